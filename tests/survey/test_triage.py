"""Signs of khiếu nại and tố cáo in what people write, with and without diacritics; and who is pointed at."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.text import fold
from survey.triage import Sign, accuses, named, signs, speaks_of_head

ROSTER = ("Nguyễn Thị Lan", "Trần Văn Hà", "Bình")
KHIEU_NAI_CUES = [
    "không đồng ý với quyết định",
    "đề nghị hủy",
    "đề nghị huỷ",
    "xem xét lại",
    "tranh chấp đất",
    "bồi thường",
]
TO_CAO_CUES = ["đòi tiền", "vòi vĩnh", "nhận hối lộ", "phong bì", "làm giả"]


@pytest.mark.parametrize(
    ("cue", "sign"), [(cue, Sign.KHIEU_NAI) for cue in KHIEU_NAI_CUES] + [(cue, Sign.TO_CAO) for cue in TO_CAO_CUES]
)
def test_a_cue_is_seen_however_it_is_typed(cue: str, sign: Sign) -> None:
    for written in (cue, cue.upper(), fold(cue), unicodedata.normalize("NFD", cue), cue.replace(" ", "\n ")):
        assert signs(f"Tôi thấy {written}, mong Trung tâm trả lời") == {sign}


@pytest.mark.parametrize(
    "text", ["Quyết định số 123 của phường", "QĐ 45", "123/QĐ-UBND", "12/2026/qd-ubnd", "quyet dinh 7"]
)
def test_the_number_of_a_decision_is_a_sign_of_khieu_nai(text: str) -> None:
    assert signs(text) == {Sign.KHIEU_NAI}


def test_mixed_content_has_both_signs() -> None:
    assert signs("Đề nghị hủy quyết định và trả lại tiền phong bì") == {Sign.KHIEU_NAI, Sign.TO_CAO}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chờ ba tiếng, không ai giải thích",
        "phòng bị dột khi mưa",
        "tôi ra ngân hàng đổi tiền lẻ",
        "Nghị định 61/2018 quy định rõ",
        "làm gia đình tôi mất thời gian",
        "cán bộ quyết định nhanh gọn",
    ],
)
def test_an_ordinary_complaint_has_no_sign(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Lan nói trống không",
        "nguyen thi lan",
        "chị Lan",
        "chi lan",
        "anh Văn Hà",
        "cán bộ tên Bình",
        "ông Bình",
    ],
)
def test_a_text_that_names_somebody_of_the_roster_points_at_a_person(text: str) -> None:
    assert named(f"Hôm nay {text} bắt tôi về", ROSTER)


@pytest.mark.parametrize(
    "text", ["đến ba lần", "ở Hà Nội", "bình thường", "hoa lan", "anh bỉnh", "chị Lanh", "Nguyễn Thị Lành"]
)
def test_ordinary_words_point_at_nobody(text: str) -> None:
    assert not named(f"Tôi {text} mà chưa xong", ROSTER)


@pytest.mark.parametrize(
    ("text", "is_about_somebody"),
    [("Họ nói phải kèm phong bì", True), ("Cán bộ gắt gỏng", True), ("Thủ tục rườm rà, chờ lâu", False)],
)
def test_an_accusation_needs_no_name(text: str, is_about_somebody: bool) -> None:
    assert accuses(text) is is_about_somebody


def test_the_head_is_spoken_of_by_office() -> None:
    assert speaks_of_head("Đã báo Trưởng quầy") and speaks_of_head("truong quay gat gong")
    assert not speaks_of_head("Quầy số 3 đông, trường học gần đó")


def test_a_roster_without_diacritics_cannot_tell_and_so_points() -> None:
    assert named("gặp bà Lân", ["Nguyen Thi Lan"])


def test_the_names_come_once_in_the_order_of_the_roster() -> None:
    assert named("anh Hà và chị Lan, rồi lại anh Hà", ROSTER) == ("Nguyễn Thị Lan", "Trần Văn Hà")


@given(st.text(st.characters(exclude_categories=()), max_size=80), st.lists(st.text(max_size=12), max_size=3))
def test_no_text_and_no_roster_is_too_strange(text: str, roster: list[str]) -> None:
    assert signs(text) <= set(Sign)
    assert set(named(text, roster)) <= set(roster)
