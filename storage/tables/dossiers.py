"""Rows of dossiers, as exports of the one-stop software tell of them; nobody's name is among the columns."""

from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

_WAITING = text("returned IS NULL AND due IS NOT NULL")
_SUPERSEDED = text("until IS NOT NULL")


class DossierRow(SQLModel, table=True):
    """One dossier as the import `version` told of it, until the import `until` told something else."""

    __tablename__ = "dossiers"
    __table_args__ = (
        Index("dossiers_received", "unit", "received"),
        Index("dossiers_returned", "unit", "returned", "received"),
        Index("dossiers_waiting", "due", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("dossiers_superseded", "until", sqlite_where=_SUPERSEDED, postgresql_where=_SUPERSEDED),
        {"sqlite_with_rowid": False},
    )

    key: str = Field(primary_key=True)  # the code in lower case, without separators
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    until: int | None = None
    code: str
    unit: str
    desk: str | None = None
    procedure: str = ""
    received: date
    due: date | None = None
    returned: date | None = None
    apologised_on: date | None = None
