"""Names within a length, never cut inside a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.shortening import letters, one_line, shorten
from survey.messages import utf16_length
from tests.analytics.samples import HOSTILE


def test_a_name_that_fits_stays_as_it_is() -> None:
    assert shorten("Quầy 3 – Hộ tịch", 20) == "Quầy 3 – Hộ tịch"


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert shorten("Trung tâm Phục vụ hành chính công", 12) == "Trung tâm…"


def test_a_letter_keeps_its_marks() -> None:
    decomposed = "Quầy".replace("ầ", "a\u0302\u0300") + " 3"

    # Q, u and … are three units; the whole ầ would need three more
    assert shorten(decomposed, 5) == "Qu…"
    assert shorten(decomposed, 6) == "Qua\u0302\u0300…"


def test_families_flags_and_skin_tones_are_one_letter_each() -> None:
    assert list(letters("👨‍👩‍👧🇻🇳👍🏽đ")) == ["👨‍👩‍👧", "🇻🇳", "👍🏽", "đ"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Quầy 3\nERROR giả\r\n\u2028dòng", "Quầy 3 ERROR giả dòng"),
        ("\u202eoas 5\u202c", "oas 5"),
        ("a\x00b\x1b[31m", "a b [31m"),
    ],
)
def test_a_name_stands_on_one_line_in_its_own_direction(name: str, line: str) -> None:
    assert one_line(name) == line


@given(st.text() | st.sampled_from(HOSTILE), st.integers(1, 60))
def test_no_name_is_longer_than_allowed(name: str, limit: int) -> None:
    shortened = shorten(name, limit)

    assert utf16_length(shortened) <= limit
    assert "\n" not in shortened
    assert shortened == one_line(name) or shortened.endswith("…")


def test_words_stay_whole_where_there_is_room() -> None:
    name = "Quầy Chính sách xã hội – Lĩnh vực khác"

    assert shorten(name, 32) == "Quầy Chính sách xã hội – Lĩnh…"
    assert shorten(name, 27) == "Quầy Chính sách xã hội…"  # no dash before nothing
    assert shorten("Quầy " + "a" * 40, 20) == "Quầy " + "a" * 14 + "…"  # a word longer than the room is cut
