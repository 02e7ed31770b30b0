"""The weekly chart of a desk and the funnel plot of a leader, drawn from their JSON for a phone 360 px wide."""

import json
from math import sqrt
from typing import Literal

from analytics import detail_chart, frozen_json
from analytics.details import DetailDrawing
from analytics.drawing import Dot, Line, OverviewDrawing, Part, Week, WeeklyDrawing
from analytics.sheet import BODY, HUGE, LARGE, SMALL, WIDTH, Sheet, font_has_vietnamese, text_width, wrapped

__all__ = ["draw", "font_has_vietnamese"]

_INK, _GREY, _GRID = "#1f2a37", "#5b6673", "#e3e7eb"
_BLUE, _PALE_BLUE, _ORANGE, _AMBER = "#1d5c96", "#a9cbe8", "#b0440c", "#f7c873"
_EDGE, _BANNER, _LEGEND = 28, 44, 36
_RIGHT = WIDTH - _EDGE
_SOLID: Literal["-"] = "-"
_DASHED: Literal["--"] = "--"

# best level first; colours keep apart for colour-blind eyes, lightness and hatching in print without colour
_LEVELS = (("#1b4f83", ""), ("#6aa5d8", ""), ("#d5d9dd", ""), ("#eda14a", "//"), ("#a83c06", "xx"))
_LIGHT_TEXT = (True, False, False, False, True)


def draw(drawing: str) -> bytes:
    """PNG of what `drawing.py` or `details.py` made; the same bytes for the same JSON.

    Raises ValueError when the JSON is of neither.
    """
    found = json.loads(drawing)
    match found.get("kind") if isinstance(found, dict) else None:
        case "weekly":
            return _weekly(frozen_json.load(WeeklyDrawing, drawing)).png()
        case "overview":
            return _overview(frozen_json.load(OverviewDrawing, drawing)).png()
        case "details":
            return _details(frozen_json.load(DetailDrawing, drawing)).png()
        case _:
            raise ValueError("a drawing names its kind: weekly, overview or details")


def _weekly(drawing: WeeklyDrawing) -> Sheet:
    banner = _BANNER if drawing.banner else 0
    legend = _LEGEND if drawing.anew else 0
    sheet = Sheet(738 + banner + legend)
    top = _header(sheet, drawing, banner)
    _trend(sheet, drawing, top)
    _distribution(sheet, drawing, top + 410 + legend)
    return sheet


def _details(drawing: DetailDrawing) -> Sheet:
    banner = _BANNER if drawing.banner else 0
    sheet = Sheet(144 + banner + detail_chart.height_of(drawing))
    detail_chart.sections(sheet, drawing, _header(sheet, drawing, banner))
    return sheet


def _header(sheet: Sheet, drawing: WeeklyDrawing | OverviewDrawing | DetailDrawing, top: float) -> float:
    """Banner, name, headline rate, what is shown; → where the plot begins."""
    if drawing.banner:
        sheet.box(0, 0, WIDTH, _BANNER, _AMBER)
        sheet.text(WIDTH / 2, 31, drawing.banner, BODY, _INK, bold=True, align="center", room=_RIGHT - _EDGE)
    sheet.text(_RIGHT, top + 74, drawing.value, HUGE, _BLUE, bold=True, align="right")
    room = _RIGHT - _EDGE - text_width(drawing.value, HUGE, bold=True) - 24
    whole = wrapped(drawing.title, LARGE, room, most=3, bold=True)
    size = LARGE if len(whole) <= 2 else SMALL
    title = whole if len(whole) <= 2 else wrapped(drawing.title, SMALL, room, most=3, bold=True)
    for row, words in enumerate(title):
        y = (62, 42 + 36 * row, 26 + 30 * row)[len(title) - 1]
        sheet.text(_EDGE, top + y, words, size, _INK, bold=True, room=room)
    sheet.text(_EDGE, top + 118, drawing.subtitle, SMALL, _GREY, room=_RIGHT - _EDGE)
    return top + 144


def _trend(sheet: Sheet, drawing: WeeklyDrawing, top: float) -> None:
    left, right, height = _EDGE + 74.0, float(_RIGHT), 250.0
    _levels_grid(sheet, left, right, top, height, 0.0, (0.0, 0.25, 0.5, 0.75, 1.0))
    column = (right - left) / max(len(drawing.weeks), 4)
    first = left + (right - left - column * len(drawing.weeks)) / 2 + column / 2
    places = [first + column * place for place in range(len(drawing.weeks))]
    if drawing.target:
        _target(sheet, drawing.target, left, right, top, height)
    last = len(drawing.weeks) - 1
    _line_between(sheet, drawing.weeks, places, top, height)
    for place, (x, week) in enumerate(zip(places, drawing.weeks, strict=True)):
        _week(sheet, week, x, column, top, height, drawing.gap, is_now=place == last)
    sheet.text(_EDGE, top + height + 40, drawing.weeks_label, SMALL, _GREY, room=70)
    sheet.text(_EDGE, top + height + 74, "n", SMALL, _GREY)
    for place, week in enumerate(drawing.weeks):
        if week.begins_anew:
            _break(sheet, places[place] - column / 2, top - 8, top + height + 8)
    if drawing.anew:
        _break(sheet, _EDGE + 8, top + height + 90, top + height + 114)
        sheet.text(_EDGE + 28, top + height + 110, drawing.anew, SMALL, _GREY, room=_RIGHT - _EDGE - 28)


def _break(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """Two strokes, as a cut road is drawn: seen also in print without colour."""
    for beside in (-4, 4):
        sheet.line([x + beside, x + beside], [top, bottom], _INK, 3)


def _target(sheet: Sheet, target: Line, left: float, right: float, top: float, height: float) -> None:
    """The line, and its name at the right of the subtitle, where no point can stand."""
    y = top + height * (1 - target.share)
    sheet.line([left, right], [y, y], _ORANGE, 3, _DASHED)
    width = text_width(target.label, SMALL)
    sheet.text(_RIGHT, top - 26, target.label, SMALL, _ORANGE, align="right")
    sheet.line([_RIGHT - width - 44, _RIGHT - width - 10], [top - 34, top - 34], _ORANGE, 3, _DASHED)


def _levels_grid(
    sheet: Sheet, left: float, right: float, top: float, height: float, bottom_share: float, shares: tuple[float, ...]
) -> None:
    for share in shares:
        y = top + height * (1 - share) / (1 - bottom_share)
        sheet.line([left, right], [y, y], _GRID, 2)
        sheet.text(left - 10, y + 9, f"{round(100 * share)}%", SMALL, _GREY, align="right")


def _line_between(sheet: Sheet, weeks: tuple[Week, ...], places: list[float], top: float, height: float) -> None:
    """Neighbouring weeks are joined; over a gap there is no line, nor where people were asked anew."""
    for place in range(len(weeks) - 1):
        here, following = weeks[place].rate, weeks[place + 1].rate
        if here is not None and following is not None and not weeks[place + 1].begins_anew:
            ys = [top + height * (1 - here), top + height * (1 - following)]
            sheet.line(places[place : place + 2], ys, _PALE_BLUE, 3)


def _week(
    sheet: Sheet, week: Week, x: float, column: float, top: float, height: float, gap: str, *, is_now: bool
) -> None:
    color = _INK if is_now else _GREY
    sheet.text(x, top + height + 40, week.label, SMALL, color, bold=is_now, align="center", room=column - 4)
    sheet.text(x, top + height + 74, week.answers, SMALL, color, bold=is_now, align="center", room=column + 8)
    if week.rate is None or week.low is None or week.high is None:
        sheet.text(x, top + height / 2, gap, SMALL, _GREY, upright=False)
        return
    upper, lower = top + height * (1 - week.high), top + height * (1 - week.low)
    sheet.box(x - 11, upper, 22, lower - upper, _BLUE if is_now else _PALE_BLUE)
    if is_now:
        sheet.box(x - 8, upper + 3, 16, max(0.0, lower - upper - 6), "#dbe9f5")
    y = top + height * (1 - week.rate)
    sheet.marks([x], [y], _BLUE, 21 if is_now else 15)


def _distribution(sheet: Sheet, drawing: WeeklyDrawing, top: float) -> None:
    sheet.line([_EDGE, _RIGHT], [top - 62, top - 62], _GRID, 2)
    if not drawing.parts:
        for row, words in enumerate(wrapped(drawing.distribution, BODY, _RIGHT - _EDGE, most=3)):
            sheet.text(_EDGE, top - 14 + 36 * row, words, BODY, _GREY)
        return
    sheet.text(_EDGE, top - 20, drawing.distribution, BODY, _INK, bold=True, room=_RIGHT - _EDGE)
    everyone = sum(part.people for part in drawing.parts) or 1
    x = float(_EDGE)
    for part, (color, hatch), is_light in zip(drawing.parts, _LEVELS, _LIGHT_TEXT, strict=True):
        width = (_RIGHT - _EDGE) * part.people / everyone
        if part.people:
            _segment(sheet, part, x, top, width, color, hatch, is_light)
        x += width
    for place, (part, (color, hatch)) in enumerate(zip(drawing.parts, _LEVELS, strict=True)):
        left, row = (_EDGE, place) if place < 3 else (WIDTH / 2 + 10, place - 3)
        y = top + 92 + 36 * row
        sheet.box(left, y - 19, 22, 22, color, hatch)
        sheet.text(left + 34, y, f"{part.label}: {part.text}", SMALL, _INK, room=WIDTH / 2 - _EDGE - 34)


def _segment(
    sheet: Sheet, part: Part, x: float, top: float, width: float, color: str, hatch: str, is_light: bool
) -> None:
    sheet.box(x, top, max(2.0, width - 3), 50, color, hatch)
    needed = text_width(part.text, BODY, bold=True)
    if width < needed + 22:
        return
    if hatch:
        sheet.box(x + width / 2 - needed / 2 - 9, top + 8, needed + 16, 34, color)
    sheet.text(x + width / 2, top + 34, part.text, BODY, "white" if is_light else _INK, bold=True, align="center")


def _overview(drawing: OverviewDrawing) -> Sheet:
    banner = _BANNER if drawing.banner else 0
    notes = [line for note in drawing.notes for line in wrapped(note, SMALL, _RIGHT - _EDGE, most=3)]
    sheet = Sheet(676 + 32 * len(notes) + banner)
    top = _header(sheet, drawing, banner)
    if drawing.mean is None:
        sheet.text(WIDTH / 2, top + 190, drawing.empty, BODY, _GREY, align="center", room=_RIGHT - _EDGE)
    else:
        _funnel(sheet, drawing, drawing.mean.share, top)
        _key(sheet, drawing, drawing.mean.label, top + 478)
    for row, words in enumerate(notes):
        sheet.text(_EDGE, top + 524 + 32 * row, words, SMALL, _GREY, room=_RIGHT - _EDGE)
    return sheet


def _funnel(sheet: Sheet, drawing: OverviewDrawing, mean: float, top: float) -> None:
    left, right, height = _EDGE + 74.0, _RIGHT - 10.0, 350.0
    lowest = min(mean - 0.2, *(dot.share - 0.04 for dot in drawing.dots))
    bottom = max(0, int(lowest * 10)) / 10
    fewest, most = sqrt(drawing.limits[0].answers), sqrt(drawing.limits[-1].answers)

    def across(answers: float) -> float:  # roots, because the funnel narrows with the root of n: small desks get room
        return left + (right - left) * (sqrt(answers) - fewest) / max(0.1, most - fewest)

    def down(share: float) -> float:
        return top + height * (1 - max(share, bottom)) / (1 - bottom)

    step = 0.1 if bottom >= 0.5 else 0.2
    xs = [across(limit.answers) for limit in drawing.limits]
    outer_low = [down(limit.outer_low) for limit in drawing.limits]
    outer_high = [down(limit.outer_high) for limit in drawing.limits]
    sheet.area(xs + xs[::-1], outer_low + outer_high[::-1], "#eef4fa")
    shares = tuple(round(1 - step * number, 1) for number in range(int((1 - bottom) / step + 0.001) + 1))
    _levels_grid(sheet, left, right, top, height, bottom, shares)
    for style, curve in (
        (_SOLID, [limit.outer_low for limit in drawing.limits]),
        (_SOLID, [limit.outer_high for limit in drawing.limits]),
        (_DASHED, [limit.inner_low for limit in drawing.limits]),
        (_DASHED, [limit.inner_high for limit in drawing.limits]),
    ):
        inside = [place for place, share in enumerate(curve) if share >= bottom]
        sheet.line([xs[place] for place in inside], [down(curve[place]) for place in inside], _PALE_BLUE, 3, style)
    sheet.line([left, right], [down(mean), down(mean)], _GREY, 3)
    for shape, side, color in (("o", 0, _BLUE), ("v", -1, _ORANGE), ("^", 1, _INK)):
        chosen = [dot for dot in drawing.dots if dot.side == side]
        size = 15 if side == 0 else 20
        sheet.marks([across(dot.answers) for dot in chosen], [down(dot.share) for dot in chosen], color, size, shape)
    taken = float(WIDTH)
    for tick in reversed(drawing.ticks):  # from the right; none where it would touch its neighbour
        half = text_width(tick.label, SMALL) / 2
        x = min(across(tick.answers), _RIGHT - half)
        if x + half + 14 <= taken:
            sheet.text(x, top + height + 36, tick.label, SMALL, _GREY, align="center")
            taken = x - half
    sheet.text((left + right) / 2, top + height + 74, drawing.answers_label, SMALL, _GREY, align="center")
    _names(sheet, [(dot, across(dot.answers), down(dot.share)) for dot in drawing.dots], left, right, top, height)


def _names(
    sheet: Sheet, dots: list[tuple[Dot, float, float]], left: float, right: float, top: float, height: float
) -> None:
    """Names of desks outside the limits, where there is room; all of them stand in the note below as well."""
    taken = [(x - 10, y - 10, x + 10, y + 10) for _, x, y in dots]
    for dot, x, y in dots:
        if not dot.side or not dot.name:
            continue
        [words] = wrapped(dot.name, SMALL, 340, most=1)
        width = text_width(words, SMALL)
        for at in ((x + 16, y + 8), (x - 16 - width, y + 8), (x - width / 2, y + 38), (x - width / 2, y - 18)):
            place = (at[0] - 3, at[1] - 24, at[0] + width + 3, at[1] + 8)
            inside = left <= place[0] and place[2] <= right + 10 and top - 10 <= place[1] and place[3] <= top + height
            if inside and not any(_overlap(place, other) for other in taken):
                sheet.box(at[0] - 4, at[1] - 22, width + 8, 29, "white")  # the curves end at the words
                sheet.text(at[0], at[1], words, SMALL, _ORANGE if dot.side < 0 else _INK)
                taken.append(place)
                break


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _key(sheet: Sheet, drawing: OverviewDrawing, mean_label: str, y: float) -> None:
    x = float(_EDGE)
    for words, color, style in (
        (mean_label, _GREY, _SOLID),
        (drawing.inner_label, _PALE_BLUE, _DASHED),
        (drawing.outer_label, _PALE_BLUE, _SOLID),
    ):
        sheet.line([x, x + 28], [y - 8, y - 8], color, 4, style)
        sheet.text(x + 36, y, words, SMALL, _GREY)
        x += 36 + text_width(words, SMALL) + 14
