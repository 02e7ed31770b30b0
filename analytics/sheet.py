"""A page of pixels on which the charts are drawn: text that never overflows, lines, boxes, marks; PNG out."""

import pathlib
import unicodedata
from functools import cache, lru_cache
from math import ceil
from typing import Literal, NamedTuple

import matplotlib
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform
from numpy.typing import NDArray

from analytics import palette
from analytics.shortening import ELLIPSIS, letters, one_line

matplotlib.rcdefaults()  # an office's own matplotlibrc must not change what is published
matplotlib.rcParams["text.hinting"] = "none"  # signs keep their true widths, so words can be measured by adding up

DPI = 200  # twice a phone's 100: 1 pt is 2.8 px here, 1.4 px on a screen 360 px wide
WIDTH = 720

SMALL, BODY, LARGE, HUGE = 8.0, 8.5, 9.5, 20.0  # pt; 8 pt is 11 px on the phone

_FONTS = pathlib.Path(matplotlib.get_data_path(), "fonts", "ttf")
_NORMAL = FontProperties(fname=str(_FONTS / "DejaVuSans.ttf"))
_BOLD = FontProperties(fname=str(_FONTS / "DejaVuSans-Bold.ttf"))
_NEEDED = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_UNKNOWN = "□"
_MEASURED_AT = 100.0  # pt
_DASHES = (3.7, 1.6)  # stroke and gap, in widths of the line
_AS_IT_IS = IdentityTransform()


class Sheet:
    """Coordinates are pixels from the top left corner. What is drawn later lies above."""

    def __init__(self, height: int) -> None:
        self.height = height
        paper = RendererAgg(WIDTH, height, DPI)  # type: ignore[no-untyped-call]
        self._pixels = np.asarray(paper.buffer_rgba())  # type: ignore[no-untyped-call]
        self._pixels[:] = 255  # white
        self._paper: RendererBase = paper

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = SMALL,
        color: str = "black",
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        room: float | None = None,
        upright: bool = True,
    ) -> None:
        """One line on the baseline `y`, shortened with … to `room` pixels. Not upright: bottom to top, centred."""
        words = _writable(words)
        if room is not None:
            words = _shortened(words, size, bold, room)
        width = text_width(words, size, bold)
        if align != "left":
            x -= width if align == "right" else width / 2
        ink = _ink(words, size, bold)
        if upright:
            self._paint(ink.cover, round(x) + ink.right, round(y) - ink.above, color)
        else:
            # half the height of a capital letter, half the length
            x, y = x + 0.36 * size * DPI / 72, y + width / 2
            cover = np.rot90(ink.cover)
            self._paint(cover, round(x) - ink.above, round(y) - ink.right - len(cover), color)

    def line(self, xs: list[float], ys: list[float], color: str, width: float, style: Literal["-", "--"] = "-") -> None:
        """`width` in pixels."""
        points = width * 72 / DPI
        pen = self._pen(color, points)
        pen.set_joinstyle("round")
        if style == "--":
            pen.set_dashes(0, [points * length for length in _DASHES])
        self._paper.draw_path(pen, self._path(xs, ys), _AS_IT_IS)

    def box(self, x: float, y: float, width: float, height: float, color: str, hatch: str = "") -> None:
        """`y` is the upper edge. A hatch is drawn in white, so that levels differ in print without colour."""
        pen = self._pen("white")
        if hatch:
            pen.set_hatch(hatch)
            pen.set_hatch_color(to_rgba("white"))
        corners = self._path([x, x + width, x + width, x, x], [y + height, y + height, y, y, y + height], closed=True)
        self._paper.draw_path(pen, corners, _AS_IT_IS, to_rgba(color))

    def area(self, xs: list[float], ys: list[float], color: str) -> None:
        outline = self._path([*xs, xs[0]], [*ys, ys[0]], closed=True)
        self._paper.draw_path(self._pen(color), outline, _AS_IT_IS, to_rgba(color))

    def marks(self, xs: list[float], ys: list[float], color: str, size: float, shape: str = "o") -> None:
        """`size` in pixels, with a thin white rim so that neighbours stay apart."""
        mark = _mark(shape)
        pen = self._pen("white", 0.6)
        pen.set_joinstyle(mark.get_joinstyle())
        pen.set_snap(shape != "o")  # corners on whole pixels, circles where they are
        grown = mark.get_transform() + Affine2D().scale(size)
        self._paper.draw_markers(pen, mark.get_path(), grown, self._path(xs, ys), _AS_IT_IS, to_rgba(color))

    def png(self) -> bytes:
        return palette.png(self._pixels, DPI)

    def _paint(self, cover: NDArray[np.uint8], left: int, top: int, color: str) -> None:
        height, width = cover.shape
        image = np.empty((height, width, 4), np.uint8)
        image[..., :3] = [round(255 * part) for part in to_rgba(color)[:3]]
        image[..., 3] = cover
        self._paper.draw_image(self._pen(color), left, self.height - top - height, image[::-1])

    def _pen(self, color: str, points: float = 0) -> GraphicsContextBase:
        """Of a line `points` wide; with none, only what lies inside is painted."""
        pen = self._paper.new_gc()
        pen.set_foreground(color)
        pen.set_linewidth(points)
        return pen

    def _path(self, xs: list[float], ys: list[float], *, closed: bool = False) -> Path:
        """matplotlib counts from the bottom."""
        points = [(x, self.height - y) for x, y in zip(xs, ys, strict=True)]
        return Path(np.array(points).reshape(-1, 2), closed=closed)


class _Ink(NamedTuple):
    """How much of each pixel the words cover, 0 to 255; how far right of their start and above the baseline it is."""

    cover: NDArray[np.uint8]
    right: int
    above: int


def text_width(words: str, size: float, bold: bool = False) -> float:
    """Pixels that the words take (kerning left out, which is less than one)."""
    return sum(_advance(sign, bold) for sign in _writable(words)) * size * DPI / 72


def wrapped(words: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """At most `most` lines of `room` pixels, broken at spaces; what does not fit ends in …"""
    lines: list[str] = []
    line, rest = "", one_line(words).split(" ")
    while rest and len(lines) < most:
        longer = f"{line} {rest[0]}" if line else rest[0]
        if line and len(lines) < most - 1 and text_width(longer, size, bold) > room:
            lines.append(_shortened(line, size, bold, room))
            line = ""
        else:
            line = longer
            rest.pop(0)
            if len(lines) == most - 1 and text_width(line, size, bold) > room:
                break
    return [*lines, _shortened(line, size, bold, room)] if line else lines


def font_has_vietnamese() -> bool:
    """Whether the bundled font can write every Vietnamese letter; asked at start-up, before a card shows boxes."""
    signs = _NEEDED + _NEEDED.upper() + "0123456789–…%□;,.:/()"
    return all(ord(sign) in _signs(bold) for sign in signs for bold in (False, True))


def _shortened(words: str, size: float, bold: bool, room: float) -> str:
    if text_width(words, size, bold) <= room:
        return words
    every = list(letters(words))
    low, high = 0, len(every)  # the first `low` letters fit together with the ellipsis
    while low < high:
        middle = (low + high + 1) // 2
        if text_width("".join(every[:middle]) + ELLIPSIS, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return "".join(every[:low]).rstrip(" ,;–") + ELLIPSIS


def _writable(words: str) -> str:
    """What the font can show; emoji and foreign scripts become a box instead of a warning and a hole."""
    composed = unicodedata.normalize("NFC", one_line(words))
    known = _signs(False)
    return "".join(sign if ord(sign) in known else _UNKNOWN for sign in composed)


@lru_cache(maxsize=300)
def _ink(words: str, size: float, bold: bool) -> _Ink:
    """The same words stand on chart after chart, and shaping them takes longer than all lines and boxes together."""
    em = ceil(size * DPI / 72)
    paper = RendererAgg(ceil(text_width(words, size, bold)) + 2 * em, 3 * em, DPI)  # type: ignore[no-untyped-call]
    # never parsed as mathematics
    paper.draw_text(paper.new_gc(), em, 2 * em, words, _font(size, bold), 0, ismath=False)  # type: ignore[no-untyped-call]
    cover = np.asarray(paper.buffer_rgba())[..., 3]  # type: ignore[no-untyped-call]
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if not rows.size:
        return _Ink(np.zeros((1, 1), np.uint8), 0, 0)
    inked = cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()
    return _Ink(inked, int(columns[0]) - em, 2 * em - int(rows[0]))


@cache
def _mark(shape: str) -> MarkerStyle:
    return MarkerStyle(shape)


@cache
def _font(size: float, bold: bool) -> FontProperties:
    font = (_BOLD if bold else _NORMAL).copy()
    font.set_size(size)
    return font


@cache
def _advance(sign: str, bold: bool) -> float:
    """Width of one sign, in units of the type size."""
    face = _face(bold)
    face.set_size(_MEASURED_AT, 72)
    return face.load_char(ord(sign)).linearHoriAdvance / 65536 / _MEASURED_AT


@cache
def _face(bold: bool) -> FT2Font:
    return FT2Font(str(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")))


@cache
def _signs(bold: bool) -> frozenset[int]:
    return frozenset(_face(bold).get_charmap())
