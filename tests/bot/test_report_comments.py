"""Comments are for head and leader alone: masked, of closed blocks, in the order of random ids, and in no group."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from analytics.rates import LevelCounts
from bot.rehearsal import sample
from bot.usecases import absence, access, report_comments, staff_periods
from bot.usecases.staff_turn import Person, Refused
from storage import blocks, chain, files, responses
from storage.database import Database, Transaction
from storage.files import Owner
from survey.definition import Chosen, SurveyId, Written
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language, Message, utf16_length
from tests.bot.test_staff_periods import GROUP_3, HEAD, LEADER, OFFICER, OWNER, asks, data_of, labels, owed

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED, NOW = datetime(2026, 11, 2, 9, tzinfo=ZONE), datetime(2026, 11, 17, 9, tzinfo=ZONE)
MONDAY, SUNDAY, NEXT_MONDAY = date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 16)
QUICK = SurveyId("quick", 1)


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    """Ten final answers at quay-3 in a closed block, two of them with words; a third lies in the open one."""
    sqlite_database.run_now(sample.set_up, OPENED)
    for number in range(11):
        words = {2: "Ghế gãy, gọi 0912345678", 5: "Chờ lâu\nQuầy khác: 9 ý kiến", 10: "Chưa được kể"}.get(number, "")
        answered(sqlite_database, number, NEXT_MONDAY if number == 10 else MONDAY, words)
    held = LevelCounts((0, 0, 0, 10, 0))
    sqlite_database.run_now(blocks.close, "quay-3", "overall", "verified", "headline", MONDAY, SUNDAY, held)
    return sqlite_database


def answered(database: Database, number: int, day: date, words: str) -> None:
    def build(tx: Transaction) -> None:
        talk = f"talk-{number}"
        responses.start(tx, talk, "quay-3", QUICK, Language.VI, "chat", "verified", "1", OPENED)
        responses.keep_answer(tx, talk, Chosen("overall", "4"))
        if words:
            responses.keep_answer(tx, talk, Written("comment", words, ("photo",) if number == 2 else ()))
        if number == 2:
            photo = SentFile(FileKind.PHOTO, "platform", "", 10)
            files.add(tx, Owner.COMMENT, talk, [photo], CITIZEN_BOT, "fresh", OPENED, held=True)
        responses.send(tx, talk, None, OPENED)
        responses.finalise(tx, talk, f"{9 - number:032}" if number < 10 else f"{number:032}", day)
        if number == 2:
            [kept] = files.of(tx, Owner.COMMENT, f"{9 - number:032}")
            files.keep(tx, kept.id, FileKind.PHOTO, 10)

    database.run_now(build)


def pressed(database: Database, member: sample.Member, data: str, chat: int | None = None) -> list[Message]:
    before = len(owed(database))
    _, act, period, place, page = data.split(":")
    here, person = Address(STAFF_BOT, str(chat or member.account)), Person(str(member.account), member.name)
    what = (act, period, place, int(page), here, person, f"pressed{before}", NOW)
    database.run_now(staff_periods.press_report, *what)
    return owed(database)[before:]


def button(database: Database) -> str:
    [card] = asks(database, LEADER, "/tuan 46 quay-3", at=NOW)
    return data_of(card, "Ý kiến góp ý")


@pytest.mark.parametrize("member", [LEADER, HEAD])
def test_head_and_leader_read_them_masked_and_protected_with_what_came_along(
    office: Database, member: sample.Member
) -> None:
    listed, photo = pressed(office, member, button(office))

    # ids fall as numbers rise: the later one comes first, its line break cannot begin a line of ours
    assert listed.text.splitlines()[2:] == [
        "Quầy Bảo trợ xã hội – Người có công, các ngày từ 09/11/2026 đến 15/11/2026:",
        "1. Chờ lâu Quầy khác: 9 ý kiến",
        "2. Ghế gãy, gọi [số điện thoại] (kèm 1 tệp, gửi ngay sau đây)",
    ]
    assert (photo.text, photo.enclosed is not None) == ("Kèm ý kiến số 2", True)
    assert listed.protected
    assert photo.protected


def test_what_lies_in_an_open_block_is_not_told(office: Database) -> None:
    assert "Chưa được kể" not in str(pressed(office, LEADER, button(office)))

    this_week = button(office).replace("2026-W46", "2026-W47")
    with pytest.raises(Refused, match="comments-none"):
        pressed(office, LEADER, this_week)


@pytest.mark.parametrize("member", [OWNER, OFFICER])
def test_nobody_else_is_offered_them_or_gets_them_by_an_old_button(office: Database, member: sample.Member) -> None:
    [card] = asks(office, member, "/tuan 46 quay-3", at=NOW)

    assert "Ý kiến góp ý" not in labels(card)
    with pytest.raises(Refused, match="staff-not-allowed"):
        pressed(office, member, button(office))


def test_a_group_never_gets_them_whoever_presses(office: Database) -> None:
    with pytest.raises(Refused, match="staff-not-allowed"):
        pressed(office, LEADER, button(office), chat=GROUP_3)


def test_who_serves_at_the_desk_does_not_read_them_in_the_place_of_a_head(office: Database) -> None:
    def stands_in(tx: Transaction, account: int) -> list[bool]:
        head = access.require_staff(tx, str(HEAD.account))
        other = access.require_staff(tx, str(account))
        absence.note_away(tx, head.id, other.id, is_away=True)
        found = staff_periods.report_places.places_for(tx, head, Address(STAFF_BOT, str(HEAD.account)))
        by_code = {place.code: place for place in found}
        return [report_comments.may_read(tx, other, by_code[code]) for code in ("quay-3", "quay-1")]

    assert office.run_now(stands_in, OFFICER.account) == [False, True]


def test_the_log_says_who_read_which_and_no_words(office: Database) -> None:
    pressed(office, LEADER, button(office))

    entries = office.run_now(lambda tx: [(one.kind, one.body) for one in chain.entries(tx)])
    [read] = [text for kind, text in entries if kind == "comments_read"]
    assert read.endswith(":quay-3:2026-W46")
    assert "Ghế" not in str(entries)


def test_many_long_comments_are_parted_between_comments(office: Database) -> None:
    for number in range(20, 40):
        answered(office, number, MONDAY, f"{number} " + "ế" * 1900)

    messages = pressed(office, LEADER, button(office))

    texts = [message.text for message in messages if message.enclosed is None]
    assert all(utf16_length(text) <= 4096 for text in texts)
    assert len(texts) == report_comments.MOST_MESSAGES + 1
    assert texts[-1].startswith("Còn ý kiến chưa gửi")
