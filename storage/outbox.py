"""What is owed to whom, once per key: messages enqueued, replaced, moved with their chat, forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Mapped
from sqlmodel import col

from storage import case_files, posted
from storage.message_json import dump_message
from storage.tables.outbox import OutboxRow
from storage.transaction import Transaction, changing, insert_new
from survey.messages import CITIZEN_BOT, RECEIPT, TALK, Address, ChannelName, Message, Placement


class Urgency(StrEnum):
    """Between chats: replies before alerts before bulk. Within a chat the order is that of enqueueing."""

    REPLY = "reply"
    ALERT = "alert"
    BULK = "bulk"


class Repeat(StrEnum):
    """What to do when the answer to a try was lost."""

    IDEMPOTENT = "idempotent"  # again: it changes nothing
    REPEAT = "repeat"  # again: it is recognisable by its code or period
    ONCE = "once"  # not again; a person is told


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` names the cause, so that the same cause cannot enqueue twice; it holds no account."""

    key: str
    to: Address
    message: Message
    urgency: Urgency = Urgency.REPLY
    repeat: Repeat = Repeat.REPEAT
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    id: int
    key: str
    to: Address  # its chat is empty when it was a citizen's and is erased
    urgency: Urgency
    outcome: str  # empty while it is still tried
    why: str
    enqueued_at: datetime
    first_failed_at: datetime | None


FAILED = ("gone", "rejected", "held", "expired")
HELD_AT_MOST = timedelta(days=8)  # longer than anything is owed to a citizen
ONE_OFF = "turn:"  # begins the keys of causes that the inbox lets through once: no key has to be remembered for them
RANK = {Urgency.REPLY: 0, Urgency.ALERT: 1, Urgency.BULK: 2}
URGENCY = {rank: urgency for urgency, rank in RANK.items()}


def is_of_talk(slot: Mapped[str] | Mapped[str | None]) -> ColumnElement[bool]:
    """What a talk about answers says, and the receipt of what was sent; a case has a slot of its own."""
    return or_(slot.is_(None), slot == TALK, slot == RECEIPT)


_row = OutboxRow
_open = col(_row.settled_at).is_(None)
_of_channel = col(_row.channel) == bindparam("the_channel")

_ENQUEUE = insert_new(
    OutboxRow, "key", "channel", "lane", "chat", "body", "slot", "replaceable", "urgency", "repeat", "attempts",
    "maybe_sent", "enqueued_at", "not_before", "expires_at", "lease_until", "outcome", "why",
)  # fmt: skip
_REPLACE = changing(
    update(OutboxRow)
    .where(
        col(_row.lane) == bindparam("the_lane"),
        col(_row.slot) == bindparam("the_slot"),
        _open,
        col(_row.replaceable),
        col(_row.lease_until).is_(None),
        col(_row.key) != bindparam("the_key"),
    )
    .values(settled_at=bindparam("now"), outcome="replaced", body="", chat="", lane="")
)
_failed = or_(*(col(_row.outcome) == outcome for outcome in FAILED))
_UNDELIVERED = (
    select(
        col(_row.id), col(_row.key), col(_row.channel), col(_row.chat), col(_row.urgency), col(_row.outcome),
        col(_row.why), col(_row.enqueued_at), col(_row.first_failed_at),
    )
    .where(
        col(_row.urgency) == RANK[Urgency.ALERT],
        or_(
            and_(_open, col(_row.enqueued_at) < bindparam("before")),
            and_(_failed, col(_row.settled_at) >= bindparam("since")),
        ),
    )
    .order_by(col(_row.id))
)  # fmt: skip
_DROP_BULK = (
    update(OutboxRow)
    .where(
        col(_row.lane) == bindparam("the_lane"),
        _open,
        col(_row.urgency) == RANK[Urgency.BULK],
        col(_row.lease_until).is_(None),
    )
    .values(settled_at=bindparam("now"), outcome="gone", body="", chat="", lane="")
)
_MOVE = (
    update(OutboxRow)
    .where(_of_channel, col(_row.chat) == bindparam("old_chat"))
    .values(chat=bindparam("new_chat"), lane=bindparam("new_lane"))
)
_HOLD_ALL = (
    update(OutboxRow)
    .where(_open, col(_row.repeat) != Repeat.IDEMPOTENT)
    .values(settled_at=bindparam("now"), outcome="held", lease_until=None, why="restored")
)
_HAS = select(col(_row.id)).where(col(_row.key) == bindparam("the_key"))
_of_a_talk = (
    col(_row.channel) == CITIZEN_BOT,
    is_of_talk(col(_row.slot)),
    col(_row.enqueued_at) < bindparam("instant"),
)
_EMPTY_OWED = (
    update(OutboxRow)
    .where(*_of_a_talk, _open)
    .values(settled_at=bindparam("now"), outcome="expired", lease_until=None, body="", chat="", lane="")
)
_EMPTY_HELD = (
    update(OutboxRow)
    .where(
        *_of_a_talk, col(_row.settled_at) >= bindparam("held_since"), col(_row.outcome) == "held", col(_row.chat) != ""
    )
    .values(body="", chat="", lane="")
)
_FORGET = delete(OutboxRow).where(col(_row.settled_at) < bindparam("instant"))


def enqueue(tx: Transaction, entry: Entry, at: datetime, *, lease_until: datetime | None = None) -> bool:
    """Owes a message from now on; False when this key was enqueued before, whatever became of it.

    An undelivered edit in place of the same slot is replaced by this newer message when that too is an edit in place.
    `lease_until` is for `enqueue_claimed`.
    """
    message, to = entry.message, entry.to
    lane = tx.keys.lane(to.channel, to.chat)
    edits = message.slot is not None and message.placement is Placement.IN_PLACE
    inserted = tx.execute(
        _ENQUEUE,
        key=entry.key,
        channel=to.channel,
        lane=lane,
        chat=to.chat,
        body=dump_message(message),
        slot=message.slot,
        replaceable=edits,
        urgency=RANK[entry.urgency],
        repeat=entry.repeat,
        attempts=0 if lease_until is None else 1,
        maybe_sent=False,
        enqueued_at=at,
        not_before=entry.not_before or at,
        expires_at=entry.expires_at,
        lease_until=lease_until,
        outcome="",
        why="",
    )
    if not inserted:
        return False
    if edits and lease_until is None:  # what is claimed at once is alone
        tx.execute(_REPLACE, the_lane=lane, the_slot=message.slot, the_key=entry.key, now=at)
    return True


def undelivered_alerts(tx: Transaction, now: datetime, after: timedelta, since: datetime) -> list[Undelivered]:
    """Alerts that are still owed after `after`, and those that ended otherwise than sent since `since`."""
    return [
        Undelivered(row_id, key, Address(channel, chat), URGENCY[rank], outcome, why, enqueued_at, first_failed_at)
        for row_id, key, channel, chat, rank, outcome, why, enqueued_at, first_failed_at in tx.all(
            _UNDELIVERED, before=now - after, since=since
        )
    ]


def has_key(tx: Transaction, key: str) -> bool:
    return tx.one(_HAS, the_key=key) is not None


def migrate_chat(tx: Transaction, channel: ChannelName, old: str, new: str) -> None:
    """A group lives on under another id; its desks and what is owed to it follow. Twice changes nothing."""
    new_lane = tx.keys.lane(channel, new)
    tx.execute(_MOVE, the_channel=channel, old_chat=old, new_chat=new, new_lane=new_lane)
    posted.leave(tx, tx.keys.lane(channel, old))
    posted.move_group(tx, old, new)
    case_files.follow_group(tx, old, new)


def mark_unreachable(tx: Transaction, to: Address, at: datetime) -> None:
    """The chat is closed to us: its bulk is dropped, the rest stays owed until it is settled."""
    lane = tx.keys.lane(to.channel, to.chat)
    posted.mark_unreachable(tx, lane, at)
    tx.execute(_DROP_BULK, the_lane=lane, now=at)


def mark_reachable(tx: Transaction, to: Address) -> None:
    posted.mark_reachable(tx, tx.keys.lane(to.channel, to.chat))


def is_unreachable(tx: Transaction, to: Address) -> bool:
    return posted.is_unreachable(tx, tx.keys.lane(to.channel, to.chat))


def slot_of(tx: Transaction, channel: ChannelName, chat: str, message_id: int) -> str | None:
    """What a message of this chat shows, also after a newer one took its slot; None for messages without a slot."""
    return posted.slot_of(tx, tx.keys.lane(channel, chat), message_id)


def note_line(tx: Transaction, to: Address, slot: str, message_id: int, at: datetime) -> None:
    """What somebody wrote to a bot, found again by `slot_of` when it is edited."""
    posted.record(tx, to.channel, tx.keys.lane(to.channel, to.chat), slot, message_id, at)


def current_message(tx: Transaction, channel: ChannelName, chat: str, slot: str) -> int | None:
    return posted.current_of(tx, tx.keys.lane(channel, chat), slot)


def hold_all(tx: Transaction, now: datetime) -> int:
    """After a restore nobody knows what was sent: it waits for a person.

    Edits in place stay owed: twice they change nothing, and among them are those that hide an original after a day.
    """
    return tx.execute(_HOLD_ALL, now=now)


def forget_talks(tx: Transaction, instant: datetime, now: datetime) -> int:
    """What was owed to citizens in a talk since before the instant, and could not be told, loses account and words.

    Of those with nothing open it is forgotten which message they see. What is told of a case stays.
    """
    emptied = tx.execute(_EMPTY_HELD, instant=instant, held_since=instant - HELD_AT_MOST)
    emptied += tx.execute(_EMPTY_OWED, instant=instant, now=now)
    return emptied + posted.forget_talks(tx, instant)


def forget_settled_before(tx: Transaction, instant: datetime) -> int:
    """Drops keys that no cause can come back for."""
    return tx.execute(_FORGET, instant=instant)
