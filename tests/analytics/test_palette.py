"""Pictures of few colours: a third of the bytes, and nobody sees it."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from analytics.palette import png

Pixels = NDArray[np.uint8]
AMBER, INK = (247, 200, 115), (31, 42, 55)


def opaque(colours: Pixels) -> Pixels:
    return np.dstack([colours, np.full(colours.shape[:2], 255, np.uint8)])


def seen_again(colours: Pixels) -> Pixels:
    return np.asarray(Image.open(BytesIO(png(opaque(colours), 200))).convert("RGB"))


def chart() -> Pixels:
    """White, two surfaces that keep 60 rows each, and 30 rows of every mixture of the two with white and each other."""
    steps = np.linspace(0, 1, 500)[:, None]
    white, amber, ink = (np.array(colour) for colour in ((255, 255, 255), AMBER, INK))
    edges = [one + steps * (other - one) for one, other in ((white, amber), (white, ink), (amber, ink))]
    rows = [white + 0 * steps] * 60 + [amber + 0 * steps] * 60 + [ink + 0 * steps] * 60 + edges * 10
    return np.stack(rows).round().astype(np.uint8)


def test_white_and_surfaces_keep_their_colour_exactly() -> None:
    before = chart()

    after = seen_again(before)

    assert (after[:180] == before[:180]).all()


def test_mixtures_move_by_less_than_a_sixteenth() -> None:
    before = chart()
    assert len(np.unique(before.reshape(-1, 3), axis=0)) > 256

    after = seen_again(before)

    assert abs(after.astype(int) - before).max() < 16


@pytest.mark.parametrize("colour", [(255, 255, 255), AMBER, (0, 0, 0)])
def test_a_page_of_one_colour_is_written(colour: tuple[int, int, int]) -> None:
    page = np.full((4, 6, 3), colour, np.uint8)

    assert (seen_again(page) == page).all()


def test_any_number_of_colours_is_written() -> None:
    red, green = np.meshgrid(np.arange(256), np.arange(256))
    everything = np.dstack([red, green, (red + green) // 2]).astype(np.uint8)

    assert abs(seen_again(everything).astype(int) - everything).max() < 128


def test_the_same_pixels_give_the_same_bytes_without_date_or_version() -> None:
    made = png(opaque(chart()), 200)

    assert made == png(opaque(chart()), 200)
    assert Image.open(BytesIO(made)).info.keys() == {"dpi"}
