"""When a complaint must be classified, forwarded, answered; when to warn: policy over working time → instants."""

from dataclasses import dataclass
from datetime import datetime

from survey.working_time import Calendar

WARN_AT_PERCENT = 70  # of the working time, from the opening of day 1
REMIND_AFTER_WORKING_DAYS = 3  # of a citizen's silence to a question
MISSING_AFTER_WORKING_DAYS = 5  # then the case may be refused for missing information


@dataclass(frozen=True, slots=True)
class Policy:
    """Working days, editable per unit. Five is the decree's for forwarding, ten the law's for answering."""

    classify_days: int = 2
    forward_days: int = 5
    answer_days: int = 10


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Instants in UTC. Each due moment is the closing time of its day."""

    classify_due: datetime
    forward_due: datetime
    answer_due: datetime
    unclaimed_at: datetime  # 70 % of the classify time: the next level hears that nobody took it
    warn_at: datetime  # 70 % of the answer time
    last_morning: datetime  # the opening of the day the answer is due


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a question may stay unanswered."""

    remind_at: datetime
    missing_at: datetime


def deadlines(opened_at: datetime, policy: Policy, calendar: Calendar) -> Deadlines:
    """The day of the event is not counted; day 1 is the next working day, k is due at the closing of day k."""
    day = calendar.local_day(opened_at)
    opening = calendar.opening_moment(calendar.add_working_days(day, 1))
    classify_due, forward_due, answer_due = (
        calendar.closing_moment(calendar.add_working_days(day, max(1, days)))
        for days in (policy.classify_days, policy.forward_days, policy.answer_days)
    )
    return Deadlines(
        classify_due=classify_due,
        forward_due=forward_due,
        answer_due=answer_due,
        unclaimed_at=_part_of(opening, classify_due, calendar),
        warn_at=_part_of(opening, answer_due, calendar),
        last_morning=calendar.opening_moment(calendar.local_day(answer_due)),
    )


def silence(asked_at: datetime, calendar: Calendar) -> Silence:
    """When a citizen who was asked is reminded, and when the case may be refused; both at closing time."""
    day = calendar.local_day(asked_at)
    return Silence(
        remind_at=calendar.closing_moment(calendar.add_working_days(day, REMIND_AFTER_WORKING_DAYS)),
        missing_at=calendar.closing_moment(calendar.add_working_days(day, MISSING_AFTER_WORKING_DAYS)),
    )


def _part_of(opening: datetime, due: datetime, calendar: Calendar) -> datetime:
    minutes = calendar.working_minutes(opening, due) * WARN_AT_PERCENT // 100
    return calendar.after_working_minutes(opening, minutes)
