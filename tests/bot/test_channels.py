"""Both channels against a Bot API over HTTP: what a message becomes, and what becomes of it when that fails."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from bot.botapi import BotApi
from bot.channel import Channel, Gone, Instead, Later, Outcome, Rejected, Sent
from bot.citizen.send import CitizenChannel
from bot.simulator.pictures import sample_picture
from bot.simulator.simulator import Simulator
from bot.staff.send import StaffChannel
from survey.messages import TALK, Address, ChannelName, Document, Message, Option, Placement

TOKEN = "1000001:" + "A" * 35
LAN, GROUP = 501, -2001
BOT = "the_bot"
NOWHERE = Instead()
ROWS = ((Option("Có", "abc:consent:yes"), Option("Không", "abc:consent:no")), (Option("Trang", url="https://a.vn"),))


@dataclass
class Office:
    simulator: Simulator
    channel: Channel

    async def send(
        self, message: Message, instead: Instead = NOWHERE, picture: bytes | None = None, chat: int = LAN
    ) -> Outcome:
        return await self.channel.send(Address(ChannelName("any"), str(chat)), message, instead, picture)

    def seen(self, chat: int | str = BOT, person: int = LAN) -> list[dict[str, Any]]:
        return [one for one in self.simulator.chat_messages(chat, person) if not one["text"].startswith("/start")]

    def asked(self) -> list[str]:
        return [one.method for one in self.simulator.record.requests]


@pytest_asyncio.fixture(params=[CitizenChannel, StaffChannel])
async def office(request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    simulator = Simulator(now=lambda: datetime(2026, 11, 18, 2, 0, tzinfo=UTC))
    simulator.add_bot(TOKEN, BOT, "Hài Lòng")
    simulator.add_person(LAN, "Nguyễn Thị Lan")
    simulator.start_bot(LAN, BOT)
    simulator.add_group(GROUP, "Quầy 3", [LAN])
    simulator.invite_bot(LAN, GROUP, BOT)
    api = BotApi(await simulator.start(), TOKEN)
    yield Office(simulator, request.param(api))
    await api.close()
    await simulator.stop()
    assert simulator.failures == {}


async def test_text_and_buttons_arrive_as_they_are_without_markup_or_preview(office: Office) -> None:
    text = "<b>5 sao</b> *_[ https://a.vn"

    outcome = await office.send(Message(text, ROWS, quiet=True, protected=True))

    [request] = office.simulator.record.requests
    [message] = office.seen()
    assert outcome == Sent(message["id"])
    assert message["text"] == text
    assert request.parameters["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Có", "callback_data": "abc:consent:yes"}, {"text": "Không", "callback_data": "abc:consent:no"}],
            [{"text": "Trang", "url": "https://a.vn"}],
        ]
    }
    assert request.parameters["link_preview_options"] == {"is_disabled": True}
    assert request.parameters["disable_notification"] is True
    assert request.parameters["protect_content"] is True
    assert "parse_mode" not in request.parameters


async def test_a_screen_is_edited_in_its_place_and_the_same_again_is_no_fault(office: Office) -> None:
    first = await office.send(Message("Câu 1", ROWS, TALK))
    assert isinstance(first, Sent)
    edit = Message("Câu 2", ROWS, TALK, Placement.IN_PLACE)

    second = await office.send(edit, Instead(edit=first.message_id))
    third = await office.send(edit, Instead(edit=first.message_id))

    assert (second, third) == (Sent(), Sent())
    assert [message["text"] for message in office.seen()] == ["Câu 2"]


async def test_a_screen_that_is_gone_is_sent_anew(office: Office) -> None:
    outcome = await office.send(Message("Câu 2", ROWS, TALK, Placement.IN_PLACE), Instead(edit=4_000))

    [message] = office.seen()
    assert outcome == Sent(message["id"])


async def test_a_screen_without_a_place_is_sent(office: Office) -> None:
    outcome = await office.send(Message("Câu 1", ROWS, TALK, Placement.IN_PLACE))

    [message] = office.seen()
    assert outcome == Sent(message["id"])


async def test_a_message_below_takes_the_buttons_from_the_one_before(office: Office) -> None:
    first = await office.send(Message("Câu 1", ROWS, TALK))
    assert isinstance(first, Sent)

    await office.send(Message("Câu 2", ROWS, TALK), Instead(strip=first.message_id))

    assert [bool(message.get("buttons")) for message in office.seen()] == [False, True]


async def test_buttons_that_cannot_be_taken_do_not_hold_up_the_message(office: Office) -> None:
    outcome = await office.send(Message("Câu 2", ROWS, TALK), Instead(strip=4_000))

    assert isinstance(outcome, Sent)


async def test_a_flood_heard_while_taking_buttons_is_obeyed(office: Office) -> None:
    office.simulator.fail("429", method="editMessageReplyMarkup", retry_after=9)

    outcome = await office.send(Message("Câu 2", ROWS, TALK), Instead(strip=4_000))

    assert isinstance(outcome, Later)
    assert outcome.flooded
    assert office.asked() == ["editMessageReplyMarkup"]


async def test_a_picture_carries_the_text_as_its_caption(office: Office) -> None:
    outcome = await office.send(Message("Tuần 46", ROWS), picture=sample_picture(64, 48))

    [message] = office.seen()
    assert outcome == Sent(message["id"])
    assert message["text"] == "Tuần 46"
    assert office.asked() == ["sendPhoto"]


async def test_a_picture_that_is_refused_leaves_the_words(office: Office) -> None:
    outcome = await office.send(Message("Tuần 46"), picture=b"no picture at all")

    [message] = office.seen()
    assert outcome == Sent(message["id"])
    assert office.asked() == ["sendPhoto", "sendMessage"]


@pytest.mark.parametrize("office", [StaffChannel], indirect=True)
async def test_a_file_carries_its_name_and_the_text_as_its_caption(office: Office) -> None:
    file = Document("bao-cao_2026-Q4.pdf", "recipe", "chưa lập được tệp")

    outcome = await office.send(Message("Quý IV năm 2026", ROWS, document=file), picture=b"%PDF-1.7")

    [message] = office.seen()
    assert outcome == Sent(message["id"])
    assert message["text"] == "Quý IV năm 2026"
    assert (message["media"]["kind"], message["media"]["name"]) == ("document", "bao-cao_2026-Q4.pdf")


async def test_a_reply_is_sent_also_when_what_it_answers_is_gone(office: Office) -> None:
    outcome = await office.send(Message("Đã nhận", reply_to=4_000))

    assert isinstance(outcome, Sent)


async def test_a_blocked_chat_is_gone_and_a_moved_one_says_where(office: Office) -> None:
    office.simulator.block(LAN, BOT)
    new = office.simulator.migrate(GROUP)

    blocked = await office.send(Message("a"))
    moved = await office.send(Message("a"), chat=GROUP)

    assert isinstance(blocked, Gone)
    assert blocked.moved_to is None
    assert isinstance(moved, Gone)
    assert moved.moved_to == str(new)


async def test_what_the_platform_cannot_read_is_rejected(office: Office) -> None:
    outcome = await office.send(Message(""))

    assert isinstance(outcome, Rejected)


@pytest.mark.parametrize("fault", ["cut_before", "cut_after"])
async def test_an_answer_that_was_cut_may_have_been_a_yes(office: Office, fault: str) -> None:
    office.simulator.fail(fault, method="sendMessage")

    outcome = await office.send(Message("a"))

    assert isinstance(outcome, Later)
    assert outcome.maybe_sent
