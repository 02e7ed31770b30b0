# Những câu nói với người dân trong cuộc trò chuyện, trừ câu hỏi của phiếu khảo sát.

-platform = Telegram

## Nút bấm

button-agree = Đồng ý
button-no-thanks = Không, cảm ơn
button-answer-now = Trả lời ngay
button-back = ‹ Quay lại
button-skip = Bỏ qua
button-stop = Dừng lại
button-done = Xong
button-send = Gửi
button-cancel = Hủy
button-leave = Thôi
button-keep = Giữ nguyên
button-complain = Gửi phản ánh
button-change-answers = Sửa câu trả lời
button-withdraw-answers = Rút lại
button-change-at = Sửa câu trả lời: { $desk }
button-withdraw-at = Rút lại: { $desk }
button-keep-sent = Giữ như đã gửi
button-named = Phản ánh, kiến nghị – để lại họ tên
button-anonymous = Góp ý ẩn danh
button-concern = Phản ánh, kiến nghị
button-khieu-nai = Khiếu nại
button-to-cao = Tố cáo
button-no-files = Bỏ các tệp gửi kèm
button-edit-question = Sửa câu { $number }
button-edit-category = Sửa loại nội dung
button-edit-text = Sửa nội dung
button-edit-door = Sửa cách gửi
button-edit-name = Sửa họ tên
button-edit-phone = Sửa số điện thoại
button-edit-address = Sửa địa chỉ
button-page-before = ‹ Trang trước
button-page-next = Trang sau ›
button-all-places = ‹ Xem tất cả
button-all-procedures = ‹ Xem tất cả
button-edit-procedure = Sửa thủ tục

## Bắt đầu và chọn quầy

how-to-begin =
    Kính chào Ông/Bà.

    • Gõ /start để đánh giá lần làm thủ tục vừa qua, hoặc gõ mã quầy ghi trên bảng tại quầy.
    • Gõ /phan_anh để gửi phản ánh, kiến nghị.
    • Gõ /help để xem các việc khác.
choose-unit-survey = Ông/Bà đã làm thủ tục ở đâu? Xin chọn, hoặc gõ tên hay mã quầy để tìm.
choose-desk-survey = Ông/Bà đã làm thủ tục ở quầy nào? Xin chọn, hoặc gõ tên hay mã quầy để tìm.
choose-unit-complaint = Phản ánh, kiến nghị của Ông/Bà về nơi nào? Xin chọn, hoặc gõ tên hay mã quầy để tìm.
choose-desk-complaint = Phản ánh, kiến nghị của Ông/Bà về quầy nào? Xin chọn, hoặc gõ tên hay mã quầy để tìm.
places-found = Ông/Bà muốn chọn quầy nào dưới đây?
places-none = Hiện chưa có quầy nào để chọn. Xin Ông/Bà thử lại sau.
desk-unknown = Chưa tìm thấy quầy này. Mã quầy ghi trên bảng tại quầy; Ông/Bà cũng có thể chọn trong danh sách.
link-refused = Đường dẫn hoặc mã QR này không còn dùng được. Ông/Bà vẫn có thể chọn quầy để đánh giá.
slip-used = Phiếu này đã được dùng. Ông/Bà vẫn có thể trả lời; câu trả lời được tính là không kèm phiếu.
slip-expired = Phiếu này đã hết hạn. Ông/Bà vẫn có thể trả lời; câu trả lời được tính là không kèm phiếu.
slip-revoked = Phiếu này đã được thu hồi. Ông/Bà vẫn có thể trả lời; câu trả lời được tính là không kèm phiếu.
slip-of-another-visit = Phiếu này của một lần làm thủ tục khác. Xin Ông/Bà trả lời và gửi xong lần này, rồi quét lại phiếu để đánh giá lần đó.
slip-other-desk = Phiếu này của một quầy khác. Ông/Bà vẫn có thể trả lời; câu trả lời được tính là không kèm phiếu.
choosing-stopped = Đã dừng. Khi cần, Ông/Bà gõ /start để đánh giá, gõ /phan_anh để gửi phản ánh, kiến nghị.
already-answered-today = Hôm nay Ông/Bà đã đánh giá { $desk } rồi. Xin cảm ơn Ông/Bà.
staff-cannot-rate = Tài khoản này thuộc cán bộ, công chức của { $unit } nên không đánh giá được đơn vị mình.

## Đồng ý tham gia

center-of = Trung tâm Phục vụ hành chính công { $unit }
consent-survey =
    { $center } xin ý kiến Ông/Bà về lần làm thủ tục vừa qua (khoảng 1 phút). Chúng tôi lưu: { $kept }. Không hỏi tên, không hỏi số căn cước. Mục đích: cải thiện phục vụ và báo cáo tổng hợp. Người xem: lãnh đạo và bộ phận phụ trách của Trung tâm, không kèm tài khoản của Ông/Bà. Liên kết với tài khoản chat chỉ giữ 24 giờ sau khi gửi để Ông/Bà sửa hoặc rút lại, rồi hủy. Ông/Bà có thể dừng, xem hoặc xóa trong thời gian đó: gõ XOA. Tin nhắn đi qua nền tảng { -platform }. Đồng ý tham gia?

    Quầy: { $desk }
consent-kept = câu trả lời, thời gian, quầy
consent-kept-with-procedure = câu trả lời, thời gian, quầy, thủ tục đã làm (nếu Ông/Bà chọn; sau 24 giờ chỉ còn lĩnh vực)
consent-needed = Để bắt đầu, xin Ông/Bà bấm “Đồng ý” hoặc gõ: đồng ý. Nếu không muốn tham gia, Ông/Bà bấm “Không, cảm ơn”.
consent-declined = Vâng, xin cảm ơn Ông/Bà. Không có câu trả lời nào được lưu.

## Hỏi sau khi đã rời quầy

waiting-for-questions =
    Xin cảm ơn Ông/Bà. Lượt làm thủ tục tại { $desk } đã được ghi nhận.

    Câu hỏi sẽ được gửi trong vài giờ tới, khi Ông/Bà đã rời quầy, vào một lúc không liên quan đến giờ Ông/Bà có mặt; không gửi trước 07:00 hay sau 20:00. Không ai ở quầy biết Ông/Bà có trả lời hay không.

    Nếu thấy tiện, Ông/Bà có thể trả lời ngay.
questions-due = Như đã hẹn, xin Ông/Bà dành một phút trả lời về lần làm thủ tục tại { $desk }.
waiting-cancelled = Đã hủy. Ông/Bà sẽ không nhận câu hỏi về lượt làm thủ tục đã ghi nhận.

## Câu hỏi

progress = Câu { $number }/{ $of }
not-applicable-means = { $label }
type-comment = Ông/Bà gõ ý kiến rồi gửi, hoặc bấm “Bỏ qua”. Xin đừng ghi tên, số điện thoại hay số căn cước.
type-comment-required = Ông/Bà gõ ý kiến rồi gửi. Xin đừng ghi tên, số điện thoại hay số căn cước.
comment-files = Đã nhận: { $files }. Ông/Bà viết ý kiến, gửi thêm, hoặc bấm “Xong”. Bấm “Bỏ qua” thì các tệp này bị xóa.
comment-with-files = (kèm { $files })
comment-file-kind = Kèm ý kiến chỉ nhận ảnh và tin nhắn thoại. Nội dung vừa gửi không được lưu lại.
comment-files-too-many = Mỗi ý kiến kèm được tối đa 3 tệp. Tệp vừa gửi không được lưu lại.
type-number = Ông/Bà gõ một con số rồi gửi.
review = Xin Ông/Bà xem lại các câu trả lời. Bấm “Gửi” để gửi, hoặc chọn câu cần sửa.
review-sent = Đây là các câu trả lời Ông/Bà đã gửi. Xin chọn câu cần sửa, rồi bấm “Gửi”. Khi chưa bấm “Gửi”, các câu trả lời đã gửi vẫn được tính.
review-line = { $number }. { $question }
review-answer = → { $answer }
review-skipped = (bỏ qua)
not-understood = Xin lỗi, tôi chưa hiểu. Ông/Bà bấm một nút dưới đây, hoặc gõ số hay chữ ghi trên nút.
only-buttons-here = Ở bước này xin Ông/Bà bấm một nút, hoặc gõ số hay chữ ghi trên nút. Nội dung vừa gửi không được lưu lại.
only-text-here = Ở bước này xin Ông/Bà trả lời bằng chữ. Nội dung vừa gửi không được lưu lại.
comment-too-long = Ý kiến dài quá 2.000 ký tự nên chưa lưu được. Xin Ông/Bà rút ngắn rồi gửi lại; các câu trả lời trước vẫn còn.
not-a-number = Xin Ông/Bà chỉ gõ một con số, ví dụ: 2
choose-at-least-one = Xin Ông/Bà chọn ít nhất một ý, rồi bấm “Xong”.
old-button = Nút này không còn dùng được. Xin Ông/Bà dùng các nút ở tin nhắn mới nhất.

## Sau khi trả lời

answers-sent =
    Cảm ơn Ông/Bà đã trả lời.

    Trong 24 giờ tới, Ông/Bà có thể sửa hoặc rút lại: bấm nút dưới đây, hoặc gõ “sửa câu trả lời”, “rút lại”. Sau đó câu trả lời được tách khỏi tài khoản của Ông/Bà.

    Nếu có việc cần phản ánh, kiến nghị, Ông/Bà gõ /phan_anh.
answers-changed =
    Đã ghi nhận các câu trả lời Ông/Bà vừa sửa, thay cho những câu đã gửi trước đó. Cảm ơn Ông/Bà.

    Ông/Bà có thể sửa hoặc rút lại đến { $until }.
answers-withdrawn = Đã rút lại và xóa các câu trả lời này. Nếu muốn trả lời lại, Ông/Bà gõ /start hoặc quét mã của quầy.
change-dropped = Các câu trả lời Ông/Bà đã gửi được giữ như cũ. Xin cảm ơn Ông/Bà.
finish-first = Ông/Bà đang làm dở một việc khác, xin làm xong hoặc dừng việc đó trước. Câu trả lời đã gửi vẫn sửa được trong 24 giờ sau khi gửi.
stopped = Đã dừng. Nếu Ông/Bà đã trả lời câu hỏi đầu tiên thì các câu đã trả lời được tính; muốn xóa, Ông/Bà gõ XOA trong 24 giờ tới. Xin cảm ơn Ông/Bà.
offer-complaint = Ông/Bà có muốn gửi phản ánh, kiến nghị không?
offer-declined = Vâng, xin cảm ơn Ông/Bà. Khi cần, Ông/Bà gõ /phan_anh.

## Phản ánh, kiến nghị

complaint-category = Phản ánh, kiến nghị về { $desk }, { $unit }. Nội dung thuộc loại nào?
choose-procedure = Về thủ tục nào? Xin gõ vài chữ hoặc mã của thủ tục để tìm, chọn trong danh sách, hoặc bấm “Bỏ qua”.
procedures-found = Ông/Bà chọn thủ tục nào dưới đây? Nếu chưa đúng, xin gõ chữ khác.
procedure-unknown = Chưa tìm thấy thủ tục này. Xin Ông/Bà gõ chữ khác trong tên thủ tục, ví dụ: khai sinh; hoặc bấm “Bỏ qua”.
complaint-triage =
    Để hướng dẫn đúng, xin Ông/Bà cho biết nội dung này là:

    • Phản ánh, kiến nghị: góp ý, nêu vướng mắc, đề xuất. Kênh này tiếp nhận.
    • Khiếu nại: đề nghị xem xét lại một quyết định hoặc hành vi hành chính.
    • Tố cáo: báo cho cơ quan biết về hành vi vi phạm pháp luật.
complaint-text = Xin Ông/Bà viết nội dung (tối đa 3.000 ký tự): việc gì, ở đâu, khi nào, Ông/Bà mong được giải quyết thế nào. Ông/Bà có thể gửi ảnh, tin nhắn thoại, tệp PDF hoặc vị trí.
complaint-files-more = Đã nhận: { $files }. Ông/Bà gửi thêm, viết thêm, hoặc bấm “Xong”.
complaint-files-words = Đã nhận: { $files }. Xin Ông/Bà viết thêm vài chữ về việc này, hoặc gửi một tin nhắn thoại.
files-received = Đã nhận: { $files }.
complaint-text-careful = Xin Ông/Bà viết nội dung góp ý (tối đa 3.000 ký tự). Để bảo vệ Ông/Bà, xin đừng ghi tên người hoặc chứng cứ tại đây.
complaint-door =
    Ông/Bà muốn gửi theo cách nào?

    • Phản ánh, kiến nghị: để lại họ tên, số điện thoại, địa chỉ; được xử lý và trả lời theo quy định.
    • Góp ý ẩn danh: không cần họ tên. Góp ý ẩn danh được ghi nhận và tổng hợp; Trung tâm không có nghĩa vụ trả lời riêng.

    Cả hai cách đều có mã tra cứu.
consent-complaint = Để xử lý phản ánh, kiến nghị, quy định yêu cầu họ tên, địa chỉ, số điện thoại (Nghị định 20/2008/NĐ-CP). Chỉ người được giao xử lý xem được. Lưu 24 tháng sau khi đóng; hồ sơ đã vào sổ được lưu theo quy định lưu trữ. Tin nhắn đi qua nền tảng { -platform }. Ông/Bà đồng ý?
complaint-name = Xin Ông/Bà cho biết họ và tên.
complaint-phone = Xin Ông/Bà cho biết số điện thoại để liên hệ khi cần.
complaint-address = Xin Ông/Bà cho biết địa chỉ.
typed-before = Ông/Bà đã viết:
complaint-too-long = Nội dung dài quá 3.000 ký tự nên chưa lưu được. Xin Ông/Bà rút ngắn rồi gửi lại; những gì đã viết trước đó vẫn còn.
name-without-letters = Xin Ông/Bà gõ họ và tên bằng chữ.
name-too-long = Họ và tên dài quá 100 ký tự. Xin Ông/Bà gõ lại.
address-too-long = Địa chỉ dài quá 300 ký tự. Xin Ông/Bà gõ lại ngắn hơn.
phone-implausible = Số này có vẻ chưa đúng. Xin Ông/Bà gõ lại số điện thoại, ví dụ: 0912 345 678
complaint-summary = Xin Ông/Bà xem lại trước khi gửi.
files-speak-of-staff = Cán bộ, công chức của quầy sẽ nghe tin nhắn thoại và xem tệp kèm theo. Nếu trong đó Ông/Bà nói về một cán bộ, công chức, xin Ông/Bà bấm “Sửa loại nội dung” rồi chọn “Thái độ phục vụ”: khi đó nội dung gửi tới người phụ trách, không gửi vào nhóm của quầy.
complaint-sent = Nội dung Ông/Bà đã gửi:
summary-place = Nơi phản ánh: { $desk }, { $unit }
summary-category = Loại nội dung: { $category }
summary-procedure = Thủ tục: { $name } ({ $code })
summary-named = Cách gửi: phản ánh, kiến nghị, có họ tên
summary-anonymous = Cách gửi: góp ý ẩn danh
summary-contact =
    Họ và tên: { $name }
    Số điện thoại: { $phone }
    Địa chỉ: { $address }
summary-text = Nội dung:
text-is-voice = (tin nhắn thoại)
summary-files = Kèm: { $files }
file-kind-not-taken = Ở đây nhận được chữ, ảnh, tin nhắn thoại, tệp PDF và vị trí. Nội dung vừa gửi không được lưu lại.
attach-too-large = Tệp này lớn quá mức cho phép (ảnh và PDF tối đa 10 MB, tin nhắn thoại tối đa 5 MB) nên không được lưu lại.
attach-too-long = Tin nhắn thoại này dài quá 3 phút nên không được lưu lại. Xin Ông/Bà gửi thành nhiều đoạn ngắn hơn.
files-too-many = Mỗi nội dung kèm được tối đa 10 tệp. Tệp vừa gửi không được lưu lại.
files-too-much = Các tệp Ông/Bà đã gửi vượt quá 50 MB. Tệp vừa gửi không được lưu lại.
complaint-unfinished = Ông/Bà còn một phản ánh, kiến nghị chưa gửi. Xin gửi hoặc hủy trước, rồi quét lại mã của quầy.
complaint-cancelled = Đã hủy. Những gì Ông/Bà viết không được lưu lại.
delete-what-was-typed = Những gì Ông/Bà đã viết không được lưu lại và không gửi cho ai. Ông/Bà có thể tự xóa các tin nhắn của mình trong cuộc trò chuyện này.
look-up-needs-code = Xin Ông/Bà gõ lệnh kèm mã tra cứu, ví dụ: /tra_cuu PA-12345678

## Tra cứu

case-not-found = Không tìm thấy nội dung nào có mã này. Xin Ông/Bà kiểm tra lại mã, ví dụ: PA-12345678
look-up-locked = Có quá nhiều lần nhập chưa đúng. Xin Ông/Bà thử lại sau 10 phút.
case-status = Nội dung { $code }: { $status }.
case-due = Hạn trả lời: { $due }.
case-question =
    Trung tâm đang chờ Ông/Bà bổ sung:

    { $question }
cases-open = Những nội dung còn đang mở của Ông/Bà. Xin chọn một nội dung để xem.
case-answer =
    Nội dung trả lời:
    { $answer }
case-in-list = { $code } – { $status }
info-wanted = Xin Ông/Bà viết thông tin bổ sung cho nội dung { $code } (tối đa 3.000 ký tự), hoặc gửi ảnh, tin nhắn thoại, tệp PDF, vị trí.
info-more = Đã nhận: { $files }. Ông/Bà gửi thêm, viết thêm, hoặc bấm “Xong” để gửi cho nội dung { $code }.
info-which-files = Đã nhận: { $files }. Đây là phần bổ sung cho nội dung nào Ông/Bà đã gửi?
info-too-long = Thông tin dài quá 3.000 ký tự nên chưa lưu được. Xin Ông/Bà rút ngắn rồi gửi lại.
info-dropped = Vâng. Không có thông tin nào được bổ sung.
info-which =
    Ông/Bà vừa viết:

    { $text }

    Đây có phải là thông tin bổ sung cho nội dung đã gửi không?
button-info-for = Bổ sung cho { $code }
button-info-none = Không phải
withdraw-sure = Ông/Bà muốn rút nội dung { $code }? Nội dung đã rút không được xử lý tiếp.
button-withdraw-sure = Có, rút nội dung này
button-withdraw-not = Không rút
case-kept = Vâng. Nội dung vẫn được xử lý.

## Dữ liệu của Ông/Bà

erased = Đã rút lại và xóa các câu trả lời còn liên kết với tài khoản của Ông/Bà.
nothing-to-erase = Không còn câu trả lời nào liên kết với tài khoản của Ông/Bà. Với câu trả lời gửi đã quá 24 giờ: Câu trả lời đã được tách khỏi tài khoản của Ông/Bà nên chúng tôi không còn cách tìm lại để xóa.
my-data-intro = Dữ liệu hiện còn liên kết với tài khoản của Ông/Bà:
my-data-answers = • Phiếu trả lời đang mở hoặc gửi chưa quá 24 giờ: { $count }. Muốn xóa, Ông/Bà gõ XOA.
my-data-waiting = • Lượt làm thủ tục đang chờ gửi câu hỏi: { $count }. Muốn bỏ, Ông/Bà gõ XOA.
my-data-draft = • Một phản ánh, kiến nghị đang viết dở, chưa gửi. Muốn xóa, Ông/Bà bấm “Thôi” hoặc “Hủy”.
my-data-cases = • Phản ánh, kiến nghị: { $codes }. Muốn xem tình trạng, Ông/Bà gõ /tra_cuu kèm mã.
my-data-openings = • Bản gốc và thông tin liên hệ của { $code } đã được người xử lý mở { $count } lần; lần gần nhất: { $last }.
my-data-nothing = • Không có câu trả lời hay phản ánh, kiến nghị nào.
my-data-clocks = Câu trả lời được tách khỏi tài khoản sau 24 giờ. Thông tin liên hệ của phản ánh, kiến nghị được xóa sau khi đóng 24 tháng; hồ sơ đã vào sổ được lưu theo quy định lưu trữ.

## Trợ giúp, giới thiệu, liên hệ

choose-language = Ông/Bà muốn dùng tiếng nào? / Which language would you like?
language-vi = Tiếng Việt
language-en = English
language-set = Từ nay bot trả lời bằng tiếng Việt.
not-published = chưa công bố
help =
    Ông/Bà có thể:

    • quét mã QR tại quầy, gõ mã quầy, hoặc /start – đánh giá lần làm thủ tục vừa qua
    • /phan_anh – gửi phản ánh, kiến nghị
    • /tra_cuu kèm mã – xem tình trạng phản ánh, kiến nghị
    • /du_lieu_cua_toi – xem dữ liệu còn liên kết với Ông/Bà
    • XOA – rút lại và xóa câu trả lời
    • /ngon_ngu – đổi ngôn ngữ
    • /lien_he – đường dây nóng, địa chỉ
    • /gioi_thieu – chúng tôi lưu gì, trong bao lâu

    Ông/Bà bấm nút, hoặc gõ số hay chữ ghi trên nút; không cần gõ dấu.
about =
    Bot này xin ý kiến người dân, tổ chức về việc phục vụ tại Trung tâm Phục vụ hành chính công, và tiếp nhận phản ánh, kiến nghị.

    Ẩn danh với cơ quan, không ẩn danh với { -platform }: tin nhắn đi qua nền tảng { -platform }.

    Chúng tôi lưu gì, trong bao lâu:
    • Liên kết giữa câu trả lời và tài khoản: 24 giờ sau khi gửi, rồi hủy. Câu trả lời ở lại không kèm tài khoản, không kèm giờ.
    • Phiếu trả lời dở, phản ánh viết dở: 7 ngày sau tin nhắn cuối.
    • Dấu mỗi ngày trả lời một lần: hủy khóa khi hết ngày.
    • Thông tin liên hệ và tài khoản của phản ánh, kiến nghị: 24 tháng sau khi đóng. Hồ sơ đã vào sổ được lưu theo quy định lưu trữ.
    • Nhật ký việc xem nội dung gốc và yêu cầu về dữ liệu: 12 tháng.
    • Ảnh, tin nhắn thoại gửi kèm ý kiến: 12 tháng.
    • Số liệu tổng hợp: không có dữ liệu cá nhân, được giữ lại.

    Không hỏi số căn cước, không hỏi dân tộc. Ông/Bà xem dữ liệu của mình bằng /du_lieu_cua_toi, xóa bằng XOA.
contact =
    { $unit }
    Địa chỉ: { $address }
    Đường dây nóng: { $hotline }
    Lịch tiếp công dân: { $hours }
contact-unknown = Để xem địa chỉ và đường dây nóng, Ông/Bà quét mã QR hoặc gõ mã quầy rồi gõ /lien_he.
