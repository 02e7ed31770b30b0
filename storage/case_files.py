"""What gathers around a case: the thread, replies being written; and how many were sent elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import col

from storage.tables.complaints import CaseEntryRow, DraftReplyRow, RedirectRow
from storage.transaction import Transaction, insert, reading, upsert
from survey.complaint_events import StaffId
from survey.tracking_code import Code


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One thing said or done. `by` is None for the citizen and the clock; `text` is masked."""

    kind: str
    by: StaffId | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftReply:
    """An officer's words that wait to be called a reply or a note."""

    code: Code
    staff: StaffId
    text: str
    at: datetime


CARD_SENT = "card"  # an entry of the thread: the staff chat in its text has the card

_ADD = insert(CaseEntryRow, "code", "kind", "by", "text", "at")
_FOLLOW = (
    update(CaseEntryRow)
    .where(col(CaseEntryRow.kind) == CARD_SENT, col(CaseEntryRow.text) == bindparam("old_chat"))
    .values(text=bindparam("new_chat"))
)
_THREAD = (
    reading(CaseEntryRow, "kind", "by", "text", "at")
    .where(col(CaseEntryRow.code) == bindparam("the_code"))
    .order_by(col(CaseEntryRow.id))
)
_PUT_DRAFT = upsert(DraftReplyRow, ["id"], replaced=["code", "staff", "text", "at"])
_DRAFT = reading(DraftReplyRow, "code", "staff", "text", "at").where(col(DraftReplyRow.id) == bindparam("the_id"))
_DROP_DRAFT = delete(DraftReplyRow).where(col(DraftReplyRow.id) == bindparam("the_id"))
_FORGET_DRAFTS = delete(DraftReplyRow).where(col(DraftReplyRow.at) < bindparam("instant"))
_REDIRECTED = upsert(RedirectRow, ["unit", "kind", "day"], added=["number"])
_REDIRECTS = select(func.sum(RedirectRow.number)).where(
    col(RedirectRow.unit) == bindparam("the_unit"),
    col(RedirectRow.kind) == bindparam("the_kind"),
    col(RedirectRow.day) >= bindparam("first_day"),
    col(RedirectRow.day) < bindparam("end"),
)


def add_entry(tx: Transaction, code: Code, kind: str, by: StaffId | None, text: str, at: datetime) -> None:
    tx.execute(_ADD, code=code, kind=kind, by=by, text=text, at=at)


def thread(tx: Transaction, code: Code) -> list[CaseEntry]:
    """In the order it was said."""
    return [CaseEntry(*row) for row in tx.all(_THREAD, the_code=code)]


def follow_group(tx: Transaction, old: str, new: str) -> None:
    """A group lives on under another id: cards that it had are its cards there."""
    tx.execute(_FOLLOW, old_chat=old, new_chat=new)


def put_draft(tx: Transaction, draft_id: str, code: Code, staff: StaffId, text: str, at: datetime) -> None:
    """Keeps an officer's words until it is said what they are: a reply or a note."""
    tx.execute(_PUT_DRAFT, id=draft_id, code=code, staff=staff, text=text, at=at)


def draft(tx: Transaction, draft_id: str) -> DraftReply | None:
    """Only to look at."""
    row = tx.one(_DRAFT, the_id=draft_id)
    return None if row is None else DraftReply(*row)


def take_draft(tx: Transaction, draft_id: str) -> DraftReply | None:
    """Hands the words out once."""
    row = tx.one(_DRAFT, the_id=draft_id)
    if row is None or tx.execute(_DROP_DRAFT, the_id=draft_id) == 0:
        return None
    return DraftReply(*row)


def forget_drafts_before(tx: Transaction, instant: datetime) -> int:
    return tx.execute(_FORGET_DRAFTS, instant=instant)


def count_redirect(tx: Transaction, unit: str, kind: str, day: date) -> None:
    """Somebody was told the right office; nothing else of it is kept."""
    tx.execute(_REDIRECTED, unit=unit, kind=kind, day=day, number=1)


def redirects(tx: Transaction, unit: str, kind: str, first_day: date, end: date) -> int:
    """From `first_day` up to, not including, `end`."""
    return int(tx.value(_REDIRECTS, the_unit=unit, the_kind=kind, first_day=first_day, end=end) or 0)
