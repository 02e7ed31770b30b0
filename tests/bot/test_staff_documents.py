"""Statutory figures out of the database: blocks close after every cut day, and a quarter is told from them alone."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from analytics.period import parse
from analytics.rates import LevelCounts
from analytics.statutory import Level, Statutory
from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.rehearsal import sample
from bot.usecases import clock_blocks, staff_documents
from bot.usecases.staff_turn import Refused
from storage import blocks, counts, responses
from storage.counts import Series
from storage.database import Database, Transaction
from survey.definition import Chosen, SurveyId
from survey.messages import Language

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUARTER = parse("2026-Q4")  # 15 September to 14 December 2026, a Monday
TUESDAY, LAST_DAY = date(2026, 12, 8), date(2026, 12, 14)
OPENED = datetime(2026, 11, 30, 9, tzinfo=ZONE)
QUICK = SurveyId("quick", 1)


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)


@pytest.fixture
def office(database: Database) -> Database:
    """The sample office; desk quay-1 has 8 final answers of Tuesday 8 and 9 of Monday 14 December."""
    database.run_now(sample.set_up, OPENED)
    answered(database, TUESDAY, LevelCounts((0, 2, 0, 3, 3)))
    answered(database, LAST_DAY, LevelCounts((1, 0, 1, 3, 4)))
    return database


def answered(database: Database, day: date, counted: LevelCounts, desk: str = "quay-1") -> None:
    database.run_now(counts.add, desk, day, "verified", QUICK, "overall", counted, series="headline")


async def tick(database: Database, at: datetime) -> None:
    await Jobs(database, HandMovedClock(at), after_commit=lambda: None).tick()


def told(database: Database, at: datetime, unit: str = "") -> Statutory:
    return database.run_now(staff_documents.unit_figures, unit, QUARTER, at)


async def test_the_last_block_of_a_quarter_closes_the_day_after_and_waits_for_no_monday(office: Database) -> None:
    after = morning(LAST_DAY + timedelta(days=1))

    await tick(office, after)

    # 8 on Sunday are too few and carried on: 8 + 9 = 17 on the quarter's last day, 13 of them satisfied
    total = told(office, after).rows[-1]
    assert total.figures and (total.figures.counts.answered, total.satisfied) == (17, Fraction(13, 17))
    assert told(office, after).is_over


async def test_a_second_tick_closes_nothing_again(office: Database) -> None:
    after = morning(LAST_DAY + timedelta(days=1))

    await tick(office, after)
    await tick(office, after)

    series = Series("overall", "verified", "headline")
    assert [block.counts.answered for block in office.run_now(blocks.of_series, "quay-1", series)] == [17]


async def test_on_the_last_day_itself_the_block_is_still_open_and_only_its_number_is_told(office: Database) -> None:
    today = morning(LAST_DAY)

    await tick(office, today)

    made = told(office, today, "an-phuoc")
    desk = next(row for row in made.rows if row.open_answers)
    assert not made.is_over
    assert (desk.figures, desk.open_answers) == (None, 17)
    assert made.rows[-1].figures is None


async def test_no_block_closes_while_an_answer_of_its_days_is_not_counted_yet(office: Database) -> None:
    after = morning(LAST_DAY + timedelta(days=1))

    def sent(tx: Transaction) -> None:
        responses.start(tx, "talk", "quay-1", QUICK, Language.VI, "chat", "verified", "1", OPENED)
        responses.keep_answer(tx, "talk", Chosen("overall", "4"))
        responses.send(tx, "talk", "lane", morning(LAST_DAY), ())

    office.run_now(sent)

    waiting = office.run_now(clock_blocks.may_close, after)
    await tick(office, after)  # counts the answer first, then closes

    assert not waiting
    assert office.run_now(clock_blocks.may_close, after)
    total = told(office, after).rows[-1]
    assert total.figures and total.figures.counts.answered == 18


def test_a_cut_day_is_due_from_midnight_until_it_is_noted(office: Database) -> None:
    midnight = datetime(2026, 12, 15, tzinfo=ZONE)

    before = office.run_now(clock_blocks.cut_day_to_close, midnight - timedelta(seconds=1))
    due = office.run_now(clock_blocks.cut_day_to_close, midnight)
    office.run_now(clock_blocks.note_closed, LAST_DAY)

    assert (before, due) == (date(2026, 12, 13), LAST_DAY)
    assert office.run_now(clock_blocks.cut_day_to_close, midnight) is None
    assert office.run_now(clock_blocks.cut_day_to_close, midnight - timedelta(seconds=1)) is None


async def test_a_province_adds_up_the_units_below_it_and_one_unit_is_sent_up_to_it(office: Database) -> None:
    after = morning(LAST_DAY + timedelta(days=1))
    answered(office, LAST_DAY, LevelCounts((0, 0, 2, 4, 5)), desk="quay-5")
    await tick(office, after)

    whole = told(office, after, "hoa-an")
    one = told(office, after, "an-phuoc")

    assert [row.level for row in whole.rows].count(Level.UNIT) == 2
    assert whole.rows[-1].figures and whole.rows[-1].figures.counts.answered == 28  # 17 + 11
    assert whole.superior is None
    assert one.superior == "Trung tâm Phục vụ hành chính công tỉnh Hòa An"
    assert {row.level for row in one.rows} == {Level.DESK, Level.TOTAL}


async def test_a_desk_without_figures_tells_what_waited_at_the_end_of_the_period_however_late_it_is_asked(
    office: Database,
) -> None:
    answered(office, LAST_DAY, LevelCounts((0, 0, 0, 0, 3)), desk="quay-2")
    answered(office, date(2026, 12, 16), LevelCounts((0, 0, 0, 0, 4)), desk="quay-2")
    later = morning(date(2027, 1, 5))
    await tick(office, later)

    made = office.run_now(staff_documents.desk_figures, "quay-2", QUARTER, later)

    assert (made.rows[0].figures, made.rows[0].open_answers) == (None, 3)  # not 3 + 4


async def test_what_is_to_be_filed_after_a_quarter_is_one_document_of_all_and_one_of_each_unit(
    office: Database,
) -> None:
    after = morning(LAST_DAY + timedelta(days=1))
    answered(office, LAST_DAY, LevelCounts((0, 0, 2, 4, 5)), desk="quay-5")
    await tick(office, after)

    due = office.run_now(staff_documents.documents_due, date(2026, 12, 14), after.date(), after)
    later = office.run_now(staff_documents.documents_due, after.date(), date(2026, 12, 31), after)

    # the quarter and the year end on the same day
    assert [(period.key, unit) for period, unit, _ in due] == [
        (period, unit) for period in ("2026-Q4", "2026-Y") for unit in ("", "an-phuoc", "tan-hoa")
    ]
    assert later == []


async def test_one_desk_can_be_asked_for(office: Database) -> None:
    after = morning(LAST_DAY + timedelta(days=1))
    await tick(office, after)

    made = office.run_now(staff_documents.desk_figures, "QUAY 1", QUARTER, after)

    [row] = made.rows
    assert row.figures and row.figures.counts.answered == 17
    assert made.superior == "Trung tâm Phục vụ hành chính công xã An Phước"


@pytest.mark.parametrize(
    ("period", "unit", "why"),
    [
        ("2027-Q4", "", "document-not-begun"),
        ("2026-Q1", "", "report-before-opening"),
        ("2026-Q4", "nowhere", "report-unknown-unit"),
        ("2026-W49", "", "report-empty"),  # 30 November to 6 December: before the first answer
    ],
)
def test_what_cannot_be_told_is_refused_with_a_reason(office: Database, period: str, unit: str, why: str) -> None:
    empty = morning(date(2026, 12, 7))

    with pytest.raises(Refused) as refused:
        office.run_now(staff_documents.unit_figures, unit, parse(period), empty)

    assert refused.value.message == why
