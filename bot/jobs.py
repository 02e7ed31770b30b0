"""The timetable: an alarm clock that rings every minute and at start; what is due, the database says."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from analytics.changes import judge
from analytics.period import Period
from analytics.publication import CategoryChange, DeskSummary
from bot.clock import Clock, fresh_id
from bot.logs import place_of
from bot.usecases import (
    clock_absence,
    clock_alerts,
    clock_asking,
    clock_blocks,
    clock_deadlines,
    clock_dossiers,
    clock_interviews,
    clock_publishing,
    clock_retention,
    clock_summaries,
)
from storage.database import Database
from storage.failures import StorageAway
from survey.messages import ChannelName

Contacts = Callable[[], Mapping[ChannelName, datetime | None]]

log = logging.getLogger(__name__)


class Jobs:
    """Lets the clock's use cases run, one after the other, never two ticks at once."""

    def __init__(self, database: Database, clock: Clock, after_commit: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._after_commit = after_commit
        self._ticking = asyncio.Lock()
        # nothing is pickled, nothing is missed: the alarm clock knows only the tick
        self._alarm = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})

    def watch(self, contacts: Contacts) -> None:
        """Notes every minute when each bot last heard of the platform, so that a gap is told."""

        async def note() -> None:
            await self._survive(self._contacts(contacts), self._clock.now())

        self._alarm.add_job(note, "interval", minutes=1, id="contacts")

    def start(self) -> None:
        self._alarm.add_job(self.tick, "interval", minutes=1)
        self._alarm.start()

    def stop(self) -> None:
        if self._alarm.running:
            self._alarm.shutdown(wait=False)

    async def tick(self) -> None:
        """Everything that is due now. A fault in one part is logged and does not keep the others from running."""
        async with self._ticking:
            now = self._clock.now()
            parts = (
                self._absences,
                self._interviews,
                self._blocks,
                self._summaries,
                self._alerts,
                self._deadlines,
                self._retention,
                self._dossiers,
            )
            for part in parts if await self._may_run(now) else ():
                await self._survive(part, now)
            self._after_commit()

    async def _may_run(self, now: datetime) -> bool:
        """False while the clock stands behind what was received; also without a database, where each part says so."""
        try:
            went_back = await self._database.run(clock_alerts.clock_went_back, now)
        except StorageAway:
            return True
        if went_back:
            log.error("clock went back", extra={"action": "clock_went_back"})
        return not went_back

    async def _survive(self, part: Callable[[datetime], Awaitable[None]], now: datetime) -> None:
        try:
            await part(now)
        except StorageAway as away:
            log.warning(
                "job waits for the database", extra={"action": "job_waits", "job": part.__name__, "why": str(away)}
            )
        except Exception as fault:  # the loop must survive; the next tick asks again
            log.error("job failed", extra={"action": "job_failed", "job": part.__name__, "why": place_of(fault)})

    def _contacts(self, contacts: Contacts) -> Callable[[datetime], Awaitable[None]]:
        async def contacts_noted(_: datetime) -> None:
            for bot, contact in contacts().items():
                if contact is not None and await self._database.run(clock_alerts.note_contact, bot, contact):
                    self._after_commit()

        return contacts_noted

    async def _absences(self, now: datetime) -> None:
        await self._database.run(clock_absence.note_absences, now)

    async def _interviews(self, now: datetime) -> None:
        while await self._database.run(clock_interviews.finalise_answers, now, fresh_id(20)):
            pass
        while await self._database.run(clock_interviews.close_silent_talks, now):
            pass
        while await self._database.run(clock_asking.ask_due, now, fresh_id(20)):
            pass
        await self._database.run(clock_interviews.remind_once, now)

    async def _blocks(self, now: datetime) -> None:
        cut_day = await self._database.run(clock_blocks.cut_day_to_close, now)
        if cut_day is None or not await self._database.run(clock_blocks.may_close, now):
            return
        desks, _ = await self._database.run(clock_publishing.places_to_publish)
        for desk in desks:
            await self._database.run(clock_blocks.close_due_blocks, desk, now)
        await self._database.run(clock_blocks.note_closed, cut_day)

    async def _summaries(self, now: datetime) -> None:
        if await self._database.run(clock_blocks.cut_day_to_close, now) is not None:
            return  # a block that closes after its period was published would stand in no card
        periods = await self._database.run(clock_publishing.periods_to_publish, now)
        if not periods:
            return
        _, units = await self._database.run(clock_publishing.places_to_publish)
        for unit in units:
            await self._database.run(clock_publishing.name_periods_without_card, unit, now)
        for period in periods:
            await self._publish(period, units, now)

    async def _publish(self, period: Period, units: list[str], now: datetime) -> None:
        judged = judge(await self._summarised(period, now), await self._categories(units, period))
        for marked in judged.desks:
            await self._publish_one(clock_publishing.publish_desk, marked, marked.desk, period, now)
        for unit in units:
            publish = partial(clock_publishing.publish_overview, compared=judged.of_units.get(unit, ()))
            await self._publish_one(publish, unit, unit, period, now)
        await self._database.run(clock_publishing.note_published, period)

    async def _summarised(self, period: Period, now: datetime) -> list[DeskSummary]:
        """Many desks at once; where that fails each alone, and without those that fail."""
        computed: list[DeskSummary] = []
        try:
            for some in await self._database.run(clock_summaries.chunks_of_desks):
                computed += await self._database.run(clock_summaries.summarise_desks, some, period, now)
            return computed
        except StorageAway:
            raise
        except Exception:  # said of the one desk below
            computed.clear()
        desks, _ = await self._database.run(clock_publishing.places_to_publish)
        for desk in desks:
            try:
                computed.append(await self._database.run(clock_summaries.summarise_desk, desk, period, now))
            except StorageAway:
                raise
            except Exception as fault:
                await self._not_made(desk, period, fault, now)
        return computed

    async def _categories(self, units: list[str], period: Period) -> dict[str, tuple[CategoryChange, ...]]:
        """Without those of a unit that fail: its overview reads the same cases, and says so there."""
        found: dict[str, tuple[CategoryChange, ...]] = {}
        for unit in units:
            try:
                found[unit] = await self._database.run(clock_summaries.categories_of_unit, unit, period)
            except StorageAway:
                raise
            except Exception as fault:
                log.debug("categories not compared", extra={"action": "not_compared", "why": place_of(fault)})
        return found

    async def _publish_one(
        self, publish: Callable[..., bool], what: DeskSummary | str, place: str, period: Period, now: datetime
    ) -> None:
        """A card that cannot be made costs nobody else theirs; its figures are published without it."""
        for with_card in (True, False):
            try:
                await self._database.run(publish, what, period, now, with_card=with_card)
                return
            except StorageAway:
                raise
            except Exception as fault:
                await self._not_made(place, period, fault, now)

    async def _not_made(self, place: str, period: Period, fault: Exception, now: datetime) -> None:
        """Logged when owners hear of it: once, and not again with every tick that tries it again."""
        if await self._database.run(clock_publishing.tell_not_made, place, period, now):
            about = {"action": "card_not_made", "place": place, "period": period.key, "why": place_of(fault)}
            log.error("card not made", extra=about)

    async def _alerts(self, now: datetime) -> None:
        await self._database.run(clock_alerts.alert_low_scores, now)
        await self._database.run(clock_alerts.tell_undelivered, now)

    async def _deadlines(self, now: datetime) -> None:
        while await self._database.run(clock_deadlines.note_passed_deadlines, now):
            pass

    async def _dossiers(self, now: datetime) -> None:
        await self._database.run(clock_dossiers.remind, now)

    async def _retention(self, now: datetime) -> None:
        await self._database.run(clock_retention.forget_what_is_past_its_time, now)
        left = await self._database.run(clock_retention.traces_to_sweep, now, self._database.size())
        if left is not None:
            await asyncio.to_thread(self._database.sweep)
            await self._database.run(clock_retention.note_swept, left, now)
        await asyncio.to_thread(self._database.vanish)
