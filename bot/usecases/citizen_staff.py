"""Citizens who are staff, or were: whether a chat belongs to one, and which units that account may not rate."""

from storage import people, places
from storage.database import Transaction
from storage.people import Grant, Staff
from storage.places import DeskRow
from survey.messages import CITIZEN_BOT, Address


def is_staff(tx: Transaction, citizen: Address) -> bool:
    """Or was: somebody removed this morning, and invited again tomorrow, is told apart from citizens all the same."""
    return _known_behind(tx, citizen) is not None


def works_for(tx: Transaction, citizen: Address, desk: DeskRow) -> bool:
    """Whether the account has any role in the desk's unit, in one above it, or in the whole office."""
    staff = _known_behind(tx, citizen)
    if staff is None or not staff.active:
        return False
    own = {_unit_of(tx, grant) for grant in people.grants(tx, staff.id)}
    return None in own or not own.isdisjoint(_with_units_above(tx, desk.unit))


def _known_behind(tx: Transaction, citizen: Address) -> Staff | None:
    """Private chats of both bots have the account's own number."""
    return people.by_account(tx, citizen.chat) if citizen.channel == CITIZEN_BOT else None


def _unit_of(tx: Transaction, grant: Grant) -> str | None:
    """None: the whole office."""
    desk = places.desk(tx, grant.desk) if grant.desk is not None else None
    return grant.unit if desk is None else desk.unit


def _with_units_above(tx: Transaction, code: str) -> set[str]:
    found = set[str]()
    unit = places.unit(tx, code)
    while unit is not None and unit.code not in found:
        found.add(unit.code)
        unit = places.unit(tx, unit.parent) if unit.parent else None
    return found
