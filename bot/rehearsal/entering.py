"""What staff of a rehearsed office enter for others: paper from the box, people they help, letters and calls."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

from bot.clock import fresh_id
from bot.rehearsal import habits, sample
from bot.rehearsal.citizens import choice_of
from bot.rehearsal.habits import Weather
from bot.rehearsal.office import Office
from bot.rehearsal.sample import Member
from bot.usecases import staff_entry
from bot.usecases.staff_turn import Person, once
from storage import places
from survey.complaint import BY_STAFF
from survey.conversation.buttons import At, To
from survey.conversation.complaining import ABOUT_PROCEDURES
from survey.conversation.states import ComplaintStep
from survey.messages import STAFF_BOT, Address

ONE_ACT = timedelta(seconds=8)  # a press or a line


class Entering:
    """Everybody alone with the staff bot; what it says there is looked at by nobody."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.complaints = 0

    async def day(self, today: date, weather: Weather, chance: Random) -> None:
        """Officers help whoever needs it on any day; on Fridays the head opens the box."""
        for desk, a_week in habits.ASSISTED_A_WEEK.items():
            for _ in range(habits.number_of(a_week / 5, chance)):
                await self._asked(desk, weather, chance)
        if today.isoweekday() != 5:
            return
        for desk, a_week in habits.SHEETS_A_WEEK.items():
            for _ in range(habits.number_of(a_week * weather.visitors, chance)):
                await self._sheet(desk, weather, chance)
        if chance.random() < habits.LETTER_CHANCE:
            await self._letter(chance.choice(list(habits.VISITS_A_WEEK)), chance)

    async def _sheet(self, desk: str, weather: Weather, chance: Random) -> None:
        by = _Typing(self._office, sample.HEAD)
        await by.begins(desk)
        await by.presses(At.ENTRY, To.PAPER)
        await by.types(await self._office.admin.next_sheet(desk))
        await self._answers(by, desk, weather, chance)

    async def _asked(self, desk: str, weather: Weather, chance: Random) -> None:
        by = _Typing(self._office, sample.OFFICERS[desk])
        await by.begins("")  # the only desk
        await by.presses(At.DESK, desk)
        await by.presses(At.ENTRY, To.ASSISTED)
        await by.presses(At.CONSENT, To.YES)
        await self._answers(by, desk, weather, chance)

    async def _answers(self, by: "_Typing", desk: str, weather: Weather, chance: Random) -> None:
        survey, _ = await self._office.asked_at(desk)
        felt = habits.level(desk, weather, chance)
        given: dict[str, str] = {}
        for question in survey.questions:
            if question.ask_if and given.get(question.ask_if.question) not in question.ask_if.choices:
                continue
            given[question.key] = choice_of(question, felt, chance)
            await by.presses(question.key, given[question.key])
        await by.presses(At.REVIEW, To.SEND)
        await by.presses(At.OFFER, To.NO)  # after a low answer; otherwise an old button

    async def _letter(self, desk: str, chance: Random) -> None:
        category = chance.choice(list(habits.LETTERS))
        by = _Typing(self._office, sample.HEAD)
        await by.begins(desk, case=True)
        await by.presses(ComplaintStep.SOURCE, chance.choice(sorted(BY_STAFF)))
        await by.presses(ComplaintStep.DAY, To.TODAY)
        await by.presses(ComplaintStep.CATEGORY, category)
        if category in ABOUT_PROCEDURES and await self._office.database.run(places.are_procedures_known):
            await by.presses(At.PROCEDURES, To.SKIP)
        await by.types(habits.LETTERS[category])
        await by.presses(ComplaintStep.DOOR, To.NAMED)
        await by.types(chance.choice(habits.NAMES))
        await by.presses(ComplaintStep.PHONE, To.SKIP)
        await by.types(chance.choice(habits.ADDRESSES))
        await by.presses(ComplaintStep.SUMMARY, To.SEND)
        self.complaints += 1


class _Typing:
    """One thing that a member of staff enters, from its beginning on."""

    def __init__(self, office: Office, member: Member) -> None:
        self._office = office
        self._chat = Address(STAFF_BOT, str(member.account))
        self._person = Person(str(member.account), member.name)
        self._talk = fresh_id()

    async def begins(self, desk: str, *, case: bool = False) -> None:
        """`desk` is chosen where there are several."""
        begin = staff_entry.begin_case if case else staff_entry.begin_entry
        await self._does(begin, self._talk)
        if desk:
            await self.presses(At.DESK, desk)

    async def presses(self, step: str, choice: str) -> None:
        pressed = partial(staff_entry.press_entry, pressed=self._talk, step=step, choice=choice)
        await self._does(pressed, fresh_id())

    async def types(self, text: str) -> None:
        await self._does(partial(staff_entry.hear_line, text=text), fresh_id())

    async def _does(self, use_case: Callable[..., str | None], fresh: str) -> None:
        at = self._office.clock.now() + ONE_ACT
        self._office.clock.move_to(at)
        did = partial(use_case, chat=self._chat, person=self._person, fresh=fresh, at=at)
        await self._office.database.run(once, self._office.update(self._chat), at, None, did)
