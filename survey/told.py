"""What the citizen is told when a complaint moves: one whole sentence of the catalog, its values and its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from survey import complaint_events as events
from survey.complaint import Complaint, Outcome, Status
from survey.complaint_events import CitizenEvent, Event, RefusalReason, StaffEvent
from survey.wording import Wording


@dataclass(frozen=True, slots=True)
class DayOf:
    """Said as the local day alone."""

    at: datetime


Said = str | datetime | DayOf | Status | Outcome | RefusalReason


class Button(StrEnum):
    """Below the sentence; the name is the id of its label."""

    RESOLVED = "button-resolved"
    NOT_RESOLVED = "button-not-resolved"
    DISAGREE = "button-disagree"
    ADD_INFO = "button-add-info"
    WITHDRAW = "button-withdraw"


@dataclass(frozen=True, slots=True)
class Told:
    """`possible` is False when the event did not fit: then it is said to whoever tried, and pushed to nobody."""

    message: str
    values: Mapping[str, Said] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    possible: bool = True


def told_when_opened(complaint: Complaint) -> Told:
    return Told("told-opened", {"code": complaint.code, "classify_due": complaint.due.classify_due})


def told(before: Complaint, after: Complaint, event: Event) -> Told | None:
    """What to say of an event that `transition` made `after` of `before` with. None: nothing."""
    if isinstance(event, events.Noted | events.Warned):
        return None
    if _is_listed(before, after, event):
        return _of_move(before, after, event)
    if isinstance(event, StaffEvent | CitizenEvent):
        return Told("told-not-possible", {"code": before.code, "status": before.status}, possible=False)
    return None


def sentence(said: Told, words: Wording, place: Mapping[str, str]) -> str:
    """The text. `place` holds the unit's `hotline`, `address` and `hours`, which some sentences name."""
    values = {name: _written(value, words) for name, value in said.values.items()}
    return words.text(said.message, **{**place, **values})


def _is_listed(before: Complaint, after: Complaint, event: Event) -> bool:
    match event:
        case events.InfoAdded():
            return before.is_open
        case events.Replied() if before.status is Status.ANSWERED:
            return True
        case _:
            return after != before


def _of_move(before: Complaint, after: Complaint, event: Event) -> Told | None:
    code = after.code
    agency = after.forwarded_to.name if after.forwarded_to else ""
    match event:
        case events.Taken() if before.status is Status.FORWARDED:
            return Told("told-taken-inside", {"code": code, "agency": agency, "answer_due": after.due.answer_due})
        case events.Taken():
            return Told("told-taken", {"code": code, "answer_due": after.due.answer_due})
        case events.Started():
            return Told("told-started", {"code": code})
        case events.Asked(question=question):
            return Told("told-asked", {"code": code, "question": question}, (Button.ADD_INFO,))
        case events.InfoAdded():
            return Told("told-info-added", {"code": code}, _judging(after))
        case events.SilenceNoted():
            question = after.question.text if after.question else ""
            return Told("told-silence", {"code": code, "question": question}, (Button.ADD_INFO,))
        case events.Refused(reason=reason):
            return Told("told-refused", {"code": code, "reason": reason}, _judging(after))
        case events.Transferred() if after.forwarded_at:
            return Told("told-transferred", {"code": code, "agency": agency, "date": DayOf(after.forwarded_at)})
        case events.Guided(to=sign):
            return Told(f"triage-{sign}", {"code": code})
        case events.Replied(answer=answer) if before.status is Status.ANSWERED:
            return Told("told-answer-more", {"code": code, "answer": answer})
        case events.Replied(answer=answer):
            return Told("told-answered", {"code": code, "answer": answer}, _judging(after))
        case events.Confirmed():
            return Told("told-confirmed", {"code": code})
        case events.NotResolved() if after.status is Status.REOPENED:
            return Told("told-reopened", {"code": code, "answer_due": after.due.answer_due})
        case events.NotResolved():
            return Told("told-not-resolved-again", {"code": code})
        case events.FellSilent() if after.outcome in (Outcome.SILENT, Outcome.UNASKED):
            return Told("told-closed-silent", {"code": code})
        case events.FellSilent() | events.ForwardedClosed():
            return Told("told-closed", {"code": code, "outcome": after.outcome or ""})
        case events.Withdrawn():
            return Told("told-withdrawn", {"code": code})
        case events.DuePassed():
            return Told("told-overdue", {"code": code})
        case events.Noted() | events.Warned() | events.Transferred():
            return None
        case _:
            assert_never(event)


def _judging(case: Complaint) -> tuple[Button, ...]:
    """What can be said of an answer or a refusal: who has added a word may not have found the buttons above."""
    match case.status:
        case Status.ANSWERED:
            return (Button.RESOLVED, Button.NOT_RESOLVED)
        case Status.REFUSED:
            return (Button.DISAGREE,)
        case _:
            return ()


def _written(value: Said, words: Wording) -> str:
    match value:
        case Status():
            return words.text(f"status-{value}")
        case Outcome():
            return words.text(f"outcome-{value}")
        case RefusalReason():
            return words.text(f"refusal-{value}")
        case datetime():
            return words.moment(value)
        case DayOf(at=at):
            return words.day(at.astimezone(words.zone).date())
        case str():
            return value
        case _:
            assert_never(value)
