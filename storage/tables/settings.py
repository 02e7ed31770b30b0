"""Rows of what the office has set, and of facts that outlive a restart."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class SettingRow(SQLModel, table=True):
    __tablename__ = "settings"

    key: str = Field(primary_key=True)
    value: str = Field(sa_type=Text)


class OutageRow(SQLModel, table=True):
    """From when to when a bot did not reach its platform, or did not run."""

    __tablename__ = "outages"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bot: str = Field(primary_key=True)
    began_at: datetime = Field(primary_key=True, sa_type=Instant)
    ended_at: datetime = Field(sa_type=Instant)
