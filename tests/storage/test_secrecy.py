"""What is settled or closed leaves neither a citizen's words nor account in the file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import claims, conversations, inbox, outbox
from storage.database import Database, Transaction
from storage.outbox import Entry
from survey.conversation.states import Complaining, ComplaintStep, Desk, Draft, Idle
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, Address, Language, Message

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
