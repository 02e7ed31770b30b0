"""Rows of files that people sent along: whose they are, whether they were fetched, and why not."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Instant

_WAITING = text("not_before IS NOT NULL")


class FileRow(SQLModel, table=True):
    """The id is random, names the blob too, and is the order of the rows: it tells nobody when a file came."""

    __tablename__ = "files"
    __table_args__ = (
        Index("files_of", "owner", "ref"),
        Index("files_due", "not_before", sqlite_where=_WAITING, postgresql_where=_WAITING),
        {"sqlite_with_rowid": False},
    )

    id: str = Field(primary_key=True)
    owner: str  # what it belongs to: a case, a draft, an interview; `ref` says which
    ref: str
    number: int  # its place among the owner's
    kind: str
    channel: str  # the bot whose id of the file this is
    sealed_file: bytes | None = Field(default=None, sa_type=LargeBinary)  # that id, until it was fetched; or a place
    size: int  # bytes, as declared, then as kept
    state: str  # held, waiting, kept, refused, erased
    why: str = ""
    tries: int = 0
    not_before: datetime | None = Field(default=None, sa_type=Instant)  # while waiting: when to try, or a lease's end
