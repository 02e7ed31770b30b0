# Những câu của hailong verify, doctor.
verify-sound = Nhật ký nguyên vẹn: { $entries } dòng, dòng nào cũng nối đúng với dòng trước. Mã hiện tại: { $head }
verify-problem = Nhật ký có chỗ không khớp: { $problem }. Đề nghị giữ nguyên máy chủ và so với mã in trên các thẻ tuần đã gửi.
doctor-tokens = Đã có token của hai bot, hai token khác nhau.
doctor-env-open = Tệp .env đang cho người khác trên máy đọc được. Chạy: chmod 600 .env
doctor-bot = { $variable }: nền tảng nhận ra bot @{ $name }.
doctor-token-refused = { $variable }: nền tảng từ chối token này. Xin token mới từ @BotFather rồi ghi vào .env.
doctor-platform-away = Không liên lạc được với { $url }. Nếu mạng chặn Telegram, đặt PROXY_URL; các việc theo lịch vẫn chạy.
doctor-database = Cơ sở dữ liệu dùng được: { $units } đơn vị, { $desks } quầy.
doctor-log-sound = Nhật ký móc xích nguyên vẹn.
doctor-log-broken = Nhật ký móc xích có chỗ không khớp. Chạy: hailong verify
doctor-no-leader = Chưa có lãnh đạo nào trong hệ thống. Chạy: hailong invite --role leader --unit MÃ_ĐƠN_VỊ
doctor-nobody-reads = Chưa ai nhận báo cáo của { $desk }. Mời người phụ trách quầy này, hoặc gõ /gan_quay { $desk } trong nhóm của quầy.
doctor-sealing-key = SEALING_KEY không mở được dữ liệu đã niêm phong. Đặt lại khóa cũ, phía sau khóa mới và cách bằng dấu phẩy.
doctor-dossiers-old = { $unit }: lần nhập hồ sơ gần nhất là ngày { $day }, đã quá 7 ngày nên hệ thống không nhắc hồ sơ sắp đến hạn nữa. Chạy: hailong import dossiers TỆP --apply
doctor-instrument = Bộ câu hỏi riêng { $key } (phiên bản { $version }) không còn đọc được với phiên bản chương trình này. Chạy hailong survey check với tệp gốc để biết sửa chỗ nào, rồi thêm phiên bản tiếp theo.
doctor-holidays = Ngày nghỉ chưa được xác nhận bằng thông báo chính thức: { $days }. Khi có thông báo, nạp bằng: hailong import holidays
