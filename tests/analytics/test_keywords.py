"""Keywords are what several people wrote, never what one of them did."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from analytics.keywords import Keyword, keywords

COMMENTS = (
    "Chờ đợi quá lâu, không có chỗ ngồi",
    "Tôi phải chờ đợi cả buổi sáng. Chỗ ngồi ít",
    "Chờ đợi, chờ đợi và chờ đợi!",
    "Cán bộ hướng dẫn không rõ, chỗ ngồi nóng",
    "Hướng dẫn không rõ",
    "hướng dẫn KHÔNG RÕ ràng; gọi [số điện thoại]",
    "Bà Nguyễn Thị Hoa khó chịu",
)


def test_phrases_that_three_people_used_are_told_with_how_many_used_them() -> None:
    # "chờ đợi" in three comments, though one says it three times; "chỗ ngồi", "hướng dẫn", "không rõ" in three each
    assert set(keywords(COMMENTS)) == {
        Keyword("hướng dẫn", 3),
        Keyword("chỗ ngồi", 3),
        Keyword("chờ đợi", 3),
        Keyword("không rõ", 3),
    }


def test_what_one_or_two_people_wrote_is_never_a_keyword() -> None:
    told = " ".join(one.words for one in keywords(COMMENTS))

    assert "hoa" not in told
    assert "nóng" not in told


def test_the_seam_between_two_words_is_no_keyword() -> None:
    told = [one.words for one in keywords(["Thủ tục nhanh gọn, cán bộ vui vẻ"] * 3)]

    assert set(told) == {"thủ tục", "nhanh gọn", "cán bộ", "vui vẻ"}  # not "tục nhanh", not "bộ vui"


def test_what_masking_left_is_no_keyword() -> None:
    assert keywords(["gọi [số điện thoại]"] * 5) == (Keyword("gọi", 5),)


def test_letters_composed_in_another_way_are_the_same_word() -> None:
    apart = [unicodedata.normalize("NFD", "chờ đợi")] * 2

    assert keywords([*apart, "chờ đợi"]) == (Keyword("chờ đợi", 3),)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_each_keyword_really_stands_in_that_many_comments(comments: list[str]) -> None:
    for one in keywords(comments):
        assert one.comments >= 3
