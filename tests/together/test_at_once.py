"""Two people press at the same moment, over HTTP: one has it, the other is told kindly, and all read the same."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.rehearsal import sample
from bot.simulator.record import Request
from storage import complaints
from survey.complaint import Outcome, Status
from survey.tracking_code import Code
from tests.faults.nursery import Nursery
from tests.faults.office import CITIZEN_NAME, STAFF_NAME, Office, fresh_office
from tests.together.people import Phone, complains

FIRST_CITIZEN = 880_101
ROUNDS = 4
DESK = "quay-4"
GROUP = next(group.chat for group in sample.GROUPS if group.desk == DESK)
SON, HEAD = sample.OFFICERS[DESK], sample.HEAD
TAKEN, TAKEN_ALREADY, TOO_LATE = "Anh/Chị đã tiếp nhận.", "Nội dung này đã có người tiếp nhận.", "không còn phù hợp"
GROUP_ONLY, GROUP_AND_HEAD = "8 – Cơ sở vật chất, trang thiết bị", "3 – Hồ sơ trễ hẹn"


@pytest.fixture
async def office(nursery: Nursery, office_url: str) -> AsyncIterator[Office]:
    async with fresh_office(nursery, office_url) as opened:
        yield opened
        assert opened.simulator.failures == {}
        assert not any("Traceback" in line for line in opened.output)


async def test_two_officers_press_in_one_batch_and_one_of_them_has_it(office: Office) -> None:
    async with office.living() as program:
        codes = await complaints_of(office, GROUP_ONLY)
        cards = [await Phone(office.simulator, SON.account, GROUP).reads(code) for code in codes]

        # nobody waits in between: both presses lie in the bot's queue before it can fetch one of them
        presses = [
            [office.simulator.press_label(who, GROUP, "Tiếp nhận", card["id"]) for who in (HEAD.account, SON.account)]
            for card in cards
        ]

        for number, (code, both) in enumerate(zip(codes, presses, strict=True)):
            assert [await told(office, press) for press in both] == [TAKEN, TAKEN_ALREADY]
            await all_read_who_took_it(office, number, code, HEAD.name)
        assert await program.stop() == 0


async def test_pressed_in_the_group_and_in_private_at_once_both_cards_name_the_same_officer(office: Office) -> None:
    """Two chats are two lanes: here the presses really are handled side by side."""
    async with office.living() as program:
        codes = await complaints_of(office, GROUP_AND_HEAD)
        group = [await Phone(office.simulator, SON.account, GROUP).reads(code) for code in codes]
        private = [await Phone(office.simulator, HEAD.account, STAFF_NAME).reads(code) for code in codes]

        presses = [
            (
                office.simulator.press_label(SON.account, GROUP, "Tiếp nhận", in_group["id"]),
                office.simulator.press_label(HEAD.account, STAFF_NAME, "Tiếp nhận", in_private["id"]),
            )
            for in_group, in_private in zip(group, private, strict=True)
        ]

        for number, (code, both) in enumerate(zip(codes, presses, strict=True)):
            answers = [await told(office, press) for press in both]
            assert sorted(answers) == sorted([TAKEN, TAKEN_ALREADY])
            taker = SON.name if answers[0] == TAKEN else HEAD.name
            await all_read_who_took_it(office, number, code, taker, Phone(office.simulator, HEAD.account, STAFF_NAME))
        assert await program.stop() == 0


async def test_pressed_while_the_citizen_withdraws_it_ends_withdrawn_for_everybody(office: Office) -> None:
    async with office.living() as program:
        codes = await complaints_of(office, GROUP_ONLY)
        cards = [await Phone(office.simulator, SON.account, GROUP).reads(code) for code in codes]
        citizens = [citizen_of(office, number) for number in range(ROUNDS)]
        for citizen, code in zip(citizens, codes, strict=True):
            citizen.write(code)
            await citizen.press("Rút nội dung này")
            await citizen.reads(f"Ông/Bà muốn rút nội dung {code}?")

        presses = []
        for citizen, card in zip(citizens, cards, strict=True):
            office.simulator.press_label(citizen.person, CITIZEN_NAME, "Có, rút nội dung này")
            presses.append(office.simulator.press_label(SON.account, GROUP, "Tiếp nhận", card["id"]))

        group = Phone(office.simulator, SON.account, GROUP)
        for citizen, code, press in zip(citizens, codes, presses, strict=True):
            answer = await told(office, press)
            assert answer == TAKEN or TOO_LATE in answer
            await citizen.reads(f"{code} đã được rút theo yêu cầu của Ông/Bà")
            await group.reads(f"Người dân đã rút nội dung {code}")
            await office.simulator.until(lambda code=code: "Trạng thái: Đóng" in card_of(group, code))  # type: ignore[misc]
            about = [text for text in edits_and_posts(office, citizen.person) if code in text and "đã được" in text]
            assert ["rút theo yêu cầu" in text for text in about] == [False] * (answer == TAKEN) + [True]
        assert await program.stop() == 0

    with office.looked_into() as database:
        for code in codes:
            kept = database.run_now(complaints.load, Code(code))
            assert kept is not None
            assert (kept.status, kept.outcome) == (Status.CLOSED, Outcome.WITHDRAWN)


async def complaints_of(office: Office, category: str) -> list[str]:
    """One of each citizen; their codes."""
    for number in range(ROUNDS):
        office.add_person(FIRST_CITIZEN + number)
    phones = [citizen_of(office, number) for number in range(ROUNDS)]
    filed = (complains(phone, office.payloads[DESK], category, "Phải chờ lâu.") for phone in phones)
    return list(await asyncio.gather(*filed))


def citizen_of(office: Office, number: int) -> Phone:
    return Phone(office.simulator, FIRST_CITIZEN + number, CITIZEN_NAME)


async def told(office: Office, press: str) -> str:
    """What stood on the screen of who pressed."""

    def answered() -> Request | None:
        requests = office.simulator.record.requests
        return next((one for one in requests if one.parameters.get("callback_query_id") == press), None)

    answer: Request = await office.simulator.until(answered)
    return str(answer.parameters.get("text", ""))


async def all_read_who_took_it(office: Office, number: int, code: str, taker: str, *also: Phone) -> None:
    """One card a chat, edited once, with one name; the citizen is told once."""
    citizen = citizen_of(office, number)
    await citizen.reads(f"{code} đã được tiếp nhận")
    for phone in (Phone(office.simulator, SON.account, GROUP), *also):
        await office.simulator.until(lambda phone=phone: f"Người xử lý: {taker}" in card_of(phone, code))  # type: ignore[misc]
        assert phone.count(f"PHẢN ÁNH, KIẾN NGHỊ {code}") == 1
    edits = [
        one.parameters["text"]
        for one in office.simulator.record.requests
        if one.method == "editMessageText" and f"PHẢN ÁNH, KIẾN NGHỊ {code}" in str(one.parameters["text"])
    ]
    assert len(edits) == 1 + len(also)
    assert all(f"Người xử lý: {taker}" in text for text in edits)
    assert citizen.count(f"{code} đã được tiếp nhận") == 1


def card_of(phone: Phone, code: str) -> str:
    [card] = [one["text"] for one in phone.messages() if f"PHẢN ÁNH, KIẾN NGHỊ {code}" in one["text"]]
    return str(card)


def edits_and_posts(office: Office, chat: int) -> list[str]:
    """Every text that this chat was shown, in order."""
    return [
        str(one.parameters.get("text", ""))
        for one in office.simulator.record.requests
        if str(one.parameters.get("chat_id")) == str(chat)
    ]
