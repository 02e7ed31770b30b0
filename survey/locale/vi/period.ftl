# Số liệu theo yêu cầu trong bot nội bộ: /tuan, /thang, /quy, /bao_cao, tệp báo cáo, áp phích.

period-which = { $place }. Chọn kỳ báo cáo:
period-form = { $place } – { $period }. Chọn dạng báo cáo; tệp được gửi vào cuộc trò chuyện riêng với bot.
period-where = Chọn quầy hoặc đơn vị (trang { $page }/{ $pages }):
period-until-now = { $period } (đến nay)
period-card = Thẻ có biểu đồ
period-text = Đoạn văn để dán
period-charts = Biểu đồ chi tiết
period-comments = Ý kiến góp ý
period-other-period = ‹ Kỳ khác
period-other-place = Nơi khác…
period-posters = In áp phích
period-no-group = Nhóm này chưa được gắn với quầy nào. Gõ trong nhóm: /gan_quay kèm mã quầy.
period-no-place = Không có quầy hoặc đơn vị nào trong phạm vi của Anh/Chị mang mã hoặc tên “{ $place }”.
period-not-yours = Nút này không còn dùng được với Anh/Chị tại đây. Đề nghị gõ lại lệnh.
file-report = { $period } – { $place }
file-report-today = { $period }, số liệu đến thời điểm báo cáo – { $place }
file-poster = Áp phích để in: { $place }. Tệp có khổ A4 và A5.
file-coming = Đang lập tệp, sẽ gửi ngay sau đây.
file-sent = Tệp được gửi vào cuộc trò chuyện riêng của Anh/Chị với bot.
file-not-made = Rất tiếc, chưa lập được tệp ({ $what }). Đề nghị thử lại sau ít phút; nếu vẫn không được, báo bộ phận kỹ thuật.
file-told-others = { $name } đã lấy tệp báo cáo { $form }: { $period } – { $place }.
poster-named = áp phích
poster-no-bot = Chưa biết tên bot dành cho người dân nên chưa lập được áp phích. Đề nghị thử lại sau ít phút.
poster-too-many = Mỗi lần chỉ lập được áp phích cho tối đa { $most } quầy. Đề nghị chọn từng quầy.

# --- đăng ký, giờ yên lặng ---
prefer-screen =
    Thẻ số liệu Anh/Chị nhận và giờ yên lặng: bấm để bật hoặc tắt.

    Thẻ đã tắt vẫn xem được bằng /tuan, /thang, /quy. Trong giờ yên lặng tin vẫn đến ngay, chỉ không có chuông. Phản ánh, kiến nghị luôn được gửi.
    Hiện nay: { $quiet }. Giờ khác: gõ /dang_ky 21-6; không cần yên lặng: /dang_ky tắt
prefer-week = Thẻ tuần
prefer-month = Thẻ tháng
prefer-quarter = Thẻ quý, năm
prefer-on = ✓ { $label }
prefer-off = ○ { $label }
prefer-quiet = yên lặng { $first }–{ $last }
prefer-no-quiet = luôn có chuông
prefer-private = Lệnh này dùng trong cuộc trò chuyện riêng với bot: mỗi người chọn cho mình.
prefer-how = Đề nghị gõ giờ chẵn bắt đầu và kết thúc, ví dụ: /dang_ky 21-6; hoặc /dang_ky tắt
charts-answers = Nội dung và lĩnh vực: { $place } – { $period }
charts-complaints = Phản ánh, kiến nghị: { $place } – { $period }
comments-heading = Ý kiến góp ý trong phiếu đánh giá: { $place } – { $period }. Thông tin cá nhân đã được che; thứ tự ngẫu nhiên, không ghi thời gian.
comments-block = { $desk }, các ngày từ { $first } đến { $last }:
comments-line = { $number }. { $text }
comments-line-files = { $number }. { $text } (kèm { $files } tệp, gửi ngay sau đây)
comments-wordless = (không có lời)
comments-file = Kèm ý kiến số { $number }
comments-more = Còn ý kiến chưa gửi vì quá dài. Đề nghị chọn từng quầy hoặc kỳ ngắn hơn.
comments-more-files = Chỉ gửi { $shown } trong { $of } tệp. Đề nghị chọn từng quầy hoặc kỳ ngắn hơn.
comments-none = { $place }, { $period }: chưa có ý kiến góp ý nào trong số liệu đã chốt.
