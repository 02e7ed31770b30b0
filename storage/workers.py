"""The threads that run use cases: they take all that are waiting and commit them together."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from sqlalchemy import Connection, Engine

from storage.engines import POSTGRES_CONNECTIONS, driver_connection, failure_of, may_be_run_again
from storage.failures import StorageAway
from storage.keys import Keys
from storage.transaction import Prepared, Statement, Transaction

LARGEST_GROUP = 128  # bounds how long the first of a group waits for the last
RUNS_AFTER_DEADLOCK = 5


@dataclass(slots=True)
class Work:
    """One use case, and whom to tell how it ended: a task of `loop`, or a waiting thread where that is None."""

    use_case: Callable[[Transaction], Any]
    future: Any  # asyncio.Future of the loop, or concurrent.futures.Future
    loop: asyncio.AbstractEventLoop | None
    result: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if self.future.done():  # the task was cancelled meanwhile; what was committed stays committed
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Workers:
    """SQLite has one writer, so one thread; each use case of its group stands in its own savepoint.

    On PostgreSQL some threads work side by side. There a savepoint costs two round trips, so a group goes without: when
    one of it fails, the group is rolled back and each is run alone.
    """

    def __init__(self, engine: Engine, keys: Keys, zone: tzinfo) -> None:
        self._engine = engine
        self._keys = keys
        self._zone = zone
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._prepared: dict[Statement, Prepared] = {}
        self._waiting: deque[Work] = deque()
        self._arrived = threading.Condition(threading.Lock())
        self._closing = False
        self._threads = [
            threading.Thread(target=self._serve, name=f"storage-{number}", daemon=True)
            for number in range(1 if self._is_sqlite else POSTGRES_CONNECTIONS)
        ]
        for thread in self._threads:
            thread.start()

    def take(self, works: list[Work]) -> None:
        """Raises StorageAway after `close`."""
        with self._arrived:
            if self._closing:
                raise StorageAway("closed")
            self._waiting.extend(works)
            self._arrived.notify(len(works))

    def close(self) -> None:
        with self._arrived:
            self._closing = True
            self._arrived.notify_all()
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while group := self._next_group():
            self._run_group(group)
            _tell(group)

    def _next_group(self) -> list[Work]:
        """This thread's share of what is waiting, at most LARGEST_GROUP; empty when nothing will come any more."""
        with self._arrived:
            while not self._waiting:
                if self._closing:
                    return []
                self._arrived.wait()
            share = -(-len(self._waiting) // len(self._threads))  # rounded up: the other threads find the rest
            size = min(share, LARGEST_GROUP)
            return [self._waiting.popleft() for _ in range(size)]

    def _run_group(self, group: list[Work]) -> None:
        """Afterwards each has its result, committed, or its error."""
        try:
            if self._is_sqlite:
                self._commit_in_savepoints(group)
            elif len(group) == 1 or not self._commit_plainly(group):
                for work in group:
                    self._commit_alone(work)
        except BaseException as error:
            for work in group:
                work.error = failure_of(error) or error

    def _commit_in_savepoints(self, group: list[Work]) -> None:
        with self._engine.connect() as connection, connection.begin():
            cursor = driver_connection(connection).cursor()
            for work in group:
                cursor.execute("SAVEPOINT one")
                try:
                    work.result = self._run(work, connection, cursor)
                except Exception as error:
                    if failure_of(error) is not None:
                        raise
                    work.error = error
                    cursor.execute("ROLLBACK TO one")
                cursor.execute("RELEASE one")

    def _commit_plainly(self, group: list[Work]) -> bool:
        """Whether all of the group ran and were committed; otherwise nothing was."""
        try:
            with self._engine.connect() as connection, connection.begin():
                cursor = driver_connection(connection).cursor()
                for work in group:
                    work.result = self._run(work, connection, cursor)
        except Exception as error:
            if failure_of(error) is not None and not may_be_run_again(error):
                raise
            return False
        return True

    def _commit_alone(self, work: Work) -> None:
        for remaining in reversed(range(RUNS_AFTER_DEADLOCK)):
            try:
                with self._engine.connect() as connection, connection.begin():
                    work.result = self._run(work, connection, driver_connection(connection).cursor())
                return
            except Exception as error:
                if may_be_run_again(error) and remaining:
                    continue
                work.error = failure_of(error) or error
                return

    def _run(self, work: Work, connection: Connection, cursor: Any) -> Any:
        return work.use_case(Transaction(self._keys, self._zone, connection, cursor, self._prepared))


def _tell(group: list[Work]) -> None:
    """One wake-up per event loop, not one per use case."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Work]] = {}
    for work in group:
        if work.loop is None:
            work.tell()
        else:
            by_loop.setdefault(work.loop, []).append(work)
    for loop, works in by_loop.items():
        try:
            loop.call_soon_threadsafe(_tell_all, works)
        except RuntimeError:  # that loop has ended; nobody is waiting any more
            continue


def _tell_all(works: list[Work]) -> None:
    for work in works:
        work.tell()
