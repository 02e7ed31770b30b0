"""Interviews while they can be changed, and what remains of them: final responses that are nobody's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import bindparam, delete, update
from sqlmodel import col

from storage import files
from storage.answers_json import dump_answers, load_answers, with_answer
from storage.files import Owner
from storage.tables.columns import EPOCH
from storage.tables.responses import InterviewRecord, LinkRow, ResponseRow
from storage.transaction import Row, Transaction, changing, insert, insert_new, reading
from survey.definition import Answer, SurveyId, Written
from survey.messages import Language


class InterviewStatus(StrEnum):
    OPEN = "open"
    SENT = "sent"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """`final_day` is None until the answers are final; a final id has nothing to do with the one before.

    Of `procedure`, the code of what was done at the desk, only its `field` stays when the answers are final.
    """

    id: str
    desk: str
    survey: SurveyId
    status: InterviewStatus
    stream: str
    mode: str
    answers: tuple[Answer, ...]
    language: Language
    consent_version: str
    final_day: date | None
    flags: tuple[str, ...]
    change_until: datetime | None = None
    started_at: datetime | None = None  # destroyed when it becomes final
    procedure: str = ""
    field: str = ""
    after_delay: bool = False  # the questions came after the safe-zone delay


_WHAT = ("desk", "survey_key", "survey_version", "status", "stream", "mode")
_KEPT = (*_WHAT, "answers", "language", "consent_version", "flags")
_ANSWERS_PLACE = 1 + _KEPT.index("answers")  # behind the id
_the_id = col(InterviewRecord.id) == bindparam("the_id")
_interviews = reading(InterviewRecord, "id", *_KEPT, "change_until", "started_at", "procedure", "after_delay")
_START = insert_new(InterviewRecord, "id", *_KEPT, "started_at", "procedure", "after_delay")
_ANSWERS = reading(InterviewRecord, "answers").where(_the_id).with_for_update()
_KEEP = changing(update(InterviewRecord).where(_the_id), "answers")
_CLOSE = changing(update(InterviewRecord).where(_the_id), "status", "change_until", "flags")
_OF_PROCEDURE = changing(update(InterviewRecord).where(_the_id), "procedure")
_CHANGE = changing(
    update(InterviewRecord).where(_the_id, col(InterviewRecord.status) == InterviewStatus.SENT), "answers", "flags"
)
_BEGIN_QUESTIONS = changing(update(InterviewRecord).where(_the_id), "started_at", "after_delay")
_PROVE = changing(update(InterviewRecord).where(_the_id), "stream")
_SENT_SINCE = (
    reading(InterviewRecord, "id")
    .where(
        col(InterviewRecord.desk) == bindparam("the_desk"),
        col(InterviewRecord.change_until) > bindparam("after"),
        col(InterviewRecord.status) == InterviewStatus.SENT,
    )
    .limit(bindparam("at_most"))
)
_ONE = _interviews.where(_the_id)
_ONE_LOCKED = _ONE.with_for_update()
_OF_LANE = (
    _interviews.join(LinkRow, col(LinkRow.interview) == col(InterviewRecord.id))
    .where(col(LinkRow.lane) == bindparam("the_lane"))
    .order_by(col(InterviewRecord.started_at), col(InterviewRecord.id))
)
_DUE = (
    _interviews.where(col(InterviewRecord.change_until) <= bindparam("now"))
    .order_by(col(InterviewRecord.id))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ANY_DUE = reading(InterviewRecord, "id").where(col(InterviewRecord.change_until) <= bindparam("now")).limit(1)
_REMOVE = delete(InterviewRecord).where(_the_id)
_LINK = insert_new(LinkRow, "interview", "lane")
_LINKED = reading(LinkRow, "lane").where(col(LinkRow.interview) == bindparam("the_id"))
_UNLINK = delete(LinkRow).where(col(LinkRow.interview) == bindparam("the_id"))
_FINAL = insert(ResponseRow, "id", *_KEPT, "final_day", "field")
_FINALS = (
    reading(ResponseRow, "id", *_KEPT, "final_day", "field")
    .where(
        col(ResponseRow.desk) == bindparam("the_desk"),
        col(ResponseRow.final_day) >= bindparam("first_day"),
        col(ResponseRow.final_day) <= bindparam("last_day"),
    )
    .order_by(col(ResponseRow.id))
)


def start(
    tx: Transaction,
    interview_id: str,
    desk: str,
    survey: SurveyId,
    language: Language,
    mode: str,
    stream: str,
    consent_version: str,
    at: datetime,
    *,
    lane: str | None = None,
    flags: Sequence[str] = (),
) -> bool:
    """An interview begins without answers; False when this one began before. With `lane`, XOA finds it at once."""
    started = tx.execute(
        _START,
        id=interview_id,
        desk=desk,
        survey_key=survey.key,
        survey_version=survey.version,
        status=InterviewStatus.OPEN,
        stream=stream,
        mode=mode,
        answers="{}",
        language=language,
        consent_version=consent_version,
        flags=" ".join(flags),
        started_at=at,
        procedure="",
        after_delay=False,
    )
    if started and lane is not None:
        tx.execute(_LINK, interview=interview_id, lane=lane)
    return started == 1


def begin_questions(tx: Transaction, interview_id: str, at: datetime, *, after_delay: bool) -> bool:
    """What was put off begins now; False when it is final or withdrawn."""
    return tx.execute(_BEGIN_QUESTIONS, the_id=interview_id, started_at=at, after_delay=after_delay) == 1


def keep_answer(tx: Transaction, interview_id: str, answer: Answer, unasked: tuple[str, ...] = ()) -> bool:
    """Keeps an answer, or a changed one, and drops `unasked`; False when the interview is final or withdrawn."""
    kept = tx.value(_ANSWERS, the_id=interview_id)
    if kept is None:
        return False
    tx.execute(_KEEP, the_id=interview_id, answers=with_answer(kept, answer, unasked))
    return True


def send(
    tx: Transaction,
    interview_id: str,
    lane: str | None,
    change_until: datetime,
    flags: Sequence[str] = (),
) -> InterviewRow | None:
    """Sent, or sent again after a change; until `change_until` the account can change or withdraw it.

    None when it is final or withdrawn.
    """
    return _close(tx, interview_id, InterviewStatus.SENT, lane, change_until, flags)


def change(tx: Transaction, interview_id: str, answers: Sequence[Answer], flags: Sequence[str]) -> bool:
    """Other answers in the place of all that were sent, until the same moment; False when it is final or withdrawn."""
    kept = {"answers": dump_answers(tuple(answers)), "flags": " ".join(flags)}
    return tx.execute(_CHANGE, the_id=interview_id, **kept) == 1


def close_partial(
    tx: Transaction,
    interview_id: str,
    lane: str | None,
    change_until: datetime,
    flags: Sequence[str] = (),
) -> InterviewRow | None:
    """Stopped before it was sent. Without `lane` no account is linked any more, and nobody can change it."""
    return _close(tx, interview_id, InterviewStatus.PARTIAL, lane, change_until, flags)


def put_in_stream(tx: Transaction, interview_id: str, stream: str) -> bool:
    """What proves the visit became known; False when it is final or withdrawn."""
    return tx.execute(_PROVE, the_id=interview_id, stream=stream) == 1


def keep_procedure(tx: Transaction, interview_id: str, procedure: str) -> bool:
    """The code of the procedure it is about; False when it is final or withdrawn."""
    return tx.execute(_OF_PROCEDURE, the_id=interview_id, procedure=procedure) == 1


def sent_at_desk(tx: Transaction, desk: str, change_after: datetime, at_most: int) -> int:
    """How many of the desk's sent interviews may be changed until later than this; counted up to `at_most`."""
    return len(tx.all(_SENT_SINCE, the_desk=desk, after=change_after, at_most=at_most))


def withdraw(tx: Transaction, interview_id: str) -> bool:
    """Nothing of it stays; False when it was final or withdrawn before."""
    files.erase(tx, Owner.COMMENT, interview_id)
    tx.execute(_UNLINK, the_id=interview_id)
    return tx.execute(_REMOVE, the_id=interview_id) == 1


def interview(tx: Transaction, interview_id: str) -> InterviewRow | None:
    """None when it is final or withdrawn."""
    row = tx.one(_ONE, the_id=interview_id)
    return None if row is None else _interview(row)


def locked(tx: Transaction, interview_id: str) -> InterviewRow | None:
    """Like `interview`, and nothing makes it final before the use case ends."""
    row = tx.one(_ONE_LOCKED, the_id=interview_id)
    return None if row is None else _interview(row)


def open_or_linked(tx: Transaction, lane: str) -> list[InterviewRow]:
    """What this account can still change or withdraw, in the order it began."""
    return [_interview(row) for row in tx.all(_OF_LANE, the_lane=lane)]


def lane_of(tx: Transaction, interview_id: str) -> str | None:
    lane: str | None = tx.value(_LINKED, the_id=interview_id)
    return lane


def due_for_final(tx: Transaction, now: datetime, limit: int) -> list[InterviewRow]:
    """Sent or partial ones whose time of change is over."""
    return [_interview(row) for row in tx.all(_DUE, now=now, at_most=limit)]


def is_any_due(tx: Transaction, now: datetime) -> bool:
    """Whether an answer is left that must be counted before anything up to `now` is published."""
    return tx.one(_ANY_DUE, now=now) is not None


def finalise(
    tx: Transaction, interview_id: str, final_id: str, local_day: date, field: str = ""
) -> InterviewRow | None:
    """Destroys link, id and times; what stays is nobody's. None when it was final or withdrawn before.

    `final_id` is a fresh random id. The caller counts the answers in the same transaction.
    """
    row = tx.one(_ONE_LOCKED, the_id=interview_id)
    if row is None:
        return None
    if any(isinstance(answer, Written) and answer.files for answer in load_answers(row[_ANSWERS_PLACE])):
        # due at once, and not at an instant that would tell when these answers were sent
        files.move(tx, Owner.COMMENT, interview_id, Owner.COMMENT, final_id, EPOCH)
    withdraw(tx, interview_id)
    kept = row[1 : 1 + len(_KEPT)]
    tx.execute(_FINAL, id=final_id, **dict(zip(_KEPT, kept, strict=True)), final_day=local_day, field=field)
    return _interview((final_id, *kept, None, None, "", False), local_day, field)


def final_between(tx: Transaction, desk: str, first_day: date, last_day: date) -> list[InterviewRow]:
    """Final responses of these local days, both included, in the order of their random ids."""
    rows = tx.all(_FINALS, the_desk=desk, first_day=first_day, last_day=last_day)
    return [_interview((*row[:-2], None, None, "", False), *row[-2:]) for row in rows]


def _close(
    tx: Transaction,
    interview_id: str,
    status: InterviewStatus,
    lane: str | None,
    change_until: datetime,
    flags: Sequence[str],
) -> InterviewRow | None:
    values = {"status": status, "change_until": change_until, "flags": " ".join(flags)}
    if tx.execute(_CLOSE, the_id=interview_id, **values) == 0:
        return None
    if lane is None:
        tx.execute(_UNLINK, the_id=interview_id)
    else:
        tx.execute(_LINK, interview=interview_id, lane=lane)
    return interview(tx, interview_id)


def _interview(row: Row, final_day: date | None = None, field: str = "") -> InterviewRow:
    (
        row_id,
        desk,
        key,
        version,
        status,
        stream,
        mode,
        answers,
        language,
        consent_version,
        flags,
        change_until,
        started_at,
        procedure,
        after_delay,
    ) = row
    return InterviewRow(
        row_id,
        desk,
        SurveyId(key, version),
        InterviewStatus(status),
        stream,
        mode,
        load_answers(answers),
        Language(language),
        consent_version,
        final_day,
        tuple(flags.split()),
        change_until,
        started_at,
        procedure,
        field,
        bool(after_delay),
    )
