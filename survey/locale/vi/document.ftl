## Văn bản theo thể thức của Nghị định 30/2020/NĐ-CP; số, ngày và chữ ký để trống

document-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
document-motto = Độc lập - Tự do - Hạnh phúc
document-no-superior = ……………………………
document-number = Số: ………/BC-UBND
document-place-date = ………………, ngày …… tháng …… năm ………
document-kind = BÁO CÁO
document-about = Kết quả khảo sát mức độ hài lòng của người dân và tiếp nhận, giải quyết phản ánh, kiến nghị { $period }
document-to = Kính gửi: { $addressee }
document-to-nobody = Kính gửi: ………………………………………………
document-opening = Thực hiện chế độ báo cáo về cải cách hành chính, { $unit } báo cáo kết quả khảo sát mức độ hài lòng của người dân và việc tiếp nhận, giải quyết phản ánh, kiến nghị { $period } { $window } như sau:
document-opening-today = Thực hiện chế độ báo cáo về cải cách hành chính, { $unit } báo cáo kết quả khảo sát mức độ hài lòng của người dân và việc tiếp nhận, giải quyết phản ánh, kiến nghị { $period } { $window }, số liệu đến thời điểm báo cáo ngày { $today }, như sau:
document-part-satisfaction = Mức độ hài lòng của người dân
document-part-complaints = Tiếp nhận, giải quyết phản ánh, kiến nghị
document-part-dossiers = Kết quả giải quyết hồ sơ thủ tục hành chính
document-part-basis = Căn cứ của số liệu
document-levels = Trong { $answered } lượt trả lời hợp lệ: { $levels }.
document-level = { $label } { $people } lượt ({ $rate })
document-interval = Khoảng tin cậy 95% của tỷ lệ hài lòng: { $low }–{ $high }%.
document-complaint-counts = Tiếp nhận { $opened }; đã trả lời { $answered }, trong đó đúng hạn { $on_time }; đang chờ trả lời { $waiting }; quá hạn { $overdue }.
document-complaint-counts-unanswered = Tiếp nhận { $opened }; chưa trả lời nội dung nào; đang chờ trả lời { $waiting }; quá hạn { $overdue }.
document-complaints-none = Chưa có dữ liệu: không nhận được phản ánh, kiến nghị nào. Đây chưa phải là kết quả tốt.
document-basis = Số liệu là tổng của những đợt số liệu đã chốt trọn ngày, mỗi đợt có đủ số lượt trả lời để công bố; lượt trả lời chưa đủ được tính tiếp vào kỳ sau và không nằm trong tổng số nào.
document-doors = Số lượt trả lời đã chốt trong các ngày của kỳ, kể cả lượt còn chờ đủ dữ liệu (chỉ nêu số lượt, không tính tỷ lệ).
document-details = Số liệu chi tiết tại Phụ lục kèm theo./.
document-signer = THỦ TRƯỞNG ĐƠN VỊ
document-recipients = Nơi nhận:
document-recipient-above = - Như trên;
document-recipient-own = - Lãnh đạo đơn vị;
document-recipient-file = - Lưu: VT, …
document-appendix = PHỤ LỤC
document-appendix-about = Kết quả khảo sát mức độ hài lòng và tiếp nhận, giải quyết phản ánh, kiến nghị { $period } { $window }
document-appendix-of = (Kèm theo Báo cáo số ………/BC-UBND ngày …… tháng …… năm ……… của { $unit })

## Biểu

statutory-unit = Đơn vị
statutory-invited = Số lượt mời
statutory-answered = Số lượt trả lời
statutory-response = Tỷ lệ phản hồi
statutory-satisfied = Hài lòng + Rất hài lòng
statutory-dissatisfied = Không hài lòng + Rất không hài lòng
statutory-n = n
statutory-percent = %
statutory-opened = PAKN tiếp nhận
statutory-complaints-answered = Đã trả lời
statutory-on-time = Đúng hạn (%)
statutory-overdue = Quá hạn
statutory-total = Tổng cộng
statutory-unknown = không xác định
statutory-none = –
statutory-open = chưa đủ dữ liệu ({ $answers } lượt)
statutory-empty = chưa có dữ liệu
statutory-sheet = Phụ lục
statutory-sheet-of = { $unit } – { $sheet }, { $period }
statutory-sheet-levels = Theo từng mức
statutory-not-applicable = Không áp dụng
statutory-skipped = Bỏ qua
statutory-unreached = Chưa trả lời tới
statutory-first-day = Từ ngày
statutory-last-day = Đến ngày
statutory-rate = Tỷ lệ hài lòng (%)
statutory-rate-low = Khoảng tin cậy 95%: từ
statutory-rate-high = Khoảng tin cậy 95%: đến
statutory-waiting = Chờ kỳ sau
statutory-sheet-doors = Nguồn trả lời
statutory-sheet-sources = Nguồn PAKN
statutory-stream-verified = Theo phiếu mời
statutory-stream-unverified = Không có phiếu
statutory-stream-assisted = Cán bộ nhập hộ (báo cáo riêng)
statutory-mode-chat = Qua chat
statutory-mode-web = Trên trang web
statutory-mode-assisted = Hỏi trực tiếp
statutory-mode-paper = Phiếu giấy
statutory-slips-printed = Phiếu mời đã in
statutory-slips-opened = Phiếu mời được mở
statutory-sheet-dossiers = Hồ sơ
statutory-dossiers-received = Tiếp nhận
statutory-dossiers-returned = Đã trả
statutory-dossiers-on-time = Đúng hẹn
statutory-dossiers-late = Trễ hẹn
statutory-dossiers-pending = Đang giải quyết
statutory-dossiers-pending-late = Đang giải quyết, quá hạn
statutory-dossiers-apologised = Trễ hẹn đã có văn bản xin lỗi
statutory-dossiers-reported = Đúng hẹn theo phần mềm một cửa (%)
statutory-dossiers-perceived = Đúng hẹn theo người dân (%)
statutory-dossiers-perceived-n = Số lượt trả lời về hẹn trả

## Ghi chú dưới biểu

statutory-note-residue = Phần còn lại đến 100% là mức “Bình thường”; tỷ lệ làm tròn 2 chữ số thập phân từ số đếm, không ép tổng bằng 100%.
statutory-note-total = Tổng chỉ gồm các quầy đã đủ số lượt trả lời; nơi “chưa đủ dữ liệu” được tính tiếp vào kỳ sau.
statutory-note-response = Tỷ lệ phản hồi = lượt trả lời theo phiếu mời / số lượt mời; “không xác định”: chỉ có mã QR treo tại quầy.
statutory-note-complaints = PAKN: phản ánh, kiến nghị. Đúng hạn = trả lời đúng hạn / đã trả lời.
statutory-note-dossiers = Theo tệp hồ sơ của phần mềm một cửa, nhập ngày { $day }.
statutory-note-units = PAKN tính theo đơn vị, không tách theo quầy.
statutory-note-no-complaints = PAKN bằng 0 là chưa có dữ liệu, chưa phải là kết quả tốt.
statutory-note-today = Kỳ báo cáo chưa kết thúc; số liệu đến thời điểm báo cáo ngày { $today }.

## Từ chối
document-not-begun = { $period } chưa bắt đầu.
document-all-units = Toàn bộ đơn vị

## Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết; số, ngày, nơi nhận, lý do, ngày hẹn mới và chữ ký để trống

document-day = ngày { $day } tháng { $month } năm { $year }
apology-number = Số: ………/………
apology-kind = VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT
apology-about = (đối với hồ sơ mã số { $code })
apology-dossier = { $unit } đã tiếp nhận hồ sơ mã số { $code } của Ông/Bà { $received }, hẹn trả kết quả { $due }.
apology-dossier-of = { $unit } đã tiếp nhận hồ sơ mã số { $code } của Ông/Bà { $received } về thủ tục “{ $procedure }”, hẹn trả kết quả { $due }.
apology-will-be-late = Hồ sơ của Ông/Bà không thể giải quyết xong để trả kết quả đúng hẹn { $due }.
apology-late = Đến nay đã quá ngày hẹn trả kết quả ({ $due }) mà hồ sơ của Ông/Bà chưa được giải quyết xong.
apology-reason = Lý do: …………………………………………………………………
apology-reason-line = …………………………………………………………………………………
apology-new-day = { $unit } xin lỗi Ông/Bà về sự chậm trễ này và đề nghị gia hạn thời gian giải quyết; ngày hẹn trả kết quả mới: ngày …… tháng …… năm ……….
apology-contact = Nếu cần biết thêm, Ông/Bà vui lòng liên hệ tại { $address } hoặc gọi { $hotline }.
apology-hotline = Nếu cần biết thêm, Ông/Bà vui lòng gọi { $hotline }.
apology-thanks = Rất mong Ông/Bà thông cảm. Trân trọng cảm ơn Ông/Bà./.
