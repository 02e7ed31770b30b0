"""Rows of units, desks and procedures."""

from sqlalchemy import Index, Select, bindparam, select
from sqlmodel import Field, SQLModel, col

from storage.tables.columns import RowNumber


class UnitRow(SQLModel, table=True):
    __tablename__ = "units"

    code: str = Field(primary_key=True)
    name: str
    parent: str | None = None
    address: str = ""
    hotline: str = ""
    reception_hours: str = ""
    surveys: str = "quick"
    safe_zone: bool = False
    ask_procedure: bool = False
    classify_days: int = 2
    forward_days: int = 5
    answer_days: int = 10
    active: bool = True


class DeskRecord(SQLModel, table=True):
    __tablename__ = "desks"
    __table_args__ = (
        Index("desks_unit", "unit"),
        Index("desks_group", "group_chat"),
        Index("desks_folded", "folded_code"),
    )

    number: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    code: str = Field(unique=True)
    name: str
    unit: str = Field(foreign_key="units.code")
    folded_code: str  # lower case, no diacritics, no separators
    folded_name: str
    group_chat: str | None = None
    link_generation: int = 0
    active: bool = True


def codes_numbered() -> Select[str]:
    """Codes of the desks from number `first_desk` to `last_desk`, to be bound: what is read of many desks at once."""
    numbers = col(DeskRecord.number).between(bindparam("first_desk"), bindparam("last_desk"))
    return select(col(DeskRecord.code)).where(numbers)


class ProcedureRow(SQLModel, table=True):
    __tablename__ = "procedures"

    code: str = Field(primary_key=True)
    field: str
    name: str
    folded_name: str
