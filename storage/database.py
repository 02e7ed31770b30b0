"""The only entrance to what is remembered: Database.run, one use case in one transaction, back after the commit."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from datetime import tzinfo
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from storage import migrate
from storage.database_file import ServiceLock, mounts_now, refuse_unusable_place
from storage.engines import failure_of, file_of, is_sqlite, open_engine, read_url
from storage.failures import StorageAway, StorageBroken, StorageRefused
from storage.keys import Keys
from storage.traces import SMALL_BYTES
from storage.transaction import Transaction
from storage.workers import Work, Workers

__all__ = ["Database", "Keys", "StorageAway", "StorageBroken", "StorageRefused", "Transaction"]

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """Open from `open` to `close`. Use cases of all tasks and threads may run at once; only values cross over."""

    def __init__(
        self, url: str, keys: Keys, zone: tzinfo, *, read_only: bool, disposable: bool, lock: ServiceLock | None
    ) -> None:
        self._url = read_url(url)
        self._lock = lock
        self._disposable = disposable
        self._engine = open_engine(self._url, read_only=read_only, disposable=disposable)
        self._workers = Workers(self._engine, keys, zone)
        self._owned: dict[str, Connection] = {}
        self._gathered: dict[asyncio.AbstractEventLoop, list[Work]] = {}
        self.keys = keys
        self.zone = zone
        self.is_sqlite = is_sqlite(self._url)

    @classmethod
    def open(
        cls,
        url: str,
        keys: Keys,
        zone: tzinfo = VIET_NAM,
        *,
        read_only: bool = False,
        service: bool = False,
        disposable: bool = False,
    ) -> "Database":
        """Opens what is there, or raises StorageRefused, which says what a person must do.

        `service`: the long-running one (`run`, `demo`). It holds the file's lock, checks the file after an unclean stop
        and brings an empty or older schema up to date. Without it the schema must be this version's.
        `disposable`: of a rehearsal, which can be lived through again; nothing waits for the disk.
        """
        target = read_url(url)
        lock = None
        if is_sqlite(target):
            refuse_unusable_place(file_of(target), must_exist=not service, mounts=mounts_now())
            lock = ServiceLock(file_of(target)) if service else None
        database = cls(url, keys, zone, read_only=read_only, disposable=disposable, lock=lock)
        try:
            if lock is not None and lock.after_unclean_stop:
                database.refuse_damaged()
            if service:
                migrate.upgrade_engine(database._engine)
            problem = migrate.schema_problem(database._engine)
            if problem is not None:
                raise problem
        except Exception as error:
            database.close()
            failure = failure_of(error)
            if failure is None:
                raise
            raise StorageRefused("storage-unusable", why=str(failure)) from None
        return database

    async def run(self, use_case: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs the use case in one transaction; returns after the commit, raises what it raised after the rollback.

        Raises StorageAway when nothing was kept because of the database. The use case may be run more than once.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        gathered = self._gathered.setdefault(loop, [])
        gathered.append(Work(lambda tx: use_case(tx, *args, **kwargs), future, loop))
        if len(gathered) == 1:
            # once per turn of the loop: what its tasks ask for in one breath is committed together
            loop.call_soon(self._hand_over, loop)
        return await future

    def run_now(self, use_case: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for a caller that waits in its thread: the command line, tests."""
        future: Future[T] = Future()
        self._workers.take([Work(lambda tx: use_case(tx, *args, **kwargs), future, None)])
        return future.result()

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        gathered = self._gathered.pop(loop)
        try:
            self._workers.take(gathered)
        except StorageAway as away:
            for work in gathered:
                work.error = away
                work.tell()

    def owns(self, role: str) -> bool:
        """Whether this process is the only one in this role ("poller:citizen"), now or still; taken when it is free.

        On SQLite the service's lock decides. On PostgreSQL an advisory lock does, which ends with its connection: ask
        again before each use.
        """
        if self.is_sqlite:
            return True
        held = self._owned.get(role)
        try:
            if held is not None:
                held.execute(text("SELECT 1"))
                return True
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            taken = connection.execute(text("SELECT pg_try_advisory_lock(hashtextextended(:role, 0))"), {"role": role})
            if taken.scalar_one():
                self._owned[role] = connection
                return True
            connection.close()
        except Exception as error:
            if failure_of(error) is None:
                raise
            if held is not None:
                del self._owned[role]
                held.invalidate()
        return False

    def refuse_damaged(self) -> None:
        """SQLite's own check of the whole file; raises StorageRefused when it finds anything."""
        if not self.is_sqlite:
            return
        try:
            with self._engine.connect() as connection:
                found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        except Exception as error:
            if not isinstance(failure_of(error), StorageBroken):
                raise
            found = "unreadable"
        if found != "ok":
            raise StorageRefused("storage-damaged", file=str(file_of(self._url)))

    def copy_into(self, target: sqlite3.Connection) -> None:
        """All of SQLite's database as of one moment, beside whoever writes; until it is done, commits wait.

        Never by copying the file: of a busy one that looks sound and misses transactions.
        """
        with contextlib.closing(self._engine.raw_connection()) as connection:
            assert isinstance(connection.driver_connection, sqlite3.Connection), "PostgreSQL has pg_dump"
            connection.driver_connection.backup(target)

    def size(self) -> int:
        """Bytes of SQLite's file; 0 elsewhere."""
        return file_of(self._url).stat().st_size if self.is_sqlite else 0

    def sweep(self) -> None:
        """Writes SQLite's file anew, without the bytes of erased rows; commits wait meanwhile. Raises StorageAway.

        On PostgreSQL they leave with its own vacuum; a file that is thrown away as a whole is not worth it.
        """
        if not self.is_sqlite or self._disposable:
            return
        try:
            with contextlib.closing(self._engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("PRAGMA temp_store=" + ("MEMORY" if self.size() <= SMALL_BYTES else "FILE"))
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA temp_store=MEMORY")
        except Exception as error:
            failure = failure_of(error)
            if failure is None:
                raise
            raise failure from None

    def vanish(self) -> None:
        """After erasing, under WAL: erased bytes leave the log file too. Elsewhere there is nothing to do."""
        if self.is_sqlite:
            with contextlib.closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Finishes what is waiting, then lets go of the database."""
        self._workers.close()
        for connection in self._owned.values():
            connection.invalidate()
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
