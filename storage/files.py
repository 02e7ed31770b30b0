"""Files that people sent along, from the platform's id to the blob: what belongs to whom, what is to be fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlmodel import col

from storage.tables.complaints import ComplaintRow, DraftReplyRow
from storage.tables.files import FileRow
from storage.tables.responses import ResponseRow
from storage.transaction import Row, Transaction, changing, insert_new, reading
from survey.files import FileKind, Refusal, SentFile
from survey.messages import ChannelName


class Owner(StrEnum):
    """What a file belongs to; the ref says which one."""

    CASE = "case"  # its citizen sent it
    DRAFT = "draft"  # an officer's line that is not yet called anything
    REPLY = "reply"  # an officer sent it to the citizen of the case
    NOTE = "note"  # it stays among the staff of the case
    COMMENT = "comment"  # of an interview, later of the response it became


class State(StrEnum):
    HELD = "held"  # nobody has said yet that it is meant
    WAITING = "waiting"  # to be fetched
    KEPT = "kept"
    REFUSED = "refused"
    ERASED = "erased"  # its blob is still to go


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`id` names its blob too. `place` is "latitude, longitude" of a location, which has no blob."""

    id: str
    owner: Owner
    ref: str
    number: int
    kind: FileKind
    state: State
    size: int
    why: Refusal | None
    place: str


@dataclass(frozen=True, slots=True)
class DueFile:
    """To be fetched now, by its platform's id; `tries` counts this time."""

    id: str
    kind: FileKind
    file: str
    size: int
    tries: int


ID_LETTERS = 32
OF_A_CASE = (Owner.CASE, Owner.REPLY, Owner.NOTE)
_row = FileRow
_this = col(_row.id) == bindparam("the_id")
_of = (col(_row.owner) == bindparam("the_owner"), col(_row.ref) == bindparam("the_ref"))
_READ = ("id", "owner", "ref", "number", "kind", "state", "size", "why", "sealed_file")
_ADD = insert_new(
    FileRow, "id", "owner", "ref", "number", "kind", "channel", "sealed_file", "size", "state", "why", "tries",
    "not_before",
)  # fmt: skip
_OF = reading(FileRow, *_READ).where(*_of, col(_row.state) != State.ERASED).order_by(col(_row.number))
_ONE = reading(FileRow, *_READ).where(_this, col(_row.state) != State.ERASED).with_for_update()
_DUE = (
    reading(FileRow, "id", "kind", "sealed_file", "size", "tries")
    .where(
        col(_row.channel) == bindparam("the_channel"),
        col(_row.not_before) <= bindparam("now"),
        col(_row.state) == State.WAITING,
    )
    .order_by(col(_row.not_before))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_CLAIM = changing(update(FileRow).where(_this), "tries", "not_before")
_LATER = changing(update(FileRow).where(_this, col(_row.state) == State.WAITING), "not_before")
_RELEASE = (
    update(FileRow)
    .where(col(_row.channel) == bindparam("the_channel"), col(_row.state) == State.WAITING)
    .values(not_before=bindparam("now"))
)
_SETTLE = changing(
    update(FileRow).where(_this, col(_row.state) == State.WAITING).values(not_before=None, sealed_file=None),
    "state", "kind", "size", "why",
)  # fmt: skip
_MOVE = changing(update(FileRow).where(_this), "owner", "ref", "number", "state", "not_before")
_ERASE = update(FileRow).where(*_of).values(state=State.ERASED, sealed_file=None, not_before=None)
_ERASE_GONE_DRAFTS = (
    update(FileRow)
    .where(
        col(_row.owner) == Owner.DRAFT,
        col(_row.state) != State.ERASED,
        col(_row.ref).not_in(select(col(DraftReplyRow.id))),
    )
    .values(state=State.ERASED, sealed_file=None, not_before=None)
)
_ERASE_OLD_COMMENTS = (
    update(FileRow)
    .where(
        col(_row.owner) == Owner.COMMENT,
        col(_row.state) != State.ERASED,
        col(_row.ref).in_(select(col(ResponseRow.id)).where(col(ResponseRow.final_day) < bindparam("first_day"))),
    )
    .values(state=State.ERASED, sealed_file=None, not_before=None)
)
_ERASED = reading(FileRow, "id").where(col(_row.state) == State.ERASED).limit(bindparam("at_most"))
_FORGET = delete(FileRow).where(_this, col(_row.state) == State.ERASED)
_IDS = reading(FileRow, "id")
_KEPT = reading(FileRow, "id").where(col(_row.state) == State.KEPT)
_BYTES_OF_LANE = (
    select(func.sum(FileRow.size))
    .join(ComplaintRow, col(ComplaintRow.code) == col(_row.ref))
    .where(
        col(_row.owner) == Owner.CASE,
        or_(col(_row.state) == State.WAITING, col(_row.state) == State.KEPT),
        col(ComplaintRow.lane) == bindparam("the_lane"),
    )
)


def add(
    tx: Transaction,
    owner: Owner,
    ref: str,
    sent: Iterable[SentFile],
    channel: ChannelName,
    fresh: str,
    at: datetime,
    *,
    held: bool = False,
) -> None:
    """From now on they belong to it, behind those it has. `fresh` are random letters; `held` ones are not fetched."""
    number = len(of(tx, owner, ref))
    for one in sent:
        number += 1
        is_place = one.kind is FileKind.LOCATION
        state = State.HELD if held else State.KEPT if is_place else State.WAITING
        tx.execute(
            _ADD,
            id=sha256(f"{owner}:{ref}:{number}:{fresh}".encode()).hexdigest()[:ID_LETTERS],
            owner=owner,
            ref=ref,
            number=number,
            kind=one.kind,
            channel=channel,
            sealed_file=tx.keys.seal(one.file.encode()),
            size=one.size,
            state=state,
            why="",
            tries=0,
            not_before=at if state is State.WAITING else None,
        )


def of(tx: Transaction, owner: Owner, ref: str) -> list[StoredFile]:
    return [_stored(tx, row) for row in tx.all(_OF, the_owner=owner, the_ref=ref)]


def load_locked(tx: Transaction, file_id: str) -> StoredFile | None:
    """None when it was erased meanwhile."""
    row = tx.one(_ONE, the_id=file_id)
    return None if row is None else _stored(tx, row)


def move(tx: Transaction, owner: Owner, ref: str, to: Owner, to_ref: str, at: datetime) -> int:
    """What was held is meant: it belongs to another owner, and is fetched from now on. How many there were."""
    moved, before = of(tx, owner, ref), len(of(tx, to, to_ref))
    for number, one in enumerate(moved, start=before + 1):
        tx.execute(
            _MOVE, the_id=one.id, owner=to, ref=to_ref, number=number, state=State.WAITING, not_before=at
        )  # fmt: skip
    return len(moved)


def erase(tx: Transaction, owner: Owner, ref: str) -> int:
    """Nobody sees them any more; their blobs go as soon as `erased` was asked."""
    return tx.execute(_ERASE, the_owner=owner, the_ref=ref)


def erase_of_gone_drafts(tx: Transaction) -> int:
    """Lines that became something without their file, or nothing at all."""
    return tx.execute(_ERASE_GONE_DRAFTS)


def erase_of_comments_before(tx: Transaction, first_day: date) -> int:
    """What came along with answers that became final before this day."""
    return tx.execute(_ERASE_OLD_COMMENTS, first_day=first_day)


def bytes_of_lane(tx: Transaction, lane: str) -> int:
    """What the cases of one account hold."""
    return int(tx.value(_BYTES_OF_LANE, the_lane=lane) or 0)


def claim_due(tx: Transaction, channel: ChannelName, now: datetime, lease: timedelta, limit: int) -> list[DueFile]:
    """What is to be fetched; it is nobody else's until the lease ends, and then due again."""
    claimed = []
    for file_id, kind, sealed, size, tries in tx.all(_DUE, the_channel=channel, now=now, at_most=limit):
        tx.execute(_CLAIM, the_id=file_id, tries=tries + 1, not_before=now + lease)
        claimed.append(DueFile(file_id, FileKind(kind), tx.keys.open(sealed).decode(), size, tries + 1))
    return claimed


def later(tx: Transaction, file_id: str, not_before: datetime) -> None:
    tx.execute(_LATER, the_id=file_id, not_before=not_before)


def release(tx: Transaction, channel: ChannelName, now: datetime) -> int:
    """At the start of the only fetcher: what the last one had under way is due again."""
    return tx.execute(_RELEASE, the_channel=channel, now=now)


def keep(tx: Transaction, file_id: str, kind: FileKind, size: int) -> bool:
    """Its blob is there; False when it was settled or erased meanwhile."""
    return tx.execute(_SETTLE, the_id=file_id, state=State.KEPT, kind=kind, size=size, why="") == 1


def refuse(tx: Transaction, file: StoredFile, why: Refusal) -> bool:
    return tx.execute(_SETTLE, the_id=file.id, state=State.REFUSED, kind=file.kind, size=0, why=why) == 1


def erased(tx: Transaction, limit: int) -> list[str]:
    """Whose blobs must go."""
    return [file_id for (file_id,) in tx.all(_ERASED, at_most=limit)]


def forget(tx: Transaction, file_ids: Sequence[str]) -> int:
    """After their blobs are gone."""
    return sum(tx.execute(_FORGET, the_id=file_id) for file_id in file_ids)


def ids(tx: Transaction) -> set[str]:
    """Of all files; a blob of another name is nobody's."""
    return {file_id for (file_id,) in tx.all(_IDS)}


def kept(tx: Transaction) -> set[str]:
    """Of what was fetched; a location has no blob."""
    return {file_id for (file_id,) in tx.all(_KEPT)}


def _stored(tx: Transaction, row: Row) -> StoredFile:
    file_id, owner, ref, number, kind, state, size, why, sealed = row
    place = tx.keys.open(sealed).decode() if kind == FileKind.LOCATION and sealed is not None else ""
    refusal = Refusal(why) if why else None
    return StoredFile(file_id, Owner(owner), ref, number, FileKind(kind), State(state), size, refusal, place)
