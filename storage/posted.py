"""Which message of a chat shows what, and which chats cannot be reached; chats are keyed hashes here."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import col

from storage.tables.outbox import PostedRow, UnreachableRow
from storage.tables.places import DeskRecord
from storage.transaction import Transaction, insert_new, upsert
from survey.messages import CITIZEN_BOT

_in_slot = (
    col(PostedRow.lane) == bindparam("the_lane"),
    col(PostedRow.slot) == bindparam("the_slot"),
    col(PostedRow.is_current),
)
_CURRENT = select(col(PostedRow.message_id)).where(*_in_slot)
_RETIRE = update(PostedRow).where(*_in_slot).values(is_current=False)
_REMOVE = delete(PostedRow).where(*_in_slot)
_RECORD = upsert(PostedRow, ["lane", "message_id"], replaced=["slot", "is_current", "posted_at"])
_SLOT = select(col(PostedRow.slot)).where(
    col(PostedRow.lane) == bindparam("the_lane"), col(PostedRow.message_id) == bindparam("the_message")
)
_FORGET_LANE = delete(PostedRow).where(col(PostedRow.lane) == bindparam("the_lane"))
_FORGET = delete(PostedRow).where(col(PostedRow.posted_at) < bindparam("instant"))
_MOVE_GROUP = (
    update(DeskRecord)
    .where(col(DeskRecord.group_chat) == bindparam("old_chat"))
    .values(group_chat=bindparam("new_chat"))
)
_UNREACHABLE = insert_new(UnreachableRow, "lane", "since")
_REACHABLE = delete(UnreachableRow).where(col(UnreachableRow.lane) == bindparam("the_lane"))
_IS_UNREACHABLE = select(col(UnreachableRow.since)).where(col(UnreachableRow.lane) == bindparam("the_lane"))


def record(tx: Transaction, channel: str, lane: str, slot: str, message_id: int, at: datetime) -> None:
    """This message now stands in the slot. In staff chats the one before is still found by a reply to it."""
    tx.execute(_REMOVE if channel == CITIZEN_BOT else _RETIRE, the_lane=lane, the_slot=slot)
    tx.execute(_RECORD, lane=lane, message_id=message_id, slot=slot, is_current=True, posted_at=at)


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


def forget_older_than(tx: Transaction, instant: datetime) -> int:
    """Messages that nobody edits or answers any more."""
    return tx.execute(_FORGET, instant=instant)
