"""Leave: what is typed, who can stand in, and that it begins and ends on its days."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases import absence, clock_absence, recipients, staff_absence
from bot.usecases.staff_turn import Person, Refused
from storage import claims, people, places
from storage.database import Database, Transaction
from storage.people import Role, StaffId
from storage.places import Unit
from survey.messages import STAFF_BOT, Address

AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # a Wednesday, 09:00 in Ha Noi
HEAD = Person("7001", "Trần Văn Phúc")
CHAT = Address(STAFF_BOT, HEAD.account)


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    sqlite_database.run_now(_open_office)
    return sqlite_database


@pytest.mark.parametrize(
    "typed",
    ["18/11 20/11 Nguyễn Thị Hoa", "18/11/2026 - 20/11/2026 hoa", "18/11 đến 20/11 NGUYEN THI HOA", "18/11–20/11 Hoa"],
)
def test_leave_is_understood_however_it_is_typed(office: Database, typed: str) -> None:
    _says(office, typed)

    hoa = _id(office, "7002")
    assert office.run_now(absence.stand_in_of, _id(office, "7001")) == (hoa, True)
    assert office.run_now(absence.stands_in_for, hoa) == _id(office, "7001")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("mai", "away-how"),
        ("31/02 05/03", "away-how"),
        ("20/11/2026 18/11/2026", "away-how"),
        ("01/11/2026 02/11/2026", "away-how"),  # over already
        ("18/11 20/11 Trần Văn Phúc", "away-who"),  # oneself
        ("18/11 20/11 Nguyễn", "away-who"),  # two are called so
        ("18/11 20/11 Người Lạ", "away-who"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(office: Database, typed: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        _says(office, typed)

    assert refused.value.message == refusal


def test_leave_begins_and_ends_by_itself(office: Database) -> None:
    _says(office, "19/11 20/11 Hoa")
    head = _id(office, "7001")

    # Thursday 19/11 and Friday 20/11 are both days of leave; the local day begins at 17:00 UTC
    away = [
        (office.run_now(clock_absence.note_absences, AT + timedelta(days=days)), _is_away(office, head))
        for days in (0, 1, 2, 3, 4)
    ]

    assert away == [(0, False), (1, True), (0, True), (1, False), (0, False)]


def test_who_is_back_earlier_says_so(office: Database) -> None:
    _says(office, "18/11 25/11 Hoa")

    _says(office, "hết")

    assert not _is_away(office, _id(office, "7001"))
    assert office.run_now(absence.stands_in_for, _id(office, "7002")) is None


def test_alerts_go_to_the_stand_in_and_without_one_to_the_next_level(office: Database) -> None:
    desk = office.run_now(places.desk, "quay-1")
    assert desk is not None

    present = office.run_now(recipients.heads_or_leaders, desk)
    _says(office, "18/11 25/11 Hoa")
    stood_in = office.run_now(recipients.heads_or_leaders, desk)
    _says(office, "18/11 25/11")
    alone = office.run_now(recipients.heads_or_leaders, desk)

    assert [[one.chat for one in heard] for heard in (present, stood_in, alone)] == [["7001"], ["7002"], ["7004"]]


def _says(office: Database, text: str) -> None:
    def say(tx: Transaction) -> None:
        staff_absence.set_absence(tx, text, CHAT, HEAD, text, AT)
        claims.claim_due(tx, STAFF_BOT, AT, 10, timedelta(seconds=1))

    office.run_now(say)


def _is_away(office: Database, staff: StaffId) -> bool:
    return office.run_now(absence.stand_in_of, staff)[1]


def _id(office: Database, account: str) -> StaffId:
    found = office.run_now(people.by_account, account)
    assert found is not None
    return found.id


def _open_office(tx: Transaction) -> None:
    places.put_unit(tx, Unit("an-phuoc", "Trung tâm An Phước"))
    places.put_desk(tx, "quay-1", "Quầy 1", "an-phuoc")
    people.accept(tx, "1", Role.HEAD, None, "quay-1", "7001", HEAD.name, AT)
    people.accept(tx, "2", Role.OFFICER, None, "quay-1", "7002", "Nguyễn Thị Hoa", AT)
    people.accept(tx, "3", Role.OFFICER, None, "quay-1", "7003", "Nguyễn Văn Nam", AT)
    people.accept(tx, "4", Role.LEADER, "an-phuoc", None, "7004", "Lê Thị Bình", AT)
