"""The pictures beside a card: small bar charts below each other, drawn for a phone 360 px wide."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.details import Bar, DetailDrawing, Key, Section, Stretch, Tone
from analytics.sheet import BODY, SMALL, WIDTH, Sheet, text_width, wrapped

EDGE = 28
_LEFT, _RIGHT = EDGE, WIDTH - EDGE
_ROOM = _RIGHT - _LEFT
_INK, _GREY, _GRID, _TRACK = "#1f2a37", "#5b6673", "#e3e7eb", "#f0f2f4"
_LINE, _BAR, _THIN, _GAP, _BETWEEN, _FOOT = 30, 24, 14, 20, 36, 8

# lightness and hatching keep them apart in print without colour
_LOOKS = {
    Tone.GOOD: ("#1b4f83", ""),
    Tone.MIDDLE: ("#d5d9dd", ""),
    Tone.BAD: ("#a83c06", "xx"),
    Tone.PLAIN: ("#6aa5d8", ""),
    Tone.SOON: ("#eda14a", "//"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar and how its words are broken: beside each other, or the number on a line of its own."""

    bar: Bar
    label: tuple[str, ...]
    is_beside: bool

    @property
    def words_height(self) -> int:
        return _LINE * (len(self.label) + (0 if self.is_beside else 1))

    @property
    def height(self) -> int:
        bar = self.bar
        return self.words_height + (_BAR if bar.stretches else 0) + (_THIN + 3 if bar.below else 0) + _GAP


def height_of(drawing: DetailDrawing) -> int:
    """Below the header."""
    return sum(_height(section) for section in drawing.sections) + _FOOT


def sections(sheet: Sheet, drawing: DetailDrawing, top: float) -> None:
    for section in drawing.sections:
        _section(sheet, section, top)
        top += _height(section)


def _height(section: Section) -> int:
    heading = _LINE * len(_heading(section)) + 16
    if not section.bars:
        return heading + _LINE * len(_wrapped(section.empty)) + _BETWEEN
    keys = 34 * len(list(_key_rows(section.keys)))
    notes = _LINE * len(_wrapped(section.note))
    return heading + keys + sum(row.height for row in map(_row, section.bars)) + notes + _BETWEEN


def _section(sheet: Sheet, section: Section, top: float) -> None:
    sheet.line([_LEFT, _RIGHT], [top, top], _GRID, 2)
    y = top + 34
    for words in _heading(section):
        sheet.text(_LEFT, y, words, BODY, _INK, bold=True, room=_ROOM)
        y += _LINE
    y += 8
    if not section.bars:
        _lines(sheet, section.empty, y)
        return
    for keys in _key_rows(section.keys):
        _keys(sheet, keys, y)
        y += 34
    for row in map(_row, section.bars):
        _bar(sheet, row, y)
        y += row.height
    _lines(sheet, section.note, y)


def _heading(section: Section) -> list[str]:
    return wrapped(section.heading, BODY, _ROOM, most=2, bold=True)


def _wrapped(words: str) -> list[str]:
    return wrapped(words, SMALL, _ROOM, most=2) if words else []


def _lines(sheet: Sheet, words: str, y: float) -> None:
    for number, line in enumerate(_wrapped(words)):
        sheet.text(_LEFT, y + _LINE * number, line, SMALL, _GREY, room=_ROOM)


def _row(bar: Bar) -> _Row:
    value = text_width(bar.value, SMALL, bold=True)
    is_beside = value <= _ROOM * 0.55
    room = _ROOM - value - 24 if is_beside else _ROOM
    return _Row(bar, tuple(wrapped(bar.label, SMALL, room, most=3)) or ("",), is_beside)


def _bar(sheet: Sheet, row: _Row, y: float) -> None:
    """`y` is the baseline of the first line of its words."""
    bar = row.bar
    for number, words in enumerate(row.label):
        sheet.text(_LEFT, y + _LINE * number, words, SMALL, _INK, room=_ROOM)
    at = (_RIGHT, y) if row.is_beside else (_LEFT, y + _LINE * len(row.label))
    color = _INK if bar.stretches else _GREY
    sheet.text(*at, bar.value, SMALL, color, bold=True, align="right" if row.is_beside else "left", room=_ROOM)
    if not bar.stretches:
        return
    top = y + row.words_height - 18
    sheet.box(_LEFT, top, _ROOM, _BAR, _TRACK)
    x = float(_LEFT)
    for stretch in bar.stretches:
        _stretch(sheet, stretch, x, top, _BAR)
        x += _ROOM * stretch.share
    if bar.low is not None and bar.high is not None:
        _interval(sheet, _LEFT + _ROOM * bar.low, _LEFT + _ROOM * bar.high, top + _BAR / 2)
    if bar.mark is not None:
        _running(sheet, _LEFT + _ROOM * bar.mark, top + _BAR / 2)
    if bar.below is not None:
        sheet.box(_LEFT, top + _BAR + 3, _ROOM, _THIN, _TRACK)
        _stretch(sheet, bar.below, _LEFT, top + _BAR + 3, _THIN)


def _stretch(sheet: Sheet, stretch: Stretch, x: float, top: float, height: float) -> None:
    color, hatch = _LOOKS[stretch.tone]
    if stretch.share:
        sheet.box(x, top, max(3.0, _ROOM * stretch.share - 2), height, color, hatch)


def _interval(sheet: Sheet, low: float, high: float, y: float) -> None:
    """Black on a white rim, so that it is seen on every tone."""
    for color, width, reach in (("white", 8, 11), (_INK, 3, 9)):
        sheet.line([low, high], [y, y], color, width)
        for end in (low, high):
            sheet.line([end, end], [y - reach, y + reach], color, width)


def _running(sheet: Sheet, x: float, y: float) -> None:
    sheet.marks([min(max(x, _LEFT + 8.0), _RIGHT - 8.0)], [y], _INK, 18, "D")


def _key_rows(keys: tuple[Key, ...]) -> Iterator[list[Key]]:
    """As many in a row as fit."""
    row: list[Key] = []
    x = 0.0
    for key in keys:
        width = _key_width(key)
        if row and x + width > _ROOM:
            yield row
            row, x = [], 0.0
        row.append(key)
        x += width
    if row:
        yield row


def _key_width(key: Key) -> float:
    return 34 + text_width(key.label, SMALL) + 26


def _keys(sheet: Sheet, keys: list[Key], y: float) -> None:
    x = float(_LEFT)
    for key in keys:
        if key.tone is not None:
            color, hatch = _LOOKS[key.tone]
            sheet.box(x, y - 19, 22, 22, color, hatch)
        elif key.marks == "interval":
            _interval(sheet, x + 1, x + 23, y - 8)
        else:
            _running(sheet, x + 11, y - 8)
        sheet.text(x + 32, y, key.label, SMALL, _GREY, room=_RIGHT - x - 32)
        x += _key_width(key)
