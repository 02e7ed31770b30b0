"""Answers as they are given: kept one by one, sent, stopped half-way. Each function keeps one effect of a talk."""

from datetime import datetime, timedelta
from hashlib import sha256

from analytics.block import Stream
from analytics.period import local_day
from bot.usecases.citizen_privacy import CONSENT_VERSION
from storage import caps, responses
from storage.conversations import Conversation
from storage.database import Transaction
from survey.conversation import effects as made
from survey.messages import Message

CHANGE_WINDOW = timedelta(hours=24)


def keep_start(
    tx: Transaction, talk: Conversation, effect: made.StartInterview, at: datetime, mode: str = "chat"
) -> list[Message]:
    """An interview begins; nobody proved a visit, so it is counted as unverified."""
    responses.start(
        tx,
        effect.talk,
        effect.desk.code,
        effect.survey,
        talk.language,
        mode=mode,
        stream=Stream.UNVERIFIED,
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
    """The answers are whole; for 24 hours the account can still withdraw them, and today's cap is taken."""
    sent = responses.interview(tx, effect.talk)
    assert sent is not None, "an interview that is sent was started"
    responses.send(tx, effect.talk, talk.lane, at + CHANGE_WINDOW)
    # the key is gone after today, so that the cap cannot be used to find who answered
    caps.take_cap(tx, sent.desk, talk.lane, local_day(at, tx.zone), fresh_key=sha256(fresh.encode()).digest())
    return []


def keep_partial(tx: Transaction, talk: Conversation, effect: made.CloseAsPartial, at: datetime) -> list[Message]:
    """What was answered before the end may still be withdrawn for 24 hours."""
    responses.close_partial(tx, effect.talk, talk.lane, at + CHANGE_WINDOW)
    return []
