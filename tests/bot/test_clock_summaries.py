"""The week of many desks is read at once, and says of each what its own blocks and days say."""

from datetime import UTC, date, datetime

import pytest

from analytics.block import Stream, series_key
from analytics.period import parse
from analytics.publication import StreamAnswers
from analytics.rates import LevelCounts
from bot.usecases import clock_alerts, clock_summaries
from storage import blocks, counts, places
from storage.database import Database
from storage.places import Unit
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT

WEEK = parse("2026-W46")
NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)  # Monday 08:00 in Viet Nam
MONDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 15)
ELEVEN_OF_TWELVE = LevelCounts((0, 1, 0, 5, 6))
SEVEN_OF_TEN = LevelCounts((1, 1, 1, 3, 4))


@pytest.fixture
def office(database: Database) -> Database:
    """Three desks: one with a block of the week, one whose last is five weeks old, one that never had an answer."""
    database.run_now(places.put_unit, Unit("tt", "Trung tâm"))
    for code in ("ho-tich", "dat-dai", "moi"):
        database.run_now(places.put_desk, code, code, "tt")
    return database


def close(database: Database, desk: str, first: date, last: date, held: LevelCounts, stream: str = "verified") -> None:
    database.run_now(blocks.close, desk, "overall", stream, "quick", first, last, held)


def count(database: Database, desk: str, day: date, stream: str = "verified") -> None:
    one = LevelCounts((0, 0, 0, 1, 0))
    database.run_now(counts.add, desk, day, stream, SurveyId("quick", 1), "overall", one)


def test_each_desk_gets_its_own_blocks_and_the_figures_it_published_last(office: Database) -> None:
    close(office, "ho-tich", date(2026, 11, 2), date(2026, 11, 8), SEVEN_OF_TEN)
    close(office, "ho-tich", MONDAY, SUNDAY, ELEVEN_OF_TWELVE)
    close(office, "ho-tich", date(2026, 11, 1), SUNDAY, SEVEN_OF_TEN, stream="unverified")
    close(office, "dat-dai", date(2026, 9, 28), date(2026, 10, 4), SEVEN_OF_TEN)
    close(office, "dat-dai", date(2026, 10, 5), date(2026, 10, 11), ELEVEN_OF_TWELVE)

    [some] = office.run_now(clock_summaries.chunks_of_desks)
    busy, small, new = office.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)

    # 12 verified and 10 unverified answers closed in the week; its block began on 1 November
    assert busy.headline is not None and busy.headline.counts == LevelCounts((1, 2, 1, 8, 10))
    assert (busy.headline.first_day, busy.headline.last_day) == (date(2026, 11, 1), SUNDAY)
    assert busy.previous is not None and busy.previous.counts == SEVEN_OF_TEN
    # W41, the newest of its two weeks, five weeks before
    assert small.headline is None
    assert small.previous is not None and small.previous.counts == ELEVEN_OF_TWELVE
    assert (new.desk, new.headline, new.previous, new.streams) == ("moi", None, None, ())


def test_what_no_block_holds_yet_waits_by_stream(office: Database) -> None:
    close(office, "ho-tich", MONDAY, date(2026, 11, 14), ELEVEN_OF_TWELVE)
    count(office, "ho-tich", MONDAY)  # in the block
    count(office, "ho-tich", date(2026, 11, 16))
    count(office, "ho-tich", date(2026, 11, 16), stream="unverified")
    count(office, "dat-dai", date(2025, 11, 16))  # nobody came again for a year

    [some] = office.run_now(clock_summaries.chunks_of_desks)
    busy, small, _ = office.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)

    assert busy.streams == (StreamAnswers(Stream.UNVERIFIED, 0, 1), StreamAnswers(Stream.VERIFIED, 12, 1))
    assert (busy.open_answers, busy.open_since) == (2, SUNDAY)  # the verified wait since the day after their block
    assert (small.open_answers, small.open_since) == (1, date(2025, 11, 16))


def test_invitations_count_from_the_day_a_block_of_the_week_began(office: Database) -> None:
    close(office, "ho-tich", MONDAY, SUNDAY, ELEVEN_OF_TWELVE)
    close(office, "dat-dai", date(2026, 11, 2), SUNDAY, ELEVEN_OF_TWELVE)
    for desk in ("ho-tich", "dat-dai"):
        office.run_now(counts.add_invited, desk, date(2026, 11, 3), 20)
        office.run_now(counts.add_invited, desk, MONDAY, 15)

    [some] = office.run_now(clock_summaries.chunks_of_desks)
    made = office.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)

    assert [one.invited for one in made] == [15, 35, None]


def test_where_fields_have_blocks_of_their_own_an_invitation_counts_in_one_week_only(office: Database) -> None:
    # of civil status a block closed on 8 November; that of authentication began on the 2nd too, and closes a week later
    for field, first, last in (
        ("Hộ tịch", date(2026, 11, 2), date(2026, 11, 8)),
        ("Hộ tịch", MONDAY, SUNDAY),
        ("Chứng thực", date(2026, 11, 2), SUNDAY),
    ):
        series = series_key("quick", field)
        office.run_now(blocks.close, "ho-tich", "overall", "verified", series, first, last, ELEVEN_OF_TWELVE)
    office.run_now(counts.add_invited, "ho-tich", date(2026, 11, 3), 20)
    office.run_now(counts.add_invited, "ho-tich", MONDAY, 50)

    before = office.run_now(clock_summaries.summarise_desk, "ho-tich", parse("2026-W45"), NOW)
    made = office.run_now(clock_summaries.summarise_desk, "ho-tich", WEEK, NOW)
    month = office.run_now(clock_summaries.summarise_desk, "ho-tich", parse("2026-11"), NOW)

    assert (before.invited, made.invited, month.invited) == (20, 50, 70)
    assert (before.verified, made.verified) == (12, 24)


def test_one_desk_alone_says_what_it_says_among_all(office: Database) -> None:
    close(office, "dat-dai", MONDAY, SUNDAY, ELEVEN_OF_TWELVE)

    [some] = office.run_now(clock_summaries.chunks_of_desks)
    among_all = office.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)[1]

    assert office.run_now(clock_summaries.summarise_desk, "dat-dai", WEEK, NOW) == among_all


def test_an_outage_of_an_hour_of_office_time_is_named_cut_to_the_week_and_a_shorter_one_is_not(
    office: Database,
) -> None:
    def contact(day: int, hour: int, minute: int = 0) -> None:
        at = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
        office.run_now(clock_alerts.note_contact, CITIZEN_BOT, at)

    contact(8, 1)
    contact(9, 2)  # Sunday 08:00 to Monday 09:00, local time: from Monday 07:30 on, 90 minutes
    contact(9, 2, 50)  # 50 minutes
    contact(9, 2, 51)
    contact(10, 14)  # to Tuesday 21:00: 7,5 hours of Tuesday, 1:39 and 3:30 of Monday
    contact(10, 16)  # two hours of an evening

    [some] = office.run_now(clock_summaries.chunks_of_desks)
    made = office.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)

    # Monday 09:51–11:30 and 13:30–17:00 are 99 + 210, all of Tuesday 240 + 210
    assert [one.minutes for one in made[0].outages] == [90, 99 + 210 + 450]
    assert made[0].outages[0].since == datetime(2026, 11, 8, 17, tzinfo=UTC)  # Monday 00:00
    assert made[1].outages == made[0].outages
