"""Asks what was put off until people had left the desk: by day only, once, and never in the order of coming."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.usecases import citizen_later, citizen_visits
from bot.usecases.citizen_turn import words_of
from storage import askings, conversations, instruments, outbox
from storage.askings import Asking
from storage.conversations import Conversation
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.conversation import effects as made
from survey.conversation.events import QuestionsDue
from survey.conversation.screens import screen
from survey.conversation.states import Idle, OfferingComplaint, Waiting, innermost
from survey.conversation.step import step
from survey.definition import Survey
from survey.messages import TALK, WEB, Placement
from survey.safe_zone import asking_moment, end_of_day, is_by_day

ASK_WITHIN = timedelta(days=3)  # of the visit; afterwards nobody remembers it well
NOT_NOW = timedelta(minutes=15)  # while the person is busy with something else
BATCH = 50


def ask_due(tx: Transaction, now: datetime, fresh: str) -> int:
    """Takes up visits whose questions are due; called again until it returns 0.

    `fresh` are random letters for those that must wait for the morning. A page cannot be pushed to anybody: who comes
    back to it finds the first question.
    """
    due = askings.due(tx, now, BATCH)
    for one in due:
        _take_up(tx, one, now, fresh)
    return len(due)


def _take_up(tx: Transaction, one: Asking, now: datetime, fresh: str) -> None:
    waiting, talk = one.waiting, conversations.load_locked(tx, one.address, now, "")
    if not askings.waits(tx, waiting.talk):
        return  # another copy of the program, or the person, was faster
    survey = instruments.survey(tx, waiting.desk.survey)
    if now - one.visited_at > ASK_WITHIN:
        citizen_later.drop_visit(tx, waiting.talk)
        if innermost(talk.state) == waiting:
            conversations.save(tx, replace(talk, state=Idle(), updated_at=now))
    elif not is_by_day(now, tx.zone):
        morning = asking_moment(now, survey.safe_zone, f"{fresh}{waiting.talk}", tx.zone)
        askings.postpone(tx, waiting.talk, morning)
    elif not _ask(tx, talk, waiting, survey, now):
        askings.postpone(tx, waiting.talk, now + NOT_NOW)


def _ask(tx: Transaction, talk: Conversation, waiting: Waiting, survey: Survey, now: datetime) -> bool:
    """False when the person is busy with something else."""
    is_free = isinstance(talk.state, Idle | Waiting | OfferingComplaint)
    if not is_free and now - talk.updated_at < NOT_NOW:
        return False
    done = step(talk.state, QuestionsDue(waiting), survey)
    if done.state == talk.state:
        return False
    after = replace(talk, state=done.state, updated_at=now)
    words = words_of(tx, after)
    said = []
    for effect in done.effects:
        match effect:
            case made.BeginQuestions():
                citizen_later.keep_beginning(tx, effect, now)
            case made.Say():
                said += citizen_visits.keep_saying(tx, effect, words)
    conversations.save(tx, after)
    if talk.address.channel != WEB:
        shown = screen(after.state, survey, words)
        text = "\n\n".join([*(one.text for one in said), shown.text])
        entry = Entry(
            key=f"ask:{waiting.talk}",
            to=talk.address,
            message=replace(shown, text=text, slot=TALK, placement=Placement.BELOW),
            urgency=Urgency.BULK,
            repeat=Repeat.REPEAT,
            expires_at=end_of_day(now, tx.zone),
        )
        outbox.enqueue(tx, entry, now)
    return True
