"""Updates are handled, and only then confirmed: in order, once, whatever fails."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from bot.botapi import BotApi, TokenRevoked
from bot.lanes import Lanes, UnreadableUpdate
from bot.polling import CONFIRM_SECONDS, AnotherPoller, Poller
from bot.simulator.simulator import Simulator
from storage import inbox
from storage.database import Database, StorageAway, Transaction
from storage.inbox import UpdateRef
from survey.messages import CITIZEN_BOT, Address
from tests.bot.hand import HandClock, until

TOKEN = "1000001:" + "A" * 35
LAN, MINH = 501, 502
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
POISON = "thuốc độc"
NOTHING_DECODED = "Đây là lời riêng của một người dân"


@dataclass
class Office:
    """A citizen bot whose only use case writes down what it heard."""

    simulator: Simulator
    db: Database
    clock: HandClock
    api: BotApi
    heard: list[str] = field(default_factory=list)
    tries: list[datetime] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    slowed: list[str] = field(default_factory=list)
    poisons: set[str] = field(default_factory=lambda: {POISON})
    storage_is_away: bool = False
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: asyncio.Future[None] | None = None

    async def handle(self, raw: dict[str, Any], ref: UpdateRef) -> None:
        text = raw["message"]["text"]
        if self.storage_is_away:
            raise StorageAway("busy")
        if text in self.poisons:
            self.tries.append(self.clock.now())
            raise ValueError(f"cannot handle {text}")
        if text == "nát":
            raise UnreadableUpdate("3 fields")
        if await self.db.run(inbox.first_time, ref, self.clock.now()):
            self.heard.append(text)

    def apologise(self, tx: Transaction, ref: UpdateRef, chat: str) -> None:
        self.apologies.append(chat)

    def slow_down(self, tx: Transaction, to: Address, at: datetime) -> None:
        self.slowed.append(to.chat)

    def start(self) -> None:
        lanes = Lanes(self.db, CITIZEN_BOT, self.db.keys.lane, self.handle, self.clock, self.apologise, self.slow_down)
        self.stop = asyncio.Event()
        self.running = asyncio.ensure_future(Poller(self.api, lanes, self.clock, CITIZEN_BOT).run(self.stop))

    async def finish(self) -> None:
        self.stop.set()
        assert self.running is not None
        running = self.running
        await self.until(lambda: running.done() or self.clock.is_slept_on(CONFIRM_SECONDS))
        await self.clock.pass_time(CONFIRM_SECONDS)
        await running

    async def until(self, happened: Callable[[], Any]) -> Any:
        return await until(self.db, happened)

    def waiting(self) -> int:
        return self.simulator.world.bots["citizen_bot"].queue.pending(self.clock.now())

    def say(self, *texts: str, person: int = LAN) -> None:
        for text in texts:
            self.simulator.say(person, "citizen_bot", text)


@pytest_asyncio.fixture
async def office(sqlite_database: Database) -> AsyncIterator[Office]:
    clock = HandClock(START, sqlite_database)
    simulator = Simulator(now=clock.now)
    simulator.add_bot(TOKEN, "citizen_bot", "Hài Lòng")
    for person, name in ((LAN, "Nguyễn Thị Lan"), (MINH, "Trần Minh")):
        simulator.add_person(person, name)
        simulator.start_bot(person, "citizen_bot")
    simulator.world.bots["citizen_bot"].queue.forget_all()
    api = BotApi(await simulator.start(), TOKEN)
    office = Office(simulator, sqlite_database, clock, api)
    yield office
    office.stop.set()
    if office.running is not None:
        await asyncio.gather(office.running, return_exceptions=True)
    await api.close()
    await simulator.stop()


async def test_updates_are_heard_in_their_order_and_then_confirmed(office: Office) -> None:
    office.say("một", "hai", "ba")

    office.start()
    await office.until(lambda: len(office.heard) == 3)
    await office.until(lambda: office.waiting() == 0)
    await office.finish()

    assert office.heard == ["một", "hai", "ba"]


async def test_nothing_is_confirmed_while_storage_is_away(office: Office) -> None:
    office.storage_is_away = True
    office.say("một", "hai")
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))

    await office.finish()

    assert office.heard == []
    assert office.waiting() == 2


async def test_when_storage_is_back_the_same_updates_are_heard_once(office: Office) -> None:
    office.storage_is_away = True
    office.say("một", "hai")
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))
    await office.clock.pass_time(1)
    office.storage_is_away = False

    await office.clock.pass_time(2)
    await office.until(lambda: len(office.heard) == 2)
    await office.until(lambda: office.waiting() == 0)
    await office.finish()

    assert office.heard == ["một", "hai"]


async def test_what_was_settled_but_not_confirmed_comes_again_and_has_no_second_effect(office: Office) -> None:
    office.simulator.fail("500", method="getUpdates", every=2)  # the second fetch, which would confirm
    office.say("một", "hai")
    office.start()
    await office.until(lambda: len(office.heard) == 2 and office.clock.is_slept_on(0.5))
    assert office.running is not None
    office.running.cancel()  # as if killed
    await asyncio.gather(office.running, return_exceptions=True)
    came_again = office.waiting()
    office.say("ba")

    office.start()
    await office.until(lambda: len(office.heard) == 3)
    await office.finish()

    assert came_again == 2
    assert office.heard == ["một", "hai", "ba"]


async def test_a_failing_update_is_tried_at_0_1_and_6_seconds_while_its_lane_waits(office: Office) -> None:
    office.say(POISON, "sau một", "sau hai")
    office.say("của Minh", person=MINH)
    office.start()
    await office.until(lambda: office.waiting() == 0 or office.heard)
    await office.until(lambda: office.clock.is_slept_on(1))

    before = list(office.heard)
    await office.clock.pass_time(6)
    await office.until(lambda: len(office.heard) == 3)
    await office.finish()

    assert before == ["của Minh"]  # the neighbour waited for nobody
    assert [(tried - START).total_seconds() for tried in office.tries] == [0, 1, 6]
    assert office.heard == ["của Minh", "sau một", "sau hai"]
    assert office.apologies == [str(LAN)]


async def test_without_a_successor_it_is_tried_on_and_handled_when_the_fault_is_mended(office: Office) -> None:
    office.say(POISON)
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))
    await office.clock.pass_time(100)  # tries at 0, 1, 6, 36; the next at 156
    office.poisons.clear()

    await office.clock.pass_time(60)
    await office.until(lambda: office.heard)
    await office.finish()

    assert office.heard == [POISON]
    assert office.apologies == []


async def test_after_the_last_try_it_is_buried_with_one_apology(office: Office) -> None:
    office.say(POISON)
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))

    await office.clock.pass_time(1 + 5 + 30 + 120 + 600)
    await office.until(lambda: office.apologies)
    await office.finish()

    assert len(office.tries) == 6
    assert office.apologies == [str(LAN)]


async def test_what_is_parked_survives_a_restart_and_keeps_its_place(office: Office) -> None:
    office.say(POISON, "sau")
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))
    await office.until(lambda: _parked(office) == 2)
    await office.finish()
    office.poisons.clear()
    office.say("ngay sau khi khởi động lại")

    office.start()
    await office.until(lambda: office.clock.is_slept_on(1) or office.clock.is_slept_on(5))  # first or second pause
    await office.clock.pass_time(5)
    await office.until(lambda: len(office.heard) == 3)
    await office.finish()

    assert office.heard == [POISON, "sau", "ngay sau khi khởi động lại"]


async def test_an_unreadable_update_is_dead_at_once_and_its_lane_goes_on(office: Office) -> None:
    office.say("nát", "sau")
    office.start()

    await office.until(lambda: office.heard)
    await office.finish()

    assert office.heard == ["sau"]
    assert office.apologies == [str(LAN)]


async def test_no_word_of_a_failing_update_reaches_the_log(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    office.poisons = {NOTHING_DECODED}
    office.say(NOTHING_DECODED)
    office.start()
    await office.until(lambda: office.clock.is_slept_on(1))

    await office.clock.pass_time(800)
    await office.until(lambda: office.apologies)
    await office.finish()

    lines = [f"{record.getMessage()} {record.__dict__}" for record in caplog.records]
    assert [line for line in lines if NOTHING_DECODED in line or TOKEN in line] == []


async def test_a_flood_is_heard_up_to_twenty_and_answered_once(office: Office) -> None:
    office.say(*[f"số {number}" for number in range(25)])
    office.say("của Minh", person=MINH)
    office.start()

    await office.until(lambda: office.waiting() == 0 and len(office.heard) == 21)
    await office.finish()

    assert [text for text in office.heard if text != "của Minh"] == [f"số {number}" for number in range(20)]
    assert office.slowed == [str(LAN)]


async def test_a_leftover_webhook_is_removed_and_nothing_dropped(office: Office) -> None:
    await office.api.call("setWebhook", {"url": "https://example.org/webhook"})
    office.say("chờ sẵn")

    office.start()
    await office.until(lambda: office.heard)
    await office.finish()

    assert office.heard == ["chờ sẵn"]


async def test_another_poller_ends_this_one_after_half_a_minute(office: Office) -> None:
    description = "Conflict: terminated by other getUpdates request"
    office.simulator.fail("refuse", method="getUpdates", times=100, code=409, description=description)
    office.start()
    assert office.running is not None
    for _ in range(10):  # ten pauses of three seconds
        await office.until(lambda: office.clock.is_slept_on(3))
        assert not office.running.done()
        await office.clock.pass_time(3)

    with pytest.raises(AnotherPoller):
        await office.running


async def test_a_revoked_token_ends_the_loop(office: Office) -> None:
    office.simulator.revoke_token("citizen_bot")
    office.start()
    assert office.running is not None

    with pytest.raises(TokenRevoked):
        await office.running


async def test_an_api_that_is_away_is_said_once_and_tried_again(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.simulator.fail("500", method="getUpdates", times=3)
    office.say("một")
    office.start()
    for pause in (0.5, 1, 2):
        await office.until(partial(office.clock.is_slept_on, pause))
        await office.clock.pass_time(pause)

    await office.until(lambda: office.heard)
    await office.finish()

    said = [record for record in caplog.records if getattr(record, "action", "") == "api_away"]
    assert office.heard == ["một"]
    assert len(said) == 1


def _parked(office: Office) -> int:
    far = datetime(2027, 1, 1, tzinfo=UTC)
    return len(office.db.run_now(inbox.parked, CITIZEN_BOT, far))
