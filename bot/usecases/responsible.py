"""Who is responsible for a desk or a case, and whom of them a text may mean."""

from collections.abc import Collection
from dataclasses import dataclass

from storage import people, places
from storage.database import Transaction
from storage.people import Grant, Role, Staff
from storage.places import DeskRow
from survey import routing, triage
from survey.complaint import Complaint
from survey.complaint_events import StaffId
from survey.routing import Category


@dataclass(frozen=True, slots=True)
class Place:
    """Who is responsible for a case: its desk, or after a transfer inside the whole of another unit."""

    unit: str
    desk: DeskRow | None
    desks: frozenset[str]

    @property
    def group(self) -> str | None:
        return self.desk.group_chat if self.desk is not None else None


SUPERIORS = frozenset({Role.HEAD, Role.LEADER})


def roster(tx: Transaction, desk: str) -> list[Staff]:
    """Everybody who could handle what is sent to the desk: there, in its unit or in the whole office."""
    found = places.desk(tx, desk)
    assert found is not None, "a desk with complaints is never deleted"
    place = place_of_desk(found)
    covering = {grant.staff for grant in people.all_grants(tx) if grant.role is not Role.OWNER and covers(grant, place)}
    return [person for person in people.everyone(tx) if person.id in covering]


def roster_of_unit(tx: Transaction, unit: str) -> list[Staff]:
    """Everybody who could handle what is transferred to it."""
    desks = [desk.code for desk in places.desks(tx, unit)]
    found = {person.id: person for desk in desks for person in roster(tx, desk)}
    return [*found.values(), *(leader for leader in leaders_of(tx, unit) if leader.id not in found)]


def named_in(text: str, of: Collection[Staff]) -> tuple[StaffId, ...]:
    """Whom of them the text may mean."""
    names = set(triage.named(text, [person.name for person in of]))
    return tuple(person.id for person in of if person.name in names)


def meant_in(tx: Transaction, text: str, desk: str, category: Category, of: Collection[Staff]) -> tuple[StaffId, ...]:
    """Whom of the desk's roster a citizen's words may mean: by name, or as its head where they are about conduct."""
    meant = set(named_in(text, of))
    if triage.speaks_of_head(text) and (category in routing.CONFLICT_CATEGORIES or triage.accuses(text)):
        meant |= {head.id for head in people.holders(tx, Role.HEAD, desk=desk)}
    return tuple(person.id for person in of if person.id in meant)


def leaders_of(tx: Transaction, unit: str) -> list[Staff]:
    return [
        leader
        for leader in people.holders(tx, Role.LEADER)
        if any(grant.role is Role.LEADER and grant.unit in (None, unit) for grant in people.grants(tx, leader.id))
    ]


def covers(grant: Grant, place: Place) -> bool:
    if grant.desk is not None:
        return grant.desk in place.desks
    return grant.unit is None or grant.unit == place.unit


def place_of_desk(desk: DeskRow) -> Place:
    return Place(desk.unit, desk, frozenset({desk.code}))


def place_of(tx: Transaction, complaint: Complaint) -> Place:
    desk = places.desk(tx, complaint.desk)
    assert desk is not None, "a desk with complaints is never deleted"
    if complaint.unit == desk.unit:
        return place_of_desk(desk)
    return Place(complaint.unit, None, frozenset(one.code for one in places.desks(tx, complaint.unit)))
