"""Rows of cases, of what was said in them, of replies being written, and of those who were sent elsewhere."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber


class ComplaintRow(SQLModel, table=True):
    """`body` is the whole case as JSON; the columns beside it are what is asked for, written together with it."""

    __tablename__ = "complaints"
    __table_args__ = (
        Index("complaints_lane", "lane"),
        Index("complaints_desk", "desk", "opened_at"),
        Index("complaints_look", "look_at"),
    )

    code: str = Field(primary_key=True)
    desk: str
    unit: str
    category: str
    status: str
    opened_at: datetime = Field(sa_type=Instant)
    answer_due: datetime = Field(sa_type=Instant)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    look_at: datetime | None = Field(default=None, sa_type=Instant)  # when a deadline may have passed
    overdue: bool
    body: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)  # masked; the original is sealed
    language: str
    lane: str | None = None  # the last three are erased with the account
    sealed_address: bytes | None = Field(default=None, sa_type=LargeBinary)
    sealed_contact: bytes | None = Field(default=None, sa_type=LargeBinary)
    read_key_hash: str | None = None


class CaseEntryRow(SQLModel, table=True):
    __tablename__ = "case_entries"
    __table_args__ = (Index("case_entries_code", "code", "id"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    code: str = Field(foreign_key="complaints.code")
    kind: str
    by: int | None = Field(default=None, sa_type=RowNumber)
    text: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Instant)


class DraftReplyRow(SQLModel, table=True):
    __tablename__ = "draft_replies"

    id: str = Field(primary_key=True)
    code: str = Field(foreign_key="complaints.code")
    staff: int = Field(sa_type=RowNumber)
    text: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Instant)


class RedirectRow(SQLModel, table=True):
    __tablename__ = "redirects"
    __table_args__ = ({"sqlite_with_rowid": False},)

    unit: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    number: int
