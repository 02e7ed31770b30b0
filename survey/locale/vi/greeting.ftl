# Những gì bot tự giới thiệu với nền tảng, và những lời nói thay khi có trục trặc.
description-citizen =
    Xin chào Ông/Bà. Tại đây Ông/Bà có thể đánh giá lần làm thủ tục vừa qua (khoảng 1 phút) hoặc gửi phản ánh, kiến nghị.
    Không hỏi tên, không hỏi số căn cước khi đánh giá.
description-staff = Bot nội bộ dành cho cán bộ, công chức Bộ phận Một cửa. Chỉ người có đường dẫn mời mới sử dụng được.
command-citizen-start = Bắt đầu đánh giá
command-citizen-phan_anh = Gửi phản ánh, kiến nghị
command-citizen-tra_cuu = Tra cứu phản ánh bằng mã
command-citizen-du_lieu_cua_toi = Dữ liệu đang lưu về tôi
command-citizen-ngon_ngu = Ngôn ngữ / Language
command-citizen-lien_he = Địa chỉ, đường dây nóng
command-citizen-gioi_thieu = Giới thiệu, quyền riêng tư
command-citizen-help = Hướng dẫn
command-staff-hang_doi = Các phản ánh, kiến nghị đang mở
command-staff-tuan = Thẻ của tuần vừa qua, hoặc kèm số tuần
command-staff-thang = Thẻ của tháng vừa qua, hoặc kèm tháng
command-staff-quy = Thẻ của quý vừa qua, hoặc kèm quý
command-staff-bao_cao = Báo cáo theo kỳ: đoạn văn, XLSX, DOCX, PDF
command-staff-nhap_phieu = Nhập phiếu giấy, hoặc hỏi và ghi giúp người dân
command-staff-dang_ky = Chọn thẻ muốn nhận, giờ yên lặng
command-staff-vao_so = Vào sổ thư góp ý, cuộc gọi, phản ánh tại quầy
command-staff-ho_so_tre = Hồ sơ sắp đến hạn, trễ hẹn; dự thảo xin lỗi
command-staff-da_xin_loi = Ghi nhận đã gửi văn bản xin lỗi: kèm mã hồ sơ
command-staff-vang_mat = Báo vắng mặt: từ ngày, đến ngày, người thay
command-staff-gan_quay = Gắn nhóm này với một quầy (kèm mã quầy)
command-staff-help = Hướng dẫn
could-not-handle = Rất tiếc, hệ thống chưa xử lý được tin nhắn vừa rồi của Ông/Bà. Xin Ông/Bà vui lòng gửi lại.
too-fast = Ông/Bà gửi tin nhanh quá nên có tin chưa được đọc. Xin chờ khoảng 10 giây rồi gửi tiếp.
reminder = Ông/Bà còn một lượt đánh giá { $desk } chưa gửi. Nếu tiện, xin bấm tiếp ở câu hỏi phía trên; nếu không, Ông/Bà cứ bỏ qua, chúng tôi sẽ không nhắc lại.
