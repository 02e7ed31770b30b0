"""Leave and the cases that are open by then: who stands in gets their cards, who is back reads what is still open."""

from datetime import date, datetime

from bot.usecases import absence, access, announce, recipients
from bot.usecases.staff_queue import label
from bot.usecases.staff_turn import staff_words
from storage import complaints, outbox
from storage.database import Transaction
from storage.outbox import Entry, Urgency
from storage.people import Staff
from survey.complaint import Complaint, Level
from survey.complaint_events import DueWarning
from survey.messages import STAFF_BOT, Address, Message, Option
from survey.routing import Recipient

MOST_LISTED = 8  # cases below the word of welcome; the rest in the queue


def hand_over(tx: Transaction, absent: Staff, last: date, at: datetime) -> None:
    """Every open case of who is away from now on goes to the stand-in; what that one may not see goes up."""
    words, cause = staff_words(tx), _cause(absent, at)
    stand_in = absence.standing_in(tx, absent.id)
    to_stand_in = _chat(stand_in) if stand_in is not None else None
    given: dict[Address, list[Complaint]] = {} if to_stand_in is None else {to_stand_in: []}
    waiting_for_owner: list[tuple[Complaint, Address]] = []
    for case in _open_cases(tx):
        if not _is_of(tx, case, absent):
            continue
        for address, recipient in recipients.instead_of(tx, case, absent.id):
            if recipient is Recipient.OWNER:
                waiting_for_owner.append((case, address))
            else:
                given.setdefault(address, []).append(case)
    for address, cases in given.items():
        values = {"name": absent.name, "last": words.day(last), "count": words.count(len(cases))}
        if address != to_stand_in:
            text = words.text("leave-goes-up", **values)
        else:
            text = words.text("leave-stand-in", **values) if cases else words.text("leave-stand-in-none", **values)
        _say(tx, address, f"{cause}:begins", Message(text, protected=True), at)
        for case in cases:
            announce.handed_over(tx, case, [(address, Recipient.HEAD)], cause, at)
    for case, address in waiting_for_owner:
        announce.handed_over(tx, case, [(address, Recipient.OWNER)], cause, at)


def relieve(tx: Transaction, stand_in: Staff, absent: Staff, at: datetime) -> None:
    """Who stood in does so no longer: cards that are none of the own business any more say just that."""
    cause, chat = _cause(absent, at), _chat(stand_in)
    for case in _open_cases(tx):
        if announce.has_card(tx, case, chat.chat) and not access.reads(tx, case, chat.chat):
            announce.card_renewed(tx, case, chat.chat, cause, at)
    text = staff_words(tx).text("leave-relieved", name=absent.name)
    _say(tx, chat, f"{cause}:relieved", Message(text), at)


def welcome_back(tx: Transaction, back: Staff, at: datetime) -> None:
    """Which of the own cases are still open; the cards of those that came meanwhile follow."""
    words, cause, chat = staff_words(tx), _cause(back, at), _chat(back)
    cases = [case for case in _open_cases(tx) if _is_of(tx, case, back) or _is_alerted(tx, case, chat)]
    cases.sort(key=lambda case: (not case.is_running, case.due.answer_due, case.code))
    rows = tuple((Option(label(case, words), f"case:{case.code}:show"),) for case in cases[:MOST_LISTED])
    text = words.text("leave-back", count=words.count(len(cases))) if cases else words.text("leave-back-none")
    _say(tx, chat, f"{cause}:back", Message(text, rows, protected=True), at)
    for case in cases:
        if _is_alerted(tx, case, chat) and not announce.has_card(tx, case, chat.chat):
            announce.handed_over(tx, case, [(chat, Recipient.HEAD)], cause, at)


def _open_cases(tx: Transaction) -> list[Complaint]:
    """Locked: who moves one of them meanwhile would renew all cards but the one that is being sent here."""
    locked = [complaints.load_locked(tx, seen.code) for seen in complaints.open_cases(tx)]
    return [case for case in locked if case is not None and case.is_open]


def _is_of(tx: Transaction, case: Complaint, staff: Staff) -> bool:
    """Whether somebody handles the case or was alerted to it in private, and may still see it."""
    has_to_do_with_it = case.handler == staff.id or announce.has_card(tx, case, staff.account)
    return has_to_do_with_it and bool(access.roles_on(tx, staff.id, case))


def _is_alerted(tx: Transaction, case: Complaint, chat: Address) -> bool:
    """Whether this chat is one of those that should have heard of the case by now."""
    chats = recipients.alerted_first(tx, case)
    if case.level is Level.NEXT or case.overdue or DueWarning.UNCLAIMED in case.warned:
        chats += recipients.next_level(tx, case)
    return any(address == chat and recipient is not Recipient.OWNER for address, recipient in chats)


def _say(tx: Transaction, to: Address, cause: str, message: Message, at: datetime) -> None:
    outbox.enqueue(tx, Entry(key=f"{cause}:{to.chat}", to=to, message=message, urgency=Urgency.ALERT), at)


def _chat(staff: Staff) -> Address:
    return Address(STAFF_BOT, staff.account)


def _cause(staff: Staff, at: datetime) -> str:
    """One person's leave can begin and end more than once a day."""
    return f"leave:{staff.id}:{int(at.timestamp())}"
