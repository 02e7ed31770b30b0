"""A page of pixels on which the charts are drawn: text that never overflows, lines, boxes, marks; PNG out."""

import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import IdentityTransform

from analytics.shortening import ELLIPSIS, letters, one_line

matplotlib.rcdefaults()  # an office's own matplotlibrc must not change what is published
matplotlib.rcParams["text.hinting"] = "none"  # signs keep their true widths, so words can be measured by adding up

DPI = 200  # twice a phone's 100: 1 pt is 2.8 px here, 1.4 px on a screen 360 px wide
WIDTH = 720

SMALL, BODY, LARGE, HUGE = 8.0, 8.5, 9.5, 20.0  # pt; 8 pt is 11 px on the phone

_FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
_NORMAL = FontProperties(fname=str(_FONTS / "DejaVuSans.ttf"))
_BOLD = FontProperties(fname=str(_FONTS / "DejaVuSans-Bold.ttf"))
_NEEDED = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_UNKNOWN = "□"
_MEASURED_AT = 100.0  # pt


class Sheet:
    """Coordinates are pixels from the top left corner. One sheet at a time: a new one wipes the page of the last."""

    def __init__(self, height: int) -> None:
        self.height = height
        self._canvas, self._figure = _page()
        self._figure.clear()
        self._figure.set_size_inches(WIDTH / DPI, height / DPI)
        self._plain = IdentityTransform()

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
        if not upright:
            x, y = x + 0.36 * size * DPI / 72, y + width / 2  # half the height of a capital letter, half the length
        elif align != "left":
            x -= width if align == "right" else width / 2
        self._add(_Words(words, x, y, _font(size, bold), color, 0 if upright else 90))

    def line(self, xs: list[float], ys: list[float], color: str, width: float, style: Literal["-", "--"] = "-") -> None:
        """`width` in pixels."""
        points = [self.height - y for y in ys]
        line = Line2D(
            xs,
            points,
            color=color,
            linewidth=width * 72 / DPI,
            linestyle=style,
            solid_capstyle="butt",
            dash_capstyle="butt",
            transform=self._plain,
        )
        self._add(line)

    def box(self, x: float, y: float, width: float, height: float, color: str, hatch: str = "") -> None:
        """`y` is the upper edge. A hatch is drawn in white, so that levels differ in print without colour."""
        box = Rectangle(
            (x, self.height - y - height),
            width,
            height,
            facecolor=color,
            edgecolor="white",
            linewidth=0,
            hatch=hatch or None,
            transform=self._plain,
        )
        self._add(box)

    def area(self, xs: list[float], ys: list[float], color: str) -> None:
        corners = [(x, self.height - y) for x, y in zip(xs, ys, strict=True)]
        self._add(Polygon(corners, facecolor=color, edgecolor="none", transform=self._plain))

    def marks(self, xs: list[float], ys: list[float], color: str, size: float, shape: str = "o") -> None:
        """`size` in pixels, with a thin white rim so that neighbours stay apart."""
        points = [self.height - y for y in ys]
        marks = Line2D(
            xs,
            points,
            linestyle="none",
            marker=shape,
            color=color,
            markersize=size * 72 / DPI,
            markeredgecolor="white",
            markeredgewidth=0.6,
            transform=self._plain,
        )
        self._add(marks)

    def _add(self, artist: Artist) -> None:
        artist.set_zorder(1)  # all alike: what is drawn later lies above
        self._figure.add_artist(artist)

    def png(self) -> bytes:
        """The same bytes for the same picture: no date, no version inside."""
        file = BytesIO()
        self._canvas.print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return file.getvalue()


class _Words(Artist):
    """One line of text straight to the renderer: never parsed as mathematics, no second layout."""

    def __init__(self, words: str, x: float, y: float, font: FontProperties, color: str, angle: float) -> None:
        super().__init__()
        self._words, self._place, self._font, self._color, self._angle = words, (x, y), font, color, angle

    def draw(self, renderer: RendererBase) -> None:
        pen = renderer.new_gc()
        pen.set_foreground(self._color)
        renderer.draw_text(pen, *self._place, self._words, self._font, self._angle, ismath=False)
        pen.restore()


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


@cache
def _page() -> tuple[FigureCanvasAgg, Figure]:
    """The one figure that all charts are drawn on: a new one each time leaves two megabytes behind until collected."""
    figure = Figure(dpi=DPI, facecolor="white")
    return FigureCanvasAgg(figure), figure


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
