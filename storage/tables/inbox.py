"""Rows of the inbox: which updates of which bot were handled."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class InboxRow(SQLModel, table=True):
    __tablename__ = "inbox"
    __table_args__ = (
        Index("inbox_received", "received_at"),
        Index(
            "inbox_parked",
            "bot",
            "update_id",
            sqlite_where=text("state = 'parked'"),
            postgresql_where=text("state = 'parked'"),
        ),
        {"sqlite_with_rowid": False},
    )

    bot: str = Field(primary_key=True)
    update_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    lane: str
    state: str  # done, parked, dead
    sealed_update: bytes | None = Field(default=None, sa_type=LargeBinary)
    attempts: int = 0
    why: str = ""
    not_before: datetime | None = Field(default=None, sa_type=Instant)
    received_at: datetime = Field(sa_type=Instant)
