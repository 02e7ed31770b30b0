"""One move of a case by staff: found and locked, rights asked, kept with its log entry, told to everybody concerned."""

from dataclasses import replace
from datetime import datetime

from bot.usecases import access, announce, case_named, responsible
from bot.usecases.access import Action
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, chain, complaints
from storage.database import Transaction
from storage.people import Staff
from survey import tracking_code
from survey.complaint import Complaint, transition
from survey.complaint_events import StaffEvent
from survey.told import told

MOVED = "moved"  # an entry of the thread: who made it what


def case_for(tx: Transaction, text: str, person: Person, action: Action) -> tuple[Complaint, Staff]:
    """The case, locked, and who acts on it. Raises Refused; a code that is none reads as one that may not be seen."""
    code = tracking_code.read(text)
    complaint = complaints.load_locked(tx, code) if code is not None else None
    if complaint is None:
        access.require_staff(tx, person.account)
        raise Refused("case-unknown")
    return complaint, access.require_case(tx, person.account, complaint, action)


def move(tx: Transaction, before: Complaint, event: StaffEvent, at: datetime, sentence: str | None = None) -> Complaint:
    """The case after the event. Raises Refused where it does not fit any more: somebody was quicker.

    `sentence` is what the citizen is told in the place of the life cycle's own.
    """
    after = transition(before, event, at)
    if after.unit != before.unit:
        after = case_named.with_named(tx, after, responsible.roster_of_unit(tx, after.unit))
    said = told(before, after, event)
    if said is None or not said.possible:
        raise over(tx, before)
    cause = f"{MOVED}:{len(case_files.thread(tx, before.code))}"
    case_files.add_entry(tx, before.code, MOVED, event.by, str(after.status), at)
    if after != before:
        complaints.save(tx, after)
    if after.status is not before.status:
        chain.append(tx, f"complaint_{after.status}", after.code, at)
    announce.case_moved(tx, after, cause, at)
    announce.citizen_told(tx, after, replace(said, message=sentence or said.message), cause, at)
    if after.unit != before.unit:
        announce.rerouted(tx, after, cause, at)
    return after


def over(tx: Transaction, complaint: Complaint) -> Refused:
    """What whoever pressed too late is told."""
    status = staff_words(tx).text(f"status-{complaint.status}")
    return Refused("case-over", code=complaint.code, status=status)
