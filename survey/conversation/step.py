"""One turn of a talk: a pure function, total over state × event. Each state is handed to its part."""

from typing import assert_never

from survey.conversation.about_case import heard_about, info_typed
from survey.conversation.arriving import chosen, consented, desk_found, idle, link_refused, started
from survey.conversation.buttons import At, To
from survey.conversation.changing import detached, reopened, sent_pressed
from survey.conversation.complaining import complained, edited
from survey.conversation.effects import LookUpCase
from survey.conversation.entering import entered, entry_begun, sheet_found, sheet_refused
from survey.conversation.events import (
    Attached,
    BecameFinal,
    Command,
    Commanded,
    DeskFound,
    DeskSought,
    Edited,
    EntryBegun,
    Event,
    InfoTyped,
    LinkRefused,
    Pressed,
    ProcedureFound,
    ProcedureSought,
    QuestionsDue,
    SentFound,
    SheetFound,
    SheetRefused,
    SilentFor,
    Started,
    Typed,
    UnitChosen,
)
from survey.conversation.following_up import (
    asks_to_erase,
    commanded,
    judged,
    language_chosen,
    offered,
    silent,
)
from survey.conversation.interviewing import answered, reviewed
from survey.conversation.procedures import procedure_heard
from survey.conversation.states import (
    AboutCase,
    ChoosingDesk,
    ChoosingLanguage,
    ChoosingProcedure,
    Complaining,
    Consenting,
    Entering,
    Idle,
    Interviewing,
    OfferingComplaint,
    Reviewing,
    State,
    Waiting,
)
from survey.conversation.turn import Step, said, shown
from survey.conversation.waiting import questions_due, waited
from survey.definition import Survey
from survey.tracking_code import read
from survey.typed_answer import is_yes

__all__ = ["Step", "step"]

# where eight digits can only be a tracking code
NO_OPEN_QUESTION = (Idle, ChoosingDesk, Consenting, Waiting, Reviewing, OfferingComplaint)


def step(state: State, event: Event, survey: Survey) -> Step:
    """What the talk becomes and what it decided. `survey` is the version `survey_named_by(state)`, if it names one."""
    match event:
        case Pressed(step=At.CASE):
            return judged(state, event)
        case Pressed(step=At.SENT):
            return sent_pressed(state, event)
        case SentFound():
            return reopened(state, event)
        case BecameFinal():
            return detached(state, event)
        case Edited():
            return edited(state, event)
        case SilentFor():
            return silent(state, event)
        case QuestionsDue():
            return questions_due(state, event, survey)
        case Typed(text=text) if asks_to_erase(text):
            return commanded(state, Commanded(Command.ERASE, talk=""))
        case _ if isinstance(state, ChoosingLanguage):
            return _with_language_open(state, event, survey)
        case _ if isinstance(state, AboutCase):
            return _with_case_open(state, event, survey)
        case InfoTyped():
            return info_typed(state, event)
        case Typed(text=text) if isinstance(state, NO_OPEN_QUESTION) and read(text):
            return shown(state, LookUpCase(text))
        case Commanded():
            return commanded(state, event)
        case DeskFound():
            return desk_found(state, event)
        case EntryBegun():
            return entry_begun(state, event)
        case SheetFound():
            return sheet_found(state, event, survey)
        case SheetRefused():
            return sheet_refused(state, event)
        case LinkRefused():
            return link_refused(state, event)
        case Started(talk=talk):
            return started(state, talk)
        case DeskSought() | UnitChosen() | ProcedureFound() | ProcedureSought() | Pressed() | Typed() | Attached():
            return _heard_by(state, event, survey)
        case _:
            assert_never(event)


def _with_language_open(state: ChoosingLanguage, event: Event, survey: Survey) -> Step:
    """Buttons choose the language; a desk or a command leaves that screen; anything else is not understood."""
    match event:
        case Pressed():
            return language_chosen(state, event)
        case Typed() | Attached():
            return said(state, "not-understood")
        case _:
            return step(state.before, event, survey)


def _with_case_open(state: AboutCase, event: Event, survey: Survey) -> Step:
    """What is pressed, typed or sent is about the case; a desk or a command leaves that screen."""
    match event:
        case Pressed() | Typed() | Attached():
            return heard_about(state, event)
        case _:
            return step(state.before, event, survey)


def _heard_by(
    state: State,
    event: DeskSought | UnitChosen | ProcedureFound | ProcedureSought | Pressed | Typed | Attached,
    survey: Survey,
) -> Step:
    match state:
        case Idle():
            return idle(state, event)
        case ChoosingDesk():
            return chosen(state, event)
        case Consenting():
            return consented(state, event, survey)
        case Entering():
            return entered(state, event)
        case Waiting():
            return waited(state, event, survey)
        case Interviewing():
            return answered(state, event, survey)
        case Reviewing():
            return reviewed(state, event, survey)
        case OfferingComplaint():
            return _offer_heard(state, event)
        case Complaining():
            return complained(state, event)
        case ChoosingProcedure():
            return procedure_heard(state, event)
        case ChoosingLanguage():
            return _with_language_open(state, event, survey)
        case AboutCase():
            return _with_case_open(state, event, survey)
        case _:
            assert_never(state)


def _offer_heard(state: OfferingComplaint, event: Event) -> Step:
    match event:
        case Pressed():
            return offered(state, event)
        case Typed(text=text) if is_yes(text):
            return offered(state, Pressed(state.talk, At.OFFER, To.YES))
        case Typed() | Attached():
            return said(state, "not-understood")
        case _:
            return shown(state)
