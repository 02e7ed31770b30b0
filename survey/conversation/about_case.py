"""More about an own case, or its withdrawal: asked from a button below it, or typed when it waits for information."""

from typing import assert_never

from survey import tracking_code
from survey.conversation.buttons import At, To
from survey.conversation.effects import AddInfo, Say, WithdrawCase
from survey.conversation.events import Attached, InfoTyped, Pressed, Typed
from survey.conversation.states import AboutCase, CaseStep, Idle, State, innermost
from survey.conversation.turn import Step, old_button, said, shown
from survey.messages import utf16_length

INFO_LIMIT = 3000  # UTF-16 units; the sentence "info-too-long" names it too
MOST_CHOICES = 8  # cases that one screen offers


def asked_about(state: State, step: CaseStep, code: str) -> Step:
    """Whose case it is, and whether it is still open, the door has looked up."""
    if tracking_code.read(code) != code:
        return old_button(state)
    return shown(AboutCase(step, (code,), innermost(state)))


def info_typed(state: State, event: InfoTyped) -> Step:
    """Of one waiting case it speaks for sure; otherwise the person says of which."""
    if utf16_length(event.text) > INFO_LIMIT:
        return said(state, "info-too-long")
    if len(event.codes) == 1 and not event.may_be_a_desk:
        return shown(state, AddInfo(event.codes[0], event.text))
    return shown(AboutCase(CaseStep.WHICH, event.codes[:MOST_CHOICES], state, event.text))


def heard_about(state: AboutCase, event: Pressed | Typed | Attached) -> Step:
    match state.step, event:
        case _, Pressed(choice=To.STOP, step=step) if step == state.step:
            return _left(state)
        case CaseStep.WHICH, Pressed(talk=code, step=At.WHICH, choice=To.YES) if code in state.codes:
            return shown(state.before, AddInfo(code, state.text))
        case CaseStep.WITHDRAW, Pressed(talk=code, step=At.WITHDRAW, choice=To.YES) if code in state.codes:
            return shown(state.before, WithdrawCase(code))
        case CaseStep.INFO, Typed(text=text) if utf16_length(text) > INFO_LIMIT:
            return said(state, "info-too-long")
        case CaseStep.INFO, Typed(text=text):
            return shown(state.before, AddInfo(state.codes[0], text))
        case CaseStep.INFO, Attached():
            return said(state, "only-text-here")
        case _, Pressed():
            return old_button(state)
        case _, Typed():
            return said(state, "not-understood")
        case _, Attached():
            return said(state, "only-buttons-here")
        case _:
            assert_never(event)


def _left(state: AboutCase) -> Step:
    sentence = "case-kept" if state.step is CaseStep.WITHDRAW else "info-dropped"
    if isinstance(state.before, Idle):
        return Step(state.before, (Say(sentence),))
    return shown(state.before, Say(sentence))
