"""Low scores are told once a day at most, after closing time, when three or more could have given them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from analytics.rates import LevelCounts
from bot.rehearsal import sample
from bot.usecases import clock_alerts
from storage import people
from storage.database import Database, Transaction

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2026, 11, 11, 9, tzinfo=ZONE)
CLOSING = datetime(2026, 11, 18, 17, tzinfo=ZONE)  # a Wednesday
GOOD, LOW = LevelCounts((0, 0, 0, 1, 0)), LevelCounts((0, 1, 0, 0, 0))
NONE = LevelCounts()


@pytest.fixture
def office(database: Database) -> Database:
    database.run_now(sample.set_up, OPENED)
    return database


def finals(database: Database, *overall: LevelCounts, attitude: LevelCounts = NONE, desk: str = "quay-3") -> None:
    for one in overall:
        database.run_now(clock_alerts.note_final, desk, one, attitude)


def told(database: Database) -> list[str]:
    """Chats that were ever told of low scores."""

    def read(tx: Transaction) -> list[str]:
        tx.cursor.execute("SELECT chat FROM outbox WHERE key LIKE 'low:%' ORDER BY id")
        return [row[0] for row in tx.cursor.fetchall()]

    return database.run_now(read)


def alert(database: Database, at: datetime) -> int:
    return database.run_now(clock_alerts.alert_low_scores, at)


def test_after_closing_time_the_head_hears_once_that_there_were_low_scores(office: Database) -> None:
    finals(office, GOOD, GOOD, LOW)

    before = alert(office, CLOSING - timedelta(seconds=1))
    alert(office, CLOSING)
    alert(office, CLOSING)
    alert(office, CLOSING + timedelta(days=1))

    assert before == 0
    assert told(office) == [str(sample.HEAD.account)]


def test_two_answers_wait_for_a_third_also_overnight(office: Database) -> None:
    finals(office, LOW, LOW)
    early = alert(office, CLOSING)
    finals(office, GOOD)

    assert early == 0
    assert alert(office, CLOSING + timedelta(days=1)) == 1


def test_after_an_alert_three_more_answers_are_waited_for(office: Database) -> None:
    finals(office, LOW, GOOD, GOOD)
    alert(office, CLOSING)
    finals(office, LOW, GOOD)

    assert alert(office, CLOSING + timedelta(days=1)) == 0


def test_good_answers_alone_are_no_news_and_a_low_attitude_is(office: Database) -> None:
    finals(office, GOOD, GOOD, GOOD)
    good = alert(office, CLOSING)
    finals(office, GOOD, attitude=LOW)

    assert good == 0
    assert alert(office, CLOSING) == 1


def test_on_a_day_off_nothing_is_told_and_after_an_outage_the_next_working_day_tells_it(office: Database) -> None:
    finals(office, LOW, GOOD, GOOD)
    saturday, monday_night = CLOSING + timedelta(days=3), CLOSING + timedelta(days=5, hours=6)

    assert alert(office, saturday) == 0
    assert alert(office, monday_night) == 1


def test_with_nobody_to_tell_it_is_kept_until_there_is_somebody(office: Database) -> None:
    finals(office, LOW, GOOD, GOOD)
    for member in (sample.HEAD, sample.LEADER):
        gone = office.run_now(people.by_account, str(member.account))
        assert gone is not None
        office.run_now(people.remove, gone.id)

    nobody = alert(office, CLOSING)
    office.run_now(people.accept, "back", people.Role.HEAD, None, "quay-3", "7100", "Người mới", CLOSING)

    assert nobody == 0
    assert alert(office, CLOSING + timedelta(days=1)) == 1
    assert told(office) == ["7100"]


def test_a_clock_that_goes_back_tells_nothing_twice_on_its_day(office: Database) -> None:
    finals(office, LOW, GOOD, GOOD)
    alert(office, CLOSING)
    finals(office, LOW, GOOD, GOOD)

    assert alert(office, CLOSING - timedelta(days=1)) == 1  # another day, other answers
    assert alert(office, CLOSING) == 0
    assert len(told(office)) == 2
