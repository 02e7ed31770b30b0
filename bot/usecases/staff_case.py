"""What staff do with a complaint day by day: take, begin, ask, answer, note. Rights are asked on every press."""

from datetime import datetime

from bot.usecases import announce
from bot.usecases.access import Action
from bot.usecases.case_moves import case_for, move, over
from bot.usecases.office_time import office_calendar
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, outbox
from storage.case_files import DraftReply
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from survey import canned
from survey.complaint import Complaint, Status
from survey.complaint_events import Agency, Asked, Replied, StaffId, Started, Taken, Transferred
from survey.deadlines import silence
from survey.messages import STAFF_BOT, Address, Message, Option, Placement, Slot, utf16_length
from survey.text import shorten
from survey.tracking_code import Code

LONGEST_ANSWER = 3_000  # UTF-16 units; the sentence around it must still fit one message
LONGEST_AGENCY = 120
LONGEST_LABEL = 34  # letters of a button that a narrow phone shows whole

# entries of the thread: what the officer's next line was announced to be
ASK_WANTED = "ask-wanted"
AGENCY_WANTED = "agency-wanted"


def claim_complaint(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """An officer takes a complaint; the citizen and every card learn of it. Taking twice changes nothing."""
    before, staff = case_for(tx, code, person, Action.TAKE)
    if before.handler is not None and before.is_active:
        return "case-taken-already"
    move(tx, before, Taken(by=staff.id), at)
    return "case-taken"


def start_work(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """The citizen hears that somebody works on it."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    move(tx, before, Started(by=staff.id), at)
    return "case-started"


def want_line(tx: Transaction, code: str, kind: str, person: Person, at: datetime) -> str | None:
    """The officer's next reply to the card is meant as a question, or as the name of an agency."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    if not _may_move(before):
        raise over(tx, before)
    case_files.add_entry(tx, before.code, kind, staff.id, "", at)
    return f"draft-{kind}"


def draft_reply(
    tx: Transaction,
    chat: Address,
    replied_message_id: int,
    own_message_id: int,
    text: str,
    person: Person,
    fresh: str,
    at: datetime,
) -> str | None:
    """A reply to a card goes nowhere before its writer has chosen where. Other replies are no matter of ours."""
    slot = outbox.slot_of(tx, STAFF_BOT, chat.chat, replied_message_id)
    if slot is None or not slot.startswith(announce.CARD):
        return None
    complaint, staff = case_for(tx, slot.removeprefix(announce.CARD), person, Action.HANDLE)
    if not text:
        raise Refused("draft-text-only")
    if utf16_length(text) > LONGEST_ANSWER:
        raise Refused("draft-too-long")
    _offer(tx, complaint, staff.id, text, chat, own_message_id, fresh, at)
    return None


def draft_canned(
    tx: Transaction, code: str, number: int, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """A ready reply fills the draft; it can be sent, or copied and written anew below the card."""
    complaint, staff = case_for(tx, code, person, Action.HANDLE)
    ready = canned.replies(complaint.category)
    if number >= len(ready):
        raise over(tx, complaint)
    _offer(tx, complaint, staff.id, ready[number].text, chat, None, fresh, at)
    return None


def send_reply(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote becomes the answer; the citizen may say whether it resolved the matter."""
    written, before = _draft(tx, draft, person)
    case_files.add_entry(tx, before.code, "answer", written.staff, written.text, at)
    move(tx, before, Replied(by=written.staff, answer=written.text), at)
    _settle_question(tx, chat, draft, "draft-sent", before.code, at)
    return None


def ask_citizen(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote becomes a question; the clock of the answer goes on."""
    written, before = _draft(tx, draft, person)
    case_files.add_entry(tx, before.code, "question", written.staff, written.text, at)
    event = Asked(by=written.staff, question=written.text, silence=silence(at, office_calendar(tx)))
    move(tx, before, event, at)
    _settle_question(tx, chat, draft, "draft-asked", before.code, at)
    return None


def keep_note(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote stays among staff."""
    written, complaint = _draft(tx, draft, person)
    case_files.add_entry(tx, complaint.code, "note", written.staff, written.text, at)
    announce.case_moved(tx, complaint, f"noted:{draft}", at)
    _settle_question(tx, chat, draft, "draft-noted", complaint.code, at)
    return None


def forward_outside(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote is the agency that is competent; our clock ends, and its answer comes back through us."""
    written, before = _draft(tx, draft, person)
    name = " ".join(written.text.split())
    if utf16_length(name) > LONGEST_AGENCY:
        raise Refused("draft-no-agency")
    move(tx, before, Transferred(by=written.staff, agency=Agency(name)), at)
    _settle_question(tx, chat, draft, "draft-forwarded", before.code, at)
    return None


def _offer(
    tx: Transaction,
    complaint: Complaint,
    staff: StaffId,
    text: str,
    chat: Address,
    reply_to: int | None,
    fresh: str,
    at: datetime,
) -> None:
    """The line waits, and its writer is asked what it is."""
    case_files.put_draft(tx, fresh, complaint.code, staff, text, at)
    words = staff_words(tx)
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
    if _may_move(case) or case.is_forwarded_outside or case.status is Status.ANSWERED:
        ways["send"] = words.text("draft-send")
    if _may_move(case):
        ways["ask"] = words.text("draft-question")
    ways["note"] = words.text("draft-note")
    own = [entry.kind for entry in case_files.thread(tx, case.code) if entry.by == staff]
    wanted = own[-1] if own else ""
    if wanted == ASK_WANTED and "ask" in ways:
        return {"ask": ways["ask"]} | ways
    if wanted == AGENCY_WANTED and _may_move(case) and utf16_length(text) <= LONGEST_AGENCY:
        label = words.text("draft-forward", agency=shorten(" ".join(text.split()), LONGEST_LABEL))
        return {"agency": label} | ways
    return ways


def _may_move(case: Complaint) -> bool:
    return case.is_active or case.status is Status.WAITING


def _draft(tx: Transaction, draft: str, person: Person) -> tuple[DraftReply, Complaint]:
    """The waiting line and its case, if this person wrote it and may still handle the case."""
    written = case_files.take_draft(tx, draft)  # a refusal below puts it back
    if written is None:
        raise Refused("draft-gone")
    complaint, staff = case_for(tx, written.code, person, Action.HANDLE)
    if staff.id != written.staff:
        raise Refused("draft-not-yours")
    return written, complaint


def _settle_question(tx: Transaction, chat: Address, draft: str, sentence: str, code: Code, at: datetime) -> None:
    """The question loses its buttons and says what was done."""
    done = Message(
        staff_words(tx).text(sentence, code=code),
        slot=Slot(f"draft:{draft}"),
        placement=Placement.IN_PLACE,
        protected=True,
    )
    outbox.enqueue(tx, Entry(key=f"draft:{draft}:done", to=chat, message=done, repeat=Repeat.IDEMPOTENT), at)
