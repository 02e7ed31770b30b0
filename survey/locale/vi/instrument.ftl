# Lỗi của tệp bộ câu hỏi: sai gì và sửa thế nào; phía trước mỗi câu là tên tệp và chỗ sai, viết như trong tệp.

fault-alike = hai lựa chọn đọc giống nhau ({ $language }) nên người gõ câu trả lời không phân biệt được. Đề nghị đổi lời một trong hai
fault-ask-if-choice = ask_if nhắc đến lựa chọn mà { $question } không có nên câu này không bao giờ được hỏi. Đề nghị sửa lại
fault-ask-if-kind = ask_if chỉ dựa được vào câu kind = "scale" hoặc "single", mà { $question } không phải. Đề nghị chọn câu khác
fault-ask-if-unknown = ask_if nhắc đến “{ $question }”, nhưng không có câu nào ở trên mang key đó. Đề nghị đặt câu ấy lên trước
fault-ask-if-written = ask_if chưa đúng dạng. Đề nghị ghi: ask_if = {"{"} question = "ontime", choices = [1, 2] {"}"}
fault-ask-if-zero = “Không áp dụng” không phải là câu trả lời để hỏi tiếp. Đề nghị bỏ số 0 khỏi ask_if
fault-choices-not-here = câu kind = "{ $kind }" không có lựa chọn. Đề nghị bỏ choices hoặc đổi kind
fault-choices-written = choices chưa đúng dạng. Đề nghị ghi: [ {"{"} number = 5, vi = "…", en = "…" {"}"}, … ]
fault-digit = chữ số trong lời lựa chọn dễ bị nhầm với số thứ tự. Đề nghị viết bằng chữ
fault-factor = factor phải là số nguyên từ 1 đến 5. Đề nghị sửa lại
fault-headline-first = câu đầu tiên phải là câu { $key } (kind = "scale"), vì chỉ câu này làm nên tỷ lệ hài lòng chung. Đề nghị đặt câu ấy lên đầu
fault-headline-for-all = câu hỏi chung dành cho mọi người. Đề nghị bỏ optional, not_applicable và ask_if
fault-headline-worded = câu hỏi chung phải giống nhau ở mọi nơi. Đề nghị chép nguyên lời và các lựa chọn từ quick.v1.toml
fault-invisible = lời bằng ngôn ngữ { $language } có ký tự không nhìn thấy (ký tự điều khiển, ký tự đảo chiều chữ). Đề nghị xóa rồi gõ lại đoạn ấy
fault-key-of-button = key này trùng với tên một nút. Đề nghị đặt key khác
fault-key-of-question = cần một key chỉ gồm chữ thường không dấu, chữ số và _, bắt đầu bằng chữ, không quá { $most } ký tự. Đề nghị đặt lại
fault-key-of-survey = cần một key chỉ gồm chữ thường không dấu, chữ số, _ và -, bắt đầu bằng chữ. Đề nghị ghi, ví dụ: key = "quick"
fault-key-twice = một câu ở trên đã dùng key này. Đề nghị đổi một trong hai
fault-kind = kind = “{ $kind }” không có. Đề nghị chọn một trong: { $known }
fault-kind-of-shared = báo cáo đọc câu mang key này như câu kind = "{ $kind }". Đề nghị dùng đúng kind đó, hoặc đặt key khác
fault-languages = cần viết bằng từng ngôn ngữ ({ $known }). Đề nghị ghi, ví dụ: {"{"} vi = "…", en = "…" {"}"}
fault-no-choices = chưa có lựa chọn nên không ai trả lời được. Đề nghị thêm choices
fault-no-question = chưa có câu hỏi nào. Đề nghị thêm câu hỏi dưới dòng [[question]]
fault-no-table = không đúng dạng của một câu hỏi. Đề nghị viết câu hỏi dưới dòng [[question]]
fault-no-way-on = người không thấy lựa chọn nào phù hợp sẽ không đi tiếp được. Đề nghị ghi optional = true hoặc thêm not_applicable
fault-not-applicable = câu kind = "{ $kind }" không có “Không áp dụng”. Đề nghị dùng optional = true
fault-numbers = các lựa chọn phải được đánh số từ 1 đến không quá { $most }, mỗi số một lần. Đề nghị sửa lại
fault-one-choice = chỉ có một cách trả lời. Đề nghị thêm lựa chọn, hoặc ghi optional = true
fault-optional = optional chỉ nhận true (được bỏ qua) hoặc false. Đề nghị sửa lại
fault-safe-zone = cần hai số nguyên từ { $least } đến { $most }, cách nhau ít nhất { $apart }. Đề nghị ghi, ví dụ: safe_zone_minutes = [30, 180] – số phút sau 12:00, sau giờ đóng cửa hoặc sau 07:00
fault-scale = thang đo cần đủ năm mức, đánh số 5, 4, 3, 2, 1, mức tốt nhất đứng đầu. Đề nghị sửa lại
fault-toml = dòng { $line }, cột { $column } không đúng cách viết TOML (dấu =, dấu ngoặc kép, ngoặc vuông, ngoặc nhọn). Đề nghị sửa chỗ đó
fault-toml-depth = các dấu ngoặc lồng nhau quá sâu. Đề nghị viết đơn giản hơn
fault-toml-end = tệp kết thúc khi một dấu ngoặc hoặc dấu ngoặc kép chưa được đóng. Đề nghị đóng lại
fault-toml-value = có một giá trị không đọc được, ví dụ số quá dài. Đề nghị viết lại
fault-too-long = lời bằng ngôn ngữ { $language } dài { $length } ký tự, ở đây chỉ đọc được không quá { $most } ký tự. Đề nghị viết ngắn lại
fault-unknown-field = không phải là mục của bộ câu hỏi. Các mục dùng được: { $known }
fault-unknown-field-of-choice = “{ $name }” không phải là mục của lựa chọn. Các mục dùng được: { $known }
fault-unknown-field-of-question = “{ $name }” không phải là mục của câu hỏi. Các mục dùng được: { $known }
fault-untranslated = thiếu lời bằng ngôn ngữ { $language }. Đề nghị viết thêm
fault-version = phải là số nguyên từ 1 trở lên. Đề nghị ghi, ví dụ: version = 1
