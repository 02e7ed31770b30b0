"""A private copy of a running SQLite database: taken at one moment, changed by a use case, then written to a file.

Until it was changed it lies in memory, beyond CACHE_KIB in a file without a name that ends with the process: a copy
that still knows who answered is never found on the disk, however the program ends.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from storage.blobs import flush, private
from storage.database import Database
from storage.engines import driver_connection, failure_of
from storage.failures import StorageRefused
from storage.keys import Keys
from storage.transaction import Transaction

CACHE_KIB = 128 * 1024

T = TypeVar("T")


class DatabaseCopy:
    """From the moment it is made until `close`."""

    def __init__(self, database: Database) -> None:
        """Raises StorageRefused when there is no room for it."""
        self._keys: Keys = database.keys
        self._zone: tzinfo = database.zone
        self._private = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        # nothing of a page that was changed stays in the new file
        for pragma in ("trusted_schema=OFF", "secure_delete=ON", "journal_mode=OFF", f"cache_size=-{CACHE_KIB}"):
            self._private.execute(f"PRAGMA {pragma}")
        with _refusing():
            database.copy_into(self._private)
        self._engine = _engine_of(self._private)

    def run_now(self, use_case: Callable[[Transaction], T]) -> T:
        """In one transaction. After a failure the copy is good for nothing."""
        with _refusing(), self._engine.begin() as connection:
            cursor = driver_connection(connection).cursor()
            return use_case(Transaction(self._keys, self._zone, connection, cursor, {}))

    def write(self, file: Path) -> None:
        """Checked and on the disk when it returns, without a byte of what was deleted. Raises StorageRefused."""
        with _refusing():
            with open(file, "wb", opener=private):
                pass  # made here, so that it is readable for nobody else from the beginning
            self._private.execute("VACUUM INTO ?", (str(file),))
            check(file)
            flush(file)

    def close(self) -> None:
        self._engine.dispose()
        self._private.close()


def check(file: Path) -> None:
    """SQLite's own check of a file that nobody has open; raises StorageRefused when it finds anything."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            opened.execute("PRAGMA trusted_schema=OFF")
            found = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        found = type(fault).__name__
    if found != "ok":
        raise StorageRefused("storage-copy-damaged", file=str(file))


def _engine_of(connection: sqlite3.Connection) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, paramstyle="named", hide_parameters=True
    )

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    event.listen(engine, "begin", begin)
    return engine


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        raise StorageRefused("storage-copy-not-made", why=str(failure)) from None
