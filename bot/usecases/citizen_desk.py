"""A desk as a talk knows it."""

from storage import instruments, places
from storage.database import Transaction
from storage.places import DeskRow
from survey.conversation.states import Desk


def desk_as_said(tx: Transaction, row: DeskRow) -> Desk:
    unit = places.unit(tx, row.unit)
    assert unit is not None, "every desk belongs to a unit"
    return Desk(row.code, row.name, unit.code, unit.name, instruments.current(tx, unit.surveys).id, unit.safe_zone)
