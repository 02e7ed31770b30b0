"""Counts add up per day, days go into exactly one block, a period is published once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from analytics.rates import LevelCounts
from storage import blocks, counts, summaries
from storage.blocks import BlockOverlaps
from storage.counts import Series
from storage.database import Database
from survey.definition import SurveyId

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 15)
OVERALL = Series("overall", "verified", "quick")
KEY = ("quay-3", "overall", "verified", "quick")


def add(database: Database, day: date, counted: LevelCounts, version: int = 1) -> None:
    database.run_now(counts.add, "quay-3", day, "verified", SurveyId("quick", version), "overall", counted)


def test_answers_of_a_day_add_up_over_versions_and_days_come_oldest_first(database: Database) -> None:
    add(database, SUNDAY, LevelCounts((0, 0, 0, 1, 0)))
    add(database, MONDAY, LevelCounts((1, 0, 0, 0, 0), not_applicable=1))
    add(database, MONDAY, LevelCounts((0, 0, 0, 0, 1), skipped=2), version=2)

    daily = database.run_now(counts.daily, "quay-3", "overall", "verified", MONDAY, "quick")

    assert daily == [
        (MONDAY, LevelCounts((1, 0, 0, 0, 1), not_applicable=1, skipped=2)),
        (SUNDAY, LevelCounts((0, 0, 0, 1, 0))),
    ]
    assert database.run_now(counts.series_of, "quay-3") == [OVERALL]
    assert [day.counts for day in database.run_now(counts.daily_of_desk, "quay-3", SUNDAY)] == [daily[1][1]]


def test_the_number_invited_is_unknown_until_a_desk_says_one(database: Database) -> None:
    unknown = database.run_now(counts.invited_between, "quay-3", MONDAY, SUNDAY)
    database.run_now(counts.add_invited, "quay-3", MONDAY, 12)
    database.run_now(counts.add_invited, "quay-3", MONDAY, 3)
    database.run_now(counts.add_invited, "quay-3", SUNDAY, 100)

    assert unknown is None
    assert database.run_now(counts.invited_between, "quay-3", MONDAY, SUNDAY) == 15  # 12 + 3; the end is not in it


def test_a_block_closes_once_and_no_day_is_in_two(database: Database) -> None:
    held = LevelCounts((0, 0, 2, 5, 4))
    before = database.run_now(blocks.open_from, *KEY)

    closed = [database.run_now(blocks.close, *KEY, MONDAY, SUNDAY, held) for _ in range(2)]
    with pytest.raises(BlockOverlaps):
        database.run_now(blocks.close, *KEY, SUNDAY, date(2026, 11, 22), held)

    assert (before, closed) == (None, [True, False])
    assert database.run_now(blocks.open_from, *KEY) == date(2026, 11, 16)
    [found] = database.run_now(blocks.closed_between, "quay-3", SUNDAY, SUNDAY)
    assert (found.of, found.block.first_day, found.block.counts) == (OVERALL, MONDAY, held)
    assert database.run_now(blocks.last_before, *KEY, SUNDAY) is None
    assert database.run_now(blocks.of_series, "quay-3", OVERALL) == [found.block]


def test_a_period_is_frozen_once_and_history_is_of_its_kind_newest_first(database: Database) -> None:
    taken = [database.run_now(summaries.freeze, "quay-3", "2026-W46", body, NOW) for body in ("first", "second")]
    for period in ("2026-W44", "2026-W45", "2026-11", "2026-W47"):
        database.run_now(summaries.freeze, "quay-3", period, period, NOW)

    history = database.run_now(summaries.history, "quay-3", date(2026, 11, 16), 8)  # the day after W46

    assert taken == [True, False]
    assert database.run_now(summaries.frozen, "quay-3", "2026-W46") == "first"
    assert [period for period, _ in history] == ["2026-W45", "2026-W44"]
    assert database.run_now(summaries.frozen_of_period, "2026-W46") == [("quay-3", "first")]


def test_a_units_overview_is_published_once(database: Database) -> None:
    published = [database.run_now(summaries.freeze_overview, "tt", "2026-W46", NOW, "body") for _ in range(2)]

    assert published == [True, False]
    assert database.run_now(summaries.overview, "tt", "2026-W46") == "body"


def test_invitations_are_listed_by_day_and_unknown_for_a_desk_without_any(database: Database) -> None:
    unknown = database.run_now(counts.invited_by_day, "quay-3", MONDAY)
    database.run_now(counts.add_invited, "quay-3", MONDAY, 10)
    database.run_now(counts.add_invited, "quay-3", SUNDAY, 20)

    assert unknown is None
    assert database.run_now(counts.invited_by_day, "quay-3", MONDAY) == {MONDAY: 10, SUNDAY: 20}
    assert database.run_now(counts.invited_by_day, "quay-3", SUNDAY + timedelta(days=1)) == {}


def test_flags_add_up_over_the_days(database: Database) -> None:
    database.run_now(counts.add_flags, "quay-3", MONDAY, {"fast": 2, "burst": 1})
    database.run_now(counts.add_flags, "quay-3", MONDAY, {"fast": 3})
    database.run_now(counts.add_flags, "quay-3", SUNDAY, {"fast": 50})

    assert database.run_now(counts.flags_between, "quay-3", MONDAY, SUNDAY) == {"burst": 1, "fast": 5}
    assert database.run_now(counts.flags_between, "quay-4", MONDAY, SUNDAY) == {}
