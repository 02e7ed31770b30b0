"""What can happen in a talk with a citizen: one closed union. Channels and the door make them, `step` reads them."""

from dataclasses import dataclass
from enum import StrEnum

from survey.conversation.states import Desk, Purpose, Waiting
from survey.definition import Answer, SurveyId
from survey.files import SentFile
from survey.procedure import Procedure


class Command(StrEnum):
    COMPLAIN = "phan_anh"
    LOOK_UP = "tra_cuu"
    MY_DATA = "du_lieu_cua_toi"
    ERASE = "xoa"
    LANGUAGE = "ngon_ngu"
    CONTACT = "lien_he"
    ABOUT = "gioi_thieu"
    HELP = "help"


class Attachment(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"
    LOCATION = "location"
    STICKER = "sticker"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Started:
    """/start with a payload of a link, or none. Untrusted; the door reads it and makes one of the four below of it."""

    payload: str
    talk: str  # a fresh id, in case a talk begins here


@dataclass(frozen=True, slots=True)
class DeskFound:
    """A signed link, a typed desk code or a button led to a desk. `already_answered` is today's cap without a slip.

    `remark` is a sentence that is said first, such as why the slip that led here proves no visit ("slip-used"). With
    `already_answered` it says why there is no rating ("staff-cannot-rate"). `slip` names the one that
    proves the visit. `waiting` is an earlier visit to this desk whose questions are still to come.
    """

    desk: Desk
    talk: str
    already_answered: bool = False
    remark: str = ""
    slip: str = ""
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class DeskSought:
    """No desk yet: the person must choose, or typed something that fits several desks or none."""

    talk: str
    query: str = ""
    found: int = 0  # desks that fit the query


@dataclass(frozen=True, slots=True)
class EntryBegun:
    """A member of staff has come to a desk to enter somebody else's answers (or complaint, as `purpose` says)."""

    desk: Desk
    talk: str
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class SheetFound:
    """The number of a printed sheet that nobody has entered yet; `desk` names the version that is printed on it."""

    desk: Desk
    number: int


@dataclass(frozen=True, slots=True)
class SheetRefused:
    """`why` is the sentence that says why the number does not lead on."""

    why: str


@dataclass(frozen=True, slots=True)
class LinkRefused:
    """The link was forged, revoked or not ours; the person may choose a desk all the same."""

    talk: str


@dataclass(frozen=True, slots=True)
class UnitChosen:
    unit: str
    talk: str


@dataclass(frozen=True, slots=True)
class ProcedureFound:
    """A button or a typed line led to one procedure."""

    procedure: Procedure


@dataclass(frozen=True, slots=True)
class ProcedureSought:
    """What was typed fits several procedures or none."""

    query: str
    found: int
    message: int = 0  # in which it was typed


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button. All three are untrusted: `talk` and `step` say which screen it stood on."""

    talk: str
    step: str
    choice: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A cleaned text of at least one character that is no command. `message` is its number in the chat, 0: unknown."""

    text: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Edited:
    """What was typed as this message reads differently now."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class InfoTyped:
    """A line typed while nothing is open and own cases wait for information, or at least are open; the door knows."""

    text: str
    codes: tuple[str, ...]
    in_doubt: bool = False  # nobody asked for it, or it reads like a desk's code too
    sent: "Attached | None" = None  # not typed but a file


@dataclass(frozen=True, slots=True)
class SentFound:
    """Answers of this account that were sent and are to be changed; the door has found that they still can be."""

    talk: str
    desk: Desk
    survey: SurveyId
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """`file` is None for kinds that nobody here can take. Photos of one album have its id in common.

    The door adds what is stored already: `others` files of the case that is open, `held_bytes` of this account.
    """

    kind: Attachment
    file: SentFile | None = None
    album: str = ""
    others: int = 0
    held_bytes: int = 0
    phone: str = ""  # of a contact that was shared


@dataclass(frozen=True, slots=True)
class Commanded:
    command: Command
    talk: str  # a fresh id, in case a talk begins here
    argument: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsDue:
    """The clock: the safe-zone delay of a visit is over."""

    waiting: Waiting


@dataclass(frozen=True, slots=True)
class SilentFor:
    """The clock: seven days without a word."""

    days: int


@dataclass(frozen=True, slots=True)
class BecameFinal:
    """The clock: the 24 hours in which these answers, given at this desk, could be changed are over; nobody's now."""

    talk: str
    desk: str


Event = (
    Started
    | DeskFound
    | DeskSought
    | EntryBegun
    | SheetFound
    | SheetRefused
    | LinkRefused
    | UnitChosen
    | ProcedureFound
    | ProcedureSought
    | Pressed
    | Typed
    | InfoTyped
    | Edited
    | SentFound
    | Attached
    | Commanded
    | QuestionsDue
    | SilentFor
    | BecameFinal
)
