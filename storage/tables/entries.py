"""Rows of paper forms, of what staff entered for others, and of how answers came in."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber


class SheetBatchRow(SQLModel, table=True):
    """Paper forms of a desk that were printed together, all with the questions of one version."""

    __tablename__ = "sheet_batches"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    first_number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    count: int
    survey_key: str
    survey_version: int
    printed_at: datetime = Field(sa_type=Instant)


class SheetRow(SQLModel, table=True):
    """A sheet that was entered. `interview` is emptied when its answers are final: no answer is found by a sheet."""

    __tablename__ = "sheets"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    interview: str | None = Field(default=None, unique=True)


class EntryCountRow(SQLModel, table=True):
    """How many a member of staff entered on a day, and how many of them that person withdrew again."""

    __tablename__ = "entry_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    staff: int = Field(primary_key=True, sa_type=RowNumber, sa_column_kwargs={"autoincrement": False})
    desk: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    mode: str = Field(primary_key=True)
    number: int = 0
    withdrawn: int = 0


class ModeCountRow(SQLModel, table=True):
    """Final answers of a desk and day that came in one way: by chat, on the web, assisted, on paper."""

    __tablename__ = "mode_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    mode: str = Field(primary_key=True)
    number: int
