"""Rows of visits whose questions come later."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class AskingRow(SQLModel, table=True):
    """One interview that has begun and was not asked yet; the row goes when it is asked, declined or too old."""

    __tablename__ = "askings"
    __table_args__ = (
        Index("askings_ask_at", "ask_at"),
        Index("askings_lane", "lane"),
        {"sqlite_with_rowid": False},
    )

    talk: str = Field(primary_key=True)
    lane: str
    sealed_address: bytes = Field(sa_type=LargeBinary)
    sealed_state: bytes = Field(sa_type=LargeBinary)  # which desk, by which version
    visited_at: datetime = Field(sa_type=Instant)
    ask_at: datetime = Field(sa_type=Instant)
