"""Each update of each bot has its effect once; what failed waits sealed."""

from datetime import UTC, datetime, timedelta

from storage import inbox
from storage.database import Database
from storage.inbox import UpdateRef
from survey.messages import CITIZEN_BOT, STAFF_BOT

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
LATER = NOW + timedelta(seconds=5)
FIRST = UpdateRef(CITIZEN_BOT, 7001, "a1b2")


def test_an_update_is_new_once_and_per_bot(database: Database) -> None:
    other_bot = UpdateRef(STAFF_BOT, 7001, "a1b2")

    seen = [database.run_now(inbox.first_time, ref, NOW) for ref in (FIRST, FIRST, other_bot)]

    assert seen == [True, False, True]


def test_a_parked_update_comes_back_whole_when_it_is_due_and_becomes_done_by_its_retry(database: Database) -> None:
    database.run_now(inbox.park, FIRST, b'{"text": "x"}', "KeyError", NOW, LATER)

    before = database.run_now(inbox.parked, CITIZEN_BOT, NOW)
    [due] = database.run_now(inbox.parked, CITIZEN_BOT, LATER)
    lanes = database.run_now(inbox.parked_lanes, CITIZEN_BOT)
    retried = database.run_now(inbox.first_time, FIRST, LATER)

    assert before == []
    assert (due.ref, due.raw, due.attempts, due.why) == (FIRST, b'{"text": "x"}', 1, "KeyError")
    assert lanes == {"a1b2"}
    assert retried
    assert database.run_now(inbox.parked, CITIZEN_BOT, LATER) == []
    assert not database.run_now(inbox.first_time, FIRST, LATER)


def test_parking_again_counts_the_try_and_waits_longer(database: Database) -> None:
    database.run_now(inbox.park, FIRST, b"raw", "KeyError", NOW, NOW)

    database.run_now(inbox.park, FIRST, b"raw", "ValueError", NOW, LATER)

    assert database.run_now(inbox.parked, CITIZEN_BOT, NOW) == []
    [due] = database.run_now(inbox.parked, CITIZEN_BOT, LATER)
    assert (due.attempts, due.why) == (2, "ValueError")


def test_what_is_buried_is_never_handled_and_never_parked_again(database: Database) -> None:
    database.run_now(inbox.park, FIRST, b"raw", "KeyError", NOW, NOW)

    database.run_now(inbox.bury, FIRST, "gave up", NOW)

    database.run_now(inbox.park, FIRST, b"raw", "KeyError", NOW, NOW)
    assert not database.run_now(inbox.first_time, FIRST, NOW)
    assert database.run_now(inbox.state_of, CITIZEN_BOT, 7001) == inbox.DEAD
    assert database.run_now(inbox.parked, CITIZEN_BOT, LATER) == []


def test_old_rows_are_forgotten_but_not_parked_ones(database: Database) -> None:
    parked = UpdateRef(CITIZEN_BOT, 7002, "c3")
    database.run_now(inbox.first_time, FIRST, NOW)
    database.run_now(inbox.park, parked, b"raw", "KeyError", NOW, NOW)

    forgotten = database.run_now(inbox.forget_older_than, LATER)

    assert forgotten == 1
    assert database.run_now(inbox.state_of, CITIZEN_BOT, 7001) is None
    assert database.run_now(inbox.state_of, CITIZEN_BOT, 7002) == inbox.PARKED
