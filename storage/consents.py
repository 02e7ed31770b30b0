"""Who consented to what, under a keyed hash; kept while something of the account is linked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, not_
from sqlmodel import col

from storage.tables.askings import AskingRow
from storage.tables.complaints import ComplaintRow
from storage.tables.conversations import ConsentRow, ConversationRow
from storage.tables.responses import LinkRow
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
_FORGET = delete(ConsentRow).where(
    col(ConsentRow.lane) == bindparam("the_lane"),
    col(ConsentRow.purpose) == bindparam("the_purpose"),
    col(ConsentRow.at) <= bindparam("given_until"),
)
_is_linked = exists().where(col(LinkRow.lane) == col(ConsentRow.lane))
_has_a_case = exists().where(col(ComplaintRow.lane) == col(ConsentRow.lane))
_is_talking = exists().where(
    col(ConversationRow.lane) == col(ConsentRow.lane), col(ConversationRow.sealed_state).is_not(None)
)
_waits_to_be_asked = exists().where(col(AskingRow.lane) == col(ConsentRow.lane))
_FORGET_UNLINKED = delete(ConsentRow).where(
    col(ConsentRow.at) < bindparam("instant"),
    not_(_is_linked),
    not_(_has_a_case),
    not_(_is_talking),
    not_(_waits_to_be_asked),
)


def record(tx: Transaction, lane: str, purpose: str, version: str, at: datetime) -> None:
    tx.execute(_RECORD, lane=lane, purpose=purpose, version=version, at=at)


def of(tx: Transaction, lane: str) -> list[Consent]:
    """In the order they were given."""
    return [Consent(*row) for row in tx.all(_OF, the_lane=lane)]


def forget(tx: Transaction, lane: str, purpose: str, given_until: datetime) -> int:
    """What was done with them is no longer tied to the account; later ones, to something newer, stay."""
    return tx.execute(_FORGET, the_lane=lane, the_purpose=purpose, given_until=given_until)


def forget_unlinked(tx: Transaction, instant: datetime) -> int:
    """Given before the instant by accounts of which there is neither an answer that can be changed, nor a case, nor an
    open talk, nor questions that come later."""
    return tx.execute(_FORGET_UNLINKED, instant=instant)
