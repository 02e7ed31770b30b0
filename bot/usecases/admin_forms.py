"""Paper forms of a desk: numbered sheets that are planned, drawn by the caller, and can be entered once printed."""

from dataclasses import dataclass
from datetime import datetime

from bot.usecases.admin_setup import SetupRefused
from storage import chain, instruments, places, sheets
from storage.database import Transaction
from storage.sheets import SheetBatch
from survey import sheet_number
from survey.definition import SurveyId


@dataclass(frozen=True, slots=True)
class PlannedForms:
    """A batch that is nowhere yet: as long as nobody noted it as printed, no sheet of it can be entered."""

    desk: str
    survey: SurveyId
    first_number: int
    count: int

    @property
    def last_number(self) -> int:
        return self.first_number + self.count - 1


def plan_forms(tx: Transaction, desk: str, count: int) -> PlannedForms:
    """The next numbers of the desk, with the present questions of its unit. Writes nothing. Raises SetupRefused."""
    found = places.desk_by_code_typed(tx, desk)
    if found is None:
        raise SetupRefused("setup-unknown-desk", code=desk[:40])
    unit = places.unit(tx, found.unit)
    assert unit is not None, "every desk belongs to a unit"
    planned = PlannedForms(
        found.code, instruments.current(tx, unit.surveys).id, sheets.next_number(tx, found.code), count
    )
    if planned.last_number > sheet_number.MOST:
        raise SetupRefused("form-numbers-over", desk=found.code, most=str(sheet_number.MOST))
    return planned


def note_printed(tx: Transaction, planned: PlannedForms, at: datetime) -> None:
    """From now on its sheets can be entered. Raises SetupRefused when somebody took these numbers meanwhile."""
    batch = SheetBatch(planned.desk, planned.first_number, planned.count, planned.survey, at)
    if planned.first_number != sheets.next_number(tx, planned.desk) or not sheets.note_printed(tx, batch):
        raise SetupRefused("slips-desk-busy")
    chain.append(tx, "forms_printed", f"{planned.desk}-{planned.first_number}:{planned.count}", at)
