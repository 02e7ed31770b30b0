"""What staff write and press reaches one use case each, by way of python-telegram-bot, which says nothing itself."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from telegram.ext import MessageHandler, filters

from bot.botapi import BotApi
from bot.lanes import UnreadableUpdate
from bot.simulator.simulator import Simulator
from bot.staff import cards, commands
from bot.staff.updates import Context, SpeaksOutOfTurn, StaffUpdates
from storage import claims, conversations, outbox, people, places
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.people import Role
from storage.places import Unit
from survey import invitation
from survey.conversation.states import Entering, EntryStep
from survey.messages import ENTRY, STAFF_BOT, Address
from tests.bot.hand import HandClock

TOKEN = "1000002:" + "B" * 35
HOA, GROUP = 601, -2001
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
USER = {"id": HOA, "is_bot": False, "first_name": "Hoa"}
PRIVATE = {"id": HOA, "type": "private", "first_name": "Hoa"}
ROOM = {"id": GROUP, "type": "group", "title": "Quầy 3"}
CARD = {
    "message_id": 40,
    "date": int(START.timestamp()),
    "chat": ROOM,
    "from": {"id": 1000002, "is_bot": True, "first_name": "Hài Lòng"},
    "text": "Phản ánh PA-…",
}


@dataclass
class Office:
    simulator: Simulator
    api: BotApi
    db: Database
    updates: StaffUpdates
    reachable: list[tuple[str, bool]]
    number: int = 0

    async def handle(self, **update: Any) -> None:
        self.number += 1
        await self.updates.handle({"update_id": self.number} | update, UpdateRef(STAFF_BOT, self.number, "lane"))

    async def message(self, **content: Any) -> None:
        command = content.get("text", "").partition(" ")[0]
        entities = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        base = {"message_id": 50, "date": int(START.timestamp()), "chat": ROOM, "from": USER}
        commanded = {"entities": entities} if command.startswith("/") else {}
        await self.handle(message=base | commanded | content)

    async def press(self, data: str, press: str = "1") -> None:
        await self.handle(
            callback_query={"id": press, "from": USER, "chat_instance": "1", "data": data, "message": CARD}
        )

    def owed(self) -> list[tuple[str, str]]:
        """(chat, text) of all that was enqueued."""
        claimed = self.db.run_now(claims.claim_due, STAFF_BOT, START, 100, START.resolution)
        return [(one.to.chat, one.message.text) for one in claimed]


@pytest_asyncio.fixture
async def office(sqlite_database: Database) -> AsyncIterator[Office]:
    clock = HandClock(START, sqlite_database)
    simulator = Simulator(now=clock.now)
    simulator.add_bot(TOKEN, "staff_bot", "Một cửa")
    simulator.add_person(HOA, "Hoa")
    simulator.start_bot(HOA, "staff_bot")
    api = BotApi(await simulator.start(), TOKEN)
    reachable: list[tuple[str, bool]] = []

    def note_reachability(tx: Transaction, ref: UpdateRef, to: Address, is_reachable: bool, at: datetime) -> None:
        reachable.append((to.chat, is_reachable))

    updates = StaffUpdates(sqlite_database, api, clock)
    commands.register(updates, note_reachability, lambda: "staff_bot", lambda: "abcdefgh")
    cards.register(updates, lambda: "abcdefgh")
    sqlite_database.run_now(_open_office)
    yield Office(simulator, api, sqlite_database, updates, reachable)
    await updates.close()
    await api.close()
    await simulator.stop()


async def test_a_group_is_bound_to_its_desk_from_within_the_group(office: Office) -> None:
    await office.message(text="/gan_quay@staff_bot quay-3")

    assert [desk.code for desk in office.db.run_now(places.desk_of_group, str(GROUP))] == ["QUAY-3"]
    assert [chat for chat, _ in office.owed()] == [str(GROUP)]


async def test_a_group_whose_desk_is_bound_elsewhere_is_told(office: Office) -> None:
    office.db.run_now(places.bind_group, "QUAY-3", "-4321")
    await office.message(text="/gan_quay quay-3")

    told = dict(office.owed())
    assert list(told) == [str(GROUP), "-4321"]
    assert "vào nhóm khác" in told["-4321"]


async def test_a_command_for_another_bot_is_not_ours(office: Office) -> None:
    await office.message(text="/gan_quay@other_bot quay-3")

    assert office.db.run_now(places.desk_of_group, str(GROUP)) == []
    assert office.owed() == []


async def test_who_hides_behind_the_group_is_told_to_come_out(office: Office) -> None:
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group"}

    await office.message(text="/gan_quay quay-3", sender_chat=ROOM, **{"from": hidden})

    [(chat, text)] = office.owed()
    assert chat == str(GROUP)
    assert "ẩn danh" in text
    assert office.db.run_now(places.desk_of_group, str(GROUP)) == []


async def test_a_forged_invitation_is_refused_where_it_was_shown(office: Office) -> None:
    await office.message(text="/start forged", chat=PRIVATE)

    assert [chat for chat, _ in office.owed()] == [str(HOA)]


async def test_an_invitation_opened_again_is_theirs_already_and_to_others_it_is_used(office: Office) -> None:
    link = invitation.make(
        invitation.InvitedRole.LEADER, "", "", START + timedelta(days=1), b"nonce-7", office.db.keys.signing
    )
    other = USER | {"id": HOA + 1}

    said: list[str] = []
    for number, (chat, sender) in enumerate([(HOA, USER), (HOA, USER), (HOA + 1, other)]):
        await office.message(
            text=f"/start {link}", chat=PRIVATE | {"id": chat}, message_id=50 + number, **{"from": sender}
        )
        [one] = office.db.run_now(claims.claim_due, STAFF_BOT, START, 100, START.resolution)
        office.db.run_now(claims.settle, one.id, "sent", START)
        said.append(one.message.text)

    assert "lãnh đạo" in said[0]
    assert "đã nhận vai trò này rồi" in said[1]
    assert "đã được dùng" in said[2]


async def test_a_greeting_in_private_is_answered_with_what_the_bot_is_for_and_in_a_group_with_silence(
    office: Office,
) -> None:
    await office.message(text="Xin chào", chat=PRIVATE)
    await office.message(text="Xin chào")

    [(chat, text)] = office.owed()
    assert chat == str(HOA)
    assert "/gan_quay" in text


async def test_the_same_command_twice_has_one_effect(office: Office) -> None:
    await office.message(text="/help", chat=PRIVATE)
    office.number = 0

    await office.message(text="/help", chat=PRIVATE)

    assert len(office.owed()) == 1


async def test_a_group_that_moves_is_followed_whichever_chat_tells_it(office: Office) -> None:
    await office.message(text="/gan_quay quay-3")

    await office.message(migrate_to_chat_id=-1009)
    await office.message(migrate_from_chat_id=GROUP, chat=ROOM | {"id": -1009, "type": "supergroup"})

    assert [desk.code for desk in office.db.run_now(places.desk_of_group, "-1009")] == ["QUAY-3"]


async def test_a_refused_press_says_why_in_an_alert(office: Office) -> None:
    press = await _real_press(office, "case:PA-00000000:claim")

    await office.press("case:PA-00000000:claim", press)
    await office.updates.close()

    [answer] = _answers(office)
    assert answer["show_alert"] is True
    assert answer["text"]
    assert office.owed() == []


async def test_a_button_of_former_times_is_only_acknowledged(office: Office) -> None:
    await office.press("something:else")
    await office.updates.close()

    [answer] = _answers(office)
    assert "text" not in answer


async def test_a_reply_to_anything_but_a_card_is_no_matter_of_ours(office: Office) -> None:
    await office.message(text="Tôi sẽ xem", reply_to_message=CARD)

    assert office.owed() == []


async def test_an_edited_line_is_heard_and_an_edited_command_is_not(office: Office) -> None:
    office.db.run_now(outbox.note_line, Address(STAFF_BOT, str(GROUP)), "line:PA-00000000:gone", 50, START)
    edited = {"message_id": 50, "date": int(START.timestamp()), "edit_date": int(START.timestamp())}
    edited |= {"chat": ROOM, "from": USER}

    await office.handle(edited_message=edited | {"text": "Đã xong hẳn."})
    await office.handle(edited_message=edited | {"message_id": 51, "text": "/help"})

    [(_, text)] = office.owed()
    assert "sửa tin nhắn không thay đổi gì" in text


async def test_being_removed_from_a_chat_is_noted(office: Office) -> None:
    me = {"id": 1000002, "is_bot": True, "first_name": "Một cửa"}

    await office.handle(
        my_chat_member={
            "chat": ROOM,
            "from": USER,
            "date": int(START.timestamp()),
            "old_chat_member": {"status": "member", "user": me},
            "new_chat_member": {"status": "kicked", "user": me, "until_date": 0},
        }
    )

    assert office.reachable == [(str(GROUP), False)]


async def test_a_kind_of_update_nobody_asked_for_is_passed_over_unread(office: Office) -> None:
    await office.handle(poll_answer={"poll_id": 7})  # of the wrong shape: reading it would be a fault

    assert office.reachable == []


async def test_an_update_of_the_wrong_shape_is_unreadable(office: Office) -> None:
    with pytest.raises(UnreadableUpdate):
        await office.handle(message={"message_id": 1, "chat": "không phải"})


async def test_whoever_tries_to_speak_from_a_handler_is_stopped(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer_at_once(update: Any, context: Context) -> None:
        await update.message.reply_text("ngay")

    caplog.set_level(logging.DEBUG)
    office.updates.application.add_handler(MessageHandler(filters.Regex("lời riêng"), answer_at_once), group=-1)

    with pytest.raises(SpeaksOutOfTurn):
        await office.message(text="lời riêng của tôi")

    assert [request.method for request in office.simulator.record.requests] == []
    assert [record for record in caplog.records if "lời riêng" in f"{record.getMessage()} {record.__dict__}"] == []


def _open_office(tx: Transaction) -> None:
    places.put_unit(tx, Unit("PHUONG-1", "Phường 1", None, "", "", ""))
    places.put_desk(tx, "QUAY-3", "Quầy 3", "PHUONG-1")
    people.accept(tx, "nonce", Role.HEAD, "PHUONG-1", "QUAY-3", str(HOA), "Hoa", START)


async def _real_press(office: Office, data: str) -> str:
    keyboard = {"inline_keyboard": [[{"text": "Nhận", "callback_data": data}]]}
    card = await office.api.call("sendMessage", {"chat_id": HOA, "text": "Thẻ", "reply_markup": keyboard})
    return office.simulator.press(HOA, "staff_bot", card["message_id"], data)


def _answers(office: Office) -> list[dict[str, Any]]:
    return [one.parameters for one in office.simulator.record.requests if one.method == "answerCallbackQuery"]


async def test_whoever_hides_behind_a_group_presses_and_replies_in_vain(office: Office) -> None:
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    press = {"id": "1", "from": hidden, "chat_instance": "1", "data": "case:PA-00000000:claim", "message": CARD}

    await office.handle(callback_query=press)
    await office.message(text="Đã xử lý", reply_to_message=CARD, sender_chat=ROOM, **{"from": hidden})

    [(_, text)] = office.owed()
    assert "ẩn danh" in text


async def test_what_is_entered_arrives_by_command_press_and_line(office: Office) -> None:
    await office.message(chat=PRIVATE, text="/nhap_phieu")
    [(chat, text)] = office.owed()
    assert chat == str(HOA) and "Ý kiến đến bằng cách nào?" in text

    await office.handle(
        callback_query={
            "id": "1",
            "from": USER,
            "chat_instance": "1",
            "data": "abcdefgh:entry:paper",
            "message": CARD | {"chat": PRIVATE},
        }
    )
    assert office.db.run_now(_entry_state) == EntryStep.SHEET
    await office.message(chat=PRIVATE, text="XOA")
    assert office.db.run_now(_entry_state) is None


def _entry_state(tx: Transaction) -> EntryStep | None:
    state = conversations.load_locked(tx, Address(ENTRY, str(HOA)), START, "vi").state
    return state.step if isinstance(state, Entering) else None
