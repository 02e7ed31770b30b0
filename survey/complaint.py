"""A complaint and its legal moves: `transition` is pure and total; what is not listed changes nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from survey import complaint_events as events
from survey.complaint_events import Agency, DueWarning, Event, RefusalReason, StaffEvent, StaffId
from survey.deadlines import Deadlines, Silence
from survey.procedure import Procedure
from survey.routing import Category
from survey.tracking_code import Code
from survey.triage import Sign

CLOSES_AFTER = timedelta(days=7)  # of a citizen's silence to an answer, a refusal or guidance


class Status(StrEnum):
    WAITING = "waiting"
    RECEIVED = "received"
    NEED_INFO = "need_info"
    IN_PROGRESS = "in_progress"
    FORWARDED = "forwarded"
    REFUSED = "refused"
    GUIDED = "guided"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


ACTIVE = frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.NEED_INFO, Status.REOPENED})


class Outcome(StrEnum):
    """How a case ended. Resolved is CONFIRMED alone; SILENT is shown apart."""

    CONFIRMED = "confirmed"
    SILENT = "silent"
    UNASKED = "unasked"  # answered by letter, telephone or word: nobody could say what came of it
    NOT_RESOLVED = "not_resolved"
    REFUSED = "refused"
    GUIDED = "guided"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"


class Door(StrEnum):
    ANONYMOUS = "anonymous"  # góp ý ẩn danh
    NAMED = "named"  # phản ánh, kiến nghị


class Source(StrEnum):
    CHAT = "chat"
    WEB = "web"
    BOX = "box"  # hòm thư góp ý
    HOTLINE = "hotline"
    PAPER = "paper"  # a letter that was sent or handed in
    ASSISTED = "assisted"  # said at the desk


# registered by staff: nobody can be written to, so the answer goes by telephone, by letter or by word
BY_STAFF = (Source.BOX, Source.HOTLINE, Source.PAPER, Source.ASSISTED)


class Level(StrEnum):
    """Who handles it now: whoever was alerted first, or the next level after a reopening."""

    FIRST = "first"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Question:
    """What the citizen was asked, and how long it may stay unanswered."""

    text: str
    silence: Silence
    status_before: Status  # before the first question
    reminded: bool = False


@dataclass(frozen=True, slots=True)
class Complaint:
    """One case. Its words, contact and account are kept elsewhere; delivery of messages is not its matter."""

    code: Code
    desk: str  # where it happened
    unit: str  # who is responsible now; another than the desk's after a transfer inside
    category: Category
    door: Door
    source: Source
    opened_at: datetime
    due: Deadlines
    status: Status = Status.WAITING
    level: Level = Level.FIRST
    handler: StaffId | None = None
    points_at_person: bool = False
    named: tuple[StaffId, ...] = ()  # staff the text names: they never see it
    procedure: Procedure | None = None  # as it was called when it was submitted
    question: Question | None = None
    refusal: RefusalReason | None = None
    guided_to: Sign | None = None
    forwarded_to: Agency | None = None
    forwarded_at: datetime | None = None
    answered_at: datetime | None = None  # the first answer since it was opened or reopened
    closes_at: datetime | None = None  # by silence; set while answered, refused or guided
    closed_at: datetime | None = None
    outcome: Outcome | None = None
    overdue: bool = False
    reopened: bool = False
    warned: frozenset[DueWarning] = frozenset()
    received_on: date | None = None  # where staff registered it: the day it came, from which its deadlines count

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def is_forwarded_inside(self) -> bool:
        return self.status is Status.FORWARDED and self.forwarded_to is not None and self.forwarded_to.unit is not None

    @property
    def is_forwarded_outside(self) -> bool:
        return self.status is Status.FORWARDED and not self.is_forwarded_inside

    @property
    def is_unclaimed(self) -> bool:
        """Whether those who were alerted have still to take it."""
        return self.status is Status.WAITING or self.is_forwarded_inside

    @property
    def is_running(self) -> bool:
        """Whether the clock of the answer counts."""
        return self.is_active or self.is_unclaimed

    @property
    def is_open(self) -> bool:
        return self.status is not Status.CLOSED


def opened(
    code: Code,
    desk: str,
    unit: str,
    category: Category,
    door: Door,
    source: Source,
    at: datetime,
    due: Deadlines,
    *,
    points_at_person: bool = False,
    named: tuple[StaffId, ...] = (),
    received_on: date | None = None,
    procedure: Procedure | None = None,
) -> Complaint:
    """A case that was just submitted: it waits to be taken."""
    new = Complaint(code, desk, unit, category, door, source, at, due)
    known = replace(new, points_at_person=points_at_person, named=named)
    return replace(known, received_on=received_on, procedure=procedure)


def transition(complaint: Complaint, event: Event, at: datetime) -> Complaint:
    """The case after the event. Total: an event that does not fit returns the same complaint.

    A staff action on a waiting case takes it first. Who may do it is not asked here.
    """
    if complaint.status is Status.WAITING and not isinstance(event, events.Taken) and isinstance(event, StaffEvent):
        taken = _moved(complaint, events.Taken(event.by), at)
        done = _moved(taken, event, at)
        return complaint if done == taken else done
    done = _moved(complaint, event, at)
    return complaint if done == complaint else done


def _moved(case: Complaint, event: Event, at: datetime) -> Complaint:
    """The table of legal moves, row by row; notes and further words of either side move nothing."""
    match event:
        case events.Taken(by=by) if case.status is Status.WAITING or case.is_forwarded_inside:
            return replace(case, status=Status.RECEIVED, handler=by)
        case events.Started(by=by) if case.status in (Status.RECEIVED, Status.REOPENED):
            return replace(case, status=Status.IN_PROGRESS, handler=by)
        case events.Asked(by=by, question=text, silence=silence) if case.is_active:
            before = case.question.status_before if case.question else case.status
            question = Question(text, silence, before)
            return replace(case, status=Status.NEED_INFO, handler=case.handler or by, question=question)
        case events.InfoAdded() if case.question:
            return replace(case, status=case.question.status_before, question=None)
        case events.SilenceNoted() if case.question and not case.question.reminded:
            if at < case.question.silence.remind_at:
                return case
            return replace(case, question=replace(case.question, reminded=True))
        case events.Refused(by=by, reason=reason) if case.is_active and _may_refuse(case, reason, at):
            return replace(_decided(case, Status.REFUSED, by, at), refusal=reason)
        case events.Transferred() if case.is_active:
            return _transferred(case, event, at)
        case events.Guided(by=by, to=sign) if case.is_active:
            return replace(_decided(case, Status.GUIDED, by, at), guided_to=sign)
        case events.Replied(by=by) if case.is_active or case.is_forwarded_outside:
            return replace(_decided(case, Status.ANSWERED, by, at), answered_at=at)
        case events.Confirmed() if case.status is Status.ANSWERED:
            return _closed(case, Outcome.CONFIRMED, at)
        case events.NotResolved(due=due) if case.status in (Status.ANSWERED, Status.REFUSED):
            return _closed(case, Outcome.NOT_RESOLVED, at) if case.reopened else _reopened(case, due)
        case events.FellSilent() if case.closes_at and at >= case.closes_at:
            return _closed(case, _outcome_of_silence(case), at)
        case events.ForwardedClosed() if case.is_forwarded_outside:
            return _closed(case, Outcome.FORWARDED, at)
        case events.Withdrawn() if case.is_open:
            return _closed(case, Outcome.WITHDRAWN, at)
        case events.Warned(warning=warning) if warning not in case.warned and _is_warned_at(case, warning, at):
            return replace(case, warned=case.warned | {warning} | _OVERTAKEN[warning])
        case events.DuePassed() if case.is_running and not case.overdue and at >= case.due.answer_due:
            return replace(case, overdue=True)
        case _:
            return case


def _outcome_of_silence(case: Complaint) -> Outcome:
    match case.status:
        case Status.REFUSED:
            return Outcome.REFUSED
        case Status.GUIDED:
            return Outcome.GUIDED
        case _:
            return Outcome.UNASKED if case.source in BY_STAFF else Outcome.SILENT


# after an outage the later warning stands for the earlier one
_OVERTAKEN: dict[DueWarning, frozenset[DueWarning]] = {
    DueWarning.UNCLAIMED: frozenset(),
    DueWarning.MOST_TIME_USED: frozenset(),
    DueWarning.LAST_MORNING: frozenset({DueWarning.MOST_TIME_USED}),
}


def _may_refuse(case: Complaint, reason: RefusalReason, at: datetime) -> bool:
    if reason is not RefusalReason.MISSING_INFO:
        return True
    return case.question is not None and at >= case.question.silence.missing_at


def _is_warned_at(case: Complaint, warning: DueWarning, at: datetime) -> bool:
    if case.overdue or not case.is_running:
        return False
    match warning:
        case DueWarning.UNCLAIMED:
            return case.is_unclaimed and at >= case.due.unclaimed_at
        case DueWarning.MOST_TIME_USED:
            return at >= case.due.warn_at
        case DueWarning.LAST_MORNING:
            return at >= case.due.last_morning
        case _:
            assert_never(warning)


def _decided(case: Complaint, status: Status, by: StaffId, at: datetime) -> Complaint:
    handler = case.handler or by
    return replace(case, status=status, handler=handler, question=None, closes_at=at + CLOSES_AFTER)


def _transferred(case: Complaint, event: events.Transferred, at: datetime) -> Complaint:
    """Inside, whoever is alerted there takes it anew, in the time there is to sort a new case; the answer's date stays.

    An outside agency's answer comes back through the handler.
    """
    agency = event.agency
    sent = replace(case, status=Status.FORWARDED, question=None, forwarded_to=agency, forwarded_at=at)
    if agency.unit is None:
        return replace(sent, handler=case.handler or event.by)
    due = replace(case.due, unclaimed_at=event.unclaimed_at or case.due.unclaimed_at)
    return replace(sent, unit=agency.unit, handler=None, due=due, warned=case.warned - {DueWarning.UNCLAIMED})


def _reopened(case: Complaint, due: Deadlines) -> Complaint:
    """The next level has the whole time anew; what was decided before is undone."""
    return replace(
        case,
        status=Status.REOPENED,
        level=Level.NEXT,
        handler=None,
        due=due,
        refusal=None,
        answered_at=None,
        closes_at=None,
        overdue=False,
        reopened=True,
        warned=frozenset(),
    )


def _closed(case: Complaint, outcome: Outcome, at: datetime) -> Complaint:
    return replace(case, status=Status.CLOSED, outcome=outcome, question=None, closes_at=None, closed_at=at)
