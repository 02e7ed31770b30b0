"""The citizen's one door: load, step, keep what was decided, answer. One turn is one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.usecases import (
    citizen_answers,
    citizen_cases,
    citizen_changes,
    citizen_complaints,
    citizen_files,
    citizen_later,
    citizen_privacy,
    citizen_slips,
    citizen_visits,
)
from storage import claims, conversations, inbox, instruments, outbox
from storage.claims import Claimed
from storage.conversations import Conversation
from storage.database import Transaction
from storage.inbox import UpdateRef
from storage.outbox import ONE_OFF, Entry, Repeat, Urgency
from survey import definition
from survey.conversation import effects as made
from survey.conversation.attaching import goes_on
from survey.conversation.buttons import At, To
from survey.conversation.effects import Effect
from survey.conversation.events import Attached, Commanded, DeskFound, Edited, Event, Pressed, Typed
from survey.conversation.heard import heard
from survey.conversation.screens import screen, takes_text
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingProcedure,
    Idle,
    OfferingComplaint,
    Reviewing,
    State,
    survey_named_by,
)
from survey.conversation.step import step
from survey.definition import Survey
from survey.messages import RECEIPT, TALK, Address, Message, Placement, utf16_length
from survey.wording import Wording, wording

ANY_SURVEY = "quick"  # where a state names none, none is looked at
LONGEST_TEXT = 4_096  # UTF-16 units of one message
SCREENS_EXPIRE = timedelta(hours=1)
RECEIPTS_EXPIRE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Inbound:
    """One update from a citizen. `fresh` is 32 random letters, of which new ids and keys are made.

    `claim_until`: delivery has room now, so the answer may be claimed by the turn itself, with a lease until then.
    """

    update: UpdateRef
    address: Address
    event: Event
    at: datetime
    fresh: str
    language_hint: str = ""
    claim_until: datetime | None = None
    may_look_up: bool = True  # cases of others; False for who has guessed too often


@dataclass(frozen=True, slots=True)
class Turn:
    """`notice` may be said at once to who pressed a button, and is lost if it cannot. `claimed` is ours to send.

    `has_guessed`: a code was looked up that no case has.
    """

    notice: str | None = None
    claimed: Claimed | None = None
    has_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Advanced:
    """How a talk stands after an event, and what is to be said."""

    talk: Conversation
    messages: list[Message]
    notice: str | None
    sought: tuple[str, ...] = ()  # codes that were looked up


# keeps one decision of a talk that stood at the state; what it says to the citizen comes back
Keep = Callable[[Transaction, State, Conversation, Effect, Inbound], list[Message]]


def receive(tx: Transaction, inbound: Inbound) -> Turn | None:
    """A citizen's update has its effect, once. None: it had it before."""
    if not inbox.first_time(tx, inbound.update, inbound.at):
        return None
    conversation = conversations.load_locked(tx, inbound.address, inbound.at, inbound.language_hint)
    outbox.mark_reachable(tx, inbound.address)
    event = understood(tx, conversation, inbound)
    done = advanced(tx, conversation, event, inbound, keep)
    remarks = done.talk.state == conversation.state and not isinstance(event, Commanded)
    messages = _joined(done.messages) if remarks else done.messages
    is_screen = not isinstance(done.talk.state, Idle)
    claimed = _answer(tx, inbound, messages, is_screen=is_screen, in_place=goes_on(conversation.state, inbound.event))
    if done.talk != conversation:
        conversations.save(tx, done.talk)
    has_guessed = any(not citizen_cases.is_known(tx, code) for code in done.sought)
    return Turn(done.notice, claimed, has_guessed)


def advanced(
    tx: Transaction, talk: Conversation, event: Event, inbound: Inbound, keeping: Keep, survey: Survey | None = None
) -> Advanced:
    """One step of the talk, each of its decisions kept by `keeping`; the caller saves it and speaks."""
    done = step(talk.state, event, survey or survey_of(tx, talk.state, event))
    after = replace(talk, state=done.state, updated_at=inbound.at)
    messages: list[Message] = []
    notice = None
    for effect in _with_screen(done.state, done.effects):
        if isinstance(effect, made.SetLanguage):
            after = replace(after, language=effect.language)
        elif isinstance(effect, made.Notice):
            notice = words_of(tx, after).text(effect.message)
        else:
            messages += keeping(tx, talk.state, after, effect, inbound)
    sought = tuple(effect.text for effect in done.effects if isinstance(effect, made.LookUpCase))
    return Advanced(after, messages, notice, sought)


def keep(
    tx: Transaction,
    before: State,
    talk: Conversation,
    effect: Effect,
    inbound: Inbound,
) -> list[Message]:
    """Keeps one decision of the talk that stood at `before`; what it says to the citizen comes back."""
    words = words_of(tx, talk)
    match effect:
        case made.RecordConsent():
            return citizen_privacy.keep_consent(tx, talk, effect, inbound.at)
        case made.StartInterview():
            return citizen_answers.keep_start(tx, talk, effect, inbound.at)
        case made.ProveVisit():
            return citizen_slips.keep_proof(tx, talk, effect, words, inbound.at)
        case made.AskLater():
            return citizen_later.keep_delay(tx, talk, effect, inbound.fresh, inbound.at)
        case made.BeginQuestions():
            return citizen_later.keep_beginning(tx, effect, inbound.at)
        case made.DropVisit():
            return citizen_later.keep_dropping(tx, effect)
        case made.KeepProcedure():
            return citizen_answers.keep_procedure(tx, effect)
        case made.RecordAnswer():
            return citizen_answers.keep_answer(tx, effect)
        case made.AttachToComment():
            return citizen_files.keep_with_comment(tx, talk, effect, inbound.fresh, inbound.at)
        case made.DropCommentFiles():
            return citizen_files.keep_drop(tx, effect)
        case made.SendAnswers():
            citizen_answers.keep_sending(tx, talk, effect, inbound.fresh, inbound.at)
            return [citizen_changes.receipt(tx, talk, effect.talk, words.text("answers-sent"), words)]
        case made.ChangeAnswers():
            return citizen_changes.keep_change(tx, talk, effect, words, inbound.at)
        case made.WithdrawAnswers():
            return citizen_changes.keep_withdrawal(tx, talk, effect, words, inbound.at)
        case made.CloseAsPartial():
            return citizen_answers.keep_partial(tx, talk, effect, inbound.at)
        case made.EraseAnswers():
            return citizen_privacy.keep_erasure(tx, talk.lane, before, words, inbound.at)
        case made.ListMyData():
            return citizen_privacy.keep_listing(tx, talk, words, inbound.at)
        case made.OpenComplaint():
            return citizen_complaints.keep_complaint(tx, talk, effect, words, inbound.fresh, inbound.at)
        case made.Redirect():
            return citizen_complaints.keep_redirect(tx, effect, inbound.fresh, inbound.at)
        case made.JudgeCase():
            return citizen_complaints.keep_verdict(tx, talk, effect, words, inbound.fresh, inbound.at)
        case made.AddInfo():
            return citizen_cases.keep_info(tx, talk, effect, words, inbound.fresh, inbound.at)
        case made.WithdrawCase():
            return citizen_cases.keep_withdrawal(tx, talk, effect, words, inbound.at)
        case made.ListCases():
            return citizen_cases.keep_list(tx, talk, words)
        case made.LookUpCase():
            return citizen_cases.keep_look_up(tx, talk, effect, words, may_look_up=inbound.may_look_up)
        case made.Show():
            return [screen(talk.state, survey_of(tx, talk.state), words)]
        case made.ShowPlaces():
            return citizen_visits.keep_places(tx, talk, words)
        case made.AskAgain(message=message):
            return [replace(screen(talk.state, survey_of(tx, talk.state), words), text=words.text(message))]
        case made.Say():
            return citizen_visits.keep_saying(tx, effect, words)
        case made.SetLanguage() | made.Notice():
            return []
        case _:
            assert_never(effect)


def understood(tx: Transaction, talk: Conversation, inbound: Inbound) -> Event:
    """What was said, as it counts at this point of the talk: a press, a desk, or just a text."""
    event = inbound.event
    if isinstance(event, Edited):
        return citizen_cases.edited(tx, talk, event, inbound.at)
    if isinstance(event, Typed):
        if isinstance(talk.state, ChoosingDesk | ChoosingProcedure):
            [shown] = citizen_visits.keep_places(tx, talk, words_of(tx, talk))
            event = heard(event, shown, takes_text=False)
        elif isinstance(talk.state, Idle):
            asked = citizen_complaints.question_asked(tx, talk, words_of(tx, talk))
            event = heard(event, asked, takes_text=False)
            if isinstance(event, Typed):
                event = _about_sent(tx, talk, event, inbound)
            if isinstance(event, Typed):
                event = citizen_cases.meant(tx, talk, event)
        else:
            survey = survey_of(tx, talk.state)
            shown = screen(talk.state, survey, words_of(tx, talk))
            event = heard(event, shown, takes_text=takes_text(talk.state, survey))
            if isinstance(event, Typed) and isinstance(talk.state, OfferingComplaint):
                event = _about_sent(tx, talk, event, inbound)
            elif isinstance(event, Typed) and isinstance(talk.state, Reviewing) and talk.state.sent:
                about = _about_sent(tx, talk, event, inbound)
                # to change them is what is being done
                event = about if isinstance(about, Pressed) and about.choice == To.GIVE_UP else event
    if isinstance(event, Attached):
        event = citizen_cases.meant_by_file(tx, talk, citizen_files.weighed(tx, talk, event))
    if isinstance(event, Pressed):
        event = citizen_cases.checked(tx, talk, event)
    if isinstance(event, Pressed):
        event = citizen_changes.checked(tx, talk, event, inbound.at)
    return citizen_visits.resolved(tx, talk, event, inbound.fresh, inbound.at)


def _about_sent(tx: Transaction, talk: Conversation, event: Typed, inbound: Inbound) -> Event:
    fresh_talk = inbound.fresh[: citizen_visits.TALK_ID_LENGTH]
    return citizen_changes.meant(tx, talk, event, words_of(tx, talk), fresh_talk, inbound.at)


def survey_of(tx: Transaction, state: State, event: Event | None = None) -> Survey:
    """The version the talk began with, the current one of the desk that was found, or any: then nothing is asked."""
    named = event.desk.survey if isinstance(event, DeskFound) else survey_named_by(state)
    return instruments.survey(tx, named) if named else definition.current(ANY_SURVEY)


def _with_screen(state: State, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """After a sentence an open screen is shown again below it, or its buttons would be far up and gone."""
    speaks = any(
        isinstance(effect, made.Say | made.LookUpCase | made.ListMyData | made.JudgeCase) for effect in effects
    )
    shows = any(isinstance(effect, made.Show | made.ShowPlaces) for effect in effects)
    if isinstance(state, Idle) or shows or not speaks:
        return effects
    return (*effects, made.ShowPlaces() if isinstance(state, ChoosingDesk | ChoosingProcedure) else made.Show())


def _joined(messages: list[Message]) -> list[Message]:
    """A remark and the screen it leaves as it was are one message: two would come a second apart, with three calls."""
    match messages:
        case [Message(rows=(), drawing=None) as remark, Message(drawing=None) as shown]:
            text = f"{remark.text}\n\n{shown.text}"
            return [replace(shown, text=text)] if utf16_length(text) <= LONGEST_TEXT else messages
        case _:
            return messages


def _answer(
    tx: Transaction, inbound: Inbound, messages: list[Message], *, is_screen: bool, in_place: bool
) -> Claimed | None:
    """Owes what is to be said; the first of it comes back claimed where that is possible."""
    claimed = None
    # a press below a message about a case or a receipt leaves the talk's own message as it is
    pressed = isinstance(inbound.event, Pressed) and inbound.event.step not in (At.CASE, At.SENT)
    for number, message in enumerate(messages):
        edits = (pressed or in_place) and number == 0 and message.slot in (None, TALK, RECEIPT)
        placed = replace(
            message,
            slot=message.slot or TALK,
            placement=Placement.IN_PLACE if edits else Placement.BELOW,
        )
        last = number == len(messages) - 1
        expires = SCREENS_EXPIRE if is_screen and last else RECEIPTS_EXPIRE
        entry = Entry(
            key=f"{ONE_OFF}{inbound.fresh}:{number}",
            to=inbound.address,
            message=placed,
            urgency=Urgency.REPLY,
            repeat=Repeat.IDEMPOTENT if edits else Repeat.REPEAT,
            expires_at=inbound.at + expires,
        )
        if number == 0 and inbound.claim_until is not None:
            claimed = claims.enqueue_claimed(tx, entry, inbound.at, inbound.claim_until)
        else:
            outbox.enqueue(tx, entry, inbound.at)
    return claimed


def words_of(tx: Transaction, talk: Conversation) -> Wording:
    """In the language of the talk, as its channel says it."""
    return wording(talk.language, tx.zone, talk.address.channel)
