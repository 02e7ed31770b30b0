"""Figures for the statutory documents of a unit, a desk or a whole province. Reads only, from closed blocks alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from analytics import statutory
from analytics.block import Stream
from analytics.period import ONE_DAY, Period, PeriodKind, closed_periods, label, local_day
from analytics.publication import OVERALL, ComplaintFigures, DeskSummary, Overview, load_overview
from analytics.statutory import Statutory
from bot.usecases import clock_summaries, dossier_figures, report_doors
from bot.usecases.admin_setup import OFFICE_OPENED
from bot.usecases.staff_turn import Refused, staff_words
from storage import blocks, counts, places, settings, summaries
from storage.counts import Series
from storage.database import Transaction
from storage.places import Unit

STATUTORY = (PeriodKind.QUARTER, PeriodKind.SIX_MONTHS, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)


def desk_figures(tx: Transaction, code: str, period: Period, now: datetime) -> Statutory:
    """Raises Refused for an unknown desk, and for a period that has not begun or has nothing to tell."""
    _refuse_unusable(tx, period, now)
    desk = places.desk_by_code_typed(tx, code)
    if desk is None:
        known = ", ".join(one.code for one in places.desks(tx))
        raise Refused("report-unknown-desk", desk=code[:40], known=known or "–")
    made = dossier_figures.beside_one(tx, _desk(tx, desk.code, period, now), desk.unit, period, now)
    _refuse_empty(tx, desk.name, period, [made], made.complaints)
    doors = {made.desk: report_doors.doors_of(tx, made.desk, period)}
    return statutory.of_desk(made, made.unit_name, is_over=_is_over(tx, period, now), doors=doors)


def unit_figures(tx: Transaction, code: str, period: Period, now: datetime) -> Statutory:
    """A unit with the units below it, as one document; "" asks for all. Raises Refused like `desk_figures`.

    A period that is not over yet is told up to today: its blocks closed so far, to which later ones are added whole.
    """
    _refuse_unusable(tx, period, now)
    every = {unit.code: unit for unit in places.units(tx)}
    with_desks = [unit for unit in every.values() if places.desks(tx, unit.code)]
    chosen = [unit for unit in with_desks if not code or code in lineage(unit, every)]
    if not chosen:
        known = ", ".join(unit.code for unit in with_desks)
        raise Refused("report-unknown-unit", unit=code[:40], known=known or "–")
    top = every[code] if code in every else _common_top(chosen, every)
    name = top.name if top else staff_words(tx).text("document-all-units")
    above = every.get(top.parent or "") if top else None
    made = [_overview(tx, unit, period, now) for unit in chosen]
    whole = statutory.roll_up(name, made)
    _refuse_empty(tx, name, period, whole.desks, whole.complaints)
    superior, is_over = above.name if above else None, _is_over(tx, period, now)
    doors = {desk.desk: report_doors.doors_of(tx, desk.desk, period) for desk in whole.desks}
    if len(made) == 1:
        return statutory.of_unit(made[0], superior, is_over=is_over, doors=doors)
    return statutory.of_units(name, made, superior, is_over=is_over, doors=doors)


def documents_due(tx: Transaction, first: date, last: date, now: datetime) -> list[tuple[Period, str, Statutory]]:
    """(period, unit, figures) of every quarter, half, nine months and year that ended within these days.

    One document of everything, and one of each unit where there are several; what has nothing to tell is left out.
    """
    units = sorted({desk.unit for desk in places.desks(tx)})
    found = []
    for period in (one for kind in STATUTORY for one in closed_periods(kind, first - ONE_DAY, last)):
        for code in ("", *units) if len(units) > 1 else units:
            try:
                found.append((period, code, unit_figures(tx, code, period, now)))
            except Refused:
                continue
    return found


def _overview(tx: Transaction, unit: Unit, period: Period, now: datetime) -> Overview:
    frozen = summaries.overview(tx, unit.code, period.key)
    if frozen:
        return dossier_figures.beside_all(tx, load_overview(frozen), unit.code, period, now)
    desks = [_desk(tx, desk.code, period, now) for desk in places.desks(tx, unit.code)]
    return clock_summaries.summarise_unit(tx, unit, desks, period, now)


def _desk(tx: Transaction, code: str, period: Period, now: datetime) -> DeskSummary:
    """What waits is told as it stood at the period's end, not as it stands when somebody asks a year later."""
    waiting = [
        (day, counted.answered)
        for one in counts.series_of(tx, code)
        if one.question == OVERALL and one.stream != Stream.ASSISTED
        for day, counted in counts.daily(
            tx, code, one.question, one.stream, _open_from(tx, code, one, period), one.series
        )
        if day <= period.last_day and counted.answered
    ]
    made = clock_summaries.summarise_desk(tx, code, period, now)
    since = min((day for day, _ in waiting), default=None)
    return replace(made, open_answers=sum(answers for _, answers in waiting), open_since=since)


def _open_from(tx: Transaction, desk: str, one: Series, period: Period) -> date:
    last = blocks.last_before(tx, desk, one.question, one.stream, one.series, period.end)
    return last.last_day + ONE_DAY if last else date.min


def lineage(unit: Unit, every: dict[str, Unit]) -> list[str]:
    """Codes of the unit and of all above it, lowest first."""
    codes = [unit.code]
    while unit.parent in every and unit.parent not in codes:
        unit = every[unit.parent]
        codes.append(unit.code)
    return codes


def _common_top(units: Sequence[Unit], every: dict[str, Unit]) -> Unit | None:
    """The lowest unit that stands above all of them, or is one of them; None when there is none."""
    shared = set.intersection(*(set(lineage(unit, every)) for unit in units))
    return next((every[code] for code in lineage(units[0], every) if code in shared), None)


def _refuse_unusable(tx: Transaction, period: Period, now: datetime) -> None:
    words = staff_words(tx)
    if period.start > local_day(now, tx.zone):
        raise Refused("document-not-begun", period=label(period, words))
    opened = settings.get(tx, OFFICE_OPENED)
    if opened is None or period.end <= date.fromisoformat(opened):
        raise Refused("report-before-opening", period=label(period, words))


def _refuse_empty(
    tx: Transaction, name: str, period: Period, desks: Sequence[DeskSummary], complaints: ComplaintFigures
) -> None:
    happened = complaints.opened or complaints.answered or complaints.waiting or complaints.overdue
    if not happened and not any(desk.headline or desk.open_answers or desk.dossiers for desk in desks):
        raise Refused("report-empty", place=name, period=label(period, staff_words(tx)))


def _is_over(tx: Transaction, period: Period, now: datetime) -> bool:
    return period.is_over(local_day(now, tx.zone))
