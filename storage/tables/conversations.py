"""Rows of talks with citizens, and of what each consented to."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber

_OPEN = text("sealed_state IS NOT NULL")


class ConversationRow(SQLModel, table=True):
    __tablename__ = "conversations"
    __table_args__ = (
        Index("conversations_open", "updated_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        {"sqlite_with_rowid": False},
    )

    lane: str = Field(primary_key=True)
    language: str
    sealed_address: bytes | None = Field(default=None, sa_type=LargeBinary)  # both are None while nothing is open
    sealed_state: bytes | None = Field(default=None, sa_type=LargeBinary)
    updated_at: datetime = Field(sa_type=Instant)
    reminded: bool = False  # since the last word


class ConsentRow(SQLModel, table=True):
    __tablename__ = "consents"
    __table_args__ = (Index("consents_lane", "lane"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    lane: str
    purpose: str
    version: str
    at: datetime = Field(sa_type=Instant)
