"""Tasks beside the one that started them: kept until they end, so that none is lost or forgotten."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Tasks:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._running)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finished(self, within: float | None = None) -> None:
        """Waits until all have ended, at most so many seconds."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=within)

    async def cancel(self) -> None:
        tasks = set(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
