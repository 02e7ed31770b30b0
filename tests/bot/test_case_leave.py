"""Leave that begins while cases are open: who gets their cards, who is warned, what is read on the first day back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from bot.usecases import clock_absence, clock_deadlines, staff_absence, staff_card
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from storage.claims import Claimed
from storage.database import Database, Transaction
from survey.messages import STAFF_BOT, Address
from survey.tracking_code import Code
from tests.bot.test_rights import ACCOUNTS, AT, GROUP, _open_office, _opened, _person

CHATS = {account: name for name, account in ACCOUNTS.items()} | {GROUP.chat: "group"}
STANDS_IN, GOES_UP, BACK, GONE = "là người thay.", "không có người xử lý thay", "đã kết thúc", "không còn thuộc phạm vi"
NEXT_WEEK = AT + timedelta(days=7)  # a Wednesday again: the leave of the tests is over
LATE = AT + timedelta(days=9, hours=10)  # Friday 27/11, evening: seven of the ten days are over

Read = list[tuple[str, str]]  # chat and text, in the order of arrival


@pytest.fixture
def office(database: Database) -> Database:
    database.run_now(_open_office)
    return database


def test_the_stand_in_gets_the_card_of_a_case_that_was_taken_in_the_group_and_answers_it(office: Database) -> None:
    code = _case(office, "procedure", "Chờ lâu.")
    _presses(office, code, "claim", "handler", GROUP)
    _read(office)

    _leaves(office, "handler", "Đỗ Văn Nam")
    read = _read(office)

    told, card = _of(read, "colleague")
    assert told.startswith("Nguyễn Thị Hoa vắng mặt đến hết 20/11/2026; Anh/Chị là người thay. Thẻ của 1 nội dung")
    assert f"PHẢN ÁNH, KIẾN NGHỊ {code}" in card
    assert "Người xử lý: Nguyễn Thị Hoa" in card
    assert _of(read, "group") == []
    assert _presses(office, code, "start", "colleague", _private("colleague")) == "case-started"


def test_a_case_the_stand_in_may_not_see_goes_to_the_next_level(office: Database) -> None:
    code = _case(office, "attitude", "Nói trống không.")
    assert [chat for chat, _ in _read(office)] == ["head"]

    _leaves(office, "head", "Đỗ Văn Nam")  # who serves at that very desk
    read = _read(office)

    [told] = _of(read, "colleague")
    assert "Hiện không có nội dung nào" in told
    said, card = _of(read, "leader")
    assert GOES_UP in said
    assert code in card


def test_whom_the_words_name_never_gets_it_as_a_stand_in(office: Database) -> None:
    _case(office, "procedure", "Anh Đỗ Văn Nam hướng dẫn sai.")
    _read(office)

    _leaves(office, "head", "Đỗ Văn Nam")
    read = _read(office)

    assert not any("hướng dẫn sai" in text for text in (*_of(read, "colleague"), *_of(read, "handler")))
    assert any("hướng dẫn sai" in text for text in _of(read, "leader"))


def test_without_a_stand_in_the_cases_go_up(office: Database) -> None:
    code = _case(office, "procedure", "Chờ lâu.")
    _presses(office, code, "claim", "handler", GROUP)
    _read(office)

    _leaves(office, "handler")
    read = _read(office)

    assert [chat for chat, _ in read] == ["handler", "head", "head"]
    assert GOES_UP in _of(read, "head")[0]
    assert code in _of(read, "head")[1]


def test_a_stand_in_who_is_away_too_is_passed_over(office: Database) -> None:
    code = _case(office, "procedure", "Chờ lâu.")
    _presses(office, code, "claim", "handler", GROUP)
    _leaves(office, "colleague")
    _read(office)

    _leaves(office, "handler", "Đỗ Văn Nam")
    read = _read(office)

    assert _of(read, "colleague") == []
    assert code in _of(read, "head")[1]


def test_a_stand_in_who_leaves_passes_on_what_was_handed_over(office: Database) -> None:
    code = _case(office, "procedure", "Chờ lâu.")
    _presses(office, code, "claim", "handler", GROUP)
    _leaves(office, "handler", "Đỗ Văn Nam")
    _read(office)

    _leaves(office, "colleague")

    assert code in _of(_read(office), "head")[1]


def test_warnings_go_to_the_stand_in_and_not_to_who_is_away(office: Database) -> None:
    code = _case(office, "attitude", "Nói trống không.")
    _presses(office, code, "claim", "head", _private("head"))
    _leaves(office, "head", "Lê Thị Bình", until="30/11")
    _read(office)

    office.run_now(clock_deadlines.note_passed_deadlines, LATE)
    read = _read(office)

    assert [(chat, "sắp đến hạn trả lời" in text) for chat, text in read] == [("leader", True)]


def test_a_warning_that_nobody_else_would_read_still_goes_to_who_is_away(office: Database) -> None:
    code = _case(office, "extra_money", "Thu thêm tiền phô tô.")
    _presses(office, code, "claim", "leader", _private("leader"))
    _read(office)

    _leaves(office, "leader", until="30/11")
    asked = _of(_read(office), "owner")
    office.run_now(clock_deadlines.note_passed_deadlines, LATE)

    assert [f"Nội dung {code} đang chờ xử lý" in text for text in asked] == [True]
    assert not any("phô tô" in text for text in asked)
    assert any("sắp đến hạn trả lời" in text for text in _of(_read(office), "leader"))


def test_who_is_back_reads_what_is_open_and_gets_what_came_meanwhile(office: Database) -> None:
    before = _case(office, "attitude", "Nói trống không.")
    _leaves(office, "head", "Lê Thị Bình")
    meanwhile = _case(office, "fees", "Thu sai lệ phí.", "meanwhile")
    assert not any(meanwhile in text for text in _of(_read(office), "head"))

    office.run_now(clock_absence.note_absences, NEXT_WEEK)
    read = _read(office)

    listed, card = _of(read, "head")
    assert BACK in listed
    assert "Còn 2 nội dung đang mở" in listed
    assert [f"[{code} · hạn 02/12 · Chờ tiếp nhận]" in listed for code in (before, meanwhile)] == [True, True]
    assert "Thu sai lệ phí" in card
    # the leader may read both anyway: nothing is taken away
    assert not any(GONE in text for text in _of(read, "leader"))


def test_an_officer_who_is_back_reads_what_was_taken_before_and_not_the_desks_other_cases(office: Database) -> None:
    taken = _case(office, "procedure", "Chờ lâu.")
    _case(office, "procedure", "Biểu mẫu khó hiểu.", "other")
    _presses(office, taken, "claim", "handler", GROUP)
    _leaves(office, "handler", "Đỗ Văn Nam")
    _read(office)

    office.run_now(clock_absence.note_absences, NEXT_WEEK)

    [listed] = _of(_read(office), "handler")
    assert "Còn 1 nội dung đang mở" in listed
    assert f"[{taken} · hạn 02/12 · Đã tiếp nhận]" in listed


def test_who_stood_in_keeps_only_cards_that_are_the_own_business(office: Database) -> None:
    code = _case(office, "extra_money", "Thu thêm tiền phô tô.")
    _leaves(office, "leader", "Võ Thị Mai")
    assert code in _of(_read(office), "officer elsewhere")[1]

    office.run_now(clock_absence.note_absences, NEXT_WEEK)

    gone, told = _of(_read(office), "officer elsewhere")
    assert gone == f"Nội dung {code} không còn thuộc phạm vi xử lý tại đây."
    assert told.startswith("Anh/Chị không còn là người thay của Lê Thị Bình.")


def test_another_stand_in_gets_what_the_first_one_loses(office: Database) -> None:
    code = _case(office, "extra_money", "Thu thêm tiền phô tô.")
    _leaves(office, "leader", "Võ Thị Mai")
    _read(office)

    _leaves(office, "leader", "Trần Văn Phúc", at=AT + timedelta(hours=1))
    read = _read(office)

    assert [GONE in text for text in _of(read, "officer elsewhere")] == [True, False]
    assert code in _of(read, "head")[1]


def test_back_and_away_again_on_one_day_brings_the_card_again(office: Database) -> None:
    code = _case(office, "extra_money", "Thu thêm tiền phô tô.")
    _leaves(office, "leader", "Võ Thị Mai")
    _says(office, "leader", "hết", AT + timedelta(hours=1))
    _read(office)

    _leaves(office, "leader", "Võ Thị Mai", at=AT + timedelta(hours=2))

    assert any(f"PHẢN ÁNH, KIẾN NGHỊ {code}" in text for text in _of(_read(office), "officer elsewhere"))


def test_two_clocks_at_once_hand_over_once(office: Database) -> None:
    code = _case(office, "attitude", "Nói trống không.")
    _says(office, "head", "19/11 20/11 Lê Thị Bình", AT)
    _read(office)
    midnight = AT + timedelta(days=1)

    with ThreadPoolExecutor(2) as clocks:
        moments = (midnight, midnight + timedelta(seconds=1))
        changed = sum(clocks.map(lambda moment: office.run_now(clock_absence.note_absences, moment), moments))

    assert changed == 1
    assert [code in text for text in _of(_read(office), "leader")] == [False, True]  # the word, then the one card


def _case(office: Database, category: str, text: str, fresh: str = "fresh") -> Code:
    return office.run_now(_opened, category, text, fresh).code


def _presses(office: Database, code: Code, act: str, who: str, chat: Address) -> str | None:
    return office.run_now(staff_card.press_card, code, act, chat, _person(who), f"{who}{act}", AT)


def _leaves(office: Database, who: str, stand_in: str = "", until: str = "20/11", at: datetime = AT) -> None:
    _says(office, who, f"18/11 {until} {stand_in}".strip(), at)


def _says(office: Database, who: str, text: str, at: datetime) -> None:
    office.run_now(staff_absence.set_absence, text, _private(who), _person(who), f"{who}{text}{at}", at)


def _private(who: str) -> Address:
    return Address(STAFF_BOT, ACCOUNTS[who])


def _of(read: Read, who: str) -> list[str]:
    return [text for chat, text in read if chat == who]


def _read(office: Database) -> Read:
    """All that staff were sent since the last look, with the buttons of lists of cases."""
    read: Read = []
    tried: list[Tried] = []
    lease = timedelta(seconds=60)
    while claimed := office.run_now(
        settle_and_claim, tried, STAFF_BOT, LATE, limit=100, lease=lease, set_aside=_nothing
    ):
        read += [(CHATS[one.to.chat], _text(one)) for one in claimed]
        tried = [Tried(one, "sent", message_id=one.id) for one in claimed]
    return read


def _text(one: Claimed) -> str:
    shown = [option.label for row in one.message.rows for option in row if option.data.endswith(":show")]
    return " ".join([one.message.text, *(f"[{label}]" for label in shown)])


def _nothing(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    raise AssertionError("nothing is set aside here")
