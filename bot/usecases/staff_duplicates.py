"""Two cases that say the same: staff link one to the other."""

from datetime import datetime

from bot.usecases import access, announce, case_duplicates
from bot.usecases.access import Action
from bot.usecases.case_drafts import draft_of, settle_question
from bot.usecases.case_moves import case_for, move, over
from bot.usecases.staff_turn import Person, Refused
from storage import case_files
from storage.database import Transaction
from survey import complaint_events as events
from survey.complaint_events import RefusalReason
from survey.messages import Address


def merge(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """The case below whose card the other's code was written is the duplicate; both citizens are told.

    Only cases that the same people may see are linked: a card would tell of the other one.
    """
    written, duplicate = draft_of(tx, draft, person)
    main, _ = case_for(tx, written.text, person, Action.READ)
    if main.code == duplicate.code or not (main.is_running or main.is_forwarded_outside):
        raise over(tx, main)
    if access.group_may_see(tx, main) != access.group_may_see(tx, duplicate) or main.desk != duplicate.desk:
        raise Refused("merge-apart")
    case_files.add_entry(tx, duplicate.code, case_duplicates.MERGED_INTO, written.staff, main.code, at)
    case_files.add_entry(tx, main.code, case_duplicates.MERGED, written.staff, duplicate.code, at)
    # "will not be handled" would be untrue: it is, with the other one
    move(tx, duplicate, events.Refused(by=written.staff, reason=RefusalReason.DUPLICATE), at, "told-merged")
    announce.case_moved(tx, main, f"merged:{draft}", at)
    case_duplicates.tell(tx, main.code, "told-merged-here", f"merged:{draft}", at)
    settle_question(tx, chat, draft, "draft-merged", duplicate.code, at)
    return None
