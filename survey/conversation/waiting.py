"""Between the visit and the questions, where these come later; and the moment when they are due."""

from survey.conversation.buttons import At, To
from survey.conversation.effects import BeginQuestions, DropVisit, Say
from survey.conversation.events import Attached, Event, Pressed, QuestionsDue, Typed
from survey.conversation.interviewing import first_asked
from survey.conversation.states import (
    ChoosingProcedure,
    Complaining,
    Idle,
    Interviewing,
    Reviewing,
    State,
    Waiting,
    innermost,
)
from survey.conversation.turn import Step, old_button, said, shown
from survey.definition import Survey


def waited(state: Waiting, event: Event, survey: Survey) -> Step:
    match event:
        case Pressed(talk=state.talk, step=At.LATER, choice=To.YES):
            return shown(first_asked(state, survey), BeginQuestions(state.talk, after_delay=False))
        case Pressed(talk=state.talk, step=At.LATER, choice=To.NO):
            return Step(Idle(), (DropVisit(state.talk), Say("consent-declined", state.desk)))
        case Pressed():
            return old_button(state)
        case Typed() | Attached():
            return said(state, "not-understood")
        case _:
            return shown(state)


def questions_due(state: State, event: QuestionsDue, survey: Survey) -> Step:
    """They take the place of whatever is open, but for what somebody is writing or answering: then they wait."""
    if isinstance(innermost(state), Interviewing | Reviewing | Complaining | ChoosingProcedure):
        return Step(state)
    waiting = event.waiting
    effects = BeginQuestions(waiting.talk, after_delay=True), Say("questions-due", waiting.desk)
    return shown(first_asked(waiting, survey), *effects)
