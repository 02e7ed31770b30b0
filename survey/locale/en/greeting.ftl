# What the bots say of themselves to the platform, and what is said when something went wrong.
description-citizen =
    Welcome. Here you can rate your last visit to the one-stop desk (about a minute) or send a complaint or suggestion.
    A rating asks for neither your name nor your ID number.
description-staff = The internal bot for staff of one-stop desks. It works only for people with an invitation link.
command-citizen-start = Rate a visit
command-citizen-phan_anh = Send a complaint or suggestion
command-citizen-tra_cuu = Look up a complaint by its code
command-citizen-du_lieu_cua_toi = What is stored about me
command-citizen-ngon_ngu = Ngôn ngữ / Language
command-citizen-lien_he = Address and hotline
command-citizen-gioi_thieu = About, privacy
command-citizen-help = Help
command-staff-hang_doi = Open complaints and suggestions
command-staff-tuan = Last week's card, or that of a week
command-staff-thang = Last month's card, or that of a month
command-staff-quy = Last quarter's card, or that of a quarter
command-staff-bao_cao = Reports: paragraph, XLSX, DOCX, PDF
command-staff-nhap_phieu = Enter a paper form, or ask and write down for somebody
command-staff-dang_ky = Cards to get, quiet hours
command-staff-vao_so = Register a letter, a call, or what was said at the desk
command-staff-ho_so_tre = Dossiers about to be late; drafts of apologies
command-staff-da_xin_loi = Note an apology as sent: with the dossier code
command-staff-vang_mat = Report leave: from, to, who stands in
command-staff-gan_quay = Bind this group to a desk (with the desk code)
command-staff-help = Help
could-not-handle = Sorry, your last message could not be handled. Please send it again.
too-fast = You are writing too fast, so some messages were not read. Please wait about 10 seconds and go on.
reminder = You have an unfinished rating of { $desk }. If it suits you, please continue at the question above; otherwise just ignore this, we will not remind you again.
