"""Closed blocks of answers: whole days of one series, each day in exactly one, never changed."""

from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from analytics.block import Block
from analytics.period import ONE_DAY
from analytics.rates import LevelCounts
from storage.counts import NUMBERS, Series, numbers_of
from storage.tables.counts import BlockRow
from storage.tables.places import codes_numbered
from storage.transaction import Row, Transaction, insert, reading


class BlockOverlaps(ValueError):
    """A day would be in two blocks."""


class ClosedBlock(NamedTuple):  # one for each row of a weekly run, like Series
    desk: str
    of: Series
    block: Block


_series = cache(Series)  # a few dozen, in a hundred thousand rows
_COLUMNS = ("desk", "question", "stream", "series", "first_day", "last_day", *NUMBERS)
_blocks = reading(BlockRow, *_COLUMNS)
_OF_SERIES = _blocks.where(
    col(BlockRow.desk) == bindparam("the_desk"),
    col(BlockRow.question) == bindparam("the_question"),
    col(BlockRow.stream) == bindparam("the_stream"),
    col(BlockRow.series) == bindparam("the_series"),
).order_by(col(BlockRow.first_day).desc())
_LAST = _OF_SERIES.limit(1)
_LAST_BEFORE = _OF_SERIES.where(col(BlockRow.last_day) < bindparam("the_day")).limit(1)
_STREAM_CLOSED = select(func.max(col(BlockRow.last_day))).where(
    col(BlockRow.desk) == bindparam("the_desk"),
    col(BlockRow.question) == bindparam("the_question"),
    col(BlockRow.stream) == bindparam("the_stream"),
    col(BlockRow.last_day) < bindparam("the_day"),
)
_CLOSE = insert(BlockRow, *_COLUMNS)
_BETWEEN = _blocks.where(
    col(BlockRow.desk) == bindparam("the_desk"),
    col(BlockRow.last_day) >= bindparam("first_last_day"),
    col(BlockRow.last_day) <= bindparam("last_last_day"),
).order_by(col(BlockRow.question), col(BlockRow.stream), col(BlockRow.series), col(BlockRow.first_day))


_OF_DESKS = _blocks.where(
    col(BlockRow.desk).in_(codes_numbered()),
    col(BlockRow.last_day) >= bindparam("first_last_day"),
    col(BlockRow.last_day) <= bindparam("last_last_day"),
)


def open_from(tx: Transaction, desk: str, question: str, stream: str, series: str) -> date | None:
    """The day after the last closed block; None when none was closed yet."""
    row = tx.one(_LAST, the_desk=desk, the_question=question, the_stream=stream, the_series=series)
    return None if row is None else _closed(row).block.last_day + ONE_DAY


def close(
    tx: Transaction,
    desk: str,
    question: str,
    stream: str,
    series: str,
    first_day: date,
    last_day: date,
    counts: LevelCounts,
) -> bool:
    """Closes a block for good; False when exactly this one was closed before. Raises BlockOverlaps."""
    row = tx.one(_LAST, the_desk=desk, the_question=question, the_stream=stream, the_series=series)
    if row is not None:
        last = _closed(row).block
        if last == Block(first_day, last_day, counts):
            return False
        if first_day <= last.last_day:
            raise BlockOverlaps(f"{desk}, {question}: {first_day} is already in the block up to {last.last_day}")
    tx.execute(
        _CLOSE,
        desk=desk,
        question=question,
        stream=stream,
        series=series,
        first_day=first_day,
        last_day=last_day,
        **numbers_of(counts),
    )
    return True


def closed_between(tx: Transaction, desk: str, first_last_day: date, last_last_day: date) -> list[ClosedBlock]:
    """Blocks whose last day lies in these days, both included; by series, oldest first."""
    rows = tx.all(_BETWEEN, the_desk=desk, first_last_day=first_last_day, last_last_day=last_last_day)
    return [_closed(row) for row in rows]


def of_desks(tx: Transaction, desks: range, first_last_day: date, last_last_day: date) -> list[ClosedBlock]:
    """Blocks of all desks with these numbers, whose last day lies in these days, both included; in any order."""
    numbers = {"first_desk": desks.start, "last_desk": desks.stop - 1}
    rows = tx.all(_OF_DESKS, **numbers, first_last_day=first_last_day, last_last_day=last_last_day)
    return [_closed(row) for row in rows]


def last_before(tx: Transaction, desk: str, question: str, stream: str, series: str, day: date) -> Block | None:
    """The newest block that ended before the day."""
    row = tx.one(_LAST_BEFORE, the_desk=desk, the_question=question, the_stream=stream, the_series=series, the_day=day)
    return None if row is None else _closed(row).block


def stream_closed_before(tx: Transaction, desk: str, question: str, stream: str, day: date) -> date | None:
    """The last day before this one that ends a block of any series of the stream."""
    ended = tx.value(_STREAM_CLOSED, the_desk=desk, the_question=question, the_stream=stream, the_day=day)
    return None if ended is None else date.fromisoformat(str(ended))


def of_series(tx: Transaction, desk: str, of: Series) -> list[Block]:
    """All blocks of a series, oldest first."""
    rows = tx.all(_OF_SERIES, the_desk=desk, the_question=of.question, the_stream=of.stream, the_series=of.series)
    return [_closed(row).block for row in reversed(rows)]


def _closed(row: Row) -> ClosedBlock:
    return ClosedBlock(row[0], _series(*row[1:4]), Block(row[4], row[5], LevelCounts(row[6:11], *row[11:])))
