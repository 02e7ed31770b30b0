"""Originals of what was masked; every opening is recorded."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlmodel import col

from storage.tables.records import OpeningRow, SealedRow
from storage.transaction import Transaction, insert, reading, upsert
from survey.complaint_events import StaffId


@dataclass(frozen=True, slots=True)
class Opening:
    kind: str
    ref: str
    by: StaffId
    at: datetime


_this = (col(SealedRow.kind) == bindparam("the_kind"), col(SealedRow.ref) == bindparam("the_ref"))
_PUT = upsert(SealedRow, ["kind", "ref"], replaced=["content"])
_CONTENT = reading(SealedRow, "content").where(*_this)
_ERASE = delete(SealedRow).where(*_this)
_RECORD = insert(OpeningRow, "kind", "ref", "by", "at")
_OPENINGS = reading(OpeningRow, "kind", "ref", "by", "at").order_by(col(OpeningRow.id))
_OPENINGS_OF = _OPENINGS.where(col(OpeningRow.ref) == bindparam("the_ref"))
_FORGET = delete(OpeningRow).where(col(OpeningRow.at) < bindparam("instant"))


def put(tx: Transaction, kind: str, ref: str, content: bytes) -> None:
    """Seals an original, in the place of an earlier one."""
    tx.execute(_PUT, kind=kind, ref=ref, content=tx.keys.seal(content))


def open(tx: Transaction, kind: str, ref: str, by: StaffId, at: datetime) -> bytes | None:
    """The original, and a record of who has seen it; None, and no record, when there is none."""
    content = tx.value(_CONTENT, the_kind=kind, the_ref=ref)
    if content is None:
        return None
    tx.execute(_RECORD, kind=kind, ref=ref, by=by, at=at)
    return tx.keys.open(content)


def erase(tx: Transaction, kind: str, ref: str) -> bool:
    return tx.execute(_ERASE, the_kind=kind, the_ref=ref) == 1


def openings(tx: Transaction, ref: str) -> list[Opening]:
    """Who opened what of this, oldest first."""
    return [Opening(kind, of, StaffId(by), at) for kind, of, by, at in tx.all(_OPENINGS_OF, the_ref=ref)]


def forget_openings_before(tx: Transaction, instant: datetime) -> int:
    return tx.execute(_FORGET, instant=instant)
