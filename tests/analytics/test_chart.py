"""Pictures: drawn whatever the names are, the same bytes for the same figures, readable on a phone."""

import gc
import warnings
from io import BytesIO

import pytest
from PIL import Image

from analytics.chart import draw, font_has_vietnamese
from analytics.drawing import overview_drawing, weekly_drawing
from analytics.rates import Levels
from tests.analytics.samples import EN, HOSTILE, VI, desk_week, figures, silent_week, unit_week

TELEGRAM_PHOTO_SIDES, TELEGRAM_PHOTO_BYTES = 10_000, 1_000_000


def picture(drawing: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing sign would only warn
        png = draw(drawing)
    assert len(png) < TELEGRAM_PHOTO_BYTES
    image = Image.open(BytesIO(png)).convert("RGB")
    assert sum(image.size) < TELEGRAM_PHOTO_SIDES
    return image


def margins_are_white(image: Image.Image) -> bool:
    """Nothing is cut off: the outermost columns and rows are empty."""
    width, height = image.size
    sides = [image.crop(box) for box in ((0, 0, 6, height), (width - 6, 0, width, height))]
    ends = [image.crop((0, height - 6, width, height))]
    return all(side.getcolors() == [(side.width * side.height, (255, 255, 255))] for side in sides + ends)


@pytest.mark.parametrize("name", HOSTILE)
def test_every_name_is_drawn_within_the_margins(name: str) -> None:
    desk = desk_week(desk_name=name, headline=figures((20, 20, 0, 20, 20)))
    other = desk_week(desk="b", desk_name=name, headline=figures((1, 1, 0, 40, 38)))
    unit = unit_week(desk, other, silent_week(desk_name=name), unit_name=name)

    assert margins_are_white(picture(weekly_drawing(desk, [silent_week(), desk], VI)))
    assert margins_are_white(picture(overview_drawing(unit, VI)))


@pytest.mark.parametrize(
    "levels",
    [(0, 0, 0, 0, 10), (10, 0, 0, 0, 0), (0, 0, 10, 0, 0), (2, 2, 2, 2, 2), (1, 0, 0, 0, 99_999), (10**9,) * 5],
)
def test_every_distribution_is_drawn_within_the_margins(levels: Levels) -> None:
    desk = desk_week(headline=figures(levels))

    assert margins_are_white(picture(weekly_drawing(desk, [desk] * 12, VI)))
    if sum(levels) < 10**6:
        assert margins_are_white(picture(overview_drawing(unit_week(desk), VI)))


@pytest.mark.parametrize("desks", [0, 1, 2, 60])
def test_a_funnel_of_any_number_of_desks_is_drawn(desks: int) -> None:
    published = [
        desk_week(
            desk=f"d{number}", desk_name=f"Quầy {number}", headline=figures((number % 7, 3, 1, 9 + 3 * number, 8))
        )
        for number in range(desks)
    ]

    assert margins_are_white(picture(overview_drawing(unit_week(*published, silent_week()), VI)))


def test_the_same_figures_give_the_same_bytes() -> None:
    drawing = weekly_drawing(desk_week(), [silent_week()], VI)

    assert draw(drawing) == draw(drawing)


def test_a_drawn_chart_leaves_nothing_for_the_garbage_collector() -> None:
    # what lies in circles grows by megabytes over a weekly run until Python happens to collect it
    drawings = weekly_drawing(desk_week(), [silent_week()], VI), overview_drawing(unit_week(desk_week()), VI)
    for drawing in drawings:
        draw(drawing)
    gc.collect()
    gc.disable()

    try:
        for drawing in drawings:
            draw(drawing)
        left = gc.collect()
    finally:
        gc.enable()

    assert left == 0


def test_other_figures_give_another_picture() -> None:
    one, two = (
        weekly_drawing(desk_week(headline=figures(levels)), [], VI) for levels in ((1, 1, 1, 1, 8), (1, 1, 1, 2, 7))
    )

    assert draw(one) != draw(two)


def test_mathematics_in_a_name_is_written_as_it_stands() -> None:
    # as mathematics, $a_$ would raise and $a$ would lose its dollars
    plain, formula = (picture(weekly_drawing(desk_week(desk_name=name), [], VI)) for name in ("a", "$a$"))

    assert plain.tobytes() != formula.tobytes()


def test_a_simulated_chart_wears_its_banner_across_the_top() -> None:
    image = picture(weekly_drawing(desk_week(simulated=True), [], VI))

    assert image.getpixel((2, 2)) == image.getpixel((717, 2)) != (255, 255, 255)


def test_an_english_chart_is_drawn() -> None:
    assert margins_are_white(picture(overview_drawing(unit_week(desk_week(), silent_week()), EN)))


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"kind":"pie"}', '{"kind":"weekly"}', '{"kind":{}}'])
def test_what_is_no_drawing_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        draw(broken)


def test_the_bundled_font_writes_vietnamese() -> None:
    assert font_has_vietnamese()
