# Biểu mẫu trên trang web: câu riêng của trang (web-… thay cho câu cùng tên trong cuộc trò chuyện), tiêu đề, nhãn.
# Đoạn đầu của mỗi màn hình là tiêu đề của trang.

## Khung trang

web-brand = Hài Lòng
web-brand-line = Ý kiến người dân, tổ chức
web-skip-to-content = Đến phần nội dung
web-other-language = English
web-simulated = Bản mô phỏng: dữ liệu trên trang này không có thật.
web-page-title = { $heading } – Hài Lòng
web-home-link = Trang đầu
web-look-up-link = Tra cứu phản ánh

## Trang đầu

web-home =
    Kính chào Ông/Bà

    Ông/Bà có thể đánh giá lần làm thủ tục vừa qua (khoảng 1 phút, không hỏi tên), gửi phản ánh, kiến nghị, hoặc tra cứu nội dung đã gửi.
web-home-rate = Đánh giá lần làm thủ tục vừa qua
web-home-complain = Gửi phản ánh, kiến nghị
web-home-look-up = Tra cứu phản ánh, kiến nghị
web-home-continue = Tiếp tục phần đang làm dở
web-home-withdraw = Rút lại và xóa câu trả lời đã gửi
web-home-my-data = Xem dữ liệu của tôi
web-about-heading = Chúng tôi lưu gì, trong bao lâu?
web-about =
    Trang này xin ý kiến người dân, tổ chức về việc phục vụ tại Trung tâm Phục vụ hành chính công, và tiếp nhận phản ánh, kiến nghị. Không cần tài khoản, không cần cài ứng dụng.

    • Trình duyệt giữ một mã ngẫu nhiên (cookie) để Ông/Bà sửa hoặc rút lại câu trả lời. Liên kết giữa câu trả lời và mã này được giữ 24 giờ sau khi gửi, rồi hủy.
    • Phiếu trả lời dở, phản ánh viết dở: 7 ngày sau lần bấm cuối.
    • Dấu mỗi ngày trả lời một lần: hủy khóa khi hết ngày.
    • Thông tin liên hệ của phản ánh, kiến nghị: 24 tháng sau khi đóng. Hồ sơ đã vào sổ được lưu theo quy định lưu trữ.
    • Địa chỉ mạng (IP) của Ông/Bà không được lưu lại.
    • Số liệu tổng hợp: không có dữ liệu cá nhân, được giữ lại.

    Không hỏi số căn cước, không hỏi dân tộc.

## Chọn nơi và quầy

web-choose-unit-survey =
    Ông/Bà đã làm thủ tục ở đâu?

    Xin chọn trong danh sách, hoặc tìm theo tên hay mã quầy.
web-choose-desk-survey =
    Ông/Bà đã làm thủ tục ở quầy nào?

    Xin chọn trong danh sách, hoặc tìm theo tên hay mã quầy.
web-choose-unit-complaint =
    Phản ánh, kiến nghị của Ông/Bà về nơi nào?

    Xin chọn trong danh sách, hoặc tìm theo tên hay mã quầy.
web-choose-desk-complaint =
    Phản ánh, kiến nghị của Ông/Bà về quầy nào?

    Xin chọn trong danh sách, hoặc tìm theo tên hay mã quầy.
web-search-procedure-label = Tên hoặc mã thủ tục
web-choose-procedure =
    Về thủ tục nào?

    Xin tìm theo vài chữ trong tên hoặc theo mã, chọn trong danh sách, hoặc bỏ qua.
web-procedures-found =
    Thủ tục nào dưới đây?

    Nếu chưa đúng, xin tìm bằng chữ khác.
web-search-label = Tên hoặc mã quầy
web-button-search = Tìm
web-choosing-stopped = Đã dừng. Không có gì được lưu lại.
web-how-to-begin = Xin Ông/Bà chọn một việc dưới đây.

## Đồng ý tham gia

web-consent-survey =
    Xin ý kiến Ông/Bà

    { $center } xin ý kiến Ông/Bà về lần làm thủ tục vừa qua (khoảng 1 phút).

    Nơi làm thủ tục: { $desk }

    Chúng tôi lưu: { $kept }. Không hỏi tên, không hỏi số căn cước. Mục đích: cải thiện phục vụ và báo cáo tổng hợp. Người xem: lãnh đạo và bộ phận phụ trách của Trung tâm, không kèm thông tin về trình duyệt của Ông/Bà.

    Liên kết với trình duyệt này (cookie) chỉ giữ 24 giờ sau khi gửi để Ông/Bà sửa hoặc rút lại, rồi hủy. Ông/Bà có thể dừng bất cứ lúc nào. Đồng ý tham gia?

## Câu hỏi

web-type-comment = Xin đừng ghi tên, số điện thoại hay số căn cước.
web-type-comment-required = Xin đừng ghi tên, số điện thoại hay số căn cước.
web-type-number = Xin viết một con số.
web-button-next = Tiếp tục
web-review =
    Xem lại câu trả lời

    Bấm “Gửi” để gửi, hoặc chọn câu cần sửa.
web-not-understood = Xin lỗi, trang chưa hiểu. Xin Ông/Bà bấm một nút dưới đây.
web-only-buttons-here = Xin Ông/Bà bấm một nút dưới đây.
web-only-text-here = Xin Ông/Bà điền vào ô dưới đây.
web-file-kind-not-taken = Xin Ông/Bà điền vào ô dưới đây.
web-comment-file-kind = Xin Ông/Bà điền vào ô dưới đây.
web-old-button = Trang vừa gửi đã cũ nên không thay đổi gì. Đây là bước hiện tại.
web-comment-too-long = Ý kiến dài quá 2.000 ký tự nên chưa lưu được. Xin Ông/Bà rút ngắn rồi gửi lại.
web-complaint-too-long = Nội dung dài quá 3.000 ký tự nên chưa lưu được. Xin Ông/Bà rút ngắn rồi gửi lại.

## Sau khi trả lời

web-done-heading = Thông tin gửi Ông/Bà
web-receipt-heading = Đã gửi
web-waiting-for-questions =
    Đã ghi nhận lượt làm thủ tục

    Nơi làm thủ tục: { $desk }

    Ông/Bà có thể trả lời sau, khi đã rời quầy: trong 7 ngày tới, mở lại trang này trên trình duyệt này, hoặc quét lại mã QR. Trang này không tự gửi được tin cho Ông/Bà. Không ai ở quầy biết Ông/Bà có trả lời hay không.

    Nếu thấy tiện, Ông/Bà có thể trả lời ngay.
web-waiting-cancelled = Đã hủy lượt làm thủ tục đã ghi nhận; không còn gì của lượt đó được lưu.
web-answers-sent = Đã nhận câu trả lời của Ông/Bà. Trong 24 giờ tới, Ông/Bà có thể sửa hoặc rút lại trên trình duyệt này. Sau đó câu trả lời được tách khỏi trình duyệt của Ông/Bà.
web-answers-withdrawn = Đã rút lại và xóa các câu trả lời này. Nếu muốn, Ông/Bà có thể trả lời lại.
web-stopped = Đã dừng. Nếu Ông/Bà đã trả lời câu hỏi đầu tiên thì các câu đã trả lời được tính; muốn xóa, Ông/Bà bấm “Rút lại và xóa câu trả lời đã gửi” trong 24 giờ tới. Xin cảm ơn Ông/Bà.
web-offer-declined = Vâng, xin cảm ơn Ông/Bà.
web-erased = Đã rút lại và xóa các câu trả lời còn liên kết với trình duyệt này.
web-nothing-to-erase = Không còn câu trả lời nào liên kết với trình duyệt này. Nếu Ông/Bà đã gửi quá 24 giờ: Câu trả lời đã được tách khỏi trình duyệt của Ông/Bà nên chúng tôi không còn cách tìm lại để xóa.

## Phản ánh, kiến nghị

web-complaint-category =
    Nội dung thuộc loại nào?

    Phản ánh, kiến nghị về { $desk }, { $unit }.
web-complaint-triage =
    Nội dung này là gì?

    Để hướng dẫn đúng, xin Ông/Bà cho biết:

    • Phản ánh, kiến nghị: góp ý, nêu vướng mắc, đề xuất. Kênh này tiếp nhận.
    • Khiếu nại: đề nghị xem xét lại một quyết định hoặc hành vi hành chính.
    • Tố cáo: báo cho cơ quan biết về hành vi vi phạm pháp luật.
web-complaint-text =
    Nội dung phản ánh, kiến nghị

    Việc gì, ở đâu, khi nào, Ông/Bà mong được giải quyết thế nào (tối đa 3.000 ký tự).
web-complaint-text-careful =
    Nội dung góp ý

    Tối đa 3.000 ký tự. Để bảo vệ Ông/Bà, xin đừng ghi tên người hoặc chứng cứ tại đây.
web-consent-complaint =
    Để lại họ tên, địa chỉ, số điện thoại

    Để xử lý phản ánh, kiến nghị, quy định yêu cầu họ tên, địa chỉ, số điện thoại (Nghị định 20/2008/NĐ-CP). Chỉ người được giao xử lý xem được. Lưu 24 tháng sau khi đóng; hồ sơ đã vào sổ được lưu theo quy định lưu trữ. Ông/Bà đồng ý?
web-complaint-name = Họ và tên
web-complaint-phone =
    Số điện thoại

    Để liên hệ khi cần.
web-complaint-address = Địa chỉ
web-complaint-summary =
    Xem lại trước khi gửi

    Bấm “Gửi” để gửi, hoặc chọn phần cần sửa.
web-complaint-unfinished = Ông/Bà còn một phản ánh, kiến nghị chưa gửi. Xin gửi hoặc hủy trước.
web-delete-what-was-typed = Những gì Ông/Bà đã viết không được lưu lại và không gửi cho ai.
web-offer-complaint = Ông/Bà có muốn gửi phản ánh, kiến nghị không?

## Mã tra cứu và mã đọc

web-code-label = Mã tra cứu
web-read-key-label = Mã đọc
web-keep-both = Xin Ông/Bà chép hoặc chụp lại hai mã này: mã đọc chỉ hiện một lần và không lấy lại được. Mã tra cứu cho biết tình trạng và hạn trả lời; phải có thêm mã đọc mới xem được nội dung và câu trả lời. Trang web không gửi tin báo, nên xin Ông/Bà vào tra cứu.
web-look-up =
    Tra cứu phản ánh, kiến nghị

    Mã tra cứu cho biết tình trạng và hạn trả lời. Có thêm mã đọc, Ông/Bà xem được nội dung đã gửi và câu trả lời.
web-look-up-code-hint = Ví dụ: PA-12345678
web-look-up-key-label = Mã đọc (không bắt buộc)
web-look-up-key-hint = 13 chữ và số, được cấp khi gửi trên trang web
web-look-up-button = Tra cứu
web-look-up-not-found = Không tìm thấy nội dung nào có mã này, hoặc mã đọc chưa đúng. Xin Ông/Bà kiểm tra lại.
web-look-up-locked = Có quá nhiều lần nhập chưa đúng. Xin Ông/Bà thử lại sau 10 phút.
web-look-up-result = Kết quả tra cứu
web-look-up-written = Nội dung đã gửi (dữ liệu cá nhân đã được che)
web-look-up-question = Đề nghị Ông/Bà bổ sung
web-look-up-answer = Trả lời
web-look-up-verdict = Theo Ông/Bà, việc này đã được giải quyết chưa?

## Dữ liệu của Ông/Bà

web-my-data-intro = Dữ liệu hiện còn liên kết với trình duyệt này:
web-my-data-answers = • Phiếu trả lời đang mở hoặc gửi chưa quá 24 giờ: { $count }. Ông/Bà có thể rút lại và xóa ở trang đầu.
web-my-data-cases = • Phản ánh, kiến nghị: { $codes }. Ông/Bà xem tình trạng ở trang tra cứu.
web-my-data-clocks = Câu trả lời được tách khỏi trình duyệt sau 24 giờ. Thông tin liên hệ của phản ánh, kiến nghị được xóa sau khi đóng 24 tháng; hồ sơ đã vào sổ được lưu theo quy định lưu trữ.

## Khi có trục trặc

web-sorry-heading = Xin lỗi Ông/Bà
web-not-found = Không có trang nào ở địa chỉ này. Xin Ông/Bà bắt đầu lại từ trang đầu, hoặc quét lại mã QR tại quầy.
web-refused = Trang này không nhận được biểu mẫu vừa gửi. Xin Ông/Bà mở lại trang rồi làm lại; những gì đã trả lời trước đó vẫn còn. Nếu trình duyệt đang chặn cookie, xin Ông/Bà cho phép cookie của trang này.
web-too-many = Có quá nhiều lượt truy cập cùng lúc. Xin Ông/Bà thử lại sau ít phút.
web-too-large = Nội dung gửi lên quá lớn nên không nhận được.
web-away = Hệ thống đang tạm gián đoạn. Xin Ông/Bà thử lại sau ít phút; những gì đã gửi trước đó vẫn còn.
