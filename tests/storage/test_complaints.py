"""Cases are found again exactly as they were, by code, by account, by what the clock has to say."""

from datetime import UTC, date, datetime, timedelta

from storage import case_files, complaints
from storage.database import Database, Transaction
from survey import complaint as case
from survey.complaint import Complaint, Door, Source, Status, transition
from survey.complaint_events import Asked, DueWarning, Replied, StaffId, Taken, Warned
from survey.conversation.states import Contact
from survey.deadlines import Deadlines, Silence
from survey.messages import CITIZEN_BOT, Address, Language
from survey.routing import Category
from survey.tracking_code import Code

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
LAN = Address(CITIZEN_BOT, "900100200")
CONTACT = Contact("Trần Thị Lan", "0901234567", "Tổ 4")
HANDLER = StaffId(7)
DUE = Deadlines(NOW + 16 * HOUR, NOW + 40 * HOUR, NOW + 80 * HOUR, NOW + 11 * HOUR, NOW + 56 * HOUR, NOW + 72 * HOUR)
WAITING = case.opened(
    Code("PA-12345670"), "quay-3", "tt", Category.LATE, Door.NAMED, Source.CHAT, NOW, DUE, named=(HANDLER,)
)


def open_case(tx: Transaction, complaint: Complaint = WAITING) -> None:
    lane = tx.keys.lane(LAN.channel, LAN.chat)
    complaints.save_new(tx, complaint, "Chờ [tên]", Language.EN, lane=lane, address=LAN, contact=CONTACT)


def test_a_case_is_loaded_equal_after_every_move(database: Database) -> None:
    silence = Silence(NOW + 3 * HOUR, NOW + 5 * HOUR)
    taken = transition(WAITING, Taken(HANDLER), NOW)
    asked = transition(taken, Asked(HANDLER, "Hồ sơ số mấy?", silence), NOW)
    answered = transition(taken, Replied(HANDLER, "Đã xong"), NOW + HOUR)
    warned = transition(WAITING, Warned(DueWarning.UNCLAIMED), DUE.unclaimed_at)
    database.run_now(open_case)

    for moved in (WAITING, taken, asked, answered, warned):
        database.run_now(complaints.save, moved)
        assert database.run_now(complaints.load_locked, WAITING.code) == moved

    assert database.run_now(complaints.load_locked, Code("PA-00000000")) is None


def test_whose_case_it_is_can_be_asked_until_it_is_forgotten(database: Database) -> None:
    def whose(tx: Transaction) -> tuple[Address | None, Contact | None, list[Complaint]]:
        cases = complaints.of_lane(tx, tx.keys.lane(LAN.channel, LAN.chat))
        return complaints.address_of(tx, WAITING.code), complaints.contact_of(tx, WAITING.code), cases

    database.run_now(open_case)
    before = database.run_now(whose)
    database.run_now(complaints.forget_person, WAITING.code)

    assert before == (LAN, CONTACT, [WAITING])
    assert database.run_now(whose) == (None, None, [])
    assert database.run_now(complaints.text, WAITING.code) == "Chờ [tên]"
    assert database.run_now(complaints.language_of, WAITING.code) is Language.EN


def test_the_clock_finds_a_case_at_its_next_moment_and_not_before(database: Database) -> None:
    database.run_now(open_case)

    before = database.run_now(complaints.due, DUE.unclaimed_at - timedelta(seconds=1))
    at = database.run_now(complaints.due, DUE.unclaimed_at)
    database.run_now(complaints.save, transition(WAITING, Warned(DueWarning.UNCLAIMED), DUE.unclaimed_at))
    afterwards = database.run_now(complaints.due, DUE.unclaimed_at)

    assert (before, at, afterwards) == ([], [WAITING], [])


def test_a_weeks_numbers_are_by_category_and_only_of_the_desk(database: Database) -> None:
    start, end = NOW - HOUR, NOW + timedelta(days=7)
    answered = transition(transition(WAITING, Taken(HANDLER), NOW), Replied(HANDLER, "Đã xong"), NOW + HOUR)
    database.run_now(open_case)
    database.run_now(complaints.save, answered)

    [numbers] = database.run_now(complaints.counts_for_week, "quay-3", start, end)

    assert (numbers.category, numbers.opened, numbers.answered, numbers.overdue) == (Category.LATE, 1, 1, 0)
    assert database.run_now(complaints.counts_for_week, "quay-4", start, end) == []
    assert database.run_now(complaints.touching, start, end, unit="tt") == [answered]
    assert [one.status for one in database.run_now(complaints.open_cases, "quay-3")] == [Status.ANSWERED]


def test_the_thread_keeps_its_order_and_a_draft_is_handed_out_once(database: Database) -> None:
    database.run_now(open_case)
    for kind, by in (("note", HANDLER), ("more", None), ("answer", HANDLER)):
        database.run_now(case_files.add_entry, WAITING.code, kind, by, kind, NOW)
    database.run_now(case_files.put_draft, "d1", WAITING.code, HANDLER, "Đã xong", NOW)

    drafts = [database.run_now(case_files.take_draft, "d1") for _ in range(2)]

    assert [entry.kind for entry in database.run_now(case_files.thread, WAITING.code)] == ["note", "more", "answer"]
    assert drafts == [case_files.DraftReply(WAITING.code, HANDLER, "Đã xong", NOW), None]


def test_redirects_are_counted_by_day_and_nothing_else_is_kept(database: Database) -> None:
    day = date(2026, 11, 18)
    for _ in range(2):
        database.run_now(case_files.count_redirect, "tt", "to_cao", day)

    assert database.run_now(case_files.redirects, "tt", "to_cao", day, day + timedelta(days=1)) == 2
    assert database.run_now(case_files.redirects, "tt", "khieu_nai", day, day + timedelta(days=1)) == 0
