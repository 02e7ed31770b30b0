"""Deadlines: the worked examples of the office calendar, to the minute."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.deadlines import Policy, deadlines, silence
from survey.working_time import calendar, load_default_holidays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = calendar(ZONE, load_default_holidays())


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("sent", "classify", "forward", "answer"),
    [
        # day 1 is Mon 09/11
        ("2026-11-07 10:00", "2026-11-10 17:00", "2026-11-13 17:00", "2026-11-20 17:00"),
        # Tết: day 1 is Mon 23/02
        ("2026-02-13 16:00", "2026-02-24 17:00", "2026-02-27 17:00", "2026-03-06 17:00"),
        # Saturday 10/01 is worked
        ("2026-01-08 09:00", "2026-01-10 17:00", "2026-01-14 17:00", "2026-01-21 17:00"),
    ],
)
def test_the_day_of_sending_does_not_count_and_rest_days_move_on(
    sent: str, classify: str, forward: str, answer: str
) -> None:
    due = deadlines(local(sent), Policy(), OFFICE)

    assert due.classify_due == local(classify)
    assert due.forward_due == local(forward)
    assert due.answer_due == local(answer)


def test_the_warnings_come_at_70_percent_and_on_the_last_morning() -> None:
    due = deadlines(local("2026-11-07 10:00"), Policy(), OFFICE)

    # 10 days of 450 minutes; 70 % are 3,150 = seven days: the closing of Tue 17/11
    assert due.warn_at == local("2026-11-17 17:00")
    assert due.last_morning == local("2026-11-20 07:30")


def test_nobody_took_it_after_70_percent_of_the_time_to_classify() -> None:
    due = deadlines(local("2026-11-07 10:00"), Policy(), OFFICE)

    # 2 days of 450 minutes; 70 % are 630: Monday's 450, and 180 on Tuesday from 07:30
    assert due.unclaimed_at == local("2026-11-10 10:30")


def test_a_unit_may_promise_less_time() -> None:
    due = deadlines(local("2026-11-09 09:00"), Policy(classify_days=1, forward_days=2, answer_days=5), OFFICE)

    assert due.classify_due == local("2026-11-10 17:00")
    assert due.answer_due == local("2026-11-16 17:00")


def test_what_is_sent_after_midnight_local_time_counts_from_that_day() -> None:
    # 00:30 on Tuesday in Viet Nam is still Monday in UTC
    due = deadlines(local("2026-11-10 00:30"), Policy(), OFFICE)

    assert due.classify_due == local("2026-11-12 17:00")


def test_a_question_is_repeated_after_three_days_and_given_up_after_five() -> None:
    waiting = silence(local("2026-11-06 15:00"), OFFICE)

    assert waiting.remind_at == local("2026-11-11 17:00")
    assert waiting.missing_at == local("2026-11-13 17:00")


@given(st.integers(0, 700 * 86400).map(lambda seconds: datetime(2026, 1, 1, tzinfo=ZONE) + timedelta(seconds=seconds)))
def test_everything_comes_in_its_order(sent: datetime) -> None:
    due = deadlines(sent, Policy(), OFFICE)

    assert sent < due.unclaimed_at < due.classify_due < due.forward_due < due.answer_due
    assert due.warn_at < due.last_morning < due.answer_due
    assert due.answer_due.utcoffset() == timedelta(0)
