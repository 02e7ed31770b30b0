"""How often a change is mentioned that is none, and how often a true one is. `python -m tests.proofs.changes`.

The program's own blocks, summaries and judgement of changes over many desks and weeks: headline, three more questions
and three complaint categories of each desk, one family a week. Half of the people answer all questions out of one
mood. Every answer carries the true rate it was drawn with through all sums (`skipped`, in thousandths), so each
published figure knows what it should be.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import exp, sqrt

from analytics.block import DEFAULT_THRESHOLD, Stream, close_blocks
from analytics.changes import mark_changes
from analytics.period import ONE_DAY, week_of
from analytics.publication import OVERALL, CategoryChange, Change, ComplaintFigures, DeskSummary, Figures
from analytics.rates import LevelCounts
from analytics.summary import Asked, Desk, Series, summarise

SEED = 20261116
FIRST_MONDAY = date(2025, 1, 6)
SIZES = (5, 12, 40, 100)  # answers a week
RATES = (600, 700, 800, 850, 900, 950)  # thousandths of satisfied people
SHIFTS = (100, 200, 300)  # thousandths
QUESTIONS = (OVERALL, "attitude", "waiting", "ontime")
CATEGORIES = {"facilities": 0.3, "late_dossier": 1.0, "attitude": 3.0}  # complaints a week, three times when shifted
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Comparison:
    """One desk's figures against those before: what was said of them, and what is true (rates in thousandths)."""

    part: str
    size: int
    change: Change
    before: Fraction
    after: Fraction
    by_normal_test: bool  # what a test on its own at 5 % would have mentioned

    @property
    def is_true(self) -> bool:
        return self.before != self.after

    @property
    def is_mentioned(self) -> bool:
        return self.change in (Change.ROSE, Change.FELL)


@dataclass(slots=True)
class _SimulatedDesk:
    code: str
    size: int
    rate: int
    shifted: bool = False
    pending: dict[str, tuple[tuple[date, LevelCounts], ...]] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    last: dict[str, Figures] = field(default_factory=dict)
    opened: dict[str, int] | None = None
    complained: float = 1.0  # times the usual complaints, in the week before


def simulate(
    chance: random.Random, desks: int, weeks: int, shift: int = 0, chance_of_shift: float = 0.0
) -> list[list[Comparison]]:
    """Comparisons by week. In each week a desk moves by `shift` thousandths down, or back up, with this chance."""
    office = [
        _SimulatedDesk(f"quay-{number}", SIZES[number % len(SIZES)], chance.choice(RATES)) for number in range(desks)
    ]
    made: list[list[Comparison]] = []
    for week in range(weeks):
        monday = FIRST_MONDAY + timedelta(weeks=week)
        summaries: list[DeskSummary] = []
        for desk in office:
            if chance.random() < chance_of_shift:
                desk.shifted = not desk.shifted
            summaries.append(_lives(chance, desk, monday, desk.rate - shift * desk.shifted))
        marked = mark_changes(summaries)
        made.append([each for desk, one in zip(office, marked, strict=True) for each in _compared(desk, one)])
        for desk, one in zip(office, summaries, strict=True):
            if one.headline:
                desk.last = {OVERALL: one.headline} | {
                    asked.question: asked.figures for asked in one.questions if asked.figures
                }
            desk.opened = {each.label: each.opened for each in one.complaints.compared}
            desk.complained = _usual(desk)
    return made


def false_weeks(weeks: Sequence[Sequence[Comparison]]) -> Fraction:
    """Share of weeks in which any desk was said to have changed that had not."""
    return Fraction(sum(any(one.is_mentioned and not one.is_true for one in week) for week in weeks), len(weeks))


def false_share(weeks: Sequence[Sequence[Comparison]]) -> Fraction:
    """Mean over weeks of false mentions ÷ mentions; 0 in a week without any: the false discovery rate."""
    shares = []
    for week in weeks:
        said = [one for one in week if one.is_mentioned]
        shares.append(Fraction(sum(not one.is_true for one in said), len(said)) if said else Fraction(0))
    return sum(shares, Fraction(0)) / len(shares)


def seen(weeks: Sequence[Sequence[Comparison]], size: int, shift: int) -> tuple[int, int]:
    """(mentioned, all) comparisons of desks of this size whose true rate moved by the whole shift."""
    headlines = [one for week in weeks for one in week if one.part == OVERALL and one.size == size]
    moved = [one for one in headlines if abs(one.before - one.after) == shift]
    return sum(one.is_mentioned for one in moved), len(moved)


def _lives(chance: random.Random, desk: _SimulatedDesk, monday: date, rate: int) -> DeskSummary:
    """One week's answers are counted, its blocks close if they hold enough, and the week is summed up."""
    week = week_of(monday)
    by_day: dict[str, dict[date, LevelCounts]] = {question: {} for question in QUESTIONS}
    for _ in range(2 * desk.size):
        if chance.random() < 0.5:  # half of the visits are rated
            day = monday + timedelta(days=chance.randrange(5))
            mood = chance.randrange(1000) if chance.random() < 0.5 else None
            for days in by_day.values():
                satisfied = (chance.randrange(1000) if mood is None else mood) < rate
                levels = (0, 0, 0, 1, 0) if satisfied else (0, 1, 0, 0, 0)
                days[day] = days.get(day, LevelCounts()) + LevelCounts(levels, skipped=rate)
    series = [_closed(desk, question, sorted(days.items()), week.end) for question, days in by_day.items()]
    return summarise(
        Desk(desk.code, desk.code, "unit"),
        week,
        [Asked(question, question) for question in QUESTIONS[1:]],
        series,
        published_on=week.end,
        previous=desk.last.get(OVERALL),
        questions_before=desk.last,
        complaints=ComplaintFigures(compared=_complaints(chance, desk)),
    )


def _closed(desk: _SimulatedDesk, question: str, counted: list[tuple[date, LevelCounts]], today: date) -> Series:
    daily = [*desk.pending.get(question, ()), *counted]
    closed, held = close_blocks(daily, desk.since.get(question), today, DEFAULT_THRESHOLD)
    if closed:
        desk.since[question] = closed[-1].last_day + ONE_DAY
    since = desk.since.get(question)
    desk.pending[question] = tuple(one for one in daily if since is None or one[0] >= since)
    return Series(question, Stream.UNVERIFIED, closed, held)


def _complaints(chance: random.Random, desk: _SimulatedDesk) -> tuple[CategoryChange, ...]:
    """In the first week there is nothing to compare with; its counts are drawn as if they were those before."""
    now = {label: _poisson(chance, mean * _usual(desk)) for label, mean in CATEGORIES.items()}
    before = desk.opened if desk.opened is not None else {label: _poisson(chance, m) for label, m in CATEGORIES.items()}
    return tuple(CategoryChange(label, now[label], 7, before.get(label, 0), 7) for label in CATEGORIES)


def _usual(desk: _SimulatedDesk) -> float:
    return 3.0 if desk.shifted else 1.0


def _poisson(chance: random.Random, mean: float) -> int:
    """Knuth's way: how many uniform numbers multiply to more than e^-mean."""
    events, product = 0, chance.random()
    while product > exp(-mean):
        events += 1
        product *= chance.random()
    return events


def _compared(desk: _SimulatedDesk, one: DeskSummary) -> list[Comparison]:
    parts = [(OVERALL, one.headline, one.previous, one.change)]
    parts += [(asked.question, asked.figures, asked.previous, asked.change) for asked in one.questions]
    made = []
    for part, now, before, change in parts:
        if now and before:
            rates, alone = (
                (_true_rate(before.counts), _true_rate(now.counts)),
                _by_normal_test(now.counts, before.counts),
            )
            made.append(Comparison(part, desk.size, change, *rates, alone))
    for each in one.complaints.compared:
        times = Fraction(desk.complained), Fraction(_usual(desk))
        made.append(Comparison(each.label, desk.size, each.change, *times, by_normal_test=False))
    return made


def _true_rate(counts: LevelCounts) -> Fraction:
    return Fraction(counts.skipped, counts.answered)


def _by_normal_test(now: LevelCounts, before: LevelCounts) -> bool:
    share = (now.satisfied + before.satisfied) / (now.answered + before.answered)
    spread = sqrt(share * (1 - share) * (1 / now.answered + 1 / before.answered))
    apart = abs(now.satisfied / now.answered - before.satisfied / before.answered)
    return spread > 0 and apart / spread > NORMAL_95


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.2f} %"


def main(desks: int = 200, weeks: int = 100) -> None:
    chance = random.Random(SEED)
    quiet = simulate(chance, desks, weeks)
    compared = [one for week in quiet for one in week]
    mentioned, alone = sum(one.is_mentioned for one in compared), sum(one.by_normal_test for one in compared)
    print(f"Nothing changes: {desks} desks, {weeks} weeks, {len(compared):,} comparisons\n")
    print("| judged | comparisons mentioned | weeks with any mention |")
    print("|---|---|---|")
    share = Fraction(mentioned, len(compared))
    print(f"| as the program does | {mentioned:,} ({_percent(share)}) | {_percent(false_weeks(quiet))} |")
    weeks_alone = Fraction(sum(any(one.by_normal_test for one in week) for week in quiet), weeks)
    share = Fraction(alone, len(compared))
    print(f"| each desk by a normal test at 5 % | {alone:,} ({_percent(share)}) | {_percent(weeks_alone)} |")
    print(f"\nOne desk in twenty moves each week: {desks} desks, {weeks} weeks\n")
    print("| true move | " + " | ".join(f"seen at {size} a week" for size in SIZES) + " | false among mentioned |")
    print("|---|" + "---|" * (len(SIZES) + 1))
    for shift in SHIFTS:
        moving = simulate(chance, desks, weeks, shift, chance_of_shift=0.05)
        cells = [
            f"{found} of {of} ({100 * found // of if of else 0} %)"
            for found, of in (seen(moving, size, shift) for size in SIZES)
        ]
        print(f"| {shift // 10} points | " + " | ".join(cells) + f" | {_percent(false_share(moving))} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
