"""A talk is found again as it was left, by whoever it belongs to and by how long it is silent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage import conversations
from storage.conversations import Conversation
from storage.database import Database, Transaction
from survey.conversation.states import Desk, Idle, Interviewing
from survey.definition import Chosen, SurveyId, Written
from survey.messages import CITIZEN_BOT, Address, Language

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
LAN = Address(CITIZEN_BOT, "900100200")
MINH = Address(CITIZEN_BOT, "900100300")
DESK = Desk("quay-3", "Quầy 3", "tt", "Trung tâm", SurveyId("quick", 1))
ANSWERS = (Chosen("overall", "2"), Written("comment", 'Chờ "ba" tiếng\n{}'))
OPEN = Interviewing("t1", DESK, DESK.survey, ANSWERS, "attitude")


def keep(tx: Transaction, address: Address, at: datetime) -> Conversation:
    kept = replace(conversations.load_locked(tx, address, at, "vi"), state=OPEN, updated_at=at)
    conversations.save(tx, kept)
    return kept


def test_a_talk_that_never_was_is_idle_and_speaks_the_hinted_language_if_we_do(database: Database) -> None:
    spoken = {
        hint: database.run_now(conversations.load_locked, Address(CITIZEN_BOT, hint), NOW, hint)
        for hint in ("en-GB", "fr", "")
    }

    assert [spoken[hint].language for hint in ("en-GB", "fr", "")] == [Language.EN, Language.VI, Language.VI]
    assert all(talk.state == Idle() for talk in spoken.values())


def test_a_saved_talk_is_loaded_equal(database: Database) -> None:
    database.run_now(keep, LAN, NOW)

    found = database.run_now(conversations.load_locked, LAN, NOW + timedelta(hours=1), "en")

    assert (found.address, found.state, found.language, found.updated_at) == (LAN, OPEN, Language.VI, NOW)
    assert database.run_now(conversations.load_locked, MINH, NOW, "vi").state == Idle()


def test_silent_talks_are_found_with_their_address_and_reminded_only_once_until_the_next_word(
    database: Database,
) -> None:
    database.run_now(keep, LAN, NOW)
    database.run_now(keep, MINH, NOW + timedelta(hours=2))
    since = NOW + timedelta(hours=1)

    [silent] = database.run_now(conversations.silent_since, since, 10)
    database.run_now(conversations.mark_reminded, silent.lane)

    assert (silent.address, silent.state) == (LAN, OPEN)
    assert database.run_now(conversations.silent_since, since, 10, not_reminded=True) == []
    database.run_now(keep, LAN, NOW)
    assert len(database.run_now(conversations.silent_since, since, 10, not_reminded=True)) == 1
