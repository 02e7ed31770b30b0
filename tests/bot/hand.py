"""A clock that only the test moves, and a way to wait for what happens without waiting for time."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from storage.database import Database, Transaction

ROUNDS = 4  # longest chain of transactions that one step of the clock sets off in these tests


class HandClock:
    """Sleepers wake in the order of their instants, and only when the test lets time pass."""

    def __init__(self, at: datetime, db: Database | None = None) -> None:
        self._at = at
        self._db = db
        self._order = count()
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._at

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._at + timedelta(seconds=seconds), next(self._order), future))
        await future

    def is_slept_on(self, seconds: float) -> bool:
        """Whether somebody sleeps who will wake in exactly so many seconds."""
        wakes = self._at + timedelta(seconds=seconds)
        return any(due == wakes and not future.done() for due, _, future in self._sleepers)

    async def pass_time(self, seconds: float) -> None:
        """Lives through the time: every sleeper wakes at its instant, and what it does is done before the next."""
        until = self._at + timedelta(seconds=seconds)
        await self.let_things_happen()
        while self._sleepers and self._sleepers[0][0] <= until:
            due, _, future = heapq.heappop(self._sleepers)
            self._at = max(self._at, due)
            if not future.done():
                future.set_result(None)
                await self.let_things_happen()
        self._at = until
        await self.let_things_happen()

    async def let_things_happen(self) -> None:
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
            if self._db is not None:
                await self._db.run(_nothing)
            await asyncio.sleep(0)


async def until(db: Database, happened: Callable[[], Any]) -> Any:
    """Waits, one empty transaction after the other, until the condition holds."""
    async with asyncio.timeout(10):
        while not (found := happened()):
            await db.run(_nothing)
    return found


def _nothing(tx: Transaction) -> None:
    return None
