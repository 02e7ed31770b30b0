"""One slip, one holder, one answer; once that is final neither leads to the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from storage import visits
from storage.database import Database
from storage.visits import Batch, Refusal
from survey.visit import Slip

NOW = datetime(2026, 11, 11, 2, tzinfo=UTC)  # 09:00 in Viet Nam
DAY = date(2026, 11, 11)
BATCH = Batch("quay-3", first_number=1, count=25, day=DAY, days=90, issued_at=NOW)
SLIP = Slip(desk_number=3, day=DAY, number=12, random=b"abcd")
MINE, THEIRS = "f00d", "beef"


def opened(database: Database, lane: str = MINE, at: datetime = NOW, slip: Slip = SLIP) -> Refusal | None:
    return database.run_now(visits.open_slip, slip, "quay-3", lane, at, at.date())[1]


def slip_hash(database: Database) -> str:
    return database.run_now(visits.open_slip, SLIP, "quay-3", MINE, NOW, DAY)[0]


def test_only_slips_of_an_issued_batch_are_worth_anything(database: Database) -> None:
    before = opened(database)
    database.run_now(visits.issue, BATCH)

    assert before is Refusal.REVOKED
    assert opened(database) is None
    # 25 slips from number 1 on: 26 was never printed, and none of another day
    assert opened(database, slip=Slip(3, DAY, 26, b"abcd")) is Refusal.REVOKED
    assert opened(database, slip=Slip(3, DAY + timedelta(days=1), 13, b"abcd")) is Refusal.REVOKED


def test_numbers_of_a_desk_go_on_and_two_printers_cannot_take_the_same(database: Database) -> None:
    first = database.run_now(visits.next_number, "quay-3")
    taken = database.run_now(visits.issue, BATCH)
    again = database.run_now(visits.issue, BATCH)

    assert (first, taken, again) == (1, True, False)
    assert database.run_now(visits.next_number, "quay-3") == 26
    assert database.run_now(visits.next_number, "quay-4") == 1


def test_who_opens_it_first_has_it_for_seven_days(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    first = opened(database, MINE)
    almost_over, over = NOW + timedelta(days=7, seconds=-1), NOW + timedelta(days=7)

    assert first is None
    assert opened(database, THEIRS) is Refusal.USED
    assert opened(database, MINE, almost_over) is None
    assert opened(database, MINE, over) is Refusal.EXPIRED


def test_a_slip_nobody_opened_lives_as_long_as_its_batch(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    last, after = NOW + timedelta(days=90), NOW + timedelta(days=91)

    assert opened(database, at=after) is Refusal.EXPIRED
    assert opened(database, at=last) is None
    # opened on its last day it still has its seven days
    assert opened(database, at=after) is None


def test_a_revoked_batch_proves_nothing_any_more(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    revoked = database.run_now(visits.revoke, "quay-3", 1, NOW)
    again = database.run_now(visits.revoke, "quay-3", 1, NOW + timedelta(days=1))

    assert (revoked, again) == (True, False)
    assert opened(database) is Refusal.REVOKED
    [batch] = database.run_now(visits.batches)
    assert (batch.name, batch.revoked_at) == ("quay-3-1", NOW)


def test_a_slip_proves_one_interview_of_its_holder(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    slip = slip_hash(database)

    foreign = database.run_now(visits.prove, slip, THEIRS, "talk0", NOW)
    first = database.run_now(visits.prove, slip, MINE, "talk1", NOW)
    second = database.run_now(visits.prove, slip, MINE, "talk2", NOW)

    assert (foreign, first, second) == (False, True, False)
    assert database.run_now(visits.holds, slip, "talk1")
    assert not database.run_now(visits.holds, slip, "talk2")
    assert opened(database) is Refusal.USED


def test_after_seven_days_an_opened_slip_proves_nothing(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    slip = slip_hash(database)

    assert not database.run_now(visits.prove, slip, MINE, "talk1", NOW + timedelta(days=7))


def test_a_withdrawn_answer_gives_its_slip_back_to_its_holder_only(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    database.run_now(visits.prove, slip_hash(database), MINE, "talk1", NOW)

    database.run_now(visits.release, "talk1")

    assert opened(database, THEIRS) is Refusal.USED
    assert opened(database, MINE) is None


def test_a_final_answer_leaves_neither_holder_nor_interview_beside_the_slip(
    sqlite_url: str, open_database: Callable[[str], Database]
) -> None:
    database = open_database(sqlite_url)
    database.run_now(visits.issue, BATCH)
    database.run_now(visits.prove, slip_hash(database), MINE, "talk-of-somebody", NOW)
    before = bytes_on_disk(sqlite_url)

    database.run_now(visits.end, "talk-of-somebody")

    assert b"talk-of-somebody" in before
    assert b"talk-of-somebody" not in bytes_on_disk(sqlite_url)
    assert opened(database, MINE) is Refusal.USED
    assert opened(database, THEIRS) is Refusal.USED


def test_neither_number_nor_account_of_an_opened_slip_is_stored(
    sqlite_url: str, open_database: Callable[[str], Database]
) -> None:
    database = open_database(sqlite_url)
    database.run_now(visits.issue, Batch("quay-3", 7_000_001, 25, DAY, 90, NOW))
    slip = Slip(3, DAY, 7_000_017, b"wxyz")

    assert opened(database, "lane-of-somebody", slip=slip) is None

    stored = bytes_on_disk(sqlite_url)
    assert b"lane-of-somebody" not in stored
    assert b"wxyz" not in stored
    assert (7_000_017).to_bytes(3) not in stored


def test_what_is_over_is_forgotten_but_no_slip_comes_alive_again(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    opened(database, MINE)
    week_over, batch_over = NOW + timedelta(days=7), NOW + timedelta(days=91)

    lapsed = database.run_now(visits.forget, week_over, week_over.date())
    after_a_week = opened(database, MINE, week_over)
    gone = database.run_now(visits.forget, batch_over, batch_over.date())

    assert (lapsed, gone) == (1, 1)
    assert after_a_week is Refusal.EXPIRED
    assert opened(database, MINE, batch_over) is Refusal.EXPIRED


def test_a_number_that_comes_back_tells_in_tens_how_many_were_handed_out(database: Database) -> None:
    database.run_now(visits.issue, BATCH)

    more = [database.run_now(visits.newly_invited, BATCH, number) for number in (3, 9, 12, 1, 25, 24)]

    # 3 → the first ten; 9 is among them; 12 → ten more; 1 is among them; 25 → all 25, not 30
    assert more == [10, 0, 10, 0, 5, 0]


def test_of_a_thousand_who_race_for_one_slip_one_has_it(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    lanes = [f"lane {number}" for number in range(1000)]

    with ThreadPoolExecutor(32) as threads:
        refusals = list(threads.map(lambda lane: opened(database, lane), lanes))

    assert refusals.count(None) == 1
    assert refusals.count(Refusal.USED) == 999


def test_of_many_interviews_that_race_for_one_slip_one_is_proved(database: Database) -> None:
    database.run_now(visits.issue, BATCH)
    slip = slip_hash(database)

    with ThreadPoolExecutor(32) as threads:
        talks = [f"talk {number}" for number in range(200)]
        proved = list(threads.map(lambda talk: database.run_now(visits.prove, slip, MINE, talk, NOW), talks))

    assert proved.count(True) == 1


def test_racers_count_each_slip_as_handed_out_once(database: Database) -> None:
    database.run_now(visits.issue, BATCH)

    with ThreadPoolExecutor(16) as threads:
        numbers = list(range(1, 26)) * 4
        more = list(threads.map(lambda number: database.run_now(visits.newly_invited, BATCH, number), numbers))

    assert sum(more) == 25


def bytes_on_disk(url: str) -> bytes:
    file = Path(url.removeprefix("sqlite:///"))
    return b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))
