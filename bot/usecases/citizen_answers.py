"""Answers as they are given: kept one by one, sent, stopped half-way. Each function keeps one effect of a talk."""

from datetime import datetime, timedelta
from hashlib import sha256

from bot.usecases.citizen_privacy import CONSENT_VERSION
from storage import responses
from storage.conversations import Conversation
from storage.database import Transaction
from survey.conversation import effects as made
from survey.messages import Message

CHANGE_WINDOW = timedelta(hours=24)


def keep_start(tx: Transaction, talk: Conversation, effect: made.StartInterview, at: datetime) -> list[Message]:
    """An interview begins; nobody proved a visit, so it is counted as unverified."""
    responses.start(
        tx,
        effect.talk,
        desk=effect.desk.code,
        survey=effect.survey,
        language=talk.language,
        mode="chat",
        stream="unverified",
        consent_version=CONSENT_VERSION,
        at=at,
    )
    return []


def keep_answer(tx: Transaction, effect: made.RecordAnswer) -> list[Message]:
    responses.keep_answer(tx, effect.talk, effect.answer, effect.unasked)
    return []


def keep_sending(
    tx: Transaction, talk: Conversation, effect: made.SendAnswers, fresh: str, at: datetime
) -> list[Message]:
    """The answers are whole; for 24 hours the account can still change its mind, and today's cap is taken."""
    sent = responses.send(tx, effect.talk, lane=talk.lane, change_until=at + CHANGE_WINDOW, at=at)
    today = at.astimezone(tx.zone).date()
    responses.take_cap(tx, sent.desk, talk.lane, today, fresh_key=sha256(fresh.encode()).digest())
    return []


def keep_partial(tx: Transaction, talk: Conversation, effect: made.CloseAsPartial, at: datetime) -> list[Message]:
    """What was answered before the end may still be withdrawn for 24 hours."""
    responses.close_partial(tx, effect.talk, lane=talk.lane, change_until=at + CHANGE_WINDOW, at=at)
    return []


