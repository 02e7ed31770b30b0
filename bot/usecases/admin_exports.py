"""Rows for others to file: the cases of a span of days as the register knows them."""

from datetime import date

from analytics.period import ONE_DAY, day_begins
from analytics.register import Entry
from bot.usecases.admin_setup import SetupRefused
from storage import complaints, places
from storage.database import Transaction


def register_entries(tx: Transaction, first: date, last: date) -> list[Entry]:
    """Cases that came from `first` to `last`, local days, oldest first. Raises SetupRefused when `last` is earlier."""
    if last < first:
        raise SetupRefused("export-backwards", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
    start, end = day_begins(first, tx.zone), day_begins(last + ONE_DAY, tx.zone)
    units = {unit.code: unit.name for unit in places.units(tx)}
    desks = {desk.code: desk.name for desk in places.desks(tx)}
    return [
        # a place that was given up keeps its code in the register
        Entry(case, units.get(case.unit, case.unit), desks.get(case.desk, case.desk), text)
        for case, text in complaints.register_between(tx, start, end)
    ]
