"""The one way out: a message to an address, and the four things that can come of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from survey.messages import Address, Message


@dataclass(frozen=True, slots=True)
class Sent:
    """Delivered. `message_id` is the platform's, None where nothing new came into being."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `maybe_sent`: the answer was lost, it may have arrived. `whole_bot`: the platform itself is away."""

    after: timedelta
    maybe_sent: bool = False
    flooded: bool = False  # the platform said 429: obey exactly
    why: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be reached any more, or lives on under another id."""

    moved_to: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform will never take this message: our mistake. `why` holds no personal data."""

    why: str


Outcome = Sent | Later | Gone | Rejected


@dataclass(frozen=True, slots=True)
class Instead:
    """Which message of the chat this one edits (`edit`) or takes the buttons from (`strip`)."""

    edit: int | None = None
    strip: int | None = None


class Channel(Protocol):
    async def send(self, to: Address, message: Message, instead: Instead, content: bytes | None) -> Outcome:
        """`content` is the message's drawing, drawn, or the file it encloses."""
        ...
