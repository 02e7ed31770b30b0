"""A whole office without a network: the real use cases on a fresh database, a hand-moved clock, chats that remember."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from analytics.period import PeriodKind
from bot.clock import HandMovedClock, fresh_id
from bot.jobs import Jobs
from bot.rehearsal import sample
from bot.usecases import (
    admin_dossiers,
    admin_forms,
    admin_instruments,
    admin_slips,
    announce,
    citizen_turn,
    delivery_files,
    staff_absence,
    staff_card,
    staff_case,
    staff_dossiers,
    staff_entry,
    staff_people,
    staff_periods,
    staff_queue,
    staff_subscriptions,
)
from bot.usecases.admin_setup import reads_like
from bot.usecases.citizen_desk import desk_as_said
from bot.usecases.citizen_turn import Inbound, Turn
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from bot.usecases.staff_turn import Person, Refusal, once
from storage import instruments, places
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.dossiers import Dossier
from storage.inbox import UpdateRef
from survey import definition_file, sheet_number
from survey.conversation.buttons import At, To
from survey.conversation.events import Attached, Attachment, Command, Commanded, Edited, Event, Pressed, Started, Typed
from survey.definition import Kind, Question, Survey
from survey.files import FileKind, SentFile
from survey.files import Refusal as FileRefusal
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, ChannelName, Message, Placement
from survey.text import clean
from survey.typed_answer import choose
from survey.visit import RANDOM_BYTES

CITIZEN = "người dân"  # the name of the one chat that every story is about
FIRST_STRANGER = 9_000_000_000  # accounts of people who only rate
SLIPS_PRINTED, SLIP_DAYS = 100, 90  # of each desk that a story needs slips of
SHEETS_PRINTED = 20
DOSSIER_DAYS = timedelta(days=10)
LEASE = timedelta(seconds=60)
FILE_BYTES, DAMAGED = 1_000, "damaged"
PLACE = "21.02850, 105.80420"
STOPS = (time(7, 30), time(17, 1))  # when something may become due: cards and reminders, what waits for closing time


@dataclass(slots=True)
class Shown:
    """One message as a chat shows it; `read` once somebody has looked."""

    id: int
    message: Message
    slot: str | None
    is_read: bool = False


@dataclass(slots=True)
class Chat:
    """A citizen's private chat, a desk's group or a member of staff's private chat, by the name a story uses."""

    name: str
    address: Address
    person: Person
    shown: list[Shown] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)  # passing hints that nobody has read yet
    offered: list[tuple[str, str]] = field(default_factory=list)  # label and data of every button there ever was


class Office:
    """Everybody and their chats. What is owed is delivered at once after every turn."""

    def __init__(self, database: Database, clock: HandMovedClock, zone: ZoneInfo, links: Mapping[str, str]) -> None:
        """`links` are start payloads by desk code."""
        self.database = database
        self.clock = clock
        self.zone = zone
        self.links = links
        self.jobs = Jobs(database, clock, after_commit=lambda: None)
        self._chats: dict[str, Chat] = {}
        self._by_address: dict[Address, Chat] = {}
        self._slips: dict[str, list[str]] = {}
        self._sheets: dict[str, int] = {}  # the first number of each desk's paper forms
        # a later rehearsal in the same database goes on above what an earlier one used
        self._updates = count(int(clock.now().timestamp()))
        self._messages = count(int(clock.now().timestamp()))
        self._typed: list[tuple[int, str]] = []  # what the citizen typed, by message

    @property
    def staff_chats(self) -> list[Chat]:
        return [chat for chat in self._chats.values() if chat.address.channel == STAFF_BOT]

    @property
    def names(self) -> Sequence[str]:
        return tuple(self._chats)

    def knows(self, name: str) -> bool:
        return name in self._chats

    def add_chat(self, name: str, channel: ChannelName, chat: str, person: Person) -> Chat:
        made = Chat(name, Address(channel, chat), person)
        self._chats[name] = self._by_address[made.address] = made
        return made

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
                event = replace(event, message=next(self._messages))
                self._typed.append((event.message, event.text))
            await self._citizen(chat, event)
        else:
            await self._staff_says(chat, text, reply_to)
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
            await self._staff_replies(chat, caption, None, file)
        await self.deliver()

    async def edits(self, beginning: str, text: str) -> bool:
        """The citizen changes the newest line that began so; False when there is none."""
        message = next((number for number, line in reversed(self._typed) if line.startswith(beginning)), None)
        if message is None:
            return False
        await self._citizen(self._chats[CITIZEN], Edited(message, clean(text)))
        await self.deliver()
        return True

    def button(self, name: str, label: str) -> str | None:
        """The data of the newest button with this label (or its unmistakable beginning); None when there is none."""
        for shown in reversed(self._chats[name].shown):
            data = choose(label, _buttons(shown.message), takes_text=False)
            if data is not None:
                return data
        return None

    def old_button(self, name: str, label: str) -> str | None:
        """The data of a button that stood in this chat and is gone now: the newest that reads so."""
        chat = self._chats[name]
        present = {data for shown in chat.shown for _, data in _buttons(shown.message)}
        return next((data for was, data in reversed(chat.offered) if was == label and data not in present), None)

    async def presses_data(self, name: str, data: str) -> None:
        chat = self._chats[name]
        if chat.address.channel == CITIZEN_BOT:
            talk, _, rest = data.partition(":")
            step, _, choice = rest.partition(":")
            await self._citizen(chat, Pressed(talk, step, choice))
        else:
            await self._staff_presses(chat, data)
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

    async def unit_asks(self, unit: str, instrument: str) -> None:
        """By its key, or by the text of an own one's file. Raises LookupError, ValueError or SetupRefused."""
        key = instrument
        if "\n" in instrument:
            own = definition_file.read(instrument, "the own instrument")
            await self.database.run(admin_instruments.add_instrument, own, instrument, self.clock.now())
            key = own.id.key
        await self.database.run(_change_unit, unit, surveys=key)

    async def unit_asks_later(self, unit: str, *, later: bool) -> None:
        """Raises LookupError for a unit that is not there."""
        await self.database.run(_change_unit, unit, safe_zone=later)

    async def imports(self, desk: str, due: Mapping[str, date]) -> None:
        """An export of the one-stop software with these dossiers, by code, handed in days ago and not returned yet."""
        now, run = self.clock.now(), self.database.run
        unit = next(one.unit for one in await run(places.desks) if one.code == desk)
        rows = [
            Dossier(reads_like(code), code, unit, desk, "", day - DOSSIER_DAYS, day, None, None)
            for code, day in due.items()
        ]
        digest = fresh_id()
        number = await run(admin_dossiers.begin, digest, now)
        await run(admin_dossiers.stage, digest, number, rows, frozenset({"code", "received", "due", "returned"}), now)
        await run(admin_dossiers.show, digest, number, {unit}, len(rows), now)

    async def slip(self, desk: str, number: int) -> str:
        """The start payload of a printed slip; a batch for the desk is printed when the first one is asked for."""
        if desk not in self._slips:
            now, run = self.clock.now(), self.database.run
            planned = await run(admin_slips.plan, desk, SLIPS_PRINTED, SLIP_DAYS, now)
            chance = bytes(SLIPS_PRINTED * RANDOM_BYTES)
            self._slips[desk] = admin_slips.payloads(planned, chance, self.database.keys.signing)
            await run(admin_slips.issue, planned, now)
        return self._slips[desk][number - 1]

    async def sheet(self, desk: str, number: int) -> str:
        """The number on a printed paper form; a batch for the desk is printed when the first one is asked for."""
        if desk not in self._sheets:
            planned = await self.database.run(admin_forms.plan_forms, desk, SHEETS_PRINTED)
            await self.database.run(admin_forms.note_printed, planned, self.clock.now())
            self._sheets[desk] = planned.first_number
        return sheet_number.written(self._sheets[desk] + number - 1)

    async def lists_procedures(self, *, survey_asks: bool) -> None:
        await self.database.run(sample.list_procedures, self.clock.now(), survey_asks=survey_asks)

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
                tried = [Tried(one, "sent", message_id=self._show(one)) for one in claimed]

    def _show(self, one: Claimed) -> int | None:
        chat = self._by_address.get(one.to)
        if chat is None:
            return next(self._messages)
        if one.message.placement is Placement.TAKEN_AWAY:
            chat.shown = [shown for shown in chat.shown if shown.id != one.instead_edit]
            return None
        for shown in chat.shown:
            if shown.id == one.instead_strip:
                shown.message = _without_buttons(shown.message)
            if shown.id == one.instead_edit:
                if shown.message != one.message:
                    shown.message, shown.is_read = one.message, False
                    chat.offered += _buttons(one.message)
                return None
        chat.offered += _buttons(one.message)
        new = Shown(next(self._messages), one.message, one.message.slot)
        chat.shown.append(new)
        return new.id

    async def turn(self, address: Address, event: Event, talk: str = "") -> Turn | None:
        """One update of a citizen, whose chat may be watched or not; `talk` is the id a new talk would have."""
        fresh = talk + fresh_id(32 - len(talk))
        inbound = Inbound(self.update(address), address, event, self.clock.now(), fresh)
        return await self.database.run(citizen_turn.receive, inbound)

    async def _citizen(self, chat: Chat, event: Event) -> None:
        turn = await self.turn(chat.address, event)
        if turn is not None and turn.notice:
            chat.toasts.append(turn.notice)

    async def _staff_says(self, chat: Chat, text: str, reply_to: Shown | None) -> None:
        command, _, argument = text.partition(" ")
        at = self.clock.now()
        match command:
            case "/start":
                await self._staff(chat, staff_people.accept_invitation, argument, chat.person, chat.address, at)
            case "/gan_quay":
                await self._staff(chat, staff_people.bind_group, argument, chat.address, chat.person, at)
            case "/hang_doi":
                where = (argument, 0, chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_queue.show_queue, *where)
            case "/vang_mat":
                await self._staff(chat, staff_absence.set_absence, argument, chat.address, chat.person, fresh_id(), at)
            case "/tuan" | "/thang" | "/quy":
                kind = {"/tuan": PeriodKind.WEEK, "/thang": PeriodKind.MONTH, "/quy": PeriodKind.QUARTER}[command]
                asked = (kind, argument, chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_periods.show_period, *asked)
            case "/bao_cao":
                await self._staff(chat, staff_periods.show_report, argument, chat.address, chat.person, fresh_id(), at)
            case "/vao_so":
                await self._staff(chat, staff_entry.begin_case, chat.address, chat.person, fresh_id(), at)
            case "/nhap_phieu":
                await self._staff(chat, staff_entry.begin_entry, chat.address, chat.person, fresh_id(), at)
            case "/dang_ky":
                await self._staff(
                    chat, staff_subscriptions.show_subscriptions, argument, chat.address, chat.person, fresh_id(), at
                )
            case "/ho_so_tre":
                await self._staff(chat, staff_dossiers.show_late, argument, chat.address, chat.person, fresh_id(), at)
            case "/da_xin_loi":
                what = (argument, chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_dossiers.note_apology, *what)
            case "/help":
                await self._staff(chat, staff_people.show_help, chat.address, chat.person, at)
            case _ if chat.shown and (chat.shown[-1].slot or "").startswith("entry:"):
                await self._staff(chat, staff_entry.hear_line, clean(text), chat.address, chat.person, fresh_id(), at)
            case _:
                await self._staff_replies(chat, text, reply_to)

    async def _staff_replies(self, chat: Chat, text: str, reply_to: Shown | None, file: SentFile | None = None) -> None:
        cards = [shown for shown in chat.shown if (shown.slot or "").startswith(announce.CARD)]
        replied = reply_to.id if reply_to else cards[-1].id if cards else 0
        own, at = next(self._messages), self.clock.now()
        written = (chat.address, replied, own, text, chat.person, fresh_id(), at, file)
        await self._staff(chat, staff_case.draft_reply, *written)

    async def _staff_presses(self, chat: Chat, data: str) -> None:
        kind, ref, action = (*data.split(":", 2), "")[:3]
        at = self.clock.now()
        match kind:
            case "case":
                await self._staff(chat, staff_card.press_card, ref, action, chat.address, chat.person, fresh_id(), at)
            case "queue":
                where = (action, int(ref), chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_queue.show_queue, *where)
            case "draft":
                await self._staff(chat, staff_card.press_draft, ref, action, chat.address, chat.person, at)
            case "prefer":
                await self._staff(
                    chat, staff_subscriptions.press_subscription, ref, chat.address, chat.person, fresh_id(), at
                )
            case "report":
                period, place, page = action.split(":")
                what = (ref, period, place, int(page), chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_periods.press_report, *what)
            case "dossier":
                asked = (ref, action, chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_dossiers.press_dossiers, *asked)
            case _:
                pressed = (kind, ref, action, chat.address, chat.person, fresh_id(), at)
                await self._staff(chat, staff_entry.press_entry, *pressed)

    async def _staff(self, chat: Chat, use_case: Callable[..., str | None], *args: object) -> None:
        done = await self.database.run(once, self.update(chat.address), self.clock.now(), None, use_case, *args)
        if isinstance(done, Refusal):
            chat.toasts.append(done.text)
        elif done is not None and done.notice:
            chat.toasts.append(done.notice)

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


def _change_unit(tx: Transaction, code: str, *, surveys: str = "", safe_zone: bool | None = None) -> None:
    unit = places.unit(tx, code)
    if unit is None:
        raise LookupError(f"there is no unit {code!r}; there are {', '.join(one.code for one in places.units(tx))}")
    asked = instruments.current(tx, surveys or unit.surveys).id.key
    places.put_unit(tx, replace(unit, surveys=asked, safe_zone=unit.safe_zone if safe_zone is None else safe_zone))


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


def _buttons(message: Message) -> list[tuple[str, str]]:
    return [(option.label, option.data) for row in message.rows for option in row]


def _without_buttons(message: Message) -> Message:
    return replace(message, rows=())
