"""Imported dossiers beside answers: on the card, in the report, in documents of a period that is long frozen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from analytics.dossiers import DossierFigures
from analytics.period import PeriodKind, parse
from analytics.publication import load
from analytics.rates import LevelCounts
from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.rehearsal import sample
from bot.usecases import staff_documents, staff_periods, staff_reports
from bot.usecases.staff_turn import Person
from storage import counts, dossiers, summaries
from storage.database import Database, Transaction
from storage.dossiers import Dossier
from storage.message_json import load_message
from survey.definition import SurveyId
from survey.messages import STAFF_BOT, Address, Message

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2026, 11, 2, 9, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 16, 7, 31, tzinfo=ZONE)  # the card of week 46, 9 to 15 November
WEEK = parse("2026-W46")
QUICK = SurveyId("quick", 1)


@pytest.fixture
def office(database: Database) -> Database:
    """Desk quay-1 of the unit an-phuoc: 12 answers on 10 November, 11 of them satisfied; on time say 7 of 10."""
    database.run_now(sample.set_up, OPENED)
    for question, levels in (("overall", (0, 1, 0, 5, 6)), ("ontime", (0, 2, 1, 4, 3))):
        database.run_now(counts.add, "quay-1", date(2026, 11, 10), "verified", QUICK, question, LevelCounts(levels))
    return database


def import_week(tx: Transaction, told: datetime) -> None:
    """Twenty dossiers of quay-1 on 10 November, due on the 12th: 15 returned on the 12th, 3 on the 13th, 2 not yet;
    one of the three late and one of the two overdue have an apology. Five more belong to the unit alone."""
    day = date(2026, 11, 10)
    returned = [date(2026, 11, 12)] * 15 + [date(2026, 11, 13)] * 3 + [None] * 2
    rows = [
        Dossier(f"h{number:02}", f"H-{number}", "an-phuoc", "quay-1", "", day, date(2026, 11, 12), went, None)
        for number, went in enumerate(returned)
    ]
    rows[15] = rows[15]._replace(apologised_on=date(2026, 11, 11))
    rows[19] = rows[19]._replace(apologised_on=date(2026, 11, 11))
    rows += [Dossier(f"u{n}", f"U-{n}", "an-phuoc", None, "", day, None, None, None) for n in range(5)]
    number = dossiers.begin_import(tx, "x", told)
    dossiers.stage(tx, number, rows, [one.key for one in rows])
    dossiers.show(tx, number, {"an-phuoc"}, told.astimezone(ZONE).date())


async def tick(database: Database, at: datetime) -> None:
    await Jobs(database, HandMovedClock(at), after_commit=lambda: None).tick()


OF_DESK = DossierFigures(
    received=20,
    returned=18,
    on_time=15,
    late=3,
    pending=2,
    pending_late=2,
    apologised=2,
    on_answer_days=20,
    as_of=date(2026, 11, 16),
)


async def test_the_monday_card_has_dossiers_of_the_desk_and_of_the_unit(office: Database) -> None:
    office.run_now(import_week, MONDAY - timedelta(hours=1))

    await tick(office, MONDAY)

    body = office.run_now(summaries.frozen, "quay-1", "2026-W46")
    assert body is not None
    made = load(body)
    assert made.dossiers == OF_DESK
    assert made.complaints.dossiers == 20
    other = office.run_now(summaries.frozen, "quay-2", "2026-W46")
    assert other is not None and load(other).dossiers is None
    report = office.run_now(staff_reports.desk_report, "quay-1", WEEK, MONDAY)
    # 15 of 18 returned on time; citizens 7 of 10; apologies 2 of 5; answers 12 of 20
    assert "phần mềm một cửa 83,3% (15/18 hồ sơ đã trả); người dân 70,0% (7/10 lượt trả lời)" in report.card
    assert "Hồ sơ trễ hẹn có văn bản xin lỗi: 40,00% (2/5 hồ sơ)" in report.text
    assert "Lượt trả lời so với hồ sơ tiếp nhận: 60,00% (12/20)" in report.text
    [unit] = office.run_now(staff_reports.unit_reports, "an-phuoc", WEEK, MONDAY)
    assert "Hồ sơ: tiếp nhận 25, đã trả 18, đang giải quyết 7, trong đó quá hạn 2" in unit.text


async def test_what_is_imported_after_the_card_stands_in_reports_and_changes_nothing_published(
    office: Database,
) -> None:
    await tick(office, MONDAY)
    before = office.run_now(summaries.frozen, "quay-1", "2026-W46")
    tuesday = MONDAY + timedelta(days=1)
    office.run_now(import_week, tuesday)

    await tick(office, tuesday)

    assert office.run_now(summaries.frozen, "quay-1", "2026-W46") == before
    assert before is not None and load(before).dossiers is None
    document = office.run_now(staff_documents.unit_figures, "an-phuoc", WEEK, tuesday)
    whole = document.whole.dossiers
    assert whole is not None and (whole.received, whole.as_of) == (25, date(2026, 11, 17))
    desk = office.run_now(staff_documents.desk_figures, "quay-1", WEEK, tuesday).whole.dossiers
    assert desk is not None and desk.received == 20
    for member, place in ((sample.OFFICERS["quay-1"], "quay-1"), (sample.LEADER, "an-phuoc")):
        card = asked_in_chat(office, member, f"46 {place}", tuesday)
        assert "phần mềm một cửa 83,3% (15/18 hồ sơ đã trả)" in card.text


def asked_in_chat(database: Database, member: sample.Member, text: str, at: datetime) -> Message:
    """What /tuan answers."""
    here, person = Address(STAFF_BOT, str(member.account)), Person(str(member.account), member.name)
    database.run_now(staff_periods.show_period, PeriodKind("week"), text, here, person, f"asked {text}", at)

    def newest(tx: Transaction) -> str:
        tx.cursor.execute("SELECT body FROM outbox ORDER BY id DESC LIMIT 1")
        return str(tx.cursor.fetchone()[0])

    return load_message(database.run_now(newest))


async def test_an_import_that_ends_before_the_week_calls_nothing_late_that_it_cannot_know(office: Database) -> None:
    """Told on the 12th, on which everything was due: whether it was returned that evening nobody knows."""
    thursday = datetime(2026, 11, 12, 10, tzinfo=ZONE)
    office.run_now(import_week, thursday)

    made = office.run_now(staff_documents.desk_figures, "quay-1", WEEK, MONDAY).whole.dossiers

    assert made is not None and (made.pending, made.pending_late, made.as_of) == (2, 0, date(2026, 11, 12))


async def test_a_week_of_which_nothing_was_imported_says_nothing(office: Database) -> None:
    office.run_now(import_week, MONDAY)
    later = MONDAY + timedelta(days=7)

    await tick(office, later)

    body = office.run_now(summaries.frozen, "quay-1", "2026-W47")
    assert body is not None and load(body).dossiers is None
