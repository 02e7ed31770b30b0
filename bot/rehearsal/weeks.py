"""N weeks of an office's life through the real use cases: visits, answers, complaints, handling; all simulated."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from bot.rehearsal import dossier_list, habits, sample
from bot.rehearsal.citizens import Citizens
from bot.rehearsal.entering import Entering
from bot.rehearsal.handling import Handling
from bot.rehearsal.office import Office
from bot.usecases.office_time import office_calendar
from bot.usecases.staff_turn import Person
from survey.messages import CITIZEN_BOT, STAFF_BOT, ChannelName
from survey.working_time import Calendar

LIST_HOUR = 7  # on Mondays, before the cards
SECOND_LEADER = "Lãnh đạo phường"


@dataclass(frozen=True, slots=True)
class Lived:
    """What happened: visits that led to a talk, and complaints."""

    visits: int
    complaints: int


class Weeks:
    """Lives through weeks day by day; only chats of staff and of complainers are watched, so it is quick."""

    def __init__(self, office: Office, chance: Random, channel: ChannelName = CITIZEN_BOT) -> None:
        """On a channel that nobody delivers to, people only rate: what is said to them is for nobody's eyes."""
        self._office = office
        self._chance = chance
        self._seed = chance.getrandbits(32)  # of dossiers and of what kind of week it is
        self._calendar: Calendar | None = None
        self._citizens = Citizens(office, channel)
        self._entering = Entering(office)
        self._handling = Handling(office, chance)
        if not office.knows(SECOND_LEADER):
            leader = sample.LEADER_2
            office.add_chat(SECOND_LEADER, STAFF_BOT, str(leader.account), Person(str(leader.account), leader.name))

    async def live(self, weeks: int, tell: Callable[[int], None] = lambda day: None) -> Lived:
        """From now on; ends after that many weeks, at the same hour."""
        await self._list_comes()
        for day in range(7 * weeks):
            await self._day(self._office.clock.now())
            tell(day + 1)
        return Lived(self._citizens.visits, self._citizens.complaints + self._entering.complaints)

    async def _day(self, start: datetime) -> None:
        local = start.astimezone(self._office.zone)
        if await self._is_working_day(local.date()):
            for hour in habits.VISIT_HOURS:
                moment = local.replace(hour=hour, minute=0, second=0, microsecond=0)
                if moment > self._office.clock.now():
                    await self._office.live_until(moment)
                await self._talks(local.date())
                await self._office.deliver()
            await self._entering.day(local.date(), habits.weather(self._seed, local.date()), self._chance)
            await self._handling.day(self._citizens.complainers)
        following = local + timedelta(days=1)
        if following.isoweekday() == 1:
            await self._office.live_until(following.replace(hour=LIST_HOUR, minute=0, second=0, microsecond=0))
            await self._list_comes()
        await self._office.live_until(start + timedelta(days=1))

    async def pass_hour(self, now: datetime) -> None:
        """One hour of a day that somebody else lives through: who comes, and Monday's list; nothing is delivered."""
        local = now.astimezone(self._office.zone)
        self._office.clock.move_to(now)
        if local.isoweekday() == 1 and local.hour == LIST_HOUR:
            await self._list_comes()
        if local.hour in habits.VISIT_HOURS and await self._is_working_day(local.date()):
            await self._talks(local.date())

    async def _talks(self, today: date) -> None:
        """Who comes within one visiting hour, all at once; who draws first does not count: each has an own chance."""
        talks, weather = [], habits.weather(self._seed, today)
        for desk, a_week in habits.VISITS_A_WEEK.items():
            expected = a_week * weather.visitors / 5 / len(habits.VISIT_HOURS)
            for _ in range(habits.number_of(expected, self._chance)):
                talks.append(self._citizens.visit(desk, weather, Random(self._chance.getrandbits(64))))
        await asyncio.gather(*talks)

    async def _list_comes(self) -> None:
        await dossier_list.hand_in(self._office.database, self._seed, self._office.clock.now())

    async def _is_working_day(self, day: date) -> bool:
        if self._calendar is None:
            self._calendar = await self._office.database.run(office_calendar)
        return self._calendar.is_working_day(day)
