"""Whoever changes an entry of the log, or takes one out, is found out."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from storage import chain, sealed
from storage.database import Database, Transaction
from survey.complaint_events import StaffId

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)


def three(tx: Transaction) -> list[str]:
    return [chain.append(tx, "block_closed", body, NOW) for body in ("a", "b", "c")]


def test_an_untouched_log_has_no_problem_and_its_head_is_the_last_hash(database: Database) -> None:
    empty = database.run_now(chain.head)
    hashes = database.run_now(three)

    assert empty == chain.START
    assert database.run_now(chain.head) == hashes[-1]
    assert database.run_now(chain.verify) == []


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE chain SET body = 'x' WHERE seq = 2", ["log-changed"]),
        ("DELETE FROM chain WHERE seq = 2", ["log-missing", "log-changed"]),
        ("DELETE FROM chain WHERE seq = 3", ["log-head"]),
        ("UPDATE chain SET at = at + 1 WHERE seq = 1", ["log-changed"]),
    ],
)
def test_tampering_is_found(database: Database, tampering: str, found: list[str]) -> None:
    def tamper(tx: Transaction) -> None:
        tx.connection.execute(text(tampering))

    database.run_now(three)

    database.run_now(tamper)

    assert [problem.wording for problem in database.run_now(chain.verify)] == found


def test_an_original_is_opened_whole_and_each_opening_is_recorded(database: Database) -> None:
    database.run_now(sealed.put, "complaint", "PA-1", b"words")

    opened = database.run_now(sealed.open, "complaint", "PA-1", StaffId(7), NOW)
    missing = database.run_now(sealed.open, "complaint", "PA-2", StaffId(7), NOW)

    assert (opened, missing) == (b"words", None)
    assert database.run_now(sealed.openings, "PA-1") == [sealed.Opening("complaint", "PA-1", StaffId(7), NOW)]
    assert database.run_now(sealed.openings, "PA-2") == []
    assert database.run_now(sealed.erase, "complaint", "PA-1")
    assert database.run_now(sealed.open, "complaint", "PA-1", StaffId(7), NOW) is None
