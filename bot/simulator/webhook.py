"""Pushes a bot's updates to its webhook: messages by chat, presses by user, repeated until 2xx or expiry."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import aiohttp

from bot.simulator import limits
from bot.simulator.queue import Queued
from bot.simulator.record import Record
from bot.simulator.world import Bot, Webhook, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Pause = Callable[[float], Awaitable[None]]


def lane(row: Queued) -> str:
    """Updates of one lane are pushed one after the other, those of different lanes side by side."""
    where = "from" if row.kind == "callback_query" else "chat"
    found = row.body.get(where)
    return f"{where} {found.get('id') if isinstance(found, dict) else found}"


def pause_after(failures: int, retry_after: str) -> float:
    """Seconds before the next try: none, then 2, 4, 8 … 60; a Retry-After is obeyed up to an hour."""
    if retry_after.isdigit() and int(retry_after) > 0:
        return min(float(retry_after), limits.WEBHOOK_LONGEST_RETRY_AFTER_SECONDS)
    if failures <= 1:
        return 0.0
    return float(min(limits.WEBHOOK_FIRST_PAUSE_SECONDS * 2 ** (failures - 2), limits.WEBHOOK_LONGEST_PAUSE_SECONDS))


class Pusher:
    """One webhook at work; ends when the bot's webhook is another one or none."""

    def __init__(self, world: World, bot: Bot, record: Record, wake: asyncio.Event, pause: Pause) -> None:
        self._world = world
        self._bot = bot
        self._record = record
        self._wake = wake
        self._pause = pause
        self._lanes: dict[str, asyncio.Future[None]] = {}

    async def run(self) -> None:
        hook = self._bot.webhook
        timeout = aiohttp.ClientTimeout(total=limits.WEBHOOK_TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                while hook and self._bot.webhook is hook:
                    self._start_lanes(session, hook)
                    await self._wake.wait()
                    self._wake.clear()
            finally:
                for task in self._lanes.values():
                    task.cancel()
                await asyncio.gather(*self._lanes.values(), return_exceptions=True)

    def _start_lanes(self, session: aiohttp.ClientSession, hook: Webhook) -> None:
        for row in self._bot.queue.waiting(self._world.now()):
            name = lane(row)
            if name not in self._lanes and len(self._lanes) < hook.connections:
                self._lanes[name] = asyncio.ensure_future(self._push_until_settled(session, hook, row, name))

    async def _push_until_settled(self, session: aiohttp.ClientSession, hook: Webhook, row: Queued, name: str) -> None:
        failures = 0
        try:
            while self._bot.webhook is hook and self._bot.queue.holds(row.id) and self._world.now() < row.expires:
                code, retry_after = await self._push(session, hook, row)
                if 200 <= code < 300:
                    self._bot.queue.forget(row.id)
                    self._world.tell({"kind": "settled", "bot": self._bot.username, "update": row.id})
                    return
                failures += 1
                self._note_failure(hook, code)
                await self._pause(pause_after(failures, retry_after))
        finally:
            self._lanes.pop(name, None)
            self._wake.set()

    async def _push(self, session: aiohttp.ClientSession, hook: Webhook, row: Queued) -> tuple[int, str]:
        """(status, Retry-After); status 0 when there was no answer."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        loop = asyncio.get_running_loop()
        at = self._world.now().isoformat()
        entry = self._record.begin(self._bot.username, "(webhook)", {"update_id": row.id}, at, loop.time())
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with session.post(hook.url, json=row.json(), headers=headers, allow_redirects=False) as answer:
                if "method" in await answer.text():
                    self._record.fail("a webhook was answered with a method")
                entry.code, entry.ended = answer.status, loop.time()
                return answer.status, answer.headers.get("Retry-After", "")
        return 0, ""

    def _note_failure(self, hook: Webhook, code: int) -> None:
        now = self._world.now()
        hook.last_error_date = int(now.timestamp())
        hook.last_error = f"Wrong response from the webhook: {code}" if code else "Connection failed"
        if code != 410:
            hook.gone_since = None
        elif hook.gone_since is None:
            hook.gone_since = now
        elif now - hook.gone_since >= limits.WEBHOOK_GONE:
            self._bot.webhook = None
