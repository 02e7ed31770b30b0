"""Periods: which local days they hold, how they are named, on which days blocks may close."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.period import (
    PeriodKind,
    before,
    closed_periods,
    instants,
    is_cut_day,
    label,
    local_day,
    next_cut_day,
    parse,
    short_label,
    week_of,
)
from survey.messages import Language
from survey.wording import wording

HA_NOI = ZoneInfo("Asia/Ho_Chi_Minh")
PERIOD_DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("key", "first", "last", "name"),
    [  # the table of the reform calendar, row by row
        ("2026-W46", date(2026, 11, 9), date(2026, 11, 15), "Tuần 46 năm 2026 (09/11 – 15/11/2026)"),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30), "Tháng 11 năm 2026"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Tháng 12 năm 2026"),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14), "Quý I năm 2026"),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14), "Quý II năm 2026"),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14), "Quý III năm 2026"),
        ("2026-Q4", date(2026, 9, 15), date(2026, 12, 14), "Quý IV năm 2026"),
        ("2026-6M", date(2025, 12, 15), date(2026, 6, 14), "6 tháng đầu năm 2026"),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14), "9 tháng đầu năm 2026"),
        ("2026-Y", date(2025, 12, 15), date(2026, 12, 14), "Năm 2026"),
    ],
)
def test_a_key_names_the_days_and_the_label_of_the_calendar(key: str, first: date, last: date, name: str) -> None:
    period = parse(key)

    assert (period.start, period.last_day) == (first, last)
    assert period.end == last + timedelta(days=1)
    assert label(period, wording(Language.VI, HA_NOI)) == name


def test_a_week_over_new_year_names_both_years() -> None:
    # 2026 has 53 ISO weeks; the last runs from Mon 28/12/2026 to Sun 03/01/2027
    assert label(parse("2026-W53"), wording(Language.VI, HA_NOI)) == "Tuần 53 năm 2026 (28/12/2026 – 03/01/2027)"


@pytest.mark.parametrize(
    "key",
    [
        *("", "2026", "2026-W54", "2025-W53", "2026-W00", "2026-W4", "2026-w46", "26-W46"),
        *("2026-13", "2026-00", "2026-Q5", "2026-3M", "1999-11", " 2026-11", "2026-11\n", "2026-١١"),
    ],
)
def test_a_bad_key_is_refused_with_one_sentence(key: str) -> None:
    with pytest.raises(ValueError, match=r"is not a period") as refusal:
        parse(key)

    assert "\n" not in str(refusal.value)


@given(PERIOD_DAYS)
def test_the_week_of_a_day_holds_it_and_is_found_again_by_its_key(day: date) -> None:
    week = week_of(day)

    assert day in week
    assert week.start.isoweekday() == 1
    assert parse(week.key) == week


def test_every_period_ends_on_a_cut_day_so_that_blocks_fit_into_it() -> None:
    keys = ["W01", "W46", "02", "11", "Q1", "Q2", "Q3", "Q4", "6M", "9M", "Y"]

    assert all(is_cut_day(parse(f"{year}-{key}").last_day) for year in (2024, 2026, 2027) for key in keys)


def test_cut_days_of_november_and_december_2026() -> None:
    # Sundays 1, 8, 15, 22, 29 and the last day 30; Sundays 6, 13, 20, 27, the 14th and the last day 31
    november = [day for day in range(1, 31) if is_cut_day(date(2026, 11, day))]
    december = [day for day in range(1, 32) if is_cut_day(date(2026, 12, day))]

    assert november == [1, 8, 15, 22, 29, 30]
    assert december == [6, 13, 14, 20, 27, 31]


@given(PERIOD_DAYS)
def test_the_next_cut_day_is_the_first_one_and_at_most_six_days_away(day: date) -> None:
    cut = next_cut_day(day)

    assert is_cut_day(cut)
    assert day <= cut <= day + timedelta(days=6)
    assert not any(is_cut_day(day + timedelta(days=step)) for step in range((cut - day).days))


def test_on_a_monday_exactly_the_weeks_since_the_last_card_are_over() -> None:
    # after Sun 01/11: weeks 45 (02–08/11) and 46 (09–15/11); week 47 is running on Mon 16/11
    weeks = closed_periods(PeriodKind.WEEK, after=date(2026, 11, 1), today=date(2026, 11, 16))

    assert [week.key for week in weeks] == ["2026-W45", "2026-W46"]


def test_on_a_sunday_its_week_is_not_over() -> None:
    assert closed_periods(PeriodKind.WEEK, after=date(2026, 11, 8), today=date(2026, 11, 15)) == []


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        # 2026 has 53 ISO weeks; the last one ends on Sunday 3 January 2027
        (PeriodKind.WEEK, ["2026-W52", "2026-W53", "2027-W01"]),
        (PeriodKind.MONTH, ["2026-12"]),
        (PeriodKind.QUARTER, []),
        (PeriodKind.YEAR, []),
    ],
)
def test_over_new_year_no_period_is_left_out(kind: PeriodKind, keys: list[str]) -> None:
    closed = closed_periods(kind, after=date(2026, 12, 20), today=date(2027, 1, 11))

    assert [period.key for period in closed] == keys


def test_on_15_december_the_quarter_and_the_year_are_over_and_nothing_else() -> None:
    closed = [closed_periods(kind, date(2026, 12, 13), date(2026, 12, 15)) for kind in PeriodKind]

    assert [period.key for of_kind in closed for period in of_kind] == ["2026-Q4", "2026-Y"]


@pytest.mark.parametrize(
    ("key", "short"),
    [("2026-W06", "T6"), ("2026-09", "9"), ("2026-Q4", "IV"), ("2026-6M", "2026"), ("2026-Y", "2026")],
)
def test_a_column_of_a_chart_names_its_period_shortly(key: str, short: str) -> None:
    assert short_label(parse(key), wording(Language.VI, HA_NOI)) == short


def test_the_days_of_a_period_begin_at_local_midnight() -> None:
    # Viet Nam is seven hours ahead of UTC
    begins, ends = instants(parse("2026-W46"), HA_NOI)

    assert begins == datetime(2026, 11, 8, 17, tzinfo=UTC)
    assert ends == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert local_day(begins, HA_NOI) == date(2026, 11, 9)
    assert local_day(ends - timedelta(seconds=1), HA_NOI) == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("key", "preceding"),
    [
        ("2026-W46", "2026-W45"),
        ("2027-W01", "2026-W53"),
        ("2026-01", "2025-12"),
        ("2026-Q1", "2025-Q4"),
        ("2026-Q3", "2026-Q2"),
        ("2026-6M", "2025-6M"),
        ("2026-9M", "2025-9M"),
        ("2026-Y", "2025-Y"),
    ],
)
def test_each_kind_of_period_has_one_before_it(key: str, preceding: str) -> None:
    assert before(parse(key)) == parse(preceding)
