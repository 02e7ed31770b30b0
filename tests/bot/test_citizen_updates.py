"""What citizens write, press and send becomes one event each, through aiogram and nothing but aiogram's types."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.botapi import BotApi
from bot.citizen.updates import CitizenUpdates
from bot.lanes import UnreadableUpdate
from bot.simulator.simulator import Simulator
from bot.usecases.citizen_turn import Inbound, Turn
from storage import inbox
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey.conversation.events import Attached, Attachment, Command, Commanded, Edited, Event, Pressed, Started, Typed
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT, Address
from tests.bot.hand import HandClock

TOKEN = "1000001:" + "A" * 35
LAN = 501
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
FRESH = "abcdefgh" * 4
TALK = "abcdefgh"
USER = {"id": LAN, "is_bot": False, "first_name": "Lan", "language_code": "vi"}
CHAT = {"id": LAN, "type": "private", "first_name": "Lan"}


@dataclass
class Office:
    simulator: Simulator
    db: Database
    api: BotApi
    updates: CitizenUpdates
    heard: list[Inbound]
    reachable: list[tuple[str, bool]]
    number: int = 0

    async def handle(self, **update: Any) -> None:
        self.number += 1
        ref = UpdateRef(CITIZEN_BOT, self.number, "lane")
        await self.updates.handle({"update_id": self.number} | update, ref)

    async def message(self, **content: Any) -> None:
        base = {"message_id": 1, "date": int(START.timestamp()), "chat": CHAT, "from": USER}
        await self.handle(message=base | content)

    def events(self) -> list[Event]:
        return [inbound.event for inbound in self.heard]


@pytest_asyncio.fixture
async def office(sqlite_database: Database) -> AsyncIterator[Office]:
    clock = HandClock(START, sqlite_database)
    simulator = Simulator(now=clock.now)
    simulator.add_bot(TOKEN, "citizen_bot", "Hài Lòng")
    simulator.add_person(LAN, "Nguyễn Thị Lan")
    simulator.start_bot(LAN, "citizen_bot")
    api = BotApi(await simulator.start(), TOKEN)

    heard: list[Inbound] = []
    reached: list[tuple[str, bool]] = []

    def receive(tx: Transaction, inbound: Inbound) -> Turn | None:
        if not inbox.first_time(tx, inbound.update, inbound.at):
            return None
        if inbound.event == Typed("hỏng", 1):
            raise ValueError("a bug")
        heard.append(inbound)
        return Turn("Đã ghi nhận")

    def note_reachability(tx: Transaction, ref: UpdateRef, to: Address, reachable: bool, at: datetime) -> None:
        reached.append((to.chat, reachable))

    updates = CitizenUpdates(sqlite_database, api, receive, note_reachability, clock, lambda: FRESH)
    yield Office(simulator, sqlite_database, api, updates, heard, reached)
    await updates.close()
    await api.close()
    await simulator.stop()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("/start", Started("", TALK)),
        ("/start v1-abc_DEF", Started("v1-abc_DEF", TALK)),
        ("/phan_anh", Commanded(Command.COMPLAIN, TALK)),
        ("/tra_cuu PA-1234 5678", Commanded(Command.LOOK_UP, TALK, "PA-1234 5678")),
        ("/du_lieu_cua_toi@citizen_bot", Commanded(Command.MY_DATA, TALK)),
        ("/help", Commanded(Command.HELP, TALK)),
        ("XOA", Commanded(Command.ERASE, TALK)),
        ("/xoa", Commanded(Command.ERASE, TALK)),
        ("/khong_co", Typed("/khong_co")),
        ("Phải chờ\x00 ba tiếng", Typed("Phải chờ ba tiếng")),
    ],
)
async def test_a_line_is_a_command_or_a_cleaned_text(office: Office, text: str, event: Event) -> None:
    await office.message(text=text)

    typed = replace(event, message=1) if isinstance(event, Typed) else event
    assert office.events() == [typed]


async def test_an_edit_of_words_is_heard_with_its_own_moment_and_one_of_a_caption_is_not(office: Office) -> None:
    edited = {"message_id": 9, "date": int(START.timestamp()), "edit_date": int(START.timestamp()) + 60}
    edited |= {"chat": CHAT, "from": USER}

    await office.handle(edited_message=edited | {"text": "Ghế ở dãy\x00 3"})
    await office.handle(edited_message=edited | {"caption": "Ảnh ghế"})

    assert office.events() == [Edited(9, "Ghế ở dãy 3")]
    [inbound] = office.heard
    assert inbound.at == START + timedelta(seconds=60)


async def test_an_inbound_says_who_when_and_in_which_language(office: Office) -> None:
    await office.message(text="5")

    [inbound] = office.heard
    assert inbound.address == Address(CITIZEN_BOT, str(LAN))
    assert (inbound.at, inbound.language_hint, inbound.fresh) == (START, "vi", FRESH)


@pytest.mark.parametrize(
    ("content", "event"),
    [
        (
            {
                "photo": [
                    {"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9},
                    {"file_id": "A", "file_unique_id": "B", "width": 90, "height": 90, "file_size": 700},
                ],
                "caption": "Ghế gãy",
                "media_group_id": "12",
            },
            Attached(Attachment.PHOTO, SentFile(FileKind.PHOTO, "A", "Ghế gãy", 700), "12"),
        ),
        (
            {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
            Attached(Attachment.VOICE, SentFile(FileKind.VOICE, "a", seconds=3)),
        ),
        (
            {"document": {"file_id": "a", "file_unique_id": "b", "file_size": 9}},
            Attached(Attachment.DOCUMENT, SentFile(FileKind.DOCUMENT, "a", size=9)),
        ),
        (
            {"location": {"latitude": 21.0, "longitude": 105.8}},
            Attached(Attachment.LOCATION, SentFile(FileKind.LOCATION, "21.00000, 105.80000")),
        ),
        (
            {"video": {"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9, "duration": 3}},
            Attached(Attachment.OTHER),
        ),
        ({"contact": {"phone_number": "0912", "first_name": "Lan"}}, Attached(Attachment.OTHER, phone="0912")),
        ({"text": "\u200b\u200b"}, Attached(Attachment.OTHER)),
    ],
)
async def test_what_is_no_text_is_an_attachment(office: Office, content: dict[str, Any], event: Event) -> None:
    await office.message(**content)

    assert office.events() == [event]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "a", "chat": {"id": -5, "type": "group", "title": "Nhóm"}},
        {"text": "a", "from": USER | {"is_bot": True}},
        {"text": "a", "sender_chat": {"id": -6, "type": "channel", "title": "Kênh"}},
        {"text": "a", "guest_query_id": "7"},
        {"pinned_message": {"message_id": 1, "date": 1, "chat": CHAT, "text": "a"}},
    ],
)
async def test_groups_bots_channels_guests_and_the_platform_itself_are_not_heard(
    office: Office, content: dict[str, Any]
) -> None:
    await office.message(**content)

    assert office.heard == []


@pytest.mark.parametrize(
    ("data", "event"),
    [
        ("abc:overall:2", Pressed("abc", "overall", "2")),
        ("abc:overall", Pressed("", "", "")),
        ("a:b:c:d", Pressed("", "", "")),
        ("::", Pressed("", "", "")),
        ("", Pressed("", "", "")),
    ],
)
async def test_a_press_names_talk_step_and_choice_or_counts_as_old(office: Office, data: str, event: Event) -> None:
    await _press(office, data)

    assert office.events() == [event]


async def test_a_press_is_acknowledged_after_it_was_kept_also_the_second_time(office: Office) -> None:
    message = (await office.api.call("sendMessage", _with_button()))["message_id"]
    presses = [office.simulator.press(LAN, "citizen_bot", message, "abc:overall:2") for _ in range(2)]

    for press in presses:
        await _press(office, "abc:overall:2", press)
    await office.updates.close()

    answers = [one for one in office.simulator.record.requests if one.method == "answerCallbackQuery"]
    assert len(office.heard) == 2
    assert [(one.code, one.parameters["text"]) for one in answers] == [(200, "Đã ghi nhận")] * 2


async def test_the_same_update_twice_has_one_effect(office: Office) -> None:
    await office.message(text="5")
    office.number = 0

    await office.message(text="5")

    assert len(office.heard) == 1


async def test_a_lost_acknowledgement_disturbs_nobody(office: Office) -> None:
    office.simulator.fail("500", method="answerCallbackQuery")

    await _press(office, "abc:overall:2")
    await office.updates.close()

    assert len(office.heard) == 1


async def test_blocking_and_unblocking_is_noted(office: Office) -> None:
    for old, new in (("member", "kicked"), ("kicked", "member")):
        await office.handle(
            my_chat_member={
                "chat": CHAT,
                "from": USER,
                "date": int(START.timestamp()),
                "old_chat_member": _membership(old),
                "new_chat_member": _membership(new),
            }
        )

    assert office.reachable == [(str(LAN), False), (str(LAN), True)]


async def test_a_kind_of_update_nobody_asked_for_is_passed_over_unread(office: Office) -> None:
    await office.handle(poll_answer={"poll_id": 7})  # of the wrong shape: reading it would be a fault

    assert office.heard == []


async def test_an_update_of_the_wrong_shape_is_unreadable(office: Office) -> None:
    with pytest.raises(UnreadableUpdate):
        await office.handle(message={"message_id": "không phải số", "chat": 5})


async def test_a_fault_of_the_use_case_comes_out_again(office: Office) -> None:
    with pytest.raises(ValueError, match="a bug"):
        await office.message(text="hỏng")


async def _press(office: Office, data: str, press: str = "1") -> None:
    message = {"message_id": 1, "date": int(START.timestamp()), "chat": CHAT, "text": "Hài lòng?"}
    await office.handle(
        callback_query={"id": press, "from": USER, "chat_instance": "1", "data": data, "message": message}
    )


def _with_button() -> dict[str, Any]:
    keyboard = {"inline_keyboard": [[{"text": "2", "callback_data": "abc:overall:2"}]]}
    return {"chat_id": LAN, "text": "Hài lòng?", "reply_markup": keyboard}


def _membership(status: str) -> dict[str, Any]:
    me = {"id": 1000001, "is_bot": True, "first_name": "Hài Lòng"}
    return {"status": status, "user": me} | ({"until_date": 0} if status == "kicked" else {})
