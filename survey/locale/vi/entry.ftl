# Cán bộ ghi giúp người dân trong bot nội bộ: câu riêng (entry-… thay cho câu cùng tên trong cuộc trò chuyện).

## Bắt đầu

entry-private = Đề nghị nhập phiếu trong cuộc trò chuyện riêng với bot, không nhập trong nhóm.
entry-choose-desk-survey = Nhập ý kiến của người dân về quầy nào? Đề nghị chọn, hoặc gõ tên hay mã quầy để tìm.
entry-places-found = Anh/Chị muốn chọn quầy nào dưới đây?
entry-places-none = Không có quầy nào như vậy trong đơn vị của Anh/Chị.
entry-desk-unknown = Chưa tìm thấy quầy này trong đơn vị của Anh/Chị. Đề nghị chọn trong danh sách.
entry-how =
    Nhập ý kiến của người dân về { $desk }. Ý kiến đến bằng cách nào?

    • Hỏi trực tiếp: đọc từng câu cho người cần giúp (khó nhìn, khó đọc, không có điện thoại) và ghi đúng lời họ.
    • Phiếu giấy: chép lại phiếu người dân đã tự điền.

    Các phiếu này luôn được báo cáo riêng, không tính chung với phiếu người dân tự trả lời.
entry-button-assisted = Hỏi trực tiếp giúp người dân
entry-button-paper = Nhập từ phiếu giấy
entry-most = Hôm nay Anh/Chị đã nhập đủ { $most } phiếu loại này. Đề nghị để người khác nhập, hoặc nhập tiếp vào ngày mai.
entry-choosing-stopped = Đã dừng, chưa ghi gì. Khi cần: /nhap_phieu

## Phiếu giấy

entry-sheet = { $desk }: đề nghị gõ số in ở góc trên bên phải của phiếu, cả chữ số cuối, ví dụ 00012-5.
entry-sheet-unknown = Không có phiếu nào của quầy này mang số đó. Đề nghị xem lại số in ở góc trên bên phải của phiếu.
entry-sheet-used = Phiếu này đã được nhập rồi; mỗi phiếu chỉ nhập một lần. Đề nghị nhập phiếu khác.

## Hỏi trực tiếp

entry-consent-survey =
    Đề nghị đọc cho người dân nghe, chậm và rõ:

    “{ $center } xin ý kiến Ông/Bà về lần làm thủ tục vừa qua. Chúng tôi lưu: { $kept }. Không hỏi tên, không hỏi số căn cước. Mục đích: cải thiện phục vụ và báo cáo tổng hợp. Người ghi giúp biết câu trả lời của Ông/Bà. Trả lời hay không là tùy Ông/Bà, không ảnh hưởng đến hồ sơ; Ông/Bà có thể thôi bất cứ lúc nào. Ông/Bà đồng ý không ạ?”

    Quầy: { $desk }

    Người dân muốn tự trả lời thì mời quét mã hoặc điền phiếu giấy. Không cần vội. Chỉ bấm “Người dân đồng ý” sau khi đã nghe lời đồng ý.
entry-button-agree = Người dân đồng ý
entry-button-no-thanks = Không
entry-consent-kept = câu trả lời, ngày trả lời, quầy
entry-consent-kept-with-procedure = câu trả lời, ngày trả lời, quầy, lĩnh vực của thủ tục đã làm
entry-consent-needed = Đề nghị bấm “Người dân đồng ý” khi người dân đã đồng ý.
entry-choose-procedure = Người dân đã làm thủ tục nào? Đề nghị gõ vài chữ hoặc mã để tìm, chọn trong danh sách, hoặc bỏ trống.
entry-procedures-found = Thủ tục nào dưới đây? Nếu chưa đúng, đề nghị gõ chữ khác.
entry-procedure-unknown = Chưa tìm thấy thủ tục này. Đề nghị gõ chữ khác trong tên thủ tục, hoặc bỏ trống.
entry-consent-declined = Không ghi gì. Đề nghị cảm ơn người dân. Nhập tiếp: /nhap_phieu

## Câu hỏi

entry-button-skip = Bỏ trống
entry-button-send = Ghi nhận
entry-type-comment = Đề nghị gõ đúng lời người dân, không thêm bớt, rồi gửi; hoặc bấm “Bỏ trống”. Không ghi tên, số điện thoại hay số căn cước.
entry-type-number = Đề nghị gõ một con số rồi gửi, hoặc bấm “Bỏ trống”.
entry-review = Đề nghị xem lại; nếu hỏi trực tiếp thì đọc lại cho người dân nghe. Bấm “Ghi nhận” để ghi, hoặc chọn câu cần sửa.
entry-review-skipped = (bỏ trống)
entry-not-understood = Đề nghị bấm một nút dưới đây, hoặc gõ số hay chữ ghi trên nút.
entry-only-buttons-here = Ở bước này đề nghị bấm một nút, hoặc gõ số hay chữ ghi trên nút.
entry-only-text-here = Ở bước này đề nghị trả lời bằng chữ.
entry-comment-too-long = Ý kiến dài quá 2.000 ký tự nên chưa lưu được. Đề nghị rút ngắn rồi gửi lại; các câu trước vẫn còn.
entry-not-a-number = Đề nghị chỉ gõ một con số, ví dụ: 2
entry-choose-at-least-one = Đề nghị chọn ít nhất một ý, rồi bấm “Xong”.
entry-old-button = Nút này không còn dùng được. Đề nghị dùng các nút ở tin nhắn mới nhất.

## Sau khi ghi

entry-answers-sent =
    Đã ghi phiếu: được báo cáo riêng, là phiếu nhập hộ.

    Nhập nhầm thì rút trong 24 giờ; số phiếu đã rút cũng được báo lãnh đạo.
entry-stopped = Đã dừng. Nếu câu đầu tiên đã có câu trả lời thì các câu đã ghi được tính. Nhập tiếp: /nhap_phieu
entry-erased = Đã xóa những câu vừa ghi. Nhập tiếp: /nhap_phieu
entry-offer-complaint = Trong lời hoặc phiếu của người dân có việc cần phản ánh, kiến nghị không?
entry-offer-declined = Vâng. Đã ghi phiếu. Nhập nhầm thì rút trong 24 giờ.
entry-button-next = Nhập phiếu tiếp theo
entry-button-withdraw = Rút phiếu này
entry-withdrawn = Đã rút phiếu vừa ghi; các câu trả lời đã được xóa.
entry-withdrawn-sheet = Đã rút phiếu số { $number }; các câu trả lời đã được xóa. Phiếu này có thể nhập lại.
entry-too-late = Phiếu này không còn rút được: đã quá 24 giờ, đã rút, hoặc do người khác ghi.
entry-counts = Phiếu do cán bộ nhập hộ từ { $since } (chỉ phụ trách, lãnh đạo thấy):
entry-count = • { $desk } – { $name }: { $number } phiếu, trong đó đã rút { $withdrawn }

## Vào sổ phản ánh, kiến nghị

entry-registered = Đã vào sổ, mã { $code }. Hạn trả lời: { $due }. Đề nghị ghi mã này lên thư hoặc báo mã cho người dân để tra cứu.
entry-button-complain = Có, vào sổ
register-how = { $desk }: phản ánh, kiến nghị này đến bằng cách nào?
button-source-box = Hòm thư góp ý
button-source-hotline = Đường dây nóng
button-source-paper = Đơn, thư gửi đến
button-source-assisted = Nói trực tiếp tại quầy
register-day = Nhận ngày nào? Thời hạn tính từ ngày nhận. Bấm “Hôm nay”, hoặc gõ ngày, ví dụ 09/11
button-today = Hôm nay
button-not-told = Không ghi
entry-day-unknown = Ngày này chưa đúng. Đề nghị gõ ngày nhận trong vòng một năm qua, không sau hôm nay, ví dụ 09/11 hoặc 09/11/2026.
summary-received = Nguồn: { $source }, nhận ngày { $day }
entry-choose-desk-complaint = Phản ánh, kiến nghị về quầy nào? Đề nghị chọn, hoặc gõ tên hay mã quầy để tìm.
entry-complaint-category = Phản ánh, kiến nghị về { $desk }, { $unit }. Nội dung thuộc loại nào?
entry-complaint-triage =
    Trước khi vào sổ, đề nghị xem nội dung này là:

    • Phản ánh, kiến nghị: góp ý, nêu vướng mắc, đề xuất. Vào sổ tại đây.
    • Khiếu nại: đề nghị xem xét lại một quyết định hoặc hành vi hành chính.
    • Tố cáo: báo cho cơ quan biết về hành vi vi phạm pháp luật.
entry-complaint-text = Đề nghị ghi đúng lời người dân (tối đa 3.000 ký tự): việc gì, ở đâu, khi nào, mong được giải quyết thế nào.
entry-complaint-text-careful = Đề nghị ghi nội dung góp ý (tối đa 3.000 ký tự), không ghi tên người hoặc chứng cứ tại đây.
entry-complaint-door =
    Người dân có để lại họ tên không?

    • Có họ tên: được xử lý và trả lời theo quy định.
    • Không có họ tên: góp ý ẩn danh, được ghi nhận và tổng hợp.
entry-button-named = Có họ tên
entry-button-anonymous = Không có họ tên
entry-complaint-name = Họ và tên người phản ánh?
entry-complaint-phone = Số điện thoại để báo kết quả? Không có thì bấm “Không ghi”.
entry-complaint-address = Địa chỉ để báo kết quả? Không có thì bấm “Không ghi”.
entry-typed-before = Đã ghi:
entry-complaint-too-long = Nội dung dài quá 3.000 ký tự nên chưa lưu được. Đề nghị rút ngắn rồi gửi lại.
entry-name-too-long = Họ và tên dài quá 100 ký tự. Đề nghị gõ lại.
entry-address-too-long = Địa chỉ dài quá 300 ký tự. Đề nghị gõ lại ngắn hơn.
entry-phone-implausible = Số này có vẻ chưa đúng. Đề nghị gõ lại, ví dụ 0912 345 678, hoặc bấm “Không ghi”.
entry-complaint-summary = Đề nghị xem lại trước khi vào sổ.
entry-summary-named = Có họ tên
entry-summary-anonymous = Không có họ tên: góp ý ẩn danh
entry-complaint-cancelled = Đã hủy. Những gì vừa ghi không được lưu lại. Khi cần: /vao_so
entry-delete-what-was-typed = Những gì vừa gõ không được lưu lại và không gửi cho ai. Đề nghị xóa các tin nhắn vừa gõ trong cuộc trò chuyện này.
entry-triage-khieu_nai = Nội dung này là khiếu nại nên không vào sổ tại đây. Đề nghị hướng dẫn người dân gửi đơn hoặc đến trực tiếp: { $address }, { $hours }; thư thì chuyển nơi đó theo quy định. Đường dây nóng: { $hotline }.
entry-triage-to_cao = Nội dung này là tố cáo nên không vào sổ và không ghi gì tại đây. Đề nghị hướng dẫn người dân gửi đơn hoặc trình bày trực tiếp: { $address }; thư thì giữ kín và chuyển nơi đó ngay theo quy định. Đường dây nóng: { $hotline }.
