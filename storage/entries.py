"""How many answers staff entered for others, by person, desk and day; what they were is not known here."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete, func, select
from sqlmodel import col

from storage.tables.entries import EntryCountRow
from storage.transaction import Transaction, upsert
from survey.complaint_events import StaffId


@dataclass(frozen=True, slots=True)
class Entered:
    """`withdrawn` are among `number`."""

    staff: StaffId
    number: int
    withdrawn: int


_ADD = upsert(EntryCountRow, ["staff", "desk", "day", "mode"], added=["number", "withdrawn"])
_ON_DAY = select(func.sum(EntryCountRow.number)).where(
    col(EntryCountRow.staff) == bindparam("the_staff"),
    col(EntryCountRow.day) == bindparam("the_day"),
    col(EntryCountRow.mode) == bindparam("the_mode"),
)
_BY_STAFF = (
    select(col(EntryCountRow.staff), func.sum(EntryCountRow.number), func.sum(EntryCountRow.withdrawn))
    .where(col(EntryCountRow.desk) == bindparam("the_desk"), col(EntryCountRow.day) >= bindparam("from_day"))
    .group_by(col(EntryCountRow.staff))
    .order_by(col(EntryCountRow.staff))
)
_FORGET = delete(EntryCountRow).where(col(EntryCountRow.day) < bindparam("the_day"))


def note_entered(tx: Transaction, staff: StaffId, desk: str, day: date, mode: str) -> None:
    tx.execute(_ADD, staff=staff, desk=desk, day=day, mode=mode, number=1, withdrawn=0)


def note_withdrawn(tx: Transaction, staff: StaffId, desk: str, day: date, mode: str) -> None:
    """It stays among those that were entered: who withdraws what is displeasing shows."""
    tx.execute(_ADD, staff=staff, desk=desk, day=day, mode=mode, number=0, withdrawn=1)


def number_on_day(tx: Transaction, staff: StaffId, day: date, mode: str) -> int:
    """Of all desks together."""
    return int(tx.value(_ON_DAY, the_staff=staff, the_day=day, the_mode=mode) or 0)


def by_staff(tx: Transaction, desk: str, from_day: date) -> list[Entered]:
    """Who entered how many for the desk, from that day on."""
    rows = tx.all(_BY_STAFF, the_desk=desk, from_day=from_day)
    return [Entered(StaffId(staff), int(number), int(withdrawn)) for staff, number, withdrawn in rows]


def forget(tx: Transaction, before_day: date) -> int:
    return tx.execute(_FORGET, the_day=before_day)
