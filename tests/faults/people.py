"""Simulated people: what each wants to say, how they say it, and what must be stored of it in the end."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.rehearsal import sample
from bot.simulator.world import Json, Room
from tests.faults.office import CITIZEN_NAME, Office

FIRST_ACCOUNT = 7_300_000_001  # these digits occur nowhere else
PHONE, NAME, COMMENT = "0918273645", "Zacharias Lộ Tẩy", "qwzx riêng"  # must reach neither a log nor a group
COMPLAINT = "Hồ sơ hẹn trả ngày 05/11 mà đến nay chưa có, xin gọi số"
PATIENCE_SECONDS = 120.0
ASKED = {
    "overall": "hài lòng ở mức nào",
    "attitude": "thấy thái độ",
    "waiting": "có phải chờ đợi lâu",
    "ontime": "có đúng với thời gian hẹn",
    "apology": "có nhận được thư xin lỗi",
    "comment": "muốn nói thêm điều gì",
}
# what a chat shows, in this order; the first phrase found in a text decides
STAGES = (
    ("Đồng ý tham gia?", 0),
    ("Xin Ông/Bà xem lại các câu trả lời", 7),
    ("Cảm ơn Ông/Bà đã trả lời", 8),
    *((phrase, number) for number, phrase in enumerate(ASKED.values(), start=1)),
    ("có muốn gửi phản ánh, kiến nghị không", 9),
    ("Nội dung thuộc loại nào", 10),
    ("Xin Ông/Bà viết nội dung", 11),
    ("muốn gửi theo cách nào", 12),
    ("quy định yêu cầu họ tên", 13),
    ("cho biết họ và tên", 14),
    ("cho biết số điện thoại", 15),
    ("cho biết địa chỉ", 16),
    ("xem lại trước khi gửi", 17),
    ("Nội dung Ông/Bà đã gửi", 18),
    ("Mã tra cứu: PA-", 19),
)


def stage_of(text: str) -> int | None:
    return next((number for phrase, number in STAGES if phrase in text), None)


@dataclass(slots=True)
class Person:
    """`manner`: "presses", "presses twice", or "types" (everything at once, without reading)."""

    account: int
    desk: str
    manner: str
    levels: dict[str, int]
    comment: str = ""
    complains: bool = False
    named: bool = False
    category: str = "Hồ sơ trễ hẹn"
    pause: float = 0.0
    acts: int = 0  # updates that must be answered
    echoes: int = 0  # second presses, which change nothing
    done: bool = False
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def answers(self) -> dict[str, list[str]]:
        """As the database keeps them."""
        kept = {question: ["c", str(level)] for question, level in self.levels.items()}
        return kept | {"comment": ["t", self.comment] if self.comment else ["s"]}


class Crowd:
    """A few people at a time, one after the other, until `enough`."""

    def __init__(self, office: Office, chance: random.Random, *, at_once: int, manners: tuple[str, ...] = ()) -> None:
        self._office = office
        self._chance = chance
        self._manners = manners or ("presses", "presses", "presses twice", "types")
        self._at_once = at_once
        self.pause = 0.0
        self.patience = PATIENCE_SECONDS
        self.complaining = 0.12
        self.people: list[Person] = []
        self.coming: asyncio.Future[None] | None = None
        self._rooms: dict[str, Person] = {}
        office.simulator.world.listeners.append(self._notice)

    @property
    def updates(self) -> int:
        return len(self._office.queue.given)

    @property
    def is_through(self) -> bool:
        """Nobody comes any more, and everybody who came has ended."""
        return self.coming is not None and self.coming.done()

    async def through(self) -> None:
        if self.coming is not None:
            await asyncio.wait([self.coming])

    async def come(self, enough: Callable[[], bool]) -> None:
        """Ends when everybody who came is through, or has waited too long."""
        async with asyncio.TaskGroup() as lines:
            for _ in range(self._at_once):
                lines.create_task(self._line(enough))

    async def one(
        self, desk: str, manner: str = "presses", *, complains: bool = False, category: str = "Hồ sơ trễ hẹn"
    ) -> Person:
        """One more person, from the poster to the end."""
        person = self.newcomer(desk, manner, complains=complains)
        person.category = category
        await self.live(person)
        return person

    def newcomer(self, desk: str, manner: str, *, complains: bool) -> Person:
        levels = {key: self._chance.randint(1, 5) for key in ("overall", "attitude", "waiting", "ontime")}
        if complains:
            levels["overall"] = self._chance.randint(1, 2)
        elif min(levels["overall"], levels["attitude"]) < 3:
            levels["overall"] = levels["attitude"] = 4  # who is dissatisfied is offered one question more
        if levels["ontime"] <= 3:
            levels["apology"] = self._chance.randint(1, 4)
        account = FIRST_ACCOUNT + len(self.people)
        comment = f"{COMMENT} {PHONE} {account}" if manner == "types" or self._chance.random() < 0.3 else ""
        person = Person(account, desk, manner, levels, comment, complains, self._chance.random() < 0.4)
        person.pause = self.pause
        self._office.add_person(account)
        self.people.append(person)
        self._rooms[f"{CITIZEN_NAME}:{account}"] = person
        return person

    async def live(self, person: Person) -> None:
        try:
            async with asyncio.timeout(self.patience):
                await _Phone(self._office, person).tell()
                person.done = True
        except TimeoutError:
            pass

    async def _line(self, enough: Callable[[], bool]) -> None:
        while not enough():
            manner = self._chance.choice(self._manners)
            complains = manner != "types" and self._chance.random() < self.complaining
            await self.one(self._chance.choice(sample.HEAD_DESKS), manner, complains=complains)

    def _notice(self, event: Json) -> None:
        person = self._rooms.get(event.get("room", ""))
        if person is not None:
            person.stirred.set()


class _Phone:
    """What one person does; each line waits until the chat shows what it answers to."""

    def __init__(self, office: Office, person: Person) -> None:
        self._office = office
        self._simulator = office.simulator
        self._person = person
        self._room: Room = self._simulator.world.private(person.account, CITIZEN_NAME)

    async def tell(self) -> None:
        person = self._person
        person.acts += 1
        self._simulator.start_bot(person.account, CITIZEN_NAME, self._office.payloads[person.desk])
        if person.manner == "types":
            levels = [str(level) for level in person.levels.values()]
            for line in ("Đồng ý", *levels, person.comment, "Gửi"):
                self._say(line)
        else:
            await self._press("Đồng ý tham gia?", "Đồng ý")
            for question, level in person.levels.items():
                await self._press(ASKED[question], f"{level} – ")
            await (self._write if person.comment else self._press)(ASKED["comment"], person.comment or "Bỏ qua")
            await self._press("Xin Ông/Bà xem lại các câu trả lời", "Gửi")
        await self._sees("Cảm ơn Ông/Bà đã trả lời")
        if person.complains:
            await self._complain()

    async def _complain(self) -> None:
        person = self._person
        await self._press("có muốn gửi phản ánh", "Gửi phản ánh")
        await self._press("Nội dung thuộc loại nào", person.category)
        await self._write("Xin Ông/Bà viết nội dung", f"{COMPLAINT} {PHONE} ({person.account})")
        if person.named:
            await self._press("muốn gửi theo cách nào", "để lại họ tên")
            await self._press("quy định yêu cầu họ tên", "Đồng ý")
            await self._write("cho biết họ và tên", NAME)
            await self._write("cho biết số điện thoại", PHONE)
            await self._write("cho biết địa chỉ", f"12 đường {NAME}")
        else:
            await self._press("muốn gửi theo cách nào", "Góp ý ẩn danh")
        await self._press("xem lại trước khi gửi", "Gửi")
        await self._sees("Mã tra cứu: PA-")

    async def _press(self, words: str, label: str) -> None:
        message = await self._sees(words)
        keyboard = self._room.messages[message].markup or {}
        buttons = [button for row in keyboard["inline_keyboard"] for button in row]
        [data] = [button["callback_data"] for button in buttons if label in button["text"]]
        self._simulator.press(self._person.account, CITIZEN_NAME, message, data)
        self._person.acts += 1
        if self._person.manner == "presses twice":
            self._simulator.press(self._person.account, CITIZEN_NAME, message, data)
            self._person.echoes += 1

    async def _write(self, words: str, text: str) -> None:
        await self._sees(words)
        self._say(text)

    def _say(self, text: str) -> None:
        self._simulator.say(self._person.account, CITIZEN_NAME, text)
        self._person.acts += 1

    async def _sees(self, words: str) -> int:
        """The newest message that shows these words, with the buttons that belong to them."""
        if self._person.pause:
            await asyncio.sleep(self._person.pause)
        while True:
            self._person.stirred.clear()
            for message in reversed(self._room.messages.values()):
                if message.bot and words in message.text:
                    return message.id
            await self._person.stirred.wait()
