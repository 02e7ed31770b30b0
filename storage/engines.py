"""Everything that differs between SQLite and PostgreSQL: how they are opened, and which of their errors mean "away"."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from storage.database_file import journal_mode
from storage.failures import StorageAway, StorageBroken, StorageRefused

BUSY_TIMEOUT_MS = 5000
CACHED_STATEMENTS = 512
CACHE_KIB = 32 * 1024
POSTGRES_CONNECTIONS = 4  # workers; one more each for locks and maintenance

RETRIED_SQLSTATES = frozenset({"40001", "40P01"})
AWAY_SQLSTATE_CLASSES = frozenset({"08", "40", "53", "55", "57", "58"})
AWAY_SQLSTATES = frozenset({"25006", "25P03"})  # a standby that only reads; idle too long inside a transaction
BROKEN_SQLITE_CODES = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
AWAY_SQLITE_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM,
    }
)  # fmt: skip


def read_url(text: str) -> URL:
    """sqlite:///path or postgresql://…; anything else is refused without repeating it, for it may hold a password."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise StorageRefused("storage-url") from None
    match url.get_backend_name():
        case "sqlite" if url.database and url.database != ":memory:":
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
    raise StorageRefused("storage-url")


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path:
    assert url.database is not None
    return Path(url.database)


def open_engine(url: URL, *, read_only: bool, disposable: bool = False) -> Engine:
    """`disposable`: SQLite does not wait for the disk, so that a power cut may cost the whole file."""
    return _open_sqlite(url, read_only, disposable) if is_sqlite(url) else _open_postgres(url, read_only)


def driver_connection(connection: Connection) -> Any:
    """The driver's own connection, whose cursors run prepared statements."""
    return connection.connection.driver_connection


def failure_of(error: BaseException) -> StorageAway | None:
    """What this error says about the database itself; None when it is the use case's own fault.

    Only class and code are named: the database's own words quote values.
    """
    if isinstance(error, StorageAway):
        return error
    if isinstance(error, PoolTimeout):
        return StorageAway("no-free-connection")
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, sqlite3.Error):
        return _sqlite_failure(error)
    if isinstance(error, psycopg.Error):
        return _postgres_failure(error)
    return None


def may_be_run_again(error: BaseException) -> bool:
    """Deadlock or serialisation failure: PostgreSQL asks for the whole transaction once more."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    return isinstance(error, psycopg.Error) and error.sqlstate in RETRIED_SQLSTATES


def _open_sqlite(url: URL, read_only: bool, disposable: bool) -> Engine:
    journal = journal_mode(sqlite3.sqlite_version_info, str(url.query.get("journal_mode", "")).lower())
    engine = create_engine(
        url.set(query={}),
        poolclass=QueuePool,
        paramstyle="named",
        hide_parameters=True,
        connect_args={
            "check_same_thread": False,
            "cached_statements": CACHED_STATEMENTS,
            "timeout": BUSY_TIMEOUT_MS / 1000,
        },
    )

    def prepare(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.execute("PRAGMA mmap_size=0")
        cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        cursor.execute("PRAGMA temp_store=MEMORY")  # what a savepoint may have to undo stays off the disk
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute(f"PRAGMA journal_mode={journal}")
            cursor.execute("PRAGMA synchronous=" + ("OFF" if disposable else "FULL"))
            cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _open_postgres(url: URL, read_only: bool) -> Engine:
    engine = create_engine(url, pool_size=POSTGRES_CONNECTIONS, max_overflow=4, hide_parameters=True)

    def prepare(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("SET synchronous_commit TO on")
        cursor.execute("SET idle_in_transaction_session_timeout TO '30s'")
        cursor.execute("SET default_transaction_read_only TO " + ("on" if read_only else "off"))
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine


def _sqlite_failure(error: sqlite3.Error) -> StorageAway | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if code in BROKEN_SQLITE_CODES:
        return StorageBroken(f"SQLite: {name}")
    return StorageAway(f"SQLite: {name}") if code in AWAY_SQLITE_CODES else None


def _postgres_failure(error: psycopg.Error) -> StorageAway | None:
    state = error.sqlstate
    if state is None:  # the connection itself: refused, cut, closed
        away = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return StorageAway(f"PostgreSQL: {type(error).__name__}") if away else None
    if state[:2] in AWAY_SQLSTATE_CLASSES or state in AWAY_SQLSTATES:
        return StorageAway(f"PostgreSQL: {type(error).__name__} {state}")
    return None
