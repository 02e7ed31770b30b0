"""Who may do what: never the person or the group a complaint is about."""

from dataclasses import dataclass
from enum import StrEnum

from bot.usecases import absence, responsible
from bot.usecases.staff_turn import Refused
from storage import people, places
from storage.database import Transaction
from storage.people import Role, Staff
from storage.places import DeskRow
from survey import routing
from survey.complaint import Complaint, Level
from survey.complaint_events import StaffId
from survey.routing import Pointed, Recipient


class Action(StrEnum):
    """What a member of staff may want to do with a case."""

    READ = "read"
    TAKE = "take"
    HANDLE = "handle"  # ask, answer, refuse, transfer, note, …
    CONFIRM = "confirm"  # that it is a matter for another office
    OPEN = "open"  # the original and the contact


@dataclass(frozen=True, slots=True)
class Barred:
    """Who hears nothing of a case: whom it names, and who could hear of it only by taking somebody's place."""

    named: tuple[StaffId, ...] = ()
    as_stand_in: frozenset[StaffId] = frozenset()

    def lets_stand_in(self, staff: StaffId) -> bool:
        return staff not in self.named and staff not in self.as_stand_in


NOBODY = Barred()


_RANK = {Role.OFFICER: 0, Role.HEAD: 1, Role.LEADER: 2}


_RANK_OF = {Recipient.GROUP: 0, Recipient.HEAD: 1, Recipient.LEADER: 2}


def require_staff(tx: Transaction, account: str) -> Staff:
    """The member of staff behind an account, looked up on every press; removal acts at once."""
    staff = people.by_account(tx, account)
    if staff is None or not staff.active:
        raise Refused("staff-unknown")
    return staff


def require_place(tx: Transaction, account: str, desk: DeskRow) -> Staff:
    """Whoever is responsible for the desk, in any role."""
    staff, place = require_staff(tx, account), responsible.place_of_desk(desk)
    if not any(responsible.covers(grant, place) for grant in people.grants(tx, staff.id)):
        raise Refused("staff-not-allowed")
    return staff


def desks_to_enter_for(tx: Transaction, staff: Staff) -> list[DeskRow]:
    """All desks of the units in which somebody serves, heads or leads; none for an owner, who keeps the system only."""
    held = [grant for grant in people.grants(tx, staff.id) if grant.role is not Role.OWNER]
    desks = places.desks(tx)
    own = {grant.desk for grant in held if grant.desk is not None}
    units = {grant.unit for grant in held if grant.unit is not None} | {one.unit for one in desks if one.code in own}
    everywhere = any(grant.unit is None and grant.desk is None for grant in held)
    return [desk for desk in desks if everywhere or desk.unit in units]


def serves(tx: Transaction, staff: Staff, desk: DeskRow) -> bool:
    """Whether this very desk is the person's own."""
    return any(grant.desk == desk.code for grant in people.grants(tx, staff.id))


def reads_comments(tx: Transaction, staff: Staff, desk: DeskRow) -> bool:
    """Its head and leaders; of those who stand in for one only who does not serve there: it may be about them."""
    place, own = responsible.place_of_desk(desk), people.grants(tx, staff.id)
    if any(grant.role in responsible.SUPERIORS and responsible.covers(grant, place) for grant in own):
        return True
    absent = absence.stands_in_for(tx, staff.id)
    if absent is None or any(grant.desk == desk.code for grant in own):
        return False
    return any(
        grant.role in responsible.SUPERIORS and responsible.covers(grant, place) for grant in people.grants(tx, absent)
    )


def desks_led(tx: Transaction, staff: Staff, desks: list[DeskRow]) -> list[DeskRow]:
    """Those of `desks` that the person heads or leads."""
    grants = [grant for grant in people.grants(tx, staff.id) if grant.role in responsible.SUPERIORS]
    return [
        desk for desk in desks if any(responsible.covers(grant, responsible.place_of_desk(desk)) for grant in grants)
    ]


def require_case(tx: Transaction, account: str, complaint: Complaint, action: Action = Action.READ) -> Staff:
    """Whoever hears of a case may read it: its recipients, and who stands above them; what else depends on `action`.

    Who may not even read it is told what an unknown code is told.
    """
    staff = require_staff(tx, account)
    roles = roles_on(tx, staff.id, complaint)
    if not roles:
        raise Refused("case-unknown")
    if action is not Action.READ and not _is_high_enough(tx, roles, complaint):
        raise Refused("case-for-next-level")
    is_own = complaint.handler is not None and complaint.handler in (staff.id, absence.stands_in_for(tx, staff.id))
    match action:
        case Action.HANDLE if complaint.handler is not None and not is_own and not roles & responsible.SUPERIORS:
            raise Refused("case-others", name=_name_of(tx, complaint.handler))
        case Action.OPEN if not is_own and not roles & responsible.SUPERIORS:
            raise Refused("case-take-first")
        case Action.CONFIRM if not roles & responsible.SUPERIORS:
            raise Refused("case-head-confirms")
        case _:
            return staff


def roles_on(tx: Transaction, staff: StaffId, complaint: Complaint) -> frozenset[Role]:
    """In which roles somebody may see the case; none for whom it is about, and none for owners."""
    if staff in complaint.named:
        return frozenset()
    place, allowed = responsible.place_of(tx, complaint), roles_allowed(tx, complaint)
    grants = people.grants(tx, staff)
    absent = absence.stands_in_for(tx, staff)
    if absent is not None and absent not in complaint.named and barred_from(tx, complaint).lets_stand_in(staff):
        grants += people.grants(tx, absent)
    held = {grant.role for grant in grants if responsible.covers(grant, place)}
    return frozenset(held & allowed)


def reads(tx: Transaction, complaint: Complaint, chat: str) -> bool:
    """Whether a chat that once got the card may still be shown it."""
    if chat.startswith("-"):
        return chat == responsible.place_of(tx, complaint).group and group_may_see(tx, complaint)
    staff = people.by_account(tx, chat)
    return staff is not None and staff.active and bool(roles_on(tx, staff.id, complaint))


def group_may_act(tx: Transaction, complaint: Complaint) -> bool:
    """Once it is with the next level, the group only looks on."""
    return _is_high_enough(tx, frozenset({Role.OFFICER}), complaint)


def group_may_see(tx: Transaction, complaint: Complaint) -> bool:
    return Recipient.GROUP in routing.alerted_first(complaint.category, pointed(tx, complaint))


def pointed(tx: Transaction, complaint: Complaint) -> Pointed:
    """At whom a complaint points, by its text and by who holds which role at the time of asking."""
    heads = {staff.id for staff in people.holders(tx, Role.HEAD, desk=complaint.desk)}
    officers = {staff.id for staff in people.holders(tx, Role.OFFICER, desk=complaint.desk)}
    superior = {
        grant.staff
        for staff in complaint.named
        for grant in people.grants(tx, staff)
        if grant.role in responsible.SUPERIORS
    }
    return Pointed(
        at_person=complaint.points_at_person,
        at_head=bool(superior),
        head_serves_desk=bool(heads & officers),
    )


def barred_from(tx: Transaction, complaint: Complaint) -> Barred:
    """Who serves at the desk may be the one it is about: such a case they do not get in another's place either."""
    if group_may_see(tx, complaint):
        return Barred(complaint.named)
    officers = people.holders(tx, Role.OFFICER, desk=complaint.desk)
    return Barred(complaint.named, frozenset(officer.id for officer in officers))


def roles_allowed(tx: Transaction, complaint: Complaint) -> set[Role]:
    at_whom = pointed(tx, complaint)
    recipients = {
        *routing.alerted_first(complaint.category, at_whom),
        routing.next_level(complaint.category, at_whom),
    }
    roles = {Role.LEADER}
    if Recipient.HEAD in recipients:
        roles.add(Role.HEAD)
    if Recipient.GROUP in recipients:
        roles |= {Role.OFFICER, Role.HEAD}
    return roles


def _is_high_enough(tx: Transaction, roles: frozenset[Role], complaint: Complaint) -> bool:
    """A reopened case belongs to the next level; before that everybody who sees it is high enough."""
    if complaint.level is Level.FIRST:
        return True
    least = _RANK_OF[routing.reopened_to(complaint.category, pointed(tx, complaint))]
    return any(_RANK[role] >= least for role in roles)


def _name_of(tx: Transaction, staff: StaffId | None) -> str:
    found = people.by_id(tx, staff) if staff is not None else None
    return found.name if found is not None else ""
