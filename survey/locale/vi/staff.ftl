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
invitation-yours = Anh/Chị đã nhận vai trò này rồi, không cần mở lại đường dẫn. Gõ /help để xem các việc có thể làm.
invitation-private = Đề nghị mở đường dẫn mời trong cuộc trò chuyện riêng với bot, không mở trong nhóm.
staff-help =
    Bot nội bộ của Bộ phận Một cửa.

    • Phản ánh, kiến nghị mới được gửi tới đây ngay: bấm “Tiếp nhận” để nhận xử lý.
    • Trả lời người dân: trả lời (reply) vào thẻ phản ánh. Bot hỏi lại một lần: gửi cho người dân, hay chỉ ghi chú nội bộ.
    • Thẻ báo cáo tuần được gửi lúc 07:30 thứ Hai, thẻ tháng lúc 07:30 ngày mùng 1.
    • /tuan, /thang, /quy – thẻ của kỳ vừa qua; hoặc gõ kèm kỳ và mã quầy: /tuan 46 quay-3, /thang 11/2026, /quy 4.
    • /bao_cao – báo cáo theo kỳ: đoạn văn để dán, XLSX, DOCX, PDF.
    • /dang_ky – chọn thẻ muốn nhận và giờ yên lặng.
    • /ho_so_tre – hồ sơ sắp đến hạn, trễ hẹn chưa có văn bản xin lỗi, kèm dự thảo; đã gửi thì gõ /da_xin_loi MÃ.
    • /gan_quay MÃ_QUẦY – gõ trong nhóm để gắn nhóm với quầy.
    • /hang_doi – các nội dung đang mở, hạn gần nhất trước; thêm mã hoặc một từ để tìm.
    • /nhap_phieu – gõ riêng với bot: nhập phiếu giấy, hoặc hỏi và ghi giúp người cần hỗ trợ.
    • /vao_so – gõ riêng với bot: vào sổ thư góp ý, cuộc gọi đường dây nóng, phản ánh nói tại quầy.
    • /vang_mat 20/11 25/11 Họ và tên – báo vắng mặt và người thay; /vang_mat hết – đã trở lại.
    • /help – xem lại hướng dẫn này.
staff-start = Đây là bot nội bộ dành cho cán bộ, công chức. Để sử dụng, Anh/Chị cần đường dẫn mời của người quản trị.

# --- gắn nhóm ---
bind-no-code = Đề nghị gõ kèm mã quầy, ví dụ: /gan_quay quay-3
bind-unknown-desk = Không có quầy nào mang mã “{ $desk }”. Mã quầy có trên thông báo treo tại quầy.
bind-not-a-group = Lệnh này dùng trong nhóm của quầy: thêm bot vào nhóm rồi gõ /gan_quay { $desk } trong nhóm.
bind-done = Nhóm này từ nay nhận phản ánh, kiến nghị và báo cáo tuần của { $desk }.
bind-lost = Từ nay phản ánh, kiến nghị và báo cáo tuần của { $desk } được gửi vào nhóm khác, do { $name } gắn. Nhóm này không còn nhận nữa. Nếu không đúng, đề nghị gõ lại /gan_quay kèm mã quầy trong nhóm này.
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
card-procedure = Thủ tục: { $name } ({ $code })
card-handler = Người xử lý: { $name }
card-files = Kèm: { $files }
card-files-refused = { $count } tệp không nhận được
card-answer =
    Đã trả lời:
    { $text }
card-note =
    Ghi chú nội bộ:
    { $text }
card-more = … (nội dung dài, đã rút gọn)
card-source = Nguồn: { $source }, nhận ngày { $day }
card-by-hand = Người dân không dùng chat: báo kết quả qua điện thoại, thư hoặc trực tiếp, rồi ghi chú vào thẻ.
card-take = Tiếp nhận
card-ask = Hỏi thêm
card-start = Bắt đầu xử lý
card-further = Thêm…
card-less = ‹ Thu gọn
card-back = ‹ Quay lại
card-refuse = Từ chối
card-transfer = Chuyển
card-guide = Hướng dẫn
card-canned = Câu trả lời mẫu
card-original = Bản gốc, liên hệ
card-guide-khieu_nai = Hướng dẫn khiếu nại
card-guide-to_cao = Hướng dẫn tố cáo
card-agency = Cơ quan khác…
card-close = Đóng
card-gone = Nội dung { $code } không còn thuộc phạm vi xử lý tại đây.
card-question =
    Đã hỏi người dân:
    { $text }
card-info =
    Người dân bổ sung:
    { $text }
info-files = (kèm { $files })
info-edited =
    Ngày { $day } sửa lại lời đã gửi thành:
    { $text }
card-refused = Lý do từ chối: { $reason }
card-forwarded = Nơi được chuyển tới: { $agency }
card-guided = Đã hướng dẫn sang { $kind }
card-outcome = Kết quả: { $outcome }
card-outcome-confirmed = người dân xác nhận đã giải quyết
card-outcome-silent = đóng vì người dân không có thêm ý kiến
card-outcome-unasked = đã trả lời, không có kênh phản hồi
card-outcome-not_resolved = người dân cho biết chưa giải quyết
card-outcome-refused = từ chối
card-outcome-guided = đã hướng dẫn
card-outcome-forwarded = đã chuyển cơ quan có thẩm quyền
card-outcome-withdrawn = người dân đã rút
case-started = Đã báo người dân: nội dung đang được xử lý.
case-refused = Đã từ chối và báo người dân lý do.
case-transferred = Đã chuyển. Đơn vị nhận sẽ tiếp nhận và xử lý.
case-closed = Đã đóng.
case-guided = Đã hướng dẫn người dân.
case-others = Nội dung này do { $name } xử lý. Đề nghị trao đổi với { $name }, hoặc báo phụ trách.
case-for-next-level = Nội dung này đã được chuyển lên cấp phụ trách cao hơn xử lý.
case-head-confirms = Việc này do phụ trách hoặc lãnh đạo quyết định.
case-take-first = Đề nghị tiếp nhận nội dung này trước.
case-info-added = Người dân đã bổ sung thông tin cho nội dung { $code }.
case-withdrawn = Người dân đã rút nội dung { $code }.
refuse-too-early = Chỉ từ chối vì thiếu thông tin sau khi đã hỏi người dân và chờ đủ 5 ngày làm việc.
guide-asked = { $name } đề nghị hướng dẫn nội dung { $code } sang { $kind }. Nếu đồng ý, nội dung sẽ kết thúc tại đây và người dân được chỉ nơi tiếp nhận.
guide-yes = Đồng ý hướng dẫn
guide-no = Không, tiếp tục xử lý
guide-proposed = Đã gửi đề nghị tới phụ trách.
guide-confirmed = Đã hướng dẫn người dân: nội dung { $code }.
guide-refused = Nội dung { $code } tiếp tục được xử lý tại đây.
guide-nobody = Chưa có phụ trách hoặc lãnh đạo để xác nhận việc này.
card-how-to-reply = Để trả lời người dân: trả lời (reply) vào thẻ này.
case-taken = Anh/Chị đã tiếp nhận.
case-taken-already = Nội dung này đã có người tiếp nhận.
case-unknown = Không tìm thấy nội dung này, hoặc Anh/Chị không được giao xử lý.
case-over = Thao tác này không còn phù hợp: nội dung { $code } đang ở trạng thái “{ $status }”.

# --- trả lời thẻ ---
draft-ask =
    Anh/Chị muốn làm gì với nội dung vừa viết về { $code }?

    { $text }
draft-send = Gửi cho người dân
draft-question = Hỏi thêm người dân
draft-forward = Chuyển tới { $agency }
draft-ask-wanted = Đề nghị trả lời (reply) vào thẻ bằng câu hỏi, rồi chọn “Hỏi thêm người dân”.
draft-agency-wanted = Đề nghị trả lời (reply) vào thẻ bằng tên cơ quan, rồi chọn “Chuyển tới…”.
draft-no-agency = Tên cơ quan dài quá 120 ký tự. Đề nghị viết ngắn lại.
draft-answer-kept = Đã ghi câu trả lời nội dung { $code }. Bot không gửi được cho người dân: đề nghị báo qua điện thoại, thư hoặc trực tiếp, rồi ghi chú vào thẻ.
draft-ask-by-hand = Đã ghi câu hỏi về nội dung { $code }. Bot không gửi được cho người dân: đề nghị hỏi qua điện thoại hoặc thư, rồi ghi chú câu trả lời vào thẻ.
draft-asked = Đã hỏi người dân về nội dung { $code }. Câu trả lời sẽ hiện trên thẻ.
draft-forwarded = Đã chuyển nội dung { $code } và báo người dân.
draft-merge = Gộp vào { $code }
draft-merged = Nội dung { $code } đã được gộp; người dân đã được báo.
merge-apart = Hai nội dung này khác quầy hoặc khác người được xem nên không gộp được.
card-merged = Đã gộp vào đây: { $text }
card-merged-into = Được gộp vào: { $text }
draft-note = Ghi chú nội bộ
draft-sent = Đã gửi cho người dân: trả lời nội dung { $code }.
draft-noted = Đã ghi chú nội bộ cho { $code }. Người dân không thấy ghi chú này.
draft-gone = Nội dung vừa viết này đã được xử lý rồi.
draft-edited-late = Lời này đã được gửi hoặc ghi lại nên sửa tin nhắn không thay đổi gì. Muốn đính chính, đề nghị trả lời (reply) vào thẻ lần nữa.
draft-not-yours = Chỉ người viết nội dung này mới chọn được.
draft-too-long = Trả lời dài quá 3.000 ký tự. Đề nghị viết ngắn lại rồi gửi.
reply-file-refused = Tệp kèm trả lời nội dung { $code } không gửi được cho người dân. Lý do: { $why }. Phần chữ đã được gửi.
draft-needs-words = Đề nghị viết nội dung trả lời vào thẻ. Mỗi trả lời kèm được một ảnh hoặc một tệp PDF, có lời viết cùng.
draft-file-too-large = Tệp lớn quá 10 MB nên không gửi được.

# --- diễn biến ---
case-said-resolved = Người dân xác nhận nội dung { $code } đã được giải quyết.
case-said-not-resolved = Người dân cho biết nội dung { $code } chưa được giải quyết. Nội dung được mở lại và chuyển lên cấp phụ trách cao hơn.
case-waits-for-owner = Nội dung { $code } đang chờ xử lý, nhưng chưa có người nhận thông báo. Đề nghị mời người phụ trách hoặc lãnh đạo cho { $unit }.
case-unclaimed = Nội dung { $code } chưa được tiếp nhận. Hạn phân loại: { $classify }.
case-unclaimed-inside = Nội dung { $code } được chuyển đến nhưng chưa được tiếp nhận. Hạn trả lời: { $answer }.
case-due-soon = Nội dung { $code } sắp đến hạn trả lời: { $answer }.
case-undelivered = Chưa gửi được cho người dân: tin về nội dung { $code }. Người dân có thể đã chặn bot; khi tra cứu bằng mã, người dân vẫn xem được trạng thái và nội dung trả lời.
case-redirected = Hôm nay có một người dân được hướng dẫn sang { $kind }. Bot không ghi nhận nội dung.
redirect-khieu_nai = khiếu nại
redirect-to_cao = tố cáo
alert-low-scores = { $desk }: từ lần báo trước có lượt đánh giá ở mức “Không hài lòng” trở xuống. Chi tiết có trong báo cáo tuần khi đủ dữ liệu.
alert-burst = { $desk }: hôm nay có lúc hơn { $most } phiếu trả lời được gửi trong 2 phút. Các phiếu này vẫn được tính và được nêu trong báo cáo. Đề nghị xem lại cách mời người dân trả lời tại quầy.
alert-undelivered = Có { $count } thông báo khẩn chưa gửi được tới người nhận. Đề nghị kiểm tra nhóm của quầy và tài khoản nhận tin.
alert-gap-presses = Bot { $bot } không liên lạc được với nền tảng từ { $since } đến { $until }. Tin nhắn chữ vẫn nhận đủ; nút bấm trong thời gian đó có thể đã mất, người dân có thể bấm lại.
alert-gap-texts = Bot { $bot } không liên lạc được với nền tảng từ { $since } đến { $until }. Tin nhắn cũ hơn 24 giờ và nút bấm trong thời gian đó có thể đã mất.
alert-clock-back = Đồng hồ máy chủ đang chỉ { $now }, trước cả tin nhắn đã nhận lúc { $newest }. Các việc theo giờ (thẻ, nhắc hạn, chốt số liệu) tạm dừng cho đến khi đồng hồ đúng; đề nghị chỉnh giờ máy chủ.
alert-card-not-made = Thẻ { $period } của { $place } không lập được vì lỗi chương trình. Số liệu không mất; các nơi khác vẫn nhận thẻ như thường. Đề nghị báo bộ phận kỹ thuật xem nhật ký (card_not_made).
alert-update-dead = Có một tin nhắn không xử lý được ({ $bot }, { $where }). Người gửi đã được đề nghị gửi lại.
alert-rejected = Có một tin nhắn bị nền tảng từ chối ({ $bot }). Nội dung vẫn được giữ; đề nghị báo bộ phận kỹ thuật.

# --- hàng đợi ---
queue-cases =
    Phản ánh, kiến nghị: { $count } nội dung, trong đó quá hạn { $overdue } (trang { $page }/{ $pages }, hạn gần nhất trước).
    Bấm một nội dung để mở thẻ. Tìm: /hang_doi kèm mã hoặc một từ.
queue-empty = Không có phản ánh, kiến nghị nào đang mở trong phạm vi xem được tại đây.
queue-found-none = Không tìm thấy nội dung nào phù hợp trong phạm vi xem được tại đây.
queue-due = { $code } · hạn { $due } · { $status }
queue-overdue = { $code } · QUÁ HẠN { $due } · { $status }
queue-done = { $code } · { $status }

# --- bản gốc, liên hệ ---
original-of = BẢN GỐC { $code } – chỉ dành cho người xử lý. Lần mở này đã được ghi lại; người dân và lãnh đạo xem được. Sau 24 giờ nội dung này tự ẩn.
original-contact =
    Họ và tên: { $name }
    Số điện thoại: { $phone }
    Địa chỉ: { $address }
original-hidden = Bản gốc { $code } đã được ẩn sau 24 giờ. Khi cần, Anh/Chị mở lại từ thẻ.
original-place = Vị trí người dân gửi: { $place }
original-files-coming = Một số tệp gửi kèm đang được tải về. Đề nghị mở lại sau ít phút.
original-file = { $code }: { $file }. Sau 24 giờ tin này tự xóa.
original-sent = Đã gửi bản gốc vào cuộc trò chuyện riêng của Anh/Chị với bot. Lần mở này được ghi lại.
original-erased = Bản gốc và thông tin liên hệ của nội dung này đã được xóa theo thời hạn lưu.
original-opened = { $name } đã mở bản gốc và thông tin liên hệ của nội dung { $code }.

# --- vắng mặt ---
away-how = Đề nghị gõ ngày đầu, ngày cuối và họ tên người thay, ví dụ: /vang_mat 20/11 25/11 Nguyễn Thị Hoa. Khi trở lại: /vang_mat hết
away-who = Đề nghị ghi rõ họ tên một đồng nghiệp cùng quầy hoặc cùng đơn vị: { $names }
away-busy = { $name } đang thay cho một người khác. Đề nghị chọn người khác.
away-with = { $name } vắng mặt từ { $first } đến hết { $last }. Người thay: { $other }. Thông báo trong thời gian đó gửi tới người thay.
away-without = { $name } vắng mặt từ { $first } đến hết { $last }, chưa có người thay. Thông báo trong thời gian đó gửi lên cấp trên.
away-nobody = Anh/Chị không báo vắng mặt. Để báo: /vang_mat 20/11 25/11 Nguyễn Thị Hoa
leave-stand-in = { $name } vắng mặt đến hết { $last }; Anh/Chị là người thay. Thẻ của { $count } nội dung đang mở do { $name } phụ trách được gửi dưới đây; từ nay thông báo về các nội dung này gửi tới Anh/Chị.
leave-stand-in-none = { $name } vắng mặt đến hết { $last }; Anh/Chị là người thay. Hiện không có nội dung nào đang mở để chuyển cho Anh/Chị.
leave-goes-up = { $name } vắng mặt đến hết { $last }. { $count } nội dung dưới đây không có người xử lý thay; đề nghị Anh/Chị theo dõi.
leave-relieved = Anh/Chị không còn là người thay của { $name }. Thẻ của những nội dung ngoài phạm vi xử lý của Anh/Chị đã được ẩn.
leave-back = Thời gian vắng mặt của Anh/Chị đã kết thúc; từ nay thông báo lại được gửi tới Anh/Chị. Còn { $count } nội dung đang mở; bấm một nội dung để mở thẻ. Xem tất cả: /hang_doi
leave-back-none = Thời gian vắng mặt của Anh/Chị đã kết thúc; từ nay thông báo lại được gửi tới Anh/Chị. Anh/Chị không có nội dung nào đang mở.

# --- hồ sơ sắp đến hạn, trễ hẹn ---
dossiers-late-title = Hồ sơ cần văn bản xin lỗi: { $place }
dossiers-overdue = Đã quá hạn, chưa có văn bản xin lỗi: { $count } hồ sơ
dossiers-due-soon = Đến hạn từ hôm nay đến { $until }: { $count } hồ sơ
dossiers-unsure = Đến hạn sau khi nhập tệp, chưa rõ đã trả hay chưa: { $count } hồ sơ. Đề nghị nhập tệp mới.
dossiers-line = • { $code } – hẹn trả { $day } – { $procedure }
dossiers-no-procedure = không ghi thủ tục
dossiers-and-others = • và { $count } hồ sơ khác
dossiers-none-late = Không có hồ sơ nào quá hạn hoặc đến hạn từ nay đến { $until } mà chưa có văn bản xin lỗi.
dossiers-told = Theo tệp hồ sơ nhập ngày { $day }.
dossiers-then = Hồ sơ không kịp trả đúng hẹn: gửi văn bản xin lỗi, kèm lý do và ngày hẹn mới, chậm nhất một ngày trước ngày hết hạn. Đã gửi xong: /da_xin_loi MÃ
dossiers-draft = Soạn văn bản xin lỗi
dossiers-letters = Dự thảo văn bản xin lỗi và đề nghị gia hạn: { $place }, { $count }/{ $all } hồ sơ, mỗi hồ sơ một trang. Số, ngày, người nhận, lý do, ngày hẹn mới và chữ ký để trống. Gửi xong, đề nghị gõ: /da_xin_loi MÃ
dossiers-letters-named = dự thảo văn bản xin lỗi
dossiers-all-apologised = Không còn hồ sơ nào cần văn bản xin lỗi.
dossiers-which = Đề nghị ghi mã hồ sơ: /da_xin_loi MÃ (nhiều mã cách nhau bằng dấu phẩy).
dossiers-unknown = Không có hồ sơ mang mã “{ $code }” ở nơi Anh/Chị phụ trách.
dossiers-noted = Đã ghi nhận có văn bản xin lỗi: { $codes }
dossiers-bad-file = Tên tệp { $file } cần kết thúc bằng .docx hoặc .pdf.
dossiers-letters-written = Đã ghi { $file }: { $count } dự thảo, mỗi hồ sơ một trang. Số, ngày, người nhận, lý do, ngày hẹn mới và chữ ký để trống. Gửi xong: hailong dossiers apologised MÃ
dossiers-code-unknown = Không có hồ sơ mang mã “{ $code }”. Đề nghị kiểm tra mã, hoặc nhập tệp hồ sơ trước: hailong import dossiers TỆP.
