"""Files between the platform and the blob: which are to be fetched, and whom it concerns when one is kept or not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.usecases import announce, case_files_told
from storage import complaints, files
from storage.database import Transaction
from storage.files import DueFile, Owner
from survey.files import FileKind, Refusal
from survey.messages import ChannelName
from survey.tracking_code import Code

MOST_AT_ONCE = 8
MOST_ERASED = 200


def claim_files(tx: Transaction, channel: ChannelName, now: datetime, lease: timedelta) -> list[DueFile]:
    return files.claim_due(tx, channel, now, lease, MOST_AT_ONCE)


def release_files(tx: Transaction, channel: ChannelName, now: datetime) -> int:
    """At the start of the only process: what the last one was fetching is due again."""
    return files.release(tx, channel, now)


def put_off_file(tx: Transaction, file_id: str, again: datetime) -> None:
    files.later(tx, file_id, again)


def keep_file(tx: Transaction, file_id: str, kind: FileKind, size: int, now: datetime) -> None:
    """Its blob is there. What an officer sent to a citizen is owed to the citizen from now on."""
    file = files.load_locked(tx, file_id)
    if file is None or not files.keep(tx, file_id, kind, size):
        return
    if file.owner is Owner.REPLY:
        case_files_told.send_to_citizens(tx, Code(file.ref), file, kind, now)


def refuse_file(tx: Transaction, file_id: str, why: Refusal, now: datetime) -> None:
    """It cannot be taken: its sender is told once, and the cards of its case say one less."""
    file = files.load_locked(tx, file_id)
    if file is None or not files.refuse(tx, file, why) or file.owner is Owner.COMMENT:
        return  # whose a comment was nobody knows any more
    case = complaints.load_locked(tx, Code(file.ref))
    if case is None:
        return
    if file.owner is Owner.CASE:
        case_files_told.tell_citizen_of_refused(tx, case, file, why, now)
        announce.case_moved(tx, case, f"file:{file_id}", now)
    else:
        case_files_told.tell_handler_of_refused(tx, case, file, why, now)


def erased_files(tx: Transaction) -> list[str]:
    """Whose blobs must go now."""
    return files.erased(tx, MOST_ERASED)


def forget_files(tx: Transaction, file_ids: Sequence[str]) -> int:
    """Their blobs are gone."""
    return files.forget(tx, file_ids)


def known_files(tx: Transaction) -> set[str]:
    """A blob of another name is nobody's."""
    return files.ids(tx)
