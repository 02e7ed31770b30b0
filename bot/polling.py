"""Fetches a bot's updates, has them settled, and only then confirms them: one loop for both bots."""

import asyncio
import logging
from datetime import datetime
from typing import Any

from bot.botapi import ApiFault, ApiRefusal, BotApi, TokenRevoked, Undecodable
from bot.clock import Clock
from bot.lanes import AWAY_SECONDS, Lanes, first_of
from bot.raw_updates import ALLOWED_UPDATES, Update
from storage.failures import StorageAway, StorageBroken

BATCH = 100
POLL_SECONDS = 30
CONFIRM_SECONDS = 1.0  # it counts when it is written; an empty queue's answer is held back for 3 s
CONFLICT_PAUSE_SECONDS = 3.0
CONFLICT_PATIENCE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 30.0

log = logging.getLogger(__name__)


class AnotherPoller(Exception):
    """Another program fetches the updates of this bot (409 for 30 s): stop it, or give this one a token of its own."""


class Poller:
    """The offset lives in memory only: after a restart everything unconfirmed comes again, and the inbox knows it."""

    def __init__(self, api: BotApi, lanes: Lanes, clock: Clock, name: str) -> None:
        self._api = api
        self._lanes = lanes
        self._clock = clock
        self._name = name
        self._stop = asyncio.Event()
        self._offset = 0
        self._singles = 0  # how many updates are still fetched one by one, because a batch could not be decoded
        self._failures = 0
        self._conflict_seconds = 0.0
        self.last_contact: datetime | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises TokenRevoked, AnotherPoller or StorageBroken."""
        self._stop = stop
        try:
            if not await self._start():
                return
            while not stop.is_set():
                updates = await self._fetch()
                if updates and not await self._settle(updates):
                    return  # stopped while storage is away: nothing of this batch may be confirmed
            await self._confirm()
        finally:
            await self._lanes.stop()

    async def _start(self) -> bool:
        away = 0
        while not self._stop.is_set():
            try:
                await self._lanes.start()
                return await self._remove_webhook()
            except StorageBroken:
                raise
            except StorageAway:
                away = await self._wait_for_storage(away)
        return False

    async def _remove_webhook(self) -> bool:
        while not self._stop.is_set():
            try:
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
                return True
            except TokenRevoked:
                raise
            except ApiFault as fault:
                await self._back_off(fault)
        return False

    async def _fetch(self) -> list[Update]:
        """The next updates; none when there is nothing, something went wrong, or the program stops."""
        limit = 1 if self._singles else BATCH
        fetching = asyncio.ensure_future(self._api.get_updates(self._offset, limit, POLL_SECONDS, ALLOWED_UPDATES))
        await first_done(fetching, self._stop)
        if not fetching.done():
            await _cancelled(fetching)
            return []
        try:
            updates = fetching.result()
        except TokenRevoked:
            raise
        except Undecodable as fault:
            await self._pass_over(fault)
            return []
        except ApiFault as fault:
            await self._back_off(fault)
            return []
        self._singles = max(0, self._singles - 1)
        self._reached()
        return updates

    async def _settle(self, updates: list[Update]) -> bool:
        """True when the whole batch is settled, so that the next fetch may confirm it."""
        away = 0
        unsettled = await self._lanes.settle(await self._lanes.admit(updates))
        while unsettled:
            if self._stop.is_set():
                return False
            away = await self._wait_for_storage(away)
            unsettled = await self._lanes.settle(unsettled)
        self._offset = max(update["update_id"] for update in updates) + 1
        return True

    async def _pass_over(self, fault: Undecodable) -> None:
        """Fetches one by one until the update that cannot be decoded stands alone; then it is buried under its id."""
        if not self._singles:
            self._singles = BATCH
        elif fault.update_id is None:
            await self._back_off(fault)
        else:
            away = 0
            while not self._stop.is_set():
                try:
                    await self._lanes.bury_undecodable(fault.update_id, fault.size)
                    self._offset, self._singles = fault.update_id + 1, 0
                    return
                except StorageBroken:
                    raise
                except StorageAway:
                    away = await self._wait_for_storage(away)

    async def _back_off(self, fault: ApiFault) -> None:
        if isinstance(fault, ApiRefusal) and fault.error_code == 409:
            return await self._give_way(fault)
        if not self._failures:
            log.warning("bot api away", extra={"action": "api_away", "bot": self._name, "why": str(fault)})
        retry_after = fault.retry_after if isinstance(fault, ApiRefusal) else None
        await self._sleep(retry_after or min(0.5 * 2**self._failures, LONGEST_PAUSE_SECONDS))
        self._failures = min(self._failures + 1, 10)
        return None

    async def _give_way(self, conflict: ApiRefusal) -> None:
        if "webhook" in conflict.description.lower():
            await self._remove_webhook()
            return
        log.warning("another poller", extra={"action": "another_poller", "bot": self._name})
        if self._conflict_seconds >= CONFLICT_PATIENCE_SECONDS:
            raise AnotherPoller
        await self._sleep(CONFLICT_PAUSE_SECONDS)
        self._conflict_seconds += CONFLICT_PAUSE_SECONDS

    def _reached(self) -> None:
        if self._failures:
            log.info("bot api back", extra={"action": "api_back", "bot": self._name})
        self._failures = 0
        self._conflict_seconds = 0.0
        self.last_contact = self._clock.now()

    async def _wait_for_storage(self, away: int) -> int:
        if not away:
            log.error("storage away", extra={"action": "storage_away", "bot": self._name})
        await self._sleep(AWAY_SECONDS[min(away, len(AWAY_SECONDS) - 1)])
        return away + 1

    async def _sleep(self, seconds: float) -> None:
        await first_of(self._clock.sleep(seconds), self._stop.wait())

    async def _confirm(self) -> None:
        """Once more at the end, so that the next start is not handed what is settled; harmless if it fails."""
        if not self._offset:
            return
        confirming = asyncio.ensure_future(self._api.get_updates(self._offset, 1, 0, ALLOWED_UPDATES))
        await first_of(asyncio.wait((confirming,)), self._clock.sleep(CONFIRM_SECONDS))
        confirming.cancel()
        ended: list[object] = await asyncio.gather(confirming, return_exceptions=True)
        if isinstance(ended[0], ApiFault):
            log.info("last confirmation failed", extra={"action": "confirm_failed", "why": type(ended[0]).__name__})


async def first_done(future: asyncio.Future[Any], stop: asyncio.Event) -> None:
    """Returns when the future is done or `stop` is set; cancels neither."""
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((future, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()


async def _cancelled(future: asyncio.Future[Any]) -> None:
    future.cancel()
    await asyncio.gather(future, return_exceptions=True)
