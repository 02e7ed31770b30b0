"""The stream of events that pages and tests follow, numbered, the last thousands kept."""

import asyncio
from collections import deque

from bot.simulator.world import Json

KEPT = 5_000


class Feed:
    def __init__(self) -> None:
        self.number = 0
        self._events: deque[Json] = deque(maxlen=KEPT)
        self._changed = asyncio.Event()

    def add(self, event: Json) -> None:
        self.number += 1
        self._events.append(event | {"number": self.number})
        self.stir()

    def stir(self) -> None:
        """Wakes everybody who waits, event or not."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def stirred(self) -> None:
        await self._changed.wait()

    def after(self, number: int) -> list[Json]:
        return [event for event in self._events if event["number"] > number]

    async def wait(self, after: int, seconds: float) -> list[Json]:
        """The events numbered above `after`, as soon as there are any; none after so many seconds."""
        while not (found := self.after(after)):
            try:
                await asyncio.wait_for(self._changed.wait(), seconds)
            except TimeoutError:
                return []
        return found
