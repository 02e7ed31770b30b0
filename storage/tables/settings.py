"""Rows of what the office has set, and of facts that outlive a restart."""

from sqlalchemy import Text
from sqlmodel import Field, SQLModel


class SettingRow(SQLModel, table=True):
    __tablename__ = "settings"

    key: str = Field(primary_key=True)
    value: str = Field(sa_type=Text)
