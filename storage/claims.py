"""What is being sent: claimed in order within a chat, leased while it is tried, settled with how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import and_, bindparam, delete, exists, func, not_, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import posted
from storage.message_json import load_message
from storage.outbox import ONE_OFF, RANK, URGENCY, Entry, Repeat, Urgency, enqueue
from storage.tables.columns import Instant
from storage.tables.outbox import OutboxRow
from storage.transaction import Transaction, changing
from survey.messages import CITIZEN_BOT, Address, ChannelName, Message, Placement

Outcome = Literal["sent", "later", "gone", "rejected", "held", "expired"]


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


_row = OutboxRow
_other = aliased(OutboxRow)
_in_flight = aliased(OutboxRow)
_this = col(_row.id) == bindparam("the_id")
_open = col(_row.settled_at).is_(None)
_of_channel = col(_row.channel) == bindparam("the_channel")

_OWED = select(col(_row.id)).where(col(_row.lane) == bindparam("the_lane"), _open).limit(1)
_waits_behind = exists().where(
    _other.lane == _row.lane,  # type: ignore[arg-type]
    col(_other.settled_at).is_(None),
    col(_other.id) < col(_row.id),
    not_(and_(col(_other.urgency) == RANK[Urgency.BULK], col(_other.not_before) > bindparam("now"))),
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
    in_place = message.placement is not Placement.BELOW
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
        in_place = message.placement is not Placement.BELOW
        claimed.append(
            Claimed(
                row_id,
                key,
                Address(channel, chat),
                message,
                URGENCY[rank],
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
