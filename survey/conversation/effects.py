"""Everything a talk with a citizen can decide: one closed union, in the order it happened. The caller keeps each."""

from dataclasses import dataclass
from enum import StrEnum

from survey.conversation.states import Desk, Draft
from survey.definition import Answer, SurveyId
from survey.files import SentFile
from survey.messages import Language


class ConsentPurpose(StrEnum):
    SURVEY = "survey"
    COMPLAINT = "complaint"


class Verdict(StrEnum):
    """What the citizen says of the answer to a complaint."""

    RESOLVED = "resolved"
    NOT_RESOLVED = "not_resolved"


class RedirectTo(StrEnum):
    KHIEU_NAI = "khieu_nai"
    TO_CAO = "to_cao"


# --- facts ---


@dataclass(frozen=True, slots=True)
class RecordConsent:
    purpose: ConsentPurpose


@dataclass(frozen=True, slots=True)
class StartInterview:
    """The talk's id is the interview's id while it is open."""

    talk: str
    desk: Desk
    survey: SurveyId


@dataclass(frozen=True, slots=True)
class ProveVisit:
    """The slip that was opened, or the sheet that is entered, belongs to this interview from now on."""

    talk: str
    slip: str


@dataclass(frozen=True, slots=True)
class AskLater:
    """The visit is recorded, and the questions come after the safe-zone delay."""

    talk: str
    desk: Desk


@dataclass(frozen=True, slots=True)
class BeginQuestions:
    """Of a visit that was recorded before: after the delay, or at once because the person asked for it."""

    talk: str
    after_delay: bool


@dataclass(frozen=True, slots=True)
class DropVisit:
    """The person does not want to be asked: nothing of the visit stays."""

    talk: str


@dataclass(frozen=True, slots=True)
class KeepProcedure:
    """What the visit was for, by its code; when the answers are final only its field stays."""

    talk: str
    procedure: str


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """An answer, or a changed one; `unasked` names answers that no longer apply because of it."""

    talk: str
    answer: Answer
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachToComment:
    """A file that came with a comment; it is fetched when the answers are final, not before."""

    talk: str
    file: SentFile


@dataclass(frozen=True, slots=True)
class DropCommentFiles:
    """The comment was skipped after all."""

    talk: str


@dataclass(frozen=True, slots=True)
class SendAnswers:
    """The citizen sent the answers; 24 hours to change or withdraw begin, and a receipt says so."""

    talk: str


@dataclass(frozen=True, slots=True)
class ChangeAnswers:
    """Sent again after a change: all of these take the place of all that was sent."""

    talk: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class WithdrawAnswers:
    """What was sent in this one interview is withdrawn, if it is still this account's."""

    talk: str


@dataclass(frozen=True, slots=True)
class CloseAsPartial:
    """Stopped, silent too long, or left for another desk: what was answered counts if the headline was."""

    talk: str


@dataclass(frozen=True, slots=True)
class EraseAnswers:
    """XOA: whatever of this account is still linked to it is withdrawn, open or sent."""


@dataclass(frozen=True, slots=True)
class OpenComplaint:
    talk: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Redirect:
    """Khiếu nại or tố cáo: nothing of it is kept but that somebody was redirected."""

    to: RedirectTo
    desk: Desk


@dataclass(frozen=True, slots=True)
class JudgeCase:
    code: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AddInfo:
    """Something more about an own case, asked for or not."""

    code: str
    text: str
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    code: str


@dataclass(frozen=True, slots=True)
class ListCases:
    """/tra_cuu without a code: the own open cases, from what is stored."""


@dataclass(frozen=True, slots=True)
class LookUpCase:
    """/tra_cuu: status and due date of a code; the caller answers, alike for unknown and foreign ones."""

    text: str


@dataclass(frozen=True, slots=True)
class ListMyData:
    """/du_lieu_cua_toi: the caller answers from what is stored."""


@dataclass(frozen=True, slots=True)
class SetLanguage:
    language: Language


# --- speech ---


@dataclass(frozen=True, slots=True)
class Show:
    """The screen of the new state, in the talk's one message."""


@dataclass(frozen=True, slots=True)
class ShowPlaces:
    """The screen of `ChoosingDesk` or `ChoosingProcedure`, which needs a list of what is stored."""


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence of the catalog in a message of its own (or in the place of the screen, when no screen follows)."""

    message: str
    desk: Desk | None = None  # whose unit's hotline, address and name the sentence mentions


@dataclass(frozen=True, slots=True)
class AskAgain:
    """One sentence with the buttons of the screen, which stands right above and is too long to be said again."""

    message: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A passing hint to who pressed a button; nothing is lost if it never arrives."""

    message: str


Effect = (
    RecordConsent
    | StartInterview
    | ProveVisit
    | AskLater
    | BeginQuestions
    | DropVisit
    | KeepProcedure
    | RecordAnswer
    | AttachToComment
    | DropCommentFiles
    | SendAnswers
    | ChangeAnswers
    | WithdrawAnswers
    | CloseAsPartial
    | EraseAnswers
    | OpenComplaint
    | Redirect
    | JudgeCase
    | AddInfo
    | WithdrawCase
    | ListCases
    | LookUpCase
    | ListMyData
    | SetLanguage
    | Show
    | ShowPlaces
    | Say
    | AskAgain
    | Notice
)
