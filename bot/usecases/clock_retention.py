"""What is past its time is erased: received ids, messages, keys of daily caps, opened slips, whose a talk was."""

from datetime import datetime, timedelta

from analytics.period import local_day
from bot.usecases import announce
from storage import (
    caps,
    case_files,
    complaints,
    consents,
    conversations,
    entries,
    files,
    inbox,
    outbox,
    posted,
    sealed,
    traces,
    visits,
)
from storage.database import Transaction

INBOX_KEPT = timedelta(hours=72)  # longer than the platform keeps what it has not handed over
CONTACTS_KEPT = timedelta(days=731)  # 24 months, as the consent to a complaint says
DRAFTS_KEPT = timedelta(days=7)  # what an officer wrote and never sent
TALKS_KEPT = timedelta(hours=24)  # of a chat in which nothing is open
OPENINGS_KEPT = timedelta(days=365)  # who opened an original; printed in what the bot says of itself
ENTRIES_KEPT = timedelta(days=366)  # who entered how many for others
COMMENT_FILES_KEPT = timedelta(days=365)  # a voice is known by who hears it; the answer it came with stays
SETTLED_KEPT = timedelta(days=60)  # keys of causes that could still come back, such as a card's


def forget_what_is_past_its_time(tx: Transaction, now: datetime) -> int:
    """Returns how many rows went."""
    gone: int = inbox.forget_older_than(tx, now - INBOX_KEPT) or 0
    gone += outbox.forget_settled_before(tx, now - SETTLED_KEPT)
    gone += caps.destroy_cap_keys(tx, local_day(now, tx.zone))
    gone += sealed.forget_openings_before(tx, now - OPENINGS_KEPT)
    gone += visits.forget(tx, now, local_day(now, tx.zone))
    gone += case_files.forget_drafts_before(tx, now - DRAFTS_KEPT)
    gone += entries.forget(tx, local_day(now - ENTRIES_KEPT, tx.zone))
    gone += files.erase_of_gone_drafts(tx)
    gone += files.erase_of_comments_before(tx, local_day(now - COMMENT_FILES_KEPT, tx.zone))
    gone += conversations.forget_closed(tx, now - TALKS_KEPT)
    gone += outbox.forget_talks(tx, now - TALKS_KEPT, now)
    gone += consents.forget_unlinked(tx, now - TALKS_KEPT)
    gone += _forget_people_of_closed_cases(tx, now)
    if gone:
        traces.note(tx, now)
    return gone


def traces_to_sweep(tx: Transaction, now: datetime, size: int) -> str | None:
    """Whether it is time to write the file of `size` bytes anew, and what `note_swept` is given afterwards."""
    return traces.to_sweep(tx, now, size)


def note_swept(tx: Transaction, left: str, now: datetime) -> None:
    traces.note_swept(tx, left, now)


def _forget_people_of_closed_cases(tx: Transaction, now: datetime) -> int:
    """Contact and account of a case go 24 months after closing; its entry in the register stays."""
    known = complaints.person_known_before(tx, now - CONTACTS_KEPT)
    for code in known:
        complaints.forget_person(tx, code)
        posted.forget_slot(tx, f"{announce.CASE}{code}")
        for owner in files.OF_A_CASE:
            files.erase(tx, owner, code)
    return len(known)
