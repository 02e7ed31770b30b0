"""What can be said at any time: commands, a press below a case, another language, and silence."""

from typing import assert_never
from unicodedata import normalize

from survey.conversation.about_case import asked_about
from survey.conversation.arriving import desk_for_complaint
from survey.conversation.buttons import At, To
from survey.conversation.complaining import complaint_begun
from survey.conversation.effects import (
    CloseAsPartial,
    EraseAnswers,
    JudgeCase,
    ListCases,
    ListMyData,
    LookUpCase,
    Say,
    SetLanguage,
    Verdict,
)
from survey.conversation.events import Command, Commanded, Pressed, SilentFor
from survey.conversation.states import (
    CaseStep,
    ChoosingDesk,
    ChoosingLanguage,
    Idle,
    OfferingComplaint,
    Purpose,
    State,
    desk_of,
    open_draft,
    open_interview,
)
from survey.conversation.turn import Step, old_button, said, shown
from survey.messages import Language

SILENT_DAYS = 7
ERASE_WORDS = ("xoa", "xóa", "xoá")
LONGEST_ERASE_WORD = 4  # code points, when its mark stands apart
_AROUND_A_WORD = " .,;!…\"'“”()"


def judged(state: State, press: Pressed) -> Step:
    """A press below a message about a case, as old as it may be; whether it still fits is the case's to say."""
    match press.choice:
        case To.SHOW:
            return shown(state, LookUpCase(press.talk))
        case To.ADD_INFO:
            return asked_about(state, CaseStep.INFO, press.talk)
        case To.GIVE_UP:
            return asked_about(state, CaseStep.WITHDRAW, press.talk)
        case choice if choice in set(Verdict):
            return Step(state, (JudgeCase(press.talk, Verdict(choice)),))
        case _:
            return old_button(state)


def asks_to_erase(text: str) -> bool:
    """XOA stands in the consent: it works typed alone, anywhere, in any case and Unicode form."""
    text = text.strip(_AROUND_A_WORD)
    return len(text) <= LONGEST_ERASE_WORD and normalize("NFC", text).lower() in ERASE_WORDS


def commanded(state: State, event: Commanded) -> Step:
    match event.command:
        case Command.COMPLAIN:
            return _complaint_wanted(state, event.talk)
        case Command.LOOK_UP if event.argument:
            return shown(state, LookUpCase(event.argument))
        case Command.LOOK_UP:
            return shown(state, ListCases())
        case Command.MY_DATA:
            return shown(state, ListMyData())
        case Command.ERASE:
            return Step(Idle(), (EraseAnswers(),))
        case Command.LANGUAGE:
            return shown(ChoosingLanguage(event.talk, state))
        case Command.CONTACT:
            return said(state, "contact" if desk_of(state) else "contact-unknown")
        case Command.ABOUT:
            return said(state, "about")
        case Command.HELP:
            return said(state, "help")
        case _:
            assert_never(event.command)


def _complaint_wanted(state: State, talk: str) -> Step:
    """At the desk the talk is about; the answers so far count as a partial interview."""
    if open_draft(state) is not None:
        return shown(state)
    desk = desk_for_complaint(state)
    if desk is None:
        return shown(ChoosingDesk(talk, Purpose.COMPLAINT))
    begun = complaint_begun(desk, talk)
    interview = open_interview(state)
    return begun if interview is None else Step(begun.state, (CloseAsPartial(interview), *begun.effects))


def offered(state: OfferingComplaint, press: Pressed) -> Step:
    match press:
        case Pressed(talk=state.talk, step=At.OFFER, choice=To.YES):
            return complaint_begun(state.desk, state.talk)
        case Pressed(talk=state.talk, step=At.OFFER, choice=To.NO):
            return Step(Idle(), (Say("offer-declined", state.desk),))
        case _:
            return old_button(state)


def language_chosen(state: ChoosingLanguage, press: Pressed) -> Step:
    """Back to what was open, in the chosen language."""
    match press:
        case Pressed(talk=state.talk, step=At.LANGUAGE, choice=choice) if choice in set(Language):
            effect = SetLanguage(Language(choice))
            if isinstance(state.before, Idle):
                return Step(state.before, (effect, Say("language-set")))
            return shown(state.before, effect)
        case _:
            return old_button(state)


def silent(state: State, event: SilentFor) -> Step:
    """After seven days an interview closes as a partial and a draft is dropped; nobody is written to."""
    if event.days < SILENT_DAYS:
        return Step(state)
    interview = open_interview(state)
    return Step(Idle(), () if interview is None else (CloseAsPartial(interview),))
