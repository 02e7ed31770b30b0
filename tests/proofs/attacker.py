"""The attacker of small numbers: has every published figure of a year and subtracts. `python -m tests.proofs.attacker`.

The program's own code makes the figures and is only watched: every day's count of a series carries one bit of its own
through all sums, so each published figure itself says which days it is made of; a day that was counted twice would be
seen.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from analytics import statutory
from analytics.block import DEFAULT_THRESHOLD, Block, OpenBlock, Stream, close_blocks, closed_in
from analytics.period import ONE_DAY, Period, is_cut_day, month_of, parse, week_of
from analytics.publication import APOLOGY, OVERALL, DeskSummary, Figures, joined
from analytics.rates import LevelCounts
from analytics.summary import Asked, Desk, Series, overview, summarise
from tests.proofs.subtraction import Column, Found, Row, attack

SEED = 20261214
FIRST, LAST = date(2025, 12, 15), date(2026, 12, 14)  # one year of administrative reform
ANSWERS_A_WEEK = (3, 5, 12, 40)
DESKS_OF_UNIT = 5
STREAMS = {Stream.VERIFIED: 0.7, Stream.UNVERIFIED: 0.25, Stream.ASSISTED: 0.05}
FIELDS = {"Hộ tịch": 0.5, "Đất đai": 0.3, "": 0.2}  # where a desk asks for the procedure; "": passed over
ASKED = (Asked("attitude", "Thái độ", 3), Asked("waiting", "Chờ đợi", 1), Asked("ontime", "Đúng hẹn", 4))
ANSWERED = {
    OVERALL: 1.0,
    "attitude": 0.9,
    "waiting": 0.9,
    "ontime": 0.6,
    APOLOGY: 0.15,
}  # share without "not applicable"
QUESTIONS = tuple(ANSWERED)
_DAYS = (LAST - FIRST).days + 1

Cell = tuple[str, Stream, str]  # question, stream and field of the procedure, of one desk


@dataclass(slots=True)
class SimulatedDesk:
    """A year of one desk's counts by day, and what of them is in blocks. `place` is its place within its unit."""

    code: str
    place: int
    daily: dict[Cell, dict[date, LevelCounts]]
    blocks: dict[Cell, list[Block]] = field(default_factory=dict)
    pending: dict[Cell, list[tuple[date, LevelCounts]]] = field(default_factory=dict)

    def series(self, stream: Stream | None = None, field: str | None = None) -> list[Series]:
        return [
            Series(question, of, tuple(self.blocks.get((question, of, about), ())), OpenBlock(), about)
            for question, of, about in self.daily
            if stream in (None, of) and field in (None, about)
        ]

    def close_day(self, day: date) -> bool:
        """Ends a local day; True when a block closed."""
        closed = False
        for cell, daily in self.daily.items():
            if day in daily:
                self.pending.setdefault(cell, []).append((day, daily[day]))
            if is_cut_day(day):
                before = self.blocks.setdefault(cell, [])
                since = before[-1].last_day + ONE_DAY if before else None
                made, _ = close_blocks(self.pending.get(cell, []), since, day + ONE_DAY, DEFAULT_THRESHOLD)
                before += made
                if made:
                    self.pending[cell] = [one for one in self.pending[cell] if one[0] > made[-1].last_day]
                    closed = True
        return closed


def simulated_unit(chance: random.Random, rates: Sequence[int]) -> list[SimulatedDesk]:
    """One desk for each mean number of answers a week; every day's count has its own bit in `not_applicable`."""
    bits: dict[tuple[int, Stream, str, int], int] = {}
    return [_desk(chance, place, rate, bits) for place, rate in enumerate(rates)]


def attacked(units: Sequence[Sequence[SimulatedDesk]], rows: Sequence[dict[str, list[Row]]]) -> Found:
    """What the attacker gets out of these rows, each unit and question by itself."""
    return attack(
        (_columns(unit, question), told)
        for unit, of_unit in zip(units, rows, strict=True)
        for question, told in of_unit.items()
    )


def published(units: Sequence[Sequence[SimulatedDesk]]) -> list[dict[str, list[Row]]]:
    """Every figure of the year, by unit and question: of each desk, stream, field and unit; asked for on every day.

    Raises AssertionError when the total over all units is not the sum of the units' own.
    """
    rows: list[dict[str, set[Row]]] = [{question: set() for question in QUESTIONS} for _ in units]
    days = [FIRST + timedelta(days=number) for number in range(_DAYS + 7)]
    told: dict[str, tuple[str, ...]] = {}
    for today in days:
        asked = _asked_on(today)
        names = tuple(period.key for period in asked)
        for number, unit in enumerate(units):
            closed = [desk.close_day(today - ONE_DAY) for desk in unit]
            for desk, changed in zip(unit, closed, strict=True):
                if changed or told.get(desk.code) != names:  # otherwise the answers are those of the day before
                    told[desk.code] = names
                    _collect_desk(rows[number], desk, asked, today)
        for period in asked if is_cut_day(today - ONE_DAY) else ():
            _collect_units(rows, units, period, today)
    return [{question: list(found) for question, found in of_unit.items()} for of_unit in rows]


def exact_windows(unit: Sequence[SimulatedDesk], *, until_today: bool) -> dict[str, list[Row]]:
    """What most programs publish instead: exact weeks, months and quarters (and any day's total so far), n ≥ 10."""
    rows: dict[str, set[Row]] = {question: set() for question in QUESTIONS}
    for number in range(_DAYS + 7):
        today = FIRST + timedelta(days=number)
        for period in _asked_on(today):
            if not until_today and period.end > today:
                continue
            for desk in unit:
                for question in QUESTIONS:
                    held = LevelCounts()
                    for (of, _, _), daily in desk.daily.items():
                        for day, counts in daily.items() if of == question else ():
                            if day in period and day < today:
                                held += counts
                    if held.answered >= DEFAULT_THRESHOLD:
                        rows[question].add(_row(held))
    return {question: list(found) for question, found in rows.items()}


def _desk(chance: random.Random, place: int, rate: int, bits: dict[tuple[int, Stream, str, int], int]) -> SimulatedDesk:
    daily: dict[Cell, dict[date, LevelCounts]] = {}
    dissatisfied = chance.choice((0.05, 0.1, 0.25, 0.6))
    fields = FIELDS if chance.random() < 0.5 else {"": 1.0}
    for number in range(_DAYS):
        day = FIRST + timedelta(days=number)
        people = _poisson(chance, rate / 5) if day.isoweekday() <= 5 else 0
        for stream in chance.choices(tuple(STREAMS), tuple(STREAMS.values()), k=people):
            unhappy = chance.random() < dissatisfied
            [about] = chance.choices(tuple(fields), tuple(fields.values()))
            for question, share in ANSWERED.items():
                if chance.random() >= share:
                    continue
                level = chance.choice((0, 1)) if unhappy else chance.choice((2, 3, 3, 4, 4))
                one = [0, 0, 0, 0, 0]
                one[level] = 1
                of_cell = daily.setdefault((question, stream, about), {})
                bit = 1 << bits.setdefault((place, stream, about, number), len(bits))
                before = of_cell.get(day, LevelCounts(not_applicable=bit))
                of_cell[day] = before + LevelCounts((one[0], one[1], one[2], one[3], one[4]))
    return SimulatedDesk(f"quay-{chance.getrandbits(60)}", place, daily)


def _poisson(chance: random.Random, mean: float) -> int:
    """Arrivals at exponential distances within one day."""
    number, at = 0, chance.expovariate(mean)
    while at < 1:
        number, at = number + 1, at + chance.expovariate(mean)
    return number


def _asked_on(today: date) -> list[Period]:
    """The week, month and reform periods that today or yesterday lies in: what is over, and what runs "until today"."""
    reform = [parse(f"2026-{key}") for key in ("Q1", "Q2", "Q3", "Q4", "6M", "9M", "Y")]
    yesterday = today - ONE_DAY
    found = {period.key: period for day in (yesterday, today) for period in (week_of(day), month_of(day))}
    return [*found.values(), *(period for period in reform if period.start <= today and yesterday <= period.last_day)]


def _collect_desk(rows: dict[str, set[Row]], desk: SimulatedDesk, asked: Sequence[Period], today: date) -> None:
    for period in asked:
        summary = _summary(desk, period, today)
        _add(rows, OVERALL, summary.headline)
        _add(rows, APOLOGY, summary.apology)
        for one in summary.questions:
            _add(rows, one.question, one.figures)
        for series in (*map(desk.series, STREAMS), *(desk.series(field=about) for about in FIELDS)):
            for question in QUESTIONS:
                blocks = [
                    block for one in series if one.question == question for block in closed_in(one.blocks, period)
                ]
                _add(rows, question, joined(blocks))


def _collect_units(
    rows: list[dict[str, set[Row]]], units: Sequence[Sequence[SimulatedDesk]], period: Period, today: date
) -> None:
    made = []
    for number, unit in enumerate(units):
        desks = [_summary(desk, period, today) for desk in unit]
        made.append(overview(f"unit {number}", period, desks, published_on=today))
        _add(rows[number], OVERALL, made[-1].total)
    # the province's row is a sum of rows that are known already: it tells nothing new, which is checked
    whole = statutory.roll_up("province", made).total
    parts = [unit.total.counts for unit in made if unit.total]
    assert (whole.counts if whole else LevelCounts()) == sum(parts, LevelCounts())


def _summary(desk: SimulatedDesk, period: Period, today: date) -> DeskSummary:
    return summarise(Desk(desk.code, desk.code, "unit"), period, ASKED, desk.series(), published_on=today)


def _add(rows: dict[str, set[Row]], question: str, figures: Figures | None) -> None:
    if figures is not None:
        rows[question].add(_row(figures.counts))


def _row(counts: LevelCounts) -> Row:
    return Row(counts.not_applicable, counts.answered, counts.dissatisfied)


def _columns(unit: Sequence[SimulatedDesk], question: str) -> dict[Column, int]:
    """Answers in every column."""
    return {
        counts.not_applicable.bit_length() - 1: counts.answered
        for desk in unit
        for (of, _, _), daily in desk.daily.items()
        if of == question
        for counts in daily.values()
    }


def _line(name: str, found: Found) -> str:
    share = f"{100 * found.exposed / found.answers:.1f} %"
    numbers = (
        f"{found.figures:,} | {found.answers:,} | {found.atoms:,} | {found.smallest} | {found.exposed:,} ({share})"
    )
    return f"| {name} | {numbers} | {found.pinned - found.pinned_in_unanimous} |"


def main(desks: int = 100) -> None:
    chance = random.Random(SEED)
    rates = [ANSWERS_A_WEEK[number % len(ANSWERS_A_WEEK)] for number in range(desks)]
    units = [simulated_unit(chance, rates[start : start + DESKS_OF_UNIT]) for start in range(0, desks, DESKS_OF_UNIT)]
    print("| what is published | figures | answers in them | derivable sets | smallest | in sets < 10 | pinned |")
    print("|---|---|---|---|---|---|---|")
    print(_line(f"blocks, as we do ({desks} desks, one year)", attacked(units, published(units))), flush=True)
    few = units[:2]
    for name, until_today in (("exact windows", False), ("exact windows and until today", True)):
        rows = [exact_windows(unit, until_today=until_today) for unit in few]
        print(_line(f"{name} ({sum(map(len, few))} desks)", attacked(few, rows)), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
