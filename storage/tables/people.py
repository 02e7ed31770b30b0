"""Rows of staff, what each may do where, and which invitations are spent."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant, RowNumber


class StaffRow(SQLModel, table=True):
    __tablename__ = "staff"

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    account_hash: str = Field(unique=True)
    sealed_account: bytes = Field(sa_type=LargeBinary)
    name: str
    active: bool = True
    joined_at: datetime = Field(sa_type=Instant)


class GrantRow(SQLModel, table=True):
    __tablename__ = "grants"
    __table_args__ = (
        Index("grants_once", "staff", "role", "unit", "desk", unique=True),
        Index("grants_role", "role"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    staff: int = Field(foreign_key="staff.id", sa_type=RowNumber)
    role: str
    unit: str = ""  # empty: not bound to one
    desk: str = ""


class SpentInvitationRow(SQLModel, table=True):
    __tablename__ = "spent_invitations"
    __table_args__ = ({"sqlite_with_rowid": False},)

    nonce: str = Field(primary_key=True)
    spent_at: datetime = Field(sa_type=Instant)
