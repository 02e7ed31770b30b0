"""An officer's line below a card: it waits until its writer has said what it is."""

from dataclasses import replace
from datetime import datetime

from bot.usecases.access import Action
from bot.usecases.case_moves import case_for
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, files, outbox
from storage.case_files import DraftReply
from storage.database import Transaction
from storage.files import Owner
from storage.outbox import Entry, Repeat
from survey import tracking_code
from survey.complaint import Complaint, Status
from survey.complaint_events import StaffId
from survey.conversation.file_words import files_in_words
from survey.files import SentFile
from survey.messages import STAFF_BOT, Address, Message, Option, Placement, Slot, utf16_length
from survey.text import shorten
from survey.tracking_code import Code

LINE = "line:"  # the slot of what an officer wrote, before its case and the draft it became
LONGEST_AGENCY = 120  # UTF-16 units
LONGEST_LABEL = 34  # letters of a button that a narrow phone shows whole

# entries of the thread: what the officer's next line was announced to be
ASK_WANTED = "ask-wanted"
AGENCY_WANTED = "agency-wanted"


def offer(
    tx: Transaction,
    complaint: Complaint,
    staff: StaffId,
    text: str,
    chat: Address,
    reply_to: int | None,
    fresh: str,
    at: datetime,
    *,
    file: SentFile | None = None,
) -> None:
    """The line waits with its file, and its writer is asked what it is."""
    case_files.put_draft(tx, fresh, complaint.code, staff, text, at)
    if file is not None:
        files.add(tx, Owner.DRAFT, fresh, [file], STAFF_BOT, fresh, at, held=True)
    if reply_to is not None:
        outbox.note_line(tx, chat, f"{LINE}{complaint.code}:{fresh}", reply_to, at)
    question = replace(_question(tx, complaint, staff, text, fresh), reply_to=reply_to)
    outbox.enqueue(tx, Entry(key=f"draft:{fresh}", to=chat, message=question), at)


def edited(tx: Transaction, line: str, text: str, chat: Address, person: Person, cause: str, at: datetime) -> None:
    """The writer has changed the line: what waits is what stands there now, and it is asked about anew.

    Other changes, a preview of a link, make such an update too: the same words say nothing.
    """
    code, _, draft = line.removeprefix(LINE).partition(":")
    written = case_files.draft(tx, draft)
    if written is None:
        if any(text == entry.text.partition("\n(")[0] for entry in case_files.thread(tx, Code(code))):
            return
        raise Refused("draft-edited-late")
    complaint, staff = case_for(tx, written.code, person, Action.HANDLE)
    if staff.id != written.staff:
        raise Refused("draft-not-yours")
    if text == written.text:
        return
    case_files.put_draft(tx, draft, written.code, staff.id, text, at)
    question = replace(_question(tx, complaint, staff.id, text, draft), placement=Placement.IN_PLACE)
    key = f"draft:{draft}:edited:{cause}"
    outbox.enqueue(tx, Entry(key=key, to=chat, message=question, repeat=Repeat.IDEMPOTENT), at)


def _question(tx: Transaction, complaint: Complaint, staff: StaffId, text: str, draft: str) -> Message:
    words = staff_words(tx)
    if kinds := [file.kind for file in files.of(tx, Owner.DRAFT, draft)]:
        text += "\n" + words.text("info-files", files=files_in_words(kinds, words))
    ways = _ways(tx, complaint, staff, text)
    return Message(
        words.text("draft-ask", code=complaint.code, text=text),
        rows=tuple((Option(label, f"draft:{draft}:{act}"),) for act, label in ways.items()),
        slot=Slot(f"draft:{draft}"),
        protected=True,
    )


def _ways(tx: Transaction, case: Complaint, staff: StaffId, text: str) -> dict[str, str]:
    """What the line can become now, the announced one first."""
    words = staff_words(tx)
    ways: dict[str, str] = {}
    if may_move(case) or case.is_forwarded_outside or case.status is Status.ANSWERED:
        ways["send"] = words.text("draft-send")
    if may_move(case):
        ways["ask"] = words.text("draft-question")
    ways["note"] = words.text("draft-note")
    own = [entry.kind for entry in case_files.thread(tx, case.code) if entry.by == staff]
    wanted = own[-1] if own else ""
    if may_move(case) and (other := tracking_code.read(text)) is not None and other != case.code:
        return {"merge": words.text("draft-merge", code=other)} | ways
    if wanted == ASK_WANTED and "ask" in ways:
        return {"ask": ways["ask"]} | ways
    if wanted == AGENCY_WANTED and may_move(case) and utf16_length(text) <= LONGEST_AGENCY:
        label = words.text("draft-forward", agency=shorten(" ".join(text.split()), LONGEST_LABEL))
        return {"agency": label} | ways
    return ways


def may_move(case: Complaint) -> bool:
    return case.is_active or case.status is Status.WAITING


def draft_of(tx: Transaction, draft: str, person: Person) -> tuple[DraftReply, Complaint]:
    """The waiting line and its case, if this person wrote it and may still handle the case."""
    written = case_files.take_draft(tx, draft)  # a refusal below puts it back
    if written is None:
        raise Refused("draft-gone")
    complaint, staff = case_for(tx, written.code, person, Action.HANDLE)
    if staff.id != written.staff:
        raise Refused("draft-not-yours")
    return written, complaint


def with_file(tx: Transaction, to: Owner, written: DraftReply, draft: str, at: datetime) -> str:
    """The line as it is kept; its file, if any, is fetched from now on, and the words say that it exists."""
    kinds = [file.kind for file in files.of(tx, Owner.DRAFT, draft)]
    if not files.move(tx, Owner.DRAFT, draft, to, written.code, at):
        return written.text
    words = staff_words(tx)
    return written.text + "\n" + words.text("info-files", files=files_in_words(kinds, words))


def settle_question(tx: Transaction, chat: Address, draft: str, sentence: str, code: Code, at: datetime) -> None:
    """The question loses its buttons and says what was done."""
    done = Message(
        staff_words(tx).text(sentence, code=code),
        slot=Slot(f"draft:{draft}"),
        placement=Placement.IN_PLACE,
        protected=True,
    )
    outbox.enqueue(tx, Entry(key=f"draft:{draft}:done", to=chat, message=done, repeat=Repeat.IDEMPOTENT), at)
