"""What staff do with a complaint: take it, answer it, note something on it. Rights are asked on every press."""

from datetime import datetime

from bot.usecases import access, announce
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, chain, complaints, outbox
from storage.case_files import DraftReply
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from survey import tracking_code
from survey.complaint import Complaint, transition
from survey.complaint_events import Replied, StaffEvent, Taken
from survey.messages import STAFF_BOT, Address, Message, Option, Placement, Slot, utf16_length
from survey.told import told
from survey.tracking_code import Code

LONGEST_ANSWER = 3_000  # UTF-16 units; the sentence around it must still fit one message


def claim_complaint(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """An officer takes a complaint; the citizen and every card learn of it. Taking twice changes nothing."""
    before = _case(tx, code)
    staff = access.require_case(tx, person.account, before)
    event = Taken(by=staff.id)
    after = transition(before, event, at)
    if after == before:
        return "case-taken-already"
    _keep(tx, before, after, event, at, "taken")
    return "case-taken"


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
    complaint = _case(tx, slot.removeprefix(announce.CARD))
    staff = access.require_case(tx, person.account, complaint)
    if not text:
        raise Refused("draft-text-only")
    if utf16_length(text) > LONGEST_ANSWER:
        raise Refused("draft-too-long")
    case_files.put_draft(tx, fresh, complaint.code, staff.id, text, at)
    words = staff_words(tx)
    question = Message(
        words.text("draft-ask", code=complaint.code, text=text),
        rows=(
            (Option(words.text("draft-send"), f"draft:{fresh}:send"),),
            (Option(words.text("draft-note"), f"draft:{fresh}:note"),),
        ),
        slot=Slot(f"draft:{fresh}"),
        protected=True,
        reply_to=own_message_id,
    )
    outbox.enqueue(tx, Entry(key=f"draft:{fresh}", to=chat, message=question), at)
    return None


def send_reply(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote becomes the answer; the citizen may say whether it resolved the matter."""
    written, before = _draft(tx, draft, person)
    event = Replied(by=written.staff, answer=written.text)
    after = transition(before, event, at)
    said = told(before, after, event)
    if said is None or not said.possible:
        words = staff_words(tx)
        raise Refused("case-over", code=before.code, status=words.text(f"status-{before.status}"))
    case_files.add_entry(tx, before.code, "answer", written.staff, written.text, at)
    _keep(tx, before, after, event, at, f"answered:{draft}")
    _settle_question(tx, chat, draft, "draft-sent", before.code, at)
    return None


def keep_note(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote stays among staff."""
    written, complaint = _draft(tx, draft, person)
    case_files.add_entry(tx, complaint.code, "note", written.staff, written.text, at)
    announce.case_moved(tx, complaint, f"noted:{draft}", at)
    _settle_question(tx, chat, draft, "draft-noted", complaint.code, at)
    return None


def _case(tx: Transaction, text: str) -> Complaint:
    code = tracking_code.read(text)
    complaint = complaints.load_locked(tx, code) if code is not None else None
    if complaint is None:
        raise Refused("case-unknown")
    return complaint


def _draft(tx: Transaction, draft: str, person: Person) -> tuple[DraftReply, Complaint]:
    """The waiting line and its case, if this person wrote it and may still handle the case."""
    written = case_files.take_draft(tx, draft)  # a refusal below puts it back
    if written is None:
        raise Refused("draft-gone")
    complaint = _case(tx, written.code)
    staff = access.require_case(tx, person.account, complaint)
    if staff.id != written.staff:
        raise Refused("draft-not-yours")
    return written, complaint


def _keep(tx: Transaction, before: Complaint, after: Complaint, event: StaffEvent, at: datetime, cause: str) -> None:
    if after != before:
        complaints.save(tx, after)
    if after.status is not before.status:
        chain.append(tx, f"complaint_{after.status}", after.code, at)
    announce.case_moved(tx, after, cause, at)
    announce.citizen_told(tx, after, told(before, after, event), cause, at)


def _settle_question(tx: Transaction, chat: Address, draft: str, sentence: str, code: Code, at: datetime) -> None:
    """The question loses its buttons and says what was done."""
    done = Message(
        staff_words(tx).text(sentence, code=code),
        slot=Slot(f"draft:{draft}"),
        placement=Placement.IN_PLACE,
        protected=True,
    )
    outbox.enqueue(tx, Entry(key=f"draft:{draft}:done", to=chat, message=done, repeat=Repeat.IDEMPOTENT), at)
