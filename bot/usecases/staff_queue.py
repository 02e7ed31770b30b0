"""The queue: open cases by due date, only those this reader may see here, a page at a time; one of them as a card."""

from datetime import datetime

from bot.usecases import access, announce
from bot.usecases.access import Action
from bot.usecases.case_card import LONGEST_DATA, card
from bot.usecases.case_moves import case_for
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import complaints, outbox
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from storage.people import Staff
from survey import tracking_code
from survey.complaint import Complaint
from survey.messages import Address, Message, Option, Placement, Slot
from survey.text import fold
from survey.wording import Wording

CASES_ON_A_PAGE = 8
LONGEST_QUERY = 30  # letters; longer ones are cut
QUEUE = Slot("queue")


def show_queue(
    tx: Transaction, query: str, page: int, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """`query`: a code, a part of one, words of the text, the category, procedure or status; or empty: all open."""
    words, staff = staff_words(tx), access.require_staff(tx, person.account)
    wanted = " ".join(query.replace(":", " ").split())[:LONGEST_QUERY]
    found = [case for case in _visible(tx, wanted, chat, staff) if _matches(tx, case, wanted, words)]
    found.sort(key=lambda case: (not case.is_running, case.due.answer_due, case.code))
    pages = max(1, -(-len(found) // CASES_ON_A_PAGE))
    page = min(page, pages - 1)
    shown = found[page * CASES_ON_A_PAGE : (page + 1) * CASES_ON_A_PAGE]
    rows: list[tuple[Option, ...]] = [(Option(label(case, words), f"case:{case.code}:show"),) for case in shown]
    if pages > 1:
        rows.append(tuple(_turn(words, label, to, wanted) for label, to in _ways(page, pages)))
    counts = {
        "count": words.count(len(found)),
        "overdue": words.count(sum(case.overdue and case.is_running for case in found)),
        "page": words.count(page + 1),
        "pages": words.count(pages),
    }
    text = words.text("queue-cases", **counts) if found else words.text("queue-found-none" if wanted else "queue-empty")
    message = Message(text, tuple(rows), slot=QUEUE, placement=Placement.BELOW, protected=True)
    outbox.enqueue(tx, Entry(key=f"queue:{fresh}", to=chat, message=message), at)
    return None


def show_card(tx: Transaction, code: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """The card anew at the end of this chat, where it goes on being kept up to date."""
    complaint, _ = case_for(tx, code, person, Action.READ)
    if not access.reads(tx, complaint, chat.chat):
        raise Refused("case-unknown")
    announce.note_card(tx, complaint, chat.chat, at)
    message = card(tx, complaint, chat.chat, Placement.BELOW)
    outbox.enqueue(tx, Entry(key=f"shown:{fresh}", to=chat, message=message, repeat=Repeat.REPEAT), at)
    return None


def _visible(tx: Transaction, wanted: str, chat: Address, staff: Staff) -> list[Complaint]:
    """Both the chat and the person who asks may see them; by its code also a case that is closed."""
    code = tracking_code.read(wanted)
    named = complaints.load(tx, code) if code is not None else None
    cases = [named] if named is not None else complaints.open_cases(tx)
    return [case for case in cases if access.reads(tx, case, chat.chat) and access.roles_on(tx, staff.id, case)]


def _matches(tx: Transaction, case: Complaint, wanted: str, words: Wording) -> bool:
    if not wanted or tracking_code.read(wanted) == case.code:
        return True
    about = [case.code, words.text(f"category-{case.category}"), words.text(f"status-{case.status}")]
    if case.procedure is not None:
        about += [case.procedure.name, case.procedure.code]
    return any(fold(wanted) in fold(text) for text in (*about, complaints.text(tx, case.code)))


def label(case: Complaint, words: Wording) -> str:
    """Code, due date and status of a case, as a button that opens its card."""
    values = {"code": case.code, "status": words.text(f"status-{case.status}")}
    if not case.is_running:
        return words.text("queue-done", **values)
    due = words.day(case.due.answer_due.astimezone(words.zone).date())[:5]  # day and month
    return words.text("queue-overdue" if case.overdue else "queue-due", due=due, **values)


def _ways(page: int, pages: int) -> list[tuple[str, int]]:
    before = [("button-page-before", page - 1)] if page > 0 else []
    return before + ([("button-page-next", page + 1)] if page + 1 < pages else [])


def _turn(words: Wording, label: str, page: int, wanted: str) -> Option:
    data = f"queue:{page}:{wanted}"
    while len(data.encode()) > LONGEST_DATA:
        data = data[:-1]
    return Option(words.text(label), data)
