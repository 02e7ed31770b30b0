"""What is settled or closed leaves neither a citizen's words nor account in the file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import claims, conversations, inbox, outbox, posted
from storage.database import Database, Transaction
from storage.outbox import Entry
from storage.tables.inbox import InboxRow
from storage.transaction import reading
from survey.conversation.states import Complaining, ComplaintStep, Desk, Draft, Idle
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, RECEIPT, TALK, Address, Language, Message, Slot

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
ACCOUNT = "8675309421"
WORDS = "Nguyen Van Bi Mat"
CITIZEN = Address(CITIZEN_BOT, ACCOUNT)
DESK = Desk("quay-3", "Quầy 3", "tt", "Trung tâm", SurveyId("quick", 1))


def bytes_on_disk(url: str) -> bytes:
    file = Path(url.removeprefix("sqlite:///"))
    return b"".join(one.read_bytes() for one in file.parent.glob(file.name + "*"))


def test_after_a_message_is_settled_neither_its_text_nor_the_account_is_in_the_file(
    sqlite_url: str, open_database: Callable[[str], Database]
) -> None:
    database = open_database(sqlite_url)
    database.run_now(outbox.enqueue, Entry("receipt:1", CITIZEN, Message(WORDS)), NOW)
    [claimed] = database.run_now(claims.claim_due, CITIZEN_BOT, NOW, 10, timedelta(seconds=40))
    while_owed = bytes_on_disk(sqlite_url)

    database.run_now(claims.settle, claimed.id, "sent", NOW, message_id=1)

    settled = bytes_on_disk(sqlite_url)
    assert WORDS.encode() in while_owed
    assert WORDS.encode() not in settled
    assert ACCOUNT.encode() not in settled
    assert b"receipt:1" in settled


def test_what_of_a_talk_could_not_be_said_in_a_day_loses_words_and_account_and_what_tells_of_a_case_stays(
    sqlite_url: str, open_database: Callable[[str], Database]
) -> None:
    database, other = open_database(sqlite_url), Address(CITIZEN_BOT, "8675309422")
    owed, held, told = (
        Message(WORDS, slot=RECEIPT),
        Message(WORDS),
        Message("Đã trả lời", slot=Slot("case:PA-12345671")),
    )
    database.run_now(outbox.enqueue, Entry("turn:1", CITIZEN, owed), NOW)
    database.run_now(outbox.enqueue, Entry("status:1", other, told), NOW)
    database.run_now(outbox.enqueue, Entry("turn:2", Address(CITIZEN_BOT, ACCOUNT + "7"), held), NOW)
    claimed = database.run_now(claims.claim_due, CITIZEN_BOT, NOW, 10, timedelta(seconds=40))
    [unclear] = [one for one in claimed if one.key == "turn:2"]
    database.run_now(claims.settle, unclear.id, "held", NOW)
    day_over = NOW + timedelta(hours=24, seconds=1)

    early = database.run_now(outbox.forget_talks, NOW, NOW)
    emptied = database.run_now(outbox.forget_talks, NOW + timedelta(seconds=1), day_over)

    assert (early, emptied) == (0, 2)
    assert database.run_now(outbox.forget_talks, NOW + timedelta(seconds=1), day_over) == 0
    stored = bytes_on_disk(sqlite_url)
    assert WORDS.encode() not in stored
    assert ACCOUNT.encode() not in stored
    assert other.chat.encode() in stored
    [still_owed] = database.run_now(claims.claim_due, CITIZEN_BOT, day_over, 10, timedelta(seconds=40))
    assert still_owed.message == told


def test_whose_a_given_up_update_was_is_not_kept(database: Database) -> None:
    def give_up(tx: Transaction) -> list[str]:
        lane = tx.keys.lane(CITIZEN_BOT, ACCOUNT)
        for number in (7, 8):
            ref = inbox.UpdateRef(CITIZEN_BOT, number, lane)
            if number == 7:
                inbox.park(tx, ref, b"{}", "KeyError", NOW, NOW)
            inbox.bury(tx, ref, "KeyError", NOW)
        return [row[0] for row in tx.all(reading(InboxRow, "lane"))]

    assert database.run_now(give_up) == ["", ""]


def test_which_message_a_chat_shows_is_forgotten_when_nothing_is_open_and_stays_for_cases(database: Database) -> None:
    def shown(tx: Transaction) -> dict[str, int | None]:
        lane = tx.keys.lane(CITIZEN_BOT, ACCOUNT)
        return {slot: posted.current_of(tx, lane, slot) for slot in (TALK, "case:PA-12345671")}

    def show(tx: Transaction) -> None:
        begun = conversations.load_locked(tx, CITIZEN, NOW, Language.VI)
        conversations.save(tx, replace(begun, state=Complaining("t1", Draft(DESK), ComplaintStep.TEXT)))
        posted.record(tx, CITIZEN_BOT, begun.lane, TALK, 5, NOW)
        posted.record(tx, CITIZEN_BOT, begun.lane, "case:PA-12345671", 6, NOW)

    def close(tx: Transaction) -> None:
        begun = conversations.load_locked(tx, CITIZEN, NOW, Language.VI)
        conversations.save(tx, replace(begun, state=Idle()))

    later = NOW + timedelta(hours=25)
    database.run_now(show)
    database.run_now(posted.forget_talks, later)
    while_open = database.run_now(shown)
    database.run_now(close)
    database.run_now(posted.forget_talks, NOW)
    before = database.run_now(shown)
    database.run_now(posted.forget_talks, later)

    assert while_open == before == {TALK: 5, "case:PA-12345671": 6}
    assert database.run_now(shown) == {TALK: None, "case:PA-12345671": 6}


def test_an_open_talk_and_a_parked_update_show_neither_words_nor_account(
    sqlite_url: str, open_database: Callable[[str], Database]
) -> None:
    def talk(tx: Transaction) -> None:
        begun = conversations.load_locked(tx, CITIZEN, NOW, Language.VI)
        state = Complaining("t1", Draft(DESK, text=WORDS), ComplaintStep.DOOR)
        conversations.save(tx, replace(begun, state=state))
        ref = inbox.UpdateRef(CITIZEN_BOT, 7, begun.lane)
        inbox.park(tx, ref, f"{ACCOUNT} {WORDS}".encode(), "KeyError", NOW, NOW)

    database = open_database(sqlite_url)

    database.run_now(talk)

    stored = bytes_on_disk(sqlite_url)
    assert WORDS.encode() not in stored
    assert ACCOUNT.encode() not in stored


def test_a_talk_with_nothing_open_keeps_only_its_language(database: Database) -> None:
    def talk(tx: Transaction) -> None:
        begun = conversations.load_locked(tx, CITIZEN, NOW, Language.VI)
        open_ = replace(begun, state=Complaining("t1", Draft(DESK), ComplaintStep.TEXT), language=Language.EN)
        conversations.save(tx, open_)
        conversations.save(tx, replace(open_, state=Idle()))

    database.run_now(talk)

    later = NOW + timedelta(days=8)
    assert database.run_now(conversations.silent_since, later, 10) == []
    found = database.run_now(conversations.load_locked, CITIZEN, later, Language.VI)
    assert (found.state, found.language) == (Idle(), Language.EN)
