# Những câu của hailong verify, doctor, backup, restore.
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
doctor-backup-unsealed = Bản sao lưu chưa được niêm phong: ai có được cả tệp và hai khóa thì đọc được thông tin liên hệ và bản gốc. Để niêm phong, chạy: hailong backup --new-key TỆP

# hailong backup, restore
backup-needs-file = Chưa có tên tệp sao lưu. Ví dụ: hailong backup /mnt/sao-luu/hailong.backup
backup-done = Đã sao lưu vào { $file }: { $size } byte, kèm { $blobs } ảnh, tệp và ghi âm. Trong bản sao, không câu trả lời nào còn gắn với tài khoản.
backup-unsealed = Bản sao chưa niêm phong và không chứa SECRET_KEY, SEALING_KEY: cất hai khóa ở nơi khác, thiếu chúng thì bản sao không dùng được. Để niêm phong, chạy: hailong backup --new-key TỆP
backup-sealed = Bản sao đã niêm phong, có cả SECRET_KEY và SEALING_KEY; chỉ khóa riêng ứng với BACKUP_PUBLIC_KEY mở được.
backup-key-made = Khóa riêng đã ghi vào { $file }: cất ở nơi khác, không để trên máy chủ này; mất nó thì không mở được bản sao nào. Ghi dòng sau vào .env:
backup-postgres = Với PostgreSQL, sao lưu bằng pg_dump theo mục “PostgreSQL” trong README, vì lệnh này chỉ sao lưu SQLite.
backup-over-other-file = { $file } không phải là một bản sao lưu nên không ghi đè. Đề nghị chọn tên khác.
backup-under-way = Một lần sao lưu khác đang ghi vào { $file }. Đề nghị đợi lần đó xong.
backup-not-written = Không ghi được vào { $file } ({ $why }). Đề nghị kiểm tra thư mục, quyền ghi và chỗ trống.
backup-log-broken = Nhật ký móc xích trong bản sao có { $problems } chỗ không khớp. Chạy: hailong verify
restore-done = Đã phục hồi từ bản sao lưu lúc { $made }. Dữ liệu phát sinh từ lúc đó đến { $now } không còn. Khởi động lại bằng: hailong run
restore-held = { $count } tin chưa gửi lúc sao lưu được giữ lại, vì có thể đã gửi sau đó. Xem các phản ánh, kiến nghị đang mở bằng /hang_doi; nội dung trả lời nào người dân chưa nhận được thì gửi lại.
restore-before = Cơ sở dữ liệu trước đó được cất thành bản sao { $file }; khi không còn cần thì xóa.
restore-raw = Cơ sở dữ liệu trước đó không đọc được nên được giữ nguyên ở { $file }. Tệp này có thể còn cho biết ai đã trả lời trong 24 giờ cuối: đề nghị xóa ngay khi không còn cần.
restore-postgres = Với PostgreSQL, phục hồi bằng pg_restore theo mục “PostgreSQL” trong README, vì lệnh này chỉ phục hồi SQLite.
restore-needs-key = Bản sao này đã niêm phong. Chạy lại với khóa riêng: hailong restore TỆP --key TỆP_KHÓA
restore-without-keys = Chưa có SECRET_KEY và SEALING_KEY, mà bản sao chưa niêm phong thì không chứa khóa. Chép lại vào thư mục { $file } hai tệp secret_key và sealing_key đã cất giữ, rồi chạy lại.
restore-other-keys = SECRET_KEY hoặc SEALING_KEY hiện có không phải của bản sao này. Đặt lại các khóa đã dùng khi sao lưu (trong .env hoặc { $file }) rồi chạy lại.
