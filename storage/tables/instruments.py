"""Rows of instruments that an office has added to those that come with the program."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant


class InstrumentRow(SQLModel, table=True):
    """One version of an own instrument: its file as it was checked, never changed."""

    __tablename__ = "instruments"

    key: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    text: str = Field(sa_type=Text)
    added_at: datetime = Field(sa_type=Instant)
