"""Answers that were sent, within their 24 hours: opened again to be changed, withdrawn, and let go of at the end.

What was sent counts until it is sent again: a changed answer may ask one more question, and half of a change is none.
"""

from dataclasses import replace

from survey.conversation.buttons import To
from survey.conversation.effects import WithdrawAnswers
from survey.conversation.events import BecameFinal, Pressed, SentFound
from survey.conversation.states import (
    AboutCase,
    ChoosingLanguage,
    Idle,
    Interviewing,
    OfferingComplaint,
    Reviewing,
    State,
    open_draft,
    open_interview,
)
from survey.conversation.turn import Step, old_button, said, shown


def sent_pressed(state: State, press: Pressed) -> Step:
    """A press below answers that were sent, as old as it may be. What can be changed comes as `SentFound` instead."""
    match press.choice:
        case To.GIVE_UP:
            return shown(_without(state, press.talk, desk=""), WithdrawAnswers(press.talk))
        case To.CHANGE:
            return said(state, "nothing-to-erase")
        case _:
            return old_button(state)


def reopened(state: State, found: SentFound) -> Step:
    """The review of what was sent; nothing that is being written is dropped for it."""
    if open_interview(state) is not None or open_draft(state) is not None:
        return said(state, "finish-first")
    return shown(Reviewing(found.talk, found.desk, found.survey, found.answers, sent=True))


def detached(state: State, event: BecameFinal) -> Step:
    """The answers are nobody's from now on: no screen may name them, nor that this account was at that desk."""
    return Step(_without(state, event.talk, event.desk))


def _without(state: State, talk: str, desk: str) -> State:
    match state:
        case Interviewing(sent=True) | Reviewing(sent=True) if state.talk == talk:
            return Idle()
        case OfferingComplaint() if state.talk == talk or state.desk.code == desk:
            return Idle()
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return replace(state, before=_without(before, talk, desk))
        case _:
            return state
