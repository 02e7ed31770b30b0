"""Where a talk with a citizen can stand: one closed union of values, small enough to be saved after every turn."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from survey.definition import Answer, SurveyId
from survey.files import SentFile
from survey.procedure import Procedure


class Purpose(StrEnum):
    SURVEY = "survey"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a talk needs to know of a desk; it is said by these names to the end, even if the desk is renamed."""

    code: str
    name: str
    unit: str
    unit_name: str
    survey: SurveyId
    asks_later: bool = False  # the questions come after the safe-zone delay
    has_procedures: bool = False  # there is a list to choose from
    asks_procedure: bool = False  # the unit wants to know which one a visit was for


@dataclass(frozen=True, slots=True)
class Contact:
    """What the decree asks of who wants a statutory reply (NĐ 20/2008, Điều 7)."""

    name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """How and on which day (ISO) a case came that staff register for somebody; empty until they have said so."""

    source: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A complaint that is being written. `named` is None until the door was chosen."""

    desk: Desk
    category: str = ""
    text: str = ""
    named: bool | None = None
    contact: Contact = Contact()
    triaged: bool = False  # the person has said that it is a phản ánh, kiến nghị
    received: Received | None = None  # None: the person writes it
    files: tuple[SentFile, ...] = ()
    album: str = ""  # of the file that came last
    procedure: Procedure | None = None
    procedure_asked: bool = False  # chosen or passed over
    message: int = 0  # in which `text` was typed: it may still be edited there


class ComplaintStep(StrEnum):
    SOURCE = "source"  # these two where staff register it
    DAY = "day"
    CATEGORY = "category"
    TRIAGE = "triage"
    TEXT = "text"
    DOOR = "door"
    CONSENT = "consent"  # to leaving name, phone and address
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    SUMMARY = "summary"


class EntryStep(StrEnum):
    """Of a member of staff who enters what somebody else says."""

    HOW = "how"  # it is asked aloud, or stands on a sheet of paper
    SHEET = "sheet"  # the number printed on it


class CaseStep(StrEnum):
    INFO = "info"  # one more line about it is awaited
    WHICH = "which"  # a line was typed; of which case it speaks is chosen
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is open."""


@dataclass(frozen=True, slots=True)
class ChoosingDesk:
    """Unit and desk are chosen from buttons, or the code or name is typed. `unit` is empty while units are shown."""

    talk: str
    purpose: Purpose
    unit: str = ""
    query: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Consenting:
    """`slip` names the slip that proves the visit; it is empty without one."""

    talk: str
    desk: Desk
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Entering:
    """Before the questions that staff answer for somebody else."""

    talk: str
    desk: Desk
    step: EntryStep


@dataclass(frozen=True, slots=True)
class Waiting:
    """The visit is recorded; the questions come later, or now if the person likes."""

    talk: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class Interviewing:
    """One question is open. `editing`: it was opened from the review and leads back there.

    `sent`: the answers count as they were sent before; these take their place once they are sent again.
    """

    talk: str
    desk: Desk
    survey: SurveyId
    answers: tuple[Answer, ...]
    question: str
    editing: bool = False
    sent: bool = False
    procedure: Procedure | None = None  # that the visit was for


@dataclass(frozen=True, slots=True)
class Reviewing:
    """All is answered; it is looked through before it is sent, or, when it is `sent`, before it is sent again."""

    talk: str
    desk: Desk
    survey: SurveyId
    answers: tuple[Answer, ...]
    sent: bool = False
    procedure: Procedure | None = None


@dataclass(frozen=True, slots=True)
class OfferingComplaint:
    """The answers are sent; a low one leads to the offer."""

    talk: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class Complaining:
    """One step of a complaint is open. `editing`: it was opened from the summary and leads back there."""

    talk: str
    draft: Draft
    step: ComplaintStep
    editing: bool = False


@dataclass(frozen=True, slots=True)
class ChoosingProcedure:
    """Its words or code are typed, or it is chosen from buttons; the talk goes on with `then`, or back to it."""

    talk: str
    then: Interviewing | Reviewing | Complaining
    query: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChoosingLanguage:
    """The language screen stands before whatever was open."""

    talk: str
    before: "State"


@dataclass(frozen=True, slots=True)
class AboutCase:
    """Something is asked about own cases; it stands before whatever was open. `text` and `files` came so far."""

    step: CaseStep
    codes: tuple[str, ...]  # one, or those to choose from
    before: "State"
    text: str = ""
    files: tuple[SentFile, ...] = ()
    album: str = ""  # of the file that came last


State = (
    Idle
    | ChoosingDesk
    | Consenting
    | Entering
    | Waiting
    | Interviewing
    | Reviewing
    | OfferingComplaint
    | Complaining
    | ChoosingProcedure
    | ChoosingLanguage
    | AboutCase
)


def innermost(state: State) -> State:
    """What is open below the screens that only stand before it."""
    return innermost(state.before) if isinstance(state, ChoosingLanguage | AboutCase) else state


def desk_of(state: State) -> Desk | None:
    """The desk the talk is about, where one was chosen."""
    match state:
        case Consenting(desk=desk) | Waiting(desk=desk) | OfferingComplaint(desk=desk):
            return desk
        case Interviewing(desk=desk) | Reviewing(desk=desk):
            return desk
        case Entering(desk=desk):
            return desk
        case Complaining(draft=draft):
            return draft.desk
        case ChoosingProcedure(then=then):
            return desk_of(then)
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return desk_of(before)
        case Idle() | ChoosingDesk():
            return None
        case _:
            assert_never(state)


def open_interview(state: State) -> str | None:
    """The id of the interview that is not sent yet, also while another screen stands before it."""
    match state:
        case Interviewing(talk=talk, sent=False) | Reviewing(talk=talk, sent=False):
            return talk
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return open_interview(before)
        case ChoosingProcedure(then=then):
            return open_interview(then)
        case _:
            return None


def open_draft(state: State) -> Draft | None:
    """The complaint that is being written, also while another screen stands before it."""
    match state:
        case Complaining(draft=draft):
            return draft
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return open_draft(before)
        case ChoosingProcedure(then=then):
            return open_draft(then)
        case _:
            return None


def survey_named_by(state: State) -> SurveyId | None:
    """The version that `step` and `screen` must be given for this state; None: any will do."""
    match state:
        case Interviewing(survey=survey) | Reviewing(survey=survey):
            return survey
        case Consenting(desk=desk) | Entering(desk=desk) | Waiting(desk=desk):
            return desk.survey
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return survey_named_by(before)
        case ChoosingProcedure(then=then):
            return survey_named_by(then)
        case Idle() | ChoosingDesk() | OfferingComplaint() | Complaining():
            return None
        case _:
            assert_never(state)
