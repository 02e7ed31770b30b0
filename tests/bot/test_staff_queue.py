"""The queue: by due date, a page at a time, and every button within the platform's 64 bytes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases import citizen_complaints, staff_queue
from bot.usecases.staff_turn import Person
from storage import claims, complaints, people, places
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.people import Role
from storage.places import Unit
from survey.complaint import Complaint, Source
from survey.conversation.states import Contact, Desk, Draft, Idle
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language, Message
from survey.tracking_code import Code

AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
HEAD = Person("7001", "Trần Văn Phúc")
CHAT = Address(STAFF_BOT, HEAD.account)
CITIZEN = Address(CITIZEN_BOT, "6001")


@pytest.fixture
def office(sqlite_database: Database) -> Iterator[Database]:
    sqlite_database.run_now(_open_office)
    yield sqlite_database


def test_the_nearest_due_date_comes_first_and_the_rest_a_page_further(office: Database) -> None:
    for number in range(staff_queue.CASES_ON_A_PAGE + 1):
        office.run_now(_opened, f"Chờ lâu {number}", AT + timedelta(weeks=8 - number))

    first, second = _queue(office, "", 0), _queue(office, "", 1)

    # a week apart, the last opened first of all: it is due first
    assert _texts(office, first) == [f"Chờ lâu {number}" for number in range(8, 0, -1)]
    assert _texts(office, second) == ["Chờ lâu 0"]
    assert [option.label for option in first.rows[-1]] == ["Trang sau ›"]
    assert [option.label for option in second.rows[-1]] == ["‹ Trang trước"]


def test_a_page_beyond_the_last_is_the_last(office: Database) -> None:
    office.run_now(_opened, "Chờ lâu", AT)

    assert _texts(office, _queue(office, "", 99)) == ["Chờ lâu"]


def test_words_are_found_without_their_marks(office: Database) -> None:
    office.run_now(_opened, "Máy in hỏng", AT)
    office.run_now(_opened, "Thiếu ghế", AT)

    assert _texts(office, _queue(office, "MAY IN", 0)) == ["Máy in hỏng"]


def test_what_is_late_says_so(office: Database) -> None:
    case = office.run_now(_opened, "Chờ lâu", AT)
    office.run_now(complaints.save, replace(case, overdue=True))

    assert "QUÁ HẠN" in _queue(office, "", 0).rows[0][0].label


@pytest.mark.parametrize("query", ["ặ" * 60, "a:b:c", "💬" * 40])
def test_every_button_fits_whatever_was_sought(office: Database, query: str) -> None:
    for _ in range(staff_queue.CASES_ON_A_PAGE + 1):
        office.run_now(_opened, query.replace(":", " "), AT)

    shown = _queue(office, query, 0)

    data = [option.data for row in shown.rows for option in row]
    assert all(len(one.encode()) <= 64 for one in data)
    assert data[-1].count(":") == 2


def _queue(office: Database, query: str, page: int) -> Message:
    def ask(tx: Transaction) -> Message:
        key = f"{query}{page}"
        staff_queue.show_queue(tx, query, page, CHAT, HEAD, key, AT)
        claimed = claims.claim_due(tx, STAFF_BOT, AT + timedelta(days=100), 100, timedelta(seconds=1))
        while not claimed[-1].key.endswith(key):
            claims.settle(tx, claimed[-1].id, "sent", AT, message_id=claimed[-1].id)
            claimed = claims.claim_due(tx, STAFF_BOT, AT + timedelta(days=100), 100, timedelta(seconds=1))
        claims.settle(tx, claimed[-1].id, "sent", AT, message_id=claimed[-1].id)
        return claimed[-1].message

    return office.run_now(ask)


def _texts(office: Database, queue: Message) -> list[str]:
    """The texts of the listed cases, in their order."""
    codes = [row[0].data.split(":")[1] for row in queue.rows if row[0].data.startswith("case:")]
    return [office.run_now(complaints.text, Code(code)) for code in codes]


def _opened(tx: Transaction, text: str, at: datetime) -> Complaint:
    desk = Desk("quay-1", "Quầy 1", "an-phuoc", "Trung tâm An Phước", SurveyId("quick", 1))
    draft = Draft(desk, "facilities", text, named=False, contact=Contact())
    talk = Conversation(tx.keys.lane(CITIZEN.channel, CITIZEN.chat), CITIZEN, Language.VI, Idle(), at)
    return citizen_complaints.open_case(tx, talk, draft, Source.CHAT, f"{text}{at}", at)


def _open_office(tx: Transaction) -> None:
    places.put_unit(tx, Unit("an-phuoc", "Trung tâm An Phước"))
    places.put_desk(tx, "quay-1", "Quầy 1", "an-phuoc")
    people.accept(tx, "head", Role.HEAD, None, "quay-1", HEAD.account, HEAD.name, AT)
