"""Reports on demand: what was published, else what closed blocks say. Reads only; nothing is frozen by asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from analytics import report, text_report
from analytics.doors import doors_section, doors_together
from analytics.drawing import overview_drawing, weekly_drawing
from analytics.keywords import Keyword, keywords
from analytics.period import ONE_DAY, Period, PeriodKind, closed_periods, label, local_day, parse
from analytics.publication import ComplaintFigures, DeskSummary, Overview, load, load_overview
from bot.usecases import (
    admin_responses,
    clock_summaries,
    dossier_figures,
    report_details,
    report_doors,
    staff_documents,
)
from bot.usecases.admin_setup import OFFICE_OPENED, is_rehearsal
from bot.usecases.clock_publishing import DESK_CARDS, OVERVIEW_CARDS
from bot.usecases.staff_turn import Refused, staff_words
from storage import places, settings, summaries
from storage.database import Transaction
from storage.places import DeskRow, Unit


class Chart(StrEnum):
    CARD = "card"  # what stands on the card: trend and levels of a desk, the funnel of a unit
    ANSWERS = "answers"
    COMPLAINTS = "complaints"


@dataclass(frozen=True, slots=True)
class Report:
    """One place and period: the long text, the card of a chat, and what its pictures show, by name."""

    place: str  # the code of a desk or a unit
    text: str
    card: str
    drawings: dict[Chart, str]

    @property
    def drawing(self) -> str:
        return self.drawings[Chart.CARD]


def period_of(key: str) -> Period:
    """Raises Refused when it is none."""
    try:
        return parse(key)
    except ValueError:
        raise Refused("report-bad-period", period=key[:40]) from None


def desk_report(tx: Transaction, code: str, period: Period, now: datetime) -> Report:
    """Raises Refused for a desk that is not there, and for a period that is not over or has nothing to tell."""
    desk = _desk(tx, code)
    _refuse_unusable(tx, period, [desk], now)
    made = clock_summaries.summarise_desk(tx, desk.code, period, now)
    made = dossier_figures.beside_one(tx, made, desk.unit, period, now)
    if not _tells(made):
        raise Refused("report-empty", place=desk.name, period=label(period, staff_words(tx)))
    return _of_desk(tx, made, period)


def unit_reports(tx: Transaction, code: str, period: Period, now: datetime) -> list[Report]:
    """One overview for each unit that has desks: all, or that of this code and those below it.

    Raises Refused like `desk_report`.
    """
    every = {unit.code: unit for unit in places.units(tx)}
    with_desks = [unit for unit in every.values() if places.desks(tx, unit.code)]
    units = [unit for unit in with_desks if not code or code in staff_documents.lineage(unit, every)]
    if not units:
        known = ", ".join(unit.code for unit in places.units(tx) if places.desks(tx, unit.code))
        raise Refused("report-unknown-unit", unit=code[:40], known=known or "–")
    _refuse_unusable(tx, period, [desk for unit in units for desk in places.desks(tx, unit.code)], now)
    made = {unit.code: _overview(tx, unit, period, now) for unit in units}
    telling = {unit: one for unit, one in made.items() if any(map(_tells, one.desks)) or _tells_of_unit(one)}
    if not telling:
        names = "; ".join(unit.name for unit in units)
        raise Refused("report-empty", place=names, period=label(period, staff_words(tx)))
    return [_of_unit(tx, unit, one) for unit, one in telling.items()]


def published_reports(tx: Transaction, first: date, last: date) -> list[tuple[str, Report]]:
    """(period, report) of every card as published, for periods that end within these days, by their last days."""
    found: list[tuple[Period, Report]] = []
    for period in (one for kind in PeriodKind for one in closed_periods(kind, first - ONE_DAY, last)):
        bodies = summaries.frozen_of_period(tx, period.key) if period.kind in DESK_CARDS else []
        found += [(period, _of_desk(tx, load(body), period)) for _, body in bodies]
        for unit in places.units(tx) if period.kind in OVERVIEW_CARDS else ():
            frozen = summaries.overview(tx, unit.code, period.key)
            if frozen:
                found.append((period, _of_unit(tx, unit.code, load_overview(frozen))))
    return [(period.key, one) for period, one in sorted(found, key=lambda pair: pair[0].end)]


def may_be_rehearsed_in(tx: Transaction) -> bool:
    """Whether nothing of a real office is in this database."""
    return is_rehearsal(tx) or not (places.units(tx) or settings.get(tx, OFFICE_OPENED))


def _desk(tx: Transaction, code: str) -> DeskRow:
    desk = places.desk_by_code_typed(tx, code)
    if desk is None:
        known = ", ".join(one.code for one in places.desks(tx))
        raise Refused("report-unknown-desk", desk=code[:40], known=known or "–")
    return desk


def _refuse_unusable(tx: Transaction, period: Period, desks: Sequence[DeskRow], now: datetime) -> None:
    """What was published can always be told; otherwise the period must have begun and touch the office's life."""
    if any(summaries.frozen(tx, desk.code, period.key) for desk in desks):
        return
    words = staff_words(tx)
    if period.start > local_day(now, tx.zone):
        raise Refused("document-not-begun", period=label(period, words))
    opened = settings.get(tx, OFFICE_OPENED)
    if opened is None or period.end <= date.fromisoformat(opened):
        raise Refused("report-before-opening", period=label(period, words))


def _overview(tx: Transaction, unit: Unit, period: Period, now: datetime) -> Overview:
    frozen = summaries.overview(tx, unit.code, period.key)
    if frozen:
        return dossier_figures.beside_all(tx, load_overview(frozen), unit.code, period, now)
    desks = [clock_summaries.summarise_desk(tx, desk.code, period, now) for desk in places.desks(tx, unit.code)]
    return clock_summaries.summarise_unit(tx, unit, desks, period, now)


def _tells(made: DeskSummary) -> bool:
    return made.headline is not None or made.open_answers > 0 or made.dossiers is not None or _happened(made.complaints)


def _tells_of_unit(made: Overview) -> bool:
    return made.dossiers is not None or _happened(made.complaints)


def _happened(figures: ComplaintFigures) -> bool:
    return bool(figures.opened or figures.answered or figures.waiting or figures.overdue)


def _of_desk(tx: Transaction, made: DeskSummary, period: Period) -> Report:
    words = staff_words(tx)
    before = list(reversed(clock_summaries.history(tx, made.desk, period)))
    drawing = weekly_drawing(made, before, words)
    text = text_report.report_text(made, words, _shared_words(tx, made.desk, period))
    text += _doors(tx, [made.desk], period)
    return Report(made.desk, text, report.desk_card(made, words), _drawings(tx, made.desk, made, drawing))


def _shared_words(tx: Transaction, code: str, period: Period) -> tuple[Keyword, ...]:
    """Of comments that lie in closed blocks of the period; masked before they are read."""
    desk = places.desk(tx, code)
    assert desk is not None
    written = admin_responses.closed_responses_of_desk(tx, desk, period.start, period.last_day).comments
    return keywords([one.text for one in written])


def _of_unit(tx: Transaction, unit: str, made: Overview) -> Report:
    words = staff_words(tx)
    drawing = overview_drawing(made, words)
    text = text_report.report_text(made, words) + _doors(tx, [desk.desk for desk in made.desks], parse(made.period))
    return Report(unit, text, report.overview_card(made, words), _drawings(tx, unit, made, drawing))


def _drawings(tx: Transaction, code: str, made: DeskSummary | Overview, card: str) -> dict[Chart, str]:
    """Whoever calls commands sees the database itself, so ages are shown of every place."""
    period = parse(made.period)
    return {
        Chart.CARD: card,
        Chart.ANSWERS: report_details.answers(tx, made),
        Chart.COMPLAINTS: report_details.complaints(tx, code, made, period, with_ages=True),
    }


def _doors(tx: Transaction, desks: Sequence[str], period: Period) -> str:
    """How many came by which door, what became of the slips, what was odd; of all these desks together."""
    doors = doors_together(report_doors.doors_of(tx, desk, period) for desk in desks)
    section = doors_section(doors, staff_words(tx))
    return "\n" + "\n".join(section) + "\n" if section else ""
