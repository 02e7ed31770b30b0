"""Who is away today, and who stands in."""

from storage import people, settings
from storage.database import Transaction
from storage.people import Staff
from survey.complaint_events import StaffId


def stand_in_of(tx: Transaction, staff: StaffId) -> tuple[StaffId | None, bool]:
    """Who stands in for somebody, and whether that person is away today at all."""
    stored = settings.get(tx, f"away:{staff}")
    return (StaffId(int(stored)) if stored else None, stored is not None)


def standing_in(tx: Transaction, absent: StaffId) -> Staff | None:
    """Who really does stand in for somebody: staff still, and not away too."""
    stand_in, _ = stand_in_of(tx, absent)
    here = people.by_id(tx, stand_in) if stand_in is not None else None
    return here if here is not None and here.active and not stand_in_of(tx, here.id)[1] else None


def is_away(tx: Transaction, chat: str) -> bool:
    """Whether this is the private chat of somebody who is away."""
    staff = None if chat.startswith("-") else people.by_account(tx, chat)
    return staff is not None and stand_in_of(tx, staff.id)[1]


def stands_in_for(tx: Transaction, staff: StaffId) -> StaffId | None:
    stored = settings.get(tx, f"stands_for:{staff}")
    return StaffId(int(stored)) if stored else None


def note_away(tx: Transaction, staff: StaffId, stand_in: StaffId | None, is_away: bool) -> None:
    """From now on; the two rows always tell the same."""
    before, _ = stand_in_of(tx, staff)
    if before is not None:
        settings.drop(tx, f"stands_for:{before}")
    settings.drop(tx, f"away:{staff}")
    if is_away:
        settings.put(tx, f"away:{staff}", "" if stand_in is None else str(stand_in))
    if is_away and stand_in is not None:
        settings.put(tx, f"stands_for:{stand_in}", str(staff))
