"""Of which desks and units somebody may ask the figures, in which chat; closed blocks alone, so more than of cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.usecases import absence
from bot.usecases.staff_turn import Refused, staff_words
from storage import people, places
from storage.database import Transaction
from storage.folding import folded, folded_code
from storage.people import Grant, Role, Staff
from storage.places import DeskRow, Unit
from survey.messages import Address

ALL_UNITS = ""  # the code of everything together
FILES_FOR = frozenset({Role.OWNER, Role.LEADER, Role.HEAD})
_EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Place:
    """A desk, or a unit with the units below it. `token` stands for it in a button."""

    is_desk: bool
    code: str
    name: str

    @property
    def token(self) -> str:
        return ("d" if self.is_desk else "u") + sha256(self.code.encode()).hexdigest()[:12]


def places_for(tx: Transaction, staff: Staff, chat: Address, roles: frozenset[Role] = _EVERYBODY) -> list[Place]:
    """Units from the top, then desks. In a group its own desks, whoever asks; in private what the person's roles cover.

    Raises Refused where there is nothing to ask about.
    """
    if chat.chat.startswith("-"):
        found = [_desk(desk) for desk in places.desk_of_group(tx, chat.chat)]
        if not found:
            raise Refused("period-no-group")
        return found
    grants = people.grants(tx, staff.id)
    absent = absence.stands_in_for(tx, staff.id)
    grants += people.grants(tx, absent) if absent is not None else []
    found = _covered(tx, [grant for grant in grants if grant.role in roles])
    if not found:
        raise Refused("staff-not-allowed")
    return found


def with_token(found: Sequence[Place], token: str) -> Place:
    """Raises Refused for one that is not among them, or is no more."""
    chosen = next((place for place in found if place.token == token), None)
    if chosen is None:
        raise Refused("period-not-yours")
    return chosen


def typed(found: Sequence[Place], text: str) -> list[Place]:
    """Those that a line means: by code, else by words of the name. Raises Refused when none does."""
    by_code = [place for place in found if folded_code(place.code) == folded_code(text)]
    by_name = [place for place in found if folded(text) in folded(place.name)]
    if not by_code and not by_name:
        raise Refused("period-no-place", place=text[:40])
    return by_code or by_name


def _covered(tx: Transaction, grants: Sequence[Grant]) -> list[Place]:
    units, desks = places.units(tx), places.desks(tx)
    by_code = {unit.code: unit for unit in units}
    everywhere = any(
        grant.role in (Role.OWNER, Role.LEADER) and grant.unit is None and grant.desk is None for grant in grants
    )
    led = {grant.unit for grant in grants if grant.role is Role.LEADER}
    own = {grant.desk for grant in grants}
    seen = [desk for desk in desks if everywhere or led & set(_lineage(desk.unit, by_code)) or desk.code in own]
    with_desks = {code for desk in seen for code in _lineage(desk.unit, by_code)}
    tops = [
        unit for unit in units if unit.code in with_desks and (everywhere or led & set(_lineage(unit.code, by_code)))
    ]
    tops.sort(key=lambda unit: len(_lineage(unit.code, by_code)))
    found = [Place(False, unit.code, unit.name) for unit in tops]
    roots = [unit for unit in tops if unit.parent not in with_desks]
    if everywhere and len(roots) > 1:
        found.insert(0, Place(False, ALL_UNITS, staff_words(tx).text("document-all-units")))
    return found + [_desk(desk) for desk in seen]


def _lineage(code: str, by_code: dict[str, Unit]) -> list[str]:
    """The unit and all above it."""
    codes: list[str] = []
    while code in by_code and code not in codes:
        codes.append(code)
        code = by_code[code].parent or ""
    return codes


def _desk(desk: DeskRow) -> Place:
    return Place(True, desk.code, desk.name)
