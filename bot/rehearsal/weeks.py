"""N weeks of an office's life through the real use cases: visits, answers, complaints, handling; all simulated."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.clock import fresh_id
from bot.rehearsal.chats import Shown
from bot.rehearsal.office import Office, answering
from bot.usecases import announce
from bot.usecases.staff_turn import Person
from survey.conversation.buttons import At, To
from survey.conversation.events import Command, Commanded, Event, Pressed, Started, Typed
from survey.conversation.states import ComplaintStep
from survey.definition import Kind, Question
from survey.messages import CITIZEN_BOT, Address, ChannelName
from survey.routing import Category

VISIT_HOURS = (8, 9, 10, 14, 15, 16)
FIRST_CITIZEN = 5_000_000_000  # accounts of made-up people, far from those of the sample staff
COMPLAIN_CHANCE = 0.04
TAKEN_CHANCE = 0.7  # a working day
ANSWERED_CHANCE = 0.4
JUDGED_CHANCE = 0.6
RESOLVED_CHANCE = 0.75
TO_BEGIN = (":claim", ":start")  # what the first button of a card does before its case is worked on
SILENT_CHANCE = 0.08  # leaves in the middle

# what people say at which kind of desk: chance of each level 1…5; civil status high, land and building low
PLEASED = (0.02, 0.04, 0.09, 0.35, 0.50)
MIXED = (0.06, 0.12, 0.20, 0.36, 0.26)
HABITS = {"quay-1": PLEASED, "quay-2": MIXED, "quay-5": PLEASED, "quay-6": MIXED}
USUAL = (0.03, 0.07, 0.13, 0.42, 0.35)
VISITS_A_WEEK = {"quay-1": 34, "quay-2": 18, "quay-3": 14, "quay-4": 7, "quay-5": 30, "quay-6": 22, "quay-7": 5}

WORDS = {
    Category.PROCEDURE: "Tôi phải đi lại ba lần vì mỗi lần được hướng dẫn một kiểu hồ sơ khác nhau.",
    Category.LATE: "Giấy hẹn trả kết quả đã quá năm ngày mà chưa có hồ sơ, cũng không ai báo lý do.",
    Category.ATTITUDE: "Cán bộ trả lời cộc lốc, hỏi thêm thì không giải thích.",
    Category.ONLINE: "Nộp hồ sơ trực tuyến nhưng tới nơi vẫn phải nộp lại bản giấy.",
    Category.FACILITIES: "Khu vực chờ thiếu ghế và quạt, người già phải đứng rất lâu.",
}
ANSWERS = (
    "Trung tâm đã kiểm tra và xin lỗi Ông/Bà. Hồ sơ đã được giải quyết, mời Ông/Bà đến nhận kết quả.",
    "Trung tâm đã chấn chỉnh việc hướng dẫn tại quầy. Thành phần hồ sơ đầy đủ đã niêm yết và gửi kèm cho Ông/Bà.",
)


@dataclass(frozen=True, slots=True)
class Lived:
    """What happened: visits that led to a talk, and complaints."""

    visits: int
    complaints: int


class Weeks:
    """Lives through weeks day by day; nobody's chat is watched, so it is quick."""

    def __init__(self, office: Office, chance: Random, channel: ChannelName = CITIZEN_BOT) -> None:
        """On a channel that nobody delivers to, people only rate: what is said to them is for nobody's eyes."""
        self._office = office
        self._chance = chance
        self._channel = channel
        self._citizens = 0
        self._complainers: list[str] = []
        self.visits = 0
        self.complaints = 0

    async def live(self, weeks: int, tell: Callable[[int], None] = lambda day: None) -> Lived:
        """From now on; ends after that many weeks, at the same hour."""
        for day in range(7 * weeks):
            await self._day(self._office.clock.now())
            tell(day + 1)
        return Lived(self.visits, self.complaints)

    async def _day(self, start: datetime) -> None:
        local = start.astimezone(self._office.zone)
        if local.isoweekday() <= 5:
            for hour in VISIT_HOURS:
                moment = local.replace(hour=hour, minute=0, second=0, microsecond=0)
                if moment > self._office.clock.now():
                    await self._office.live_until(moment)
                await self._visits(len(VISIT_HOURS))
            await self._handle()
        await self._office.live_until(start + timedelta(days=1))

    async def pass_hour(self, now: datetime) -> None:
        """The visits of one hour of a day that somebody else lives through; nothing is delivered here."""
        local = now.astimezone(self._office.zone)
        if local.isoweekday() <= 5 and local.hour in VISIT_HOURS:
            self._office.clock.move_to(now)
            await self._talks(len(VISIT_HOURS))

    async def _visits(self, parts: int) -> None:
        await self._talks(parts)
        await self._office.deliver()

    async def _talks(self, parts: int) -> None:
        talks = []
        for desk, a_week in VISITS_A_WEEK.items():
            expected = a_week / 5 / parts
            number = int(expected) + (self._chance.random() < expected % 1)
            talks += [self._visit(desk) for _ in range(number)]
        await asyncio.gather(*talks)

    async def _visit(self, desk: str) -> None:
        self._citizens += 1
        self.visits += 1
        address = Address(self._channel, str(FIRST_CITIZEN + self._citizens))
        talk = await self._turn(address, lambda fresh: Started(self._office.links[desk], fresh))
        survey, before = await self._office.asked_at(desk)
        for step, choice in before:
            await self._turn(address, Pressed(talk, step, choice))
        level = self._level(desk)
        leaves_at = self._chance.randrange(1, 5) if self._chance.random() < SILENT_CHANCE else 99
        given: dict[str, str] = {}
        for number, question in enumerate(survey.questions):
            if number >= leaves_at:
                return
            if question.ask_if and given.get(question.ask_if.question) not in question.ask_if.choices:
                continue
            given[question.key] = self._choice(question, level)
            for act in answering(question, talk, given[question.key]):
                await self._turn(address, act)
        await self._turn(address, Pressed(talk, At.REVIEW, To.SEND))
        offered = bool({given.get("overall"), given.get("attitude")} & {"1", "2"})
        if self._channel == CITIZEN_BOT and self._chance.random() < COMPLAIN_CHANCE * (6 if offered else 1):
            await self._complain(address, desk, offered=offered)

    async def _complain(self, address: Address, desk: str, *, offered: bool) -> None:
        """After a low answer the desk is known; otherwise it is named first."""
        category = self._chance.choice(list(WORDS))
        # this chat is watched from now on: an answer will come
        name = f"người phản ánh {self._citizens}"
        self._complainers.append(name)
        self._office.add_chat(name, CITIZEN_BOT, address.chat, Person(address.chat, ""))
        talk = await self._turn(address, lambda fresh: Commanded(Command.COMPLAIN, fresh))
        if not offered:
            talk = await self._turn(address, Typed(desk))
        await self._turn(address, Pressed(talk, ComplaintStep.CATEGORY, category))
        await self._turn(address, Typed(WORDS[category]))
        await self._turn(address, Pressed(talk, ComplaintStep.DOOR, To.ANONYMOUS))
        await self._turn(address, Pressed(talk, ComplaintStep.SUMMARY, To.SEND))
        self.complaints += 1

    async def _handle(self) -> None:
        """Staff take what waits and answer some of it; some of the citizens say whether it was resolved."""
        for chat in self._office.staff_chats:
            for shown in list(chat.shown):
                await self._handle_card(chat.name, shown)
        for name in self._complainers:
            await self._judge(name)

    async def _handle_card(self, name: str, shown: Shown) -> None:
        """A card offers what comes next: to take it, to begin, and as long as it is worked on to ask or answer."""
        rows = shown.message.rows
        if not rows or not (shown.slot or "").startswith(announce.CARD):
            return
        if rows[0][0].data.endswith(TO_BEGIN):
            if self._chance.random() < TAKEN_CHANCE:
                await self._office.presses_data(name, rows[0][0].data)
        elif self._chance.random() < ANSWERED_CHANCE:
            await self._office.says(name, self._chance.choice(ANSWERS), reply_to=shown)
            for question in self._office.shown(name)[-1:]:
                if question.message.rows and question.message.rows[0][0].data.startswith("draft:"):
                    await self._office.presses_data(name, question.message.rows[0][0].data)

    async def _judge(self, name: str) -> None:
        """Once per answer, and not everybody does."""
        for shown in self._office.unread(name):
            self._office.read(name, shown)
            rows = shown.message.rows
            if len(rows) == 2 and (shown.slot or "").startswith("case:") and self._chance.random() < JUDGED_CHANCE:
                resolved = self._chance.random() < RESOLVED_CHANCE
                await self._office.presses_data(name, rows[0 if resolved else 1][0].data)

    async def _turn(self, address: Address, event: Event | Callable[[str], Event]) -> str:
        """One update; → the talk's id it would begin."""
        fresh = fresh_id()
        await self._office.turn(address, event(fresh) if callable(event) else event, fresh)
        return fresh

    def _level(self, desk: str) -> int:
        return self._chance.choices((1, 2, 3, 4, 5), HABITS.get(desk, USUAL))[0]

    def _choice(self, question: Question, level: int) -> str:
        """Near what the person felt over all; some questions do not apply to some."""
        if question.kind in (Kind.TEXT, Kind.NUMBER):
            return str(To.SKIP)
        if question.not_applicable is not None and self._chance.random() < 0.12:
            return str(To.NOT_APPLICABLE)
        near = min(5, max(1, level + self._chance.choice((-1, 0, 0, 0, 1))))
        choices = [choice.key for choice in question.choices]
        return str(near) if str(near) in choices else self._chance.choice(choices)
