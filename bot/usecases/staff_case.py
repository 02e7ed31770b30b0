"""What staff do with a complaint day by day: take, begin, ask, answer, note. Rights are asked on every press."""

import re
from datetime import datetime

from bot.usecases import announce, case_duplicates
from bot.usecases.access import Action
from bot.usecases.case_drafts import (
    LINE,
    LONGEST_AGENCY,
    draft_of,
    edited,
    may_move,
    offer,
    settle_question,
    with_file,
)
from bot.usecases.case_moves import case_for, move, over
from bot.usecases.office_time import office_calendar
from bot.usecases.staff_turn import Person, Refused
from storage import case_files, outbox
from storage.database import Transaction
from storage.files import Owner
from survey import canned
from survey.complaint import BY_STAFF
from survey.complaint_events import Agency, Asked, Replied, Started, Taken, Transferred
from survey.deadlines import silence
from survey.files import SentFile, declared_fault
from survey.messages import STAFF_BOT, Address, utf16_length

LONGEST_ANSWER = 3_000  # UTF-16 units; the sentence around it must still fit one message
_CODE = re.compile(r"\bPA-\d{8}\b")


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
    if not may_move(before):
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
    file: SentFile | None = None,
    quoted: str = "",
) -> str | None:
    """A reply to a card, or to a line that names one case, goes nowhere before its writer has chosen where.

    `quoted` is what the bot had written there. Other replies are no matter of ours. One photo or PDF may come
    with it; without words nothing can be sent.
    """
    about = _case_replied_to(tx, chat, replied_message_id, quoted)
    if about is None:
        return None
    complaint, staff = case_for(tx, about, person, Action.HANDLE)
    if not text:
        raise Refused("draft-needs-words")
    if utf16_length(text) > LONGEST_ANSWER:
        raise Refused("draft-too-long")
    if file is not None and declared_fault(file) is not None:
        raise Refused("draft-file-too-large")
    offer(tx, complaint, staff.id, text, chat, own_message_id, fresh, at, file=file)
    return None


def edit_line(
    tx: Transaction, chat: Address, message_id: int, text: str, person: Person, fresh: str, at: datetime
) -> str | None:
    """A line below a card was edited: before it went anywhere it counts as it reads now, afterwards nothing changes."""
    slot = outbox.slot_of(tx, STAFF_BOT, chat.chat, message_id)
    if slot is None or not slot.startswith(LINE):
        return None
    if not text:
        raise Refused("draft-needs-words")
    if utf16_length(text) > LONGEST_ANSWER:
        raise Refused("draft-too-long")
    edited(tx, slot, text, chat, person, fresh, at)
    return None


def _case_replied_to(tx: Transaction, chat: Address, message_id: int, quoted: str) -> str | None:
    """By what was sent as this message; for a line below the card, or from before the group moved, by its code."""
    slot = outbox.slot_of(tx, STAFF_BOT, chat.chat, message_id)
    if slot is not None and slot.startswith(announce.CARD):
        return slot.removeprefix(announce.CARD)
    codes = set(_CODE.findall(quoted))
    return codes.pop() if len(codes) == 1 else None


def draft_canned(
    tx: Transaction, code: str, number: int, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """A ready reply fills the draft; it can be sent, or copied and written anew below the card."""
    complaint, staff = case_for(tx, code, person, Action.HANDLE)
    ready = canned.replies(complaint.category)
    if number >= len(ready):
        raise over(tx, complaint)
    offer(tx, complaint, staff.id, ready[number].text, chat, None, fresh, at)
    return None


def send_reply(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote becomes the answer; the citizen may say whether it resolved the matter."""
    written, before = draft_of(tx, draft, person)
    answer = with_file(tx, Owner.REPLY, written, draft, at)
    case_files.add_entry(tx, before.code, "answer", written.staff, answer, at)
    after = move(tx, before, Replied(by=written.staff, answer=answer), at)
    case_duplicates.pass_answer_on(tx, after, answer, draft, at)
    settle_question(
        tx, chat, draft, "draft-answer-kept" if before.source in BY_STAFF else "draft-sent", before.code, at
    )
    return None


def ask_citizen(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote becomes a question; the clock of the answer goes on."""
    written, before = draft_of(tx, draft, person)
    question = with_file(tx, Owner.REPLY, written, draft, at)
    case_files.add_entry(tx, before.code, "question", written.staff, question, at)
    event = Asked(by=written.staff, question=question, silence=silence(at, office_calendar(tx)))
    move(tx, before, event, at)
    settle_question(
        tx, chat, draft, "draft-ask-by-hand" if before.source in BY_STAFF else "draft-asked", before.code, at
    )
    return None


def keep_note(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote stays among staff."""
    written, complaint = draft_of(tx, draft, person)
    note = with_file(tx, Owner.NOTE, written, draft, at)
    case_files.add_entry(tx, complaint.code, "note", written.staff, note, at)
    announce.case_moved(tx, complaint, f"noted:{draft}", at)
    settle_question(tx, chat, draft, "draft-noted", complaint.code, at)
    return None


def forward_outside(tx: Transaction, draft: str, chat: Address, person: Person, at: datetime) -> str | None:
    """What the officer wrote is the agency that is competent; our clock ends, and its answer comes back through us."""
    written, before = draft_of(tx, draft, person)
    name = " ".join(written.text.split())
    if utf16_length(name) > LONGEST_AGENCY:
        raise Refused("draft-no-agency")
    move(tx, before, Transferred(by=written.staff, agency=Agency(name)), at)
    settle_question(tx, chat, draft, "draft-forwarded", before.code, at)
    return None
