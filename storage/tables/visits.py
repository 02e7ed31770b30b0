"""Rows of printed slips: their batches, and of an opened slip a keyed hash while nobody's answer hangs on it."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class SlipBatchRow(SQLModel, table=True):
    """Slips that were printed together; they are valid because this row is there."""

    __tablename__ = "slip_batches"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    first_number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    count: int
    day: date
    days: int  # of life of a slip that nobody has opened
    issued_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    invited: int = 0  # of the batch known to be handed out, in whole tens


class SlipRow(SQLModel, table=True):
    """An opened slip. `holder` and `interview` are emptied when its answer is final or its time is over."""

    __tablename__ = "slips"
    __table_args__ = (
        Index("slips_last_day", "last_day"),
        Index("slips_answer_until", "answer_until"),
        {"sqlite_with_rowid": False},
    )

    hash: str = Field(primary_key=True)
    last_day: date  # of its batch: afterwards the row can go
    holder: str  # keyed hash of slip and account together; the account alone is found in no other row by it
    interview: str | None = Field(default=None, unique=True)
    answer_until: datetime | None = Field(default=None, sa_type=Instant)
    answered: bool = False
