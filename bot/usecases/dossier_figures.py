"""Puts what imported dossiers say beside what citizens say, for a desk or a unit in a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from analytics.dossiers import DossierFigures
from analytics.period import ONE_DAY, Period, local_day
from analytics.publication import DeskSummary, Figures, Overview
from storage import dossiers
from storage.database import Transaction
from storage.dossiers import Counted

Made = TypeVar("Made", DeskSummary, Overview)


@dataclass(frozen=True, slots=True)
class Imported:
    """Of one unit in one period, by desk; `told` is the day of the newest import."""

    unit: str
    told: date
    counted: tuple[Counted, ...]


def of_units(tx: Transaction, units: Iterable[str], period: Period, now: datetime) -> dict[str, Imported]:
    """One query for each unit that has imported anything; the others are left out."""
    if dossiers.shown(tx) == 0:
        return {}
    found = {}
    for unit in units:
        told = dossiers.told_on(tx, unit)
        if told is not None:
            # what became due after the newest import may have been returned since: nobody knows it to be late
            seen_on = min(period.end, local_day(now, tx.zone), told)
            counted = dossiers.counted(tx, unit, period.start, period.end, seen_on)
            found[unit] = Imported(unit, told, tuple(counted))
    return found


def beside(tx: Transaction, made: Made, imported: Imported | None, desk: str | None, period: Period) -> Made:
    """The same summary with the dossiers of the desk, or of the whole unit; as it was where none were imported.

    What was published with dossiers stays as it was; what was published before they were imported gets them.
    """
    if imported is None or made.dossiers is not None:
        return made
    counted = [one for one in imported.counted if desk in (None, one.desk)]
    if not any(one.received or one.returned for one in counted):
        return made
    headline = made.headline if isinstance(made, DeskSummary) else made.total
    on_answer_days = _on_answer_days(tx, imported.unit, desk, period, headline, counted)
    figures = _figures(counted, on_answer_days, imported.told)
    return replace(made, dossiers=figures, complaints=replace(made.complaints, dossiers=figures.received))


def beside_all(tx: Transaction, whole: Overview, unit: str, period: Period, now: datetime) -> Overview:
    """A unit and each of its desks."""
    imported = of_units(tx, [unit], period, now).get(unit)
    desks = tuple(beside(tx, made, imported, made.desk, period) for made in whole.desks)
    return beside(tx, replace(whole, desks=desks), imported, None, period)


def beside_one(tx: Transaction, made: DeskSummary, unit: str, period: Period, now: datetime) -> DeskSummary:
    return beside(tx, made, of_units(tx, [unit], period, now).get(unit), made.desk, period)


def _figures(counted: Sequence[Counted], on_answer_days: int, told: date) -> DossierFigures:
    return DossierFigures(
        received=sum(one.received for one in counted),
        returned=sum(one.returned for one in counted),
        on_time=sum(one.on_time for one in counted),
        late=sum(one.late for one in counted),
        pending=sum(one.pending for one in counted),
        pending_late=sum(one.pending_late for one in counted),
        apologised=sum(one.apologised for one in counted),
        on_answer_days=on_answer_days,
        as_of=told,
    )


def _on_answer_days(
    tx: Transaction,
    unit: str,
    desk: str | None,
    period: Period,
    headline: Figures | None,
    counted: Sequence[Counted],
) -> int:
    """Received on the days that the answers cover: a small desk's block may begin before the period."""
    if headline is None or (headline.first_day, headline.last_day) == (period.start, period.last_day):
        return sum(one.received for one in counted)
    received = dossiers.received_by_desk(tx, unit, headline.first_day, headline.last_day + ONE_DAY)
    return sum(number for at, number in received.items() if desk in (None, at))
