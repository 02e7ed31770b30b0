"""What a citizen does with own cases after filing: adds to them, lists them, withdraws them."""

from dataclasses import replace
from datetime import datetime

from bot.usecases import announce, case_named, responsible
from bot.usecases.citizen_complaints import WRITTEN, case_lines, own_case
from bot.usecases.staff_turn import staff_words
from storage import case_files, chain, complaints, files, places, sealed
from storage.conversations import Conversation
from storage.database import Transaction
from storage.files import Owner
from survey import tracking_code, triage
from survey.complaint import Complaint, Status, transition
from survey.complaint_events import InfoAdded, Withdrawn
from survey.conversation import effects as made
from survey.conversation.buttons import At, To, button
from survey.conversation.events import Attached, Edited, Event, InfoTyped, Pressed, Typed
from survey.conversation.file_words import files_in_words
from survey.conversation.following_up import asks_to_erase
from survey.conversation.states import Idle
from survey.masking import labels, mask
from survey.messages import Message, Slot
from survey.text import shorten
from survey.told import told
from survey.wording import Wording

INFO = "info"  # an entry of the thread, and the kind under which its original is sealed
MOST_LISTED = 20
ANSWERS_UNITS = 3_500  # UTF-16 units: with the lines above them they fit one message


def meant(tx: Transaction, talk: Conversation, event: Typed) -> Event:
    """A line typed while nothing is open speaks of the own cases that wait for information, if any does.

    Otherwise it may be a word on one that is open: that is asked, or what somebody answers to an answer were lost.
    """
    if asks_to_erase(event.text) or tracking_code.read(event.text):
        return event
    is_desk = places.desk_by_code_typed(tx, event.text) is not None
    if waiting := _waiting(tx, talk):
        return InfoTyped(event.text, waiting, in_doubt=is_desk)
    still_open = () if is_desk else _open(tx, talk)
    return InfoTyped(event.text, still_open, in_doubt=True) if still_open else event


def edited(tx: Transaction, talk: Conversation, event: Edited, at: datetime) -> Event:
    """The words of a case that was sent stay as they were; what they read like now is added to it, with its day."""
    for case in complaints.of_lane(tx, talk.lane):
        was = [one.text for one in case_files.thread(tx, case.code) if one.kind == WRITTEN]
        if case.is_open and str(event.message) in was and event.text:
            words, roster = staff_words(tx), responsible.roster(tx, case.desk)
            shown = mask(event.text, labels(words), [person.name for person in roster]).text
            if complaints.text(tx, case.code).startswith(shown):
                return event  # a change that is none of the person's: the words are the same
            day = words.day(at.astimezone(tx.zone).date())
            return InfoTyped(words.text("info-edited", day=day, text=event.text), (case.code,))
    return event


def meant_by_file(tx: Transaction, talk: Conversation, event: Attached) -> Event:
    """So does a file."""
    if not isinstance(talk.state, Idle) or event.file is None:
        return event
    codes = _waiting(tx, talk) or _open(tx, talk)
    return InfoTyped("", codes, sent=event) if codes else event


def checked(tx: Transaction, talk: Conversation, event: Pressed) -> Event:
    """A button below a case that is closed, or somebody else's, only shows how it stands."""
    if event.step != At.CASE or event.choice not in (To.ADD_INFO, To.GIVE_UP):
        return event
    case = own_case(tx, talk, event.talk)
    return event if case is not None and case.is_open else Pressed(event.talk, At.CASE, To.SHOW)


def keep_info(
    tx: Transaction, talk: Conversation, effect: made.AddInfo, words: Wording, fresh: str, at: datetime
) -> list[Message]:
    """It is masked for the card, sealed as it is, and a case that waited for it goes on."""
    before = own_case(tx, talk, effect.code)
    if before is None:
        return [Message(words.text("case-not-found"))]
    after = transition(before, InfoAdded(), at)
    said = told(before, after, InfoAdded())
    if said is None or not said.possible:
        return [announce.status_message(tx, before, said, words)] if said else []
    cause = f"{INFO}:{sum(entry.kind == INFO for entry in case_files.thread(tx, before.code)) + 1}"
    after = _kept(tx, after, effect, cause, at)
    files.add(tx, Owner.CASE, after.code, effect.files, talk.address.channel, fresh, at)
    if after != before:
        complaints.save(tx, after)
    if after.status is not before.status:
        chain.append(tx, f"complaint_{after.status}", after.code, at)
    announce.case_moved(tx, after, cause, at)
    announce.staff_told(tx, after, "case-info-added", cause, at)
    if (after.named, after.points_at_person) != (before.named, before.points_at_person):
        announce.rerouted(tx, after, cause, at)
    return [announce.status_message(tx, after, said, words)]


def keep_withdrawal(
    tx: Transaction, talk: Conversation, effect: made.WithdrawCase, words: Wording, at: datetime
) -> list[Message]:
    """The case is closed as withdrawn; its register entry stays."""
    before = own_case(tx, talk, effect.code)
    if before is None:
        return [Message(words.text("case-not-found"))]
    after = transition(before, Withdrawn(), at)
    said = told(before, after, Withdrawn())
    if after != before:
        complaints.save(tx, after)
        chain.append(tx, f"complaint_{after.status}", after.code, at)
        for owner in files.OF_A_CASE:
            files.erase(tx, owner, after.code)
        announce.case_moved(tx, after, "withdrawn", at)
        announce.staff_told(tx, after, "case-withdrawn", "withdrawn", at)
    return [announce.status_message(tx, after, said, words)] if said else []


def keep_list(tx: Transaction, talk: Conversation, words: Wording) -> list[Message]:
    """The own cases that are open, each a button that shows how it stands."""
    found = [case for case in complaints.of_lane(tx, talk.lane) if case.is_open][-MOST_LISTED:]
    if not found:
        return [Message(words.text("look-up-needs-code"))]
    rows = tuple((button(_label(case, words), case.code, At.CASE, To.SHOW),) for case in found)
    return [Message(words.text("cases-open"), rows)]


def is_known(tx: Transaction, text: str) -> bool:
    """Whether the text is the code of a case."""
    code = tracking_code.read(text)
    return code is not None and complaints.exists(tx, code)


def keep_look_up(
    tx: Transaction, talk: Conversation, effect: made.LookUpCase, words: Wording, *, may_look_up: bool
) -> list[Message]:
    """Status and due date; the same sentence for a wrong, an unknown and an unreadable code. More for the own case."""
    code = tracking_code.read(effect.text)
    found = complaints.load(tx, code) if code is not None else None
    if not may_look_up and (found is None or complaints.lane_of(tx, found.code) != talk.lane):
        return [Message(words.text("look-up-locked"))]
    if found is None:
        return [Message(words.text("case-not-found"))]
    if complaints.lane_of(tx, found.code) == talk.lane:
        return [own_status(tx, found, words)]
    return [Message("\n".join(case_lines(found, words)))]


def own_status(tx: Transaction, case: Complaint, words: Wording) -> Message:
    """How an own case stands, what was answered, and all that can be done about it now.

    The answer may never have arrived: a chat that was blocked missed it.
    """
    rows = tuple(
        (button(words.text(label), case.code, At.CASE, choice),) for label, choice in announce.choices_of(case)
    )
    lines = list(case_lines(case, words))
    if case.status is Status.NEED_INFO and case.question is not None:
        lines.append(words.text("case-question", question=case.question.text))
    answers = [entry.text for entry in case_files.thread(tx, case.code) if entry.kind == "answer"]
    if answers:
        lines.append(words.text("case-answer", answer=shorten("\n\n".join(answers), ANSWERS_UNITS)))
    return Message("\n".join(lines), rows, slot=Slot(f"{announce.CASE}{case.code}"))


def _waiting(tx: Transaction, talk: Conversation) -> tuple[str, ...]:
    return tuple(case.code for case in complaints.of_lane(tx, talk.lane) if case.status is Status.NEED_INFO)


def _open(tx: Transaction, talk: Conversation) -> tuple[str, ...]:
    """The newest first: of it somebody most likely speaks."""
    return tuple(case.code for case in reversed(complaints.of_lane(tx, talk.lane)) if case.is_open)


def _kept(tx: Transaction, case: Complaint, added: made.AddInfo, cause: str, at: datetime) -> Complaint:
    """The words in the thread; who is named in them, and a group once they accuse, may not see the case from now on."""
    text = added.text
    roster = responsible.roster(tx, case.desk)
    all_said = f"{case_named.said(tx, case)}\n{text}"  # of whom is told in one message, and what he did in the next
    named = {*case.named, *responsible.meant_in(tx, all_said, case.desk, case.category, roster)}
    shown = mask(text, labels(staff_words(tx)), [person.name for person in roster]).text
    if added.files:
        came = files_in_words((file.kind for file in added.files), staff_words(tx))
        shown = "\n".join(part for part in (shown, staff_words(tx).text("info-files", files=came)) if part)
    case_files.add_entry(tx, case.code, INFO, None, shown, at)
    sealed.put(tx, cause, case.code, text.encode())
    accuses = bool(named) or triage.accuses(text)  # as when the case came
    return replace(case, points_at_person=case.points_at_person or accuses, named=tuple(sorted(named)))


def _label(case: Complaint, words: Wording) -> str:
    return words.text("case-in-list", code=case.code, status=words.text(f"status-{case.status}"))
