moment = { $time }, { $day }
