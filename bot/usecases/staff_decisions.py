"""What staff decide about a complaint: refuse, transfer inside, guide to the right office, close what is elsewhere."""

from datetime import datetime

from bot.usecases import access, recipients
from bot.usecases.access import Action
from bot.usecases.case_moves import case_for, move, over
from bot.usecases.office_time import due_in
from bot.usecases.responsible import SUPERIORS
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import case_files, outbox, places
from storage.case_files import CaseEntry
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey import complaint_events as events
from survey.complaint import Complaint, Status
from survey.complaint_events import Agency, ForwardedClosed, Guided, RefusalReason, Transferred
from survey.messages import Address, Message, Option, Placement, Slot
from survey.triage import Sign

PROPOSED, DECLINED = "guide-proposed", "guide-declined"  # entries of the thread


def refuse(tx: Transaction, code: str, reason: str, person: Person, at: datetime) -> str | None:
    """With a reason of the list; for missing information only after a question stayed unanswered long enough."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    if reason not in set(RefusalReason):
        raise over(tx, before)
    given = RefusalReason(reason)
    waits = before.question is None or at < before.question.silence.missing_at
    if given is RefusalReason.MISSING_INFO and waits and before.is_active:
        raise Refused("refuse-too-early")
    move(tx, before, events.Refused(by=staff.id, reason=given), at)
    return "case-refused"


def transfer_inside(tx: Transaction, code: str, unit_code: str, person: Person, at: datetime) -> str | None:
    """Another unit takes it anew; the due date stays. Who hands it on does not see it any more."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    unit = places.unit(tx, unit_code)
    if unit is None or unit.code == before.unit:
        raise over(tx, before)
    unclaimed_at = due_in(tx, unit.code, at).unclaimed_at
    move(tx, before, Transferred(staff.id, Agency(unit.name, unit.code), unclaimed_at), at)
    return "case-transferred"


def close_forwarded(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """Staff close only what an outside agency has."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    move(tx, before, ForwardedClosed(by=staff.id), at)
    return "case-closed"


def propose_guidance(tx: Transaction, code: str, sign: str, person: Person, at: datetime) -> str | None:
    """The handler proposes that it is a khiếu nại or tố cáo, a head confirms; one person may be both."""
    before, staff = case_for(tx, code, person, Action.HANDLE)
    if sign not in set(Sign) or not (before.is_active or before.status is Status.WAITING):
        raise over(tx, before)
    if access.roles_on(tx, staff.id, before) & SUPERIORS:
        move(tx, before, Guided(by=staff.id, confirmed_by=staff.id, to=Sign(sign)), at)
        return "case-guided"
    heads = recipients.superiors(tx, before)
    if not heads:
        raise Refused("guide-nobody")
    case_files.add_entry(tx, before.code, PROPOSED, staff.id, sign, at)
    words = staff_words(tx)
    kind = words.text(f"redirect-{Sign(sign)}")
    asked = Message(
        words.text("guide-asked", name=staff.name, code=before.code, kind=kind),
        rows=(
            (Option(words.text("guide-yes"), f"case:{before.code}:guide-ok"),),
            (Option(words.text("guide-no"), f"case:{before.code}:guide-no"),),
        ),
        slot=_slot(before),
        protected=True,
    )
    number = len(case_files.thread(tx, before.code))
    for head in heads:
        key = f"complaint:{before.code}:guide:{number}:{head.chat}"
        outbox.enqueue(tx, Entry(key=key, to=head, message=asked, urgency=Urgency.ALERT), at)
    return "guide-proposed"


def confirm_guidance(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """The citizen is told where such a matter belongs, and the case is over here."""
    before, staff = case_for(tx, code, person, Action.CONFIRM)
    proposed = _proposal(tx, before)
    assert proposed.by is not None
    move(tx, before, Guided(by=proposed.by, confirmed_by=staff.id, to=Sign(proposed.text)), at)
    _settle(tx, before, "guide-confirmed", at)
    return None


def decline_guidance(tx: Transaction, code: str, person: Person, at: datetime) -> str | None:
    """It stays a matter of ours; the handler goes on."""
    before, staff = case_for(tx, code, person, Action.CONFIRM)
    _proposal(tx, before)
    case_files.add_entry(tx, before.code, DECLINED, staff.id, "", at)
    _settle(tx, before, "guide-refused", at)
    return None


def _proposal(tx: Transaction, case: Complaint) -> CaseEntry:
    """The proposal that still waits for a word."""
    last = [entry for entry in case_files.thread(tx, case.code) if entry.kind in (PROPOSED, DECLINED)][-1:]
    if not last or last[0].kind == DECLINED:
        raise over(tx, case)
    return last[0]


def _settle(tx: Transaction, case: Complaint, sentence: str, at: datetime) -> None:
    """The question loses its buttons wherever it was asked."""
    text = staff_words(tx).text(sentence, code=case.code)
    number = len(case_files.thread(tx, case.code))
    done = Message(text, slot=_slot(case), placement=Placement.IN_PLACE, protected=True)
    for head in recipients.superiors(tx, case):
        key = f"complaint:{case.code}:guide:{number}:done:{head.chat}"
        outbox.enqueue(
            tx, Entry(key=key, to=Address(head.channel, head.chat), message=done, repeat=Repeat.IDEMPOTENT), at
        )


def _slot(case: Complaint) -> Slot:
    return Slot(f"guide:{case.code}")
