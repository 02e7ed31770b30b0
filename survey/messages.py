"""The words both sides speak: who is addressed, and what is said to them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from survey.files import FileKind

ChannelName = NewType("ChannelName", str)  # one bot on one platform; chat ids and file ids mean nothing on another
CITIZEN_BOT = ChannelName("citizen")
STAFF_BOT = ChannelName("staff")
# no bot of its own: how a member of staff is spoken to, in the staff bot, while entering what somebody else says
ENTRY = ChannelName("entry")
WEB = ChannelName("web")  # the form: a chat is a browser's cookie, and nothing is ever pushed there

Slot = NewType("Slot", str)  # names the one message of a chat that later messages edit: "talk", "card:PA-…"
TALK = Slot("talk")
RECEIPT = Slot("sent")  # of the newest answers a person sent; it names none of them


class Language(StrEnum):
    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Address:
    """One chat as one bot sees it. Chat ids are text: some platforms have no numbers."""

    channel: ChannelName
    chat: str


@dataclass(frozen=True, slots=True)
class Option:
    """A button. `data` comes back when it is pressed, untrusted; at most 64 bytes. A `url` opens instead."""

    label: str
    data: str = ""
    url: str = ""


class Placement(StrEnum):
    """Where a message goes when its slot already holds one."""

    BELOW = "below"  # a new message; the slot's old one, if any, keeps its text and loses its buttons
    IN_PLACE = "in_place"  # edits the slot's message; sent anew when there is none or it cannot be edited
    TAKEN_AWAY = "taken_away"  # the slot's message goes, a file too; nothing comes in its place


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A kept file that is sent with a message: its blob, and the name that its receiver sees."""

    kind: FileKind
    blob: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file made from `recipe` (JSON) when its message is delivered; where that fails, `otherwise` is said."""

    name: str
    recipe: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one chat is shown: plain text, never markup, so that nobody's words can break it.

    `rows` are the buttons, row by row. `slot` names the message for later edits; without one it is never edited.
    `drawing` is JSON that `analytics.chart` draws when the message is delivered; with it, a `document` or what is
    `enclosed`, the text is a caption (≤ 1,024 UTF-16 units, otherwise ≤ 4,096). `quiet` sends without sound,
    `protected` forbids forwarding and saving.
    """

    text: str
    rows: tuple[tuple[Option, ...], ...] = ()
    slot: Slot | None = None
    placement: Placement = Placement.BELOW
    drawing: str | None = None
    document: Document | None = None
    quiet: bool = False
    protected: bool = False
    reply_to: int | None = None  # the platform's id of the message this one answers
    enclosed: Enclosed | None = None


def utf16_length(text: str) -> int:
    """Length as chat platforms count it: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
