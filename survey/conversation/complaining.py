"""A complaint from its category to its summary: each step fills what the draft still lacks."""

import re
from dataclasses import replace
from datetime import date

from survey import triage
from survey.complaint import BY_STAFF
from survey.conversation.attaching import fitting, with_captions
from survey.conversation.buttons import At, To
from survey.conversation.effects import ConsentPurpose, OpenComplaint, RecordConsent, Redirect, RedirectTo, Say
from survey.conversation.events import Attached, Edited, Event, Pressed, Typed
from survey.conversation.states import (
    AboutCase,
    ChoosingLanguage,
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Contact,
    Desk,
    Draft,
    Idle,
    Received,
    State,
)
from survey.conversation.turn import Step, old_button, said, shown
from survey.files import FileKind
from survey.messages import utf16_length
from survey.procedure import Procedure
from survey.routing import Category

# UTF-16 units; the sentences "…-too-long" name them too
TEXT_LIMIT = 3000
NAME_LIMIT = 100
ADDRESS_LIMIT = 300

NOT_TOLD = "–"  # what stands in a letter's register where it names no telephone or address
ASKS_FIRST = Category.EXTRA_MONEY  # what it is, before a word of it is written
# where what went wrong may lie in one procedure
ABOUT_PROCEDURES = (Category.PROCEDURE, Category.LATE, Category.EXTRA_PAPERS, Category.FEES, Category.ONLINE)
_PHONE = re.compile(r"\+?[\d\s().-]{8,24}")
_PHONE_DIGITS = range(8, 16)
_EDITABLE = (
    ComplaintStep.CATEGORY,
    ComplaintStep.TEXT,
    ComplaintStep.DOOR,
    ComplaintStep.NAME,
    ComplaintStep.PHONE,
    ComplaintStep.ADDRESS,
)


def complaint_begun(desk: Desk, talk: str) -> Step:
    return shown(Complaining(talk, Draft(desk), ComplaintStep.CATEGORY))


def registering_begun(desk: Desk, talk: str) -> Step:
    """Staff register what came by letter, by telephone or by word."""
    return shown(Complaining(talk, Draft(desk, received=Received()), ComplaintStep.SOURCE))


def editable(draft: Draft) -> tuple[str, ...]:
    """What the summary can lead back to."""
    steps = _EDITABLE if draft.named else _EDITABLE[:3]
    return (*steps[:1], At.PROCEDURE, *steps[1:]) if _is_about_procedure(draft) else steps


def procedure_chosen(state: Complaining, procedure: Procedure | None) -> Step:
    return _onwards(state, replace(state.draft, procedure=procedure, procedure_asked=True))


def cancelled(state: Complaining) -> Step:
    return Step(Idle(), (Say("complaint-cancelled", state.draft.desk),))


def complained(state: Complaining, event: Event) -> Step:
    match event:
        case Pressed(talk=state.talk, step=state.step, choice=choice):
            return _pressed(state, choice)
        case Pressed():
            return old_button(state)
        case Typed(text=text):
            return _typed(state, text, event.message)
        case Attached(phone=phone) if phone and state.step is ComplaintStep.PHONE:
            return _typed(state, phone)
        case Attached() if state.step in _BEFORE_WORDS:
            return said(state, "only-buttons-here")
        case Attached():
            return _attached(state, event)
        case _:
            return shown(state)


def _pressed(state: Complaining, choice: str) -> Step:
    if choice == To.STOP:
        return cancelled(state)
    if choice == To.BACK:
        return _back(state)
    draft = state.draft
    match state.step:
        case ComplaintStep.SOURCE if draft.received and choice in BY_STAFF:
            return _onwards(state, replace(draft, received=replace(draft.received, source=choice)))
        case ComplaintStep.PHONE | ComplaintStep.ADDRESS if choice == To.SKIP and draft.received:
            return _typed(state, NOT_TOLD)
        case ComplaintStep.DOOR if choice == To.NAMED and draft.received:
            return _onwards(state, replace(draft, named=True))
        case ComplaintStep.CATEGORY if choice in set(Category):
            return _onwards(state, _in_category(draft, choice))
        case ComplaintStep.TRIAGE if choice == To.CONCERN:
            return _onwards(state, replace(draft, triaged=True))
        case ComplaintStep.TRIAGE if choice in set(RedirectTo):
            return _redirected(draft.desk, RedirectTo(choice))
        case ComplaintStep.DOOR if choice == To.NAMED:
            return shown(replace(state, step=ComplaintStep.CONSENT))
        case ComplaintStep.DOOR | ComplaintStep.CONSENT if choice == To.ANONYMOUS:
            return _onwards(state, replace(draft, named=False, contact=Contact()))
        case ComplaintStep.CONSENT if choice == To.YES:
            step = _onwards(state, replace(draft, named=True))
            return replace(step, effects=(RecordConsent(ConsentPurpose.COMPLAINT), *step.effects))
        case ComplaintStep.SUMMARY if choice == To.SEND:
            return _sent(state)
        case ComplaintStep.SUMMARY if choice == To.NO_FILES and draft.files:
            return _onwards(replace(state, editing=True), replace(draft, files=(), album=""))
        case ComplaintStep.TEXT if choice == To.DONE and draft.files and says_something(draft):
            return _onwards(state, draft)
        case ComplaintStep.SUMMARY if choice == At.PROCEDURE and choice in editable(draft):
            return shown(ChoosingProcedure(state.talk, replace(state, editing=True)))
        case ComplaintStep.SUMMARY if choice in editable(draft):
            return shown(replace(state, step=ComplaintStep(choice), editing=True))
        case _ if choice == To.KEEP and state.step in _TYPED and typed_before(state):
            return _onwards(state, draft)
        case _:
            return old_button(state)


_BEFORE_WORDS = (ComplaintStep.SOURCE, ComplaintStep.DAY, ComplaintStep.CATEGORY, ComplaintStep.TRIAGE)
_TYPED = (ComplaintStep.TEXT, ComplaintStep.NAME, ComplaintStep.PHONE, ComplaintStep.ADDRESS)


def _typed(state: Complaining, text: str, message: int = 0) -> Step:
    draft, contact, length = state.draft, state.draft.contact, utf16_length(text)
    match state.step:
        case ComplaintStep.DAY if draft.received and _is_day(text):
            return _onwards(state, replace(draft, received=replace(draft.received, day=text)))
        case ComplaintStep.DAY:
            return said(state, "entry-day-unknown")
        case ComplaintStep.TEXT if utf16_length(with_captions(text, draft.files)) > TEXT_LIMIT:
            return said(state, "complaint-too-long")
        case ComplaintStep.TEXT:
            return _onwards(state, replace(draft, text=text, message=message))
        case ComplaintStep.NAME if length > NAME_LIMIT:
            return said(state, "name-too-long")
        case ComplaintStep.NAME if not any(map(str.isalpha, text)):
            return said(state, "name-without-letters")
        case ComplaintStep.NAME:
            return _onwards(state, replace(draft, contact=replace(contact, name=text)))
        case ComplaintStep.PHONE if not is_plausible_phone(text) and not (draft.received and text == NOT_TOLD):
            return said(state, "phone-implausible")
        case ComplaintStep.PHONE:
            return _onwards(state, replace(draft, contact=replace(contact, phone=text)))
        case ComplaintStep.ADDRESS if length > ADDRESS_LIMIT:
            return said(state, "address-too-long")
        case ComplaintStep.ADDRESS:
            return _onwards(state, replace(draft, contact=replace(contact, address=text)))
        case _:
            return said(state, "not-understood")


def _attached(state: Complaining, event: Attached) -> Step:
    """It joins the draft wherever the talk stands; its caption may be the words, or a sign that leads to the triage."""
    file = fitting(event, state.draft.files)
    if isinstance(file, str):
        return said(state, file)
    draft = replace(state.draft, files=(*state.draft.files, file), album=event.album)
    if utf16_length(words_in(draft)) > TEXT_LIMIT:
        return said(state, "complaint-too-long")
    asks_first = _first_missing(draft) is ComplaintStep.TRIAGE
    return shown(replace(state, draft=draft, step=ComplaintStep.TRIAGE if asks_first else state.step))


def edited(state: State, event: Edited) -> Step:
    """The message that holds the draft's words was edited: what stands there now counts, and may lead to the triage."""
    match state:
        case Complaining(draft=draft) if event.message and draft.message == event.message:
            if event.text in ("", draft.text):
                return Step(state)
            if utf16_length(with_captions(event.text, draft.files)) > TEXT_LIMIT:
                return said(state, "complaint-too-long")
            draft = replace(draft, text=event.text)
            missing = _first_missing(draft)
            asks = ComplaintStep.TRIAGE in (missing, state.step)
            return shown(replace(state, draft=draft, step=missing if asks else state.step))
        case ChoosingLanguage(before=before) | AboutCase(before=before):
            return Step(replace(state, before=edited(before, event).state))
        case _:
            return Step(state)


def words_in(draft: Draft) -> str:
    return with_captions(draft.text, draft.files)


def says_something(draft: Draft) -> bool:
    """In words, or by voice: not everybody writes."""
    return bool(words_in(draft)) or any(file.kind is FileKind.VOICE for file in draft.files)


def typed_before(state: Complaining) -> str:
    """What the open step already holds, when somebody came back to it."""
    contact = state.draft.contact
    match state.step:
        case ComplaintStep.TEXT:
            return state.draft.text
        case ComplaintStep.NAME:
            return contact.name
        case ComplaintStep.PHONE:
            return contact.phone
        case ComplaintStep.ADDRESS:
            return contact.address
        case _:
            return ""


def _is_day(text: str) -> bool:
    """Written by the caller, who knows today."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_plausible_phone(text: str) -> bool:
    """Digits as people write them, 8 to 15 in all; whether anybody answers there is not ours to say."""
    return _PHONE.fullmatch(text) is not None and sum(map(str.isdecimal, text)) in _PHONE_DIGITS


def _is_about_procedure(draft: Draft) -> bool:
    return draft.desk.has_procedures and draft.category in ABOUT_PROCEDURES


def _in_category(draft: Draft, category: str) -> Draft:
    """A procedure that was chosen before stays where one is asked for at all."""
    moved = replace(draft, category=category)
    return moved if _is_about_procedure(moved) else replace(moved, procedure=None, procedure_asked=False)


def _onwards(state: Complaining, draft: Draft) -> Step:
    if _is_about_procedure(draft) and not draft.procedure_asked:
        return shown(ChoosingProcedure(state.talk, replace(state, draft=draft)))
    return shown(Complaining(state.talk, draft, _first_missing(draft), state.editing))


def _first_missing(draft: Draft) -> ComplaintStep:
    if draft.received is not None and not draft.received.source:
        return ComplaintStep.SOURCE
    if draft.received is not None and not draft.received.day:
        return ComplaintStep.DAY
    if not draft.category:
        return ComplaintStep.CATEGORY
    if not draft.triaged and (draft.category == ASKS_FIRST or triage.signs(words_in(draft))):
        return ComplaintStep.TRIAGE
    if not says_something(draft):
        return ComplaintStep.TEXT
    if draft.named is None:
        return ComplaintStep.DOOR
    if draft.named:
        contact = draft.contact
        for step, held in zip(_TYPED[1:], (contact.name, contact.phone, contact.address), strict=True):
            if not held:
                return step
    return ComplaintStep.SUMMARY


def _back(state: Complaining) -> Step:
    """To the summary once all is there, otherwise to the step before."""
    if state.editing and _first_missing(state.draft) is ComplaintStep.SUMMARY:
        return shown(replace(state, step=ComplaintStep.SUMMARY))
    if state.step is ComplaintStep.CATEGORY and state.draft.received:
        return shown(replace(state, step=ComplaintStep.DAY))
    if state.step is ComplaintStep.TEXT and state.draft.procedure_asked:
        return shown(ChoosingProcedure(state.talk, replace(state, step=ComplaintStep.CATEGORY)))
    before = {
        ComplaintStep.DAY: ComplaintStep.SOURCE,
        ComplaintStep.TRIAGE: ComplaintStep.TEXT if says_something(state.draft) else ComplaintStep.CATEGORY,
        ComplaintStep.TEXT: ComplaintStep.CATEGORY,
        ComplaintStep.DOOR: ComplaintStep.TEXT,
        ComplaintStep.CONSENT: ComplaintStep.DOOR,
        ComplaintStep.NAME: ComplaintStep.DOOR,
        ComplaintStep.PHONE: ComplaintStep.NAME,
        ComplaintStep.ADDRESS: ComplaintStep.PHONE,
    }.get(state.step)
    return shown(replace(state, step=before)) if before else old_button(state)


def _redirected(desk: Desk, to: RedirectTo) -> Step:
    """Everything that was typed is dropped with the state."""
    if to is RedirectTo.KHIEU_NAI:
        return Step(Idle(), (Redirect(to, desk), Say("triage-khieu_nai", desk)))
    return Step(Idle(), (Redirect(to, desk), Say("triage-to_cao", desk), Say("delete-what-was-typed", desk)))


def _sent(state: Complaining) -> Step:
    missing = _first_missing(state.draft)
    if missing is not ComplaintStep.SUMMARY:
        return shown(replace(state, step=missing))
    return Step(Idle(), (OpenComplaint(state.talk, state.draft),))
