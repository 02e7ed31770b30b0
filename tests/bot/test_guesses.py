"""Whoever guesses codes of cases in the chat is locked out, and learns no more from one code than from another."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.botapi import BotApi
from bot.citizen.updates import CitizenUpdates
from bot.clock import HandMovedClock, fresh_id
from bot.rehearsal import sample
from bot.usecases import citizen_complaints
from bot.usecases.citizen_turn import receive
from storage import claims
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey import tracking_code
from survey.complaint import Source
from survey.conversation.states import Contact, Desk, Draft, Idle
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, Address, Language
from survey.tracking_code import Code

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
OWNER, GUESSER = 6001, 7001
LOCKED = "Có quá nhiều lần nhập chưa đúng."
NOT_FOUND = "Không tìm thấy nội dung nào có mã này."


@dataclass
class Chats:
    db: Database
    clock: HandMovedClock
    updates: CitizenUpdates
    code: Code
    number: int = 0
    heard: dict[int, list[str]] = field(default_factory=dict)

    async def asks(self, who: int, code: str) -> str:
        """What the chat is answered."""
        self.number += 1
        person = {"id": who, "is_bot": False, "first_name": "Lan"}
        message = {
            "message_id": self.number,
            "date": int(self.clock.now().timestamp()),
            "chat": {"id": who, "type": "private", "first_name": "Lan"},
            "from": person,
            "text": f"/tra_cuu {code}",
        }
        lane = self.db.keys.lane(CITIZEN_BOT, str(who))
        update = {"update_id": self.number, "message": message}
        await self.updates.handle(update, UpdateRef(CITIZEN_BOT, self.number, lane))
        claimed = self.db.run_now(claims.claim_due, CITIZEN_BOT, self.clock.now(), 100, timedelta(seconds=40))
        [mine] = [one for one in claimed if one.to.chat == str(who)]
        self.db.run_now(claims.settle, mine.id, "sent", self.clock.now(), message_id=self.number)
        return mine.message.text


@pytest_asyncio.fixture
async def chats(sqlite_database: Database) -> AsyncIterator[Chats]:
    clock = HandMovedClock(START)
    api = BotApi("http://127.0.0.1:9", "1000001:" + "A" * 35)  # nothing is said by the updates themselves
    updates = CitizenUpdates(sqlite_database, api, receive, lambda *_: None, clock, lambda: fresh_id(32))
    sqlite_database.run_now(sample.set_up, START)
    code = sqlite_database.run_now(_opened)
    # what was owed to staff and to the owner is not looked at
    yield Chats(sqlite_database, clock, updates, code)
    await updates.close()
    await api.close()


def wrong(number: int) -> Code:
    """Well-formed codes that no case has."""
    return tracking_code.make(4_000_000 + number)


async def test_five_wrong_codes_lock_a_chat_and_then_a_real_code_reads_like_any_other(chats: Chats) -> None:
    tries = [await chats.asks(GUESSER, wrong(number)) for number in range(5)]
    unknown, real, unreadable = [await chats.asks(GUESSER, code) for code in (wrong(9), chats.code, "PA-1")]

    assert all(text.startswith(NOT_FOUND) for text in tries)
    assert unknown == real == unreadable
    assert real.startswith(LOCKED)


async def test_after_ten_minutes_one_may_ask_again_and_others_never_noticed(chats: Chats) -> None:
    for number in range(5):
        await chats.asks(GUESSER, wrong(number))
    others = await chats.asks(GUESSER + 1, chats.code)
    chats.clock.move_to(START + timedelta(minutes=10))

    assert f"Nội dung {chats.code}" in others
    assert f"Nội dung {chats.code}" in await chats.asks(GUESSER, chats.code)


async def test_who_is_locked_out_still_sees_the_own_case(chats: Chats) -> None:
    for number in range(5):
        await chats.asks(OWNER, wrong(number))

    assert (await chats.asks(OWNER, wrong(9))).startswith(LOCKED)
    assert f"Nội dung {chats.code}" in await chats.asks(OWNER, chats.code)


async def test_many_chats_that_guess_together_lock_all_and_are_told_of_without_a_word_of_theirs(
    chats: Chats, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for number in range(50):
        await chats.asks(GUESSER + number // 4, wrong(number))

    assert (await chats.asks(GUESSER + 500, chats.code)).startswith(LOCKED)
    assert f"Nội dung {chats.code}" in await chats.asks(OWNER, chats.code)
    [alarm] = [record for record in caplog.records if getattr(record, "action", "") == "codes_guessed"]
    assert alarm.getMessage() == "codes are being guessed"
    assert "PA-" not in caplog.text


def _opened(tx: Transaction) -> Code:
    desk = Desk("quay-3", "Quầy 3", "an-phuoc", "Trung tâm", SurveyId("quick", 1))
    citizen = Address(CITIZEN_BOT, str(OWNER))
    talk = Conversation(tx.keys.lane(CITIZEN_BOT, citizen.chat), citizen, Language.VI, Idle(), START)
    draft = Draft(desk, "procedure", "Chờ lâu.", named=False, contact=Contact())
    return citizen_complaints.open_case(tx, talk, draft, Source.CHAT, "fresh", START, address=citizen).code
