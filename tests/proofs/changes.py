"""How often a change is mentioned that is none, and how often a true one is. `python -m tests.proofs.changes`.

The program's own blocks, summaries and judgement of changes over many desks and weeks. Every answer carries the true
rate it was drawn with through all sums (`skipped`, in thousandths), so each published figure knows what it should be.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt

from analytics.block import DEFAULT_THRESHOLD, Stream, close_blocks
from analytics.period import ONE_DAY, week_of
from analytics.rates import LevelCounts
from analytics.summary import OVERALL, Change, Desk, DeskSummary, Figures, Series, mark_changes, summarise

SEED = 20261116
FIRST_MONDAY = date(2025, 1, 6)
SIZES = (5, 12, 40, 100)  # answers a week
RATES = (600, 700, 800, 850, 900, 950)  # thousandths of satisfied people
SHIFTS = (100, 200, 300)  # thousandths
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Comparison:
    """One desk's figures against those before: what was said of them, and what is true (rates in thousandths)."""

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
    pending: tuple[tuple[date, LevelCounts], ...] = ()
    since: date | None = None
    last: Figures | None = None


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
        marked = zip(office, mark_changes(summaries), strict=True)
        made.append([_compared(desk, one) for desk, one in marked if one.change is not Change.NOT_COMPARED])
        for desk, one in zip(office, summaries, strict=True):
            desk.last = one.headline or desk.last
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
    moved = [one for week in weeks for one in week if one.size == size and abs(one.before - one.after) == shift]
    return sum(one.is_mentioned for one in moved), len(moved)


def _lives(chance: random.Random, desk: _SimulatedDesk, monday: date, rate: int) -> DeskSummary:
    """One week's answers are counted, its blocks close if they hold enough, and the week is summed up."""
    week = week_of(monday)
    by_day: dict[date, LevelCounts] = {}
    for _ in range(2 * desk.size):
        if chance.random() < 0.5:  # half of the visits are rated
            day = monday + timedelta(days=chance.randrange(5))
            levels = (0, 0, 0, 1, 0) if chance.randrange(1000) < rate else (0, 1, 0, 0, 0)
            by_day[day] = by_day.get(day, LevelCounts()) + LevelCounts(levels, skipped=rate)
    daily = [*desk.pending, *sorted(by_day.items())]
    closed, held = close_blocks(daily, desk.since, week.end, DEFAULT_THRESHOLD)
    if closed:
        desk.since = closed[-1].last_day + ONE_DAY
    desk.pending = tuple(one for one in daily if desk.since is None or one[0] >= desk.since)
    series = Series(OVERALL, Stream.UNVERIFIED, closed, held)
    return summarise(Desk(desk.code, desk.code, "unit"), week, (), (series,), published_on=week.end, previous=desk.last)


def _compared(desk: _SimulatedDesk, one: DeskSummary) -> Comparison:
    assert one.headline and one.previous
    now, before = one.headline.counts, one.previous.counts
    return Comparison(desk.size, one.change, _true_rate(before), _true_rate(now), _by_normal_test(now, before))


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
