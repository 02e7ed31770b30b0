"""The original of a case and its contact: only in private, only to who handles it or stands above; always recorded."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.usecases import access, case_files_told, recipients
from bot.usecases.access import Action
from bot.usecases.case_moves import case_for
from bot.usecases.citizen_cases import INFO
from bot.usecases.citizen_complaints import ORIGINAL
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, chain, complaints, files, outbox, people, sealed
from storage.database import Transaction
from storage.files import Owner, State, StoredFile
from storage.outbox import Entry, Repeat, Urgency
from storage.people import Staff
from survey.complaint import Complaint
from survey.messages import STAFF_BOT, Address, Message, Placement, Slot
from survey.text import shorten

SHOWN_FOR = timedelta(hours=24)
LONGEST_MESSAGE = 4_000  # UTF-16 units
OPENED = "opened"  # an entry of the thread


def open_original(tx: Transaction, code: str, person: Person, fresh: str, at: datetime) -> str | None:
    """What was written, as it was written, and whose it is; after 24 hours the message says nothing of it any more."""
    case, staff = case_for(tx, code, person, Action.OPEN)
    parts = _parts(tx, case, staff, at)
    chat = Address(STAFF_BOT, staff.account)
    slot = Slot(f"original:{fresh}")
    shown = Message(shorten("\n\n".join(parts), LONGEST_MESSAGE), slot=slot, protected=True)
    gone = staff_words(tx).text("original-hidden", code=case.code)
    hidden = Message(gone, slot=slot, placement=Placement.IN_PLACE, protected=True)
    outbox.enqueue(tx, Entry(key=f"original:{fresh}", to=chat, message=shown, repeat=Repeat.ONCE), at)
    later = Entry(
        key=f"original:{fresh}:hidden",
        to=chat,
        message=hidden,
        urgency=Urgency.BULK,  # only bulk that is not due yet lets other messages pass
        repeat=Repeat.IDEMPOTENT,
        not_before=at + SHOWN_FOR,
    )
    outbox.enqueue(tx, later, at)
    for file in _files(tx, case):
        if file.state is State.KEPT and not file.place:
            _show(tx, case, file, chat, fresh, at)
    case_files.add_entry(tx, case.code, OPENED, staff.id, "", at)
    chain.append(tx, "original_opened", case.code, at)
    _tell_leaders(tx, case, staff, fresh, at)
    return "original-sent"


def _parts(tx: Transaction, case: Complaint, staff: Staff, at: datetime) -> list[str]:
    """Every look at sealed words is recorded by `sealed.open` itself."""
    words = staff_words(tx)
    original = sealed.open(tx, ORIGINAL, case.code, staff.id, at)
    if original is None:
        raise Refused("original-erased")
    parts = [words.text("original-of", code=case.code)]
    contact = complaints.contact_of(tx, case.code)
    if contact is not None:
        parts.append(words.text("original-contact", name=contact.name, phone=contact.phone, address=contact.address))
    added = sum(entry.kind == INFO for entry in case_files.thread(tx, case.code))
    more = [sealed.open(tx, f"{INFO}:{number}", case.code, staff.id, at) for number in range(1, added + 1)]
    parts += [text.decode() for text in (original, *more) if text]
    came = _files(tx, case)
    parts += [words.text("original-place", place=file.place) for file in came if file.place]
    if any(file.state is State.WAITING for file in came):
        parts.append(words.text("original-files-coming"))
    return parts


def _files(tx: Transaction, case: Complaint) -> list[StoredFile]:
    return [file for owner in (Owner.CASE, Owner.NOTE) for file in files.of(tx, owner, case.code)]


def _show(tx: Transaction, case: Complaint, file: StoredFile, chat: Address, fresh: str, at: datetime) -> None:
    """The file in a message of its own, which is taken away after 24 hours: words cannot hide a picture."""
    words, slot = staff_words(tx), Slot(f"original:{fresh}:{file.id}")
    text = words.text("original-file", code=case.code, file=words.text(f"file-the-{file.kind}", number=file.number))
    shown = replace(case_files_told.enclosing(file, file.kind, text, words), slot=slot)
    entry = Entry(key=slot, to=chat, message=shown, repeat=Repeat.ONCE)
    outbox.enqueue(tx, entry, at)
    gone = Message(text, slot=slot, placement=Placement.TAKEN_AWAY, protected=True)
    later = Entry(
        key=f"{slot}:gone",
        to=chat,
        message=gone,
        urgency=Urgency.BULK,
        repeat=Repeat.IDEMPOTENT,
        not_before=at + SHOWN_FOR,
    )
    outbox.enqueue(tx, later, at)


def _tell_leaders(tx: Transaction, case: Complaint, opener: Staff, fresh: str, at: datetime) -> None:
    """Without sound: that it was opened, and by whom."""
    text = staff_words(tx).text("original-opened", name=opener.name, code=case.code)
    for address in recipients.leaders(tx, case.unit):
        leader = people.by_account(tx, address.chat)
        if leader is None or leader.id == opener.id or not access.roles_on(tx, leader.id, case):
            continue
        message = Message(text, quiet=True, protected=True)
        entry = Entry(key=f"original:{fresh}:told:{address.chat}", to=address, message=message, urgency=Urgency.BULK)
        outbox.enqueue(tx, entry, at)
