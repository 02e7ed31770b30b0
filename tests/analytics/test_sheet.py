"""Words on a page: measured before they are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.sheet import SMALL, text_width, wrapped
from tests.analytics.samples import HOSTILE


def test_words_are_broken_at_spaces() -> None:
    room = text_width("Trung tâm Phục", SMALL)

    assert wrapped("Trung tâm Phục vụ", SMALL, room, most=2) == ["Trung tâm Phục", "vụ"]


def test_what_does_not_fit_the_last_line_ends_in_an_ellipsis() -> None:
    room = text_width("Trung tâm Ph…", SMALL)

    assert wrapped("Trung tâm Phục vụ hành chính", SMALL, room, most=1) == ["Trung tâm Ph…"]


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert text_width("ưỡn", SMALL) == pytest.approx(sum(text_width(letter, SMALL) for letter in "ưỡn"))


@given(st.sampled_from(HOSTILE) | st.text(max_size=300), st.integers(40, 700), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(words: str, room: int, most: int) -> None:
    lines = wrapped(words, SMALL, room, most)

    assert len(lines) <= most
    assert all(text_width(line, SMALL) <= room for line in lines)
