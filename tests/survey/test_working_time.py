"""Working time: lunch, rest days, holidays and swapped days between two instants."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.working_time import Calendar, DayKind, Holiday, Hours, Open, calendar, load_default_holidays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = calendar(ZONE, load_default_holidays())
INSTANTS = st.integers(0, 700 * 86400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize("day", ["2026-11-09", "2026-01-10", "2026-08-22", "2026-09-03", "2027-02-12"])
def test_ordinary_mondays_and_swapped_saturdays_are_worked(day: str) -> None:
    assert OFFICE.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    ["2026-11-07", "2026-11-08", "2026-01-02", "2026-02-16", "2026-02-20", "2026-04-27", "2026-08-31", "2027-05-03"],
)
def test_weekends_and_holidays_are_not_worked(day: str) -> None:
    assert not OFFICE.is_working_day(date.fromisoformat(day))


def test_instants_come_out_in_utc() -> None:
    # Viet Nam is seven hours ahead
    assert OFFICE.opening_moment(date(2026, 11, 9)) == datetime(2026, 11, 9, 0, 30, tzinfo=UTC)
    assert OFFICE.closing_moment(date(2026, 11, 9)) == datetime(2026, 11, 9, 10, 0, tzinfo=UTC)
    assert OFFICE.closing_moment(date(2026, 11, 9)).tzinfo is UTC


def test_a_day_of_rest_has_no_opening() -> None:
    with pytest.raises(ValueError, match="08/11/2026 is not a working day"):
        OFFICE.opening_moment(date(2026, 11, 8))


def test_the_day_itself_is_not_counted() -> None:
    friday = date(2026, 11, 6)

    assert OFFICE.add_working_days(friday, 1) == date(2026, 11, 9)
    assert OFFICE.add_working_days(friday, 0) == friday
    assert OFFICE.add_working_days(date(2026, 11, 7), 0) == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-09 08:00", "2026-11-09 09:00", 60),
        ("2026-11-09 11:00", "2026-11-09 14:00", 60),  # half an hour before lunch, half an hour after
        ("2026-11-09 00:00", "2026-11-10 00:00", 450),  # 4 h + 3 h 30
        ("2026-11-06 16:00", "2026-11-09 08:30", 120),  # one hour on Friday, one on Monday
        ("2026-11-07 08:00", "2026-11-08 17:00", 0),
        ("2026-02-13 16:30", "2026-02-23 08:00", 60),  # Tết between
        ("2026-11-09 09:00", "2026-11-09 08:00", 0),
    ],
)
def test_minutes_between_two_instants_leave_out_lunch_and_rest(start: str, end: str, minutes: int) -> None:
    assert OFFICE.working_minutes(local(start), local(end)) == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-09 08:00", 30, "2026-11-09 08:30"),
        ("2026-11-09 11:00", 60, "2026-11-09 14:00"),
        ("2026-11-06 16:00", 60, "2026-11-06 17:00"),  # at closing time, not on Monday morning
        ("2026-11-07 10:00", 1, "2026-11-09 07:31"),
    ],
)
def test_after_some_minutes_of_work(start: str, minutes: int, end: str) -> None:
    assert OFFICE.after_working_minutes(local(start), minutes) == local(end)


@given(INSTANTS, st.integers(1, 20_000))
def test_going_forward_by_minutes_passes_that_many(start: datetime, minutes: int) -> None:
    end = OFFICE.after_working_minutes(start, minutes)

    assert OFFICE.working_minutes(start, end) == minutes
    assert OFFICE.working_minutes(start, end - timedelta(seconds=1)) == minutes - 1


@given(INSTANTS, st.integers(0, 60), st.integers(0, 60))
def test_minutes_of_two_spans_add_up(start: datetime, first: int, second: int) -> None:
    # whole minutes, so that nothing is rounded
    start = start.replace(second=0, microsecond=0)
    middle, end = start + timedelta(hours=first), start + timedelta(hours=first + second)

    whole = OFFICE.working_minutes(start, end)

    assert whole == OFFICE.working_minutes(start, middle) + OFFICE.working_minutes(middle, end)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(1, 60))
def test_that_many_working_days_lie_between(day: date, days: int) -> None:
    last = OFFICE.add_working_days(day, days)

    between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
    assert sum(map(OFFICE.is_working_day, between)) == days
    assert OFFICE.is_working_day(last)


def test_a_unit_has_its_own_hours() -> None:
    morning = (Open(time(8), time(11)),)
    saturdays = Calendar(ZONE, Hours(week=(morning,) * 6 + ((),), swapped=morning))

    assert saturdays.closing_moment(date(2026, 11, 7)) == local("2026-11-07 11:00")


@pytest.mark.parametrize(
    "week",
    [
        ((),) * 7,
        ((Open(time(8), time(11)),),) * 6,
        ((Open(time(11), time(8)),),) * 7,
        ((Open(time(8), time(12)), Open(time(11), time(17))),) * 7,
    ],
)
def test_hours_that_never_open_or_overlap_are_refused(week: tuple[tuple[Open, ...], ...]) -> None:
    with pytest.raises(ValueError, match="office hours"):
        Hours(week=week)


def test_the_holidays_that_come_along_name_each_day_once() -> None:
    holidays = load_default_holidays()

    assert max(Counter(holiday.day for holiday in holidays).values()) == 1
    assert {holiday.day.year for holiday in holidays} == {2026, 2027}


def test_what_waits_for_the_yearly_notice_is_marked() -> None:
    unconfirmed = {row.day for row in load_default_holidays() if not row.confirmed and row.day.year == 2027}

    # Tết 05–11/02, Giỗ Tổ 16/04, Quốc khánh 02–03/09
    tet = {date(2027, 2, day) for day in range(5, 12)}
    assert unconfirmed == tet | {date(2027, 4, 16), date(2027, 9, 2), date(2027, 9, 3)}


def test_a_new_holiday_is_one_more_row() -> None:
    extra = Holiday(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa", confirmed=False)

    assert not calendar(ZONE, [*load_default_holidays(), extra]).is_working_day(date(2026, 11, 24))
