"""What desks have to publish for a period, read for many of them at once; nothing is written here."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache, partial

from analytics import publication, summary
from analytics.block import DEFAULT_THRESHOLD, Block, OpenBlock, Stream, close_blocks, field_of, meaning_of
from analytics.outage import Outage
from analytics.period import ONE_DAY, Period, before, day_begins, instants, local_day
from analytics.publication import (
    OVERALL,
    CategoryChange,
    DeskSummary,
    Figures,
    Overview,
)
from analytics.summary import Asked, Series
from bot.usecases import complaint_figures, dossier_figures
from bot.usecases.office_time import office_calendar
from storage import blocks, chain, complaints, counts, instruments, outages, places, settings, summaries
from storage.blocks import ClosedBlock
from storage.counts import OpenDay
from storage.database import Transaction
from storage.places import DeskRow, Unit
from survey.comparability import series_of
from survey.complaint import Complaint
from survey.definition import Kind, Survey
from survey.messages import CITIZEN_BOT, Language

CARDS_AT = timedelta(hours=7, minutes=30)  # after the midnight that ends a period, local time
LATE_AFTER = timedelta(hours=1)
HISTORY_PERIODS = 8  # how far back a chart goes, and a comparison
LONG_OUTAGE = 60  # minutes of office hours
DESKS_AT_ONCE = 100  # in one transaction: some 15 ms

_NOTHING_OPEN = OpenBlock()

DeskNumbers = range


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is stored of some desks for one period, by desk."""

    closed: Mapping[str, list[ClosedBlock]]
    open: Mapping[str, list[OpenDay]]
    previous: Mapping[str, list[ClosedBlock]]
    invited: Mapping[str, Mapping[date, int]]
    complaints: Mapping[str, list[Complaint]]


def chunks_of_desks(tx: Transaction) -> list[DeskNumbers]:
    """All desks, parted so that no transaction reads so many that others wait for it."""
    numbers = [desk.number for desk in places.desks(tx)]
    parts = [numbers[place : place + DESKS_AT_ONCE] for place in range(0, len(numbers), DESKS_AT_ONCE)]
    return [range(part[0], part[-1] + 1) for part in parts]


def summarise_desks(tx: Transaction, numbers: DeskNumbers, period: Period, now: datetime) -> list[DeskSummary]:
    """What each of these desks has to publish, from closed blocks alone; the change is not judged yet.

    What was frozen before is returned as it was: two copies, or a restart in the middle, judge changes alike.
    The rows of all desks are read together, so the cost grows with desks and not with answers.
    """
    frozen = summaries.frozen_of_desks(tx, numbers, period.key)
    desks = places.desks_numbered(tx, numbers)
    made = {code: publication.load(body) for code, body in frozen.items()}
    if any(desk.code not in made for desk in desks):
        made = _computed(tx, desks, numbers, period, now) | made
    return [made[desk.code] for desk in desks]


def summarise_desk(tx: Transaction, desk: str, period: Period, now: datetime) -> DeskSummary:
    """The same for one desk."""
    found = places.desk(tx, desk)
    assert found is not None
    [made] = summarise_desks(tx, range(found.number, found.number + 1), period, now)
    return made


def summarise_unit(
    tx: Transaction, unit: Unit, desks: Sequence[DeskSummary], period: Period, now: datetime
) -> Overview:
    """All desks of a unit together; its complaint totals hold cases that no desk's group sees."""
    start, end = instants(period, tx.zone)
    made = summary.overview(
        unit.name,
        period,
        desks,
        published_on=local_day(now, tx.zone),
        complaints=complaint_figures.of_cases(tx, complaints.touching(tx, start, end, unit=unit.code), period),
        target=target(tx),
        chain_head=chain.head(tx)[:12],
        simulated=settings.get(tx, "simulated") is not None,
        late=is_late(tx, period, now),
        outages=outages_of(tx, period),
    )
    known = dossier_figures.of_units(tx, [unit.code], period, now)
    return dossier_figures.beside(tx, made, known.get(unit.code), None, period)


def categories_of_unit(tx: Transaction, unit: str, period: Period) -> tuple[CategoryChange, ...]:
    """Of all its complaints, to be judged together with those of all desks."""
    since, until = instants(before(period), tx.zone)[0], instants(period, tx.zone)[1]
    return complaint_figures.compared(tx, complaints.touching(tx, since, until, unit=unit), period)


def history(tx: Transaction, desk: str, period: Period) -> list[DeskSummary]:
    """The summaries published for the periods of its kind before this one, newest first."""
    published = summaries.history(tx, desk, period.end, HISTORY_PERIODS, period.kind)
    return [publication.load(body) for key, body in published if key != period.key]


def target(tx: Transaction) -> Fraction | None:
    """The share of satisfied answers the office has set itself; none unless it has."""
    stored = settings.get(tx, "target_percent")
    return Fraction(stored) / 100 if stored else None


def threshold(tx: Transaction) -> int:
    """How many answers a block must hold before it closes."""
    return int(settings.get(tx, "threshold") or DEFAULT_THRESHOLD)


def outages_of(tx: Transaction, period: Period) -> tuple[Outage, ...]:
    """When citizens could not reach the bot for at least LONG_OUTAGE of office hours, cut to the period."""
    start, end = instants(period, tx.zone)
    working = office_calendar(tx)
    cut = [(max(began, start), min(ended, end)) for began, ended in outages.between(tx, CITIZEN_BOT, start, end)]
    missed = [Outage(began, ended, working.working_minutes(began, ended)) for began, ended in cut]
    return tuple(one for one in missed if one.minutes >= LONG_OUTAGE)


def is_late(tx: Transaction, period: Period, now: datetime) -> bool:
    return now > day_begins(period.end, tx.zone) + CARDS_AT + LATE_AFTER


def _computed(
    tx: Transaction, desks: Sequence[DeskRow], numbers: DeskNumbers, period: Period, now: datetime
) -> dict[str, DeskSummary]:
    rows = _rows(tx, desks, numbers, period)
    units = {unit.code: unit for unit in (places.unit(tx, code) for code in {desk.unit for desk in desks}) if unit}
    instrument = {key: instruments.versions(tx, key) for key in {unit.surveys for unit in units.values()}}
    today, late, at_least = local_day(now, tx.zone), is_late(tx, period, now), threshold(tx)
    aim, chain_head, simulated = target(tx), chain.head(tx)[:12], settings.get(tx, "simulated") is not None
    imported = dossier_figures.of_units(tx, units, period, now)
    made, unreachable = {}, outages_of(tx, period)
    meaning = {key: cache(partial(series_of, versions)) for key, versions in instrument.items()}
    asked = {key: _asked(versions[-1]) for key, versions in instrument.items()}
    for desk in desks:
        unit, code = units[desk.unit], desk.code
        versions = instrument[unit.surveys]
        meanings = meaning[unit.surveys]
        series = _series(_comparable(rows.closed[code], meanings), rows.open[code], today, at_least)
        previous = _by_question(_comparable(rows.previous[code], meanings))
        figures = summary.summarise(
            summary.Desk(code, desk.name, unit.name),
            period,
            asked[unit.surveys],
            series,
            published_on=today,
            previous=previous.pop(OVERALL, None),
            questions_before=previous,
            invited_by_day=_invited(tx, code, series, period, rows.invited.get(code)),
            complaints=complaint_figures.of_desk(tx, rows.complaints[code], period),
            target=aim,
            chain_head=chain_head,
            simulated=simulated,
            late=late,
            outages=unreachable,
            instrument=f"{versions[-1].id.key}.v{versions[-1].id.version}",
        )
        made[code] = dossier_figures.beside(tx, figures, imported.get(desk.unit), code, period)
    return made


def _rows(tx: Transaction, desks: Sequence[DeskRow], numbers: DeskNumbers, period: Period) -> _Rows:
    last_time = before(period)
    closed: dict[str, list[ClosedBlock]] = defaultdict(list)
    previous: dict[str, list[ClosedBlock]] = defaultdict(list)
    for one in blocks.of_desks(tx, numbers, last_time.start, period.last_day):
        (previous if one.block.last_day < period.start else closed)[one.desk].append(one)
    earlier = [before(last_time)]
    while len(earlier) < HISTORY_PERIODS - 1:
        earlier.append(before(earlier[-1]))
    for desk in desks:
        if not any(map(_is_of_headline, previous[desk.code])):
            previous[desk.code] = _published_earlier(tx, desk.code, earlier)
    still_open = defaultdict(list)
    for day in counts.open_days(tx, numbers, OVERALL):
        still_open[day.desk].append(day)
    cases = defaultdict(list)
    since, until = instants(last_time, tx.zone)[0], instants(period, tx.zone)[1]
    for case in complaints.touching_desks(tx, since, until, numbers):
        cases[case.desk].append(case)
    return _Rows(closed, still_open, previous, counts.invited_of_desks(tx, numbers, period.start, period.end), cases)


def _is_of_headline(one: ClosedBlock) -> bool:
    return one.of.question == OVERALL and one.of.stream != Stream.ASSISTED


def _published_earlier(tx: Transaction, desk: str, earlier: Sequence[Period]) -> list[ClosedBlock]:
    """The blocks of the newest of these periods in which the desk had a headline; they are given newest first."""
    found = blocks.closed_between(tx, desk, earlier[-1].start, earlier[0].last_day)
    newest = max((one.block.last_day for one in found if _is_of_headline(one)), default=None)
    if newest is None:
        return []
    published = next(one for one in earlier if newest in one)
    return [one for one in found if one.block.last_day in published]


def _series(closed: Sequence[ClosedBlock], still_open: Sequence[OpenDay], today: date, at_least: int) -> list[Series]:
    """Of one desk: the blocks that closed in the period, and what its headline holds since its newest block."""
    held: dict[counts.Series, list[OpenDay]] = defaultdict(list)
    for day in still_open:
        held[day.of].append(day)
    shut: dict[counts.Series, list[Block]] = defaultdict(list)
    for one in closed:
        shut[one.of].append(one.block)
    return [
        Series(
            of.question,
            Stream(of.stream),
            tuple(shut.get(of, ())),
            _waiting(held.get(of, ()), today, at_least),
            field_of(of.series),
        )
        for of in sorted(shut.keys() | held.keys())
    ]


def _waiting(days: Sequence[OpenDay], today: date, at_least: int) -> OpenBlock:
    """What a series holds since its newest block."""
    if not days:
        return _NOTHING_OPEN
    since = days[0].after + ONE_DAY if days[0].after else None
    return close_blocks([(day.day, day.counts) for day in days], since, today, at_least)[1]


def _invited(
    tx: Transaction, desk: str, series: Sequence[Series], period: Period, in_period: Mapping[date, int] | None
) -> Mapping[date, int] | None:
    """By day; the days before the period too where a block that closed in it began earlier.

    Nobody knows what an invitation was for, so where fields have blocks of their own, a day's invitations count with
    the first of its blocks that closes: in one period only.
    """
    if in_period is None:
        return None
    first = min((block.first_day for one in series for block in one.blocks), default=period.start)
    if first >= period.start:
        return in_period
    by_day = counts.invited_by_day(tx, desk, first)
    if by_day is None or not any(one.field for one in series):
        return by_day
    counted = blocks.stream_closed_before(tx, desk, OVERALL, Stream.VERIFIED, period.start)
    return {day: number for day, number in by_day.items() if counted is None or day > counted}


def _comparable(closed: Sequence[ClosedBlock], meaning: Callable[[str], str]) -> list[ClosedBlock]:
    """The headline however it was asked; of the other questions what they mean in the present version alone."""
    return [
        one for one in closed if one.of.question == OVERALL or meaning_of(one.of.series) == meaning(one.of.question)
    ]


def _by_question(closed: Sequence[ClosedBlock]) -> dict[str, Figures]:
    """Without what staff entered for others, which is in no figure either."""
    parts: dict[str, list[Block]] = defaultdict(list)
    for one in closed:
        if one.of.stream != Stream.ASSISTED:
            parts[one.of.question].append(one.block)
    return {question: figures for question, blocks_of in parts.items() if (figures := publication.joined(blocks_of))}


def _asked(survey: Survey) -> list[Asked]:
    return [
        Asked(question.key, question.short[Language.VI], question.factor)
        for question in survey.questions
        if question.kind is Kind.SCALE and question.key != OVERALL
    ]
