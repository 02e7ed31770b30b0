# Phản ánh, kiến nghị: nhãn, và mọi câu người dân nhận được khi nội dung chuyển trạng thái.

## Trạng thái

status-waiting = Chờ tiếp nhận
status-received = Đã tiếp nhận
status-need_info = Cần bổ sung thông tin
status-in_progress = Đang xử lý
status-forwarded = Đã chuyển cơ quan có thẩm quyền
status-refused = Từ chối
status-guided = Đã hướng dẫn (khiếu nại/tố cáo)
status-answered = Đã trả lời
status-reopened = Mở lại
status-closed = Đóng

## Kết quả

outcome-confirmed = Ông/Bà xác nhận đã giải quyết
outcome-silent = đóng vì không có thêm ý kiến
outcome-unasked = đã trả lời, không có kênh phản hồi
outcome-not_resolved = chưa giải quyết, theo ý kiến của Ông/Bà
outcome-refused = từ chối
outcome-guided = đã hướng dẫn
outcome-forwarded = đã chuyển cơ quan có thẩm quyền
outcome-withdrawn = đã rút theo yêu cầu của Ông/Bà

## Loại nội dung

category-attitude = Thái độ phục vụ
category-procedure = Thủ tục hành chính
category-late = Hồ sơ trễ hẹn
category-extra_papers = Yêu cầu thêm giấy tờ
category-extra_money = Yêu cầu chi tiền ngoài quy định
category-fees = Phí, lệ phí
category-online = Dịch vụ công trực tuyến
category-facilities = Cơ sở vật chất, trang thiết bị
category-other = Nội dung khác

## Lý do từ chối

refusal-duplicate = trùng lặp
refusal-unclear = không rõ nội dung
refusal-out_of_scope = không thuộc phạm vi
refusal-khieu_nai_to_cao = thuộc khiếu nại, tố cáo
refusal-missing_info = thiếu thông tin sau khi đã đề nghị bổ sung

## Người dân được báo

told-opened = Đã ghi nhận nội dung của Ông/Bà. Mã tra cứu: { $code }. Trung tâm sẽ xem xét, phân loại chậm nhất { $classify_due }.
told-taken = Nội dung { $code } đã được tiếp nhận. Hạn trả lời: { $answer_due }.
told-started = Nội dung { $code } đang được xử lý.
told-asked =
    Để xử lý nội dung { $code }, xin Ông/Bà bổ sung:

    { $question }

    Ông/Bà trả lời ngay tại đây.
told-info-added = Đã nhận thông tin bổ sung cho { $code }. Cảm ơn Ông/Bà.
told-silence =
    Nội dung { $code } còn chờ Ông/Bà bổ sung:

    { $question }
told-refused = Trung tâm không xử lý nội dung { $code }. Lý do: { $reason }. Đường dây nóng: { $hotline }.
told-transferred = Nội dung { $code } thuộc thẩm quyền của { $agency } và đã được chuyển ngày { $date }.
told-taken-inside = { $agency } đã tiếp nhận nội dung { $code }. Hạn trả lời: { $answer_due }.
told-answered =
    Trả lời nội dung { $code }:

    { $answer }

    Theo Ông/Bà, việc này đã được giải quyết chưa?
told-answer-more =
    Bổ sung trả lời nội dung { $code }:

    { $answer }
told-confirmed = Cảm ơn Ông/Bà. Nội dung { $code } đã đóng.
told-closed-silent = Nội dung { $code } được đóng vì chưa có thêm ý kiến của Ông/Bà. Ông/Bà vẫn có thể gửi nội dung mới.
told-reopened = Nội dung { $code } được mở lại và chuyển lên cấp phụ trách cao hơn. Hạn trả lời: { $answer_due }.
told-not-resolved-again = Đã ghi nhận: theo Ông/Bà, nội dung { $code } chưa được giải quyết. Ông/Bà có thể đến nơi tiếp công dân: { $address }, hoặc gọi { $hotline }.
told-closed = Nội dung { $code } đã đóng. Kết quả: { $outcome }.
told-withdrawn = Nội dung { $code } đã được rút theo yêu cầu của Ông/Bà.
told-overdue = Nội dung { $code } đã quá hạn trả lời. Trung tâm xin lỗi Ông/Bà và đã báo cấp phụ trách cao hơn.
told-merged = Nội dung { $code } trùng với một nội dung đang được xử lý nên được xử lý chung. Khi có trả lời, Ông/Bà được báo tại đây.
told-merged-here = Có thêm ý kiến cùng việc với nội dung { $code }; các nội dung này được xử lý chung.
told-merged-answer =
    Trả lời cho việc mà nội dung { $code } của Ông/Bà đã nêu:

    { $answer }
told-not-possible = Thao tác này không còn phù hợp: nội dung { $code } đang ở trạng thái “{ $status }”.

button-resolved = Đã giải quyết
button-not-resolved = Chưa giải quyết
button-disagree = Tôi không đồng ý
button-add-info = Bổ sung thông tin
button-withdraw = Rút nội dung này

## Khiếu nại, tố cáo

triage-khieu_nai =
    Nội dung của Ông/Bà có dấu hiệu là khiếu nại (đề nghị xem xét lại một quyết định hoặc hành vi hành chính). Kênh này không thụ lý khiếu nại. Ông/Bà vui lòng gửi đơn hoặc đến trực tiếp: { $address }, { $hours }. Thời hiệu khiếu nại thường là 90 ngày.

    Đường dây nóng, kể cả khi khẩn cấp: { $hotline }.
triage-to_cao =
    Nội dung của Ông/Bà có dấu hiệu là tố cáo. Theo Luật Tố cáo, tố cáo được thực hiện bằng đơn hoặc trình bày trực tiếp. Để bảo vệ Ông/Bà, xin đừng gửi thêm tên người hoặc chứng cứ tại đây. Nơi tiếp nhận: { $address }.

    Đường dây nóng, kể cả khi khẩn cấp: { $hotline }.

## Thay cho dữ liệu cá nhân

mask-email = [thư điện tử]
mask-id = [số giấy tờ]
mask-phone = [số điện thoại]
mask-plate = [biển số xe]
mask-bank = [số tài khoản]
mask-name = [tên cán bộ]

## Tệp gửi kèm

files-photo = { $count ->
   *[other] { $count } ảnh
}
files-voice = { $count ->
   *[other] { $count } tin nhắn thoại
}
files-document = { $count ->
   *[other] { $count } tài liệu
}
files-location = { $count ->
   *[other] { $count } vị trí
}
file-the-photo = ảnh (tệp thứ { $number })
file-the-voice = tin nhắn thoại (tệp thứ { $number })
file-the-document = tài liệu (tệp thứ { $number })
file-name-photo = anh-{ $number }.jpg
file-name-voice = ghi-am-{ $number }.ogg
file-name-document = tai-lieu-{ $number }.pdf
file-of-answer = Kèm theo trả lời nội dung { $code }.
file-refused =
    Một tệp Ông/Bà gửi kèm nội dung { $code } không nhận được: { $file }. Lý do: { $why }.

    Nội dung của Ông/Bà và các tệp khác không bị ảnh hưởng. Muốn gửi lại, Ông/Bà gõ /tra_cuu { $code } rồi bấm “Bổ sung thông tin”.
file-too-large = tệp lớn quá mức cho phép (ảnh và PDF tối đa 10 MB, tin nhắn thoại tối đa 5 MB)
file-too-long = tin nhắn thoại dài quá 3 phút
file-too-many-pixels = ảnh có kích thước quá lớn (tối đa 25 triệu điểm ảnh)
file-damaged = tệp bị hỏng hoặc không mở được
file-wrong-kind = chỉ nhận ảnh (JPEG, PNG, WebP), tin nhắn thoại và tệp PDF thông thường
file-unreachable = không tải được tệp từ nền tảng nhắn tin
