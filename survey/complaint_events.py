"""What can happen to a complaint: one closed union, by staff, by the citizen, by the clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from survey.deadlines import Deadlines, Silence
from survey.triage import Sign

StaffId = NewType("StaffId", int)


class RefusalReason(StrEnum):
    DUPLICATE = "duplicate"
    UNCLEAR = "unclear"
    OUT_OF_SCOPE = "out_of_scope"
    KHIEU_NAI_TO_CAO = "khieu_nai_to_cao"
    MISSING_INFO = "missing_info"  # only from need_info, after five silent working days


class DueWarning(StrEnum):
    """What the clock tells staff before anything is overdue; each once per case and set of deadlines."""

    UNCLAIMED = "unclaimed"
    MOST_TIME_USED = "most_time_used"
    LAST_MORNING = "last_morning"


@dataclass(frozen=True, slots=True)
class Agency:
    """Where a case was transferred. A unit code makes it inside the system: the due date stays, the unit takes it."""

    name: str
    unit: str | None = None


# --- what staff did ---


@dataclass(frozen=True, slots=True)
class Taken:
    by: StaffId


@dataclass(frozen=True, slots=True)
class Started:
    by: StaffId


@dataclass(frozen=True, slots=True)
class Asked:
    by: StaffId
    question: str
    silence: Silence


@dataclass(frozen=True, slots=True)
class Refused:
    by: StaffId
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Transferred:
    """`unclaimed_at`: when the next level of a unit inside hears that nobody there took it."""

    by: StaffId
    agency: Agency
    unclaimed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Guided:
    """The handler proposed it, a head confirmed; one person may be both."""

    by: StaffId
    confirmed_by: StaffId
    to: Sign


@dataclass(frozen=True, slots=True)
class Replied:
    by: StaffId
    answer: str


@dataclass(frozen=True, slots=True)
class ForwardedClosed:
    """What an outside agency has is closed here."""

    by: StaffId


@dataclass(frozen=True, slots=True)
class Noted:
    by: StaffId


# --- what the citizen did ---


@dataclass(frozen=True, slots=True)
class InfoAdded:
    pass


@dataclass(frozen=True, slots=True)
class Confirmed:
    pass


@dataclass(frozen=True, slots=True)
class NotResolved:
    """Of the answer, or of a refusal. The deadlines are fresh ones from this moment, for the case that it reopens."""

    due: Deadlines


@dataclass(frozen=True, slots=True)
class Withdrawn:
    pass


# --- what the clock found ---


@dataclass(frozen=True, slots=True)
class Warned:
    warning: DueWarning


@dataclass(frozen=True, slots=True)
class DuePassed:
    pass


@dataclass(frozen=True, slots=True)
class SilenceNoted:
    """Three working days without a word on the question."""


@dataclass(frozen=True, slots=True)
class FellSilent:
    """Seven days without a word on the answer, the refusal or the guidance."""


StaffEvent = Taken | Started | Asked | Refused | Transferred | Guided | Replied | ForwardedClosed | Noted
CitizenEvent = InfoAdded | Confirmed | NotResolved | Withdrawn
ClockEvent = Warned | DuePassed | SilenceNoted | FellSilent
Event = StaffEvent | CitizenEvent | ClockEvent
