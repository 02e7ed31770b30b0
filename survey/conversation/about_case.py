"""More about an own case, or its withdrawal: asked from a button below it, or typed when it waits for information."""

from dataclasses import replace
from typing import assert_never

from survey import tracking_code
from survey.conversation.attaching import fitting, with_captions
from survey.conversation.buttons import At, To
from survey.conversation.effects import AddInfo, Say, WithdrawCase
from survey.conversation.events import Attached, InfoTyped, Pressed, Typed
from survey.conversation.states import AboutCase, CaseStep, Idle, State, innermost
from survey.conversation.turn import Step, old_button, said, shown
from survey.messages import utf16_length
from survey.typed_answer import is_yes

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
    if event.sent is not None:
        return _file_sent(state, event.sent, event.codes)
    if len(event.codes) == 1 and not event.in_doubt:
        return shown(state, AddInfo(event.codes[0], event.text))
    return shown(AboutCase(CaseStep.WHICH, event.codes[:MOST_CHOICES], state, event.text))


def heard_about(state: AboutCase, event: Pressed | Typed | Attached) -> Step:
    match state.step, event:
        case _, Pressed(choice=To.STOP, step=step) if step == state.step:
            return _left(state)
        case CaseStep.WHICH, Pressed(talk=code, step=At.WHICH, choice=To.YES) if code in state.codes:
            return _added(state, code, state.text)
        case CaseStep.INFO, Pressed(talk=code, step=At.INFO, choice=To.DONE) if code in state.codes and state.files:
            return _added(state, code, state.text)
        case CaseStep.WITHDRAW, Pressed(talk=code, step=At.WITHDRAW, choice=To.YES) if code in state.codes:
            return shown(state.before, WithdrawCase(code))
        case CaseStep.WITHDRAW, Typed(text=text) if is_yes(text):
            return shown(state.before, WithdrawCase(state.codes[0]))
        case CaseStep.INFO, Typed(text=text) if utf16_length(text) > INFO_LIMIT:
            return said(state, "info-too-long")
        case CaseStep.INFO, Typed(text=text):
            return _added(state, state.codes[0], text)
        case ((CaseStep.INFO | CaseStep.WHICH), Attached()) if state.step is CaseStep.INFO or state.files:
            return _attached(state, event)
        case _, Pressed():
            return old_button(state)
        case CaseStep.WHICH, Typed(text=text):
            return _went_on(state, text)
        case _, Typed():
            return said(state, "not-understood")
        case _, Attached():
            return said(state, "only-buttons-here")
        case _:
            assert_never(event)


def _went_on(state: AboutCase, text: str) -> Step:
    """A yes is the only case's button; what else is typed belongs to what was typed before, sent line by line."""
    if is_yes(text):
        is_clear = len(state.codes) == 1
        return _added(state, state.codes[0], state.text) if is_clear else said(state, "not-understood")
    more = f"{state.text}\n{text}".strip()
    if utf16_length(with_captions(more, state.files)) > INFO_LIMIT:
        return said(state, "info-too-long")
    return shown(replace(state, text=more))


def _file_sent(before: State, sent: Attached, codes: tuple[str, ...]) -> Step:
    """A file that comes while cases wait is gathered for the one, or first it is said for which."""
    file = fitting(sent, ())
    if isinstance(file, str):
        return said(before, file)
    step = CaseStep.INFO if len(codes) == 1 else CaseStep.WHICH
    return shown(AboutCase(step, codes[:MOST_CHOICES], before, files=(file,), album=sent.album))


def _attached(state: AboutCase, event: Attached) -> Step:
    """Gathered until [Xong]; nobody says how many an album has."""
    file = fitting(event, state.files)
    if isinstance(file, str):
        return said(state, file)
    files = (*state.files, file)
    if utf16_length(with_captions(state.text, files)) > INFO_LIMIT:
        return said(state, "info-too-long")
    return shown(replace(state, files=files, album=event.album))


def _added(state: AboutCase, code: str, text: str) -> Step:
    text = with_captions(text, state.files)
    if utf16_length(text) > INFO_LIMIT:
        return said(state, "info-too-long")
    return shown(state.before, AddInfo(code, text, state.files))


def _left(state: AboutCase) -> Step:
    sentence = "case-kept" if state.step is CaseStep.WITHDRAW else "info-dropped"
    if isinstance(state.before, Idle):
        return Step(state.before, (Say(sentence),))
    return shown(state.before, Say(sentence))
