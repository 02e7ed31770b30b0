"""Paper forms: which were printed, and which of them were entered; each counts once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, update
from sqlmodel import col

from storage.tables.entries import SheetBatchRow, SheetRow
from storage.transaction import Transaction, insert_new, reading
from survey.definition import SurveyId


@dataclass(frozen=True, slots=True)
class SheetBatch:
    desk: str
    first_number: int
    count: int
    survey: SurveyId  # whose questions are printed on them
    printed_at: datetime

    @property
    def last_number(self) -> int:
        return self.first_number + self.count - 1


_BATCH = ("desk", "first_number", "count", "survey_key", "survey_version", "printed_at")
_of_desk = reading(SheetBatchRow, *_BATCH).where(col(SheetBatchRow.desk) == bindparam("the_desk"))
_HOLDING = (
    _of_desk.where(col(SheetBatchRow.first_number) <= bindparam("the_number"))
    .order_by(col(SheetBatchRow.first_number).desc())
    .limit(1)
)
_NEWEST = _of_desk.order_by(col(SheetBatchRow.first_number).desc()).limit(1)
_PRINT = insert_new(SheetBatchRow, *_BATCH)
_the_interview = col(SheetRow.interview) == bindparam("the_interview")
_TAKE = insert_new(SheetRow, "desk", "number", "interview")
_TAKEN = reading(SheetRow, "number").where(
    col(SheetRow.desk) == bindparam("the_desk"), col(SheetRow.number) == bindparam("the_number")
)
_OF_INTERVIEW = reading(SheetRow, "number").where(_the_interview)
_RELEASE = delete(SheetRow).where(_the_interview)
_END = update(SheetRow).where(_the_interview).values(interview=None)


def next_number(tx: Transaction, desk: str) -> int:
    """Sheets of a desk are numbered through, from 1."""
    row = tx.one(_NEWEST, the_desk=desk)
    return 1 if row is None else int(row[1]) + int(row[2])


def note_printed(tx: Transaction, batch: SheetBatch) -> bool:
    """From now on its sheets can be entered. False when another batch of the desk began at this number meanwhile."""
    printed = tx.execute(
        _PRINT,
        desk=batch.desk,
        first_number=batch.first_number,
        count=batch.count,
        survey_key=batch.survey.key,
        survey_version=batch.survey.version,
        printed_at=batch.printed_at,
    )
    return printed == 1


def batch_of(tx: Transaction, desk: str, number: int) -> SheetBatch | None:
    """The batch a sheet was printed in; None when no sheet of this desk has the number."""
    row = tx.one(_HOLDING, the_desk=desk, the_number=number)
    if row is None:
        return None
    of_desk, first, count, key, version, printed_at = row
    batch = SheetBatch(of_desk, first, count, SurveyId(key, version), printed_at)
    return batch if number <= batch.last_number else None


def is_entered(tx: Transaction, desk: str, number: int) -> bool:
    return tx.one(_TAKEN, the_desk=desk, the_number=number) is not None


def take(tx: Transaction, desk: str, number: int, interview: str) -> bool:
    """The sheet belongs to this interview. False when it was entered before; the unique row decides between two."""
    return tx.execute(_TAKE, desk=desk, number=number, interview=interview) == 1


def number_of(tx: Transaction, interview: str) -> int | None:
    """The sheet an interview was read from, until its answers are final."""
    number: int | None = tx.value(_OF_INTERVIEW, the_interview=interview)
    return number


def release(tx: Transaction, interview: str) -> None:
    """Withdrawn, or nothing was answered: the sheet may be entered again."""
    tx.execute(_RELEASE, the_interview=interview)


def end(tx: Transaction, interview: str) -> None:
    """Final: that the sheet was entered is all that stays."""
    tx.execute(_END, the_interview=interview)
