"""Days off, and rest days that are worked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete
from sqlmodel import col

from storage.tables.records import HolidayRow
from storage.transaction import Transaction, reading, upsert


@dataclass(frozen=True, slots=True)
class Holiday:
    """`off` False: a rest day that is worked in exchange. Unconfirmed ones are provisional; `doctor` names them."""

    day: date
    off: bool
    name: str
    confirmed: bool = True


_PUT = upsert(HolidayRow, ["day"], replaced=["off", "name", "confirmed"])
_LOAD = reading(HolidayRow, "day", "off", "name", "confirmed").order_by(col(HolidayRow.day))
_REMOVE = delete(HolidayRow).where(col(HolidayRow.day) == bindparam("the_day"))


def put(tx: Transaction, holiday: Holiday) -> None:
    tx.execute(_PUT, day=holiday.day, off=holiday.off, name=holiday.name, confirmed=holiday.confirmed)


def load(tx: Transaction) -> list[Holiday]:
    """All, by day."""
    return [Holiday(day, bool(off), name, bool(confirmed)) for day, off, name, confirmed in tx.all(_LOAD)]


def remove(tx: Transaction, day: date) -> bool:
    return tx.execute(_REMOVE, the_day=day) == 1
