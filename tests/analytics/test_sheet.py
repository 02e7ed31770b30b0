"""Words on a page: measured before they are drawn."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from analytics.sheet import HUGE, SMALL, Sheet, text_width, wrapped
from tests.analytics.samples import HOSTILE


def test_words_are_broken_at_spaces() -> None:
    room = text_width("Trung tâm Phục", SMALL)

    assert wrapped("Trung tâm Phục vụ", SMALL, room, most=2) == ["Trung tâm Phục", "vụ"]


def test_what_does_not_fit_the_last_line_ends_in_an_ellipsis() -> None:
    room = text_width("Trung tâm Ph…", SMALL)

    assert wrapped("Trung tâm Phục vụ hành chính", SMALL, room, most=1) == ["Trung tâm Ph…"]


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert text_width("ưỡn", SMALL) == pytest.approx(sum(text_width(letter, SMALL) for letter in "ưỡn"))


def inked(sheet: Sheet) -> tuple[int, int, int, int] | None:
    """Left, upper, right and lower edge of all that was drawn."""
    return ImageOps.invert(Image.open(BytesIO(sheet.png())).convert("L")).getbbox()


def test_words_stand_on_their_baseline_and_end_where_they_were_told() -> None:
    left, right, centre = (Sheet(200) for _ in range(3))

    left.text(300, 120, "HẬU H", HUGE)  # the dot below hangs under the line
    right.text(300, 120, "HHH", HUGE, align="right")
    centre.text(300, 120, "HHH", HUGE, align="center")

    # a capital letter is 0.73 of 20 pt × 200 / 72 = 55.6 px, that is 40.5; H keeps 0.1 em, 5.5 px, at either side
    width = text_width("HHH", HUGE)
    assert inked(right) == pytest.approx((300 - width + 5.5, 79.5, 294.5, 120), abs=1.5)
    assert inked(centre) == pytest.approx((300 - width / 2 + 5.5, 79.5, 300 + width / 2 - 5.5, 120), abs=1.5)
    found = inked(left)
    assert found is not None
    assert found[0] == pytest.approx(305.5, abs=1.5)
    assert found[1] < 79 < 120 < found[3]


def test_words_that_are_not_upright_run_from_bottom_to_top_around_their_middle() -> None:
    sheet = Sheet(400)

    sheet.text(300, 200, "HHHH", HUGE, upright=False)

    half = text_width("HHHH", HUGE) / 2 - 5.5
    assert inked(sheet) == pytest.approx((300 - 20, 200 - half, 300 + 20, 200 + half), abs=1.5)


def test_the_same_words_take_another_colour_each_time() -> None:
    sheet = Sheet(100)

    for x, color in ((10, "#ff0000"), (110, "#0000ff")):
        sheet.text(x, 60, "III", HUGE, color, bold=True)

    colours = Image.open(BytesIO(sheet.png())).convert("RGB").getcolors() or []
    assert {(255, 0, 0), (0, 0, 255)} <= {colour for _, colour in colours}


def test_nothing_is_drawn_of_no_words() -> None:
    sheet = Sheet(100)

    sheet.text(10, 60, "")
    sheet.text(10, 60, " ")

    assert inked(sheet) is None


@given(st.sampled_from(HOSTILE) | st.text(max_size=300), st.integers(40, 700), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(words: str, room: int, most: int) -> None:
    lines = wrapped(words, SMALL, room, most)

    assert len(lines) <= most
    assert all(text_width(line, SMALL) <= room for line in lines)
