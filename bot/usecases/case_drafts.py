"""An officer's line below a card: it waits until its writer has said what it is."""

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
    words = staff_words(tx)
    if file is not None:
        files.add(tx, Owner.DRAFT, fresh, [file], STAFF_BOT, fresh, at, held=True)
        text += "\n" + words.text("info-files", files=files_in_words([file.kind], words))
    question = Message(
        words.text("draft-ask", code=complaint.code, text=text),
        rows=tuple(
            (Option(label, f"draft:{fresh}:{act}"),) for act, label in _ways(tx, complaint, staff, text).items()
        ),
        slot=Slot(f"draft:{fresh}"),
        protected=True,
        reply_to=reply_to,
    )
    outbox.enqueue(tx, Entry(key=f"draft:{fresh}", to=chat, message=question), at)


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
