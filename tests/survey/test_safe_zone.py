"""When the questions come that were put off: by day, and without regard to when in its part of the day a visit was."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.safe_zone import Delay, asking_moment, is_by_day, part_ends

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = datetime(2026, 11, 11, tzinfo=VIET_NAM)


def local(hour: int, minute: int = 0, day: int = 11) -> datetime:
    return DAY.replace(hour=hour, minute=minute, day=day)


@pytest.mark.parametrize(
    ("visited", "ends"),
    [
        (local(7), local(12)),
        (local(11, 59), local(12)),
        (local(12), local(17)),
        (local(16, 59), local(17)),
        (local(17), local(7, day=12)),
        (local(23, 59), local(7, day=12)),
        (local(0), local(7)),
        (local(6, 59), local(7)),
    ],
)
def test_the_day_has_three_parts(visited: datetime, ends: datetime) -> None:
    assert part_ends(visited.astimezone(UTC), VIET_NAM) == ends


def test_the_moment_is_the_same_for_all_who_draw_the_same_letters_in_one_part_of_the_day() -> None:
    moments = {asking_moment(local(hour), Delay(30, 180), "abc", VIET_NAM) for hour in (7, 9, 11)}

    assert len(moments) == 1


moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments, st.text(max_size=9), st.integers(15, 120), st.integers(60, 165))
def test_nobody_is_asked_by_night_or_before_leaving(at: datetime, letters: str, least: int, spread: int) -> None:
    delay = Delay(least, min(180, least + spread))

    moment = asking_moment(at, delay, letters, VIET_NAM)

    assert is_by_day(moment, VIET_NAM)
    assert timedelta(minutes=least) <= moment - part_ends(at, VIET_NAM) < timedelta(minutes=delay.most)


def test_the_moments_are_spread_evenly() -> None:
    # 1,000 draws over 150 minutes: 100 a tenth, give or take 3 standard deviations of 9.5
    drawn = [asking_moment(local(9), Delay(30, 180), str(number), VIET_NAM) for number in range(1000)]
    tenths = [0] * 10
    for moment in drawn:
        tenths[(moment - local(12, 30)) // timedelta(minutes=15)] += 1

    assert all(70 <= number <= 130 for number in tenths)
