"""Rows of the outbox: what is owed to whom, which message a chat shows in which slot, who is unreachable."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber

_OPEN = text("settled_at IS NULL")
_IN_FLIGHT = text("lease_until IS NOT NULL")
_CURRENT = text("is_current")


class OutboxRow(SQLModel, table=True):
    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_due", "channel", "urgency", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("outbox_lane", "lane", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("outbox_in_flight", "lane", sqlite_where=_IN_FLIGHT, postgresql_where=_IN_FLIGHT),
        Index("outbox_settled", "settled_at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    key: str = Field(unique=True)
    channel: str
    lane: str  # keyed hash of the chat; empty once a citizen's row is settled
    chat: str  # empty once a citizen's row is settled
    body: str = Field(sa_type=Text)  # the message as JSON
    slot: str | None
    replaceable: bool  # an edit in place, which a newer one of the same slot replaces
    urgency: int  # 0 reply, 1 alert, 2 bulk
    repeat: str
    attempts: int = 0
    maybe_sent: bool = False
    enqueued_at: datetime = Field(sa_type=Instant)
    not_before: datetime = Field(sa_type=Instant)
    expires_at: datetime | None = Field(default=None, sa_type=Instant)
    lease_until: datetime | None = Field(default=None, sa_type=Instant)
    first_failed_at: datetime | None = Field(default=None, sa_type=Instant)
    settled_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str = ""  # sent, gone, rejected, held, expired; empty while open
    why: str = ""


class PostedRow(SQLModel, table=True):
    """A message that a chat shows for a slot. `is_current` is the one that later edits change."""

    __tablename__ = "posted"
    __table_args__ = (
        Index("posted_current", "lane", "slot", unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT),
        {"sqlite_with_rowid": False},
    )

    lane: str = Field(primary_key=True)
    message_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    slot: str
    is_current: bool
    posted_at: datetime = Field(sa_type=Instant)


class UnreachableRow(SQLModel, table=True):
    __tablename__ = "unreachable"
    __table_args__ = ({"sqlite_with_rowid": False},)

    lane: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Instant)
