"""Sends what the outbox owes on one channel: in order within a chat, at the permitted rate; records every outcome."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.botapi import TokenRevoked
from bot.channel import Channel, Instead, Later, Outcome, Rejected, Sent
from bot.clock import Clock
from bot.lanes import AWAY_SECONDS
from bot.logs import place_of
from bot.outcomes import tried
from bot.pace import Pace, Rates
from bot.tasks import Tasks
from bot.usecases.delivery_outbox import SetAside, Tried, settle_and_claim
from storage import claims
from storage.claims import Claimed
from storage.database import Database
from storage.failures import StorageAway, StorageBroken
from storage.outbox import Urgency
from survey.messages import ChannelName, Message

Draw = Callable[[str], Awaitable[bytes | None]]
OpenBlob = Callable[[str], Awaitable[bytes | None]]

MOST_IN_FLIGHT = 100
AHEAD_SECONDS = 0.2  # claimed no further ahead than may be sent so soon: a reply never queues behind a broadcast
LONGEST_WAIT_SECONDS = 60.0  # for a turn, with the entry in hand; what must wait longer goes back
LEASE = timedelta(seconds=20 + 60 + 60 + 10)  # drawing, the longest wait, the longest time-out, and 10 s
LONGEST_OUTAGE_PAUSE_SECONDS = 10.0
OUTAGE_AFTER_FAILURES = 3
STOP_SECONDS = 8.0
TICK_SECONDS = 1.0

log = logging.getLogger(__name__)


class Delivery:
    """`chance` gives numbers in [0, 1); `alone`: no other process delivers on this channel (always so on SQLite)."""

    def __init__(
        self,
        db: Database,
        name: ChannelName,
        channel: Channel,
        clock: Clock,
        chance: Callable[[], float],
        set_aside: SetAside,
        draw: Draw,
        open_blob: OpenBlob,
        *,
        alone: bool,
        rates: Rates | None = None,
    ) -> None:
        self._db = db
        self._name = name
        self._channel = channel
        self._clock = clock
        self._chance = chance
        self._set_aside = set_aside
        self._draw = draw
        self._open_blob = open_blob
        self._pace = Pace(rates or Rates(), clock.now())
        self._woken = asyncio.Event()
        self._tried: list[Tried] = []
        self._sending = Tasks()
        self._watching = Tasks()
        self._has_alarm = False
        self._pacing = 0
        self._urgent_pacing = 0
        self._failures = 0
        self._away = 0
        self._released = not alone  # until then nothing may be claimed, or it would be released too
        self._stopping = False
        self._revoked: TokenRevoked | None = None
        self.last_served: datetime | None = None
        self.outcomes: Counter[str] = Counter()

    def wake(self) -> None:
        """Something may be due: call it after each commit that enqueued, or as often as you like."""
        self._woken.set()

    def claim_until(self) -> datetime | None:
        """When the lease of something claimed now would end; None while there is no room to claim anything."""
        now = self._clock.now()
        return now + LEASE if self._released and not self._is_ending() and self._room(now) > 0 else None

    def take(self, claimed: Claimed) -> None:
        """Sends what a use case has claimed with its own commit."""
        self._sending.start(self._deliver(claimed))

    @property
    def is_idle(self) -> bool:
        """Nothing is on its way and nothing waits to be recorded."""
        return not self._sending and not self._tried

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises TokenRevoked (what is owed stays owed) or StorageBroken."""
        self._watching.start(self._tick())
        self._watching.start(self._wake_when(stop))
        try:
            while not stop.is_set() and self._revoked is None:
                self._woken.clear()
                if not self._released:
                    self._released = await self._release()
                elif not await self._turn():
                    await self._woken.wait()
        finally:
            await self._finish()
            await self._watching.cancel()
        if self._revoked is not None:
            raise self._revoked

    async def _release(self) -> bool:
        """What was being sent when the last deliverer ended may have arrived."""
        try:
            await self._db.run(claims.release_leases, self._name, self._clock.now())
        except StorageBroken:
            raise
        except StorageAway:
            await self._wait_for_storage()
            return False
        return True

    async def _turn(self) -> bool:
        """Records what ended and takes what is due, in one transaction. True when there may be more at once."""
        now = self._clock.now()
        limit = self._room(now)
        if not limit and not self._stopping:
            self._wake_after(self._pace.opens(now) or AHEAD_SECONDS)
        ended, self._tried = self._tried, []
        if not ended and not limit:
            return False
        claimed = await self._settle_and_claim(ended, now, 0 if self._stopping else limit)
        for one in claimed:
            self.take(one)
        return len(claimed) >= limit > 0

    def _room(self, now: datetime) -> int:
        """How many more may be claimed."""
        room = self._pace.room(now, AHEAD_SECONDS) - self._pacing
        return max(0, min(room, MOST_IN_FLIGHT - len(self._sending)))

    def _is_ending(self) -> bool:
        return self._stopping or self._revoked is not None

    async def _settle_and_claim(self, ended: list[Tried], now: datetime, limit: int) -> list[Claimed]:
        try:
            claimed = await self._db.run(settle_and_claim, ended, self._name, now, limit, LEASE, self._set_aside)
        except StorageBroken:
            raise
        except StorageAway:
            self._tried = ended + self._tried
            await self._wait_for_storage()
            return []
        except Exception as fault:  # one entry that cannot be recorded must not stop the others
            self._give_up_or_part(ended, fault)
            return []
        self._away = 0
        return claimed

    def _give_up_or_part(self, ended: list[Tried], fault: Exception) -> None:
        """Several are tried again one by one; a single one is left to its lease, after which it is sent again."""
        if len(ended) > 1:
            for one in ended:
                self._watching.start(self._settle_alone(one))
        else:
            entry = ended[0].claimed.id if ended else 0
            log.error("not recorded", extra={"action": "not_recorded", "outbox": entry, "why": place_of(fault)})

    async def _settle_alone(self, one: Tried) -> None:
        await self._settle_and_claim([one], self._clock.now(), 0)

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            outcome = await self._attempt(claimed)
        except TokenRevoked as fault:
            self._revoked = fault
            outcome = Later(timedelta(0), flooded=True, why=str(fault))
        except Exception as fault:  # the loop must survive whatever one message does to a channel
            log.error("send failed", extra={"action": "send_failed", "outbox": claimed.id, "why": place_of(fault)})
            outcome = Rejected(type(fault).__name__)
        self._tried.append(tried(claimed, outcome, self._clock.now(), self.last_served, self._chance()))
        self.wake()

    async def _attempt(self, claimed: Claimed) -> Outcome:
        message, content = await self._made(claimed.message)
        wait = await self._take_turn(claimed)
        if wait > 0 or self._is_ending():
            return Later(timedelta(seconds=wait), flooded=True, why="waits for its turn")
        instead = Instead(claimed.instead_edit, claimed.instead_strip)
        outcome = await self._channel.send(claimed.to, message, instead, content)
        self._learn(claimed, outcome)
        return outcome

    async def _made(self, message: Message) -> tuple[Message, bytes | None]:
        """With what goes with the words, None when that is nothing; a file that cannot be made is owned up to."""
        if message.enclosed is not None:
            return message, await self._open_blob(message.enclosed.blob)
        recipe = message.drawing if message.document is None else message.document.recipe
        made = await self._draw(recipe) if recipe is not None else None
        if message.document is not None and made is None:
            message = replace(message, text=message.document.otherwise, document=None)
        return message, made

    async def _take_turn(self, claimed: Claimed) -> float:
        """0 when it may go now; otherwise for how long it must not."""
        urgent = claimed.urgency is not Urgency.BULK
        cost = 1 if claimed.instead_strip is None else 2
        self._pacing += 1
        self._urgent_pacing += urgent
        try:
            while not self._is_ending():
                now = self._clock.now()
                wait = self._pace.take(claimed.to.chat, cost, now, bulk=not urgent) if self._may_go(urgent) else 0.02
                if wait <= 0 or wait > LONGEST_WAIT_SECONDS:
                    return wait
                await self._clock.sleep(wait)
            return 0.0
        finally:
            self._pacing -= 1
            self._urgent_pacing -= urgent

    def _may_go(self, urgent: bool) -> bool:
        return urgent or not self._urgent_pacing

    def _learn(self, claimed: Claimed, outcome: Outcome) -> None:
        now = self._clock.now()
        self.outcomes[type(outcome).__name__.lower()] += 1
        match outcome:
            case Sent():
                self.last_served = now
                self._failures = 0
            case Later(flooded=True, after=after):
                self._pace.flooded(claimed.to.chat, after, now)
            case Later(why=why):
                self._failures += 1
                self._pause_for_outage(why, now)
            case _:
                self._failures = 0
                why = outcome.why
                log.warning("not sent", extra={"action": "not_sent", "outbox": claimed.id, "why": why})

    def _pause_for_outage(self, why: str, now: datetime) -> None:
        """When nobody is served it is the platform or the line: then everything waits, and no try is wasted."""
        beyond = self._failures - OUTAGE_AFTER_FAILURES
        if beyond < 0:
            return
        if not beyond:
            log.warning("delivery away", extra={"action": "delivery_away", "channel": self._name, "why": why})
        self._pace.pause_bot(timedelta(seconds=min(0.5 * 2 ** min(beyond, 10), LONGEST_OUTAGE_PAUSE_SECONDS)), now)

    async def _wait_for_storage(self) -> None:
        if not self._away:
            log.error("storage away", extra={"action": "storage_away", "channel": self._name})
        pause = AWAY_SECONDS[min(self._away, len(AWAY_SECONDS) - 1)]
        self._away += 1
        await self._clock.sleep(pause)
        self.wake()

    async def _tick(self) -> None:
        while True:
            await self._clock.sleep(TICK_SECONDS)
            self.wake()

    async def _wake_when(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        self.wake()

    def _wake_after(self, seconds: float) -> None:
        if not self._has_alarm and seconds < TICK_SECONDS:
            self._has_alarm = True
            self._watching.start(self._alarm(seconds))

    async def _alarm(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._has_alarm = False
        self.wake()

    async def _finish(self) -> None:
        """Lets what is on its way arrive and records it; what does not arrive in time may have arrived all the same."""
        self._stopping = True
        await self._sending.finished(within=STOP_SECONDS)
        await self._sending.cancel()
        if self._tried:
            ended, self._tried = self._tried, []
            await self._settle_and_claim(ended, self._clock.now(), 0)
