"""A talk somebody plays by hand: what is typed happens in a sample office, and can be told as a story afterwards."""

import re

from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.story import Line, read_line
from bot.rehearsal.telling import Overheard, Teller, overheard

TYPED = "(gõ tay)"  # stands where a story's file would
_NUMBER = re.compile(r"#(\d{1,2})")


class NoSuchButton(Exception):
    """The newest message has no button of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Playing:
    """One sitting. A typed line is a citizen's, unless it begins with the sign of another line of a story."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._teller = Teller(office, TYPED)
        self._told: list[str] = []

    @property
    def story(self) -> str:
        """Everything so far as a story, which comes true when it is played again."""
        return "\n".join(self._told) + "\n" if self._told else ""

    async def hears(self, typed: str) -> list[Overheard]:
        """What everybody is told thereupon. Raises StoryFailure or NoSuchButton; then nothing happened."""
        line = self._line(typed)
        await self._teller.tell(line)
        self._told.append(typed if typed[:1] in "!@>" else f"> {line.text}")
        heard = overheard(self._office)
        for one in heard:
            self._told += one.as_story()
        return heard

    def _line(self, typed: str) -> Line:
        number = _NUMBER.fullmatch(typed)
        if number is not None:
            return read_line(TYPED, len(self._told) + 1, f"> [{self._label(int(number[1]))}]")
        raw = typed if typed[:1] in ("!", "@", ">") else f"> {typed}"
        return read_line(TYPED, len(self._told) + 1, raw)

    def _label(self, number: int) -> str:
        for shown in reversed(self._office.shown(CITIZEN)):
            labels = [option.label for row in shown.message.rows for option in row]
            if labels:
                if not 1 <= number <= len(labels):
                    break
                return labels[number - 1]
        raise NoSuchButton(number)
