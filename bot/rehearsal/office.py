"""A whole office without a network: the real use cases on a fresh database, a hand-moved clock, chats that remember."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from bot.clock import HandMovedClock, fresh_id
from bot.jobs import Jobs
from bot.rehearsal.administration import Administration
from bot.rehearsal.chats import Chat, Chats, Shown
from bot.rehearsal.staff_side import StaffSide
from bot.usecases import citizen_turn, delivery_files
from bot.usecases.citizen_desk import desk_as_said
from bot.usecases.citizen_turn import Inbound, Turn
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from bot.usecases.staff_turn import Person
from storage import instruments, places
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey.conversation.buttons import At, To
from survey.conversation.events import Attached, Attachment, Command, Commanded, Edited, Event, Pressed, Started, Typed
from survey.definition import Kind, Question, Survey
from survey.files import FileKind, SentFile
from survey.files import Refusal as FileRefusal
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, ChannelName
from survey.text import clean

CITIZEN = "người dân"  # the name of the one chat that every story is about
FIRST_STRANGER = 9_000_000_000  # accounts of people who only rate
LEASE = timedelta(seconds=60)
FILE_BYTES, DAMAGED = 1_000, "damaged"
PLACE = "21.02850, 105.80420"
STOPS = (time(7, 30), time(17, 1))  # when something may become due: cards and reminders, what waits for closing time


class Office:
    """Everybody and their chats. What is owed is delivered at once after every turn."""

    def __init__(self, database: Database, clock: HandMovedClock, zone: ZoneInfo, links: Mapping[str, str]) -> None:
        """`links` are start payloads by desk code."""
        self.database = database
        self.clock = clock
        self.zone = zone
        self.links = links
        self.jobs = Jobs(database, clock, after_commit=lambda: None)
        # a later rehearsal in the same database goes on above what an earlier one used
        self._updates = count(int(clock.now().timestamp()))
        self._chats = Chats(int(clock.now().timestamp()))
        self._staff = StaffSide(database, clock, self.update, self._chats.numbers)
        self.admin = Administration(database, clock)
        self._typed: list[tuple[int, str]] = []  # what the citizen typed, by message

    @property
    def staff_chats(self) -> list[Chat]:
        return self._chats.of_staff

    @property
    def names(self) -> Sequence[str]:
        return tuple(chat.name for chat in self._chats)

    def knows(self, name: str) -> bool:
        return name in self._chats

    def add_chat(self, name: str, channel: ChannelName, chat: str, person: Person) -> Chat:
        return self._chats.add(name, channel, chat, person)

    def chat(self, name: str) -> Chat:
        return self._chats[name]

    def shown(self, name: str) -> list[Shown]:
        return self._chats[name].shown

    def unread(self, name: str) -> list[Shown]:
        return [shown for shown in self._chats[name].shown if not shown.is_read]

    def read(self, name: str, shown: Shown) -> None:
        shown.is_read = True

    async def says(self, name: str, text: str, reply_to: Shown | None = None) -> None:
        """Types a line; in a staff chat it replies to the newest card unless another is named."""
        chat = self._chats[name]
        if chat.address.channel == CITIZEN_BOT:
            event = _heard(text)
            if isinstance(event, Typed):
                event = replace(event, message=next(self._chats.numbers))
                self._typed.append((event.message, event.text))
            await self._citizen(chat, event)
        else:
            await self._staff.says(chat, text, reply_to)
        await self.deliver()

    async def attaches(
        self, name: str, kind: Attachment, caption: str = "", album: str = "", *, is_sound: bool = True
    ) -> None:
        """Sends a file; in a staff chat as a reply to the newest card."""
        chat, file = self._chats[name], None
        if str(kind) in set(FileKind):
            content = PLACE if kind is Attachment.LOCATION else f"{'sound' if is_sound else DAMAGED}-{fresh_id()}"
            file = SentFile(FileKind(kind), content, clean(caption), size=FILE_BYTES)
        if chat.address.channel == CITIZEN_BOT:
            await self._citizen(chat, Attached(kind, file, album))
        else:
            await self._staff.replies(chat, caption, None, file)
        await self.deliver()

    async def edits(self, beginning: str, text: str) -> bool:
        """The citizen changes the newest line that began so; False when there is none."""
        message = next((number for number, line in reversed(self._typed) if line.startswith(beginning)), None)
        if message is None:
            return False
        await self._citizen(self._chats[CITIZEN], Edited(message, clean(text)))
        await self.deliver()
        return True

    async def presses_data(self, name: str, data: str) -> None:
        chat = self._chats[name]
        if chat.address.channel == CITIZEN_BOT:
            talk, _, rest = data.partition(":")
            step, _, choice = rest.partition(":")
            await self._citizen(chat, Pressed(talk, step, choice))
        else:
            await self._staff.presses(chat, data)
        await self.deliver()

    async def is_rated(self, desk: str, levels: Sequence[int]) -> None:
        """Others rate the desk, each by one level throughout, and write nothing."""
        survey, before = await self.asked_at(desk)
        for level in levels:
            address = Address(CITIZEN_BOT, str(FIRST_STRANGER + next(self._updates)))
            payload = self.links[desk]
            await self.turn(address, Started(payload, talk := fresh_id()), talk)
            for step, choice in before:
                await self.turn(address, Pressed(talk, step, choice))
            given: dict[str, str] = {}
            for question in survey.questions:
                if question.ask_if and given.get(question.ask_if.question) not in question.ask_if.choices:
                    continue
                choices = [choice.key for choice in question.choices]
                given[question.key] = str(level) if str(level) in choices else (choices or [str(To.SKIP)])[0]
                for act in answering(question, talk, given[question.key]):
                    await self.turn(address, act)
            await self.turn(address, Pressed(talk, At.REVIEW, To.SEND))
        await self.deliver()

    async def asked_at(self, desk: str) -> tuple[Survey, list[tuple[str, str]]]:
        """What the desk asks, and what is pressed before its first question by who does not wait and names nothing."""
        return await self.database.run(_asked_at, desk)

    async def live_until(self, at: datetime) -> None:
        """Steps through the time, letting the jobs tick, so that a jump is a week that happened and not an outage."""
        while self.clock.now() < at:
            local = self.clock.now().astimezone(self.zone)
            days = (local.date(), local.date() + timedelta(days=1))
            stops = [datetime.combine(day, stop, self.zone) for day in days for stop in STOPS]
            self.clock.move_to(min(at, *(stop for stop in stops if stop > local)))
            await self.tick()

    async def tick(self) -> None:
        await self.jobs.tick()
        await self.deliver()

    async def fetch(self) -> None:
        """Files are there at once; of what they hold a story knows only whether it can be opened."""
        for channel in (CITIZEN_BOT, STAFF_BOT):
            now = self.clock.now()
            for due in await self.database.run(delivery_files.claim_files, channel, now, LEASE):
                if due.file.startswith(DAMAGED):
                    await self.database.run(delivery_files.refuse_file, due.id, FileRefusal.DAMAGED, now)
                else:
                    await self.database.run(delivery_files.keep_file, due.id, due.kind, due.size, now)

    async def deliver(self) -> None:
        """Hands over what is owed, in order, and records it as the real delivery does."""
        await self.fetch()
        for channel in (CITIZEN_BOT, STAFF_BOT):
            tried: list[Tried] = []
            while True:
                now = self.clock.now()
                claimed = await self.database.run(
                    settle_and_claim, tried, channel, now, limit=100, lease=LEASE, set_aside=_note_set_aside
                )
                if not claimed:
                    break
                tried = [Tried(one, "sent", message_id=self._chats.show(one)) for one in claimed]

    async def turn(self, address: Address, event: Event, talk: str = "", at: datetime | None = None) -> Turn | None:
        """One update of a citizen, whose chat may be watched or not; `talk` is the id a new talk would have.

        `at` is when it was, if it was not just now.
        """
        fresh = talk + fresh_id(32 - len(talk))
        inbound = Inbound(self.update(address), address, event, at or self.clock.now(), fresh)
        return await self.database.run(citizen_turn.receive, inbound)

    async def _citizen(self, chat: Chat, event: Event) -> None:
        turn = await self.turn(chat.address, event)
        if turn is not None and turn.notice:
            chat.toasts.append(turn.notice)

    def update(self, address: Address) -> UpdateRef:
        """The next update of whoever is there."""
        lane = self.database.keys.lane(address.channel, address.chat)
        return UpdateRef(address.channel, next(self._updates), lane)


def answering(question: Question, talk: str, choice: str) -> list[Event]:
    """What somebody does who answers with this choice; where there is none to make, it says nothing."""
    pressed = Pressed(talk, question.key, choice)
    match question.kind:
        case Kind.NUMBER:
            return [Typed("1")]
        case Kind.TEXT:
            return [Pressed(talk, question.key, To.SKIP)] if question.optional else [Typed("Cảm ơn")]
        case Kind.MULTIPLE if choice != To.NOT_APPLICABLE:
            return [pressed, Pressed(talk, question.key, To.DONE)]
        case _:
            return [pressed]


def _asked_at(tx: Transaction, desk: str) -> tuple[Survey, list[tuple[str, str]]]:
    found = places.desk(tx, desk)
    assert found is not None, "there is a link to it"
    said = desk_as_said(tx, found)
    pressed = [(At.CONSENT, To.YES)]
    pressed += [(At.LATER, To.YES)] if said.asks_later else []
    pressed += [(At.PROCEDURES, To.SKIP)] if said.asks_procedure else []
    return instruments.survey(tx, said.survey), [(str(step), str(choice)) for step, choice in pressed]


def _note_set_aside(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    """Without a network nothing is rejected; what expires was never shown."""


def _heard(text: str) -> Event:
    word, _, argument = text.partition(" ")
    if word == "/start":
        return Started(argument, fresh_id())
    if word.lower() in ("xoa", "xóa", "/xoa"):
        return Commanded(Command.ERASE, fresh_id())
    if word.startswith("/") and word[1:] in {str(command) for command in Command}:
        return Commanded(Command(word[1:]), fresh_id(), argument)
    return Typed(clean(text))
