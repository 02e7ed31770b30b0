"""Cases that say the same: one is handled, the others are linked to it, and their citizens hear its answer too."""

from datetime import datetime

from bot.usecases import announce
from storage import case_files, complaints, outbox
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.complaint import Complaint
from survey.messages import Message
from survey.tracking_code import Code
from survey.wording import wording

MERGED = "merged"  # an entry of the thread of the case that is handled: the other's code
MERGED_INTO = "merged-into"  # and the other way round


def tell(tx: Transaction, code: Code, sentence: str, cause: str, at: datetime, **values: str) -> None:
    """One sentence about a case to whoever filed it, where there is somebody to be told."""
    address = complaints.address_of(tx, code)
    if address is None:
        return
    text = wording(complaints.language_of(tx, code), tx.zone).text(sentence, code=code, **values)
    entry = Entry(
        key=f"complaint:{code}:{cause}:citizen",
        to=address,
        message=Message(text),
        urgency=Urgency.REPLY,
        repeat=Repeat.REPEAT,
        expires_at=at + announce.STATUS_EXPIRES,
    )
    outbox.enqueue(tx, entry, at)


def merged_into(tx: Transaction, code: Code) -> list[Code]:
    """The cases that were linked to this one."""
    return [Code(entry.text) for entry in case_files.thread(tx, code) if entry.kind == MERGED]


def pass_answer_on(tx: Transaction, answered: Complaint, answer: str, draft: str, at: datetime) -> None:
    """The answer to the case that is handled answers those that were linked to it."""
    for code in merged_into(tx, answered.code):
        tell(tx, code, "told-merged-answer", f"answered:{draft}", at, answer=answer)
