# Những câu của các lệnh báo cáo, thử bộ câu hỏi và mô phỏng.

## hailong report
report-bad-period = “{ $period }” không phải là một kỳ báo cáo. Viết ví dụ: 2026-W46 (tuần), 2026-11 (tháng), 2026-Q1, 2026-6M, 2026-9M hoặc 2026-Y.
report-unknown-desk = Không có quầy nào mang mã “{ $desk }”. Các mã quầy hiện có: { $known }.
report-unknown-unit = Không có đơn vị nào mang mã “{ $unit }”. Các đơn vị có quầy: { $known }.
report-before-opening = { $period } kết thúc trước khi hệ thống được đưa vào sử dụng nên không có số liệu.
report-empty = { $place }: chưa có dữ liệu trong { $period }.
report-later-format = Định dạng { $format } không có; chọn được: text, png, xlsx, docx, pdf.
report-formula-text = --formula chỉ dùng với --format text; thẻ, biểu đồ và văn bản luôn dùng công thức F1.
report-unknown-formula = Không có công thức “{ $formula }”; chọn được: F1, F2, F3, F4.
report-one-picture = Mỗi lần chỉ vẽ một biểu đồ: thêm --desk MÃ_QUẦY, hoặc --unit với một trong: { $known }.
report-not-drawn = Không vẽ được biểu đồ. Hãy thử lại, hoặc chọn --format text.
report-needs-out = Định dạng này không in ra màn hình được: thêm --out TỆP.
report-file-not-written = Không ghi được tệp { $file }. Kiểm tra thư mục và quyền ghi.

## hailong survey
survey-no-file = Không đọc được tệp { $file }. Tệp có ở đó và có phải là văn bản UTF-8 không?
survey-faultless = { $file }: không có lỗi ({ $key }, phiên bản { $version }, số câu: { $questions }).
survey-unknown = Không có bộ câu hỏi “{ $key }”. Các bộ hiện có: { $known }.
survey-released-edited = { $file }: bộ câu hỏi { $key } phiên bản { $version } đã phát hành nên không sửa được nữa. Đề nghị ghi phiên bản tiếp theo (version) vào tệp mới.
survey-anew = { $file }: câu { $question } bắt đầu chuỗi số liệu mới, không so được với phiên bản { $version }: { $why }. Muốn so được thì giữ nguyên như phiên bản { $version }.
survey-new-question = { $file }: câu { $question } là câu mới, phiên bản { $version } chưa có nên bắt đầu chuỗi số liệu mới.
survey-question-gone = { $file }: câu { $question } của phiên bản { $version } không còn được hỏi; số liệu của câu này dừng lại.
survey-comparable = { $file }: mọi câu đều so được với phiên bản { $version }.
survey-added = Đã có bộ câu hỏi { $key }, phiên bản { $version }, số câu: { $questions }. Để dùng, ghi “{ $key }” vào cột “Bộ câu hỏi” của đơn vị rồi chạy: hailong import units TỆP --apply
survey-key-taken = “{ $key }” là tên bộ câu hỏi có sẵn của chương trình. Đề nghị đặt key khác cho bộ câu hỏi riêng.
survey-key-alike = “{ $key }” dễ nhầm với bộ câu hỏi đã có “{ $known }”. Đề nghị đặt key khác, hoặc viết đúng như vậy.
survey-version-taken = Bộ câu hỏi { $key } đã có phiên bản { $version } hoặc mới hơn, với nội dung khác; phiên bản đã thêm không bao giờ bị thay. Đề nghị ghi version = { $next } rồi thêm lại.
survey-listed = { $key } (phiên bản { $version }, số câu: { $questions }, { $whose }): { $title }. Đơn vị đang dùng: { $units }
survey-own = bộ riêng
survey-shipped = có sẵn
changed-kind = khác loại câu hỏi
changed-text = khác lời câu hỏi
changed-choices-added = thêm lựa chọn
changed-choices-removed = bớt lựa chọn
changed-choices-worded = khác lời lựa chọn hoặc thang đo
changed-choices-order = khác thứ tự lựa chọn
changed-not-applicable = thêm hoặc bỏ “Không áp dụng”
changed-optional = khác về được bỏ qua hay không
changed-ask-if = khác điều kiện hỏi (ask_if)
changed-factor = khác yếu tố (factor)
changed-moved = đứng ở chỗ khác trong các câu
changed-asked-after = câu mà nó phụ thuộc đã mang nghĩa khác
survey-stories-told = Số câu chuyện diễn ra đúng như viết: { $stories }.
survey-play-help =
    Chạy thử trên một cơ quan mẫu, không lưu gì. Gõ như người dân; #2 bấm nút thứ hai.
    “! Nhóm Quầy 1 > [Tiếp nhận]” là việc của cán bộ; “@ 16/11/2026 07:30” cho thời gian trôi tới đó.
    :story in lại cuộc trò chuyện thành câu chuyện · :q thoát
survey-played-as = Câu chuyện vừa diễn ra:
survey-no-button = Không có nút số { $number } ở tin nhắn mới nhất.

## hailong rehearse
rehearse-not-empty = Cơ sở dữ liệu này không phải của một lần mô phỏng. Mô phỏng chỉ ghi vào cơ sở dữ liệu mới; để trống DATABASE_URL hoặc trỏ tới nơi khác.
rehearse-living = MÔ PHỎNG { $weeks } tuần, từ { $first } đến { $last }
rehearse-drawing = Ghi thẻ, biểu đồ và báo cáo vào { $folder }
rehearse-done = MÔ PHỎNG xong: { $visits } lượt đánh giá, { $complaints } phản ánh, kiến nghị; mọi số liệu đều không thật. Thẻ, biểu đồ và báo cáo ({ $cards } tệp): { $folder }
rehearse-where = Cơ sở dữ liệu mô phỏng: { $where }

## hailong report --formula

formula-F1 = Công thức F1: (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ.
formula-F2 = Công thức F2: trung bình của điểm quy đổi 100 – 75 – 50 – 25 – 0 cho năm mức, từ Rất hài lòng đến Rất không hài lòng. Không so được với tỷ lệ theo công thức khác.
formula-F3 = Công thức F3: tổng (mức × số lượt) / (5 × số lượt trả lời hợp lệ); thấp nhất là 20%, không phải 0%. Không so được với tỷ lệ theo công thức khác.
formula-F4 = Công thức F4: (số hồ sơ – số không hài lòng, có phản ánh, kiến nghị hoặc quá hạn) / số hồ sơ; người không trả lời được tính là hài lòng. Không so được với tỷ lệ theo công thức khác.
formula-row = { $name }: { $rate }
formula-rate = { $rate } ({ $answered } lượt trả lời hợp lệ)
formula-residual-rate = { $rate } ({ $dossiers } hồ sơ; trừ { $dissatisfied } lượt không hài lòng, { $complaints } phản ánh, kiến nghị, { $late } hồ sơ quá hạn)
formula-residual-too-many = không tính được: { $dossiers } hồ sơ, mà phải trừ { $dissatisfied } lượt không hài lòng, { $complaints } phản ánh, kiến nghị, { $late } hồ sơ quá hạn
formula-residual-desk = không tính theo quầy, vì phản ánh, kiến nghị chỉ tính theo đơn vị
formula-residual-none = không tính được: chưa nhập hồ sơ của kỳ này (hailong import dossiers)
formula-residual-note = Hồ sơ: đã trả trong kỳ và đang giải quyết cuối kỳ. Câu trả lời không gắn với hồ sơ nào nên chỉ tính được từ số đếm: một hồ sơ có thể bị trừ nhiều lần.
