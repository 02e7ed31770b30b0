"""Staff enter what somebody else says: asked aloud, or read from a sheet of paper with a number that counts once."""

from dataclasses import replace
from functools import lru_cache

from survey.conversation.buttons import At, To
from survey.conversation.complaining import registering_begun
from survey.conversation.effects import ProveVisit, Say, StartInterview
from survey.conversation.events import Attached, EntryBegun, Event, Pressed, SheetFound, SheetRefused, Typed
from survey.conversation.interviewing import begun
from survey.conversation.states import (
    Consenting,
    Entering,
    EntryStep,
    Idle,
    Purpose,
    State,
    open_draft,
    open_interview,
)
from survey.conversation.turn import Step, old_button, said, shown
from survey.definition import Survey


@lru_cache(maxsize=64)
def with_blanks(survey: Survey) -> Survey:
    """The same questions, each of which can be left open: on paper people do, and missing is never a number."""
    return replace(survey, questions=tuple(replace(question, optional=True) for question in survey.questions))


def entry_begun(state: State, event: EntryBegun) -> Step:
    """At a desk; what is open goes on first."""
    if open_interview(state) is not None or open_draft(state) is not None:
        return shown(state)
    if event.purpose is Purpose.COMPLAINT:
        return registering_begun(event.desk, event.talk)
    return shown(Entering(event.talk, event.desk, EntryStep.HOW))


def entered(state: Entering, event: Event) -> Step:
    match event:
        case Pressed(talk=state.talk, step=At.ENTRY, choice=To.ASSISTED) if state.step is EntryStep.HOW:
            return shown(Consenting(state.talk, state.desk))
        case Pressed(talk=state.talk, step=At.ENTRY, choice=To.PAPER) if state.step is EntryStep.HOW:
            return shown(replace(state, step=EntryStep.SHEET))
        case Pressed(talk=state.talk, step=At.ENTRY, choice=To.STOP):
            return Step(Idle(), (Say("choosing-stopped"),))
        case Pressed():
            return old_button(state)
        case Typed() | Attached():
            return said(state, "not-understood")
        case _:
            return shown(state)


def sheet_found(state: State, event: SheetFound, survey: Survey) -> Step:
    """The number is the sheet's own: from the first question on nobody else can enter it."""
    if not isinstance(state, Entering):
        return shown(state)
    asking = begun(Consenting(state.talk, event.desk), survey)
    start = StartInterview(state.talk, event.desk, survey.id)
    return shown(asking, start, ProveVisit(state.talk, str(event.number)))


def sheet_refused(state: State, event: SheetRefused) -> Step:
    return said(state, event.why)
