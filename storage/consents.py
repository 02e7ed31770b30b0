"""Who consented to what, under a keyed hash; kept while something of the account is linked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlmodel import col

from storage.tables.conversations import ConsentRow
from storage.transaction import Transaction, insert, reading


@dataclass(frozen=True, slots=True)
class Consent:
    purpose: str
    version: str
    at: datetime


_RECORD = insert(ConsentRow, "lane", "purpose", "version", "at")
_OF = (
    reading(ConsentRow, "purpose", "version", "at")
    .where(col(ConsentRow.lane) == bindparam("the_lane"))
    .order_by(col(ConsentRow.id))
)
_FORGET = delete(ConsentRow).where(col(ConsentRow.lane) == bindparam("the_lane"))
_FORGET_PURPOSE = _FORGET.where(col(ConsentRow.purpose) == bindparam("the_purpose"))


def record(tx: Transaction, lane: str, purpose: str, version: str, at: datetime) -> None:
    tx.execute(_RECORD, lane=lane, purpose=purpose, version=version, at=at)


def of(tx: Transaction, lane: str) -> list[Consent]:
    """In the order they were given."""
    return [Consent(*row) for row in tx.all(_OF, the_lane=lane)]


def forget(tx: Transaction, lane: str, purpose: str | None = None) -> int:
    """When nothing of the account is linked any more; with `purpose`, only consents to that."""
    if purpose is None:
        return tx.execute(_FORGET, the_lane=lane)
    return tx.execute(_FORGET_PURPOSE, the_lane=lane, the_purpose=purpose)
