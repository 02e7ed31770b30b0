"""Answers that were sent, as long as they are this account's: their receipt, found again, changed, withdrawn."""

from datetime import datetime

from analytics.flags import flags_after_change
from analytics.period import local_day
from bot.usecases.citizen_desk import desk_as_said
from storage import caps, consents, instruments, places, posted, responses, traces, visits
from storage.conversations import Conversation
from storage.database import Transaction
from storage.responses import InterviewRow, InterviewStatus
from survey.conversation import effects as made
from survey.conversation.buttons import At, To, button
from survey.conversation.events import Command, Commanded, Event, Pressed, SentFound, Typed
from survey.conversation.heard import heard
from survey.conversation.states import Purpose
from survey.conversation.words import Row
from survey.messages import RECEIPT, TALK, Message
from survey.text import shorten
from survey.wording import Wording

LONGEST_LABEL = 60  # UTF-16 units of a button that names a desk


NOTHING = "none"  # the id of no interview


def receipt(tx: Transaction, talk: Conversation, interview: str, text: str, words: Wording) -> Message:
    """In the place of the review; its buttons stay when the talk goes on below."""
    posted.hand_over(tx, talk.lane, TALK, RECEIPT)
    return Message(text, _buttons(interview, words), slot=RECEIPT)


def sent_rows(tx: Transaction, lane: str, words: Wording, at: datetime) -> tuple[Row, ...]:
    """What this account can still change or withdraw, as buttons; of several each names its desk."""
    sent = _changeable(tx, lane, at)
    if len(sent) == 1:
        return _buttons(sent[0].id, words)
    rows: list[Row] = []
    for one in sent:
        desk = places.desk(tx, one.desk)
        assert desk is not None, "a desk with answers is never deleted"
        for label, choice in (("button-change-at", To.CHANGE), ("button-withdraw-at", To.GIVE_UP)):
            named = shorten(words.text(label, desk=desk.name), LONGEST_LABEL)
            rows.append((button(named, one.id, At.SENT, choice),))
    return tuple(rows)


def checked(tx: Transaction, talk: Conversation, event: Pressed, at: datetime) -> Event:
    """A button below answers that were sent leads to them, while they are this account's and their time runs.

    They are locked: whatever makes them final now waits for this turn, or was before it.
    """
    if event.step != At.SENT or event.choice != To.CHANGE:
        return event
    if event.talk not in {one.id for one in _changeable(tx, talk.lane, at)}:
        return event
    found = responses.locked(tx, event.talk)
    desk = places.desk(tx, found.desk) if found else None
    if found is None or desk is None:
        return event
    return SentFound(found.id, desk_as_said(tx, desk), found.survey, found.answers)


def meant(tx: Transaction, talk: Conversation, event: Typed, words: Wording, fresh_talk: str, at: datetime) -> Event:
    """The buttons of a receipt can be typed too, while nothing else is asked; of several, which is asked first.

    Their words lead to an answer also when nothing is left to change; a number is then no choice of anything.
    """
    sent = _changeable(tx, talk.lane, at)
    if not sent:
        is_number = event.text.isdecimal()
        return event if is_number else heard(event, Message("", _buttons(NOTHING, words)), takes_text=False)
    pressed = heard(event, Message("", _buttons(sent[-1].id, words)), takes_text=False)
    if len(sent) == 1:
        return pressed
    if isinstance(pressed, Pressed):
        return Commanded(Command.MY_DATA, fresh_talk)
    return heard(event, Message("", sent_rows(tx, talk.lane, words, at)), takes_text=False)


def keep_change(
    tx: Transaction, talk: Conversation, effect: made.ChangeAnswers, words: Wording, at: datetime
) -> list[Message]:
    """All of it or nothing takes the place of what was sent. The 24 hours stay those of the first sending."""
    found = {one.id: one for one in _changeable(tx, talk.lane, at)}.get(effect.talk)
    if found is None:
        return [Message(words.text("nothing-to-erase"))]
    flags = flags_after_change(instruments.survey(tx, found.survey), effect.answers, found.flags)
    if not responses.change(tx, found.id, effect.answers, flags):
        return [Message(words.text("nothing-to-erase"))]
    assert found.change_until is not None, "what is sent has a time to change it"
    text = words.text("answers-changed", until=words.moment(found.change_until))
    return [receipt(tx, talk, found.id, text, words)]


def keep_withdrawal(
    tx: Transaction, talk: Conversation, effect: made.WithdrawAnswers, words: Wording, at: datetime
) -> list[Message]:
    """What was sent at one desk; XOA is for everything at once."""
    found = {one.id: one for one in responses.open_or_linked(tx, talk.lane)}.get(effect.talk)
    if found is None or not withdraw(tx, found, talk.lane, at):
        return [Message(words.text("nothing-to-erase"))]
    if not responses.open_or_linked(tx, talk.lane):
        consents.forget(tx, talk.lane, Purpose.SURVEY, given_until=at)
    return [Message(words.text("answers-withdrawn"))]


def withdraw(tx: Transaction, interview: InterviewRow, lane: str, at: datetime) -> bool:
    """Nothing of it stays: the slip is its holder's again, and today one may answer again. False when it was final."""
    caps.release_cap(tx, interview.desk, lane, local_day(at, tx.zone))
    visits.release(tx, interview.id)
    traces.note(tx, at)
    return responses.withdraw(tx, interview.id)


def _changeable(tx: Transaction, lane: str, at: datetime) -> list[InterviewRow]:
    return [
        one
        for one in responses.open_or_linked(tx, lane)
        if one.status is InterviewStatus.SENT and one.change_until is not None and one.change_until > at
    ]


def _buttons(interview: str, words: Wording) -> tuple[Row, ...]:
    ways = (("button-change-answers", To.CHANGE), ("button-withdraw-answers", To.GIVE_UP))
    return (tuple(button(words.text(label), interview, At.SENT, choice) for label, choice in ways),)
