"""Slips of visits: batches that were printed, and who holds an opened slip until the answer is final."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, delete, update
from sqlmodel import col

from storage.tables.visits import SlipBatchRow, SlipRow
from storage.transaction import Row, Transaction, changing, insert_new, reading
from survey.messages import ChannelName
from survey.visit import Slip

ANSWER_WITHIN = timedelta(days=7)  # from the first opening
INVITED_STEP = 10  # as many as a published figure rests on: no single slip is named by the count

# keyed hashes of two kinds, told apart from those of chats by a name that no channel has
_SLIP, _HOLDER = ChannelName("slip"), ChannelName("slip holder")


@dataclass(frozen=True, slots=True)
class Batch:
    """`days`: how long a slip lives that nobody has opened, counted from `day`."""

    desk: str
    first_number: int
    count: int
    day: date
    days: int
    issued_at: datetime
    revoked_at: datetime | None = None

    @property
    def name(self) -> str:
        return f"{self.desk}-{self.first_number}"

    @property
    def last_number(self) -> int:
        return self.first_number + self.count - 1

    @property
    def last_day(self) -> date:
        return self.day + timedelta(days=self.days)


class Refusal(StrEnum):
    """Why a slip that we signed proves no visit to who opens it."""

    USED = "used"  # somebody else opened it first, or it was answered
    EXPIRED = "expired"
    REVOKED = "revoked"


_BATCH = ("desk", "first_number", "count", "day", "days", "issued_at", "revoked_at")
_the_batch = (
    col(SlipBatchRow.desk) == bindparam("the_desk"),
    col(SlipBatchRow.first_number) == bindparam("the_first"),
)
_the_slip = col(SlipRow.hash) == bindparam("the_hash")
_the_interview = col(SlipRow.interview) == bindparam("the_interview")

_batches = reading(SlipBatchRow, *_BATCH)
_NEWEST_FIRST = _batches.where(col(SlipBatchRow.desk) == bindparam("the_desk")).order_by(
    col(SlipBatchRow.first_number).desc()
)
_HOLDING = _NEWEST_FIRST.where(col(SlipBatchRow.first_number) <= bindparam("the_number")).limit(1)
_ALL = _batches.order_by(col(SlipBatchRow.desk), col(SlipBatchRow.first_number))
_ONE = _batches.where(*_the_batch)
_ISSUE = insert_new(SlipBatchRow, *_BATCH, "invited")
_REVOKE = changing(update(SlipBatchRow).where(*_the_batch, col(SlipBatchRow.revoked_at).is_(None)), "revoked_at")
_INVITED = reading(SlipBatchRow, "invited").where(*_the_batch)
_INVITED_LOCKED = _INVITED.with_for_update()
_RAISE = changing(update(SlipBatchRow).where(*_the_batch), "invited")

_OPEN = insert_new(SlipRow, "hash", "last_day", "holder", "interview", "answer_until", "answered")
_OPENED = reading(SlipRow, "holder", "interview", "answer_until", "answered").where(_the_slip)
_PROVE = changing(
    update(SlipRow).where(
        _the_slip,
        col(SlipRow.holder) == bindparam("the_holder"),
        col(SlipRow.interview).is_(None),
        col(SlipRow.answer_until) > bindparam("now"),
    ),
    "interview",
)
_PROVEN = reading(SlipRow, "hash").where(_the_interview)
_RELEASE = update(SlipRow).where(_the_interview).values(interview=None)
_END = update(SlipRow).where(_the_interview).values(holder="", interview=None, answer_until=None, answered=True)
_LAPSE = (
    update(SlipRow)
    .where(col(SlipRow.answer_until) <= bindparam("now"), col(SlipRow.interview).is_(None))
    .values(holder="", answer_until=None)
)
_FORGET = delete(SlipRow).where(
    col(SlipRow.last_day) < bindparam("today"),
    col(SlipRow.interview).is_(None),
    col(SlipRow.answer_until).is_(None),
)


def next_number(tx: Transaction, desk: str) -> int:
    """Slips of a desk are numbered through, from 1."""
    newest = tx.one(_NEWEST_FIRST, the_desk=desk)
    return 1 if newest is None else _batch(newest).last_number + 1


def issue(tx: Transaction, batch: Batch) -> bool:
    """From now on its slips are valid. False when another batch of the desk has begun at this number meanwhile."""
    values = {name: getattr(batch, name) for name in _BATCH}
    return tx.execute(_ISSUE, **values, invited=0) == 1


def revoke(tx: Transaction, desk: str, first_number: int, at: datetime) -> bool:
    """Slips of the batch that nobody has opened prove nothing any more; False when there is none to revoke."""
    return tx.execute(_REVOKE, the_desk=desk, the_first=first_number, revoked_at=at) == 1


def batch(tx: Transaction, desk: str, first_number: int) -> Batch | None:
    row = tx.one(_ONE, the_desk=desk, the_first=first_number)
    return None if row is None else _batch(row)


def batches(tx: Transaction) -> list[Batch]:
    """By desk, in the order of their numbers."""
    return [_batch(row) for row in tx.all(_ALL)]


def batch_of(tx: Transaction, desk: str, slip: Slip) -> Batch | None:
    """The batch it was printed in; None when that was never issued, or is not known after a restore."""
    row = tx.one(_HOLDING, the_desk=desk, the_number=slip.number)
    found = None if row is None else _batch(row)
    return found if found is not None and slip.number <= found.last_number and slip.day == found.day else None


def open_slip(
    tx: Transaction, slip: Slip, desk: str, lane: str, at: datetime, local_day: date
) -> tuple[str, Refusal | None]:
    """The first to open a slip holds it and has seven days to answer: (its hash, None); everybody else is refused.

    The holder may open it again until it is answered. The unique hash decides between two who open it at once.
    """
    the_hash = _hash(tx, slip)
    printed = batch_of(tx, desk, slip)
    if printed is None or printed.revoked_at is not None:
        return the_hash, Refusal.REVOKED
    opened = tx.one(_OPENED, the_hash=the_hash)
    if opened is None:
        if local_day > printed.last_day:
            return the_hash, Refusal.EXPIRED
        tx.execute(
            _OPEN,
            hash=the_hash,
            last_day=printed.last_day,
            holder=_holder(tx, the_hash, lane),
            interview=None,
            answer_until=at + ANSWER_WITHIN,
            answered=False,
        )
        opened = tx.one(_OPENED, the_hash=the_hash)
        assert opened is not None
    holder, interview, answer_until, answered = opened
    if answered or interview is not None or holder not in ("", _holder(tx, the_hash, lane)):
        return the_hash, Refusal.USED
    return the_hash, Refusal.EXPIRED if answer_until is None or answer_until <= at else None


def is_opened(tx: Transaction, slip: Slip) -> bool:
    """Whether anybody has opened it before."""
    return tx.one(_OPENED, the_hash=_hash(tx, slip)) is not None


def printed_between(tx: Transaction, desk: str, first_day: date, end: date) -> int:
    """Slips of the desk's batches of these days, up to, not including, `end`."""
    return sum(one.count for one in batches(tx) if one.desk == desk and first_day <= one.day < end)


def is_proven(tx: Transaction, interview: str) -> bool:
    """Whether the interview has a slip already: one answer proves one visit."""
    return tx.one(_PROVEN, the_interview=interview) is not None


def prove(tx: Transaction, slip_hash: str, lane: str, interview: str, at: datetime) -> bool:
    """The interview has the slip from now on, and the slip this one interview. False: it is not this account's."""
    holder = _holder(tx, slip_hash, lane)
    return tx.execute(_PROVE, the_hash=slip_hash, the_holder=holder, now=at, interview=interview) == 1


def holds(tx: Transaction, slip_hash: str, interview: str) -> bool:
    """Whether this open interview is the one that the slip proves."""
    row = tx.one(_OPENED, the_hash=slip_hash)
    return row is not None and row[1] == interview


def release(tx: Transaction, interview: str) -> None:
    """Withdrawn, or nothing was answered: whoever holds the slip may answer with it again, within the seven days."""
    tx.execute(_RELEASE, the_interview=interview)


def end(tx: Transaction, interview: str) -> None:
    """Final: that the slip was used is all that stays. No answer can be found by it, and no slip by an answer."""
    tx.execute(_END, the_interview=interview)


def newly_invited(tx: Transaction, printed: Batch, number: int) -> int:
    """How many more slips of the batch must have been handed out, now that this number came back; in whole tens.

    Slips are handed out in the order of their numbers, so all before it were. Nobody tells us of the others.
    """
    position = number - printed.first_number + 1
    handed_out = min(printed.count, -(-position // INVITED_STEP) * INVITED_STEP)
    key = {"the_desk": printed.desk, "the_first": printed.first_number}
    if handed_out <= tx.value(_INVITED, **key):
        return 0
    more: int = handed_out - tx.value(_INVITED_LOCKED, **key)
    if more > 0:
        tx.execute(_RAISE, **key, invited=handed_out)
    return max(0, more)


def forget(tx: Transaction, now: datetime, today: date) -> int:
    """Opened slips whose seven days are over are nobody's; when their batch is too old to be opened, the rows go."""
    return tx.execute(_LAPSE, now=now) + tx.execute(_FORGET, today=today)


def _hash(tx: Transaction, slip: Slip) -> str:
    """Of its number alone: so no more slips than were printed ever count, even if the signing key was stolen."""
    return tx.keys.lane(_SLIP, f"{slip.desk_number}:{slip.number}")


def _holder(tx: Transaction, slip_hash: str, lane: str) -> str:
    return tx.keys.lane(_HOLDER, f"{slip_hash}:{lane}")


def _batch(row: Row) -> Batch:
    return Batch(*row)
