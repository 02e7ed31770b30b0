"""A fact becomes messages that are owed: receipts, cards, statuses, each under a key of its cause."""

from datetime import datetime, timedelta

from bot.usecases import access
from bot.usecases.staff_turn import staff_words
from storage import case_files, complaints, outbox, people, places, settings
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.complaint import Complaint, Door, Status
from survey.conversation.buttons import At, button
from survey.conversation.effects import Verdict
from survey.messages import STAFF_BOT, Address, Message, Option, Placement, Slot
from survey.routing import Recipient
from survey.text import shorten
from survey.told import Button, Told, sentence
from survey.wording import Wording, wording

CARD_TEXT_UNITS = 1_000  # UTF-16 units of the citizen's text on a card; the rest on request
STATUS_EXPIRES = timedelta(days=7)
CARD = "card:"  # the slot of a case's card, before its code
CARD_SENT = "card"  # an entry of the case's thread: this staff chat has the card


def complaint_opened(tx: Transaction, complaint: Complaint, at: datetime) -> None:
    """A card for each chat that `access` allows; an owner only learns that a case waits."""
    _alert(tx, complaint, access.alerted_first(tx, complaint), "opened", at)


def passed_on(tx: Transaction, complaint: Complaint, unreached: Address, at: datetime) -> bool:
    """A chat that should have had the card cannot be reached: the next one up gets it. False when there is nobody."""
    chats = access.above(tx, complaint, unreached)
    _alert(tx, complaint, chats, f"instead-of:{unreached.chat}", at)
    return bool(chats)


def next_level_told(tx: Transaction, complaint: Complaint, cause: str, at: datetime) -> None:
    """Unclaimed, overdue or reopened: the next level gets the card too, once per cause."""
    _alert(tx, complaint, access.next_level(tx, complaint), cause, at)


def case_moved(tx: Transaction, complaint: Complaint, cause: str, at: datetime) -> None:
    """Every card that was sent shows the new status, in its place."""
    for chat in _chats_with_card(tx, complaint):
        entry = Entry(
            key=f"complaint:{complaint.code}:{cause}:{chat}",
            to=Address(STAFF_BOT, chat),
            message=card(tx, complaint, Placement.IN_PLACE),
            urgency=Urgency.ALERT,
            repeat=Repeat.IDEMPOTENT,
        )
        outbox.enqueue(tx, entry, at)


def staff_told(tx: Transaction, complaint: Complaint, sentence: str, cause: str, at: datetime) -> None:
    """A line below the card in every chat that has it, with sound: an edit makes none."""
    words = staff_words(tx)
    due = {
        "classify": words.moment(complaint.due.classify_due),
        "answer": words.moment(complaint.due.answer_due),
    }
    text = words.text(sentence, code=complaint.code, **due)
    for chat in _chats_with_card(tx, complaint):
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
    verdicts = {
        Button.RESOLVED: Verdict.RESOLVED,
        Button.NOT_RESOLVED: Verdict.NOT_RESOLVED,
        Button.DISAGREE: Verdict.NOT_RESOLVED,
    }
    rows = tuple((button(words.text(label), complaint.code, At.CASE, verdicts[label]),) for label in told.buttons)
    return Message(sentence(told, words, place_of(tx, complaint)), rows, slot=Slot(f"case:{complaint.code}"))


def place_of(tx: Transaction, complaint: Complaint) -> dict[str, str]:
    """The responsible unit's hotline, address and hours, which some sentences name."""
    unit = places.unit(tx, complaint.unit)
    assert unit is not None
    return {"hotline": unit.hotline, "address": unit.address, "hours": unit.reception_hours, "unit": unit.name}


def card(tx: Transaction, complaint: Complaint, placement: Placement = Placement.BELOW) -> Message:
    """What staff see of a case: masked text, half a day instead of a time, status, due dates; nobody's account."""
    words = staff_words(tx)
    desk = places.desk(tx, complaint.desk)
    assert desk is not None
    text = complaints.text(tx, complaint.code)
    shown = shorten(text, CARD_TEXT_UNITS)
    if shown != text:
        shown += "\n" + words.text("card-more")
    parts = [
        words.text(
            "card-complaint",
            code=complaint.code,
            desk=desk.name,
            category=words.text(f"category-{complaint.category}"),
            door=words.text("card-door-named" if complaint.door is Door.NAMED else "card-door-anonymous"),
            received=_half_day(tx, complaint.opened_at, words),
            status=words.text(f"status-{complaint.status}"),
            due=_due(complaint, words),
            text=shown,
        )
    ]
    if complaint.handler is not None and (handler := people.by_id(tx, complaint.handler)) is not None:
        parts.append(words.text("card-handler", name=handler.name))
    for entry in case_files.thread(tx, complaint.code):
        if entry.kind in ("answer", "note"):
            parts.append(words.text(f"card-{entry.kind}", text=shorten(entry.text, CARD_TEXT_UNITS // 2)))
    if settings.get(tx, "simulated") is not None:
        parts.insert(0, words.text("card-simulated"))
    rows: tuple[tuple[Option, ...], ...] = ()
    if complaint.status is Status.WAITING:
        rows = ((Option(words.text("card-take"), f"case:{complaint.code}:claim"),),)
    elif complaint.is_active or complaint.status is Status.ANSWERED:
        parts.append(words.text("card-how-to-reply"))
    return Message(
        shorten("\n".join(parts), 4_000),
        rows,
        slot=Slot(f"{CARD}{complaint.code}"),
        placement=placement,
        protected=True,
    )


def _alert(
    tx: Transaction, complaint: Complaint, chats: list[tuple[Address, Recipient]], cause: str, at: datetime
) -> None:
    shown = set(_chats_with_card(tx, complaint))
    for address, recipient in chats:
        if recipient is Recipient.OWNER:
            unit = places.unit(tx, complaint.unit)
            text = staff_words(tx).text("case-waits-for-owner", code=complaint.code, unit=unit.name if unit else "")
            message = Message(text, protected=True)
        else:
            message = card(tx, complaint)
            if address.chat not in shown:
                case_files.add_entry(tx, complaint.code, CARD_SENT, None, address.chat, at)
        entry = Entry(
            key=f"complaint:{complaint.code}:{cause}:{address.chat}",
            to=address,
            message=message,
            urgency=Urgency.ALERT,
            repeat=Repeat.REPEAT,
        )
        outbox.enqueue(tx, entry, at)


def _chats_with_card(tx: Transaction, complaint: Complaint) -> list[str]:
    return [entry.text for entry in case_files.thread(tx, complaint.code) if entry.kind == CARD_SENT]


def _half_day(tx: Transaction, at: datetime, words: Wording) -> str:
    local = at.astimezone(tx.zone)
    return words.text("card-morning" if local.hour < 12 else "card-afternoon", day=words.day(local.date()))


def _due(complaint: Complaint, words: Wording) -> str:
    answer = words.moment(complaint.due.answer_due)
    if complaint.status is Status.ANSWERED:
        return words.text("card-awaits-citizen")
    if not complaint.is_running:
        return words.text("card-no-due")
    if complaint.overdue:
        return words.text("card-overdue", answer=answer)
    if complaint.status is Status.WAITING:
        return words.text("card-due-classify", classify=words.moment(complaint.due.classify_due), answer=answer)
    return words.text("card-due-answer", answer=answer)
