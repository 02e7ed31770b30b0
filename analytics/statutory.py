"""The statutory table: a row per desk and unit in the columns that officials file; sums of whole closed blocks only."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from analytics.doors import Doors, doors_together
from analytics.dossiers import DossierFigures, together
from analytics.period import Period, parse
from analytics.publication import CategoryCount, ComplaintFigures, DeskSummary, Figures, Overview
from analytics.rates import dissatisfied_share, top_2
from analytics.summary import overview

PLACES = 2  # decimals of a percentage in documents
NO_DOORS: Mapping[str, Doors] = {}


class Level(StrEnum):
    DESK = "desk"
    UNIT = "unit"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """`figures` is None below the threshold: then no rate, only the number of answers that wait (`open_answers`).

    `verified` are the answers among the figures that prove an invited visit. `complaints` is None for a desk: statutory
    totals are per unit, for some cases no desk may know of. `perceived` is on-time as citizens say, to stand
    beside what `dossiers` report.
    """

    level: Level
    name: str
    invited: int | None
    verified: int
    figures: Figures | None
    open_answers: int
    complaints: ComplaintFigures | None
    dossiers: DossierFigures | None
    perceived: Figures | None
    doors: Doors = Doors()

    @property
    def response(self) -> Fraction | None:
        """Answers to invitations ÷ invitations. Slips of the day before may answer now: then it says nothing."""
        known = self.figures is not None and self.invited is not None and 0 < self.verified <= self.invited
        return Fraction(self.verified, self.invited) if known and self.invited else None

    @property
    def satisfied(self) -> Fraction | None:
        return top_2(self.figures.counts) if self.figures else None

    @property
    def dissatisfied(self) -> Fraction | None:
        return dissatisfied_share(self.figures.counts) if self.figures else None

    @property
    def answered_on_time(self) -> Fraction | None:
        """Of the complaints answered in the period; none answered is no rate."""
        if self.complaints is None or self.complaints.answered == 0:
            return None
        return Fraction(self.complaints.answered_on_time, self.complaints.answered)


@dataclass(frozen=True, slots=True)
class Statutory:
    """One document's figures. `whole` is everything together; `superior` the agency it is sent up to, if known.

    `is_over` says whether the period has ended; otherwise the figures reach "đến thời điểm báo cáo".
    """

    whole: Overview
    rows: tuple[Row, ...]
    superior: str | None
    is_over: bool

    @property
    def period(self) -> Period:
        return parse(self.whole.period)


def of_unit(unit: Overview, superior: str | None, *, is_over: bool, doors: Mapping[str, Doors] = NO_DOORS) -> Statutory:
    """The desks of one unit and their total; `doors` by the desks' codes."""
    rows = (
        *(_desk_row(desk, doors) for desk in unit.desks),
        _unit_row(unit, Level.TOTAL, unit.unit_name, doors),
    )
    return Statutory(unit, rows, superior, is_over)


def of_desk(desk: DeskSummary, unit_name: str, *, is_over: bool, doors: Mapping[str, Doors] = NO_DOORS) -> Statutory:
    """One desk alone, with the complaints that its own card may count; sent up to its unit."""
    whole = overview(
        f"{desk.desk_name}, {unit_name}",
        parse(desk.period),
        [desk],
        published_on=desk.published_on,
        complaints=desk.complaints,
        target=desk.target,
        chain_head=desk.chain_head,
        simulated=desk.simulated,
        dossiers=desk.dossiers,
    )
    return Statutory(whole, (replace(_desk_row(desk, doors), complaints=desk.complaints),), unit_name, is_over)


def of_units(
    name: str,
    units: Sequence[Overview],
    superior: str | None,
    *,
    is_over: bool,
    doors: Mapping[str, Doors] = NO_DOORS,
) -> Statutory:
    """Many units, each with its desks below it, and the total of all: the roll-up of a province."""
    whole = roll_up(name, units)
    rows: list[Row] = []
    for unit in units:
        rows.append(_unit_row(unit, Level.UNIT, unit.unit_name, doors))
        rows += [_desk_row(desk, doors) for desk in unit.desks]
    return Statutory(whole, (*rows, _unit_row(whole, Level.TOTAL, name, doors)), superior, is_over)


def roll_up(name: str, units: Sequence[Overview]) -> Overview:
    """All desks of several units as one. Its total is the sum of what the desks published, so it hides no small part.

    Raises ValueError without any unit, or when their periods differ.
    """
    if len({unit.period for unit in units}) != 1:
        raise ValueError("a roll-up needs units of one and the same period")
    first = units[0]
    return overview(
        name,
        parse(first.period),
        [desk for unit in units for desk in unit.desks],
        published_on=max(unit.published_on for unit in units),
        complaints=_together([unit.complaints for unit in units]),
        target=first.target,
        chain_head=first.chain_head,
        simulated=any(unit.simulated for unit in units),
        dossiers=together([unit.dossiers for unit in units]),
    )


def percent(rate: Fraction) -> Decimal:
    """Half-up, as official reports round: 1/800 → 0.13."""
    exact = Decimal(100 * rate.numerator) / Decimal(rate.denominator)
    return exact.quantize(Decimal(1).scaleb(-PLACES), rounding=ROUND_HALF_UP)


def _desk_row(desk: DeskSummary, doors: Mapping[str, Doors]) -> Row:
    return Row(
        level=Level.DESK,
        name=desk.desk_name,
        invited=desk.invited,
        verified=desk.verified,
        figures=desk.headline,
        open_answers=desk.open_answers,
        complaints=None,
        dossiers=desk.dossiers,
        perceived=desk.on_time,
        doors=doors.get(desk.desk, Doors()),
    )


def _unit_row(unit: Overview, level: Level, name: str, doors: Mapping[str, Doors]) -> Row:
    waiting = sum(desk.open_answers for desk in unit.desks)
    return Row(
        level=level,
        name=name,
        invited=unit.invited,
        verified=unit.verified,
        figures=unit.total,
        open_answers=waiting,
        complaints=unit.complaints,
        dossiers=unit.dossiers,
        perceived=unit.on_time,
        doors=doors_together(doors[desk.desk] for desk in unit.desks if desk.desk in doors),
    )


def _together(figures: Sequence[ComplaintFigures]) -> ComplaintFigures:
    dossiers = [one.dossiers for one in figures if one.dossiers is not None]
    return ComplaintFigures(
        opened=sum(one.opened for one in figures),
        answered=sum(one.answered for one in figures),
        answered_on_time=sum(one.answered_on_time for one in figures),
        overdue=sum(one.overdue for one in figures),
        waiting=sum(one.waiting for one in figures),
        categories=_added(one.categories for one in figures),
        dossiers=sum(dossiers) if dossiers and len(dossiers) == len(figures) else None,
        due_soon=sum(one.due_soon for one in figures),
        procedures=_added(one.procedures for one in figures),
        sources=sum((Counter(one.sources) for one in figures), Counter()),
    )


def _added(parts: Iterable[Sequence[CategoryCount]]) -> tuple[CategoryCount, ...]:
    """Most first."""
    together = Counter[str]()
    for one in (one for part in parts for one in part):
        together[one.label] += one.opened
    return tuple(CategoryCount(label, opened) for label, opened in together.most_common())
