"""What time does to complaints: warnings, overdue, silence. Each once per case, however late the clock looks."""

from datetime import datetime

from bot.usecases import announce
from storage import chain, complaints
from storage.database import Transaction
from survey.complaint import Complaint, Status, transition
from survey.complaint_clock import due_events
from survey.complaint_events import ClockEvent, DuePassed, DueWarning, Warned
from survey.told import told

BATCH = 50  # cases a transaction


def note_passed_deadlines(tx: Transaction, now: datetime) -> int:
    """Everything due on up to 50 cases; how many cases, so that the caller asks again until it is 0."""
    due = complaints.due(tx, now)[:BATCH]
    for seen in due:
        complaint = complaints.load_locked(tx, seen.code)
        assert complaint is not None
        for event in due_events(complaint, now):
            complaint = _note(tx, complaint, event, now)
    return len(due)


def _note(tx: Transaction, before: Complaint, event: ClockEvent, now: datetime) -> Complaint:
    after = transition(before, event, now)
    if after == before:
        return after
    cause = _cause(event, after)
    complaints.save(tx, after)
    if after.status is not before.status:
        chain.append(tx, f"complaint_{after.status}", after.code, now)
    announce.citizen_told(tx, after, told(before, after, event), cause, now)
    match event:
        case DuePassed():
            announce.next_level_told(tx, after, cause, now)
            announce.case_moved(tx, after, f"{cause}:edit", now)
        case Warned(DueWarning.UNCLAIMED):
            sentence = "case-unclaimed" if after.status is Status.WAITING else "case-unclaimed-inside"
            announce.staff_told(tx, after, sentence, cause, now)
            announce.next_level_told(tx, after, cause, now)
            announce.case_moved(tx, after, f"{cause}:edit", now)
        case Warned():
            announce.staff_told(tx, after, "case-due-soon", cause, now)
        case _ if after.status is not before.status:
            announce.case_moved(tx, after, cause, now)
        case _:
            pass
    return after


def _cause(event: ClockEvent, after: Complaint) -> str:
    """Names the event once per set of deadlines: a reopened or transferred case is warned of anew."""
    name = event.warning if isinstance(event, Warned) else type(event).__name__.lower()
    if event == Warned(DueWarning.UNCLAIMED):
        return f"{name}:{int(after.due.unclaimed_at.timestamp())}"
    if after.status is Status.CLOSED:
        name = f"{name}:closed"
    return f"{name}:{int(after.due.answer_due.timestamp())}"
