"""From a person's phone through poll, use case, commit and outbox back to the phone."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from bot.botapi import BotApi
from bot.citizen.send import CitizenChannel
from bot.citizen.updates import CitizenUpdates
from bot.delivery import Delivery
from bot.lanes import Lanes
from bot.polling import Poller
from bot.simulator.simulator import Simulator
from bot.usecases.citizen_turn import Inbound, Turn
from storage import claims, inbox, outbox
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.outbox import Entry, Repeat
from survey.conversation.events import Pressed, Typed
from survey.messages import CITIZEN_BOT, TALK, Message, Option, Placement
from tests.bot.hand import HandClock, until

TOKEN = "1000001:" + "A" * 35
LAN = 501
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def receive(tx: Transaction, inbound: Inbound) -> Turn | None:
    """A talk of two screens: the first asks, a press answers in its place."""
    if not inbox.first_time(tx, inbound.update, inbound.at):
        return None
    if isinstance(inbound.event, Pressed):
        message = Message(f"Đã chọn {inbound.event.choice}", slot=TALK, placement=Placement.IN_PLACE)
    elif isinstance(inbound.event, Typed):
        message = Message("Hài lòng?", ((Option("Có", "abc:overall:5"),),), TALK)
    else:
        return Turn()
    entry = Entry(f"turn:{inbound.update.update_id}", inbound.address, message, repeat=Repeat.IDEMPOTENT)
    outbox.enqueue(tx, entry, inbound.at)
    return Turn("Đã ghi nhận")


async def test_a_line_is_answered_and_a_press_edits_the_answer(sqlite_database: Database) -> None:
    db, clock = sqlite_database, HandClock(START, sqlite_database)
    simulator = Simulator(now=clock.now)
    simulator.add_bot(TOKEN, "citizen_bot", "Hài Lòng")
    simulator.add_person(LAN, "Nguyễn Thị Lan")
    simulator.start_bot(LAN, "citizen_bot")
    api = BotApi(await simulator.start(), TOKEN)
    updates = CitizenUpdates(db, api, receive, lambda *_: None, clock, lambda: "abcdefgh" * 4)
    channel = CitizenChannel(api)
    delivery = Delivery(
        db, CITIZEN_BOT, channel, clock, lambda: 0.5, lambda *_: None, draw_nothing, draw_nothing, alone=True
    )

    async def handle(raw: dict[str, Any], ref: UpdateRef) -> None:
        await updates.handle(raw, ref)
        delivery.wake()

    lanes = Lanes(db, CITIZEN_BOT, db.keys.lane, handle, clock, lambda *_: None, lambda *_: None)
    stop = asyncio.Event()
    running = [
        asyncio.ensure_future(Poller(api, lanes, clock, CITIZEN_BOT).run(stop)),
        asyncio.ensure_future(delivery.run(stop)),
    ]

    simulator.say(LAN, "citizen_bot", "xin chào")
    await until(db, lambda: _shown(simulator) == ["Hài lòng?"])
    simulator.press_label(LAN, "citizen_bot", "Có")
    await until(db, lambda: _shown(simulator) == ["Đã chọn 5"])
    await until(db, lambda: db.run_now(claims.pending, CITIZEN_BOT) == 0)
    await until(db, lambda: simulator.world.bots["citizen_bot"].queue.pending(START) == 0)

    stop.set()
    await until(db, lambda: running[0].done() or clock.is_slept_on(1))
    await clock.pass_time(1)
    await asyncio.gather(*running)
    await updates.close()
    await api.close()
    await simulator.stop()
    assert simulator.failures == {}
    assert [one.method for one in simulator.record.requests].count("answerCallbackQuery") == 1


async def draw_nothing(drawing: str) -> bytes | None:
    return None


def _shown(simulator: Simulator) -> list[str]:
    return [one["text"] for one in simulator.chat_messages("citizen_bot", LAN) if one["from"] == "bot"]
