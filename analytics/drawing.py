"""What a chart shows, as JSON with all words and numbers inside; `chart.py` draws it later, without any catalog."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import frozen_json, lines
from analytics.funnel import TAIL_95, TAIL_998, Funnel, funnel, limits
from analytics.interval import wilson_interval
from analytics.period import PeriodKind, parse, short_label
from analytics.publication import DeskSummary, Figures, Overview
from analytics.rates import top_2
from analytics.shortening import shorten
from survey.wording import Wording

MOST_WEEKS = 8

_LONGEST_TITLE, _LONGEST_NAME = 120, 40
_CURVE_POINTS = 40
_AXIS = {PeriodKind.WEEK: "chart-weeks", PeriodKind.MONTH: "chart-months", PeriodKind.QUARTER: "chart-quarters"}


@dataclass(frozen=True, slots=True)
class Week:
    """One column of the trend. Shares are 0 to 1; all three are None where there are no figures.

    `begins_anew`: people were asked with other words than in the column before, so no line may join the two.
    """

    label: str
    answers: str
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    begins_anew: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A level across the plot."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """One level of the distribution, best first."""

    label: str
    people: int
    text: str


@dataclass(frozen=True, slots=True)
class WeeklyDrawing:
    """Trend of one desk with intervals, this period last; below it the five levels of this period."""

    kind: str
    title: str
    subtitle: str
    value: str  # the headline rate, "–" without figures
    banner: str  # says that figures are simulated; empty for real ones
    weeks: tuple[Week, ...]
    weeks_label: str
    gap: str  # written into a column without figures
    anew: str  # what the mark between two columns means; empty where there is none
    target: Line | None
    distribution: str
    parts: tuple[Part, ...]  # empty without figures


@dataclass(frozen=True, slots=True)
class Dot:
    """One desk. `side` is -1 below the outer limits, 1 above, 0 within; only desks outside carry a name."""

    answers: int
    share: float
    side: int
    name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The funnel at one number of answers."""

    answers: int
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float


@dataclass(frozen=True, slots=True)
class Tick:
    answers: int
    label: str


@dataclass(frozen=True, slots=True)
class OverviewDrawing:
    """Funnel plot over the desks of a leader; no desk's place says that it is better than its neighbour."""

    kind: str
    title: str
    subtitle: str
    value: str
    banner: str
    dots: tuple[Dot, ...]
    limits: tuple[Limits, ...]
    ticks: tuple[Tick, ...]
    mean: Line | None  # None when no desk has figures
    inner_label: str
    outer_label: str
    answers_label: str
    empty: str  # written where the plot would be when no desk has figures
    notes: tuple[str, ...]


def weekly_drawing(summary: DeskSummary, history: Sequence[DeskSummary], wording: Wording) -> str:
    """`history` are the desk's earlier summaries, oldest first; the last seven are shown."""
    shown = [*history[-(MOST_WEEKS - 1) :], summary]
    weeks = tuple(
        replace(_week(one, wording), begins_anew=place > 0 and one.instrument != shown[place - 1].instrument)
        for place, one in enumerate(shown)
    )
    figures = summary.headline
    wanted = summary.target
    distribution = (
        wording.text("chart-distribution", answered=wording.count(figures.counts.answered))
        if figures
        else " ".join(
            lines.open_answers(summary.open_answers, summary.open_since, parse(summary.period), False, wording)
        )
    )
    return frozen_json.dump(
        WeeklyDrawing(
            kind="weekly",
            title=shorten(summary.desk_name, _LONGEST_TITLE),
            subtitle=wording.text("chart-trend"),
            value=_value(figures, wording),
            banner=wording.text("chart-simulated") if summary.simulated else "",
            weeks=weeks,
            weeks_label=wording.text(_AXIS.get(parse(summary.period).kind, "chart-years")),
            gap=wording.text("chart-not-enough"),
            anew=wording.text("chart-asked-anew") if any(week.begins_anew for week in weeks) else "",
            target=None if wanted is None else _target(wanted, wording),
            distribution=distribution,
            parts=_parts(figures, wording) if figures else (),
        )
    )


def overview_drawing(overview: Overview, wording: Wording) -> str:
    published = overview.published
    seen = funnel(published) if published else None
    curves = _limits(seen, published) if seen else ()
    outside = (*seen.below, *seen.above) if seen else ()
    sides = {desk.desk: -1 for desk in seen.below} | {desk.desk: 1 for desk in seen.above} if seen else {}
    return frozen_json.dump(
        OverviewDrawing(
            kind="overview",
            title=shorten(overview.unit_name, _LONGEST_TITLE),
            subtitle=wording.text("chart-funnel"),
            value=_value(overview.total, wording),
            banner=wording.text("chart-simulated") if overview.simulated else "",
            dots=tuple(_dot(desk, desk.headline, sides.get(desk.desk, 0)) for desk in published if desk.headline),
            limits=curves,
            ticks=_ticks(curves[0].answers, curves[-1].answers, wording) if curves else (),
            mean=Line(_share(seen.mean), wording.text("chart-funnel-mean", rate=_value(overview.total, wording)))
            if seen
            else None,
            inner_label=wording.text("chart-funnel-95"),
            outer_label=wording.text("chart-funnel-998"),
            answers_label=wording.text("chart-funnel-x"),
            empty=wording.text("chart-no-figures"),
            notes=(
                *_spread_note(seen, wording),
                *_note("chart-funnel-outside", outside, wording),
                *_note("chart-funnel-open", [desk for desk in overview.desks if desk.headline is None], wording),
            ),
        )
    )


def _value(figures: Figures | None, wording: Wording) -> str:
    return lines.rate(figures, wording) if figures else "–"


def _week(summary: DeskSummary, wording: Wording) -> Week:
    name = short_label(parse(summary.period), wording)
    if summary.headline is None:
        return Week(name, "–")
    counts = summary.headline.counts
    low, high = wilson_interval(counts.satisfied, counts.answered)
    return Week(name, wording.count(counts.answered), _share(top_2(counts)), round(low, 4), round(high, 4))


def _target(wanted: Fraction, wording: Wording) -> Line:
    return Line(_share(wanted), wording.text("chart-target", target=lines.target_percent(wanted, wording)))


def _parts(figures: Figures, wording: Wording) -> tuple[Part, ...]:
    return tuple(
        Part(wording.text(name), people, wording.count(people))
        for name, people in zip(reversed(lines.LEVEL_NAMES), reversed(figures.counts.levels), strict=True)
    )


def _dot(desk: DeskSummary, figures: Figures, side: int) -> Dot:
    name = shorten(desk.desk_name, _LONGEST_NAME) if side else ""
    return Dot(figures.counts.answered, _share(top_2(figures.counts)), side, name)


def _limits(seen: Funnel, published: Sequence[DeskSummary]) -> tuple[Limits, ...]:
    """The curves from a few answers to a little more than the busiest desk has."""
    answers = [desk.headline.counts.answered for desk in published if desk.headline]
    first, last = max(1, min(answers) * 3 // 4), max(answers) * 11 // 10 + 1
    # closer together on the left, where the funnel bends
    steps = sorted({round(first * (last / first) ** (step / _CURVE_POINTS)) for step in range(_CURVE_POINTS + 1)})
    return tuple(_limits_at(seen, number) for number in steps)


def _limits_at(seen: Funnel, answers: int) -> Limits:
    inner = limits(float(seen.mean), answers, TAIL_95, seen.spread)
    outer = limits(float(seen.mean), answers, TAIL_998, seen.spread)
    return Limits(answers, round(inner[0], 4), round(inner[1], 4), round(outer[0], 4), round(outer[1], 4))


def _ticks(fewest: int, most: int, wording: Wording) -> tuple[Tick, ...]:
    """Round numbers of answers; where fewer than three lie in the span, multiples of a round step."""
    rounded = [factor * 10**power for power in range(len(str(most))) for factor in (1, 2, 5)]
    shown = [number for number in rounded if fewest <= number <= most]
    if len(shown) < 3:
        step = next((number for number in rounded if 5 * number >= most - fewest), 1)
        shown = list(range(-(-fewest // step) * step, most + 1, step))
    return tuple(Tick(number, wording.count(number)) for number in shown)


def _spread_note(seen: Funnel | None, wording: Wording) -> list[str]:
    """Said only when the limits were widened, so that nobody takes them for chance alone."""
    if seen is None or not seen.spread:
        return []
    return [wording.text("chart-funnel-spread", dispersion=wording.decimal(Fraction(seen.dispersion)))]


def _note(message: str, desks: Sequence[DeskSummary], wording: Wording) -> list[str]:
    names = "; ".join(shorten(desk.desk_name, _LONGEST_NAME) for desk in desks)
    return [wording.text(message, count=wording.count(len(desks)), desks=names)] if desks else []


def _share(exact: Fraction) -> float:
    return round(float(exact), 4)
