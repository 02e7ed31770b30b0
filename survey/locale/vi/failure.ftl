# Vì sao một lệnh không chạy được và cách sửa: cấu hình, cơ sở dữ liệu, cách gõ lệnh.

command-fault = Chương trình gặp lỗi ngoài dự kiến ({ $fault }, { $place }). Đề nghị gửi dòng này cho bộ phận kỹ thuật.

# nguyên nhân do hệ điều hành hoặc cơ sở dữ liệu báo; đứng trong ngoặc, trong các câu bên dưới
cause =
    { $why ->
        [EACCES] không có quyền
        [EPERM] không có quyền
        [EROFS] ổ đĩa chỉ cho đọc
        [ENOSPC] ổ đĩa đã đầy
        [EDQUOT] đã hết dung lượng được cấp
        [EEXIST] đã có tệp trùng tên
        [ENOTDIR] không phải là thư mục
        [ENOENT] không có thư mục đó
        [EADDRINUSE] chương trình khác đang dùng cổng này
        [EADDRNOTAVAIL] máy này không có địa chỉ đó
       *[other] { $why }
    }

# cấu hình (.env)
settings-no-token = { $variable } còn trống. Tạo bot với @BotFather rồi ghi token vào .env.
settings-not-a-token = { $variable } không phải là token của một bot. Token có dạng 123456789:AAF…
settings-same-token = CITIZEN_BOT_TOKEN và STAFF_BOT_TOKEN giống nhau. Cần hai bot, mỗi bot một token.
settings-timezone = TIMEZONE: không có múi giờ “{ $name }”. Ghi, ví dụ: Asia/Ho_Chi_Minh
settings-api-url = TELEGRAM_API_URL phải bắt đầu bằng http:// hoặc https://
settings-public-url = PUBLIC_URL phải bắt đầu bằng https:// (hoặc http:// khi dùng thử), ví dụ: https://gopy.example.vn
settings-public-url-folder = PUBLIC_URL phải là địa chỉ của một thư mục, không có dấu ? và #
settings-log-level = LOG_LEVEL: chọn một trong DEBUG, INFO, WARNING, ERROR.
settings-wrong = { $variable } ghi chưa đúng. Xem ví dụ trong .env.example.
settings-env-unreadable = Không đọc được tệp .env. Kiểm tra quyền đọc và lưu tệp với bảng mã UTF-8.
settings-data-dir = Không dùng được thư mục dữ liệu { $folder } ({ $why }). Cấp quyền ghi cho tài khoản đang chạy chương trình hoặc đổi DATA_DIR.
settings-http-address = HTTP_ADDRESS là “{ $address }”, chưa đúng dạng máy:cổng. Ghi, ví dụ: 127.0.0.1:8080
settings-http-taken = Không mở được HTTP_ADDRESS { $address } ({ $why }). Chọn địa chỉ hoặc cổng khác.
settings-rehearsal = Cơ sở dữ liệu này là của một lần mô phỏng. Đổi DATABASE_URL hoặc DATA_DIR sang cơ sở dữ liệu của cơ quan.
settings-backup-key = BACKUP_PUBLIC_KEY phải là dãy 64 ký tự (chữ và số) do lệnh hailong backup --new-key TỆP in ra.
run-token-refused = Nền tảng từ chối token của một bot. Chạy hailong doctor để biết bot nào, rồi xin token mới từ @BotFather.
run-another-poller = Một chương trình khác đang nhận tin của cùng một bot. Dừng chương trình đó, hoặc dùng token của bot khác.

# cơ sở dữ liệu
storage-url = DATABASE_URL chưa đúng dạng. Ghi sqlite:///đường/dẫn/tệp.db hoặc postgresql://người_dùng@máy_chủ/tên_cơ_sở_dữ_liệu
storage-file-not-written = Không ghi được { $file } ({ $why }). Cấp quyền ghi cho tài khoản đang chạy chương trình.
storage-in-use = Cơ sở dữ liệu { $file } đang được một chương trình khác sử dụng ({ $holder }). Dừng chương trình đó trước.
storage-no-folder = { $folder } không phải là thư mục. Tạo thư mục này, hoặc đổi DATABASE_URL hoặc DATA_DIR.
storage-no-database = Chưa có cơ sở dữ liệu { $file }. Nạp danh sách bằng hailong import hoặc chạy hailong run; nếu đã có ở nơi khác thì đổi DATABASE_URL.
storage-not-a-file = { $file } không phải là tệp. Đổi DATABASE_URL.
storage-network-disk = Thư mục { $folder } nằm trên ổ đĩa mạng ({ $kind }); dùng SQLite trên đó sẽ mất dữ liệu. Dùng ổ đĩa của máy này.
storage-not-writable = Tài khoản đang chạy chương trình không có quyền ghi vào { $file }. Đổi chủ sở hữu hoặc cấp quyền ghi.
storage-wal-unsound = SQLite { $version } có thể làm hỏng cơ sở dữ liệu ở chế độ WAL. Bỏ journal_mode=wal khỏi DATABASE_URL, hoặc cài SQLite 3.51.3 trở lên.
storage-journal-mode = DATABASE_URL: không có journal_mode={ $mode }. Ghi truncate hoặc wal, hoặc bỏ mục này.
storage-unusable = Không dùng được cơ sở dữ liệu ({ $why }). Kiểm tra DATABASE_URL, quyền ghi và máy chủ cơ sở dữ liệu.
storage-damaged = Cơ sở dữ liệu { $file } bị hỏng. Phục hồi từ bản sao lưu gần nhất: hailong restore TỆP
storage-backup-not-whole = Tệp này không phải là một bản sao lưu nguyên vẹn. Chọn bản sao khác.
storage-backup-other-key = Khóa riêng này không mở được bản sao. Chọn khóa riêng ứng với BACKUP_PUBLIC_KEY lúc sao lưu.
storage-backup-changed = Bản sao này đã bị sửa hoặc bị cắt mất một phần. Chọn bản sao khác.
storage-copy-damaged = Bản sao { $file } bị hỏng. Kiểm tra ổ đĩa rồi thử lại.
storage-copy-not-made = Không tạo được bản sao ({ $why }). Kiểm tra chỗ trống trên ổ đĩa và ở thư mục tạm (TMPDIR).
storage-older = Cơ sở dữ liệu ở phiên bản { $found }, cũ hơn phiên bản { $wanted } của chương trình này. Chạy hailong run một lần để nâng cấp.
storage-newer = Cơ sở dữ liệu ở phiên bản { $found }, mới hơn phiên bản { $wanted } của chương trình này. Cài chương trình phiên bản mới hơn.
storage-other-schema = Cơ sở dữ liệu thiếu { $lacking } mà phiên bản { $version } phải có: một bản chưa phát hành của chương trình đã tạo ra nó, hoặc nó đã bị sửa. Dùng lại bản chương trình đó, hoặc phục hồi một bản sao lưu: hailong restore TỆP
storage-foreign = Cơ sở dữ liệu này chứa bảng của chương trình khác. Đổi DATABASE_URL sang một cơ sở dữ liệu riêng.
storage-empty = Cơ sở dữ liệu còn trống. Nạp danh sách bằng hailong import, hoặc chạy hailong run.
storage-away = Lúc này không đọc, ghi được cơ sở dữ liệu ({ $why }). Đợi một lát rồi thử lại.
storage-broken = Ổ đĩa báo lỗi khi đọc, ghi cơ sở dữ liệu ({ $why }) nên chương trình dừng. Kiểm tra ổ đĩa, rồi chạy hailong verify trước khi tiếp tục.

# nhật ký móc xích
log-missing = thiếu các dòng từ { $first } đến { $last }
log-changed = dòng { $entry } ({ $kind }) không nối đúng với dòng trước
log-head = nhật ký dừng ở dòng { $last } nhưng điểm cuối ghi là { $head }

# cách gõ lệnh
usage-usage = Cách dùng:
usage-options-place = [TÙY CHỌN]
usage-command-place = LỆNH …
usage-arguments = Tham số
usage-options = Tùy chọn
usage-commands = Lệnh
usage-required = [bắt buộc]
usage-default = [mặc định: { $value }]
usage-help = Hiện hướng dẫn này.
usage-see-help = Xem cách dùng: { $command } --help
usage-no-option = Không có tùy chọn { $option }.
usage-no-option-but = Không có tùy chọn { $option }. Tùy chọn gần giống: { $alike }.
usage-option-value = Tùy chọn { $option } thiếu hoặc thừa giá trị.
usage-missing = Còn thiếu { $name }.
usage-bad-value = Giá trị của { $name } không dùng được.
usage-no-command = Cần một trong các lệnh: { $known }.
usage-wrong = Lệnh gõ chưa đúng.
