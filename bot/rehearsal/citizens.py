"""Made-up citizens: they visit a desk, answer by chat or form with or without a slip, and some complain."""

from random import Random

from bot.rehearsal import habits
from bot.rehearsal.habits import Weather
from bot.rehearsal.office import Office
from bot.rehearsal.ways import ByChat, ByForm, Pace, Way
from bot.usecases.staff_turn import Person
from storage import places
from survey.conversation.buttons import At, To
from survey.conversation.complaining import ABOUT_PROCEDURES
from survey.conversation.states import ComplaintStep
from survey.definition import Kind, Question, Survey
from survey.messages import CITIZEN_BOT, Address, ChannelName
from survey.routing import Category

FIRST_CITIZEN = 5_000_000_000  # accounts of made-up people, far from those of the sample staff
Asked = tuple[Survey, list[tuple[str, str]]]


class Citizens:
    """Everybody who comes to a desk. `complainers` are the chats that are watched, because an answer will come."""

    def __init__(self, office: Office, channel: ChannelName) -> None:
        self._office = office
        self._channel = channel
        self._asked: dict[str, Asked] = {}  # does not change while weeks pass
        self._has_procedures: bool | None = None
        # a later rehearsal in the same database is of other people
        self._first_account = FIRST_CITIZEN + int(office.clock.now().timestamp())
        self.visits = 0
        self.complaints = 0
        self.complainers: list[str] = []

    async def visit(self, desk: str, weather: Weather, chance: Random) -> None:
        """One visit and what is said of it; all chance is drawn from the person's own."""
        self.visits += 1
        own = self.visits
        link = self._office.links[desk]
        if chance.random() < habits.SLIP_CHANCE:
            link = await self._office.admin.next_slip(desk, passed_over=chance.randint(0, habits.KEPT_SLIPS))
        pace = Pace(self._office.clock.now(), chance)
        way: Way = ByChat(self._office, Address(self._channel, str(self._first_account + own)), pace)
        if chance.random() < habits.FORM_CHANCE:
            way = ByForm(self._office, pace)
        felt = habits.level(desk, weather, chance)
        given = await self._answers(way, link, desk, felt, chance)
        if given is None or (self._channel != CITIZEN_BOT):
            return
        is_low = bool({given.get("overall"), given.get("attitude")} & {"1", "2"})
        if chance.random() < habits.COMPLAIN_CHANCE * (6 if is_low else 1):
            await self._complains(way, own, desk, is_known=is_low, chance=chance)

    async def _answers(self, way: Way, link: str, desk: str, felt: int, chance: Random) -> dict[str, str] | None:
        """What was answered; None when the person left in the middle."""
        if desk not in self._asked:
            self._asked[desk] = await self._office.asked_at(desk)
        survey, before = self._asked[desk]
        await way.begins(link)
        for step, choice in before:
            await way.presses(*(_procedure(desk, chance) if step == At.PROCEDURES else (step, choice)))
        leaves_at = chance.randrange(1, 5) if chance.random() < habits.SILENT_CHANCE else 99
        given: dict[str, str] = {}
        for number, question in enumerate(survey.questions):
            if number >= leaves_at:
                return None
            if question.ask_if and given.get(question.ask_if.question) not in question.ask_if.choices:
                continue
            given[question.key] = choice_of(question, felt, chance)
            await _answer(way, question, given[question.key], habits.comment(felt, chance))
        await way.presses(At.REVIEW, To.SEND)
        return given

    async def _complains(self, way: Way, own: int, desk: str, *, is_known: bool, chance: Random) -> None:
        """After a low answer the desk is known; otherwise it is named first."""
        category = habits.draw(list(habits.WEIGHTS), list(habits.WEIGHTS.values()), chance)
        is_named = chance.random() < habits.NAMED_CHANCE
        if isinstance(way, ByChat):
            # this chat is watched from now on: an answer will come
            name = f"người phản ánh {own}"
            self.complainers.append(name)
            self._office.add_chat(name, CITIZEN_BOT, way.address.chat, Person(way.address.chat, ""))
        await way.complains(desk, is_known=is_known)
        await way.presses(ComplaintStep.CATEGORY, category)
        if category in ABOUT_PROCEDURES and await self._are_procedures_known():
            await way.presses(*_procedure(desk, chance))
        await way.types(habits.WORDS[Category(category)])
        if is_named:
            await way.presses(ComplaintStep.DOOR, To.NAMED)
            await way.presses(ComplaintStep.CONSENT, To.YES)
            for told in (chance.choice(habits.NAMES), f"0912 000 {own % 1000:03}", chance.choice(habits.ADDRESSES)):
                await way.types(told)
        else:
            await way.presses(ComplaintStep.DOOR, To.ANONYMOUS)
        await way.presses(ComplaintStep.SUMMARY, To.SEND)
        self.complaints += 1

    async def _are_procedures_known(self) -> bool:
        if self._has_procedures is None:
            self._has_procedures = await self._office.database.run(places.are_procedures_known)
        return self._has_procedures


def choice_of(question: Question, felt: int, chance: Random) -> str:
    """Near what the person felt over all; some questions do not apply to some."""
    if question.kind in (Kind.TEXT, Kind.NUMBER):
        return str(To.SKIP)
    if question.not_applicable is not None and chance.random() < 0.12:
        return str(To.NOT_APPLICABLE)
    near = min(5, max(1, felt + chance.choice((-1, 0, 0, 0, 1))))
    choices = [choice.key for choice in question.choices]
    return str(near) if str(near) in choices else chance.choice(choices)


def _procedure(desk: str, chance: Random) -> tuple[str, str]:
    """What the visit was for is pressed, or passed over where the list holds nothing of the desk's."""
    codes = habits.PROCEDURES.get(desk)
    return (At.PROCEDURE, chance.choice(codes)) if codes else (At.PROCEDURES, To.SKIP)


async def _answer(way: Way, question: Question, choice: str, comment: str) -> None:
    match question.kind:
        case Kind.NUMBER:
            await way.types("1")
        case Kind.TEXT if comment or not question.optional:
            await way.types(comment or "Cảm ơn")
        case Kind.MULTIPLE if choice != To.NOT_APPLICABLE:
            await way.presses(question.key, choice)
            await way.presses(question.key, To.DONE)
        case _:
            await way.presses(question.key, choice)
