"""The citizen's door without any app: the same talk, whose messages come back as a page instead of being sent."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from hashlib import sha256

from analytics.block import Mode
from bot.usecases import announce, citizen_answers, citizen_changes, citizen_complaints, citizen_turn, citizen_visits
from bot.usecases.citizen_turn import Advanced, Inbound, advanced, survey_of, understood, words_of
from storage import case_files, complaints, conversations, responses, settings
from storage.conversations import Conversation
from storage.database import Transaction
from storage.inbox import UpdateRef
from storage.responses import InterviewStatus
from survey import tracking_code
from survey.complaint import Source, Status
from survey.conversation import effects as made
from survey.conversation.complaining import typed_before
from survey.conversation.effects import Effect, Verdict
from survey.conversation.events import Attached, Attachment, Event, Pressed, Started, Typed
from survey.conversation.interviewing import answer_to
from survey.conversation.saved import dump
from survey.conversation.screens import screen, takes_text
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Draft,
    Idle,
    Interviewing,
    State,
)
from survey.conversation.words import Row
from survey.definition import Chosen, Kind, NotApplicable, Written
from survey.messages import WEB, Address, Language, Message
from survey.told import told_when_opened
from survey.tracking_code import Code
from survey.wording import wording

TALK_LETTERS = 8


class Field(StrEnum):
    """What is typed on a page, for the keyboard and the memory of the browser."""

    SEARCH = "search"
    COMMENT = "comment"
    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"


_TYPED_STEPS = {
    ComplaintStep.TEXT: Field.TEXT,
    ComplaintStep.NAME: Field.NAME,
    ComplaintStep.PHONE: Field.PHONE,
    ComplaintStep.ADDRESS: Field.ADDRESS,
}


_VERDICTS = {
    Status.ANSWERED: ((Verdict.RESOLVED, "button-resolved"), (Verdict.NOT_RESOLVED, "button-not-resolved")),
    Status.REFUSED: ((Verdict.NOT_RESOLVED, "button-disagree"),),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a browser. `browser` is the value of its cookie, `stand` what the form was made for.

    `entry` is the payload of a desk's link, "" where a desk is to be chosen, None within the talk. `read_key_hash` is
    there when a complaint may be sent.
    """

    browser: str
    at: datetime
    fresh: str
    language: Language | None = None
    entry: str | None = None
    act: Event | None = None
    stand: str = ""
    read_key_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a browser is shown: where the talk stands, and what is said beside it. Without a screen nothing is open."""

    language: Language
    state: State
    screen: Message | None
    stand: str
    said: tuple[str, ...] = ()
    entry: str | None = None  # the forms of the page go there, so that looking at a link changes nothing yet
    field: Field | None = None
    written: str = ""  # what the field holds
    chosen: str = ""  # the choice that was made before
    opened: Code | None = None  # the case that was just opened
    sent: tuple[Row, ...] = ()  # buttons that change or withdraw what was sent
    may_withdraw: bool = False  # something that was stopped half-way
    is_refused: bool = False  # what was typed was not taken
    is_stale: bool = False  # the form was made for where the talk stood before
    is_simulated: bool = False


@dataclass(frozen=True, slots=True)
class CaseSeen:
    """What the code alone tells, and what only the read key opens."""

    lines: tuple[str, ...]
    written: str
    question: str
    answers: tuple[str, ...]
    read_key_hash: str | None
    code: Code
    verdicts: tuple[tuple[Verdict, str], ...] = ()  # with the ids of their labels, where a word is awaited


class _OnlyLooked(Exception):
    """Ends the part of a transaction that must leave nothing behind."""


def look(tx: Transaction, visit: Visit) -> Page:
    """The page as it stands, or would stand after following a desk's link. Changes nothing: previews read links too."""
    page = None
    try:
        with tx.savepoint():
            talk = _loaded(tx, visit)
            if visit.entry is None:
                page = _page(tx, talk, visit)
            else:
                page = _page(tx, talk, visit, _arrived(tx, talk, visit), entered=True)
            raise _OnlyLooked
    except _OnlyLooked:
        assert page is not None
        return page


def answer(tx: Transaction, visit: Visit) -> Page:
    """A form that was sent has its effect, if the talk still stands where the form was made; else nothing changes."""
    talk = _loaded(tx, visit)
    if visit.act is None or visit.stand != stand_of(talk.state, visit.entry):
        page = _page(tx, talk, visit, Advanced(talk, [], words_of(tx, talk).text("old-button")))
        return replace(page, is_stale=True)
    act, before = visit.act, talk
    if visit.entry is not None:
        before = _arrived(tx, talk, visit).talk
        if isinstance(act, Pressed):
            # the link was followed anew: the talk has another name
            act = replace(act, talk=getattr(before.state, "talk", act.talk))
    inbound = _inbound(visit, _fitting(tx, before.state, act))
    event = understood(tx, before, inbound)
    done = advanced(tx, before, event, inbound, partial(_keep, visit))
    if done.talk != talk:
        conversations.save(tx, done.talk)
    page = _page(tx, done.talk, visit, done)
    opens = next((one for one in done.messages if one.slot and one.slot.startswith("case:")), None)
    if opens is not None and opens.slot and visit.read_key_hash is not None and isinstance(before.state, Complaining):
        page = replace(page, opened=Code(opens.slot.removeprefix("case:")))
    is_refused = isinstance(act, Typed | Attached) and done.talk.state == before.state
    return replace(page, is_refused=is_refused)


def look_up(tx: Transaction, code_typed: str, language: Language) -> CaseSeen | None:
    """A case by its code. What only the read key opens is for the caller to hold back."""
    code = tracking_code.read(code_typed)
    found = complaints.load(tx, code) if code is not None else None
    if found is None:
        return None
    words = wording(language, tx.zone, WEB)
    answers = tuple(entry.text for entry in case_files.thread(tx, found.code) if entry.kind == "answer")
    return CaseSeen(
        citizen_complaints.case_lines(found, words),
        complaints.text(tx, found.code),
        found.question.text if found.question else "",
        answers,
        complaints.read_key_hash_of(tx, found.code),
        found.code,
        _VERDICTS.get(found.status, ()),
    )


def judge(
    tx: Transaction, code: Code, verdict: Verdict, language: Language, fresh: str, at: datetime
) -> tuple[str, ...]:
    """Who has shown the read key says what the filing account would say of the answer."""
    lane = complaints.lane_of(tx, code) or ""
    holder = Conversation(lane, Address(WEB, ""), language, Idle(), at)
    words = wording(language, tx.zone, WEB)
    effect = made.JudgeCase(code, verdict)
    return tuple(one.text for one in citizen_complaints.keep_verdict(tx, holder, effect, words, fresh, at))


def stand_of(state: State, entry: str | None) -> str:
    """Names the point of the talk that a form was made for; where nothing has changed it stays the same."""
    way = "" if entry is None else f"/{entry}"
    return sha256(f"{dump(state)}\0{way}".encode()).hexdigest()[:24]


def _loaded(tx: Transaction, visit: Visit) -> Conversation:
    talk = conversations.load_locked(tx, Address(WEB, visit.browser), visit.at, visit.language or Language.VI)
    return replace(talk, language=visit.language) if visit.language else talk


def _inbound(visit: Visit, event: Event) -> Inbound:
    # a form has no number: its stand keeps it from having its effect twice
    return Inbound(UpdateRef(WEB, 0, ""), Address(WEB, visit.browser), event, visit.at, visit.fresh)


def _arrived(tx: Transaction, talk: Conversation, visit: Visit) -> Advanced:
    inbound = _inbound(visit, Started(visit.entry or "", visit.fresh[:TALK_LETTERS]))
    return advanced(tx, talk, understood(tx, talk, inbound), inbound, partial(_keep, visit))


def _fitting(tx: Transaction, state: State, act: Event) -> Event:
    """A text where the page has no field for one is as good as a picture."""
    is_read = isinstance(state, ChoosingDesk | ChoosingProcedure) or takes_text(state, survey_of(tx, state))
    if isinstance(act, Typed) and not is_read:
        return Attached(Attachment.OTHER)
    return act


def _keep(
    visit: Visit, tx: Transaction, before: State, talk: Conversation, effect: Effect, inbound: Inbound
) -> list[Message]:
    """As in a chat, but for what a page shows by itself and for cases that nobody can be told about."""
    match effect:
        case made.Show() | made.ShowPlaces():
            return []
        case made.StartInterview():
            return citizen_answers.keep_start(tx, talk, effect, inbound.at, mode=Mode.WEB)
        case made.OpenComplaint(draft=draft):
            assert visit.read_key_hash is not None, "the form that sends a complaint brings the hash of its key"
            opened = citizen_complaints.open_case(
                tx, talk, draft, Source.WEB, visit.fresh, visit.at, read_key_hash=visit.read_key_hash
            )
            return [announce.status_message(tx, opened, told_when_opened(opened), words_of(tx, talk))]
        case _:
            return citizen_turn.keep(tx, before, talk, effect, inbound)


def _page(
    tx: Transaction, talk: Conversation, visit: Visit, done: Advanced | None = None, *, entered: bool = False
) -> Page:
    before, shown = talk, done.talk if done else talk
    said = [message.text for message in done.messages] if done else []
    if done and done.notice:
        said.append(done.notice)
    entry = visit.entry if entered else None
    field = _field_of(tx, shown.state)
    return Page(
        language=shown.language,
        state=shown.state,
        screen=_screen_of(tx, shown),
        stand=stand_of(before.state if entered else shown.state, entry),
        said=tuple(said),
        entry=entry,
        field=field,
        written=_written_before(shown.state) if field else "",
        chosen=_chosen_before(shown.state),
        sent=citizen_changes.sent_rows(tx, talk.lane, words_of(tx, shown), visit.at),
        may_withdraw=any(one.status is not InterviewStatus.SENT for one in responses.open_or_linked(tx, talk.lane)),
        is_simulated=settings.get(tx, "simulated") is not None,
    )


def _screen_of(tx: Transaction, talk: Conversation) -> Message | None:
    state, words = talk.state, words_of(tx, talk)
    match state:
        case Idle():
            return None
        case ChoosingDesk() | ChoosingProcedure():
            [places] = citizen_visits.keep_places(tx, talk, words)
            return places
        case Complaining(draft=draft) if state.step in _TYPED_STEPS:
            # what was typed before stands in the field, not above it
            state = replace(state, draft=Draft(draft.desk, triaged=draft.triaged))
    return screen(state, survey_of(tx, state), words)


def _field_of(tx: Transaction, state: State) -> Field | None:
    match state:
        case ChoosingDesk() | ChoosingProcedure():
            return Field.SEARCH
        case Interviewing(question=key):
            question = survey_of(tx, state).question(key)
            kinds = {Kind.TEXT: Field.COMMENT, Kind.NUMBER: Field.NUMBER}
            return kinds.get(question.kind) if question else None
        case Complaining(step=step):
            return _TYPED_STEPS.get(step)
        case _:
            return Field.TEXT if takes_text(state, survey_of(tx, state)) else None


def _written_before(state: State) -> str:
    match state:
        case Complaining():
            return typed_before(state)
        case Interviewing(question=key, answers=answers):
            taken = answer_to(key, answers)
            return taken.text if isinstance(taken, Written) else ""
        case _:
            return ""


def _chosen_before(state: State) -> str:
    if not isinstance(state, Interviewing):
        return ""
    match answer_to(state.question, state.answers):
        case Chosen(choice=choice):
            return choice
        case NotApplicable():
            return "0"
        case _:
            return ""
