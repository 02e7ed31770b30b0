"""Spans in which a bot did not reach its platform; nobody can say what was lost, so they are kept and named."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import col

from storage.tables.settings import OutageRow
from storage.transaction import Transaction, insert_new, reading

_NOTE = insert_new(OutageRow, "bot", "began_at", "ended_at")
_BETWEEN = (
    reading(OutageRow, "began_at", "ended_at")
    .where(
        col(OutageRow.bot) == bindparam("the_bot"),
        col(OutageRow.began_at) < bindparam("the_end"),
        col(OutageRow.ended_at) > bindparam("the_start"),
    )
    .order_by(col(OutageRow.began_at))
)


def note(tx: Transaction, bot: str, began_at: datetime, ended_at: datetime) -> bool:
    """False when it was noted before."""
    return tx.execute(_NOTE, bot=bot, began_at=began_at, ended_at=ended_at) == 1


def between(tx: Transaction, bot: str, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Those that touch the time from `start` up to, not including, `end`, whole, oldest first."""
    return [(began, ended) for began, ended in tx.all(_BETWEEN, the_bot=bot, the_start=start, the_end=end)]
