# Những câu dành cho cán bộ, công chức trong bot nội bộ.

# --- tham gia, phân quyền ---
staff-unknown = Tài khoản này chưa có quyền trong hệ thống. Đề nghị xin đường dẫn mời của người quản trị rồi bấm vào đường dẫn đó.
staff-not-allowed = Anh/Chị chưa được phân quyền làm việc này.
staff-anonymous = Hệ thống không biết ai vừa thao tác. Đề nghị tắt chế độ quản trị viên ẩn danh rồi làm lại.
staff-welcome =
    Xin chào { $name }. Anh/Chị đã được cấp vai trò { $role } – { $place }.

    { $next }
staff-next-desk = Việc tiếp theo: thêm bot này vào nhóm của quầy, rồi gõ trong nhóm: /gan_quay { $desk }
staff-next-wait = Phản ánh, kiến nghị và báo cáo tuần thuộc phạm vi của Anh/Chị sẽ được gửi tới đây.
staff-role-owner = quản trị
staff-role-leader = lãnh đạo
staff-role-head = phụ trách
staff-role-officer = công chức
staff-place-everywhere = toàn hệ thống
invitation-invalid = Đường dẫn mời không hợp lệ hoặc đã hết hạn. Đề nghị xin người quản trị một đường dẫn mới.
invitation-spent = Đường dẫn mời này đã được dùng. Mỗi đường dẫn chỉ dùng một lần; đề nghị xin đường dẫn mới.
invitation-private = Đề nghị mở đường dẫn mời trong cuộc trò chuyện riêng với bot, không mở trong nhóm.
staff-help =
    Bot nội bộ của Bộ phận Một cửa.

    • Phản ánh, kiến nghị mới được gửi tới đây ngay: bấm “Tiếp nhận” để nhận xử lý.
    • Trả lời người dân: trả lời (reply) vào thẻ phản ánh. Bot hỏi lại một lần: gửi cho người dân, hay chỉ ghi chú nội bộ.
    • Thẻ báo cáo tuần được gửi lúc 07:30 thứ Hai.
    • /gan_quay MÃ_QUẦY – gõ trong nhóm để gắn nhóm với quầy.
    • /help – xem lại hướng dẫn này.
staff-start = Đây là bot nội bộ dành cho cán bộ, công chức. Để sử dụng, Anh/Chị cần đường dẫn mời của người quản trị.

# --- gắn nhóm ---
bind-no-code = Đề nghị gõ kèm mã quầy, ví dụ: /gan_quay quay-3
bind-unknown-desk = Không có quầy nào mang mã “{ $desk }”. Mã quầy có trên thông báo treo tại quầy.
bind-not-a-group = Lệnh này dùng trong nhóm của quầy: thêm bot vào nhóm rồi gõ /gan_quay { $desk } trong nhóm.
bind-done = Nhóm này từ nay nhận phản ánh, kiến nghị và báo cáo tuần của { $desk }.
bind-again = Nhóm này đã được gắn với { $desk }.

# --- thẻ phản ánh ---
card-complaint =
    PHẢN ÁNH, KIẾN NGHỊ { $code }
    { $desk } – { $category }
    { $door } · gửi { $received }
    Trạng thái: { $status }
    { $due }

    Nội dung:
    { $text }
card-simulated = MÔ PHỎNG
card-door-anonymous = Góp ý ẩn danh
card-door-named = Có họ tên, địa chỉ
card-morning = sáng { $day }
card-afternoon = chiều { $day }
card-due-classify = Hạn phân loại: { $classify } · Hạn trả lời: { $answer }
card-due-answer = Hạn trả lời: { $answer }
card-overdue = QUÁ HẠN trả lời từ { $answer }
card-awaits-citizen = Đang chờ ý kiến của người dân về câu trả lời
card-no-due = Đã xong, không còn hạn xử lý
card-handler = Người xử lý: { $name }
card-answer =
    Đã trả lời:
    { $text }
card-note =
    Ghi chú nội bộ:
    { $text }
card-more = … (nội dung dài, đã rút gọn)
card-take = Tiếp nhận
card-how-to-reply = Để trả lời người dân: trả lời (reply) vào thẻ này.
case-taken = Anh/Chị đã tiếp nhận.
case-taken-already = Nội dung này đã có người tiếp nhận.
case-unknown = Không tìm thấy nội dung này, hoặc Anh/Chị không được giao xử lý.
case-over = Thao tác này không còn phù hợp: nội dung { $code } đang ở trạng thái “{ $status }”.

# --- trả lời thẻ ---
draft-ask =
    Anh/Chị muốn làm gì với dòng vừa viết về { $code }?

    { $text }
draft-send = Gửi cho người dân
draft-note = Ghi chú nội bộ
draft-sent = Đã gửi cho người dân: trả lời nội dung { $code }.
draft-noted = Đã ghi chú nội bộ cho { $code }. Người dân không thấy ghi chú này.
draft-gone = Dòng này đã được xử lý rồi.
draft-not-yours = Chỉ người viết dòng này mới chọn được.
draft-too-long = Trả lời dài quá 3.000 ký tự. Đề nghị viết ngắn lại rồi gửi.
draft-text-only = Hiện chỉ gửi được trả lời bằng chữ. Đề nghị viết nội dung trả lời vào thẻ.

# --- diễn biến ---
case-said-resolved = Người dân xác nhận nội dung { $code } đã được giải quyết.
case-said-not-resolved = Người dân cho biết nội dung { $code } chưa được giải quyết. Nội dung được mở lại và chuyển lên cấp phụ trách cao hơn.
case-waits-for-owner = Nội dung { $code } đang chờ xử lý, nhưng chưa có người nhận thông báo. Đề nghị mời người phụ trách hoặc lãnh đạo cho { $unit }.
case-unclaimed = Nội dung { $code } chưa được tiếp nhận. Hạn phân loại: { $classify }.
case-due-soon = Nội dung { $code } sắp đến hạn trả lời: { $answer }.
case-redirected = Hôm nay có một người dân được hướng dẫn sang { $kind }. Bot không ghi nhận nội dung.
redirect-khieu_nai = khiếu nại
redirect-to_cao = tố cáo
alert-low-scores = { $desk }: từ lần báo trước có lượt đánh giá ở mức “Không hài lòng” trở xuống. Chi tiết có trong báo cáo tuần khi đủ dữ liệu.
alert-undelivered = Có { $count } thông báo khẩn chưa gửi được tới người nhận. Đề nghị kiểm tra nhóm của quầy và tài khoản nhận tin.
alert-gap-presses = Bot { $bot } không liên lạc được với nền tảng từ { $since } đến { $until }. Tin nhắn chữ vẫn nhận đủ; nút bấm trong thời gian đó có thể đã mất, người dân có thể bấm lại.
alert-gap-texts = Bot { $bot } không liên lạc được với nền tảng từ { $since } đến { $until }. Tin nhắn cũ hơn 24 giờ và nút bấm trong thời gian đó có thể đã mất.
alert-update-dead = Có một tin nhắn không xử lý được ({ $bot }, { $where }). Người gửi đã được đề nghị gửi lại.
alert-rejected = Có một tin nhắn bị nền tảng từ chối ({ $bot }). Nội dung vẫn được giữ; đề nghị báo bộ phận kỹ thuật.
