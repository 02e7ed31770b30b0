"""What the demo page shows: who holds which phone, which posters hang at the desks, how the clock is moved."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    CITIZEN = "citizen"
    OFFICER = "officer"
    HEAD = "head"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Cast:
    """One person with one chat open: a bot's username (private chat) or a group's id."""

    role: Role
    person: int
    name: str
    chat: int | str
    caption: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A desk's QR poster; `link` is https://t.me/<bot>?start=<payload>."""

    label: str
    link: str
    desk: str


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Stage:
    title: str
    cast: Sequence[Cast]
    posters: Sequence[Poster]
    move_clock: Callable[[datetime], Awaitable[None]]
    links: Sequence[Link] = ()
    utc_offset_hours: int = 7
