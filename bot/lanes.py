"""Handles updates: lanes side by side, in order inside a lane; what fails is parked, tried again, at last buried."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.clock import Clock
from bot.flood import FloodBucket
from bot.logs import place_of
from bot.raw_updates import Update, chat_of, date_of, id_of, lane_key, person_of
from storage import inbox
from storage.database import Database, Transaction
from storage.failures import StorageAway, StorageBroken
from storage.inbox import UpdateRef
from survey.messages import Address, ChannelName

Handle = Callable[[Update, UpdateRef], Awaitable[None]]
LaneOf = Callable[[str, str], str]
Apologise = Callable[[Transaction, UpdateRef, str], object]
SlowDown = Callable[[Transaction, Address, datetime], object]
ReportDead = Callable[[Transaction, UpdateRef, str, datetime], object]

RETRY_SECONDS = (1, 5, 30, 120, 600)
TRIES_BEFORE_GIVING_WAY = 3  # tries at 0, 1 and 6 s; after that the lane goes on if somebody waits in it
AWAY_SECONDS = (1, 2, 5, 10)
FAR_AHEAD = timedelta(days=365)  # beyond any retry: all that is parked
WAITS = "waits for its turn"

log = logging.getLogger(__name__)


class UnreadableUpdate(Exception):
    """A handler's word that this update cannot be parsed: trying again is in vain. Holds no content."""


@dataclass(slots=True)
class _Waiting:
    update: Update
    ref: UpdateRef
    tries: int = 0


@dataclass(slots=True)
class _Stuck:
    """A lane whose head failed; whatever arrives waits behind it."""

    waiting: deque[_Waiting] = field(default_factory=deque)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Future[None] | None = None


class Lanes:
    """One bot's lanes. `apologise`, `slow_down` and `report_dead` are use cases; the first two write to the sender."""

    def __init__(
        self,
        db: Database,
        bot: ChannelName,
        lane_of: LaneOf,
        handle: Handle,
        clock: Clock,
        apologise: Apologise,
        slow_down: SlowDown,
        report_dead: ReportDead | None = None,
    ) -> None:
        self._db = db
        self._bot = bot
        self._lane_of = lane_of
        self._handle = handle
        self._clock = clock
        self._apologise = apologise
        self._slow_down = slow_down
        self._report_dead = report_dead
        self._stuck: dict[str, _Stuck] = {}
        self.flood = FloodBucket()
        self.away_since: datetime | None = None

    async def start(self) -> None:
        """Takes up what was parked when the program last stopped. Raises StorageAway."""
        for parked in await self._db.run(inbox.parked, self._bot, self._clock.now() + FAR_AHEAD):
            tries = 0 if parked.why == WAITS else min(parked.attempts, len(RETRY_SECONDS))
            waiting = _Waiting(orjson.loads(parked.raw), parked.ref, tries)
            self._stuck.setdefault(parked.ref.lane, _Stuck()).waiting.append(waiting)
        for lane, stuck in self._stuck.items():
            stuck.task = asyncio.ensure_future(self._work_off(lane, stuck))

    async def stop(self) -> None:
        """Leaves what is parked for the next start."""
        tasks = [stuck.task for stuck in self._stuck.values() if stuck.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._stuck.clear()

    async def admit(self, updates: list[Update]) -> list[Update]:
        """Without those of whoever writes too much; they hear of it once a minute."""
        now = self._clock.now()
        admitted = []
        for update in updates:
            person = person_of(update)
            if person is None or not self.flood.is_over(person, date_of(update, now)):
                admitted.append(update)
            elif (chat := chat_of(update)) is not None and self.flood.deserves_notice(person, now):
                await self._say_slow_down(Address(self._bot, chat), now)
        return admitted

    async def settle(self, updates: list[Update]) -> list[Update]:
        """Handles them; what comes back could not be settled because storage is away, and must be handed in again."""
        lanes: dict[str, list[Update]] = {}
        for update in sorted(updates, key=id_of):
            lanes.setdefault(lane_key(update), []).append(update)
        if len(lanes) == 1:
            [(key, only)] = lanes.items()
            unsettled = await self._settle_lane(key, only)
        else:
            parts = await asyncio.gather(*(self._settle_lane(key, part) for key, part in lanes.items()))
            unsettled = [update for part in parts for update in part]
        self.away_since = (self.away_since or self._clock.now()) if unsettled else None
        return unsettled

    async def bury_undecodable(self, update_id: int, size: int) -> None:
        """An update of which only the id can be read. Raises StorageAway."""
        ref = UpdateRef(self._bot, update_id, self._lane_of(self._bot, f"update:{update_id}"))
        await self._bury(ref, None, f"undecodable, {size} bytes")

    async def _settle_lane(self, key: str, updates: list[Update]) -> list[Update]:
        lane = self._lane_of(self._bot, key)
        for position, update in enumerate(updates):
            try:
                await self._settle_one(update, UpdateRef(self._bot, update["update_id"], lane))
            except StorageBroken:
                raise
            except StorageAway:
                return updates[position:]
        return []

    async def _settle_one(self, update: Update, ref: UpdateRef) -> None:
        stuck = self._stuck.get(ref.lane)
        if stuck is not None and await self._park_behind(stuck, update, ref):
            return
        try:
            await self._handle(update, ref)
        except StorageAway:
            raise
        except UnreadableUpdate as fault:
            await self._bury(ref, chat_of(update), place_of(fault))
        except Exception as fault:  # the loop must survive whatever one update does to a handler
            waiting = _Waiting(update, ref, tries=1)
            await self._park(waiting, place_of(fault))
            stuck = self._stuck[ref.lane] = _Stuck(deque([waiting]))
            stuck.task = asyncio.ensure_future(self._work_off(ref.lane, stuck))

    async def _park_behind(self, stuck: _Stuck, update: Update, ref: UpdateRef) -> bool:
        async with stuck.lock:
            if self._stuck.get(ref.lane) is not stuck:  # worked off while we waited for the lock
                return False
            if all(waiting.ref.update_id != ref.update_id for waiting in stuck.waiting):
                waiting = _Waiting(update, ref)
                await self._park(waiting, WAITS)
                stuck.waiting.append(waiting)
                stuck.arrived.set()
            return True

    async def _work_off(self, lane: str, stuck: _Stuck) -> None:
        while True:
            head = stuck.waiting[0]
            if head.tries and not self._must_give_way(stuck):
                await self._pause(stuck, RETRY_SECONDS[head.tries - 1])
            async with stuck.lock:
                await self._patiently(stuck, head)
                if not stuck.waiting:
                    del self._stuck[lane]
                    return

    async def _patiently(self, stuck: _Stuck, head: _Waiting) -> None:
        """One try, repeated while storage is away: that is no fault of the update."""
        away = 0
        while True:
            try:
                return await self._try(stuck, head)
            except StorageBroken:
                raise
            except StorageAway:
                await self._clock.sleep(AWAY_SECONDS[min(away, len(AWAY_SECONDS) - 1)])
                away += 1

    async def _try(self, stuck: _Stuck, head: _Waiting) -> None:
        if self._must_give_way(stuck):
            await self._bury(head.ref, chat_of(head.update), f"failed {head.tries} times")
        else:
            try:
                await self._handle(head.update, head.ref)
            except StorageAway:
                raise
            except Exception as fault:  # as above
                if not isinstance(fault, UnreadableUpdate) and head.tries < len(RETRY_SECONDS):
                    await self._park(_Waiting(head.update, head.ref, head.tries + 1), place_of(fault))
                    head.tries += 1
                    return
                await self._bury(head.ref, chat_of(head.update), place_of(fault))
        stuck.waiting.popleft()
        stuck.arrived.clear()

    def _must_give_way(self, stuck: _Stuck) -> bool:
        tries = stuck.waiting[0].tries
        return tries > len(RETRY_SECONDS) or (tries >= TRIES_BEFORE_GIVING_WAY and len(stuck.waiting) > 1)

    async def _pause(self, stuck: _Stuck, seconds: float) -> None:
        if stuck.waiting[0].tries < TRIES_BEFORE_GIVING_WAY:
            await self._clock.sleep(seconds)
        else:
            await first_of(self._clock.sleep(seconds), stuck.arrived.wait())

    async def _park(self, waiting: _Waiting, why: str) -> None:
        now = self._clock.now()
        pause = timedelta(seconds=RETRY_SECONDS[max(0, waiting.tries - 1)])
        await self._db.run(inbox.park, waiting.ref, orjson.dumps(waiting.update), why, now, now + pause)
        if waiting.tries:
            log.warning("update parked", extra=_facts("update_parked", waiting.ref, why))

    async def _bury(self, ref: UpdateRef, chat: str | None, why: str) -> None:
        await self._db.run(_bury, ref, chat, why, self._clock.now(), self._apologise, self._report_dead)
        log.error("update dead", extra=_facts("update_dead", ref, why))

    async def _say_slow_down(self, to: Address, now: datetime) -> None:
        try:
            await self._db.run(self._slow_down, to, now)
        except StorageAway:
            log.info("flood notice not kept", extra={"action": "flood_notice_lost", "bot": self._bot})


def _bury(
    tx: Transaction,
    ref: UpdateRef,
    chat: str | None,
    why: str,
    at: datetime,
    apologise: Apologise,
    report_dead: ReportDead | None,
) -> None:
    if not inbox.bury(tx, ref, why, at):
        return
    if chat is not None:
        apologise(tx, ref, chat)
    if report_dead is not None:
        report_dead(tx, ref, why, at)


async def first_of(*awaited: Awaitable[Any]) -> None:
    """Returns when the first of them is done; the others are cancelled."""
    tasks = [asyncio.ensure_future(one) for one in awaited]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _facts(action: str, ref: UpdateRef, why: str) -> dict[str, Any]:
    return {"action": action, "bot": ref.bot, "update": ref.update_id, "why": why}
