"""How many chose what, per desk, question and local day: the only source of everything that is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, and_, bindparam, func, select
from sqlmodel import col

from analytics.rates import LevelCounts
from storage.tables.counts import BlockRow, CountRow, FlagCountRow, InvitedRow
from storage.tables.entries import ModeCountRow
from storage.tables.places import DeskRecord, codes_numbered
from storage.transaction import Row, Transaction, reading, upsert
from survey.definition import SurveyId

NUMBERS = ("n1", "n2", "n3", "n4", "n5", "not_applicable", "skipped", "unreached")


class Series(NamedTuple):  # hashed and sorted for every row of a weekly run, which a tuple does fastest
    """What belongs together: answers to one question that came in one way, as long as its meaning stays."""

    question: str
    stream: str
    series: str  # what the question means (the instrument's key) and the field: analytics.block.series_key


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day that no block holds yet; `after` is the last day of the block before it, if there is one."""

    desk: str
    of: Series
    day: date
    after: date | None
    counts: LevelCounts


@dataclass(frozen=True, slots=True)
class Day:
    of: Series
    day: date
    counts: LevelCounts


_ADD = upsert(
    CountRow,
    ["desk", "question", "stream", "series", "day", "survey_key", "survey_version"],
    added=NUMBERS,
)
_summed = [func.sum(getattr(CountRow, name)) for name in NUMBERS]
_DAYS = (
    select(col(CountRow.question), col(CountRow.stream), col(CountRow.series), col(CountRow.day), *_summed)
    .where(col(CountRow.desk) == bindparam("the_desk"), col(CountRow.day) >= bindparam("from_day"))
    .group_by(col(CountRow.question), col(CountRow.stream), col(CountRow.series), col(CountRow.day))
    .order_by(col(CountRow.question), col(CountRow.stream), col(CountRow.series), col(CountRow.day))
)
_DAYS_OF = (
    select(col(CountRow.day), *_summed)
    .where(
        col(CountRow.desk) == bindparam("the_desk"),
        col(CountRow.question) == bindparam("the_question"),
        col(CountRow.stream) == bindparam("the_stream"),
        col(CountRow.series) == bindparam("the_series"),
        col(CountRow.day) >= bindparam("from_day"),
    )
    .group_by(col(CountRow.day))
    .order_by(col(CountRow.day))
)
_SERIES = (
    select(col(CountRow.question), col(CountRow.stream), col(CountRow.series))
    .where(col(CountRow.desk) == bindparam("the_desk"))
    .distinct()
    .order_by(col(CountRow.question), col(CountRow.stream), col(CountRow.series))
)
_each = (
    select(col(CountRow.desk), col(CountRow.stream), col(CountRow.series))
    .where(col(CountRow.desk).in_(codes_numbered()), col(CountRow.question) == bindparam("the_question"))
    .distinct()
    .subquery("each_series")
)
_newest = (
    select(func.max(BlockRow.last_day))
    .where(
        col(BlockRow.desk) == _each.c.desk,
        col(BlockRow.question) == bindparam("the_question"),
        col(BlockRow.stream) == _each.c.stream,
        col(BlockRow.series) == _each.c.series,
    )
    .scalar_subquery()
)
# series first: asking for each day whether a block holds it would take thrice as long, and more with every year
_held = select(*_each.c, func.coalesce(_newest, date.min).label("day")).subquery("held")
_this_day = (col(CountRow.desk), col(CountRow.stream), col(CountRow.series), col(CountRow.day))
_OPEN_DAYS = (
    select(*_this_day, func.max(_held.c.day, type_=Date), *_summed)
    .join(
        _held,
        and_(
            _held.c.desk == CountRow.desk,
            _held.c.stream == CountRow.stream,
            _held.c.series == CountRow.series,
            _held.c.day < CountRow.day,
        ),
    )
    .where(col(CountRow.question) == bindparam("the_question"))
    .group_by(*_this_day)
    .order_by(*_this_day)
)
_ADD_INVITED = upsert(InvitedRow, ["desk", "day"], added=["number", "opened"])
_OPENED = select(func.sum(InvitedRow.opened)).where(
    col(InvitedRow.desk) == bindparam("the_desk"),
    col(InvitedRow.day) >= bindparam("first_day"),
    col(InvitedRow.day) < bindparam("end"),
)
_STREAMS = (
    select(col(CountRow.stream), *_summed)
    .where(
        col(CountRow.desk) == bindparam("the_desk"),
        col(CountRow.question) == bindparam("the_question"),
        col(CountRow.day) >= bindparam("first_day"),
        col(CountRow.day) < bindparam("end"),
    )
    .group_by(col(CountRow.stream))
)
_VERSIONS = (
    select(col(CountRow.survey_key), col(CountRow.survey_version), *_summed)
    .where(
        col(CountRow.desk) == bindparam("the_desk"),
        col(CountRow.question) == bindparam("the_question"),
        col(CountRow.day) >= bindparam("first_day"),
        col(CountRow.day) < bindparam("end"),
    )
    .group_by(col(CountRow.survey_key), col(CountRow.survey_version))
)
_INVITED = select(func.sum(InvitedRow.number)).where(
    col(InvitedRow.desk) == bindparam("the_desk"),
    col(InvitedRow.day) >= bindparam("first_day"),
    col(InvitedRow.day) < bindparam("end"),
)
_INVITED_BY_DAY = (
    reading(InvitedRow, "day", "number")
    .where(col(InvitedRow.desk) == bindparam("the_desk"), col(InvitedRow.day) >= bindparam("from_day"))
    .order_by(col(InvitedRow.day))
)
_INVITED_OF_DESKS = reading(InvitedRow, "desk", "day", "number").where(
    col(InvitedRow.desk).in_(codes_numbered()),
    col(InvitedRow.day) >= bindparam("first_day"),
    col(InvitedRow.day) < bindparam("end"),
)
_INVITING = codes_numbered().where(select(col(InvitedRow.day)).where(col(InvitedRow.desk) == DeskRecord.code).exists())
_ADD_FLAG = upsert(FlagCountRow, ["desk", "day", "flag"], added=["number"])
_FLAGS = (
    select(col(FlagCountRow.flag), func.sum(FlagCountRow.number))
    .where(
        col(FlagCountRow.desk) == bindparam("the_desk"),
        col(FlagCountRow.day) >= bindparam("first_day"),
        col(FlagCountRow.day) < bindparam("end"),
    )
    .group_by(col(FlagCountRow.flag))
    .order_by(col(FlagCountRow.flag))
)
_ADD_MODE = upsert(ModeCountRow, ["desk", "day", "mode"], added=["number"])
_MODES = (
    select(col(ModeCountRow.mode), func.sum(ModeCountRow.number))
    .where(
        col(ModeCountRow.desk) == bindparam("the_desk"),
        col(ModeCountRow.day) >= bindparam("first_day"),
        col(ModeCountRow.day) < bindparam("end"),
    )
    .group_by(col(ModeCountRow.mode))
    .order_by(col(ModeCountRow.mode))
)
_ANY_INVITED = reading(InvitedRow, "day").where(col(InvitedRow.desk) == bindparam("the_desk")).limit(1)


def add(
    tx: Transaction,
    desk: str,
    day: date,
    stream: str,
    survey: SurveyId,
    question: str,
    counts: LevelCounts,
    *,
    series: str | None = None,
) -> None:
    """Adds to the day's counts, in the transaction that finalises the answers.

    `series` names what the question means (its instrument's key unless a version changed the meaning), and the field.
    """
    tx.execute(
        _ADD,
        desk=desk,
        question=question,
        stream=stream,
        series=survey.key if series is None else series,
        day=day,
        survey_key=survey.key,
        survey_version=survey.version,
        **numbers_of(counts),
    )


def daily(
    tx: Transaction, desk: str, question: str, stream: str, from_day: date, series: str
) -> list[tuple[date, LevelCounts]]:
    """Days from `from_day` on that have counts, oldest first; all versions of the instrument together."""
    rows = tx.all(
        _DAYS_OF, the_desk=desk, the_question=question, the_stream=stream, the_series=series, from_day=from_day
    )
    return [(row[0], counts_of(row[1:])) for row in rows]


def daily_of_desk(tx: Transaction, desk: str, from_day: date) -> list[Day]:
    """All series of a desk at once, each oldest first."""
    rows = tx.all(_DAYS, the_desk=desk, from_day=from_day)
    return [Day(Series(*row[:3]), row[3], counts_of(row[4:])) for row in rows]


def open_days(tx: Transaction, desks: range, question: str) -> list[OpenDay]:
    """Days of the question that no block holds yet, of all desks with these numbers; each series oldest first."""
    rows = tx.all(_OPEN_DAYS, first_desk=desks.start, last_desk=desks.stop - 1, the_question=question)
    return [
        OpenDay(
            row[0], Series(question, row[1], row[2]), row[3], None if row[4] == date.min else row[4], counts_of(row[5:])
        )
        for row in rows
    ]


def series_of(tx: Transaction, desk: str) -> list[Series]:
    return [Series(*row) for row in tx.all(_SERIES, the_desk=desk)]


def add_invited(tx: Transaction, desk: str, day: date, number: int, opened: int = 0) -> None:
    """How many were asked that day: slips handed out, or dossiers returned."""
    tx.execute(_ADD_INVITED, desk=desk, day=day, number=number, opened=opened)


def opened_between(tx: Transaction, desk: str, first_day: date, end: date) -> int:
    """Slips that were opened for the first time; of the days from `first_day` up to, not including, `end`."""
    return int(tx.value(_OPENED, the_desk=desk, first_day=first_day, end=end) or 0)


def answered_by_stream(tx: Transaction, desk: str, question: str, first_day: date, end: date) -> dict[str, int]:
    """Valid answers to the question; a number of answers alone may be told of any days."""
    rows = tx.all(_STREAMS, the_desk=desk, the_question=question, first_day=first_day, end=end)
    return {row[0]: counts_of(row[1:]).answered for row in rows}


def answered_by_version(tx: Transaction, desk: str, question: str, first_day: date, end: date) -> dict[SurveyId, int]:
    """The same by version of the instrument."""
    rows = tx.all(_VERSIONS, the_desk=desk, the_question=question, first_day=first_day, end=end)
    return {SurveyId(row[0], row[1]): counts_of(row[2:]).answered for row in rows}


def invited_between(tx: Transaction, desk: str, first_day: date, end: date) -> int | None:
    """Of the days from `first_day` up to, not including, `end`; None when the desk never said how many it invites."""
    invited = tx.value(_INVITED, the_desk=desk, first_day=first_day, end=end)
    if invited is None and tx.one(_ANY_INVITED, the_desk=desk) is None:
        return None
    return int(invited or 0)


def invited_by_day(tx: Transaction, desk: str, from_day: date) -> dict[date, int] | None:
    """Of each day from `from_day` on; None when the desk never said how many it invites."""
    by_day = {day: int(number) for day, number in tx.all(_INVITED_BY_DAY, the_desk=desk, from_day=from_day)}
    return by_day if by_day or tx.one(_ANY_INVITED, the_desk=desk) is not None else None


def invited_of_desks(tx: Transaction, desks: range, first_day: date, end: date) -> dict[str, dict[date, int]]:
    """By desk, of the days from `first_day` up to `end`; a desk that never said how many it invites is not there."""
    numbers = {"first_desk": desks.start, "last_desk": desks.stop - 1}
    found: dict[str, dict[date, int]] = {code: {} for (code,) in tx.all(_INVITING, **numbers)}
    for desk, day, number in tx.all(_INVITED_OF_DESKS, **numbers, first_day=first_day, end=end):
        found[desk][day] = int(number)
    return found


def add_flags(tx: Transaction, desk: str, day: date, flags: Mapping[str, int]) -> None:
    """How many of the answers that became final carry each flag, in the same transaction."""
    for flag, number in flags.items():
        tx.execute(_ADD_FLAG, desk=desk, day=day, flag=flag, number=number)


def flags_between(tx: Transaction, desk: str, first_day: date, end: date) -> dict[str, int]:
    """Answers by flag, of the days from `first_day` up to, not including, `end`."""
    rows = tx.all(_FLAGS, the_desk=desk, first_day=first_day, end=end)
    return {flag: int(number) for flag, number in rows}


def add_modes(tx: Transaction, desk: str, day: date, modes: Mapping[str, int]) -> None:
    """How many of the answers that became final came in which way, in the same transaction."""
    for mode, number in modes.items():
        tx.execute(_ADD_MODE, desk=desk, day=day, mode=mode, number=number)


def modes_between(tx: Transaction, desk: str, first_day: date, end: date) -> dict[str, int]:
    """Answers by mode, of the days from `first_day` up to, not including, `end`. Never a rate: modes have no blocks."""
    rows = tx.all(_MODES, the_desk=desk, first_day=first_day, end=end)
    return {mode: int(number) for mode, number in rows}


def numbers_of(counts: LevelCounts) -> dict[str, int]:
    values: Iterable[int] = (*counts.levels, counts.not_applicable, counts.skipped, counts.unreached)
    return dict(zip(NUMBERS, values, strict=True))


def counts_of(row: Row) -> LevelCounts:
    """Of the eight numbers in the order of NUMBERS."""
    n1, n2, n3, n4, n5, not_applicable, skipped, unreached = map(int, row)
    return LevelCounts((n1, n2, n3, n4, n5), not_applicable, skipped, unreached)
