"""Without a slip one answer per account, desk and day; after the day nobody can tell whose."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from storage import caps
from storage.database import Database, Transaction
from storage.tables.responses import CapRow
from storage.transaction import reading

WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)
MINE, THEIRS = "f00d", "beef"
FRESH_AGAIN = b"b" * 32


def taken(database: Database, lane: str, day: date, desk: str = "quay-3") -> bool:
    return database.run_now(
        caps.take_cap, desk, lane, day, day.isoformat().encode().ljust(32)
    )  # chance draws another each day


def hashes(tx: Transaction) -> list[str]:
    return [row[0] for row in tx.all(reading(CapRow, "hash"))]


def test_one_answer_a_day_at_each_desk_and_again_after_midnight(database: Database) -> None:
    assert taken(database, MINE, WEDNESDAY)
    assert not taken(database, MINE, WEDNESDAY)
    assert taken(database, MINE, WEDNESDAY, "quay-4")
    assert taken(database, THEIRS, WEDNESDAY)
    assert taken(database, MINE, THURSDAY)


def test_when_the_day_is_over_key_and_hashes_go_and_the_day_that_runs_stays(database: Database) -> None:
    taken(database, MINE, WEDNESDAY)
    taken(database, MINE, THURSDAY)

    database.run_now(caps.destroy_cap_keys, THURSDAY)

    assert len(database.run_now(hashes)) == 1
    assert database.run_now(caps.cap_taken, "quay-3", MINE, THURSDAY)
    assert not database.run_now(caps.cap_taken, "quay-3", MINE, WEDNESDAY)


def test_a_clock_that_goes_back_into_a_day_that_is_over_begins_it_anew_under_another_key(database: Database) -> None:
    taken(database, MINE, WEDNESDAY)
    before = database.run_now(hashes)
    database.run_now(caps.destroy_cap_keys, THURSDAY)

    again = database.run_now(caps.take_cap, "quay-3", MINE, WEDNESDAY, FRESH_AGAIN)

    assert again
    assert database.run_now(hashes) != before


def test_of_many_answers_of_one_account_at_once_one_takes_the_day(database: Database) -> None:
    with ThreadPoolExecutor(16) as threads:
        won = list(threads.map(lambda _: taken(database, MINE, WEDNESDAY), range(48)))

    assert won.count(True) == 1


def test_the_first_answers_of_many_accounts_share_one_key_of_the_day(database: Database) -> None:
    def first(number: int) -> bool:
        return database.run_now(caps.take_cap, "quay-3", f"lane {number}", WEDNESDAY, number.to_bytes(32))

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(first, range(32)))
    # had one of them used another key, this account could answer twice
    assert not any(first(number) for number in range(32))
