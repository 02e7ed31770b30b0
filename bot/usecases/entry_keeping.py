"""What a talk decides in which staff enter somebody else's words: kept as assisted, with nobody's account."""

from dataclasses import replace
from datetime import datetime

from analytics.block import Mode, Stream
from analytics.flags import Flag
from analytics.period import local_day
from bot.usecases import access, citizen_answers, citizen_complaints, citizen_visits
from bot.usecases.citizen_privacy import CONSENT_VERSION
from bot.usecases.citizen_turn import Inbound, survey_of, words_of
from bot.usecases.staff_turn import Refused
from storage import case_files, entries, places, responses, sheets
from storage.conversations import Conversation
from storage.database import Transaction
from storage.people import Staff
from storage.places import DeskRow
from survey.complaint import Source
from survey.conversation import effects as made
from survey.conversation.buttons import At
from survey.conversation.effects import Effect
from survey.conversation.entering import with_blanks
from survey.conversation.entry_screens import after_entry
from survey.conversation.places_screen import places_screen
from survey.conversation.screens import screen
from survey.conversation.states import AboutCase, ChoosingDesk, ChoosingProcedure, Entering, Idle, State
from survey.definition import Survey
from survey.messages import ChannelName, Language, Message
from survey.text import fold

REGISTERED = "registered"  # an entry of the thread: who wrote the case down
_CASE = ChannelName("entered case")  # of keyed hashes, told apart from those of chats
SAID_WITH_WAYS = ("stopped", "offer-declined")  # what follows can be chosen below these


def keep(
    staff: Staff,
    desks: list[DeskRow],
    tx: Transaction,
    before: State,
    talk: Conversation,
    effect: Effect,
    inbound: Inbound,
) -> list[Message]:
    """Keeps one decision; what a citizen decides about own cases and data is none of staff's and does nothing."""
    words, at = words_of(tx, talk), inbound.at
    match effect:
        case made.Show():
            return [screen(talk.state, entry_survey(tx, talk.state), words)]
        case made.ShowPlaces():
            return [places_to_choose(tx, talk, desks)]
        case made.StartInterview():
            return _keep_start(tx, staff, before, effect, at)
        case made.ProveVisit():
            return _keep_sheet(tx, effect)
        case made.KeepProcedure():
            return citizen_answers.keep_procedure(tx, effect)
        case made.RecordAnswer():
            return citizen_answers.keep_answer(tx, effect)
        case made.SendAnswers(talk=entered):
            return _keep_sending(tx, staff, talk, entered, at)
        case made.CloseAsPartial(talk=entered):
            return _keep_partial(tx, staff, talk, entered, at)
        case made.OpenComplaint():
            return _keep_case(tx, staff, talk, effect, inbound)
        case made.Redirect():
            return citizen_complaints.keep_redirect(tx, effect, inbound.fresh, at)
        case made.EraseAnswers():
            return _keep_erasure(tx, before, talk)
        case made.AskAgain(message=sentence):
            return [replace(screen(talk.state, entry_survey(tx, talk.state), words), text=words.text(sentence))]
        case made.Say(message=sentence):
            [said] = citizen_visits.keep_saying(tx, effect, words)
            entered = talk_of(before)
            has_ways = sentence in SAID_WITH_WAYS and responses.interview(tx, entered) is not None
            return [replace(said, rows=tuple(after_entry(entered, words)))] if has_ways else [said]
        case _:
            return []


def talk_of(state: State) -> str:
    return "" if isinstance(state, Idle | AboutCase) else state.talk


def entry_survey(tx: Transaction, state: State) -> Survey:
    return with_blanks(survey_of(tx, state))


def places_to_choose(tx: Transaction, talk: Conversation, desks: list[DeskRow]) -> Message:
    """The desks of the own units, by name; searching looks among them only. Or procedures, as citizens see them."""
    state = talk.state
    if isinstance(state, ChoosingProcedure):
        return citizen_visits.keep_places(tx, talk, words_of(tx, talk))[0]
    assert isinstance(state, ChoosingDesk)
    shown = named_like(tx, desks, state.query) if state.query else desks
    return places_screen(state, At.DESK, [(desk.code, desk.name) for desk in shown], words_of(tx, talk))


def named_like(tx: Transaction, desks: list[DeskRow], text: str) -> list[DeskRow]:
    """The one with this code, or those with these words in their name."""
    by_code = places.desk_by_code_typed(tx, text)
    if by_code is not None:
        return [desk for desk in desks if desk.code == by_code.code]
    return [desk for desk in desks if fold(text) in fold(desk.name)]


def _keep_start(
    tx: Transaction, staff: Staff, before: State, effect: made.StartInterview, at: datetime
) -> list[Message]:
    """The person agreed aloud, or by filling in the sheet: that stands with the answers, under no account."""
    desk = places.desk(tx, effect.desk.code)
    assert desk is not None, "a desk that was chosen is never deleted"
    responses.start(
        tx,
        effect.talk,
        effect.desk.code,
        effect.survey,
        Language.VI,
        mode=Mode.PAPER if isinstance(before, Entering) else Mode.ASSISTED,
        stream=Stream.ASSISTED,
        consent_version=CONSENT_VERSION,
        at=at,
        flags=(Flag.OWN_DESK,) if access.serves(tx, staff, desk) else (),
    )
    return []


def _keep_sheet(tx: Transaction, effect: made.ProveVisit) -> list[Message]:
    started = responses.interview(tx, effect.talk)
    assert started is not None, "a sheet belongs to an interview that was just started"
    if not sheets.take(tx, started.desk, int(effect.slip), effect.talk):
        raise Refused("entry-sheet-used")  # by somebody else in this very moment
    return []


def _keep_sending(tx: Transaction, staff: Staff, talk: Conversation, entered: str, at: datetime) -> list[Message]:
    """The link is to who entered it, for 24 hours; no cap of a citizen is taken."""
    sent = responses.interview(tx, entered)
    assert sent is not None, "an interview that is sent was started"
    flags = (*sent.flags, *citizen_answers.flags_of(tx, sent, at))
    responses.send(tx, entered, talk.lane, at + citizen_answers.CHANGE_WINDOW, flags)
    entries.note_entered(tx, staff.id, sent.desk, local_day(at, tx.zone), sent.mode)
    words = words_of(tx, talk)
    return [Message(words.text("answers-sent"), tuple(after_entry(entered, words)))]


def _keep_partial(tx: Transaction, staff: Staff, talk: Conversation, entered: str, at: datetime) -> list[Message]:
    """What was answered before counts, as a citizen's would: stopping is no way to leave out what displeases."""
    left = responses.interview(tx, entered)
    if left is not None:
        citizen_answers.close_partial(tx, entered, talk.lane, at + citizen_answers.CHANGE_WINDOW)
        entries.note_entered(tx, staff.id, left.desk, local_day(at, tx.zone), left.mode)
    return []


def _keep_case(
    tx: Transaction, staff: Staff, talk: Conversation, effect: made.OpenComplaint, inbound: Inbound
) -> list[Message]:
    """Who wrote it down reads its code and date, and nothing else: it may be about that very person."""
    # a lane of its own: the case is nobody's account's, and its contact is forgotten in time like any other
    own = replace(talk, lane=tx.keys.lane(_CASE, inbound.fresh))
    assert effect.draft.received is not None, "staff only register what came to them"
    source = Source(effect.draft.received.source)
    opened = citizen_complaints.open_case(tx, own, effect.draft, source, inbound.fresh, inbound.at)
    case_files.add_entry(tx, opened.code, REGISTERED, staff.id, "", inbound.at)
    words = words_of(tx, talk)
    return [Message(words.text("entry-registered", code=opened.code, due=words.moment(opened.due.answer_due)))]


def _keep_erasure(tx: Transaction, before: State, talk: Conversation) -> list[Message]:
    """XOA while something is entered: only that goes; what was entered before has a button of its own."""
    sheets.release(tx, talk_of(before))
    responses.withdraw(tx, talk_of(before))
    return [Message(words_of(tx, talk).text("entry-erased"))]
