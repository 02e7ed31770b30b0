## Kỳ báo cáo

period-week = Tuần { $week } năm { $year } ({ $days })
period-month = Tháng { $month } năm { $year }
period-quarter = Quý { $quarter } năm { $year }
period-six-months = 6 tháng đầu năm { $year }
period-nine-months = 9 tháng đầu năm { $year }
period-year = Năm { $year }
period-window = (từ ngày { $first } đến ngày { $last })

## Thẻ tuần: quầy và đơn vị

report-simulated = MÔ PHỎNG: không phải số liệu thật
report-window = từ ngày { $first } đến ngày { $last }
report-window-today = từ ngày { $first } đến thời điểm báo cáo, ngày { $today }
report-running = { $period } – số liệu đến thời điểm báo cáo, ngày { $day }
report-late = { $period } – báo cáo muộn
report-without-card = Hệ thống đã ngừng hoạt động trên 14 ngày; số liệu các kỳ sau được chốt mà không gửi thẻ: { $periods }.
report-many-without-card = Hệ thống đã ngừng hoạt động trên 14 ngày; số liệu các kỳ sau được chốt mà không gửi thẻ: { $periods } và { $count } kỳ trước đó.
report-rate = Hài lòng: { $rate } ({ $satisfied }/{ $answered } lượt trả lời hợp lệ)
report-rate-of-desks = Hài lòng: { $rate } ({ $satisfied }/{ $answered } lượt trả lời hợp lệ, { $published }/{ $desks } quầy đủ dữ liệu)
report-interval = Khoảng tin cậy 95%: { $low }–{ $high }%
report-formula = Tỷ lệ hài lòng = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ
report-dissatisfied = Không hài lòng + Rất không hài lòng: { $rate } ({ $dissatisfied }/{ $answered })
report-all-dissatisfied = Toàn bộ lượt trả lời trong kỳ này đều không hài lòng.
report-covered = Số liệu tính từ { $first } đến { $last }.
report-caution = Lưu ý: tỷ lệ từ 99% trở lên, nếu lặp lại nhiều tuần, là dấu hiệu cần kiểm tra chất lượng số liệu.
report-open = Chưa đủ dữ liệu: { $answers } lượt từ { $since }. Các lượt này được tính tiếp vào kỳ sau.
report-still-open = Chưa đủ dữ liệu, tính tiếp vào kỳ sau: { $answers } lượt từ { $since }.
report-no-answers = Cảnh báo. Chưa có dữ liệu: chưa có lượt trả lời nào.
report-no-figures = Chưa đủ dữ liệu: chưa quầy nào đủ số lượt trả lời để công bố.
report-rose = So với kỳ trước: tăng { $points } điểm phần trăm (kỳ trước { $before }, { $satisfied }/{ $answered } lượt)
report-fell = So với kỳ trước: giảm { $points } điểm phần trăm (kỳ trước { $before }, { $satisfied }/{ $answered } lượt)
report-within-chance = So với kỳ trước: không có thay đổi vượt quá ngẫu nhiên
report-question-rose = Tăng vượt quá ngẫu nhiên: { $question } (kỳ trước { $before }, kỳ này { $now })
report-question-fell = Giảm vượt quá ngẫu nhiên: { $question } (kỳ trước { $before }, kỳ này { $now })
report-category-rose = Phản ánh, kiến nghị nhiều hơn mức ngẫu nhiên: { $category } (kỳ trước { $before }, kỳ này { $now })
report-category-fell = Phản ánh, kiến nghị ít hơn mức ngẫu nhiên: { $category } (kỳ trước { $before }, kỳ này { $now })
report-not-compared = So với kỳ trước: chưa có kỳ trước để so sánh
report-outage = Bot không liên lạc được { $hours } giờ ngày { $weekday } { $day } (từ { $since } đến { $until }).
report-outage-days = Bot không liên lạc được { $hours } giờ làm việc (từ { $since } { $weekday } { $day } đến { $until } { $other_weekday } { $other_day }).
report-outages-more = Ngoài ra bot không liên lạc được { $count } lần nữa, tổng cộng { $hours } giờ làm việc.
weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
report-target-met = Mục tiêu { $target }: đạt
report-target-missed = Mục tiêu { $target }: chưa đạt
report-target-unsure = Mục tiêu { $target }: chưa đủ căn cứ kết luận (mục tiêu nằm trong khoảng tin cậy)
report-invited = Số lượt mời: { $invited }; tỷ lệ phản hồi: { $rate } ({ $verified }/{ $invited })
report-invited-only = Số lượt mời: { $invited }
report-invited-unknown = Số lượt mời: không xác định
report-streams = Nguồn trả lời: theo phiếu { $verified }, không có phiếu { $unverified }
report-assisted = Cán bộ nhập hộ (báo cáo riêng, không tính ở trên): hài lòng { $rate } ({ $satisfied }/{ $answered })
report-assisted-open = Cán bộ nhập hộ (báo cáo riêng, không tính ở trên): { $answers } lượt, chưa đủ dữ liệu
report-weakest = Nội dung thấp nhất: { $question } – { $rate } ({ $satisfied }/{ $answered })
report-on-time = Đúng hẹn theo người dân: { $rate } ({ $satisfied }/{ $answered })
report-on-time-beside = Đúng hẹn: phần mềm một cửa { $reported } ({ $on_time }/{ $due } hồ sơ đã trả); người dân { $rate } ({ $satisfied }/{ $answered } lượt trả lời)
report-on-time-reported = Đúng hẹn theo phần mềm một cửa: { $reported } ({ $on_time }/{ $due } hồ sơ đã trả); theo người dân: chưa đủ dữ liệu
report-apology = Trễ hẹn được xin lỗi, hẹn lại cụ thể (theo người dân): { $rate } ({ $apologised }/{ $answered })
report-apology-reported = Hồ sơ trễ hẹn có văn bản xin lỗi: { $rate } ({ $apologised }/{ $late } hồ sơ)
report-dossiers = Hồ sơ: tiếp nhận { $received }, đã trả { $returned }, đang giải quyết { $pending }, trong đó quá hạn { $late } (theo tệp nhập ngày { $day })
report-dossiers-cut = Lưu ý: tệp hồ sơ nhập ngày { $day }, khi kỳ chưa kết thúc; hồ sơ từ ngày này đến hết kỳ chưa có trong số liệu
report-coverage = Lượt trả lời so với hồ sơ tiếp nhận: { $rate } ({ $answered }/{ $dossiers })
report-complaints-per-thousand = Phản ánh, kiến nghị trên 1.000 hồ sơ tiếp nhận: { $rate } ({ $opened }/{ $dossiers })

## Phản ánh, kiến nghị

report-complaints = Phản ánh, kiến nghị: tiếp nhận { $opened }, đã trả lời { $answered }, đang chờ { $waiting }, quá hạn { $overdue }
report-complaints-none = Phản ánh, kiến nghị: chưa có dữ liệu (không nhận được nội dung nào). Đây chưa phải là kết quả tốt; đề nghị kiểm tra áp phích, mã QR và việc hướng dẫn tại quầy.
report-complaints-none-of = Phản ánh, kiến nghị: chưa có dữ liệu (không nhận được nội dung nào trên { $dossiers } hồ sơ). Đây chưa phải là kết quả tốt; đề nghị kiểm tra áp phích, mã QR và việc hướng dẫn tại quầy.
report-complaints-still = Phản ánh, kiến nghị: kỳ này không tiếp nhận mới, đã trả lời { $answered }, đang chờ { $waiting }, quá hạn { $overdue }
report-categories = Nội dung chính: { $categories }
report-category = { $label } ({ $opened })
report-sources = Nguồn tiếp nhận: { $sources }
report-source-chat = Qua chat
report-source-web = Trang web
report-source-box = Hòm thư góp ý
report-source-hotline = Đường dây nóng
report-source-paper = Đơn, thư gửi đến
report-source-assisted = Nói trực tiếp tại quầy
report-overdue-now = Cần chỉ đạo: { $overdue } phản ánh, kiến nghị quá hạn.
report-chain = Mã kiểm chứng sổ ghi: { $head }

## Riêng thẻ đơn vị

report-changed-desks = Thay đổi vượt quá ngẫu nhiên: { $desks }
report-desk-rose = { $desk } tăng { $points } điểm phần trăm
report-desk-fell = { $desk } giảm { $points } điểm phần trăm
report-question-of-desk-rose = { $question } tại { $desk } tăng { $points } điểm phần trăm
report-question-of-desk-fell = { $question } tại { $desk } giảm { $points } điểm phần trăm
report-no-changed-desk = So với kỳ trước: không quầy nào thay đổi vượt quá ngẫu nhiên
report-outliers-low = Thấp hơn hẳn mức chung: { $desks }
report-outliers-high = Cao hơn hẳn mức chung: { $desks }
report-no-outlier = Khác biệt giữa các quầy không vượt quá ngẫu nhiên.
report-desk-rate = { $desk } { $rate } ({ $satisfied }/{ $answered })
report-desk-open = { $desk } ({ $answers } lượt)
report-desks-open = Chưa đủ dữ liệu: { $desks }
report-and-others = { $names } và { $count } quầy khác
report-and-other-changes = { $names } và { $count } thay đổi khác

## Báo cáo dạng chữ

report-title = KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG
report-unit = Đơn vị: { $unit }
report-desk = Quầy: { $desk }
report-period = Kỳ: { $period }
report-heading-answers = I. MỨC ĐỘ HÀI LÒNG
report-heading-questions = II. TỪNG NỘI DUNG
report-heading-desks = II. TỪNG QUẦY
report-heading-complaints = III. PHẢN ÁNH, KIẾN NGHỊ
report-heading-dossiers = IV. HỒ SƠ THEO PHẦN MỀM MỘT CỬA
report-heading-paragraph = { $number }. ĐOẠN VĂN ĐƯA VÀO BÁO CÁO
report-rate-told = Tỷ lệ hài lòng: { $rate } ({ $satisfied }/{ $answered } lượt trả lời hợp lệ)
report-level = { $label }: { $rate } ({ $people })
report-level-5 = Rất hài lòng
report-level-4 = Hài lòng
report-level-3 = Bình thường
report-level-2 = Không hài lòng
report-level-1 = Rất không hài lòng
report-missing = Ngoài mẫu số: không áp dụng { $not_applicable }, bỏ qua { $skipped }, chưa trả lời tới { $unreached }
report-question = { $question }: { $rate } ({ $satisfied }/{ $answered }), khoảng tin cậy 95%: { $low }–{ $high }%
report-question-open = { $question }: chưa đủ dữ liệu
report-reasons = Lý do điểm thấp, theo số lượt Không hài lòng + Rất không hài lòng với từng nội dung:
report-reason = { $question }: { $dissatisfied } lượt ({ $share }), cộng dồn { $so_far }
report-keywords = Từ được nhiều người nhắc đến trong ý kiến ghi thêm (từ 3 ý kiến trở lên): { $keywords }
report-keyword = { $words } ({ $comments })
report-no-questions = Chưa đủ dữ liệu theo từng nội dung.
report-on-time-complaints = Trả lời đúng hạn: { $on_time }/{ $answered }
report-not-sipas = Số liệu do người dân tự đánh giá tại nơi phục vụ, không phải Chỉ số SIPAS.
report-published = Số liệu chốt ngày { $day }; đã công bố thì không sửa.
report-not-closed = Số liệu đến ngày { $day }; kỳ chưa kết thúc nên số liệu chưa chốt.

## Đoạn văn

report-paragraph-none = Trong kỳ ({ $window }), { $unit } chưa đủ số lượt trả lời hợp lệ để nêu tỷ lệ hài lòng.
report-paragraph = Trong kỳ ({ $window }), { $unit } đã mời { $invited } lượt, nhận { $answered } lượt trả lời hợp lệ (tỷ lệ phản hồi { $response }); tỷ lệ hài lòng { $rate } = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ ({ $satisfied }/{ $answered }).
report-paragraph-mixed = Trong kỳ ({ $window }), { $unit } đã mời { $invited } lượt, nhận { $answered } lượt trả lời hợp lệ, trong đó { $verified } lượt theo phiếu mời (tỷ lệ phản hồi { $response }); tỷ lệ hài lòng { $rate } = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ ({ $satisfied }/{ $answered }).
report-paragraph-uninvited = Trong kỳ ({ $window }), { $unit } nhận { $answered } lượt trả lời hợp lệ (số lượt mời: không xác định); tỷ lệ hài lòng { $rate } = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ ({ $satisfied }/{ $answered }).
report-paragraph-unanswered = Trong kỳ ({ $window }), { $unit } đã mời { $invited } lượt, nhận { $answered } lượt trả lời hợp lệ; tỷ lệ hài lòng { $rate } = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ ({ $satisfied }/{ $answered }).
report-paragraph-covered = Tỷ lệ hài lòng tính theo các lượt trả lời từ ngày { $first } đến ngày { $last }.
report-paragraph-complaints = Tiếp nhận { $opened } phản ánh, kiến nghị; đã trả lời { $answered }, trong đó đúng hạn { $on_time }; quá hạn { $overdue }.
report-paragraph-complaints-unanswered = Tiếp nhận { $opened } phản ánh, kiến nghị; chưa trả lời nội dung nào; quá hạn { $overdue }.
report-paragraph-no-complaints = Về phản ánh, kiến nghị: chưa có dữ liệu.

## Biểu đồ

chart-trend = Tỷ lệ hài lòng, khoảng tin cậy 95%
chart-target = mục tiêu { $target }
chart-week = T{ $week }
chart-row-week = Tuần { $week }
chart-row-month = Tháng { $month }/{ $year }
chart-row-quarter = Quý { $quarter }/{ $year }
chart-weeks = Tuần
chart-months = Tháng
chart-quarters = Quý
chart-years = Năm
chart-not-enough = chưa đủ
chart-asked-anew = đổi phiếu hỏi: không so sánh hai bên vạch
chart-no-figures = Chưa đủ dữ liệu để vẽ biểu đồ
chart-distribution = Kỳ này: { $answered } lượt trả lời hợp lệ
chart-funnel = Tỷ lệ hài lòng của từng quầy, theo số lượt trả lời
chart-funnel-x = Số lượt trả lời hợp lệ
chart-funnel-mean = mức chung { $rate }
chart-funnel-95 = giới hạn 95%
chart-funnel-998 = giới hạn 99,8%
chart-funnel-spread = Giới hạn đã nới rộng vì các quầy vốn khác nhau hơn mức ngẫu nhiên (hệ số phân tán { $dispersion })
chart-funnel-outside = Ngoài giới hạn 99,8% ({ $count } quầy): { $desks }
chart-funnel-open = Chưa đủ dữ liệu ({ $count } quầy): { $desks }
chart-simulated = MÔ PHỎNG

## Biểu đồ chi tiết

report-fields = Lượt Không hài lòng + Rất không hài lòng theo lĩnh vực thủ tục:
report-fields-none = Chưa có dữ liệu theo lĩnh vực.
report-procedures = Phản ánh, kiến nghị có nêu thủ tục:
details-weakest = Nội dung có tỷ lệ hài lòng thấp nhất
details-satisfied = hài lòng
details-middle = bình thường
details-dissatisfied = không hài lòng
details-interval = khoảng tin cậy 95%
details-only = Chỉ vẽ { $shown } nội dung thấp nhất trong { $of } nội dung có đủ dữ liệu.
details-rate = { $rate } ({ $part }/{ $whole })
details-of-all = { $count } lượt ({ $share })
details-running = cộng dồn
details-on-time = Kết quả trả đúng hẹn
details-reported = Theo phần mềm một cửa
details-perceived = Theo người dân trả lời
details-no-data = chưa có dữ liệu
details-fields = Lĩnh vực có lượt không hài lòng
details-no-low = Không có lượt không hài lòng ở lĩnh vực nào đã đủ dữ liệu.
details-ages = Phản ánh, kiến nghị đang chờ: { $waiting }
details-in-time = Trong hạn
details-soon = Sắp đến hạn
details-late = Quá hạn
details-none-open = Không có phản ánh, kiến nghị nào đang chờ.
details-opened-answered = Tiếp nhận và trả lời qua các kỳ
details-opened = tiếp nhận
details-answered = đã trả lời
details-came-went = tiếp nhận { $opened }, đã trả lời { $answered }
details-no-complaints = Chưa có phản ánh, kiến nghị nào trong các kỳ này.
details-procedures = Thủ tục được phản ánh, kiến nghị
details-no-procedures = Chưa có phản ánh, kiến nghị nào nêu thủ tục.

## Các cửa trả lời

report-heading-doors = Cách trả lời, tính theo các ngày của kỳ (số lượt đã chốt, kể cả lượt còn chờ đủ dữ liệu; không tính tỷ lệ)
report-doors-streams = Theo phiếu mời: { $verified }; không có phiếu: { $unverified }; cán bộ nhập hộ (báo cáo riêng): { $assisted }
report-doors-modes = Qua chat: { $chat }; trên trang web: { $web }; hỏi trực tiếp: { $assisted }; phiếu giấy: { $paper }
report-doors-versions = Theo bộ câu hỏi: { $versions }
report-doors-version = { $title } (phiên bản { $version })
report-doors-slips = Phiếu mời: in trong kỳ { $printed }; được mở { $opened }; có câu trả lời đã chốt { $answered } (chốt sau 24 giờ nên có thể gồm phiếu mở từ kỳ trước)
report-flags = Lưu ý (các lượt này vẫn được tính): { $flags }
report-flag-fast = gửi chưa đến 5 giây sau khi bắt đầu { $count }
report-flag-burst = gửi dồn dập, quá 5 lượt trong 2 phút { $count }
report-flag-staff = từ tài khoản cán bộ, công chức của đơn vị khác hoặc đã thôi việc { $count }
report-flag-own-desk = công chức nhập về chính quầy của mình { $count }
report-flag-all-best = chọn mức cao nhất ở mọi câu { $count } (trong các khối đã đủ dữ liệu)
