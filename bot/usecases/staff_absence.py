"""Leave: from when to when, and who stands in. Alerts go past who is away; the stand-in may do what the other may."""

import json
import re
from datetime import date, datetime

from analytics.period import local_day
from bot.usecases import absence, access, case_leave, responsible
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import outbox, people, places, settings
from storage.database import Transaction
from storage.outbox import Entry
from storage.people import Staff
from survey.complaint_events import StaffId
from survey.messages import Address, Message
from survey.text import fold

LONGEST_LEAVE_DAYS = 366
_DAY = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
_LEAVE = re.compile(rf"{_DAY}(?:\s*(?:-|–|den|đến)\s*|\s+){_DAY}(?:\s+(.+))?", re.IGNORECASE)
_OVER = ("het", "huy")  # folded


def set_absence(tx: Transaction, text: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """ "20/11 25/11 Nguyễn Thị Hoa": both days included; "hết" ends it; nothing asks how it stands."""
    staff, today = access.require_staff(tx, person.account), local_day(at, tx.zone)
    words = staff_words(tx)
    if fold(text.strip()) in _OVER:
        settings.drop(tx, _key(staff.id))
    elif text.strip():
        first, last, name = _read(text, today)
        stand_in = _stand_in(tx, staff, name) if name else None
        kept = {"first": first.isoformat(), "last": last.isoformat(), "stand_in": stand_in}
        settings.put(tx, _key(staff.id), json.dumps(kept))
    changed = apply_today(tx, staff, today, at)
    if changed and settings.get(tx, _key(staff.id)) is None and chat.chat == person.account:
        return None  # the word of welcome stands there already
    said = words.text("away-nobody")
    if (stored := settings.get(tx, _key(staff.id))) is not None:
        kept = json.loads(stored)
        other = people.by_id(tx, StaffId(kept["stand_in"])) if kept["stand_in"] is not None else None
        values = {
            "name": staff.name,
            "first": words.day(date.fromisoformat(kept["first"])),
            "last": words.day(date.fromisoformat(kept["last"])),
        }
        said = words.text("away-with", other=other.name, **values) if other else words.text("away-without", **values)
    outbox.enqueue(tx, Entry(key=f"away:{fresh}", to=chat, message=Message(said)), at)
    return None


def apply_today(tx: Transaction, staff: Staff, today: date, at: datetime) -> bool:
    """Whether somebody is away is decided once a day; `access` only reads it. True when it changed.

    Then the open cases change hands too.
    """
    stored = settings.get_locked(tx, _key(staff.id))
    kept = json.loads(stored) if stored else None
    is_away = kept is not None and kept["first"] <= today.isoformat() <= kept["last"]
    if kept is not None and kept["last"] < today.isoformat():
        settings.drop(tx, _key(staff.id))
    before = absence.stand_in_of(tx, staff.id)
    after = (kept["stand_in"], True) if is_away and kept is not None else (None, False)
    if before == after:
        return False
    absence.note_away(tx, staff.id, *after)
    relieved = people.by_id(tx, before[0]) if before[0] not in (None, after[0]) else None
    if relieved is not None and relieved.active:
        case_leave.relieve(tx, relieved, staff, at)
    if is_away and kept is not None:
        case_leave.hand_over(tx, staff, date.fromisoformat(kept["last"]), at)
    else:
        case_leave.welcome_back(tx, staff, at)
    return True


def _read(text: str, today: date) -> tuple[date, date, str]:
    found = _LEAVE.fullmatch(text.strip())
    if found is None:
        raise Refused("away-how")
    first_day, first_month, first_year, last_day, last_month, last_year, name = found.groups()
    try:
        first = date(int(first_year or today.year), int(first_month), int(first_day))
        last = date(int(last_year or first_year or today.year), int(last_month), int(last_day))
        if last < first and not last_year:
            last = last.replace(year=first.year + 1)
    except ValueError:
        raise Refused("away-how") from None
    if last < first or last < today or (last - first).days > LONGEST_LEAVE_DAYS:
        raise Refused("away-how")
    return first, last, name or ""


def _stand_in(tx: Transaction, staff: Staff, name: str) -> StaffId:
    """A colleague of one of the own desks, or of the own unit, whom the words mean alone."""
    desks = {
        desk.code for desk in places.desks(tx) if any(one.id == staff.id for one in responsible.roster(tx, desk.code))
    }
    colleagues = {one.id: one for desk in desks for one in responsible.roster(tx, desk) if one.id != staff.id}
    meant = [one for one in colleagues.values() if fold(name) in fold(one.name)]
    if len(meant) != 1:
        raise Refused("away-who", names=", ".join(sorted(one.name for one in colleagues.values())) or "–")
    if absence.stands_in_for(tx, meant[0].id) not in (None, staff.id):
        raise Refused("away-busy", name=meant[0].name)
    return meant[0].id


def _key(staff: StaffId) -> str:
    return f"absence:{staff}"
