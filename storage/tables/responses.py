"""Rows of interviews while they can be changed, of final responses, and of the daily cap."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class InterviewRecord(SQLModel, table=True):
    """Open, or sent within the last 24 hours. Its id is the talk's and dies with it."""

    __tablename__ = "interviews"
    __table_args__ = (
        Index("interviews_change_until", "change_until"),
        Index("interviews_desk", "desk", "change_until"),
        {"sqlite_with_rowid": False},
    )

    id: str = Field(primary_key=True)
    desk: str
    survey_key: str
    survey_version: int
    status: str  # open, sent, partial
    stream: str
    mode: str
    language: str
    consent_version: str
    answers: str = Field(sa_type=Text)
    procedure: str = ""  # its code, where the unit asks for it
    flags: str = ""
    after_delay: bool = False  # the questions came after the safe-zone delay
    started_at: datetime = Field(sa_type=Instant)
    change_until: datetime | None = Field(default=None, sa_type=Instant)


class LinkRow(SQLModel, table=True):
    """Ties an interview to an account, as long as it may be changed."""

    __tablename__ = "links"
    __table_args__ = (Index("links_lane", "lane"), {"sqlite_with_rowid": False})

    interview: str = Field(primary_key=True)
    lane: str


class ResponseRow(SQLModel, table=True):
    """Final: a random id in whose order the rows lie, and a local day; no account, no time, no procedure."""

    __tablename__ = "responses"
    __table_args__ = (Index("responses_day", "desk", "final_day"), {"sqlite_with_rowid": False})

    id: str = Field(primary_key=True)
    desk: str
    survey_key: str
    survey_version: int
    status: str  # sent, partial
    stream: str
    mode: str
    language: str
    consent_version: str
    answers: str = Field(sa_type=Text)
    field: str = ""  # of the procedure
    flags: str = ""
    final_day: date


class CapKeyRow(SQLModel, table=True):
    __tablename__ = "cap_keys"

    day: date = Field(primary_key=True)
    key: bytes = Field(sa_type=LargeBinary)


class CapRow(SQLModel, table=True):
    __tablename__ = "caps"
    __table_args__ = (Index("caps_day", "day"), {"sqlite_with_rowid": False})

    hash: str = Field(primary_key=True)
    day: date
