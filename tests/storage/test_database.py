"""Database.run: one transaction, back after the commit; a failing use case fails alone."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from storage import settings
from storage.database import Database, StorageAway, Transaction


def increment(tx: Transaction) -> None:
    settings.put(tx, "count", str(int(settings.get(tx, "count") or "0") + 1))


def count(tx: Transaction) -> str | None:
    return settings.get(tx, "count")


def fail_after_writing(tx: Transaction) -> None:
    settings.put(tx, "failed", "written")
    raise ValueError("the use case's own fault")


async def test_a_failing_use_case_of_a_group_fails_alone_and_raises_to_its_own_caller(database: Database) -> None:
    def put(tx: Transaction, key: str) -> str:
        settings.put(tx, key, "kept")
        return key

    outcomes = await asyncio.gather(
        database.run(put, "before"),
        database.run(fail_after_writing),
        database.run(put, "after"),
        return_exceptions=True,
    )

    assert outcomes[0] == "before"
    assert isinstance(outcomes[1], ValueError)
    assert outcomes[2] == "after"
    kept = [database.run_now(settings.get, key) for key in ("before", "failed", "after")]
    assert kept == ["kept", None, "kept"]


def test_four_threads_that_each_count_a_hundred_times_count_to_four_hundred(sqlite_database: Database) -> None:
    def count_up() -> None:
        for _ in range(100):
            sqlite_database.run_now(increment)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sqlite_database.run_now(count) == "400"


def test_closing_finishes_what_is_waiting_and_takes_nothing_more(
    database_url: str, open_database: Callable[[str], Database]
) -> None:
    database = open_database(database_url)
    running, go_on = threading.Event(), threading.Event()

    def wait_then_increment(tx: Transaction) -> None:
        running.set()
        go_on.wait(10)
        increment(tx)

    first = threading.Thread(target=database.run_now, args=(wait_then_increment,))
    first.start()
    running.wait(10)
    closing = threading.Thread(target=database.close)
    closing.start()
    go_on.set()
    first.join()
    closing.join()

    with pytest.raises(StorageAway):
        database.run_now(count)
    assert open_database(database_url).run_now(count) == "1"
