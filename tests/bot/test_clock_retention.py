"""What is past its time is gone on its day, not before, and a second look changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.usecases.clock_retention import forget_what_is_past_its_time
from storage import complaints
from storage.database import Database, Transaction
from survey import tracking_code
from survey.complaint import Door, Source, Status, opened
from survey.conversation.states import Contact
from survey.deadlines import Policy, deadlines
from survey.messages import CITIZEN_BOT, Address, Language
from survey.routing import Category
from survey.working_time import calendar

CLOSED = datetime(2026, 11, 11, 3, 0, tzinfo=UTC)
CODE = tracking_code.make(1_234_567)
DUE = CLOSED + timedelta(days=732)  # 24 months, two of them leap-safe days later


def test_contact_and_account_of_a_case_go_24_months_after_closing(database: Database) -> None:
    database.run_now(_closed_case)

    database.run_now(forget_what_is_past_its_time, DUE)

    assert database.run_now(complaints.contact_of, CODE) is None
    assert database.run_now(complaints.address_of, CODE) is None
    assert database.run_now(complaints.load, CODE) is not None  # the register entry stays


def test_they_stay_until_then(database: Database) -> None:
    database.run_now(_closed_case)

    database.run_now(forget_what_is_past_its_time, CLOSED + timedelta(days=729))

    assert database.run_now(complaints.contact_of, CODE) == Contact("Nguyễn Văn A", "0912345678", "Thôn 1")


def test_a_second_look_finds_nothing_more(database: Database) -> None:
    database.run_now(_closed_case)
    database.run_now(forget_what_is_past_its_time, DUE)

    assert database.run_now(forget_what_is_past_its_time, DUE) == 0


def _closed_case(tx: Transaction) -> None:
    due = deadlines(CLOSED, Policy(), calendar(tx.zone, ()))
    case = opened(CODE, "quay-3", "an-phuoc", Category.PROCEDURE, Door.NAMED, Source.CHAT, CLOSED, due)
    complaints.save_new(
        tx,
        case,
        "Phải chờ ba tiếng",
        Language.VI,
        lane="lane",
        address=Address(CITIZEN_BOT, "6001"),
        contact=Contact("Nguyễn Văn A", "0912345678", "Thôn 1"),
    )
    complaints.save(tx, replace(case, status=Status.CLOSED, closed_at=CLOSED))
