"""What is owed to whom: enqueued once per key, claimed in order within a chat, settled with how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from sqlalchemy import and_, bindparam, delete, exists, func, not_, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import case_files, posted
from storage.message_json import dump_message, load_message
from storage.tables.columns import Instant
from storage.tables.outbox import OutboxRow
from storage.transaction import Transaction, changing, insert_new
from survey.messages import CITIZEN_BOT, Address, ChannelName, Message, Placement

Outcome = Literal["sent", "later", "gone", "rejected", "held", "expired"]


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
class Claimed:
    """An entry that is being sent now. `attempts` counts this one; `maybe_sent`: an earlier one may have arrived."""

    id: int
    key: str
    to: Address
    message: Message
    urgency: Urgency
    repeat: Repeat
    attempts: int
    instead_edit: int | None
    instead_strip: int | None
    first_failed_at: datetime | None
    maybe_sent: bool
    enqueued_at: datetime
    expires_at: datetime | None


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
ONE_OFF = "turn:"  # begins the keys of causes that the inbox lets through once: no key has to be remembered for them
_RANK = {Urgency.REPLY: 0, Urgency.ALERT: 1, Urgency.BULK: 2}
_URGENCY = {rank: urgency for urgency, rank in _RANK.items()}

_row = OutboxRow
_other = aliased(OutboxRow)
_in_flight = aliased(OutboxRow)
_this = col(_row.id) == bindparam("the_id")
_open = col(_row.settled_at).is_(None)
_of_channel = col(_row.channel) == bindparam("the_channel")

_ENQUEUE = insert_new(
    OutboxRow, "key", "channel", "lane", "chat", "body", "slot", "replaceable", "urgency", "repeat", "attempts",
    "maybe_sent", "enqueued_at", "not_before", "expires_at", "lease_until", "outcome", "why",
)  # fmt: skip
_OWED = select(col(_row.id)).where(col(_row.lane) == bindparam("the_lane"), _open).limit(1)
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
_waits_behind = exists().where(
    _other.lane == _row.lane,  # type: ignore[arg-type]
    col(_other.settled_at).is_(None),
    col(_other.id) < col(_row.id),
    not_(and_(col(_other.urgency) == _RANK[Urgency.BULK], col(_other.not_before) > bindparam("now"))),
)
_chat_is_busy = exists().where(
    _in_flight.lane == _row.lane,  # type: ignore[arg-type]
    col(_in_flight.lease_until).is_not(None),
    col(_in_flight.lease_until) > bindparam("now"),
)
_DUE = (
    select(
        col(_row.id), col(_row.key), col(_row.chat), col(_row.body), col(_row.lane), col(_row.slot), col(_row.urgency),
        col(_row.repeat), col(_row.attempts), col(_row.first_failed_at), col(_row.maybe_sent), col(_row.lease_until),
        col(_row.enqueued_at), col(_row.expires_at),
    )
    .where(
        _of_channel,
        _open,
        col(_row.not_before) <= bindparam("now"),
        or_(col(_row.lease_until).is_(None), col(_row.lease_until) <= bindparam("now")),
        not_(_waits_behind),
        not_(_chat_is_busy),
    )
    .order_by(col(_row.urgency), col(_row.id))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)  # fmt: skip
_LEASE = changing(update(OutboxRow).where(_this), "lease_until", "attempts", "maybe_sent")
_HELD_ROW = select(
    col(_row.key), col(_row.channel), col(_row.lane), col(_row.slot), col(_row.first_failed_at), col(_row.maybe_sent)
).where(_this, _open)
_DROP = delete(OutboxRow).where(_this)
_SETTLE = changing(update(OutboxRow).where(_this, _open).values(lease_until=None), "settled_at", "outcome", "why")
_SETTLE_AND_EMPTY = changing(
    update(OutboxRow).where(_this, _open).values(lease_until=None, body="", chat="", lane=""),
    "settled_at", "outcome", "why",
)  # fmt: skip
_LATER = changing(
    update(OutboxRow).where(_this, _open).values(lease_until=None),
    "not_before", "first_failed_at", "maybe_sent", "why",
)  # fmt: skip
_NEXT = select(func.min(func.coalesce(col(_row.lease_until), col(_row.not_before)), type_=Instant())).where(
    _of_channel, _open, not_(_waits_behind), or_(col(_row.lease_until).is_not(None), not_(_chat_is_busy))
)
_PENDING = select(func.count()).select_from(OutboxRow).where(_of_channel, _open)
_RELEASE = (
    update(OutboxRow)
    .where(_of_channel, _open, col(_row.lease_until).is_not(None))
    .values(lease_until=None, maybe_sent=True, not_before=bindparam("now"))
)
_failed = or_(*(col(_row.outcome) == outcome for outcome in FAILED))
_UNDELIVERED = (
    select(
        col(_row.id), col(_row.key), col(_row.channel), col(_row.chat), col(_row.urgency), col(_row.outcome),
        col(_row.why), col(_row.enqueued_at), col(_row.first_failed_at),
    )
    .where(
        col(_row.urgency) == _RANK[Urgency.ALERT],
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
        col(_row.urgency) == _RANK[Urgency.BULK],
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
    update(OutboxRow).where(_open).values(settled_at=bindparam("now"), outcome="held", lease_until=None, why="restored")
)
_HAS = select(col(_row.id)).where(col(_row.key) == bindparam("the_key"))
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
        urgency=_RANK[entry.urgency],
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


def enqueue_claimed(tx: Transaction, entry: Entry, at: datetime, lease_until: datetime) -> Claimed | None:
    """Owes a message and claims it in the same breath, when its chat is owed nothing else and it may go now.

    None: it waits its turn like any other, or was enqueued before.
    """
    message, to = entry.message, entry.to
    lane = tx.keys.lane(to.channel, to.chat)
    in_time = entry.expires_at is None or entry.expires_at > lease_until
    if not in_time or entry.not_before is not None or tx.one(_OWED, the_lane=lane) is not None:
        enqueue(tx, entry, at)
        return None
    if not enqueue(tx, entry, at, lease_until=lease_until):
        return None
    row_id = tx.value(_OWED, the_lane=lane)
    shown = posted.current_of(tx, lane, message.slot) if message.slot is not None else None
    in_place = message.placement is Placement.IN_PLACE
    return Claimed(
        row_id,
        entry.key,
        to,
        message,
        entry.urgency,
        entry.repeat,
        1,
        shown if in_place else None,
        None if in_place else shown,
        None,
        False,
        at,
        entry.expires_at,
    )


def claim_due(tx: Transaction, channel: ChannelName, now: datetime, limit: int, lease: timedelta) -> list[Claimed]:
    """Heads of chats that may be sent now, at most one per chat and none of a chat that has one in flight.

    They are ours until the lease ends or they are settled. A head that must wait holds up its chat, except bulk.
    """
    claimed = []
    for row in tx.all(_DUE, the_channel=channel, now=now, at_most=limit):
        row_id, key, chat, body, lane, slot, rank, repeat, attempts, first_failed_at, maybe_sent, lost_lease = row[:12]
        enqueued_at, expires_at = row[12:]
        maybe_sent = bool(maybe_sent) or lost_lease is not None
        tx.execute(_LEASE, the_id=row_id, lease_until=now + lease, attempts=attempts + 1, maybe_sent=maybe_sent)
        message = load_message(body)
        shown = posted.current_of(tx, lane, slot) if slot is not None else None
        in_place = message.placement is Placement.IN_PLACE
        claimed.append(
            Claimed(
                row_id,
                key,
                Address(channel, chat),
                message,
                _URGENCY[rank],
                Repeat(repeat),
                attempts + 1,
                shown if in_place else None,
                None if in_place else shown,
                first_failed_at,
                maybe_sent,
                enqueued_at,
                expires_at,
            )
        )
    return claimed


def settle(
    tx: Transaction,
    entry_id: int,
    outcome: Outcome,
    now: datetime,
    *,
    message_id: int | None = None,
    not_before: datetime | None = None,
    maybe_sent: bool = False,
    why: str = "",
) -> bool:
    """Records how a try ended; False when the entry was settled before, and then nothing changes.

    `later` keeps it owed from `not_before` on. A citizen's entry loses text and account with every final outcome but
    `held`, which a person looks at; its key stays, unless it is ONE_OFF and sent: then nothing does. `message_id` is
    the new message that now stands in the slot.
    """
    held = tx.one(_HELD_ROW, the_id=entry_id)
    if held is None:
        return False
    key, channel, lane, slot, first_failed_at, was_maybe_sent = held
    if outcome == "later":
        tx.execute(
            _LATER,
            the_id=entry_id,
            not_before=not_before or now,
            first_failed_at=first_failed_at or now,
            maybe_sent=bool(was_maybe_sent) or maybe_sent,
            why=why,
        )
        return True
    if outcome == "sent" and message_id is not None and slot is not None:
        posted.record(tx, channel, lane, slot, message_id, now)
    if outcome == "sent" and key.startswith(ONE_OFF):
        tx.execute(_DROP, the_id=entry_id)
        return True
    emptied = outcome in ("sent", "expired") or (channel == CITIZEN_BOT and outcome != "held")
    tx.execute(_SETTLE_AND_EMPTY if emptied else _SETTLE, the_id=entry_id, settled_at=now, outcome=outcome, why=why)
    return True


def next_due(tx: Transaction, channel: ChannelName, now: datetime) -> datetime | None:
    """When to look again; an instant in the past says: now. None when nothing is owed."""
    instant: datetime | None = tx.value(_NEXT, the_channel=channel, now=now)
    return instant


def pending(tx: Transaction, channel: ChannelName) -> int:
    """Entries that are owed and not yet sent."""
    return int(tx.value(_PENDING, the_channel=channel))


def release_leases(tx: Transaction, channel: ChannelName, now: datetime) -> int:
    """At the start of the only deliverer: what was being sent when the last one ended may have arrived."""
    return tx.execute(_RELEASE, the_channel=channel, now=now)


def undelivered_alerts(tx: Transaction, now: datetime, after: timedelta, since: datetime) -> list[Undelivered]:
    """Alerts that are still owed after `after`, and those that ended otherwise than sent since `since`."""
    return [
        Undelivered(row_id, key, Address(channel, chat), _URGENCY[rank], outcome, why, enqueued_at, first_failed_at)
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


def current_message(tx: Transaction, channel: ChannelName, chat: str, slot: str) -> int | None:
    return posted.current_of(tx, tx.keys.lane(channel, chat), slot)


def hold_all(tx: Transaction, now: datetime) -> int:
    """After a restore nobody knows what was sent: everything waits for a person."""
    return tx.execute(_HOLD_ALL, now=now)


def forget_settled_before(tx: Transaction, instant: datetime) -> int:
    """Drops keys that no cause can come back for."""
    return tx.execute(_FORGET, instant=instant)
