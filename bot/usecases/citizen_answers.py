"""Answers as they are given: kept one by one, sent, stopped half-way. Each function keeps one effect of a talk."""

from datetime import datetime, timedelta
from hashlib import sha256

from analytics.block import Mode, Stream
from analytics.flags import BURST_SPAN, MOST_IN_BURST_SPAN, Flag, flags_of_sent
from analytics.period import local_day
from analytics.publication import OVERALL
from bot.usecases import citizen_staff, clock_alerts
from bot.usecases.citizen_privacy import CONSENT_VERSION
from storage import caps, instruments, responses, sheets, visits
from storage.conversations import Conversation
from storage.database import Transaction
from storage.responses import InterviewRow, InterviewStatus
from survey.conversation import effects as made
from survey.definition import Chosen
from survey.messages import Message

CHANGE_WINDOW = timedelta(hours=24)


def keep_start(
    tx: Transaction, talk: Conversation, effect: made.StartInterview, at: datetime, mode: Mode = Mode.CHAT
) -> list[Message]:
    """An interview begins. It is counted as unverified until a slip proves the visit; see `keep_proof`."""
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
        # about the own unit none begins
        flags=(Flag.STAFF,) if citizen_staff.is_staff(tx, talk.address) else (),
    )
    return []


def keep_procedure(tx: Transaction, effect: made.KeepProcedure) -> list[Message]:
    responses.keep_procedure(tx, effect.talk, effect.procedure)
    return []


def keep_answer(tx: Transaction, effect: made.RecordAnswer) -> list[Message]:
    responses.keep_answer(tx, effect.talk, effect.answer, effect.unasked)
    return []


def keep_sending(tx: Transaction, talk: Conversation, effect: made.SendAnswers, fresh: str, at: datetime) -> None:
    """The answers are whole; for 24 hours the account can still change or withdraw them, and today's cap is taken."""
    sent = responses.interview(tx, effect.talk)
    assert sent is not None, "an interview that is sent was started"
    if sent.after_delay and sent.status is InterviewStatus.OPEN:
        clock_alerts.note_sent_after_delay(tx, sent, fresh, at)
    odd = flags_of(tx, sent, at)
    if Flag.BURST in odd:
        clock_alerts.note_burst(tx, sent.desk, at)
    responses.send(tx, effect.talk, talk.lane, at + CHANGE_WINDOW, (*sent.flags, *odd))
    # the key is gone after today, so that the cap cannot be used to find who answered
    caps.take_cap(tx, sent.desk, talk.lane, local_day(at, tx.zone), fresh_key=sha256(fresh.encode()).digest())


def keep_partial(tx: Transaction, talk: Conversation, effect: made.CloseAsPartial, at: datetime) -> list[Message]:
    """What was answered before the end may still be withdrawn for 24 hours."""
    close_partial(tx, effect.talk, talk.lane, at + CHANGE_WINDOW)
    return []


def close_partial(tx: Transaction, interview_id: str, lane: str | None, change_until: datetime) -> None:
    """Where nothing was answered that counts, the slip is its holder's again, and a sheet can be entered again."""
    left = responses.interview(tx, interview_id)
    if left is None:
        return
    unproved = (Flag.NO_VISIT,) if left.stream == Stream.UNVERIFIED else ()
    responses.close_partial(tx, interview_id, lane, change_until, (*left.flags, *unproved))
    if not any(isinstance(one, Chosen) and one.question == OVERALL for one in left.answers):
        if left.stream == Stream.VERIFIED:
            visits.release(tx, interview_id)
        elif left.mode == Mode.PAPER:
            sheets.release(tx, interview_id)


def flags_of(tx: Transaction, sent: InterviewRow, at: datetime) -> tuple[Flag, ...]:
    """What is odd about answers that are sent now."""
    assert sent.started_at is not None, "only a final one has lost its beginning"
    return flags_of_sent(
        instruments.survey(tx, sent.survey),
        sent.answers,
        took=at - sent.started_at,
        sent_before_in_span=responses.sent_at_desk(
            tx, sent.desk, at + CHANGE_WINDOW - BURST_SPAN, at_most=MOST_IN_BURST_SPAN
        ),
        is_unproved=sent.stream == Stream.UNVERIFIED,
    )
