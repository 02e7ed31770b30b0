"""Which message of a chat shows what, and which chats cannot be reached; chats are keyed hashes here."""

from datetime import datetime

from sqlalchemy import and_, bindparam, delete, exists, not_, or_, select, update
from sqlmodel import col

from storage.tables.conversations import ConversationRow
from storage.tables.outbox import PostedRow, UnreachableRow
from storage.tables.places import DeskRecord
from storage.transaction import Transaction, insert_new, upsert
from survey.messages import CITIZEN_BOT, RECEIPT, TALK

_in_slot = (
    col(PostedRow.lane) == bindparam("the_lane"),
    col(PostedRow.slot) == bindparam("the_slot"),
    col(PostedRow.is_current),
)
_CURRENT = select(col(PostedRow.message_id)).where(*_in_slot)
_RETIRE = update(PostedRow).where(*_in_slot).values(is_current=False)
_HAND_OVER = update(PostedRow).where(*_in_slot).values(slot=bindparam("other"))
_REMOVE = delete(PostedRow).where(*_in_slot)
_RECORD = upsert(PostedRow, ["lane", "message_id"], replaced=["slot", "is_current", "posted_at"])
_SLOT = select(col(PostedRow.slot)).where(
    col(PostedRow.lane) == bindparam("the_lane"), col(PostedRow.message_id) == bindparam("the_message")
)
_FORGET_LANE = delete(PostedRow).where(col(PostedRow.lane) == bindparam("the_lane"))
_is_talking = exists().where(
    col(ConversationRow.lane) == col(PostedRow.lane), col(ConversationRow.sealed_state).is_not(None)
)
_FORGET_TALKS = delete(PostedRow).where(
    col(PostedRow.posted_at) < bindparam("instant"),
    or_(col(PostedRow.slot) == RECEIPT, and_(col(PostedRow.slot) == TALK, not_(_is_talking))),
)
_FORGET_SLOT = delete(PostedRow).where(col(PostedRow.slot) == bindparam("the_slot"))
_MOVE_GROUP = (
    update(DeskRecord)
    .where(col(DeskRecord.group_chat) == bindparam("old_chat"))
    .values(group_chat=bindparam("new_chat"))
)
_UNREACHABLE = insert_new(UnreachableRow, "lane", "since")
_REACHABLE = delete(UnreachableRow).where(col(UnreachableRow.lane) == bindparam("the_lane"))
_is_known = exists().where(col(PostedRow.lane) == col(UnreachableRow.lane))
_FORGET_UNREACHABLE = delete(UnreachableRow).where(col(UnreachableRow.since) < bindparam("instant"), not_(_is_known))
_IS_UNREACHABLE = select(col(UnreachableRow.since)).where(col(UnreachableRow.lane) == bindparam("the_lane"))


def record(tx: Transaction, channel: str, lane: str, slot: str, message_id: int, at: datetime) -> None:
    """This message now stands in the slot. In staff chats the one before is still found by a reply to it."""
    tx.execute(_REMOVE if channel == CITIZEN_BOT else _RETIRE, the_lane=lane, the_slot=slot)
    tx.execute(_RECORD, lane=lane, message_id=message_id, slot=slot, is_current=True, posted_at=at)


def hand_over(tx: Transaction, lane: str, slot: str, to: str) -> None:
    """What stood in one slot stands in another from now on; what stood there is a message like any other."""
    tx.execute(_REMOVE, the_lane=lane, the_slot=to)
    tx.execute(_HAND_OVER, the_lane=lane, the_slot=slot, other=to)


def forget_in(tx: Transaction, lane: str, slot: str) -> None:
    """Nothing stands there any more."""
    tx.execute(_REMOVE, the_lane=lane, the_slot=slot)


def current_of(tx: Transaction, lane: str, slot: str) -> int | None:
    message_id: int | None = tx.value(_CURRENT, the_lane=lane, the_slot=slot)
    return message_id


def slot_of(tx: Transaction, lane: str, message_id: int) -> str | None:
    slot: str | None = tx.value(_SLOT, the_lane=lane, the_message=message_id)
    return slot


def leave(tx: Transaction, old_lane: str) -> None:
    """A supergroup counts its messages anew, so what the old group showed can no longer be edited or answered."""
    tx.execute(_FORGET_LANE, the_lane=old_lane)
    tx.execute(_REACHABLE, the_lane=old_lane)


def move_group(tx: Transaction, old: str, new: str) -> None:
    tx.execute(_MOVE_GROUP, old_chat=old, new_chat=new)


def mark_unreachable(tx: Transaction, lane: str, at: datetime) -> None:
    tx.execute(_UNREACHABLE, lane=lane, since=at)


def mark_reachable(tx: Transaction, lane: str) -> None:
    tx.execute(_REACHABLE, the_lane=lane)


def is_unreachable(tx: Transaction, lane: str) -> bool:
    return tx.one(_IS_UNREACHABLE, the_lane=lane) is not None


def forget_talks(tx: Transaction, instant: datetime) -> int:
    """Of citizens with nothing open the message that later ones would have replaced, and that a chat was closed to us;
    of all the receipt of answers.

    What shows a case stays, in their chats and in those of staff.
    """
    return tx.execute(_FORGET_TALKS, instant=instant) + tx.execute(_FORGET_UNREACHABLE, instant=instant)


def forget_slot(tx: Transaction, slot: str) -> None:
    """In whichever chat it stands."""
    tx.execute(_FORGET_SLOT, the_slot=slot)
