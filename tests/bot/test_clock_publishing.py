"""Weeks, months, quarters and years are published once each, whatever the clock, the program and its copies do."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from analytics import publication
from analytics.period import parse
from analytics.publication import DeskSummary
from analytics.rates import LevelCounts
from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.rehearsal import sample
from bot.usecases import clock_publishing, clock_summaries
from storage import counts, inbox, places, summaries
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.places import Unit
from survey.definition import SurveyId
from survey.messages import STAFF_BOT

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2026, 11, 11, 9, tzinfo=ZONE)  # a Wednesday
FIRST_OF_DECEMBER = datetime(2026, 12, 1, 7, 30, tzinfo=ZONE)  # a Tuesday
NEW_QUARTER = datetime(2026, 12, 15, 7, 30, tzinfo=ZONE)  # a Tuesday: quarter IV and the year end on the 14th
QUICK = SurveyId("quick", 1)
DESKS, UNITS, LEADERS = 7, 2, 2
OWNER = sample.OWNER.account
MONTH_CARDS = Counter({"card": DESKS, "overview": LEADERS})


def opened(database: Database) -> Database:
    """The sample office; at quay-3 twelve answers became final on Thursday 12 November, eight of them satisfied."""
    database.run_now(sample.set_up, OPENED)
    answered(database, date(2026, 11, 12), LevelCounts((1, 1, 2, 4, 4)))
    return database


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    return opened(sqlite_database)


@pytest.fixture
def office_on_both(database: Database) -> Database:
    """The same on each engine."""
    return opened(database)


def answered(database: Database, day: date, counted: LevelCounts, desk: str = "quay-3") -> None:
    database.run_now(counts.add, desk, day, "verified", QUICK, "overall", counted)


async def ticks(database: Database, *moments: datetime) -> None:
    for at in moments:
        await Jobs(database, HandMovedClock(at), after_commit=lambda: None).tick()


def owed(database: Database, period: str) -> Counter[str]:
    """How many desk cards and overviews of a period were ever owed."""
    return Counter(kind for kind, of in _keys(database) if of == period)


def frozen(database: Database, desk: str, period: str) -> DeskSummary | None:
    body = database.run_now(summaries.frozen, desk, period)
    return publication.load(body) if body else None


def named(database: Database) -> list[str]:
    """Texts about periods without a card, each once."""

    def read(tx: Transaction) -> Iterable[str]:
        tx.cursor.execute("SELECT body FROM outbox WHERE key LIKE 'without-card:%' ORDER BY id")
        return [row[0] for row in tx.cursor.fetchall()]

    return list(dict.fromkeys(database.run_now(read)))


async def test_a_month_is_published_on_the_first_at_half_past_seven_and_never_before(office: Database) -> None:
    await ticks(office, FIRST_OF_DECEMBER - timedelta(minutes=1))
    before = owed(office, "2026-11")

    await ticks(office, FIRST_OF_DECEMBER, FIRST_OF_DECEMBER, FIRST_OF_DECEMBER + timedelta(minutes=1))

    assert before == Counter()
    assert owed(office, "2026-11") == MONTH_CARDS
    made = frozen(office, "quay-3", "2026-11")
    assert made and made.headline and (made.headline.counts.satisfied, made.headline.counts.answered) == (8, 12)
    assert not made.late


async def test_a_month_is_the_sum_of_the_blocks_that_end_in_it(office: Database) -> None:
    # 12 on 12/11 close in week 46; 5 on Thu 26/11 are too few on Sun 29/11 and on Mon 30/11, and go to December
    answered(office, date(2026, 11, 26), LevelCounts((0, 0, 0, 5, 0)))
    answered(office, date(2026, 12, 3), LevelCounts((0, 0, 0, 6, 0)))

    await ticks(office, FIRST_OF_DECEMBER, datetime(2027, 1, 1, 7, 30, tzinfo=ZONE))

    november, december = frozen(office, "quay-3", "2026-11"), frozen(office, "quay-3", "2026-12")
    assert november and november.headline and november.headline.counts.answered == 12
    assert december and december.headline and december.headline.counts.answered == 11  # 5 + 6
    assert december.previous == november.headline  # a month is compared with the month before


async def test_the_quarter_and_the_year_go_to_leaders_only_and_every_kind_is_frozen(office: Database) -> None:
    await ticks(office, NEW_QUARTER - timedelta(minutes=1))
    before = owed(office, "2026-Q4")

    await ticks(office, NEW_QUARTER, NEW_QUARTER)

    assert before == Counter()
    assert owed(office, "2026-Q4") == owed(office, "2026-Y") == Counter({"overview": LEADERS})
    for period in ("2026-Q4", "2026-Y"):
        made = frozen(office, "quay-3", period)
        assert made and made.headline and made.headline.counts.answered == 12


async def test_a_monday_that_is_also_the_first_gives_a_week_and_a_month(office: Database) -> None:
    monday = datetime(2027, 2, 1, 7, 30, tzinfo=ZONE)

    await ticks(office, monday - timedelta(days=7), monday)

    assert owed(office, "2027-W04") == owed(office, "2027-01") == MONTH_CARDS


async def test_after_a_week_of_outage_each_period_comes_once_and_says_that_it_is_late(office_on_both: Database) -> None:
    back = datetime(2026, 12, 8, 14, tzinfo=ZONE)  # week 48 ended 9 days ago, the month 8, week 49 two

    await ticks(office_on_both, datetime(2026, 11, 29, 7, tzinfo=ZONE), back, back + timedelta(minutes=1))

    assert [owed(office_on_both, period) for period in ("2026-W48", "2026-W49", "2026-11")] == [MONTH_CARDS] * 3
    made = frozen(office_on_both, "quay-3", "2026-11")
    assert made and made.late
    assert named(office_on_both) == []


async def test_after_a_long_outage_old_periods_are_frozen_without_card_and_named_in_one_line(office: Database) -> None:
    back = datetime(2026, 12, 20, 9, tzinfo=ZONE)

    await ticks(office, back, back, back + timedelta(days=1))

    # 06/12 is 14 days ago at midnight: weeks 46–48 and November are older; week 49 and the quarter are not
    assert [owed(office, old) for old in ("2026-W46", "2026-W47", "2026-W48", "2026-11")] == [Counter()] * 4
    assert owed(office, "2026-W49") == MONTH_CARDS
    assert owed(office, "2026-Q4") == Counter({"overview": LEADERS})
    assert frozen(office, "quay-3", "2026-W46") is not None
    [line] = named(office)
    assert "Tuần 46 năm 2026 (09/11 – 15/11/2026); Tuần 47" in line
    assert "Tháng 11 năm 2026" in line
    assert "Tuần 49" not in line


async def test_after_many_weeks_the_line_stays_short(office: Database) -> None:
    await ticks(office, datetime(2027, 1, 31, 9, tzinfo=ZONE))

    assert all(len(line) < 700 for line in named(office))
    assert any(" kỳ trước đó" in line for line in named(office))


async def test_a_clock_that_jumps_ahead_and_back_publishes_nothing_twice(office: Database) -> None:
    ahead = datetime(2027, 1, 20, 9, tzinfo=ZONE)

    await ticks(office, FIRST_OF_DECEMBER, ahead, FIRST_OF_DECEMBER, ahead, ahead + timedelta(days=5))

    twice = [key for key, times in Counter(_all_keys(office)).items() if times > 1]
    assert twice == []
    assert owed(office, "2026-11") == MONTH_CARDS


async def test_while_the_clock_stands_behind_what_was_received_nothing_becomes_due_and_owners_hear_of_it(
    office: Database,
) -> None:
    received = FIRST_OF_DECEMBER + timedelta(minutes=11)
    office.run_now(inbox.first_time, UpdateRef(STAFF_BOT, 1, "lane"), received)

    await ticks(office, FIRST_OF_DECEMBER, FIRST_OF_DECEMBER)
    behind = Counter(_all_keys(office))
    await ticks(office, FIRST_OF_DECEMBER + timedelta(minutes=1))  # ten minutes behind may be a slow network

    assert list(behind) == [f"clock-back:2026-12-01:2026-12-01:{sample.OWNER.account}"]
    assert owed(office, "2026-11") == MONTH_CARDS


async def test_two_copies_that_take_turns_publish_every_period_once(office_on_both: Database) -> None:
    """As on PostgreSQL: both have computed before either publishes."""
    at = FIRST_OF_DECEMBER
    month = parse("2026-11")
    await ticks(office_on_both, at - timedelta(minutes=1))  # the blocks are closed
    desks, units = office_on_both.run_now(clock_publishing.places_to_publish)
    one = [office_on_both.run_now(clock_summaries.summarise_desk, desk, month, at) for desk in desks]
    other = [office_on_both.run_now(clock_summaries.summarise_desk, desk, month, at) for desk in desks]

    first = [office_on_both.run_now(clock_publishing.publish_desk, made, month, at) for made in one]
    second = [office_on_both.run_now(clock_publishing.publish_desk, made, month, at) for made in other]
    overviews = [
        office_on_both.run_now(clock_publishing.publish_overview, unit, month, at) for unit in (*units, *units)
    ]

    assert (first, second) == ([True] * DESKS, [False] * DESKS)
    assert overviews == [True] * UNITS + [False] * UNITS
    assert owed(office_on_both, "2026-11") == MONTH_CARDS


async def test_who_stops_in_the_middle_goes_on_there_and_the_period_is_noted_only_when_all_are_through(
    office_on_both: Database,
) -> None:
    at, month = FIRST_OF_DECEMBER, parse("2026-11")
    await ticks(office_on_both, at - timedelta(minutes=1))
    half = [office_on_both.run_now(clock_summaries.summarise_desk, desk, month, at) for desk in ("quay-1", "quay-2")]
    for made in half:
        office_on_both.run_now(clock_publishing.publish_desk, made, month, at)  # here the program stops

    noted = office_on_both.run_now(clock_publishing.note_published, month)
    await ticks(office_on_both, at + timedelta(hours=3))

    assert not noted
    assert owed(office_on_both, "2026-11") == MONTH_CARDS
    assert month not in office_on_both.run_now(clock_publishing.periods_to_publish, at + timedelta(hours=3))


async def test_a_desk_that_comes_later_has_nothing_to_publish_of_the_time_before_it(office: Database) -> None:
    await ticks(office, FIRST_OF_DECEMBER)

    def join(tx: Transaction) -> None:
        places.put_unit(tx, Unit("moi", "xã Mới"))
        places.put_desk(tx, "quay-9", "Quầy mới", "moi")

    office.run_now(join)
    await ticks(office, FIRST_OF_DECEMBER + timedelta(minutes=1), FIRST_OF_DECEMBER + timedelta(days=7))

    assert frozen(office, "quay-9", "2026-11") is None
    assert frozen(office, "quay-9", "2026-W49") is not None


async def test_a_card_that_cannot_be_made_costs_nobody_else_theirs_and_owners_hear_of_it_once(
    office: Database, caplog: pytest.LogCaptureFixture
) -> None:
    # what quay-3 published in October cannot be read any more, and its chart would show it
    office.run_now(summaries.freeze, "quay-3", "2026-10", "{}", OPENED)

    await ticks(office, FIRST_OF_DECEMBER, FIRST_OF_DECEMBER + timedelta(minutes=1))

    assert owed(office, "2026-11") == Counter({"card": DESKS - 1, "overview": LEADERS})
    made = frozen(office, "quay-3", "2026-11")
    assert made and made.headline and made.headline.counts.answered == 12  # its figures are published all the same
    assert [key for key in _all_keys(office) if "not-made" in key] == [f"not-made:quay-3:2026-11:{OWNER}"]
    [line] = [record for record in caplog.records if record.__dict__.get("action") == "card_not_made"]
    assert line.__dict__["why"].startswith("ValueError at analytics.frozen_json:")


async def test_a_desk_whose_figures_cannot_be_read_keeps_no_other_desk_from_its_card(office: Database) -> None:
    office.run_now(summaries.freeze, "quay-3", "2026-11", "{}", OPENED)

    await ticks(office, FIRST_OF_DECEMBER, FIRST_OF_DECEMBER + timedelta(minutes=1))

    # the overview of its own unit waits for it, that of the other unit does not
    assert owed(office, "2026-11") == Counter({"card": DESKS - 1, "overview": 1})
    told = {key for key in _all_keys(office) if "not-made" in key}
    assert told == {f"not-made:{place}:2026-11:{OWNER}" for place in ("quay-3", "an-phuoc")}


def _all_keys(database: Database) -> list[str]:
    def read(tx: Transaction) -> list[str]:
        tx.cursor.execute("SELECT key FROM outbox")
        return [row[0] for row in tx.cursor.fetchall()]

    return database.run_now(read)


def _keys(database: Database) -> list[tuple[str, str]]:
    parted = [key.split(":") for key in _all_keys(database)]
    return [(key[0], key[2]) for key in parted if key[0] in ("card", "overview")]
