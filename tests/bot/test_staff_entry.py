"""What staff enter for others: who may, how many, each sheet once, and never among what citizens answered."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from analytics.period import Period, parse
from bot.usecases import admin_forms, clock_interviews, clock_summaries, staff_entry
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from bot.usecases.staff_turn import Person, Refused
from storage import blocks, complaints, counts, entries, people, places, responses, sheets
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.people import Role
from storage.places import Unit
from survey import sheet_number
from survey.conversation.states import Contact
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, ENTRY, STAFF_BOT, Address, Message

NOON = datetime(2026, 11, 11, 5, 0, tzinfo=UTC)  # a Wednesday, 12:00 in Ha Noi
TODAY = date(2026, 11, 11)
DAY = timedelta(days=1)
WEEK: Period = parse("2026-W46")  # 9 to 15 November
ROLES = {
    "owner": (Role.OWNER, None, None),
    "leader": (Role.LEADER, "an-phuoc", None),
    "leader of all": (Role.LEADER, None, None),
    "leader elsewhere": (Role.LEADER, "tan-hoa", None),
    "head": (Role.HEAD, None, "quay-1"),
    "officer": (Role.OFFICER, None, "quay-1"),
    "colleague": (Role.OFFICER, None, "quay-2"),
    "removed": (Role.OFFICER, None, "quay-1"),
}
ACCOUNTS = {who: str(7001 + number) for number, who in enumerate([*ROLES, "citizen"])}
ALOUD, PAPER = "hỏi trực tiếp giúp người dân", "nhap tu phieu giay"
OWN = {"quay-1", "quay-2"}  # of an-phuoc; quay-9 is tan-hoa's


class Desk:
    """Somebody's private chat with the staff bot, pressed and typed at."""

    def __init__(self, database: Database, who: str, at: datetime = NOON, chat: str = "") -> None:
        self.database = database
        self.person = Person(ACCOUNTS[who], who)
        self.chat = Address(STAFF_BOT, chat or ACCOUNTS[who])
        self.at = at

    def begin(self, what: str = "") -> str:
        begin = staff_entry.begin_case if what == "case" else staff_entry.begin_entry
        self.database.run_now(begin, self.chat, self.person, fresh(), self.at)
        return self.said()

    def types(self, text: str) -> str:
        self.database.run_now(staff_entry.hear_line, text, self.chat, self.person, fresh(), self.at)
        return self.said()

    def presses(self, data: str) -> str | None:
        talk, step, choice = data.split(":")
        return self.database.run_now(
            staff_entry.press_entry, talk, step, choice, self.chat, self.person, fresh(), self.at
        )

    def said(self) -> str:
        """All that is new, as if it were delivered; the buttons of it are kept."""
        messages = delivered(self.database, self.chat, self.at)
        self.buttons = {option.label: option.data for one in messages for row in one.rows for option in row}
        return "\n".join(one.text for one in messages)

    def enters(self, way: str, *answers: str) -> None:
        """One whole form about quay-1."""
        for line in ("quay-1", way, *answers):
            self.types(line)


_numbers = count(1)


def fresh() -> str:
    return f"{next(_numbers):08}"


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    sqlite_database.run_now(open_office)
    return sqlite_database


@pytest.mark.parametrize("who", [*ROLES, "citizen"])
def test_who_may_enter_for_which_desks(office: Database, who: str) -> None:
    refused = {"owner": "staff-not-allowed", "removed": "staff-unknown", "citizen": "staff-unknown"}
    expected = {"leader of all": OWN | {"quay-9"}, "leader elsewhere": {"quay-9"}}.get(who, OWN)
    desk = Desk(office, who)

    if who in refused:
        with pytest.raises(Refused, match=refused[who]):
            desk.begin()
        return
    desk.begin()
    shown = {data.rpartition(":")[2] for data in desk.buttons.values()} & (OWN | {"quay-9"})
    # of one desk alone nothing is asked: its screen comes at once
    assert shown == (expected if len(expected) > 1 else set())


def test_a_foreign_desk_is_neither_typed_nor_pressed(office: Database) -> None:
    officer = Desk(office, "officer")
    officer.begin()
    talk = next(iter(officer.buttons.values())).partition(":")[0]

    assert "Chưa tìm thấy quầy này" in officer.types("quay-9")
    officer.presses(f"{talk}:desk:quay-9")
    assert "quầy nào" in officer.said()
    officer.presses(f"{talk}:unit:tan-hoa")
    assert "quay-9" not in str(officer.buttons)


def test_nothing_is_entered_in_a_group(office: Database) -> None:
    with pytest.raises(Refused, match="entry-private"):
        Desk(office, "officer", chat="-1001").begin()


def test_what_was_entered_is_assisted_marked_and_under_no_citizens_account(database: Database) -> None:
    database.run_now(open_office)
    officer = Desk(database, "officer")
    officer.begin()
    officer.enters(ALOUD, "người dân đồng ý", "2", "bỏ trống", "3", "0", "bỏ trống", "ghi nhận")

    [kept] = database.run_now(clock_due, NOON + DAY)
    assert (kept.mode, kept.stream) == ("assisted", "assisted")
    assert "own_desk" in kept.flags and "no_visit" not in kept.flags and "staff" not in kept.flags
    database.run_now(clock_interviews.finalise_answers, NOON + DAY, "f" * 20)
    day, end = TODAY + DAY, TODAY + 2 * DAY
    assert database.run_now(counts.modes_between, "quay-1", day, end) == {"assisted": 1}
    assert database.run_now(counts.flags_between, "quay-1", day, end)["own_desk"] == 1
    # a blank is skipped, and missing is never a number
    answers = database.run_now(counts.daily, "quay-1", "attitude", "assisted", TODAY, "quick")
    assert [(one.answered, one.skipped) for _, one in answers] == [(0, 1)]


def test_a_sheet_counts_once_whoever_enters_it(database: Database) -> None:
    database.run_now(open_office)
    number = printed(database)
    officer, colleague = Desk(database, "officer"), Desk(database, "colleague")
    for one in (officer, colleague):
        one.begin()
        one.enters(PAPER)

    officer.types(number)
    assert "đã được nhập rồi" in colleague.types(number)
    # the digit at the end catches what was mistyped
    assert "Không có phiếu nào" in colleague.types(number[:-1] + str((int(number[-1]) + 1) % 10))
    assert "Không có phiếu nào" in colleague.types("9" * 30)


def test_a_withdrawn_sheet_can_be_entered_again_and_the_withdrawal_shows_to_who_leads(office: Database) -> None:
    number = printed(office)
    officer = Desk(office, "officer")
    officer.begin()
    officer.enters(PAPER, number, "1", "1", "1", "5", "bỏ trống", "ghi nhận", "không")
    withdraw = officer.buttons["Rút phiếu này"]

    # only who entered it takes it back
    assert Desk(office, "colleague").presses(withdraw) == "entry-too-late"
    assert officer.presses(withdraw) is None
    assert number in officer.said()
    assert officer.presses(withdraw) == "entry-too-late"
    assert office.run_now(clock_due, NOON + DAY) == []
    officer.begin()
    officer.enters(PAPER)
    assert "Câu 1/" in officer.types(number)
    [one] = office.run_now(entries.by_staff, "quay-1", TODAY)
    assert (one.number, one.withdrawn) == (1, 1)
    counted = "officer: 1 phiếu, trong đó đã rút 1"
    assert counted in Desk(office, "head").begin()
    assert counted in Desk(office, "leader").begin()
    assert counted not in Desk(office, "colleague").begin()


def test_after_a_day_nothing_is_withdrawn_and_no_sheet_leads_to_an_answer(office: Database) -> None:
    number = printed(office)
    officer = Desk(office, "officer")
    officer.begin()
    officer.enters(PAPER, number, "5", "5", "5", "5", "bỏ trống", "ghi nhận")
    withdraw = officer.buttons["Rút phiếu này"]
    office.run_now(clock_interviews.finalise_answers, NOON + DAY, "f" * 20)

    assert officer.presses(withdraw) == "entry-too-late"
    read = sheet_number.read(number)
    assert read is not None and office.run_now(sheets.is_entered, "quay-1", read)
    assert office.run_now(sheets.number_of, withdraw.partition(":")[0]) is None


def test_one_person_enters_so_many_a_day_and_no_more(office: Database) -> None:
    officer = Desk(office, "officer")
    for _ in range(30):
        office.run_now(entries.note_entered, officer_id(office), "quay-2", TODAY, "assisted")

    officer.begin()
    officer.types("quay-1")
    with pytest.raises(Refused, match="entry-most"):
        officer.types(ALOUD)
    # paper has a limit of its own, and the next day begins anew
    assert "gõ số in" in officer.types(PAPER)
    tomorrow = Desk(office, "officer", NOON + DAY)
    tomorrow.begin()
    tomorrow.types("quay-1")
    assert "đọc cho người dân nghe" in tomorrow.types(ALOUD)


def test_what_staff_entered_is_in_no_figure_of_the_citizens_and_has_its_own(office: Database) -> None:
    """Twelve answers of level 5 by staff beside eleven of level 2 by citizens: the headline is 0 of 11."""

    def fill(tx: Transaction) -> None:
        for stream, level, number in (("assisted", 4, 12), ("unverified", 1, 11)):
            levels = tuple(number if place == level else 0 for place in range(5))
            counted = counts.counts_of((*levels, 0, 0, 0))
            blocks.close(tx, "quay-1", "overall", stream, "quick", WEEK.start, WEEK.last_day, counted)
            counts.add(tx, "quay-1", TODAY, stream, SurveyId("quick", 1), "overall", counted)

    office.run_now(fill)
    made = office.run_now(clock_summaries.summarise_desk, "quay-1", WEEK, NOON + 7 * DAY)

    assert made.headline is not None and made.assisted is not None
    assert (made.headline.counts.satisfied, made.headline.counts.answered) == (0, 11)
    assert (made.assisted.counts.satisfied, made.assisted.counts.answered) == (12, 12)


def test_a_letter_becomes_a_case_of_nobody_with_the_deadlines_of_the_day_it_came(database: Database) -> None:
    database.run_now(open_office)
    officer = Desk(database, "officer")
    officer.begin("case")
    officer.enters("đơn, thư gửi đến", "02/11", "8", "Thiếu ghế.", "có họ tên", "Bà Ba", "không ghi", "Ấp 1")
    said = officer.types("ghi nhận")

    [case] = database.run_now(complaints.open_cases)
    assert case.code in said and "Thiếu ghế" not in said
    assert (case.source, case.received_on, case.opened_at) == ("paper", date(2026, 11, 2), NOON)
    # day 0 is Monday the 2nd, ten working days later it is Monday the 16th, 17:00 in Ha Noi
    assert case.due.answer_due == datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
    assert database.run_now(complaints.contact_of, case.code) == Contact("Bà Ba", "–", "Ấp 1")
    assert database.run_now(complaints.address_of, case.code) is None
    assert database.run_now(complaints.read_key_hash_of, case.code) is None
    lane = database.run_now(complaints.lane_of, case.code)
    # a lane of its own, so that its contact is forgotten in time, and no chat's
    assert lane is not None
    assert lane not in {database.keys.lane(one, officer.chat.chat) for one in (CITIZEN_BOT, STAFF_BOT, ENTRY)}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11/11", "2026-11-11"),
        ("12/11", "2025-11-12"),
        ("12/11/2026", ""),
        ("1.2.2026", "2026-02-01"),
        ("10/11/2025", "2025-11-10"),
        ("09/11/2025", ""),
        ("29/02", ""),
        ("31/13", ""),
        ("hôm kia", ""),
    ],
)
def test_the_day_of_a_letter_is_one_of_the_past_year(typed: str, day: str) -> None:
    assert staff_entry._day_typed(typed, TODAY) == day


# --- the office ---


def open_office(tx: Transaction) -> None:
    for unit in ("an-phuoc", "tan-hoa"):
        places.put_unit(tx, Unit(unit, f"Trung tâm {unit}"))
    for number, unit in ((1, "an-phuoc"), (2, "an-phuoc"), (9, "tan-hoa")):
        places.put_desk(tx, f"quay-{number}", f"Quầy {number}", unit)
    for who, (role, unit, desk) in ROLES.items():
        people.accept(tx, f"nonce {who}", role, unit, desk, ACCOUNTS[who], who, NOON)
    removed = people.by_account(tx, ACCOUNTS["removed"])
    assert removed is not None
    people.remove(tx, removed.id)


def officer_id(office: Database) -> people.StaffId:
    found = office.run_now(people.by_account, ACCOUNTS["officer"])
    assert found is not None
    return found.id


def printed(office: Database) -> str:
    planned = office.run_now(admin_forms.plan_forms, "quay-1", 5)
    office.run_now(admin_forms.note_printed, planned, NOON)
    return sheet_number.written(planned.first_number)


def clock_due(tx: Transaction, now: datetime) -> list[responses.InterviewRow]:
    return responses.due_for_final(tx, now, 10)


def delivered(office: Database, chat: Address, at: datetime) -> list[Message]:
    """What is owed to this chat, handed over in order."""
    said: list[Message] = []
    tried: list[Tried] = []
    while True:
        claimed = office.run_now(
            settle_and_claim, tried, STAFF_BOT, at, limit=100, lease=timedelta(seconds=60), set_aside=ignore
        )
        if not claimed:
            return said
        said += [one.message for one in claimed if one.to == chat]
        tried = [Tried(one, "sent", message_id=one.id) for one in claimed]


def ignore(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    raise AssertionError("nothing is set aside here")
