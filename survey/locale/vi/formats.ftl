moment = { $time } ngày { $day }
