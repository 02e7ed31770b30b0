"""Complaints as the citizen's side decides them: opened, redirected, judged, looked up."""

from datetime import date, datetime, time
from hashlib import sha256

from bot.usecases import announce, recipients, responsible
from bot.usecases.office_time import due_in
from bot.usecases.staff_turn import staff_words
from storage import case_files, chain, complaints, files, outbox, places, sealed
from storage.conversations import Conversation
from storage.database import Transaction
from storage.files import Owner
from storage.outbox import Entry, Urgency
from survey import complaint as case
from survey import tracking_code, triage
from survey.complaint import Complaint, Door, Source, transition
from survey.complaint_events import Confirmed, NotResolved
from survey.conversation import effects as made
from survey.conversation.complaining import words_in
from survey.conversation.complaint_screens import summary_of_draft
from survey.conversation.effects import Verdict
from survey.conversation.states import Draft
from survey.masking import labels, mask
from survey.messages import Address, Message
from survey.routing import Category
from survey.told import Button, Told, told, told_when_opened
from survey.tracking_code import Code
from survey.wording import Wording

ORIGINAL = "complaint"  # the kind under which the unmasked text is sealed
WRITTEN = "written"  # an entry of the thread: the message of the chat in which the words were typed
RANDOM_CODES = 10_000_000  # seven digits before the check digit


def keep_complaint(
    tx: Transaction, talk: Conversation, effect: made.OpenComplaint, words: Wording, fresh: str, at: datetime
) -> list[Message]:
    """The case, and the receipt in place of the summary's buttons."""
    opened = open_case(tx, talk, effect.draft, Source.CHAT, fresh, at, address=talk.address)
    if effect.draft.message:
        case_files.add_entry(tx, opened.code, WRITTEN, None, str(effect.draft.message), at)
    sent = Message(words.text("complaint-sent") + "\n\n" + summary_of_draft(effect.draft, words))
    return [sent, announce.status_message(tx, opened, told_when_opened(opened), words)]


def open_case(
    tx: Transaction,
    talk: Conversation,
    draft: Draft,
    source: Source,
    fresh: str,
    at: datetime,
    *,
    address: Address | None = None,
    read_key_hash: str | None = None,
) -> Complaint:
    """Case, log entry and cards exist together or not at all. Without an address nobody is written to."""
    roster = responsible.roster(tx, draft.desk.code)
    text = words_in(draft)
    named = responsible.meant_in(tx, text, draft.desk.code, Category(draft.category), roster)
    masked = mask(text, labels(staff_words(tx)), [person.name for person in roster])
    day = date.fromisoformat(draft.received.day) if draft.received else None
    counts_from = datetime.combine(day, time(12), tx.zone) if day else at
    opened = case.opened(
        _free_code(tx, fresh),
        draft.desk.code,
        draft.desk.unit,
        Category(draft.category),
        Door.NAMED if draft.named else Door.ANONYMOUS,
        source,
        at,
        due_in(tx, draft.desk.unit, counts_from),
        points_at_person=bool(named) or triage.accuses(text),
        named=named,
        received_on=day,
        procedure=draft.procedure,
    )
    complaints.save_new(
        tx,
        opened,
        masked.text or staff_words(tx).text("text-is-voice"),
        talk.language,
        lane=talk.lane,
        address=address,
        contact=draft.contact if draft.named else None,
        read_key_hash=read_key_hash,
    )
    sealed.put(tx, ORIGINAL, opened.code, text.encode())
    files.add(tx, Owner.CASE, opened.code, draft.files, talk.address.channel, fresh, at)
    chain.append(tx, "complaint_opened", opened.code, at)
    announce.complaint_opened(tx, opened, at)
    return opened


def keep_redirect(tx: Transaction, effect: made.Redirect, fresh: str, at: datetime) -> list[Message]:
    """Only that somebody was redirected is counted; for tố cáo one leader, or whoever is above, learns just that."""
    case_files.count_redirect(tx, effect.desk.unit, str(effect.to), at.astimezone(tx.zone).date())
    if effect.to is made.RedirectTo.TO_CAO:
        words = staff_words(tx)
        text = words.text("case-redirected", kind=words.text(f"redirect-{effect.to}"))
        desk = places.desk(tx, effect.desk.code)
        assert desk is not None, "a desk that was chosen is never deleted"
        for address in recipients.told_of_redirect(tx, desk):
            entry = Entry(
                key=f"redirect:{fresh}:{address.chat}", to=address, message=Message(text), urgency=Urgency.ALERT
            )
            outbox.enqueue(tx, entry, at)
    return []


def keep_verdict(
    tx: Transaction, talk: Conversation, effect: made.JudgeCase, words: Wording, fresh: str, at: datetime
) -> list[Message]:
    """The citizen says whether it is resolved; once it is not, the next level gets it."""
    before = own_case(tx, talk, effect.code)
    if before is None:
        return [Message(words.text("case-not-found"))]
    due = due_in(tx, before.unit, at)
    event = Confirmed() if effect.verdict is Verdict.RESOLVED else NotResolved(due)
    after = transition(before, event, at)
    said = told(before, after, event)
    if after != before:
        complaints.save(tx, after)
        chain.append(tx, f"complaint_{after.status}", after.code, at)
        announce.case_moved(tx, after, f"judged:{fresh}", at)
        resolved = effect.verdict is Verdict.RESOLVED
        announce.staff_told(
            tx, after, "case-said-resolved" if resolved else "case-said-not-resolved", f"judged:{fresh}", at
        )
        if after.status is case.Status.REOPENED:
            announce.next_level_told(tx, after, "reopened", at)
    return [announce.status_message(tx, after, said, words)] if said else []


def question_asked(tx: Transaction, talk: Conversation, words: Wording) -> Message | None:
    """The one answered or refused case that waits for this person's word, with its buttons, which can be typed too."""
    decided = (case.Status.ANSWERED, case.Status.REFUSED)
    waiting = [one for one in complaints.of_lane(tx, talk.lane) if one.status in decided]
    if len(waiting) != 1:
        return None
    [only] = waiting
    buttons = (Button.DISAGREE,) if only.status is case.Status.REFUSED else (Button.RESOLVED, Button.NOT_RESOLVED)
    return announce.status_message(tx, only, Told("told-confirmed", {"code": only.code}, buttons), words)


def case_lines(found: Complaint, words: Wording) -> tuple[str, ...]:
    """Status and due date, which are no secret to whoever has the code."""
    lines = [words.text("case-status", code=found.code, status=words.text(f"status-{found.status}"))]
    if found.is_running:
        lines.append(words.text("case-due", due=words.moment(found.due.answer_due)))
    if found.overdue:
        lines.append(words.text("told-overdue", code=found.code))
    return tuple(lines)


def own_case(tx: Transaction, talk: Conversation, text: str) -> Complaint | None:
    """The case if this account filed it: a button's data is untrusted."""
    code = tracking_code.read(text)
    if code is None or complaints.lane_of(tx, code) != talk.lane:
        return None
    return complaints.load_locked(tx, code)


def _free_code(tx: Transaction, fresh: str) -> Code:
    """A code nobody has; of ten million some will be drawn twice."""
    number = int.from_bytes(sha256(b"code" + fresh.encode()).digest()[:8]) % RANDOM_CODES
    while complaints.exists(tx, code := tracking_code.make(number)):
        number = (number + 1) % RANDOM_CODES
    return code
