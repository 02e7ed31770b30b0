"""What the clock owes a complaint: the events that are due by now, and when the next one will be."""

from datetime import datetime

from survey.complaint import Complaint
from survey.complaint_events import ClockEvent, DuePassed, DueWarning, FellSilent, SilenceNoted, Warned


def due_events(complaint: Complaint, now: datetime) -> tuple[ClockEvent, ...]:
    """What happened by `now` and was not noted yet, earliest first. Each is put to `transition`; then nothing is due.

    After an outage only the last of warnings and due date counts: who reads "overdue" needs no "soon due".
    """
    due = [event for at, event in _moments(complaint) if at <= now]
    if DuePassed() in due:
        return tuple(event for event in due if not isinstance(event, Warned))
    if Warned(DueWarning.LAST_MORNING) in due:
        return tuple(event for event in due if event != Warned(DueWarning.MOST_TIME_USED))
    return tuple(due)


def next_moment(complaint: Complaint) -> datetime | None:
    """When to look at it again; in the past when something is due. None: never, unless a person moves it."""
    return min((at for at, _ in _moments(complaint)), default=None)


def _moments(case: Complaint) -> list[tuple[datetime, ClockEvent]]:
    moments: list[tuple[datetime, ClockEvent]] = []
    if case.is_running and not case.overdue:
        moments.append((case.due.answer_due, DuePassed()))
        moments += [(at, Warned(warning)) for warning, at in _warnings(case).items() if warning not in case.warned]
    if case.question and not case.question.reminded:
        moments.append((case.question.silence.remind_at, SilenceNoted()))
    if case.closes_at:
        moments.append((case.closes_at, FellSilent()))
    return sorted(moments, key=lambda moment: moment[0])


def _warnings(case: Complaint) -> dict[DueWarning, datetime]:
    warnings = {DueWarning.MOST_TIME_USED: case.due.warn_at, DueWarning.LAST_MORNING: case.due.last_morning}
    return warnings | {DueWarning.UNCLAIMED: case.due.unclaimed_at} if case.is_unclaimed else warnings
