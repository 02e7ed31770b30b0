"""Who may do what, and who hears of a complaint: never the person or the group it is about."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.usecases.staff_turn import Refused
from storage import people, places, settings
from storage.database import Transaction
from storage.people import Grant, Role, Staff
from storage.places import DeskRow
from survey import routing, triage
from survey.complaint import Complaint, Level
from survey.complaint_events import StaffId
from survey.messages import STAFF_BOT, Address
from survey.routing import Category, Pointed, Recipient


class Action(StrEnum):
    """What a member of staff may want to do with a case."""

    READ = "read"
    TAKE = "take"
    HANDLE = "handle"  # ask, answer, refuse, transfer, note, …
    CONFIRM = "confirm"  # that it is a matter for another office
    OPEN = "open"  # the original and the contact


@dataclass(frozen=True, slots=True)
class _Place:
    """Who is responsible for a case: its desk, or after a transfer inside the whole of another unit."""

    unit: str
    desk: DeskRow | None
    desks: frozenset[str]

    @property
    def group(self) -> str | None:
        return self.desk.group_chat if self.desk is not None else None


@dataclass(frozen=True, slots=True)
class _Barred:
    """Who hears nothing of a case: whom it names, and who could hear of it only by taking somebody's place."""

    named: tuple[StaffId, ...] = ()
    as_stand_in: frozenset[StaffId] = frozenset()

    def lets_stand_in(self, staff: StaffId) -> bool:
        return staff not in self.named and staff not in self.as_stand_in


SUPERIORS = frozenset({Role.HEAD, Role.LEADER})
_NOBODY = _Barred()
_RANK = {Role.OFFICER: 0, Role.HEAD: 1, Role.LEADER: 2}
_RANK_OF = {Recipient.GROUP: 0, Recipient.HEAD: 1, Recipient.LEADER: 2}

# where nobody holds a role, the next one hears
_CLIMB = {Recipient.GROUP: Recipient.HEAD, Recipient.HEAD: Recipient.LEADER, Recipient.LEADER: Recipient.OWNER}


def require_staff(tx: Transaction, account: str) -> Staff:
    """The member of staff behind an account, looked up on every press; removal acts at once."""
    staff = people.by_account(tx, account)
    if staff is None or not staff.active:
        raise Refused("staff-unknown")
    return staff


def require_place(tx: Transaction, account: str, desk: DeskRow) -> Staff:
    """Whoever is responsible for the desk, in any role."""
    staff, place = require_staff(tx, account), _place_of_desk(desk)
    if not any(_covers(grant, place) for grant in people.grants(tx, staff.id)):
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
    place, own = _place_of_desk(desk), people.grants(tx, staff.id)
    if any(grant.role in SUPERIORS and _covers(grant, place) for grant in own):
        return True
    absent = stands_in_for(tx, staff.id)
    if absent is None or any(grant.desk == desk.code for grant in own):
        return False
    return any(grant.role in SUPERIORS and _covers(grant, place) for grant in people.grants(tx, absent))


def desks_led(tx: Transaction, staff: Staff, desks: list[DeskRow]) -> list[DeskRow]:
    """Those of `desks` that the person heads or leads."""
    grants = [grant for grant in people.grants(tx, staff.id) if grant.role in SUPERIORS]
    return [desk for desk in desks if any(_covers(grant, _place_of_desk(desk)) for grant in grants)]


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
    is_own = complaint.handler is not None and complaint.handler in (staff.id, stands_in_for(tx, staff.id))
    match action:
        case Action.HANDLE if complaint.handler is not None and not is_own and not roles & SUPERIORS:
            raise Refused("case-others", name=_name_of(tx, complaint.handler))
        case Action.OPEN if not is_own and not roles & SUPERIORS:
            raise Refused("case-take-first")
        case Action.CONFIRM if not roles & SUPERIORS:
            raise Refused("case-head-confirms")
        case _:
            return staff


def roles_on(tx: Transaction, staff: StaffId, complaint: Complaint) -> frozenset[Role]:
    """In which roles somebody may see the case; none for whom it is about, and none for owners."""
    if staff in complaint.named:
        return frozenset()
    place, allowed = _place_of(tx, complaint), _roles_allowed(tx, complaint)
    grants = people.grants(tx, staff)
    absent = stands_in_for(tx, staff)
    if absent is not None and absent not in complaint.named and _barred(tx, complaint).lets_stand_in(staff):
        grants += people.grants(tx, absent)
    held = {grant.role for grant in grants if _covers(grant, place)}
    return frozenset(held & allowed)


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


def reads(tx: Transaction, complaint: Complaint, chat: str) -> bool:
    """Whether a chat that once got the card may still be shown it."""
    if chat.startswith("-"):
        return chat == _place_of(tx, complaint).group and group_may_see(tx, complaint)
    staff = people.by_account(tx, chat)
    return staff is not None and staff.active and bool(roles_on(tx, staff.id, complaint))


def group_may_act(tx: Transaction, complaint: Complaint) -> bool:
    """Once it is with the next level, the group only looks on."""
    return _is_high_enough(tx, frozenset({Role.OFFICER}), complaint)


def roster(tx: Transaction, desk: str) -> list[Staff]:
    """Everybody who could handle what is sent to the desk: there, in its unit or in the whole office."""
    found = places.desk(tx, desk)
    assert found is not None, "a desk with complaints is never deleted"
    place = _place_of_desk(found)
    covering = {
        grant.staff for grant in people.all_grants(tx) if grant.role is not Role.OWNER and _covers(grant, place)
    }
    return [person for person in people.everyone(tx) if person.id in covering]


def roster_of_unit(tx: Transaction, unit: str) -> list[Staff]:
    """Everybody who could handle what is transferred to it."""
    desks = [desk.code for desk in places.desks(tx, unit)]
    found = {person.id: person for desk in desks for person in roster(tx, desk)}
    return [*found.values(), *(leader for leader in _leaders(tx, unit) if leader.id not in found)]


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


def alerted_first(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """The chats that get the card, each once. An owner gets none: only the word that a case waits."""
    recipients = routing.alerted_first(complaint.category, pointed(tx, complaint))
    return _chats(tx, _place_of(tx, complaint), recipients, _barred(tx, complaint))


def next_level(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """Who hears of an unclaimed, overdue or reopened case."""
    recipient = routing.next_level(complaint.category, pointed(tx, complaint))
    return _chats(tx, _place_of(tx, complaint), (recipient,), _barred(tx, complaint))


def superiors(tx: Transaction, complaint: Complaint) -> list[Address]:
    """Who confirms what an officer proposes: heads, or leaders where there is none or it is about the head."""
    return [address for address, role in _superiors(tx, complaint) if role is not Recipient.OWNER]


def instead_of(tx: Transaction, complaint: Complaint, absent: StaffId) -> list[tuple[Address, Recipient]]:
    """Who looks after a case while somebody is away: the stand-in, or the superiors where that one may not see it."""
    here = standing_in(tx, absent)
    if here is not None and roles_on(tx, here.id, complaint):
        return [(address, Recipient.HEAD) for address in _private([here])]
    return _superiors(tx, complaint, of_leader=Role.LEADER in roles_on(tx, absent, complaint))


def above(tx: Transaction, complaint: Complaint, unreached: Address) -> list[tuple[Address, Recipient]]:
    """Who hears of a case instead of a chat that cannot be reached: the next one up, never sideways."""
    place = _place_of(tx, complaint)
    reached = next((role for role in _CLIMB if unreached in _addresses(tx, place, role)), Recipient.LEADER)
    return [pair for pair in _chats(tx, place, (_CLIMB[reached],), _barred(tx, complaint)) if pair[0] != unreached]


def pointed(tx: Transaction, complaint: Complaint) -> Pointed:
    """At whom a complaint points, by its text and by who holds which role at the time of asking."""
    heads = {staff.id for staff in people.holders(tx, Role.HEAD, desk=complaint.desk)}
    officers = {staff.id for staff in people.holders(tx, Role.OFFICER, desk=complaint.desk)}
    superior = {
        grant.staff for staff in complaint.named for grant in people.grants(tx, staff) if grant.role in SUPERIORS
    }
    return Pointed(
        at_person=complaint.points_at_person,
        at_head=bool(superior),
        head_serves_desk=bool(heads & officers),
    )


def heads_or_leaders(tx: Transaction, desk: DeskRow) -> list[Address]:
    chats = _chats(tx, _place_of_desk(desk), (Recipient.HEAD,))
    return [address for address, role in chats if role is not Recipient.OWNER]


def leaders(tx: Transaction, unit: str) -> list[Address]:
    """Of the unit, and those of the whole office."""
    return _private(_leaders(tx, unit))


def told_of_redirect(tx: Transaction, desk: DeskRow) -> list[Address]:
    """One leader who is present, or who stands in, otherwise an owner: that somebody at the desk spoke of tố cáo.

    Nobody who serves at the desk or heads it, in whatever other role: it may be about them.
    """
    of_desk = {person.id for role in (Role.OFFICER, Role.HEAD) for person in people.holders(tx, role, desk=desk.code)}
    chats = _chats(tx, _place_of_desk(desk), (Recipient.LEADER,), _Barred(tuple(of_desk)))
    return [address for address, _ in chats[:1]]


def owners(tx: Transaction) -> list[Address]:
    return _private(people.holders(tx, Role.OWNER))


def card_readers(tx: Transaction, desk: DeskRow) -> list[Address]:
    """Where a desk's weekly card goes: its group, or its heads where no group is bound."""
    if desk.group_chat is not None:
        return [Address(STAFF_BOT, desk.group_chat)]
    return _private(people.holders(tx, Role.HEAD, desk=desk.code))


def counts_on_card(tx: Transaction, complaint: Complaint) -> bool:
    """Whether the desk's weekly card may count the case: everybody who gets that card may know that it exists."""
    desk = places.desk(tx, complaint.desk)
    assert desk is not None, "a desk with complaints is never deleted"
    if desk.group_chat is not None:
        return group_may_see(tx, complaint)
    heads = people.holders(tx, Role.HEAD, desk=desk.code)
    return Role.HEAD in _roles_allowed(tx, complaint) and not any(head.id in complaint.named for head in heads)


def group_may_see(tx: Transaction, complaint: Complaint) -> bool:
    return Recipient.GROUP in routing.alerted_first(complaint.category, pointed(tx, complaint))


def _superiors(tx: Transaction, complaint: Complaint, *, of_leader: bool = False) -> list[tuple[Address, Recipient]]:
    only_leaders = of_leader or Role.HEAD not in _roles_allowed(tx, complaint)
    lowest = Recipient.LEADER if only_leaders else Recipient.HEAD
    return _chats(tx, _place_of(tx, complaint), (lowest,), _barred(tx, complaint))


def _chats(
    tx: Transaction, place: _Place, recipients: tuple[Recipient, ...], barred: _Barred = _NOBODY
) -> list[tuple[Address, Recipient]]:
    found: dict[Address, Recipient] = {}
    for recipient in recipients:
        wanted: Recipient | None = recipient
        while wanted is not None:
            addresses = _addresses(tx, place, wanted, barred)
            if addresses:
                found |= {address: wanted for address in addresses if address not in found}
                break
            wanted = _CLIMB.get(wanted)
    return list(found.items())


def _addresses(tx: Transaction, place: _Place, recipient: Recipient, barred: _Barred = _NOBODY) -> list[Address]:
    match recipient:
        case Recipient.GROUP:
            return [Address(STAFF_BOT, place.group)] if place.group else []
        case Recipient.HEAD:
            heads = {head.id: head for desk in sorted(place.desks) for head in people.holders(tx, Role.HEAD, desk=desk)}
            return _present(tx, list(heads.values()), barred)
        case Recipient.LEADER:
            return _present(tx, _leaders(tx, place.unit), barred)
        case Recipient.OWNER:
            return _private([owner for owner in people.holders(tx, Role.OWNER) if owner.id not in barred.named])


def _present(tx: Transaction, staff: list[Staff], barred: _Barred) -> list[Address]:
    """The private chats of those who are not away, and of who stands in; never of whom it is about."""
    present: dict[StaffId, Staff] = {}
    for person in staff:
        if person.id in barred.named:
            continue
        _, is_gone = stand_in_of(tx, person.id)
        here = standing_in(tx, person.id)
        if not is_gone:
            present[person.id] = person
        elif here is not None and barred.lets_stand_in(here.id):
            present[here.id] = here
    return _private(list(present.values()))


def _barred(tx: Transaction, complaint: Complaint) -> _Barred:
    """Who serves at the desk may be the one it is about: such a case they do not get in another's place either."""
    if group_may_see(tx, complaint):
        return _Barred(complaint.named)
    officers = people.holders(tx, Role.OFFICER, desk=complaint.desk)
    return _Barred(complaint.named, frozenset(officer.id for officer in officers))


def _leaders(tx: Transaction, unit: str) -> list[Staff]:
    return [
        leader
        for leader in people.holders(tx, Role.LEADER)
        if any(grant.role is Role.LEADER and grant.unit in (None, unit) for grant in people.grants(tx, leader.id))
    ]


def _private(staff: list[Staff]) -> list[Address]:
    # a private chat with a bot has the account's own number
    return [Address(STAFF_BOT, person.account) for person in staff]


def _roles_allowed(tx: Transaction, complaint: Complaint) -> set[Role]:
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


def _covers(grant: Grant, place: _Place) -> bool:
    if grant.desk is not None:
        return grant.desk in place.desks
    return grant.unit is None or grant.unit == place.unit


def _name_of(tx: Transaction, staff: StaffId | None) -> str:
    found = people.by_id(tx, staff) if staff is not None else None
    return found.name if found is not None else ""


def _place_of_desk(desk: DeskRow) -> _Place:
    return _Place(desk.unit, desk, frozenset({desk.code}))


def _place_of(tx: Transaction, complaint: Complaint) -> _Place:
    desk = places.desk(tx, complaint.desk)
    assert desk is not None, "a desk with complaints is never deleted"
    if complaint.unit == desk.unit:
        return _place_of_desk(desk)
    return _Place(complaint.unit, None, frozenset(one.code for one in places.desks(tx, complaint.unit)))
