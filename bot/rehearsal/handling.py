"""What becomes of complaints in a rehearsed office: staff act on their cards, citizens say what they think of it."""

from collections.abc import Mapping
from random import Random

from bot.rehearsal import habits
from bot.rehearsal.chats import Shown
from bot.rehearsal.office import Office
from bot.usecases import announce

TO_BEGIN = (":claim", ":start")  # what the first button of a card does before its case is worked on
TO_CLOSE = ":close"  # an outside agency has it
JUDGEABLE = "case:"  # the slot of what a citizen is told of a case


class Handling:
    """One day after the other; how each case ends is drawn when somebody first looks at it."""

    def __init__(self, office: Office, chance: Random, ends: Mapping[str, float] = habits.ENDS) -> None:
        """`ends` are the chances of each way in which a case ends."""
        self._office = office
        self._chance = chance
        self._chances = ends
        self._ends: dict[str, str] = {}  # by code

    async def day(self, complainers: list[str]) -> None:
        """Staff take what waits and end some of it; some of the citizens say whether it was resolved."""
        for chat in self._office.staff_chats:
            for shown in list(chat.shown):
                await self._card(chat.name, shown)
        for name in complainers:
            await self._judge(name)

    async def _card(self, name: str, shown: Shown) -> None:
        """A card offers what comes next: to take it, to begin, and as long as it is worked on to ask or answer."""
        rows, chance = shown.message.rows, self._chance
        if not rows or not (shown.slot or "").startswith(announce.CARD):
            return
        code = (shown.slot or "").removeprefix(announce.CARD)
        if code not in self._ends:
            self._ends[code] = habits.draw(list(self._chances), list(self._chances.values()), chance)
        ends, first = self._ends[code], rows[0][0].data
        if ends == "asleep" and chance.random() >= habits.ASLEEP_CHANCE:
            return
        if first.endswith(TO_BEGIN):
            if chance.random() < habits.TAKEN_CHANCE:
                await self._office.presses_data(name, first)
        elif chance.random() >= habits.ANSWERED_CHANCE:
            return
        elif first.endswith(TO_CLOSE):
            await self._office.presses_data(name, first)
        else:
            await self._ends_it(name, shown, code, ends)

    async def _ends_it(self, name: str, shown: Shown, code: str, ends: str) -> None:
        """Once: whoever gets the case again after that answers it."""
        office, chance = self._office, self._chance
        self._ends[code] = "answered"
        match ends:
            case "refused":
                await office.presses_data(name, f"case:{code}:refuse-{chance.choice(habits.REFUSALS)}")
            case "forwarded":
                await office.presses_data(name, f"case:{code}:agency")
                await self._writes(name, shown, habits.AGENCY, ":agency")
            case "asked":
                await self._writes(name, shown, habits.QUESTION, ":ask")
            case _:
                await self._writes(name, shown, chance.choice(habits.ANSWERS), ":send")

    async def _writes(self, name: str, shown: Shown, line: str, meant: str) -> None:
        """A line below the card, and what the bot then asks about it."""
        await self._office.says(name, line, reply_to=shown)
        [asked] = self._office.shown(name)[-1:]
        for option in (option for row in asked.message.rows for option in row):
            if option.data.startswith("draft:") and option.data.endswith(meant):
                await self._office.presses_data(name, option.data)
                return

    async def _judge(self, name: str) -> None:
        """Once per message, and not everybody does; a question is answered, a refusal taken or not."""
        office, chance = self._office, self._chance
        for shown in office.unread(name):
            office.read(name, shown)
            rows = shown.message.rows
            if not (shown.slot or "").startswith(JUDGEABLE) or not rows or chance.random() >= habits.JUDGED_CHANCE:
                continue
            if habits.QUESTION in shown.message.text:
                await office.says(name, habits.INFORMATION)
            elif len(rows) == 2:
                await office.presses_data(name, rows[0 if chance.random() < habits.RESOLVED_CHANCE else 1][0].data)
            elif len(rows) == 1 and chance.random() >= habits.RESOLVED_CHANCE:
                await office.presses_data(name, rows[0][0].data)
