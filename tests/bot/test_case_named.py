"""Who is named in a case never gets it later: by joining, by a transfer, or because an alert found nobody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from bot.usecases import announce, case_named, delivery_trouble, staff_case, staff_decisions, staff_queue
from bot.usecases.staff_turn import Person, Refused
from storage import claims, complaints, people, places
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.people import Role
from survey.complaint import Complaint, Level, Status
from survey.messages import STAFF_BOT, Address
from tests.bot.test_rights import ACCOUNTS, AT, GROUP, KEYS, OTHER_UNIT, ZONE, _open_office, _opened, _person

LATECOMER, ELSEWHERE = "7201", "7202"


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    copyfile(sqlite_template, tmp_path / "office.db")
    database = Database.open(f"sqlite:///{tmp_path / 'office.db'}", KEYS, ZONE)
    database.run_now(_open_office)
    yield database
    database.close()


def owed(office: Database) -> list[Claimed]:
    """Everything that waits for a chat of staff, each once."""
    found: list[Claimed] = []
    while claimed := office.run_now(claims.claim_due, STAFF_BOT, AT, 100, timedelta(hours=1)):
        found += claimed
        for one in claimed:
            office.run_now(claims.settle, one.id, "sent", AT, message_id=one.id)
    return found


def join(office: Database, account: str, name: str) -> int:
    def accept(tx: Transaction) -> int:
        joined = people.accept(tx, account, Role.OFFICER, None, "quay-1", account, name, AT)
        assert joined is not None
        return case_named.look_again(tx, joined, AT)

    return office.run_now(accept)


def test_who_joins_later_never_sees_the_case_that_names_them_and_neither_does_their_group(office: Database) -> None:
    about = office.run_now(_opened, "procedure", "Chị Lương Thị Thu hướng dẫn sai mẫu.", "about")
    other = office.run_now(_opened, "procedure", "Biểu mẫu khó hiểu.", "other")
    owed(office)

    assert join(office, LATECOMER, "Lương Thị Thu") == 1

    told = {(one.to.chat, one.message.text.splitlines()[0]) for one in owed(office)}
    assert (GROUP.chat, f"Nội dung {about.code} không còn thuộc phạm vi xử lý tại đây.") in told
    assert any(chat == ACCOUNTS["head"] and about.code in text for chat, text in told)
    with pytest.raises(Refused, match="case-unknown"):
        office.run_now(staff_case.claim_complaint, about.code, Person(LATECOMER, "Thu"), AT)
    assert office.run_now(staff_case.claim_complaint, other.code, Person(LATECOMER, "Thu"), AT) == "case-taken"


def test_a_namesake_of_nobody_joins_and_nothing_changes(office: Database) -> None:
    office.run_now(_opened, "procedure", "Chị Lương Thị Thu hướng dẫn sai mẫu.", "about")
    owed(office)

    assert join(office, LATECOMER, "Ngô Văn Đức") == 0
    assert owed(office) == []


def test_a_case_that_is_transferred_never_reaches_whom_it_names_there(office: Database) -> None:
    def people_there(tx: Transaction) -> None:
        places.put_desk(tx, "quay-9", "Quầy 9", OTHER_UNIT)
        people.accept(tx, "head-9", Role.HEAD, None, "quay-9", ELSEWHERE, "Cao Văn Lực", AT)

    office.run_now(people_there)
    case = office.run_now(_opened, "procedure", "Tân Hòa bắt chờ, ông Cao Văn Lực không ký.", "about")
    owed(office)

    office.run_now(staff_decisions.transfer_inside, case.code, OTHER_UNIT, _person("head"), AT)

    told = owed(office)
    assert ELSEWHERE not in {one.to.chat for one in told}
    assert ACCOUNTS["leader elsewhere"] in {one.to.chat for one in told}
    with pytest.raises(Refused, match="case-unknown"):
        chat = Address(STAFF_BOT, ELSEWHERE)
        office.run_now(staff_queue.show_card, case.code, chat, Person(ELSEWHERE, "Lực"), "fresh", AT)


def test_a_reopened_case_whose_next_level_cannot_be_reached_is_passed_on(office: Database) -> None:
    def reopened(tx: Transaction) -> Complaint:
        case = _opened(tx, "attitude", "Nói trống không.", "about")
        moved = Complaint(
            **{name: getattr(case, name) for name in case.__slots__}
            | {"status": Status.REOPENED, "level": Level.NEXT, "reopened": True}
        )
        complaints.save(tx, moved)
        return moved

    case = office.run_now(reopened)
    owed(office)
    office.run_now(announce.next_level_told, case, "reopened", AT)
    [alert] = owed(office)
    assert alert.to.chat == ACCOUNTS["leader"]

    office.run_now(delivery_trouble.set_aside, alert, "gone", "blocked", AT)

    told = [one.message.text for one in owed(office) if one.to.chat == ACCOUNTS["owner"]]
    assert any(f"Nội dung {case.code} đang chờ xử lý" in text for text in told)


def test_a_reply_to_any_line_of_the_bot_that_names_one_case_is_asked_about(office: Database) -> None:
    case = office.run_now(_opened, "procedure", "Biểu mẫu khó hiểu.", "one")
    owed(office)
    line = f"Người dân đã bổ sung thông tin cho nội dung {case.code}."

    def reply(quoted: str) -> list[str]:
        written = (GROUP, 999, 1000, "Đã sửa biểu mẫu.", _person("handler"), f"draft{len(quoted)}", AT)
        office.run_now(staff_case.draft_reply, *written, quoted=quoted)
        return [one.message.text for one in owed(office)]

    assert any("Đã sửa biểu mẫu." in text for text in reply(line))
    assert reply("Tuần 46 năm 2026") == []
    assert reply(f"{line} PA-00000000") == []


def test_words_that_accuse_go_past_the_group_whatever_category_was_chosen(office: Database) -> None:
    # the person was asked whether it is a tố cáo, and wanted to comment only
    case = office.run_now(_opened, "procedure", "Công chức ở quầy vòi vĩnh mới nhận hồ sơ.", "about")

    told = {one.to.chat for one in owed(office) if case.code in one.message.text}
    assert GROUP.chat not in told
    assert ACCOUNTS["head"] in told


@pytest.mark.parametrize(
    ("category", "text", "first"),
    [
        ("procedure", "Hỏi thì trưởng quầy quát.", "leader"),
        ("attitude", "truong quay noi kho nghe", "leader"),
        ("procedure", "Đã hỏi trưởng quầy về mẫu đơn, chưa có trả lời.", "group"),
        ("procedure", "Cán bộ hướng dẫn không rõ.", "group"),
    ],
)
def test_what_is_about_the_head_goes_to_the_leader_although_it_names_nobody(
    office: Database, category: str, text: str, first: str
) -> None:
    case = office.run_now(_opened, category, text, "about")

    told = {one.to.chat for one in owed(office) if case.code in one.message.text}
    assert told == {GROUP.chat if first == "group" else ACCOUNTS[first]}
