"""Which words point at a person although they name nobody, and which leave a matter to the desk."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.conduct import is_spoken_of
from survey.text import fold

ABOUT_SOMEBODY = [
    "Cán bộ hách dịch, hỏi gì cũng không nói.",
    "nhan vien hach dich lam",
    "Thái độ phục vụ chưa tốt.",
    "thai do kem qua",
    "thai do phuc vu ko tot",
    "Thái độ thiếu nhiệt tình",
    "Gắt gỏng với người già.",
    "hoi them thi gat gong",
    "Bị quát ngay tại quầy vì thiếu một tờ giấy.",
    "den nop ho so thi bi quat",
    "hay nat nguoi dan",
    "Nạt nộ người cao tuổi",
    "Cáu với tôi khi tôi hỏi lại",
    "Nhân viên cáu gắt.",
    "Cố tình làm khó, bắt đi lại ba lần.",
    "lam kho nguoi dan",
    "lm khó dân",
    "Có biểu hiện nhũng nhiễu",
    "gay kho de khi nop ho so",
    "Công chức quầy này cửa quyền.",
    "Nói trống không, không nhìn lên.",
    "noi trong khong voi nguoi lon tuoi",
    "Mắng tôi trước mặt mọi người",
    "Đuổi về không nói lý do",
    "ném trả hồ sơ lên bàn",
    "Vô trách nhiệm, đùn đẩy cho nhau",
    "Chị ấy bảo tôi về",
    "Anh nhân viên đeo kính nói không rõ.",
    "anh nhan vien do bao ve",
    "cô ngồi ở quầy không chịu nhận",
    "Nhân viên không thân thiện",
    "Cán bộ ở đây hay đi muộn, về sớm.",
    "can bo kho chiu",
    "ưu ái người quen, cho vào trước",
    "xem điện thoại để dân đứng chờ",
    "phải lót tay mới xong",
    "Tôi bị phân biệt đối xử",
    "The officer was rude to me.",
    "She SHOUTED at me for asking twice",
    "bad attitude at the counter",
    "They asked for a bribe",
    "He is unprofessional and lazy",
]
FOR_THE_DESK = [
    "Thủ tục rườm rà, chờ lâu.",
    "thu tuc ruom ra, cho lau",
    "Cán bộ hướng dẫn không rõ giấy tờ nào cần nộp.",
    "can bo huong dan khong ro, yeu cau ban sao cong chung",
    "Yêu cầu có giấy xác nhận mà không ghi trong bảng niêm yết.",
    "yeu cau co giay xac nhan",
    "yeu cau voi ho so nay khong ro",
    "Hồ sơ trễ hẹn năm ngày, gọi điện không ai nghe máy.",
    "ho so tre hen, goi khong ai nghe may",
    "Quạt trần hỏng, phòng chờ nóng.",
    "quat tran hong, may lanh hay quat deu khong chay",
    "Nắng gay gắt mà chỗ chờ không có mái che.",
    "Sân lồi lõm, đọng nước.",
    "Vòi nước hỏng, ba ghế trống không dùng được.",
    "Trang web báo là lỗi, không nộp được.",
    "he thong bao la loi, la mang cham",
    "Giao diện không thân thiện, khó tìm nút nộp.",
    "chi can bo sung mot to giay ma phai di lai",
    "anh can bo sung giay to gi khong thay ghi",
    "Chỉ tiếp nhận hồ sơ đến 10 giờ.",
    "chi tiep nhan den 10 gio, ke ca thu bay",
    "Không có cán bộ trực giờ trưa.",
    "khong co can bo truc, phai quay lai",
    "Thái độ phục vụ rất tốt nhưng thiếu ghế ngồi.",
    "thai do tot, chi thieu ghe",
    "Thái độ của các anh chị ở đây đều rất nhiệt tình, chỉ thiếu chỗ để xe.",
    "Các anh chị cán bộ hướng dẫn tốt, máy lấy số thì hỏng.",
    "Mẫu đơn khó hiểu, mang về điền lại hai lần.",
    "tra thu tuc tren mang khong ra",
    "chung chi hanh nghe nop o dau khong thay huong dan",
    "Không tra được kỳ thi công chức trên cổng.",
    "Phòng chờ mát lạnh nhưng chật.",
    "Bảng niêm yết ở dưới, khó đọc.",
    "Người ta xếp hàng hỗn loạn vì máy lấy số hỏng.",
    "The form is unclear and the queue is long.",
    "The website shows an error and the PDF is corrupted.",
    "crude drawings on the wall, broken chairs",
]


@pytest.mark.parametrize("text", ABOUT_SOMEBODY)
def test_words_about_conduct_point_at_somebody(text: str) -> None:
    for written in (text, text.upper(), unicodedata.normalize("NFD", text), f"Hôm nay, {text}"):
        assert is_spoken_of(written), written


@pytest.mark.parametrize("text", FOR_THE_DESK)
def test_what_went_wrong_in_the_work_stays_with_the_desk(text: str) -> None:
    for written in (text, text.upper(), unicodedata.normalize("NFD", text)):
        assert not is_spoken_of(written), written


@pytest.mark.parametrize("text", [text for text in FOR_THE_DESK if fold(text) != text.casefold()])
def test_most_of_it_stays_there_when_it_is_typed_without_marks(text: str) -> None:
    assert not is_spoken_of(fold(text))


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    assert is_spoken_of(f"{text} hách dịch")
