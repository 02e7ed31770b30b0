"""Who works here: accepting an invitation, binding a group to a desk, help."""

from datetime import datetime

from bot.usecases import access, case_named
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import chain, outbox, people, places
from storage.database import Transaction
from storage.outbox import Entry
from storage.people import Role
from survey import invitation
from survey.messages import STAFF_BOT, Address, Message


def accept_invitation(tx: Transaction, payload: str, person: Person, chat: Address, at: datetime) -> str | None:
    """A single-use link makes an account a member of staff; the link's role and place are in its signature."""
    if not payload:
        known = people.by_account(tx, person.account)
        _say(tx, chat, "staff-help" if known else "staff-start", f"start:{person.account}", at)
        return None
    if chat.chat.startswith("-"):
        raise Refused("invitation-private")  # a whole group would have read the link
    match invitation.read(payload, tx.keys.signing, at):
        case invitation.Invitation() as invited:
            pass
        case _:
            raise Refused("invitation-invalid")
    unit = places.unit(tx, invited.unit) if invited.unit else None
    desk = places.desk(tx, invited.desk) if invited.desk else None
    if (invited.unit and unit is None) or (invited.desk and desk is None):
        raise Refused("invitation-invalid")
    role = Role(invited.role)
    staff = people.accept(
        tx,
        nonce=invited.nonce,
        role=role,
        unit=unit.code if unit else None,
        desk=desk.code if desk else None,
        account=person.account,
        name=person.name,
        at=at,
    )
    if staff is None:
        known = people.by_account(tx, person.account)
        held = people.grants(tx, known.id) if known is not None and known.active else []
        is_theirs = any(
            (one.role, one.unit, one.desk) == (role, invited.unit or None, invited.desk or None) for one in held
        )
        raise Refused("invitation-yours" if is_theirs else "invitation-spent")
    chain.append(tx, "role_granted", f"{staff.id}:{role}:{unit.code if unit else ''}:{desk.code if desk else ''}", at)
    case_named.look_again(tx, staff, at)
    words = staff_words(tx)
    place = desk.name if desk else unit.name if unit else words.text("staff-place-everywhere")
    following = (
        words.text("staff-next-desk", desk=desk.code)
        if desk is not None and desk.group_chat is None
        else words.text("staff-next-wait")
    )
    welcome = words.text(
        "staff-welcome", name=person.name, role=words.text(f"staff-role-{role}"), place=place, next=following
    )
    outbox.enqueue(tx, Entry(key=f"welcome:{invited.nonce}", to=chat, message=Message(welcome)), at)
    return None


def bind_group(tx: Transaction, desk_code: str, chat: Address, person: Person, at: datetime) -> str | None:
    """From now on the group hears of the desk's ordinary complaints and gets its card."""
    if not desk_code:
        raise Refused("bind-no-code")
    desk = places.desk_by_code_typed(tx, desk_code)
    if desk is None:
        raise Refused("bind-unknown-desk", desk=desk_code[:40])
    if not chat.chat.startswith("-"):
        raise Refused("bind-not-a-group", desk=desk.code)
    access.require_place(tx, person.account, desk)
    if desk.group_chat == chat.chat:
        raise Refused("bind-again", desk=desk.name)
    places.bind_group(tx, desk.code, chat.chat)
    chain.append(tx, "group_bound", desk.code, at)
    text = staff_words(tx).text("bind-done", desk=desk.name)
    outbox.enqueue(
        tx, Entry(key=f"bound:{desk.code}:{chat.chat}:{int(at.timestamp())}", to=chat, message=Message(text)), at
    )
    before = Address(STAFF_BOT, desk.group_chat) if desk.group_chat is not None else None
    if before is not None and not outbox.is_unreachable(tx, before):
        # whoever worked from there would wait for complaints that go elsewhere
        key = f"unbound:{desk.code}:{before.chat}:{int(at.timestamp())}"
        lost = Message(staff_words(tx).text("bind-lost", desk=desk.name, name=person.name))
        outbox.enqueue(tx, Entry(key=key, to=before, message=lost), at)
    return None


def move_group(tx: Transaction, old: Address, new: Address, at: datetime) -> str | None:
    """A group became a supergroup: everything bound to the old id follows, however often it is told."""
    outbox.migrate_chat(tx, old.channel, old.chat, new.chat)
    return None


def show_help(tx: Transaction, chat: Address, person: Person, at: datetime) -> str | None:
    known = people.by_account(tx, person.account)
    _say(tx, chat, "staff-help" if known else "staff-start", f"help:{person.account}", at)
    return None


def _say(tx: Transaction, chat: Address, message: str, cause: str, at: datetime) -> None:
    text = staff_words(tx).text(message)
    outbox.enqueue(tx, Entry(key=f"{cause}:{int(at.timestamp() * 1000)}", to=chat, message=Message(text)), at)
