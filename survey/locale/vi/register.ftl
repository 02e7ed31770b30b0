# Sổ tiếp nhận phản ánh, kiến nghị và danh sách kết quả công khai.

register-name = Sổ tiếp nhận
register-title = SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ
register-span = Tiếp nhận từ ngày { $first } đến ngày { $last }: { $count } nội dung
register-note = Thông tin cá nhân trong nội dung đã được che; bản gốc được niêm phong trong hệ thống. Nội dung là lời của người gửi, chưa được xác minh. Chỉ dùng trong nội bộ.

register-number = STT
register-code = Mã
register-received = Ngày tiếp nhận
register-door = Loại
register-category = Nhóm nội dung
register-procedure = Thủ tục
register-unit = Đơn vị
register-desk = Quầy
register-due = Hạn trả lời
register-status = Trạng thái
register-result = Kết quả
register-answered = Ngày trả lời
register-overdue = Quá hạn
register-source = Nguồn
register-text = Nội dung (đã che thông tin cá nhân)

register-anonymous = Góp ý ẩn danh
register-named = Phản ánh, kiến nghị
register-chat = Tin nhắn
register-web = Biểu mẫu web
register-hotline = đường dây nóng
register-paper = đơn, thư
register-box = Hòm thư góp ý
register-assisted = Cán bộ nhập giúp
register-late = Quá hạn

register-resolved = Đã giải quyết, người dân xác nhận
register-silent = Đã trả lời, người dân không có thêm ý kiến
register-unasked = Đã trả lời, không có kênh phản hồi
register-not-resolved = Chưa giải quyết, theo ý kiến người dân
register-awaits-word = Đã trả lời, chờ ý kiến người dân
register-refused = Từ chối
register-refused-because = { $result }: { $reason }
register-guided = Đã hướng dẫn (khiếu nại/tố cáo)
register-forwarded = Đã chuyển cơ quan có thẩm quyền
register-withdrawn = Người dân đã rút
register-open = Chưa có kết quả

register-public-name = Công khai kết quả
register-public-title = KẾT QUẢ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ
register-public-span = Nội dung tiếp nhận từ ngày { $first } đến ngày { $last }
register-how-many = Số nội dung
register-together = Gộp chung: { $names }
register-few = dưới { $threshold }
register-public-note = Để không ai bị nhận ra, số dưới { $threshold } không được in riêng mà gộp chung; không nêu nội dung, thời điểm, quầy hay người gửi.
register-public-once = Trạng thái tại lúc lập danh sách.

## hailong export
export-unknown = Chỉ xuất được: complaints (sổ tiếp nhận phản ánh, kiến nghị; thêm --public để niêm yết) hoặc responses (từng lượt trả lời của các đợt đã khóa).
export-bad-day = “{ $day }” không phải là một ngày. Viết ví dụ: 2026-01-31 hoặc 31/01/2026.
export-backwards = Ngày đầu { $first } đứng sau ngày cuối { $last }. Đề nghị đổi lại --from và --to.
export-bad-file = Không rõ định dạng của tệp { $file }. Tên tệp cần kết thúc bằng .xlsx, .pdf hoặc .csv.
export-done = Đã ghi { $file }: { $count } nội dung tiếp nhận từ { $first } đến { $last }. Tệp dùng trong nội bộ, không gửi ra ngoài.
export-done-public = Đã ghi { $file }: danh sách công khai, không có nội dung của người dân. Mỗi kỳ chỉ công khai một lần và các kỳ không chồng lên nhau.

## Dữ liệu từng lượt trả lời

responses-name = Lượt trả lời
responses-title = DỮ LIỆU TỪNG LƯỢT TRẢ LỜI
responses-span = { $count } lượt trả lời thuộc các đợt số liệu đã khóa từ { $first } đến { $last }
responses-note = Chỉ có các đợt đã khóa (từ 10 lượt trở lên); thay cho ngày giờ là đợt, thứ tự là ngẫu nhiên. Mức 5 là Rất hài lòng, mức 1 là Rất không hài lòng; với câu hỏi chọn một, số là thứ tự phương án. Ý kiến ghi thêm đã che thông tin cá nhân và không gắn với lượt trả lời nào. Tệp dùng trong nội bộ.
responses-unit = Đơn vị
responses-desk = Quầy
responses-from = Đợt từ ngày
responses-to = Đến ngày
responses-stream = Nguồn
responses-field = Lĩnh vực
responses-question = Câu hỏi
responses-comment = Ý kiến ghi thêm (đã che)
responses-verified = theo phiếu
responses-unverified = không có phiếu
responses-assisted = cán bộ nhập hộ
responses-still-open = chưa đủ dữ liệu
responses-not-applicable = không áp dụng
responses-skipped = bỏ qua
export-done-responses = Đã ghi { $file }: { $count } lượt trả lời thuộc các đợt đã khóa từ { $first } đến { $last }. Tệp dùng trong nội bộ, không gửi ra ngoài.
