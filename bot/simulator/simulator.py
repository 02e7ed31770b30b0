"""The simulator as one object: a world, its Bot API over HTTP, the control API and the demo page."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.simulator.acts import Acts
from bot.simulator.control import Control
from bot.simulator.faults import Fault, FaultKind, Faults
from bot.simulator.feed import Feed
from bot.simulator.limits import UPLOAD_BYTES
from bot.simulator.record import Record
from bot.simulator.server import BotApi
from bot.simulator.stage import Stage
from bot.simulator.updates import Receiving
from bot.simulator.view import message_view
from bot.simulator.webhook import Pusher
from bot.simulator.world import Json, World

MEMORY = 100_000


class Simulator(Acts):
    """`now` dates messages and expires queues; `memory` bounds the requests and messages per chat that are kept.

    `tick` (seconds) and `pause` are real time: rates, answers to presses, and the webhook's repetitions.
    """

    def __init__(
        self, *, now: Callable[[], datetime], limits: bool = True, memory: int = MEMORY,
        tick: Callable[[], float] = time.monotonic, pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:  # fmt: skip
        super().__init__(World(now, memory))
        self.feed = Feed()
        self.record = Record(memory, self.feed.stir)
        self.faults = Faults()
        self.stage: Stage | None = None
        self.address = ""  # once it has started
        self._tick = tick
        self._pause = pause
        self._limits = limits
        self._runner: web.AppRunner | None = None
        self._api: BotApi | None = None
        self._receiving: Receiving | None = None
        self._pushers: dict[str, asyncio.Future[None]] = {}
        self.world.listeners.append(self.feed.add)

    @property
    def failures(self) -> dict[str, int]:
        """What no caller should have done: unknown methods and parameters, each with how often."""
        return self.record.failures

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Begins to listen; answers the address to be used as TELEGRAM_API_URL (and opened as the demo page)."""
        self._receiving = Receiving(self.world, self._start_pusher)
        self._api = BotApi(
            self.world, self.record, self.faults, self._receiving, limits_on=self._limits, tick=self._tick
        )
        app = web.Application(client_max_size=UPLOAD_BYTES + 1024 * 1024)
        app.add_routes([*self._api.routes(), *Control(self).routes()])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.address = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.address

    async def stop(self) -> None:
        if self._api:
            self._api.stop()
        for task in self._pushers.values():
            task.cancel()
        await asyncio.gather(*self._pushers.values(), return_exceptions=True)
        self.feed.add({"kind": "end"})
        if self._runner:
            await self._runner.cleanup()

    def show(self, stage: Stage) -> None:
        """What the page at / shows."""
        self.stage = stage
        self.feed.add({"kind": "stage"})

    def fail(
        self, kind: str, method: str = "", chat: int | None = None, bot: str = "", times: int = 1, every: int = 1,
        retry_after: int = 1, code: int = 400, description: str = "Bad Request: simulated",
    ) -> None:  # fmt: skip
        """Orders a fault: "429", "500", "refuse", "cut_before", "cut_after", "hang" or "no_json"."""
        self.faults.ordered.append(
            Fault(FaultKind(kind), method, chat, bot, times, every, retry_after, code, description)
        )

    def heal(self) -> None:
        """Takes all ordered faults back."""
        self.faults.ordered.clear()

    def chat_messages(self, chat: int | str, person: int = 0) -> list[Json]:
        """The visible messages of a group (by id) or of a person's private chat (by the bot's username)."""
        room = self.world.room(chat, person)
        return [message_view(self.world, room, message) for message in room.messages.values()]

    async def until(self, happened: Callable[[], Any], seconds: float = 30.0) -> Any:
        """Waits until the condition holds; asks it again after each event and request. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not (found := happened()):
                await self.feed.stirred()
        return found

    def tick(self) -> float:
        return self._tick()

    def _start_pusher(self, bot: str) -> None:
        if self._receiving is None:
            return
        running = self._pushers.pop(bot, None)
        if running:
            running.cancel()
        pusher = Pusher(self.world, self.world.bots[bot], self.record, self._receiving.wake(bot), self._pause)
        self._pushers[bot] = asyncio.ensure_future(pusher.run())
