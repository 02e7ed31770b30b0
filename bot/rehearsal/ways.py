"""The ways a made-up citizen talks: in a chat, or on the pages of the web form. Both are the real doors."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from bot.clock import fresh_id
from bot.rehearsal import habits
from bot.rehearsal.office import Office
from bot.usecases import citizen_web
from bot.usecases.citizen_web import Visit
from survey import read_key
from survey.conversation.buttons import To
from survey.conversation.events import Command, Commanded, Event, Pressed, Started, Typed
from survey.conversation.states import ComplaintStep
from survey.messages import Address

BEGAN_S = (300, 1_700)  # before the end of the visiting hour
UNHURRIED_S, RUSHED_S = 16, 0.5  # at most, for one answer
_FRESH_LETTERS = 32
_BROWSER_LETTERS = 26


class Pace:
    """When one person does what: all of a visit lies within the half hour that is just over."""

    def __init__(self, now: datetime, chance: Random) -> None:
        self._now = now
        self._chance = chance
        self._longest = RUSHED_S if chance.random() < habits.RUSHED_CHANCE else UNHURRIED_S
        self._at = now - timedelta(seconds=chance.uniform(*BEGAN_S))

    def next(self) -> datetime:
        self._at += timedelta(seconds=self._chance.uniform(self._longest / 4, self._longest))
        return min(self._at, self._now)


class Way(Protocol):
    async def begins(self, payload: str) -> None:
        """Follows the link or the slip of a desk."""
        ...

    async def complains(self, desk: str, *, is_known: bool) -> None:
        """Begins a complaint; the desk is named where the talk does not know it."""
        ...

    async def presses(self, step: str, choice: str) -> None: ...

    async def types(self, text: str) -> None: ...


class ByChat:
    def __init__(self, office: Office, address: Address, pace: Pace) -> None:
        self._office = office
        self._pace = pace
        self.address = address
        self._talk = ""

    async def begins(self, payload: str) -> None:
        await self._begins(lambda talk: Started(payload, talk))

    async def complains(self, desk: str, *, is_known: bool) -> None:
        await self._begins(lambda talk: Commanded(Command.COMPLAIN, talk))
        if not is_known:
            await self._begins(lambda talk: Typed(desk))

    async def presses(self, step: str, choice: str) -> None:
        await self._office.turn(self.address, Pressed(self._talk, step, choice), fresh_id(), self._pace.next())

    async def types(self, text: str) -> None:
        await self._office.turn(self.address, Typed(text), fresh_id(), self._pace.next())

    async def _begins(self, how: Callable[[str], Event]) -> None:
        self._talk = fresh_id()
        await self._office.turn(self.address, how(self._talk), self._talk, self._pace.next())


class ByForm:
    """One browser; each form is sent for the page that it stood on."""

    def __init__(self, office: Office, pace: Pace) -> None:
        self._office = office
        self._pace = pace
        self._browser = fresh_id(_BROWSER_LETTERS)
        self._entry: str | None = None
        self._page: citizen_web.Page | None = None

    async def begins(self, payload: str) -> None:
        self._entry = payload
        self._page = await self._office.database.run(citizen_web.look, self._visit())

    async def complains(self, desk: str, *, is_known: bool) -> None:
        await self._sends(Commanded(Command.COMPLAIN, fresh_id()))
        if not is_known:
            await self._sends(Typed(desk))

    async def presses(self, step: str, choice: str) -> None:
        # nobody of these looks a case up again, so no key is made: its hash takes 50 ms
        filed = (step, choice) == (ComplaintStep.SUMMARY, To.SEND)
        talk = str(getattr(self._page.state, "talk", "")) if self._page else ""
        await self._sends(Pressed(talk, step, choice), read_key.NOBODYS if filed else None)

    async def types(self, text: str) -> None:
        await self._sends(Typed(text))

    async def _sends(self, act: Event, read_key_hash: str | None = None) -> None:
        visit = self._visit(act, read_key_hash)
        self._page = await self._office.database.run(citizen_web.answer, visit)
        self._entry = None

    def _visit(self, act: Event | None = None, read_key_hash: str | None = None) -> Visit:
        stand = self._page.stand if self._page else ""
        at = self._pace.next()
        return Visit(self._browser, at, fresh_id(_FRESH_LETTERS), None, self._entry, act, stand, read_key_hash)
