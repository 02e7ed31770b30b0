# Những câu dành cho người quản trị khi thiết lập: nhập danh sách, mời cán bộ, in mã QR.

# --- tệp nhập vào ---
import-no-such-file = Không mở được tệp { $file }. Đề nghị kiểm tra lại tên tệp và thư mục.
import-file-too-large = Tệp quá lớn (tối đa { $megabytes } MB). Đề nghị chỉ để lại trang có danh sách, hoặc chia thành nhiều tệp.
import-old-excel = Tệp ở định dạng Excel cũ (.xls). Đề nghị mở bằng Excel và lưu lại thành .xlsx hoặc “CSV UTF-8”.
import-excel-password = Tệp Excel được đặt mật khẩu. Đề nghị mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) và lưu lại.
import-broken-excel = Tệp .xlsx bị hỏng hoặc không đúng định dạng Excel. Đề nghị mở bằng Excel và lưu lại, hoặc xuất lại từ phần mềm một cửa.
import-unknown-encoding = Không đọc được chữ tiếng Việt trong tệp (tệp không phải UTF-8). Đề nghị mở bằng Excel, chọn “Lưu thành”, kiểu “CSV UTF-8”, hoặc lưu thành .xlsx.
import-no-rows = Tệp chưa có dòng dữ liệu nào dưới dòng tiêu đề. Lấy tệp mẫu: hailong import LOẠI --template TỆP.
import-too-many-rows = Tệp có hơn { $rows } dòng. Đề nghị chia thành nhiều tệp.
import-broken-quotes = Dấu ngoặc kép (") không khép kín từ dòng này. Đề nghị sửa dấu ngoặc kép, hoặc lưu lại thành .xlsx.
import-unknown-heading = Không biết cột “{ $heading }”. Các cột được dùng: { $expected }. Đề nghị sửa tên cột hoặc xóa cột này.
import-heading-twice = Cột “{ $heading }” trùng với một cột đứng trước. Đề nghị chỉ giữ một cột.
import-heading-missing = Thiếu cột “{ $heading }”. Dòng đầu cần có: { $expected }.

# --- từng ô ---
import-empty = Ô “{ $heading }” đang để trống. Đề nghị điền vào, hoặc xóa cả dòng.
import-formula = Ô là công thức hoặc bắt đầu bằng ký tự của công thức: { $text }. Đề nghị dán lại dưới dạng giá trị, hoặc bỏ ký tự đầu.
import-invisible = Ô có ký tự ẩn ({ $mark }). Đề nghị xóa trắng ô rồi gõ lại.
import-too-long = Ô dài { $length } ký tự, tối đa { $longest }. Đề nghị viết ngắn lại.
import-code-letters = Mã “{ $code }” không hợp lệ. Mã chỉ gồm chữ không dấu, chữ số và dấu gạch nối ở giữa, tối đa { $longest } ký tự, ví dụ quay-1.
import-code-like-complaint = Mã { $code } dễ nhầm với mã tra cứu phản ánh (PA- và 8 chữ số). Đề nghị chọn mã khác.
import-code-twice = “{ $code }” đã có ở dòng { $row } (không phân biệt chữ hoa, dấu gạch nối). Đề nghị sửa một trong hai dòng.
import-code-spelled-otherwise = Mã { $code } đã có trong hệ thống, viết là { $known }. Đề nghị viết đúng như vậy, hoặc chọn mã khác.
import-unknown-unit = Không có đơn vị mang mã “{ $code }”. Đề nghị nhập danh sách đơn vị (units) trước, hoặc sửa mã.
import-unknown-survey = Không có bộ câu hỏi “{ $key }”. Các bộ hiện có: { $known }. Đề nghị sửa ô này, hoặc thêm bộ câu hỏi của đơn vị trước: hailong survey add TỆP.
import-unknown-parent = Không có đơn vị cha mang mã “{ $code }” trong tệp và trong hệ thống. Đề nghị thêm dòng cho đơn vị đó, hoặc sửa mã.
import-parent-circle = Đơn vị { $code } trực thuộc chính mình qua các đơn vị cha. Đề nghị sửa ô “Đơn vị cha”.
import-no-date = “{ $text }” không phải là ngày. Đề nghị viết như 02/09/2026 hoặc 2026-09-02.
import-no-day-kind = “{ $text }” không phải là loại ngày. Đề nghị viết “nghỉ” hoặc “làm bù”.
import-no-yes-or-no = “{ $text }” không rõ là có hay không. Đề nghị viết “có” hoặc “chưa”.
import-bad-days = “{ $text }” không phải số ngày làm việc từ 1 đến { $most }. Đề nghị ghi một số, ví dụ 5, hoặc để trống để giữ như hiện có.

# --- tệp hồ sơ xuất từ phần mềm một cửa ---
import-dossiers-no-heading = Không thấy dòng tiêu đề có cột “Mã hồ sơ” trong 20 dòng đầu. Đề nghị đặt tên cột là “Mã hồ sơ” (hoặc “Số hồ sơ”). Xem tệp mẫu: hailong import dossiers --template TỆP.
import-dossiers-whose = Tệp không có cột “Đơn vị” hay “Quầy”. Đề nghị chạy lại và thêm --unit MÃ hoặc --desk MÃ.
import-dossier-code = “{ $text }” không giống mã hồ sơ: mã có ít nhất một chữ số, chỉ gồm chữ cái không dấu, chữ số, dấu chấm, dấu gạch, tối đa 60 ký tự.
import-dossier-no-received = Không biết ngày tiếp nhận: ô để trống và trong mã không có ngày. Đề nghị điền ngày tiếp nhận.
import-dossier-no-day = “{ $text }” không phải là ngày từ năm 2000 đến năm 2100. Đề nghị viết như 09/11/2026 hoặc 2026-11-09, có thể kèm giờ.
import-dossier-future = Ngày { $day } chưa tới. Đề nghị kiểm tra lại ngày.
import-dossier-due-before = Hạn trả { $day } trước ngày tiếp nhận { $received }. Đề nghị kiểm tra lại hai ngày này.
import-dossier-returned-before = Ngày trả { $day } trước ngày tiếp nhận { $received }. Đề nghị kiểm tra lại hai ngày này.
import-dossier-apology = “{ $text }” không rõ đã có văn bản xin lỗi hay chưa. Đề nghị ghi ngày của văn bản (từ ngày tiếp nhận đến hôm nay), hoặc “có”, “chưa”.
import-dossier-no-unit = Dòng này không ghi đơn vị hay quầy. Đề nghị điền vào, hoặc chạy lại và thêm --unit MÃ.
import-dossier-unknown-unit = Không có đơn vị nào mang mã hoặc tên “{ $text }”. Đề nghị sửa ô cho đúng mã đơn vị trong hệ thống, hoặc nhập danh sách đơn vị trước.
import-dossier-unknown-desk = Không có quầy nào của đơn vị mang mã hoặc tên “{ $text }”. Đề nghị sửa ô cho đúng mã quầy trong hệ thống, hoặc xóa trắng ô.
import-dossiers-busy = Đang có một lượt nhập hồ sơ khác. Chưa ghi gì; đề nghị đợi lượt đó xong (khoảng một phút) rồi chạy lại.
import-dossiers-used = Các cột được đọc: { $columns }
import-dossiers-unread = Các cột không đọc, không lưu: { $columns }
import-dossiers-skipped = Bỏ qua { $problems } dòng sai nêu trên; chỉ tính các dòng đúng.
import-dossiers-refused = Có { $problems } chỗ cần sửa nên chưa ghi gì. Đề nghị sửa rồi chạy lại; hoặc thêm --skip-bad để chỉ nhập các dòng đúng.
import-more-problems = … và { $problems } chỗ khác.
import-reading = Đang đọc
import-comparing = Đang so sánh

# --- kết quả ---
import-problem-file = { $file }: { $problem }
import-problem-cell = { $file }, ô { $cell }: { $problem }
import-problem-row = { $file }, dòng { $cell }: { $problem }
import-counts = Mới: { $new } · Thay đổi: { $changed } · Giữ nguyên: { $unchanged }
import-refused = Có { $problems } chỗ cần sửa nên chưa ghi gì. Đề nghị sửa rồi chạy lại lệnh.
import-dry-run = Mới chỉ kiểm tra, chưa ghi gì. Để ghi, chạy lại lệnh và thêm --apply.
import-applied = Đã ghi xong.
import-nothing-to-do = Tất cả đã có trong hệ thống, không cần ghi gì.
import-windows-1258 = Tệp dùng bảng mã cũ Windows-1258. Đề nghị xem chữ có dấu dưới đây có đúng không: { $sample }
import-template-written = Đã ghi tệp mẫu { $file }. Mở bằng Excel, điền từng dòng, rồi chạy: hailong import { $kind } { $file }
import-progress = Đang ghi
import-needs-file = Cần tên tệp: hailong import { $kind } TỆP, hoặc hailong import { $kind } --template TỆP.
setup-file-not-written = Không ghi được tệp { $file }. Đề nghị kiểm tra thư mục và quyền ghi.
setup-file-exists = Đã có tệp { $file }. Đề nghị chọn tên khác, để không ghi đè.
setup-unknown-unit = Không có đơn vị mang mã “{ $code }”. Đề nghị nhập danh sách đơn vị trước: hailong import units TỆP.
setup-unknown-desk = Không có quầy mang mã “{ $code }”. Đề nghị nhập danh sách quầy trước: hailong import desks TỆP.
setup-bot-unreachable = Chưa hỏi được Telegram tên của bot ({ $variable }). Đề nghị kiểm tra mạng hoặc PROXY_URL rồi chạy lại.
setup-bot-refused = Telegram không nhận { $variable }. Đề nghị lấy lại token từ @BotFather và ghi vào tệp .env.

# --- mời cán bộ ---
invite-owner-everywhere = Vai trò owner (quản trị) có trên toàn hệ thống: đề nghị bỏ --unit và --desk.
invite-needs-unit = Vai trò { $role } cần một đơn vị: thêm --unit MÃ, không dùng --desk.
invite-needs-desk = Vai trò { $role } cần một quầy: thêm --desk MÃ, không dùng --unit.
invite-made =
    Gửi đường dẫn này cho đúng một người. Dùng được một lần, đến { $expires }:
    { $link }

# --- đường dẫn, áp phích ---
links-no-desks = Chưa có quầy nào. Đề nghị nhập danh sách quầy trước: hailong import desks TỆP.
links-revoked = Đã thu hồi mọi mã QR đã in của { $desk }. Đề nghị in và treo bản mới.
links-poster-written = Đã ghi { $file }: { $desks } quầy, mỗi quầy một trang A4 và một trang hai tờ A5.
poster-headline = Xin ý kiến Ông/Bà
poster-about = về lần làm thủ tục vừa qua · khoảng 1 phút · không hỏi tên
poster-step-scan = Mở máy ảnh trên điện thoại, quét mã ở trên
poster-step-start = Telegram mở ra: bấm “Bắt đầu” (Start)
poster-step-answer = Trả lời vài câu hỏi ngắn, hoặc gửi phản ánh
poster-without-camera = Không quét được mã? Mở Telegram, tìm { $bot } rồi gõ mã quầy.
poster-web-label = Không có Telegram?
poster-web-about = Quét mã nhỏ này để trả lời trên trang web, không cần cài ứng dụng; hoặc mở địa chỉ:
poster-code-label = Mã quầy
poster-bot-label = Tên đúng của bot
poster-bot-warning = Nếu điện thoại hiện tên khác, xin đừng trả lời và báo giúp chúng tôi.
poster-kept-label = Chúng tôi lưu gì?
poster-kept = Câu trả lời, thời gian, quầy. Không hỏi tên, không hỏi số căn cước. Liên kết với tài khoản chat chỉ giữ 24 giờ sau khi gửi để Ông/Bà sửa hoặc rút lại, rồi hủy. Tham gia là tự nguyện.
poster-hotline-label = Đường dây nóng:
poster-cut-here = cắt theo đường này

# --- phiếu có mã QR ---
slips-printing = Đang in phiếu
slips-needs-file = Cần mã quầy, số lượng và tên tệp: hailong slips --desk MÃ --count SỐ TỆP.pdf
slips-desk-busy = Vừa có người khác in phiếu cho quầy này. Chưa ghi gì; đề nghị chạy lại lệnh.
slips-unknown-batch = Không có đợt phiếu “{ $batch }”. Xem các đợt: hailong slips
slips-revoked-before = Đợt phiếu { $batch } đã được thu hồi lúc { $at }.
slips-revoked = Đã thu hồi đợt phiếu { $batch }. Người cầm phiếu vẫn trả lời được, tính là không kèm phiếu.
slips-written = Đã ghi { $file }: { $count } phiếu, số { $first }–{ $last }, dùng đến { $until }. Tên đợt để thu hồi khi cần: { $batch }
slips-hand-out = Đề nghị phát cho mọi người theo thứ tự số, kể cả người bị từ chối hồ sơ; một đợt chỉ phát ở một chỗ.
slips-cut = Cắt cả xếp giấy một lần, rồi đặt các xếp nhỏ lần lượt từ trái sang phải, từ trên xuống dưới: số sẽ liền nhau.
slips-none = Chưa in phiếu nào.
slips-line = { $batch }: { $count } phiếu, in ngày { $day }, dùng đến { $until }
slips-line-revoked = { $batch }: { $count } phiếu, in ngày { $day }, đã thu hồi lúc { $at }
slip-sentence = Quét mã để cho biết Ông/Bà hài lòng đến đâu: khoảng 1 phút, không hỏi tên, câu trả lời không kèm số phiếu.
slip-chat = Có Telegram
slip-web = Không có Telegram
slip-number = Số { $number }
slip-until = dùng một lần, đến { $day }

# --- phiếu giấy ---
form-title = Phiếu xin ý kiến người dân
form-about = Xin Ông/Bà cho biết ý kiến về lần làm thủ tục vừa qua bằng cách đánh dấu X vào một ô ở mỗi câu. Câu nào không muốn trả lời, Ông/Bà để trống. Không ghi tên, số điện thoại, số căn cước. Trả lời hay không là tùy Ông/Bà, không ảnh hưởng đến hồ sơ.
form-number = Phiếu số
form-not-applicable = Không áp dụng
form-several = (có thể chọn nhiều ý)
form-only-if = (chỉ trả lời nếu ở câu { $number } Ông/Bà chọn một trong các ý số { $choices })
form-drop = Điền xong, xin gấp phiếu lại và bỏ vào hòm thư góp ý.
form-kept = Chúng tôi lưu: câu trả lời, ngày nhập, quầy. Số phiếu chỉ để mỗi phiếu được nhập một lần, không cho biết ai đã nhận phiếu. Kết quả từ phiếu giấy được báo cáo riêng.
form-code-chat = Trả lời bằng Telegram
form-code-web = Trả lời trên trang web
form-footer = Bộ câu hỏi: { $survey }, phiên bản { $version }
form-written = Đã ghi { $file }: { $count } phiếu, số { $first } đến { $last }. Khi thu phiếu, cán bộ nhập trong bot nội bộ: /nhap_phieu
form-numbers-over = Quầy { $desk } đã dùng hết số phiếu (đến { $most }).
