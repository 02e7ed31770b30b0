"""What is said of the files of a case: which one could not be taken, and the files themselves."""

from dataclasses import replace
from datetime import datetime

from bot.usecases import announce, case_duplicates
from bot.usecases.staff_turn import staff_words
from storage import complaints, outbox, people
from storage.database import Transaction
from storage.files import StoredFile
from storage.outbox import Entry, Repeat, Urgency
from survey.complaint import Complaint
from survey.files import FileKind, Refusal
from survey.messages import STAFF_BOT, Address, Enclosed, Message
from survey.tracking_code import Code
from survey.wording import Wording, wording


def enclosing(file: StoredFile, kind: FileKind, text: str, words: Wording) -> Message:
    """The file with these words; whoever gets it can neither forward nor save it."""
    name = words.text(f"file-name-{kind}", number=words.count(file.number))
    return Message(text, protected=True, enclosed=Enclosed(kind, file.id, name))


def send_to_citizens(tx: Transaction, code: Code, file: StoredFile, kind: FileKind, at: datetime) -> None:
    """To whoever filed the case, and whose cases were merged into it."""
    for one in (code, *case_duplicates.merged_into(tx, code)):
        address = complaints.address_of(tx, one)
        if address is None:
            continue
        words = wording(complaints.language_of(tx, one), tx.zone)
        message = enclosing(file, kind, words.text("file-of-answer", code=one), words)
        entry = Entry(
            key=f"file:{file.id}:{one}",
            to=address,
            message=replace(message, protected=False),  # the answer is the citizen's own
            repeat=Repeat.REPEAT,
            expires_at=at + announce.STATUS_EXPIRES,
        )
        outbox.enqueue(tx, entry, at)


def tell_citizen_of_refused(tx: Transaction, case: Complaint, file: StoredFile, why: Refusal, at: datetime) -> None:
    address = complaints.address_of(tx, case.code)
    if address is None:
        return
    words = wording(complaints.language_of(tx, case.code), tx.zone)
    text = words.text(
        "file-refused",
        code=case.code,
        file=words.text(f"file-the-{file.kind}", number=words.count(file.number)),
        why=words.text(f"file-{why}"),
    )
    entry = Entry(
        key=f"file:{file.id}:refused",
        to=address,
        message=Message(text),
        repeat=Repeat.REPEAT,
        expires_at=at + announce.STATUS_EXPIRES,
    )
    outbox.enqueue(tx, entry, at)


def tell_handler_of_refused(tx: Transaction, case: Complaint, file: StoredFile, why: Refusal, at: datetime) -> None:
    handler = people.by_id(tx, case.handler) if case.handler is not None else None
    if handler is None:
        return
    words = staff_words(tx)
    text = words.text("reply-file-refused", code=case.code, why=words.text(f"file-{why}"))
    to = Address(STAFF_BOT, handler.account)
    entry = Entry(
        key=f"file:{file.id}:refused", to=to, message=Message(text, protected=True), urgency=Urgency.ALERT
    )  # fmt: skip
    outbox.enqueue(tx, entry, at)
