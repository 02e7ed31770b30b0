import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.typed_answer import choose, numbers_listed

SCALE = [
    ("5 – Rất hài lòng", "five"),
    ("4 – Hài lòng", "four"),
    ("3 – Bình thường", "three"),
    ("2 – Không hài lòng", "two"),
    ("1 – Rất không hài lòng", "one"),
    ("0 – Không áp dụng", "none"),
    ("‹ Quay lại", "back"),
    ("Dừng lại", "stop"),
]


@pytest.mark.parametrize("typed", ["5", "5.", "(5)", "số 5", "So 5", "５", "٥", "5️⃣", "05", "năm", "số năm", "five"])
def test_a_number_chooses_in_any_writing(typed: str) -> None:
    assert choose(typed, SCALE, takes_text=False) == "five"


@pytest.mark.parametrize(
    "typed",
    [
        "Không hài lòng",
        "khong hai long",
        "KHÔNG HÀI LÒNG!",
        "không hài long",
        "2 – Không hài lòng",
        "2 khong hai long",
        unicodedata.normalize("NFD", "Không hài lòng"),
        "Ｋｈông ｈài ｌòng",
    ],
)
def test_a_label_chooses_without_case_marks_width_or_form(typed: str) -> None:
    assert choose(typed, SCALE, takes_text=False) == "two"
    assert choose(typed, SCALE, takes_text=True) == "two"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rat hai", "five"), ("rất kh", "one"), ("bình", "three"), ("khong hai", "two"), ("rkhl", "one"), ("bt", "three")],
)
def test_a_beginning_or_initials_that_fit_one_label_choose_it(typed: str, meant: str) -> None:
    assert choose(typed, SCALE, takes_text=False) == meant


@pytest.mark.parametrize(
    "typed", ["rất", "khong", "hai", "h", "6", "-5", "4,5", "1 2", "5 – Hài lòng", "", "...", "👍"]
)
def test_what_fits_several_or_none_is_not_guessed(typed: str) -> None:
    assert choose(typed, SCALE, takes_text=False) is None


def test_other_marks_make_another_word() -> None:
    options = [("4 – Đúng hẹn", "on time"), ("2 – Trễ hẹn", "late"), ("Dừng lại", "stop")]

    assert choose("đúng", options, takes_text=False) == "on time"
    assert choose("dừng", options, takes_text=False) == "stop"
    assert choose("dung", options, takes_text=False) is None


def test_where_marks_stand_in_a_word_does_not_matter() -> None:
    assert choose("Hoà Bình", [("Hòa Bình", "desk")], takes_text=False) == "desk"


def test_free_text_is_a_press_only_when_it_is_a_whole_label() -> None:
    assert choose("5", SCALE, takes_text=True) is None
    assert choose("rất hài", SCALE, takes_text=True) is None
    assert choose("Dừng lại ở quầy nào cũng phải chờ", SCALE, takes_text=True) is None
    assert choose("quay lai", SCALE, takes_text=True) == "back"


def test_a_label_that_ends_in_a_number_is_chosen_by_it() -> None:
    options = [("Sửa câu 1", "first"), ("Sửa câu 12", "twelfth")]

    assert choose("12", options, takes_text=False) == "twelfth"
    assert choose("sua cau 1", options, takes_text=False) == "first"


def test_a_remark_in_brackets_may_be_left_out_or_typed() -> None:
    long = [("0 – Không áp dụng (tôi làm trực tuyến)", "online")]
    short = [("0 – Không áp dụng", "not due")]

    assert choose("khong ap dung", long, takes_text=False) == "online"
    assert choose("Không áp dụng (chưa đến ngày hẹn)", short, takes_text=False) == "not due"


@pytest.mark.parametrize(
    "typed", ["1, 3", "1,3", "1 3", "1 và 3", "số 1 và số 3", "1; 3.", "１，３", "1 + 3", "1 and 3"]
)
def test_a_list_of_numbers_is_read_in_any_writing(typed: str) -> None:
    assert numbers_listed(typed) == (1, 3)


@pytest.mark.parametrize(
    "typed", ["1-3", "1 – 3", "1.3", "1/3", "-1, 3", "1, ba", "tôi chọn 1 và 3", "", "và", "1, 2000"]
)
def test_a_span_a_fraction_a_day_or_prose_is_no_list(typed: str) -> None:
    assert numbers_listed(typed) == ()


def test_a_number_in_words_after_so_is_sure_where_the_word_alone_is_not() -> None:
    assert choose("hai", SCALE, takes_text=False) is None
    assert choose("số hai", SCALE, takes_text=False) == "two"
    assert choose("số hai", [("Sửa nội dung", "text")], takes_text=False) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ẩn danh", "anonymous"), ("an danh", "anonymous"), ("để lại họ tên", "named"), ("họ tên", "named")],
)
def test_some_words_of_a_label_without_a_number_choose_it(typed: str, meant: str) -> None:
    doors = [("Phản ánh, kiến nghị – để lại họ tên", "named"), ("Góp ý ẩn danh", "anonymous"), ("Thôi", "leave")]

    assert choose(typed, doors, takes_text=False) == meant
    assert choose(typed, doors, takes_text=True) is None


def test_some_words_never_choose_the_opposite() -> None:
    resolved = [("Đã giải quyết", "yes"), ("Chưa giải quyết", "no")]

    assert choose("giải quyết", resolved, takes_text=False) is None
    assert choose("giải quyết", resolved[1:], takes_text=False) is None
    assert choose("cảm ơn", [("Đồng ý", "yes"), ("Không, cảm ơn", "no")], takes_text=False) is None
    assert choose("hài lòng", [one for one in SCALE if one[1] != "four"], takes_text=False) is None


def test_two_options_with_one_label_are_never_chosen_between() -> None:
    assert choose("Quầy 1", [("Quầy 1", "a"), ("Quầy 1", "b")], takes_text=False) is None


@given(st.text(max_size=300))
def test_any_text_chooses_one_of_the_options_or_none(typed: str) -> None:
    for takes_text in (True, False):
        assert choose(typed, SCALE, takes_text=takes_text) in {data for _, data in SCALE} | {None}
