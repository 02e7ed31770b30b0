"""Who may do what, and who hears of a complaint: never the person or the group it is about."""

from bot.usecases.staff_turn import Refused
from storage import people, places
from storage.database import Transaction
from storage.people import Grant, Role, Staff
from storage.places import DeskRow
from survey import routing
from survey.complaint import Complaint
from survey.messages import STAFF_BOT, Address
from survey.routing import Pointed, Recipient

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
    staff = require_staff(tx, account)
    if not any(_covers(grant, desk) for grant in people.grants(tx, staff.id)):
        raise Refused("staff-not-allowed")
    return staff


def require_case(tx: Transaction, account: str, complaint: Complaint) -> Staff:
    """Whoever hears of a case may handle it: its recipients, and who stands above them."""
    staff = require_staff(tx, account)
    if staff.id in complaint.named:
        raise Refused("case-unknown")
    desk = _desk_of(tx, complaint)
    allowed = _roles_allowed(tx, complaint)
    for grant in people.grants(tx, staff.id):
        if grant.role in allowed and _covers(grant, desk) and grant.role is not Role.OWNER:
            return staff
    raise Refused("case-unknown")


def alerted_first(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """The chats that get the card, each once. An owner gets none: only the word that a case waits."""
    return _chats(tx, _desk_of(tx, complaint), routing.alerted_first(complaint.category, pointed(tx, complaint)))


def next_level(tx: Transaction, complaint: Complaint) -> list[tuple[Address, Recipient]]:
    """Who hears of an unclaimed, overdue or reopened case."""
    return _chats(tx, _desk_of(tx, complaint), (routing.next_level(complaint.category, pointed(tx, complaint)),))


def above(tx: Transaction, complaint: Complaint, unreached: Address) -> list[tuple[Address, Recipient]]:
    """Who hears of a case instead of a chat that cannot be reached: the next one up, never sideways."""
    desk = _desk_of(tx, complaint)
    reached = next((role for role in _CLIMB if unreached in _addresses(tx, desk, role)), Recipient.LEADER)
    return [pair for pair in _chats(tx, desk, (_CLIMB[reached],)) if pair[0] != unreached]


def pointed(tx: Transaction, complaint: Complaint) -> Pointed:
    """At whom a complaint points, by its text and by who holds which role at the time of asking."""
    heads = {staff.id for staff in people.holders(tx, Role.HEAD, desk=complaint.desk)}
    officers = {staff.id for staff in people.holders(tx, Role.OFFICER, desk=complaint.desk)}
    return Pointed(
        at_person=complaint.points_at_person,
        at_head=bool(heads & set(complaint.named)),
        head_serves_desk=bool(heads & officers),
    )


def heads_or_leaders(tx: Transaction, desk: DeskRow) -> list[Address]:
    return [address for address, role in _chats(tx, desk, (Recipient.HEAD,)) if role is not Recipient.OWNER]


def leaders(tx: Transaction, unit: str) -> list[Address]:
    """Of the unit, and those of the whole office."""
    return _private(
        [
            leader
            for leader in people.holders(tx, Role.LEADER)
            if any(grant.role is Role.LEADER and grant.unit in (None, unit) for grant in people.grants(tx, leader.id))
        ]
    )


def owners(tx: Transaction) -> list[Address]:
    return _private(people.holders(tx, Role.OWNER))


def card_readers(tx: Transaction, desk: DeskRow) -> list[Address]:
    """Where a desk's weekly card goes: its group, or its heads where no group is bound."""
    if desk.group_chat is not None:
        return [Address(STAFF_BOT, desk.group_chat)]
    return _private(people.holders(tx, Role.HEAD, desk=desk.code))


def group_may_see(tx: Transaction, complaint: Complaint) -> bool:
    return Recipient.GROUP in routing.alerted_first(complaint.category, pointed(tx, complaint))


def _chats(tx: Transaction, desk: DeskRow, recipients: tuple[Recipient, ...]) -> list[tuple[Address, Recipient]]:
    found: dict[Address, Recipient] = {}
    for recipient in recipients:
        wanted: Recipient | None = recipient
        while wanted is not None:
            addresses = _addresses(tx, desk, wanted)
            if addresses:
                found |= {address: wanted for address in addresses if address not in found}
                break
            wanted = _CLIMB.get(wanted)
    return list(found.items())


def _addresses(tx: Transaction, desk: DeskRow, recipient: Recipient) -> list[Address]:
    match recipient:
        case Recipient.GROUP:
            return [Address(STAFF_BOT, desk.group_chat)] if desk.group_chat else []
        case Recipient.HEAD:
            return _private(people.holders(tx, Role.HEAD, desk=desk.code))
        case Recipient.LEADER:
            return leaders(tx, desk.unit)
        case Recipient.OWNER:
            return owners(tx)


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


def _covers(grant: Grant, desk: DeskRow) -> bool:
    if grant.desk is not None:
        return grant.desk == desk.code
    return grant.unit is None or grant.unit == desk.unit


def _desk_of(tx: Transaction, complaint: Complaint) -> DeskRow:
    desk = places.desk(tx, complaint.desk)
    assert desk is not None, "a desk with complaints is never deleted"
    return desk
