"""A fact becomes messages that are owed: receipts, cards, statuses, each under a key of its cause."""

from datetime import datetime, timedelta

from bot.usecases import absence, access, recipients
from bot.usecases.case_card import CARD as CARD
from bot.usecases.case_card import card, card_gone
from bot.usecases.staff_turn import staff_words
from storage import case_files, complaints, outbox, places
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.complaint import Complaint, Status
from survey.conversation.buttons import At, To, button
from survey.conversation.effects import Verdict
from survey.messages import STAFF_BOT, Address, Message, Placement, Slot
from survey.routing import Recipient
from survey.told import Button, Told, sentence
from survey.wording import Wording, wording

CASE = "case:"  # the slot of what the citizen is told of a case, before its code
STATUS_EXPIRES = timedelta(days=7)
_CHOICES = {
    Button.RESOLVED: Verdict.RESOLVED,
    Button.NOT_RESOLVED: Verdict.NOT_RESOLVED,
    Button.DISAGREE: Verdict.NOT_RESOLVED,
    Button.ADD_INFO: To.ADD_INFO,
    Button.WITHDRAW: To.GIVE_UP,
}


def complaint_opened(tx: Transaction, complaint: Complaint, at: datetime) -> None:
    """A card for each of the `recipients`; an owner only learns that a case waits."""
    _alert(tx, complaint, recipients.alerted_first(tx, complaint), "opened", at)


def passed_on(tx: Transaction, complaint: Complaint, unreached: Address, at: datetime) -> bool:
    """A chat that should have had the card cannot be reached: the next one up gets it. False when there is nobody."""
    chats = recipients.above(tx, complaint, unreached)
    _alert(tx, complaint, chats, f"{complaint.status}:instead-of:{unreached.chat}", at)
    return bool(chats)


def next_level_told(tx: Transaction, complaint: Complaint, cause: str, at: datetime) -> None:
    """Unclaimed, overdue or reopened: the next level gets the card too, once per cause."""
    _alert(tx, complaint, recipients.next_level(tx, complaint), cause, at)


def rerouted(tx: Transaction, complaint: Complaint, cause: str, at: datetime) -> None:
    """Whoever should hear of it first now: another unit has it, or it turned out to be about somebody."""
    _alert(tx, complaint, recipients.alerted_first(tx, complaint), f"{cause}:rerouted", at)


def handed_over(
    tx: Transaction, complaint: Complaint, chats: list[tuple[Address, Recipient]], cause: str, at: datetime
) -> None:
    """Somebody's leave began or ended: these chats get the card."""
    _alert(tx, complaint, chats, cause, at)


def has_card(tx: Transaction, complaint: Complaint, chat: str) -> bool:
    return chat in _chats_with_card(tx, complaint)


def note_card(tx: Transaction, complaint: Complaint, chat: str, at: datetime) -> None:
    """From now on this chat has the case's card and is kept up to date."""
    if not has_card(tx, complaint, chat):
        case_files.add_entry(tx, complaint.code, case_files.CARD_SENT, None, chat, at)


def case_moved(tx: Transaction, complaint: Complaint, cause: str, at: datetime) -> None:
    """Every card that was sent shows the new status, in its place; who may see the case no longer reads just that."""
    for chat in _chats_with_card(tx, complaint):
        card_renewed(tx, complaint, chat, cause, at)


def card_renewed(tx: Transaction, complaint: Complaint, chat: str, cause: str, at: datetime) -> None:
    """One of them."""
    may_read = access.reads(tx, complaint, chat)
    entry = Entry(
        key=f"complaint:{complaint.code}:{cause if may_read else 'gone'}:{chat}",
        to=Address(STAFF_BOT, chat),
        message=card(tx, complaint, chat) if may_read else card_gone(tx, complaint),
        urgency=Urgency.ALERT,
        repeat=Repeat.IDEMPOTENT,
    )
    outbox.enqueue(tx, entry, at)


def staff_told(tx: Transaction, complaint: Complaint, sentence: str, cause: str, at: datetime) -> None:
    """A line below the card in every chat that has it, with sound: an edit makes none.

    Not to who is away, unless nobody else would hear of it.
    """
    words = staff_words(tx)
    due = {
        "classify": words.moment(complaint.due.classify_due),
        "answer": words.moment(complaint.due.answer_due),
    }
    text = words.text(sentence, code=complaint.code, **due)
    chats = [chat for chat in _chats_with_card(tx, complaint) if access.reads(tx, complaint, chat)]
    for chat in [chat for chat in chats if not absence.is_away(tx, chat)] or chats:
        entry = Entry(
            key=f"complaint:{complaint.code}:{cause}:said:{chat}",
            to=Address(STAFF_BOT, chat),
            message=Message(text, protected=True),
            urgency=Urgency.ALERT,
        )
        outbox.enqueue(tx, entry, at)


def citizen_told(tx: Transaction, complaint: Complaint, told: Told | None, cause: str, at: datetime) -> None:
    """The status goes to whoever filed the case, with the buttons that now make sense."""
    address = complaints.address_of(tx, complaint.code)
    if address is None or told is None or not told.possible:
        return
    words = wording(complaints.language_of(tx, complaint.code), tx.zone)
    entry = Entry(
        key=f"complaint:{complaint.code}:{cause}:citizen",
        to=address,
        message=status_message(tx, complaint, told, words),
        urgency=Urgency.REPLY,
        repeat=Repeat.REPEAT,
        expires_at=at + STATUS_EXPIRES,
    )
    outbox.enqueue(tx, entry, at)


def status_message(tx: Transaction, complaint: Complaint, told: Told, words: Wording) -> Message:
    """A sentence of the life cycle and what the citizen may press below it."""
    rows = tuple((button(words.text(label), complaint.code, At.CASE, _CHOICES[label]),) for label in told.buttons)
    return Message(sentence(told, words, place_of(tx, complaint)), rows, slot=Slot(f"{CASE}{complaint.code}"))


def choices_of(complaint: Complaint) -> list[tuple[str, str]]:
    """(label, choice) of everything its citizen can do about it now."""
    buttons: list[Button] = []
    match complaint.status:
        case Status.CLOSED:
            return []
        case Status.ANSWERED:
            buttons = [Button.RESOLVED, Button.NOT_RESOLVED]
        case Status.REFUSED:
            buttons = [Button.DISAGREE]
    return [(label, _CHOICES[label]) for label in (*buttons, Button.ADD_INFO, Button.WITHDRAW)]


def place_of(tx: Transaction, complaint: Complaint) -> dict[str, str]:
    """The responsible unit's hotline, address and hours, which some sentences name."""
    unit = places.unit(tx, complaint.unit)
    assert unit is not None
    return {"hotline": unit.hotline, "address": unit.address, "hours": unit.reception_hours, "unit": unit.name}


def _alert(
    tx: Transaction, complaint: Complaint, chats: list[tuple[Address, Recipient]], cause: str, at: datetime
) -> None:
    for address, recipient in chats:
        if recipient is Recipient.OWNER:
            unit = places.unit(tx, complaint.unit)
            text = staff_words(tx).text("case-waits-for-owner", code=complaint.code, unit=unit.name if unit else "")
            message = Message(text, protected=True)
        else:
            message = card(tx, complaint, address.chat, Placement.BELOW)
            note_card(tx, complaint, address.chat, at)
        entry = Entry(
            key=f"complaint:{complaint.code}:{cause}:{address.chat}",
            to=address,
            message=message,
            urgency=Urgency.ALERT,
            repeat=Repeat.REPEAT,
        )
        outbox.enqueue(tx, entry, at)


def _chats_with_card(tx: Transaction, complaint: Complaint) -> list[str]:
    return [entry.text for entry in case_files.thread(tx, complaint.code) if entry.kind == case_files.CARD_SENT]
