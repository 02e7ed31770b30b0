"""A picture of few colours as a small PNG: 256 of them, chosen so that nobody sees that the others are gone."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_MOST = 256
_WHITE = 0xFFFFFFFF
_LEVEL = 3  # of 9; 6 would take twice as long and save 10 % of the bytes


def png(pixels: NDArray[np.uint8], dpi: int) -> bytes:
    """Rows of red, green, blue and alpha, all opaque. The same bytes for the same pixels: no date, no version inside.

    An index takes a third of the bytes of true colours, and a third of the time. White stays white and a surface
    keeps its colour (a smaller one within 8 levels of a larger may take that of the larger); mixtures at the edges of
    letters move by at most 18 of 256 levels in the charts that we have.
    """
    height, width, _ = pixels.shape
    colours = pixels.view("<u4").ravel()
    inked = np.flatnonzero(colours != _WHITE)  # a fifth of a chart
    palette, places = _palette(colours[inked])
    indices = np.zeros(colours.size, np.uint8)
    indices[inked] = places
    picture = Image.frombuffer("P", (width, height), indices, "raw", "P", 0, 1)
    picture.putpalette(palette.tobytes())
    file = BytesIO()
    picture.save(file, "png", compress_level=_LEVEL, dpi=(dpi, dpi))
    return file.getvalue()


def _palette(colours: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """At most 256 colours, white first, and for each pixel its place among them."""
    found, numbers = np.unique(colours, return_counts=True)
    found = found[np.argsort(-numbers, kind="stable")]  # the commonest first
    _, firsts = np.unique(_cell(found, bits=4), return_index=True)
    firsts.sort()
    others = np.setdiff1d(np.arange(found.size), firsts)
    kept = _channels(found[np.concatenate([firsts, others])[: _MOST - 1]])

    # distances are measured once a cell, not once a pixel; the commonest colour, written last, stands for its cell
    seen = np.zeros(1 << 15, np.uint32)
    seen[_cell(found, bits=5)[::-1]] = found[::-1]
    cells = np.flatnonzero(seen)
    nearest = np.zeros(1 << 15, np.uint8)
    distances = ((_channels(seen[cells])[:, None] - kept) ** 2).sum(axis=2)
    nearest[cells] = distances.argmin(axis=1) + 1 if kept.size else 0
    return np.vstack([np.full((1, 3), 255), kept]).astype(np.uint8), nearest[_cell(colours, bits=5)]


def _cell(colours: NDArray[np.uint32], bits: int) -> NDArray[np.integer]:
    """One number for all colours whose channels agree in their first `bits`."""
    most = (1 << bits) - 1
    red, green, blue = (colours >> shift & most for shift in (8 - bits, 16 - bits, 24 - bits))
    return red | green << bits | blue << 2 * bits


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int32]:
    return np.stack([colours >> shift & 255 for shift in (0, 8, 16)], axis=-1).astype(np.int32)
