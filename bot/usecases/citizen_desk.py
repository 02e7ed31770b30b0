"""A desk as a talk knows it."""

from storage import instruments, places
from storage.database import Transaction
from storage.places import DeskRow
from survey.conversation.states import Desk


def desk_as_said(tx: Transaction, row: DeskRow) -> Desk:
    unit = places.unit(tx, row.unit)
    assert unit is not None, "every desk belongs to a unit"
    survey = instruments.current(tx, unit.surveys).id
    has_procedures = places.are_procedures_known(tx)
    asks = unit.ask_procedure and has_procedures
    return Desk(row.code, row.name, unit.code, unit.name, survey, unit.safe_zone, has_procedures, asks)
