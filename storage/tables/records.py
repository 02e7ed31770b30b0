"""Rows of sealed originals and their openings, of the hash-chained log, and of holidays."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber


class SealedRow(SQLModel, table=True):
    __tablename__ = "sealed"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)


class OpeningRow(SQLModel, table=True):
    __tablename__ = "openings"
    __table_args__ = (Index("openings_ref", "ref"), Index("openings_at", "at"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    kind: str
    ref: str
    by: int = Field(sa_type=RowNumber)
    at: datetime = Field(sa_type=Instant)


class ChainRow(SQLModel, table=True):
    __tablename__ = "chain"

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    kind: str
    at: datetime = Field(sa_type=Instant)
    body: str = Field(sa_type=Text)
    hash: str


class ChainHeadRow(SQLModel, table=True):
    """One row, locked by whoever appends."""

    __tablename__ = "chain_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(sa_type=BigInteger)
    hash: str


class HolidayRow(SQLModel, table=True):
    __tablename__ = "holidays"

    day: date = Field(primary_key=True)
    off: bool  # False: a rest day that is worked
    name: str
    confirmed: bool
