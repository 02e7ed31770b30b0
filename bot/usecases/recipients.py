"""Who hears of a complaint, by chat: never the person or the group it is about."""

from bot.usecases import absence, access, responsible
from storage import people, places
from storage.database import Transaction
from storage.people import Role, Staff
from storage.places import DeskRow
from survey import routing
from survey.complaint import Complaint
from survey.complaint_events import StaffId
from survey.messages import STAFF_BOT, Address
from survey.routing import Recipient

# where nobody holds a role, the next one hears
_CLIMB = {Recipient.GROUP: Recipient.HEAD, Recipient.HEAD: Recipient.LEADER, Recipient.LEADER: Recipient.OWNER}


def alerted_first(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """The chats that get the card, each once. An owner gets none: only the word that a case waits."""
    recipients = routing.alerted_first(complaint.category, access.pointed(tx, complaint))
    return _chats(tx, responsible.place_of(tx, complaint), recipients, access.barred_from(tx, complaint))


def next_level(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """Who hears of an unclaimed, overdue or reopened case."""
    recipient = routing.next_level(complaint.category, access.pointed(tx, complaint))
    return _chats(tx, responsible.place_of(tx, complaint), (recipient,), access.barred_from(tx, complaint))


def superiors(tx: Transaction, complaint: Complaint) -> list[Address]:
    """Who confirms what an officer proposes: heads, or leaders where there is none or it is about the head."""
    return [address for address, role in _superiors(tx, complaint) if role is not Recipient.OWNER]


def instead_of(tx: Transaction, complaint: Complaint, absent: StaffId) -> list[tuple[Address, Recipient]]:
    """Who looks after a case while somebody is away: the stand-in, or the superiors where that one may not see it."""
    here = absence.standing_in(tx, absent)
    if here is not None and access.roles_on(tx, here.id, complaint):
        return [(address, Recipient.HEAD) for address in _private([here])]
    return _superiors(tx, complaint, of_leader=Role.LEADER in access.roles_on(tx, absent, complaint))


def above(tx: Transaction, complaint: Complaint, unreached: Address) -> list[tuple[Address, Recipient]]:
    """Who hears of a case instead of a chat that cannot be reached: the next one up, never sideways."""
    place = responsible.place_of(tx, complaint)
    reached = next((role for role in _CLIMB if unreached in _addresses(tx, place, role)), Recipient.LEADER)
    return [
        pair
        for pair in _chats(tx, place, (_CLIMB[reached],), access.barred_from(tx, complaint))
        if pair[0] != unreached
    ]


def heads_or_leaders(tx: Transaction, desk: DeskRow) -> list[Address]:
    chats = _chats(tx, responsible.place_of_desk(desk), (Recipient.HEAD,))
    return [address for address, role in chats if role is not Recipient.OWNER]


def leaders(tx: Transaction, unit: str) -> list[Address]:
    """Of the unit, and those of the whole office."""
    return _private(responsible.leaders_of(tx, unit))


def told_of_redirect(tx: Transaction, desk: DeskRow) -> list[Address]:
    """One leader who is present, or who stands in, otherwise an owner: that somebody at the desk spoke of tố cáo.

    Nobody who serves at the desk or heads it, in whatever other role: it may be about them.
    """
    of_desk = {person.id for role in (Role.OFFICER, Role.HEAD) for person in people.holders(tx, role, desk=desk.code)}
    chats = _chats(tx, responsible.place_of_desk(desk), (Recipient.LEADER,), access.Barred(tuple(of_desk)))
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
        return access.group_may_see(tx, complaint)
    heads = people.holders(tx, Role.HEAD, desk=desk.code)
    return Role.HEAD in access.roles_allowed(tx, complaint) and not any(head.id in complaint.named for head in heads)


def _superiors(tx: Transaction, complaint: Complaint, *, of_leader: bool = False) -> list[tuple[Address, Recipient]]:
    only_leaders = of_leader or Role.HEAD not in access.roles_allowed(tx, complaint)
    lowest = Recipient.LEADER if only_leaders else Recipient.HEAD
    return _chats(tx, responsible.place_of(tx, complaint), (lowest,), access.barred_from(tx, complaint))


def _chats(
    tx: Transaction, place: responsible.Place, recipients: tuple[Recipient, ...], barred: access.Barred = access.NOBODY
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


def _addresses(
    tx: Transaction, place: responsible.Place, recipient: Recipient, barred: access.Barred = access.NOBODY
) -> list[Address]:
    match recipient:
        case Recipient.GROUP:
            return [Address(STAFF_BOT, place.group)] if place.group else []
        case Recipient.HEAD:
            heads = {head.id: head for desk in sorted(place.desks) for head in people.holders(tx, Role.HEAD, desk=desk)}
            return _present(tx, list(heads.values()), barred)
        case Recipient.LEADER:
            return _present(tx, responsible.leaders_of(tx, place.unit), barred)
        case Recipient.OWNER:
            return _private([owner for owner in people.holders(tx, Role.OWNER) if owner.id not in barred.named])


def _present(tx: Transaction, staff: list[Staff], barred: access.Barred) -> list[Address]:
    """The private chats of those who are not away, and of who stands in; never of whom it is about."""
    present: dict[StaffId, Staff] = {}
    for person in staff:
        if person.id in barred.named:
            continue
        _, is_gone = absence.stand_in_of(tx, person.id)
        here = absence.standing_in(tx, person.id)
        if not is_gone:
            present[person.id] = person
        elif here is not None and barred.lets_stand_in(here.id):
            present[here.id] = here
    return _private(list(present.values()))


def _private(staff: list[Staff]) -> list[Address]:
    # a private chat with a bot has the account's own number
    return [Address(STAFF_BOT, person.account) for person in staff]
