"""What was received: each update of each bot is handled once; what could not be handled waits here, sealed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import col

from storage.tables.inbox import InboxRow
from storage.transaction import Transaction, changing, insert_new
from survey.messages import ChannelName

DONE, PARKED, DEAD = "done", "parked", "dead"


@dataclass(frozen=True, slots=True)
class UpdateRef:
    bot: ChannelName
    update_id: int
    lane: str  # keyed hash of the chat, never its id


@dataclass(frozen=True, slots=True)
class ParkedUpdate:
    ref: UpdateRef
    raw: bytes
    attempts: int
    not_before: datetime
    why: str


_this = (col(InboxRow.bot) == bindparam("the_bot"), col(InboxRow.update_id) == bindparam("the_id"))
_INSERT = insert_new(InboxRow, "bot", "update_id", "lane", "state", "attempts", "why", "received_at")
_INSERT_PARKED = insert_new(
    InboxRow, "bot", "update_id", "lane", "state", "sealed_update", "attempts", "why", "not_before", "received_at"
)
_UNPARK = changing(
    update(InboxRow)
    .where(*_this, col(InboxRow.state) == PARKED)
    .values(state=DONE, lane="", sealed_update=None, not_before=None)
)
_PARK_AGAIN = changing(
    update(InboxRow).where(*_this, col(InboxRow.state) == PARKED).values(attempts=InboxRow.attempts + 1),
    "why",
    "not_before",
)
_BURY = changing(
    update(InboxRow)
    .where(*_this, col(InboxRow.state) == PARKED)
    .values(state=DEAD, lane="", sealed_update=None, not_before=None),
    "why",
)
_PARKED = (
    select(
        col(InboxRow.update_id),
        col(InboxRow.lane),
        col(InboxRow.sealed_update),
        col(InboxRow.attempts),
        col(InboxRow.not_before),
        col(InboxRow.why),
    )
    .where(
        col(InboxRow.bot) == bindparam("the_bot"),
        col(InboxRow.state) == PARKED,
        col(InboxRow.not_before) <= bindparam("now"),
    )
    .order_by(col(InboxRow.update_id))
)
_PARKED_LANES = (
    select(col(InboxRow.lane))
    .where(col(InboxRow.bot) == bindparam("the_bot"), col(InboxRow.state) == PARKED)
    .distinct()
)
_NEWEST = select(col(InboxRow.received_at)).order_by(col(InboxRow.received_at).desc()).limit(1)
_FORGET = delete(InboxRow).where(col(InboxRow.received_at) < bindparam("instant"), col(InboxRow.state) != PARKED)
_STATE = select(col(InboxRow.state)).where(*_this)


def first_time(tx: Transaction, ref: UpdateRef, at: datetime) -> bool:
    """The first statement of every use case that an update causes; False: it was handled before, do nothing.

    A parked update that is tried again becomes done with the transaction. Whose it was nobody asks then.
    """
    values = {"bot": ref.bot, "update_id": ref.update_id, "lane": ""}
    if tx.execute(_INSERT, **values, state=DONE, attempts=0, why="", received_at=at) == 1:
        return True
    return tx.execute(_UNPARK, the_bot=ref.bot, the_id=ref.update_id) == 1


def park(tx: Transaction, ref: UpdateRef, raw: bytes, why: str, at: datetime, not_before: datetime) -> None:
    """Keeps an update whose handler failed, sealed, for another try. `why` holds no personal data.

    Parking it again counts one more attempt. What is done or dead stays so.
    """
    inserted = tx.execute(
        _INSERT_PARKED,
        bot=ref.bot,
        update_id=ref.update_id,
        lane=ref.lane,
        state=PARKED,
        sealed_update=tx.keys.seal(raw),
        attempts=1,
        why=why,
        not_before=not_before,
        received_at=at,
    )
    if not inserted:
        tx.execute(_PARK_AGAIN, the_bot=ref.bot, the_id=ref.update_id, why=why, not_before=not_before)


def parked(tx: Transaction, bot: ChannelName, now: datetime) -> list[ParkedUpdate]:
    """What may be tried again now, oldest update first."""
    return [
        ParkedUpdate(UpdateRef(bot, update_id, lane), tx.keys.open(sealed), attempts, not_before, why)
        for update_id, lane, sealed, attempts, not_before, why in tx.all(_PARKED, the_bot=bot, now=now)
    ]


def parked_lanes(tx: Transaction, bot: ChannelName) -> set[str]:
    return {lane for (lane,) in tx.all(_PARKED_LANES, the_bot=bot)}


def bury(tx: Transaction, ref: UpdateRef, why: str, at: datetime) -> bool:
    """Gives up an update: what was sealed is erased, only that it existed stays. False when it was handled or dead."""
    values = {"bot": ref.bot, "update_id": ref.update_id, "lane": ""}
    if tx.execute(_INSERT, **values, state=DEAD, attempts=1, why=why, received_at=at) == 1:
        return True
    return tx.execute(_BURY, the_bot=ref.bot, the_id=ref.update_id, why=why) == 1


def state_of(tx: Transaction, bot: ChannelName, update_id: int) -> str | None:
    """done, parked or dead; None when it never came, or came longer ago than rows live."""
    state: str | None = tx.value(_STATE, the_bot=bot, the_id=update_id)
    return state


def newest_received(tx: Transaction) -> datetime | None:
    newest: datetime | None = tx.value(_NEWEST)
    return newest


def forget_older_than(tx: Transaction, instant: datetime) -> int:
    """After 72 hours the platform repeats nothing, and a new count of ids may begin."""
    return tx.execute(_FORGET, instant=instant)
