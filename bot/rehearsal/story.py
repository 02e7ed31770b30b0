"""Stories: dialogues a desk officer can read, played against a whole office. The grammar is in the README."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.rehearsal.office import Office, Shown
from survey.messages import Message

CITIZEN = "người dân"


@dataclass(slots=True)
class Line:
    """One line of a story with its indented continuation."""

    number: int
    kind: str  # one of > < ! @
    who: str
    text: str
    acts: bool = False  # for "!": the person there does something, instead of seeing it
    more: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return " ".join([self.text, *self.more]).strip()


@dataclass(frozen=True, slots=True)
class StoryFailure(Exception):
    """A line did not come true: file, line, what was expected and what there was instead."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


def read(path: Path) -> list[Line]:
    """The lines of a story. Raises StoryFailure at the first that is none."""
    lines: list[Line] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        if raw[0] in " \t":
            if not lines:
                raise StoryFailure(path.name, number, "a continuation needs a line before it")
            lines[-1].more.append(raw.strip())
            continue
        lines.append(_line(path.name, number, raw))
    return lines


async def play(path: Path, office: Office) -> None:
    """Lives through the story; raises StoryFailure at the first line that does not come true."""
    zone = office.zone
    for line in read(path):
        match line.kind:
            case ">":
                await _say(path, line, office, CITIZEN)
            case "!" if line.acts:
                await _say(path, line, office, line.who)
            case "<":
                _expect(path, line, office, CITIZEN)
            case "!":
                _expect(path, line, office, line.who)
            case "@":
                await office.live_until(_moment(path, line, zone))
            case _:
                raise StoryFailure(path.name, line.number, f"unknown kind of line {line.kind!r}")
    unread = office.unread(CITIZEN)
    if unread:
        raise StoryFailure(path.name, 0, f"the story ends, but the person was also told: {_written(unread[0].message)}")


def _line(file: str, number: int, raw: str) -> Line:
    kind, rest = raw[0], raw[1:].strip()
    if kind not in "><!@":
        raise StoryFailure(file, number, "a line begins with >, <, !, @, # or two spaces")
    if kind != "!":
        return Line(number, kind, CITIZEN, rest)
    who, separator, text = re.split(r"\s*([:>])\s*", rest, maxsplit=1) if re.search(r"[:>]", rest) else (rest, "", "")
    if not separator:
        raise StoryFailure(
            file, number, "write “! Nhóm Quầy 3: text” for what others see, “! Nhóm Quầy 3 > text” for what they do"
        )
    return Line(number, kind, who, text, acts=separator == ">")


async def _say(path: Path, line: Line, office: Office, who: str) -> None:
    if not office.knows(who):
        raise StoryFailure(
            path.name, line.number, f"nobody here is called {who!r}; known are {', '.join(office.names)}"
        )
    left = office.unread(who) if who == CITIZEN else []
    if left:
        raise StoryFailure(
            path.name, line.number, f"before this line the person was also told: {_written(left[0].message)}"
        )
    label = re.fullmatch(r"\[(.+)\]", line.whole)
    if label is None:
        await office.says(who, line.whole)
    elif not await office.presses(who, label[1]):
        raise StoryFailure(
            path.name, line.number, f"there is no button [{label[1]}] to press; {_buttons_of(office, who)}"
        )


def _expect(path: Path, line: Line, office: Office, who: str) -> None:
    if not office.knows(who):
        raise StoryFailure(
            path.name, line.number, f"nobody here is called {who!r}; known are {', '.join(office.names)}"
        )
    unread = office.unread(who)
    if who == CITIZEN:
        if not unread:
            raise StoryFailure(path.name, line.number, f"expected {line.whole!r}, but nothing was said")
        if not matches(line.whole, unread[0].message):
            raise StoryFailure(
                path.name, line.number, f"expected {line.whole!r}, but was told {_written(unread[0].message)!r}"
            )
        office.read(who, unread[0])
        return
    # of what others see a story tells only what matters
    for shown in unread:
        if matches(line.whole, shown.message, anywhere=True):
            office.read(who, shown)
            return
    seen = "; ".join(_written(shown.message) for shown in unread) or "nothing"
    raise StoryFailure(path.name, line.number, f"{who} was expected to see {line.whole!r}, but saw {seen}")


def matches(expected: str, message: Message, *, anywhere: bool = False) -> bool:
    """Whether a message reads as written, spaces and line breaks aside; “…” stands for anything."""
    pattern = r"\s*".join(".*?".join(map(re.escape, word.split("…"))) for word in expected.split())
    written = _written(message)
    found = (
        re.search(pattern, written, re.DOTALL | re.IGNORECASE)
        if anywhere
        else re.fullmatch(pattern, written, re.DOTALL)
    )
    return found is not None


def _written(message: Message) -> str:
    buttons = " ".join(f"[{option.label}]" for row in message.rows for option in row)
    return " ".join(f"{message.text} {buttons}".split())


def _buttons_of(office: Office, who: str) -> str:
    labels = [option.label for shown in office.shown(who) for row in shown.message.rows for option in row]
    return f"there are {labels}" if labels else "there are none"


def _moment(path: Path, line: Line, zone: ZoneInfo) -> datetime:
    try:
        return datetime.strptime(line.text, "%d/%m/%Y %H:%M").replace(tzinfo=zone)
    except ValueError:
        raise StoryFailure(path.name, line.number, "a moment is written “@ 16/11/2026 07:30”") from None


def transcript(turns: Sequence[tuple[str, Shown | str]]) -> str:
    """A talk that was played, written as a story."""
    lines = []
    for who, said in turns:
        if isinstance(said, str):
            lines.append(f"> {said}" if who == CITIZEN else f"! {who} > {said}")
        else:
            first, *rest = said.message.text.splitlines() or [""]
            lines.append(f"< {first}" if who == CITIZEN else f"! {who}: {first}")
            lines += [f"  {one}" for one in rest if one.strip()]
            if said.message.rows:
                lines.append("  " + " ".join(f"[{option.label}]" for row in said.message.rows for option in row))
    return "\n".join(lines) + "\n"
