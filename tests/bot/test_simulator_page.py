"""The demo page's data: its stage, its clock, its stream; and that it asks no other server for anything."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
import pytest_asyncio

from bot.simulator.control import PAGE_FILES
from bot.simulator.simulator import Simulator
from bot.simulator.stage import Cast, Link, Poster, Role, Stage

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
LINK = "https://t.me/hailong_bot?start=q3"


class Clock:
    def __init__(self) -> None:
        self.now = START
        self.has_left = asyncio.Event()
        self.may_arrive = asyncio.Event()

    async def move(self, to: datetime) -> None:
        self.has_left.set()
        await self.may_arrive.wait()
        self.now = to


@pytest_asyncio.fixture
async def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def simulator(clock: Clock) -> AsyncIterator[Simulator]:
    simulator = Simulator(now=lambda: clock.now)
    simulator.add_bot("1000001:" + "A" * 35, "hailong_bot", "Hài Lòng")
    simulator.add_person(501, "Nguyễn Văn An")
    simulator.add_group(-2001, "Quầy 3", [501, 1000001])
    cast = [
        Cast(Role.CITIZEN, 501, "Nguyễn Văn An", "hailong_bot", "Người dân"),
        Cast(Role.OFFICER, 501, "Nguyễn Văn An", -2001, "Quầy 3"),
    ]
    simulator.show(Stage("Hài Lòng", cast, [Poster("Quầy 3", LINK, "Đất đai")], clock.move, [Link("Mẫu", "/form")]))
    yield simulator
    await simulator.stop()


async def test_the_page_and_all_its_parts_come_from_here(simulator: Simulator) -> None:
    address = await simulator.start()
    pages = {}
    async with aiohttp.ClientSession() as session:
        for name in PAGE_FILES:
            async with session.get(f"{address}/{name}") as answer:
                assert answer.status == 200
                pages[name] = await answer.text()

    fetched = {
        found for text in pages.values() for found in re.findall(r"""(?:src|href|from|url)[=( ]+["']?(/[\w.]*)""", text)
    }
    assert "DỮ LIỆU MÔ PHỎNG" in pages[""]
    assert {name.removeprefix("/") for name in fetched} <= set(PAGE_FILES)
    assert not [text for text in pages.values() if re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)]


async def test_the_stage_names_the_rooms_and_draws_the_posters(simulator: Simulator) -> None:
    address = await simulator.start()
    async with aiohttp.ClientSession() as session, session.get(f"{address}/control/stage") as answer:
        stage = await answer.json()

    assert [(one["role"], one["room"], one["title"]) for one in stage["cast"]] == [
        ("citizen", "hailong_bot:501", "Hài Lòng"),
        ("officer", "-2001", "Quầy 3"),
    ]
    [poster] = stage["posters"]
    assert poster["qr"].startswith("<svg")


async def test_moving_the_clock_answers_when_the_time_has_been_lived_through(
    simulator: Simulator, clock: Clock
) -> None:  # fmt: skip
    url = f"{await simulator.start()}/control/clock"
    target = START + timedelta(days=5)
    async with aiohttp.ClientSession() as session:

        async def move(to: datetime) -> int:
            async with session.post(url, json={"to": to.isoformat()}) as answer:
                return answer.status

        first = asyncio.create_task(move(target))
        await clock.has_left.wait()
        async with session.get(url) as answer:
            before = await answer.json()
        second = await move(target)
        clock.may_arrive.set()
        third = await first
        async with session.get(url) as answer:
            after = await answer.json()
        backwards = await move(START)

    assert before == {"now": START.isoformat(), "moving": {"from": START.isoformat(), "to": target.isoformat()}}
    assert (second, third, backwards) == (409, 200, 400)
    assert after == {"now": target.isoformat(), "moving": None}


async def test_a_new_citizen_has_not_spoken_to_the_bot_yet(simulator: Simulator) -> None:
    address = await simulator.start()
    async with aiohttp.ClientSession() as session, session.post(f"{address}/control/new_citizen") as answer:
        citizen = await answer.json()

    assert citizen["role"] == "citizen"
    assert simulator.chat_messages("hailong_bot", citizen["person"]) == []


@pytest.mark.parametrize("kind", ["message", "edited"])
async def test_the_stream_tells_of_messages_in_full(simulator: Simulator, kind: str) -> None:
    address = await simulator.start()
    async with aiohttp.ClientSession() as session, session.get(f"{address}/control/stream") as stream:
        written = simulator.start_bot(501, "hailong_bot")
        if kind == "edited":
            simulator.edit_message(501, "hailong_bot", written, "Chờ lâu")
        async for line in stream.content:
            event = json.loads(line.removeprefix(b"data: ")) if line.strip() else {}
            if event.get("kind") == kind:
                break

    assert event["message"]["text"] == ("Chờ lâu" if kind == "edited" else "/start")
    assert event["room"] == "hailong_bot:501"
