"""Whom the words of a case name among people who could not be asked about when it came: new staff, another unit's."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.usecases import access, announce, responsible
from storage import case_files, complaints
from storage.database import Transaction
from storage.people import Staff
from survey.complaint import Complaint

SAID_BY_CITIZEN = "info"  # entries of the thread


def with_named(tx: Transaction, complaint: Complaint, of: Collection[Staff]) -> Complaint:
    """The case, never to be seen by those of them whom the citizen's words may mean; in doubt it goes upwards."""
    named = {*complaint.named, *responsible.named_in(said(tx, complaint), of)}
    if named == set(complaint.named):
        return complaint
    return replace(complaint, named=tuple(sorted(named)), points_at_person=True)


def said(tx: Transaction, complaint: Complaint) -> str:
    """All that the citizen wrote of the case so far, masked."""
    added = [entry.text for entry in case_files.thread(tx, complaint.code) if entry.kind == SAID_BY_CITIZEN]
    return "\n".join([complaints.text(tx, complaint.code), *added])


def look_again(tx: Transaction, joined: Staff, at: datetime) -> int:
    """Somebody may see cases from now on that were told before: how many of them are about this very person."""
    found = 0
    for seen in complaints.open_cases(tx):
        if not access.roles_on(tx, joined.id, seen) or with_named(tx, seen, [joined]) == seen:
            continue
        before = complaints.load_locked(tx, seen.code)
        assert before is not None, "a case is never deleted"
        after = with_named(tx, before, [joined])
        complaints.save(tx, after)
        cause = f"named:{joined.id}"
        announce.case_moved(tx, after, cause, at)
        announce.rerouted(tx, after, cause, at)
        found += 1
    return found
