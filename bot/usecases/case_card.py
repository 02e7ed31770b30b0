"""What staff see of a case: masked text, half a day instead of a time, status, due dates, and what can be pressed."""

from datetime import datetime
from enum import StrEnum

from analytics.register import SOURCES
from bot.usecases import access
from bot.usecases.staff_turn import staff_words
from storage import case_files, complaints, files, people, places, settings
from storage.case_files import CaseEntry
from storage.database import Transaction
from storage.files import Owner, State
from survey import canned
from survey.complaint import BY_STAFF, Complaint, Door, Status
from survey.complaint_events import RefusalReason
from survey.conversation.file_words import files_in_words
from survey.messages import Message, Option, Placement, Slot
from survey.text import shorten
from survey.triage import Sign
from survey.wording import Wording

CARD_TEXT_UNITS = 1_000  # UTF-16 units of the citizen's text on a card; the rest on request
ENTRY_UNITS = 500  # of each later word on a card
LONGEST_CARD = 4_000
CARD = "card:"  # the slot of a case's card, before its code
SAID_ON_CARD = ("answer", "note", "question", "info", "merged", "merged-into")  # entries of the thread
UNITS_ON_A_PAGE = 6
LONGEST_DATA = 64  # bytes of a button

Row = tuple[Option, ...]


class Menu(StrEnum):
    """The pages of a card's buttons."""

    MAIN = "less"
    MORE = "more"
    REFUSE = "refuse"
    TRANSFER = "transfer"
    GUIDE = "guide"
    CANNED = "canned"


def card(
    tx: Transaction,
    complaint: Complaint,
    chat: str,
    placement: Placement = Placement.IN_PLACE,
    menu: Menu = Menu.MAIN,
    *,
    now: datetime | None = None,
    page: int = 0,
) -> Message:
    """The card as this chat may see it; nobody's account is on it. `now` decides which refusals are possible."""
    words = staff_words(tx)
    parts = _parts(tx, complaint, words)
    rows: tuple[Row, ...] = ()
    if not chat.startswith("-") or access.group_may_act(tx, complaint):
        rows = _rows(tx, complaint, menu, words, now, page)
        if complaint.is_active or complaint.is_forwarded_outside or complaint.status is Status.ANSWERED:
            parts.append(words.text("card-how-to-reply"))
    text = shorten("\n".join(parts), LONGEST_CARD)
    return Message(text, rows, slot=Slot(f"{CARD}{complaint.code}"), placement=placement, protected=True)


def card_gone(tx: Transaction, complaint: Complaint) -> Message:
    """In the place of the card of a case that this chat may not see any more."""
    text = staff_words(tx).text("card-gone", code=complaint.code)
    return Message(text, slot=Slot(f"{CARD}{complaint.code}"), placement=Placement.IN_PLACE, protected=True)


def _parts(tx: Transaction, complaint: Complaint, words: Wording) -> list[str]:
    desk = places.desk(tx, complaint.desk)
    assert desk is not None, "a desk with complaints is never deleted"
    text = complaints.text(tx, complaint.code)
    shown = shorten(text, CARD_TEXT_UNITS)
    if shown != text:
        shown += "\n" + words.text("card-more")
    parts = [
        words.text(
            "card-complaint",
            code=complaint.code,
            desk=desk.name,
            category=words.text(f"category-{complaint.category}"),
            door=words.text("card-door-named" if complaint.door is Door.NAMED else "card-door-anonymous"),
            received=_half_day(tx, complaint.opened_at, words),
            status=words.text(f"status-{complaint.status}"),
            due=_due(complaint, words),
            text=shown,
        )
    ]
    if complaint.procedure is not None:
        about = complaint.procedure
        parts.append(words.text("card-procedure", name=about.name, code=about.code))
    if complaint.source in BY_STAFF:
        day = words.day(complaint.received_on or complaint.opened_at.astimezone(tx.zone).date())
        parts.append(words.text("card-source", source=words.text(SOURCES[complaint.source]), day=day))
        parts.append(words.text("card-by-hand"))
    if complaint.handler is not None and (handler := people.by_id(tx, complaint.handler)) is not None:
        parts.append(words.text("card-handler", name=handler.name))
    parts += _files(tx, complaint, words)
    parts += _decided(complaint, words)
    parts += [_said(entry, words) for entry in case_files.thread(tx, complaint.code) if entry.kind in SAID_ON_CARD]
    if settings.get(tx, "simulated") is not None:
        parts.insert(0, words.text("card-simulated"))
    return parts


def _files(tx: Transaction, complaint: Complaint, words: Wording) -> list[str]:
    """How many came along, never the files: a photo shows papers and faces that nothing masks."""
    came = files.of(tx, Owner.CASE, complaint.code)
    taken = [file.kind for file in came if file.state is not State.REFUSED]
    lines = [words.text("card-files", files=files_in_words(taken, words))] if taken else []
    if len(taken) < len(came):
        lines.append(words.text("card-files-refused", count=words.count(len(came) - len(taken))))
    return lines


def _decided(complaint: Complaint, words: Wording) -> list[str]:
    """Why or whereto, and how it ended."""
    lines = []
    if complaint.refusal is not None:
        lines.append(words.text("card-refused", reason=words.text(f"refusal-{complaint.refusal}")))
    if complaint.forwarded_to is not None:
        lines.append(words.text("card-forwarded", agency=complaint.forwarded_to.name))
    if complaint.guided_to is not None:
        lines.append(words.text("card-guided", kind=words.text(f"redirect-{complaint.guided_to}")))
    if complaint.outcome is not None:
        lines.append(words.text("card-outcome", outcome=words.text(f"card-outcome-{complaint.outcome}")))
    return lines


def _said(entry: CaseEntry, words: Wording) -> str:
    return words.text(f"card-{entry.kind}", text=shorten(entry.text, ENTRY_UNITS))


def _rows(
    tx: Transaction, case: Complaint, menu: Menu, words: Wording, now: datetime | None, page: int
) -> tuple[Row, ...]:
    may_decide = case.is_active or case.status is Status.WAITING
    back = (_option(case, words, "card-back", Menu.MORE),)
    match menu:
        case Menu.MORE if may_decide:
            return (
                (
                    _option(case, words, "card-refuse", Menu.REFUSE),
                    _option(case, words, "card-transfer", Menu.TRANSFER),
                ),
                (_option(case, words, "card-guide", Menu.GUIDE), _option(case, words, "card-canned", Menu.CANNED)),
                (_option(case, words, "card-original", "original"), _option(case, words, "card-less", Menu.MAIN)),
            )
        case Menu.REFUSE if may_decide:
            reasons = [reason for reason in RefusalReason if _may_refuse(case, reason, now)]
            return (*((_option(case, words, f"refusal-{one}", f"refuse-{one}"),) for one in reasons), back)
        case Menu.TRANSFER if may_decide:
            return (*_units(tx, case, words, page), (_option(case, words, "card-agency", "agency"),), back)
        case Menu.CANNED if may_decide:
            titles = [reply.title for reply in canned.replies(case.category)]
            return (*((Option(title, f"case:{case.code}:canned-{n}"),) for n, title in enumerate(titles)), back)
        case Menu.GUIDE if may_decide:
            return (*((_option(case, words, f"card-guide-{sign}", f"guide-{sign}"),) for sign in Sign), back)
        case _:
            return _main_rows(case, words)


def _main_rows(case: Complaint, words: Wording) -> tuple[Row, ...]:
    """What comes next most often; the rest is one page further."""
    take, ask = _option(case, words, "card-take", "claim"), _option(case, words, "card-ask", "ask")
    start, more = _option(case, words, "card-start", "start"), _option(case, words, "card-further", Menu.MORE)
    match case.status:
        case Status.WAITING:
            return ((take,), (ask, more))
        case Status.RECEIVED | Status.REOPENED:
            return ((start,), (ask, more))
        case Status.IN_PROGRESS | Status.NEED_INFO:
            return ((ask, more),)
        case Status.FORWARDED if case.is_forwarded_inside:
            return ((take,),)
        case Status.FORWARDED:
            return ((_option(case, words, "card-close", "close"),),)
        case _:
            return ()


def _units(tx: Transaction, case: Complaint, words: Wording, page: int) -> list[Row]:
    """Where it can go inside the system, some at a time."""
    others = [
        unit
        for unit in places.units(tx)
        if unit.code != case.unit and len(f"case:{case.code}:unit-{unit.code}".encode()) <= LONGEST_DATA
    ]
    pages = max(1, -(-len(others) // UNITS_ON_A_PAGE))
    page = min(page, pages - 1)
    shown = others[page * UNITS_ON_A_PAGE : (page + 1) * UNITS_ON_A_PAGE]
    rows: list[Row] = [(Option(unit.name, f"case:{case.code}:unit-{unit.code}"),) for unit in shown]
    if pages > 1:
        rows.append((_option(case, words, "button-page-next", f"{Menu.TRANSFER}-{(page + 1) % pages}"),))
    return rows


def _option(case: Complaint, words: Wording, label: str, act: str) -> Option:
    text = words.text(label)
    return Option(text[:1].upper() + text[1:], f"case:{case.code}:{act}")


def _may_refuse(case: Complaint, reason: RefusalReason, now: datetime | None) -> bool:
    if reason is not RefusalReason.MISSING_INFO:
        return True
    return case.question is not None and now is not None and now >= case.question.silence.missing_at


def _half_day(tx: Transaction, at: datetime, words: Wording) -> str:
    local = at.astimezone(tx.zone)
    return words.text("card-morning" if local.hour < 12 else "card-afternoon", day=words.day(local.date()))


def _due(complaint: Complaint, words: Wording) -> str:
    answer = words.moment(complaint.due.answer_due)
    if complaint.status is Status.ANSWERED:
        return words.text("card-awaits-citizen")
    if not complaint.is_running:
        return words.text("card-no-due")
    if complaint.overdue:
        return words.text("card-overdue", answer=answer)
    if complaint.status is Status.WAITING:
        return words.text("card-due-classify", classify=words.moment(complaint.due.classify_due), answer=answer)
    return words.text("card-due-answer", answer=answer)
