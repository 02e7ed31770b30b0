"""Rows of daily counts, of closed blocks, and of what was published."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class CountRow(SQLModel, table=True):
    __tablename__ = "counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    stream: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    survey_key: str = Field(primary_key=True)
    survey_version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    n1: int
    n2: int
    n3: int
    n4: int
    n5: int
    not_applicable: int
    skipped: int
    unreached: int


class InvitedRow(SQLModel, table=True):
    __tablename__ = "invited"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    number: int
    opened: int = 0  # slips that were opened for the first time, counted under the same day as their answers


class FlagCountRow(SQLModel, table=True):
    """Final answers of a desk and day that carry a flag; one answer may carry several."""

    __tablename__ = "flag_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    desk: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    flag: str = Field(primary_key=True)
    number: int


class BlockRow(SQLModel, table=True):
    __tablename__ = "blocks"
    __table_args__ = (
        Index("blocks_last_day", "desk", "last_day"),
        {"sqlite_with_rowid": False},
    )

    desk: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    stream: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    first_day: date = Field(primary_key=True)
    last_day: date
    n1: int
    n2: int
    n3: int
    n4: int
    n5: int
    not_applicable: int
    skipped: int
    unreached: int


class SummaryRow(SQLModel, table=True):
    __tablename__ = "summaries"
    __table_args__ = (
        Index("summaries_history", "desk", "kind", "period_end"),
        Index("summaries_period", "period"),
        {"sqlite_with_rowid": False},
    )

    desk: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    kind: str
    period_end: date
    body: str = Field(sa_type=Text)
    frozen_at: datetime = Field(sa_type=Instant)


class OverviewRow(SQLModel, table=True):
    __tablename__ = "overviews"
    __table_args__ = ({"sqlite_with_rowid": False},)

    unit: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)
    frozen_at: datetime = Field(sa_type=Instant)
