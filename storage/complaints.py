"""Cases: what they are, whose they are (sealed), and what a deadline or an officer may look for."""

import json
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, bindparam, or_, update
from sqlmodel import col

from storage.tables.complaints import ComplaintRow
from storage.tables.places import codes_numbered
from storage.transaction import Transaction, changing, insert, reading
from survey.complaint import Complaint, Status
from survey.complaint_clock import next_moment
from survey.conversation.states import Contact
from survey.messages import Address, ChannelName, Language
from survey.routing import Category
from survey.tracking_code import Code


@dataclass(frozen=True, slots=True)
class CategoryCounts:
    """Cases of one category in a span of time; overdue are those that were late at its end."""

    category: Category
    opened: int
    answered: int
    overdue: int


MOST_DUE = 200  # cases in one look
_CASE = TypeAdapter(Complaint)
_COUNTED = ("category", "opened_at", "answer_due", "answered_at", "closed_at", "overdue")
_MIRRORED = ("desk", "unit", *_COUNTED, "status", "look_at", "body")
_this = col(ComplaintRow.code) == bindparam("the_code")
_bodies = reading(ComplaintRow, "body").order_by(col(ComplaintRow.opened_at), col(ComplaintRow.code))
_open: ColumnElement[bool] = col(ComplaintRow.status) != Status.CLOSED.value
_of_desk: ColumnElement[bool] = col(ComplaintRow.desk) == bindparam("the_desk")
_INSERT = insert(
    ComplaintRow,
    "code",
    *_MIRRORED,
    "text",
    "language",
    "lane",
    "sealed_address",
    "sealed_contact",
    "read_key_hash",
)
_SAVE = changing(update(ComplaintRow).where(_this), *_MIRRORED)
_LOAD = reading(ComplaintRow, "body").where(_this)
_LOAD_LOCKED = _LOAD.with_for_update()
_TEXT = reading(ComplaintRow, "text").where(_this)
_ADDRESS = reading(ComplaintRow, "sealed_address", "language").where(_this)
_CONTACT = reading(ComplaintRow, "sealed_contact").where(_this)
_LANE = reading(ComplaintRow, "lane").where(_this)
_READ_KEY = reading(ComplaintRow, "read_key_hash").where(_this)
_OF_LANE = _bodies.where(col(ComplaintRow.lane) == bindparam("the_lane"))
_OPEN = _bodies.where(_open)
_OPEN_OF_DESK = _OPEN.where(_of_desk)
_BETWEEN = _bodies.where(
    col(ComplaintRow.opened_at) >= bindparam("start"), col(ComplaintRow.opened_at) < bindparam("end")
)
_REGISTER = (
    reading(ComplaintRow, "body", "text")
    .where(col(ComplaintRow.opened_at) >= bindparam("start"), col(ComplaintRow.opened_at) < bindparam("end"))
    .order_by(col(ComplaintRow.opened_at), col(ComplaintRow.code))
)
_DUE = (
    reading(ComplaintRow, "body")
    .where(col(ComplaintRow.look_at) <= bindparam("now"))
    .order_by(col(ComplaintRow.look_at), col(ComplaintRow.code))
    .limit(bindparam("at_most"))
)
_touches = (
    col(ComplaintRow.opened_at) < bindparam("end"),
    or_(col(ComplaintRow.closed_at).is_(None), col(ComplaintRow.closed_at) >= bindparam("start")),
)
_TOUCHING = _bodies.where(*_touches)
_TOUCHING_OF_DESK = _TOUCHING.where(_of_desk)
_TOUCHING_OF_UNIT = _TOUCHING.where(col(ComplaintRow.unit) == bindparam("the_unit"))
_TOUCHING_DESKS = _TOUCHING.where(col(ComplaintRow.desk).in_(codes_numbered()))
_COUNTED_OF_DESK = reading(ComplaintRow, *_COUNTED).where(*_touches, _of_desk)
_CLOSED_BEFORE = (
    reading(ComplaintRow, "code")
    .where(col(ComplaintRow.closed_at) < bindparam("instant"), col(ComplaintRow.lane).is_not(None))
    .order_by(col(ComplaintRow.code))
)
_FORGET_PERSON = (
    update(ComplaintRow).where(_this).values(lane=None, sealed_address=None, sealed_contact=None, read_key_hash=None)
)


def save_new(
    tx: Transaction,
    complaint: Complaint,
    text: str,
    language: Language,
    *,
    lane: str | None = None,
    address: Address | None = None,
    contact: Contact | None = None,
    read_key_hash: str | None = None,
) -> None:
    """A new case. `text` is masked; address and contact are sealed here. Raises on a code that exists.

    `read_key_hash` is for who filed it without an account.
    """
    tx.execute(
        _INSERT,
        code=complaint.code,
        **_mirrored(complaint),
        text=text,
        language=language,
        lane=lane,
        sealed_address=None if address is None else _sealed(tx, address.channel, address.chat),
        sealed_contact=None if contact is None else _sealed(tx, contact.name, contact.phone, contact.address),
        read_key_hash=read_key_hash,
    )


def exists(tx: Transaction, code: Code) -> bool:
    return tx.one(_LANE, the_code=code) is not None


def load_locked(tx: Transaction, code: Code) -> Complaint | None:
    """The case, locked until the use case ends."""
    body = tx.value(_LOAD_LOCKED, the_code=code)
    return None if body is None else _CASE.validate_json(body)


def load(tx: Transaction, code: Code) -> Complaint | None:
    """Only to look at."""
    body = tx.value(_LOAD, the_code=code)
    return None if body is None else _CASE.validate_json(body)


def save(tx: Transaction, complaint: Complaint) -> None:
    tx.execute(_SAVE, the_code=complaint.code, **_mirrored(complaint))


def text(tx: Transaction, code: Code) -> str:
    """What the citizen wrote first, masked. Raises KeyError when there is no such case."""
    found = tx.value(_TEXT, the_code=code)
    if found is None:
        raise KeyError(code)
    return str(found)


def address_of(tx: Transaction, code: Code) -> Address | None:
    """Where the citizen hears of it: only for delivery. None when nobody is to be told, or not any more."""
    closed = tx.value(_ADDRESS, the_code=code)
    if closed is None:
        return None
    channel, chat = json.loads(tx.keys.open(closed))
    return Address(ChannelName(channel), chat)


def language_of(tx: Transaction, code: Code) -> Language:
    """The language the citizen is answered in."""
    row = tx.one(_ADDRESS, the_code=code)
    return Language.VI if row is None else Language(row[1])


def contact_of(tx: Transaction, code: Code) -> Contact | None:
    """Name, phone and address; the caller records who looks (storage.sealed)."""
    closed = tx.value(_CONTACT, the_code=code)
    return None if closed is None else Contact(*json.loads(tx.keys.open(closed)))


def lane_of(tx: Transaction, code: Code) -> str | None:
    lane: str | None = tx.value(_LANE, the_code=code)
    return lane


def read_key_hash_of(tx: Transaction, code: Code) -> str | None:
    """Of a case that came without an account: what its read key hashes to."""
    found: str | None = tx.value(_READ_KEY, the_code=code)
    return found


def of_lane(tx: Transaction, lane: str) -> list[Complaint]:
    """The cases of one account, oldest first."""
    return _cases(tx.all(_OF_LANE, the_lane=lane))


def open_cases(tx: Transaction, desk: str | None = None) -> list[Complaint]:
    """Oldest first, of one desk or of all."""
    return _cases(tx.all(_OPEN) if desk is None else tx.all(_OPEN_OF_DESK, the_desk=desk))


def opened_between(tx: Transaction, start: datetime, end: datetime) -> list[Complaint]:
    """Cases opened from `start` up to, not including, `end`, oldest first."""
    return _cases(tx.all(_BETWEEN, start=start, end=end))


def register_between(tx: Transaction, start: datetime, end: datetime) -> list[tuple[Complaint, str]]:
    """Like opened_between, each with what the citizen wrote first, masked."""
    return [(_CASE.validate_json(body), str(text)) for body, text in tx.all(_REGISTER, start=start, end=end)]


def due(tx: Transaction, now: datetime, limit: int = MOST_DUE) -> list[Complaint]:
    """Cases for which the clock has something to say: a warning, an overdue answer, a silence. Longest due first."""
    return _cases(tx.all(_DUE, now=now, at_most=limit))


def touching(
    tx: Transaction, start: datetime, end: datetime, *, desk: str | None = None, unit: str | None = None
) -> list[Complaint]:
    """Cases that were opened before `end` and were open, or closed, at or after `start`; of one desk, or one unit."""
    if desk is not None:
        return _cases(tx.all(_TOUCHING_OF_DESK, start=start, end=end, the_desk=desk))
    if unit is not None:
        return _cases(tx.all(_TOUCHING_OF_UNIT, start=start, end=end, the_unit=unit))
    return _cases(tx.all(_TOUCHING, start=start, end=end))


def touching_desks(tx: Transaction, start: datetime, end: datetime, desks: range) -> list[Complaint]:
    """The same, of all desks with these numbers."""
    return _cases(tx.all(_TOUCHING_DESKS, start=start, end=end, first_desk=desks.start, last_desk=desks.stop - 1))


def counts_for_week(tx: Transaction, desk: str, start: datetime, end: datetime) -> list[CategoryCounts]:
    """Of a desk from `start` up to, not including, `end`; categories without any number are left out."""
    found: dict[Category, list[int]] = {}
    for category, opened_at, answer_due, answered_at, closed_at, is_overdue in tx.all(
        _COUNTED_OF_DESK, the_desk=desk, start=start, end=end
    ):
        numbers = found.setdefault(Category(category), [0, 0, 0])
        numbers[0] += opened_at >= start
        numbers[1] += answered_at is not None and start <= answered_at < end
        open_at_end = (answered_at is None or answered_at >= end) and (closed_at is None or closed_at >= end)
        numbers[2] += bool(is_overdue) and answer_due < end and open_at_end
    return [CategoryCounts(of, *found[of]) for of in Category if any(found.get(of, ()))]


def person_known_before(tx: Transaction, instant: datetime) -> list[Code]:
    """Cases closed before the instant that still know whose they are."""
    return [Code(code) for (code,) in tx.all(_CLOSED_BEFORE, instant=instant)]


def forget_person(tx: Transaction, code: Code) -> None:
    """Account, contact and read key are erased; the register entry stays."""
    tx.execute(_FORGET_PERSON, the_code=code)


def _mirrored(complaint: Complaint) -> dict[str, object]:
    return {
        "desk": complaint.desk,
        "unit": complaint.unit,
        "category": complaint.category,
        "status": complaint.status,
        "opened_at": complaint.opened_at,
        "answer_due": complaint.due.answer_due,
        "answered_at": complaint.answered_at,
        "closed_at": complaint.closed_at,
        "look_at": next_moment(complaint),
        "overdue": complaint.overdue,
        "body": _CASE.dump_json(complaint, exclude_defaults=True).decode(),
    }


def _cases(rows: list[tuple[str]]) -> list[Complaint]:
    return [_CASE.validate_json(body) for (body,) in rows]


def _sealed(tx: Transaction, *parts: str) -> bytes:
    return tx.keys.seal(json.dumps(parts).encode())
