"""Erased rows leave no bytes in SQLite's file, neither where they stood nor where a page had kept them before."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import make_url

from storage import consents, traces
from storage.database import Database
from storage.transaction import Transaction

NOON = datetime(2026, 11, 18, 5, 0, tzinfo=UTC)  # in Viet Nam
NIGHT = datetime(2026, 11, 17, 19, 0, tzinfo=UTC)  # 02:00 there
SMALL, LARGE = 1_000_000, traces.SMALL_BYTES + 1


def bytes_of(url: str) -> bytes:
    return Path(make_url(url).database or "").read_bytes()


def come_and_go(tx: Transaction, lanes: list[str], chance: random.Random) -> list[str]:
    """Two of three go again, in an order that makes pages hand rows over to each other; answers who went."""
    for lane in lanes:
        consents.record(tx, lane, "survey", "1" * chance.randint(1, 90), NOON)
    gone = chance.sample(lanes, 2 * len(lanes) // 3)
    for lane in gone:
        consents.forget(tx, lane, "survey", given_until=NOON)
    return gone


def left_in(url: str, lanes: list[str]) -> int:
    stored = bytes_of(url)
    return sum(lane.encode() in stored for lane in lanes)


def test_what_pages_kept_of_rows_they_had_passed_on_is_gone_after_the_sweep(
    sqlite_database: Database, sqlite_url: str
) -> None:
    chance = random.Random(7)
    lanes = [f"{chance.getrandbits(128):032x}" for _ in range(600)]
    gone = sqlite_database.run_now(come_and_go, lanes, chance)
    assert left_in(sqlite_url, gone), "secure_delete alone reaches them all: then no sweep is needed any more"

    sqlite_database.sweep()

    assert left_in(sqlite_url, gone) == 0
    assert left_in(sqlite_url, lanes) == len(lanes) - len(gone)


def test_a_small_file_is_swept_at_once_and_not_again_within_half_an_hour(database: Database) -> None:
    def due(after: timedelta) -> str | None:
        return database.run_now(traces.to_sweep, NOON + after, SMALL)

    assert due(timedelta(0)) is None, "nothing was erased"
    database.run_now(traces.note, NOON)
    left = due(timedelta(0))
    assert left is not None

    database.run_now(traces.note_swept, left, NOON)
    assert due(timedelta(hours=1)) is None, "nothing was erased since"
    database.run_now(traces.note, NOON + timedelta(minutes=1))
    assert due(timedelta(minutes=29)) is None
    assert due(timedelta(minutes=30)) is not None
    assert due(timedelta(minutes=-5)) is not None, "a clock that went back keeps nothing"


def test_what_is_erased_during_a_sweep_waits_for_the_next(database: Database) -> None:
    database.run_now(traces.note, NOON)
    left = database.run_now(traces.to_sweep, NOON, SMALL)
    assert left is not None
    database.run_now(traces.note, NOON + timedelta(seconds=1))

    database.run_now(traces.note_swept, left, NOON)

    assert database.run_now(traces.to_sweep, NOON + traces.BETWEEN_SWEEPS, SMALL) is not None


def test_a_large_file_is_swept_once_a_night(database: Database) -> None:
    database.run_now(traces.note, NOON)
    assert database.run_now(traces.to_sweep, NOON, LARGE) is None
    left = database.run_now(traces.to_sweep, NIGHT, LARGE)
    assert left is not None

    database.run_now(traces.note_swept, left, NIGHT)
    database.run_now(traces.note, NIGHT + timedelta(minutes=31))
    assert database.run_now(traces.to_sweep, NIGHT + timedelta(minutes=31), LARGE) is None
    assert database.run_now(traces.to_sweep, NIGHT + timedelta(days=1), LARGE) is not None
