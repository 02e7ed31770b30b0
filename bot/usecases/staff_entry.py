"""Staff enter what somebody else says: the same talk as a citizen's, kept apart as assisted, capped and counted.

Whoever serves a desk could fill in what pleases. So what staff enter is never added to what citizens answered
themselves; each sheet of paper counts once; how many somebody entered, and took back, is shown to who leads.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from analytics.block import Mode
from analytics.period import local_day
from bot.usecases import access, citizen_visits, staff_people
from bot.usecases.citizen_desk import desk_as_said
from bot.usecases.citizen_turn import Inbound, advanced, survey_of, words_of
from bot.usecases.entry_keeping import entry_survey, keep, named_like, places_to_choose, talk_of
from bot.usecases.staff_turn import Person, Refused
from storage import conversations, entries, instruments, outbox, people, responses, sheets
from storage.conversations import Conversation
from storage.database import Transaction
from storage.inbox import UpdateRef
from storage.outbox import ONE_OFF, Entry, Repeat, Urgency
from storage.people import Staff
from storage.places import DeskRow
from survey import sheet_number
from survey.conversation.buttons import At, To
from survey.conversation.entering import with_blanks
from survey.conversation.events import (
    Command,
    Commanded,
    DeskSought,
    EntryBegun,
    Event,
    Pressed,
    SheetFound,
    SheetRefused,
    Started,
    Typed,
)
from survey.conversation.following_up import asks_to_erase
from survey.conversation.heard import heard
from survey.conversation.screens import screen, takes_text
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Desk,
    Entering,
    EntryStep,
    Idle,
    OfferingComplaint,
    Purpose,
)
from survey.messages import ENTRY, STAFF_BOT, Address, Language, Message, Placement, Slot

MOST_A_DAY = {Mode.ASSISTED: 30, Mode.PAPER: 150}  # by one person
LONGEST_AGO = timedelta(days=366)  # that a letter came
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
COUNTED = timedelta(days=30)  # what who leads is shown
SCREENS_EXPIRE = timedelta(hours=1)


def begin_entry(tx: Transaction, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """/nhap_phieu: what is open goes on; otherwise a desk is chosen, where there are several."""
    staff, desks = _allowed(tx, chat, person)
    talk = _loaded(tx, chat, at)
    if isinstance(talk.state, ChoosingDesk | Entering | OfferingComplaint):
        talk = replace(talk, state=Idle())
    event: Event = Started("", fresh)
    if isinstance(talk.state, Idle) and len(desks) == 1:
        event = EntryBegun(desk_as_said(tx, desks[0]), fresh, Purpose.SURVEY)
    _tell_who_leads(tx, talk, staff, desks, chat, fresh, at)
    return _turn(tx, talk, event, staff, desks, chat, fresh, at)


def begin_case(tx: Transaction, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """/vao_so: a letter, a call or what was said at a desk becomes a case; what is open goes on."""
    staff, desks = _allowed(tx, chat, person)
    talk = _loaded(tx, chat, at)
    event: Event = Started("", fresh)
    if isinstance(talk.state, ChoosingDesk | Entering | OfferingComplaint | Idle):
        talk = replace(talk, state=Idle())
        event = Commanded(Command.COMPLAIN, fresh)
        if len(desks) == 1:
            event = EntryBegun(desk_as_said(tx, desks[0]), fresh, Purpose.COMPLAINT)
    return _turn(tx, talk, event, staff, desks, chat, fresh, at)


def hear_line(tx: Transaction, text: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """A line typed to the bot alone belongs to what is being entered; while nothing is, the bot says what it is for."""
    known = people.by_account(tx, person.account)
    talk = _loaded(tx, chat, at) if text and known is not None and known.active else None
    if talk is None or isinstance(talk.state, Idle):
        return staff_people.show_help(tx, chat, person, at)
    staff, desks = _allowed(tx, chat, person)
    event = _understood(tx, talk, Typed(text), staff, desks, fresh, at)
    return _turn(tx, talk, event, staff, desks, chat, fresh, at)


def press_entry(
    tx: Transaction, pressed: str, step: str, choice: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """A button of the talk `pressed`, or one below a sheet that was entered. All three are untrusted."""
    staff, desks = _allowed(tx, chat, person)
    talk = _loaded(tx, chat, at)
    match step, choice:
        case At.ENTRY, To.GIVE_UP:
            return _withdraw(tx, talk, pressed, staff, chat, at)
        case At.ENTRY, To.NEXT:
            event = _next(tx, talk, pressed, desks, fresh)
            return _turn(tx, talk, event, staff, desks, chat, fresh, at)
        case At.CASE, _:
            return "entry-old-button"
        case _:
            event = _understood(tx, talk, Pressed(pressed, step, choice), staff, desks, fresh, at)
            return _turn(tx, talk, event, staff, desks, chat, fresh, at, in_place=True)


def _allowed(tx: Transaction, chat: Address, person: Person) -> tuple[Staff, list[DeskRow]]:
    """Who serves, heads or leads, and the desks of the own units; alone with the bot, where nobody reads along."""
    if chat.chat.startswith("-"):
        raise Refused("entry-private")
    staff = access.require_staff(tx, person.account)
    desks = access.desks_to_enter_for(tx, staff)
    if not desks:
        raise Refused("staff-not-allowed")
    return staff, desks


def _loaded(tx: Transaction, chat: Address, at: datetime) -> Conversation:
    return conversations.load_locked(tx, Address(ENTRY, chat.chat), at, Language.VI)


def _understood(
    tx: Transaction, talk: Conversation, event: Event, staff: Staff, desks: list[DeskRow], fresh: str, at: datetime
) -> Event:
    """A press, a desk, a sheet or just a text, as it counts at this point. Refuses who has entered enough today."""
    state, survey = talk.state, entry_survey(tx, talk.state)
    if isinstance(state, ChoosingDesk | ChoosingProcedure):
        event = heard(event, places_to_choose(tx, talk, desks), takes_text=False)
    else:
        event = heard(event, screen(state, survey, words_of(tx, talk)), takes_text=takes_text(state, survey))
    match state, event:
        case _, Typed(text=text) if asks_to_erase(text):
            return event
        case Entering(desk=desk, step=EntryStep.SHEET), Typed(text=text):
            return _sheet(tx, desk, text)
        case Entering(step=EntryStep.HOW), Pressed(choice=To.ASSISTED | To.PAPER as mode):
            _refuse_too_many(tx, staff, Mode(mode), at)
            return event
        case OfferingComplaint(talk=own, desk=desk), Pressed(talk=pressed, step=At.OFFER, choice=To.YES) if (
            pressed == own
        ):
            return EntryBegun(desk, own, Purpose.COMPLAINT)
        case Complaining(step=ComplaintStep.DAY), Pressed(step=ComplaintStep.DAY, choice=To.TODAY):
            return Typed(local_day(at, tx.zone).isoformat())
        case Complaining(step=ComplaintStep.DAY), Typed(text=text):
            return Typed(_day_typed(text, local_day(at, tx.zone)))
        case ChoosingDesk(talk=own), Pressed(talk=pressed, step=At.DESK, choice=code) if pressed == own:
            return _chosen(tx, state, [desk for desk in desks if desk.code == code], "", fresh)
        case ChoosingProcedure(), _:
            return citizen_visits.procedure_meant(tx, state, event)
        case ChoosingDesk(), Typed(text=text):
            return _chosen(tx, state, named_like(tx, desks, text), text, fresh)
        case _:
            return event


def _chosen(tx: Transaction, state: ChoosingDesk, found: list[DeskRow], query: str, fresh: str) -> Event:
    if len(found) == 1:
        return EntryBegun(desk_as_said(tx, found[0]), state.talk, state.purpose)
    return DeskSought(fresh, query, len(found))


def _sheet(tx: Transaction, desk: Desk, text: str) -> Event:
    """The printed sheet of this number, with the questions that stand on it."""
    number = sheet_number.read(text)
    batch = sheets.batch_of(tx, desk.code, number) if number is not None else None
    if number is None or batch is None:
        return SheetRefused("entry-sheet-unknown")
    if sheets.is_entered(tx, desk.code, number):
        return SheetRefused("entry-sheet-used")
    return SheetFound(replace(desk, survey=batch.survey), number)


def _day_typed(text: str, today: date) -> str:
    """20/11, 20/11/2026: the day in ISO; "" for none, one to come, or one more than a year ago."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return ""
    try:
        day = date(int(found[3] or today.year), int(found[2]), int(found[1]))
        if not found[3] and day > today:
            day = day.replace(year=today.year - 1)  # in January, of a letter of December
    except ValueError:
        return ""
    return day.isoformat() if today - LONGEST_AGO <= day <= today else ""


def _next(tx: Transaction, talk: Conversation, entered: str, desks: list[DeskRow], fresh: str) -> Event:
    """One more at the same desk; after 24 hours nothing says which that was, and it is chosen anew."""
    before = responses.interview(tx, entered)
    row = next((desk for desk in desks if before is not None and desk.code == before.desk), None)
    return Started("", fresh) if row is None else EntryBegun(desk_as_said(tx, row), fresh, Purpose.SURVEY)


def _refuse_too_many(tx: Transaction, staff: Staff, mode: Mode, at: datetime) -> None:
    if entries.number_on_day(tx, staff.id, local_day(at, tx.zone), mode) >= MOST_A_DAY[mode]:
        raise Refused("entry-most", most=str(MOST_A_DAY[mode]))


def _turn(
    tx: Transaction,
    talk: Conversation,
    event: Event,
    staff: Staff,
    desks: list[DeskRow],
    chat: Address,
    fresh: str,
    at: datetime,
    *,
    in_place: bool = False,
) -> str | None:
    """One step, kept and answered. Each talk has a message of its own: what was entered before keeps its buttons."""
    inbound = Inbound(UpdateRef(STAFF_BOT, 0, talk.lane), talk.address, event, at, fresh)
    on_sheet = instruments.survey(tx, event.desk.survey) if isinstance(event, SheetFound) else None
    survey = with_blanks(on_sheet or survey_of(tx, talk.state, event))
    done = advanced(tx, talk, event, inbound, partial(keep, staff, desks), survey)
    conversations.save(tx, done.talk)
    slot = Slot(f"entry:{talk_of(done.talk.state) or talk_of(talk.state) or fresh}")
    for number, message in enumerate(done.messages):
        edits = in_place and number == 0
        entry = Entry(
            key=f"{ONE_OFF}entry:{fresh}:{number}",
            to=chat,
            message=replace(message, slot=slot, placement=Placement.IN_PLACE if edits else Placement.BELOW),
            urgency=Urgency.REPLY,
            repeat=Repeat.IDEMPOTENT if edits else Repeat.REPEAT,
            expires_at=at + SCREENS_EXPIRE,
        )
        outbox.enqueue(tx, entry, at)
    return "entry-old-button" if done.notice else None


def _withdraw(
    tx: Transaction, talk: Conversation, entered: str, staff: Staff, chat: Address, at: datetime
) -> str | None:
    """Within 24 hours, by who entered it: the answers go, the sheet can be entered again, the withdrawal is counted."""
    sent = responses.interview(tx, entered)
    if sent is None or responses.lane_of(tx, entered) != talk.lane:
        return "entry-too-late"
    number = sheets.number_of(tx, entered)
    sheets.release(tx, entered)
    responses.withdraw(tx, entered)
    entries.note_withdrawn(tx, staff.id, sent.desk, local_day(at, tx.zone), sent.mode)
    words = words_of(tx, talk)
    text = words.text("entry-withdrawn")
    if number is not None:
        text = words.text("entry-withdrawn-sheet", number=sheet_number.written(number))
    message = Message(text, slot=Slot(f"entry:{entered}"), placement=Placement.IN_PLACE)
    outbox.enqueue(tx, Entry(key=f"entry:{entered}:withdrawn", to=chat, message=message, repeat=Repeat.IDEMPOTENT), at)
    return None


def _tell_who_leads(
    tx: Transaction,
    talk: Conversation,
    staff: Staff,
    desks: list[DeskRow],
    chat: Address,
    fresh: str,
    at: datetime,
) -> None:
    """Heads and leaders read how many each person entered, and took back; never what."""
    words, since = words_of(tx, talk), local_day(at - COUNTED, tx.zone)
    lines = []
    for desk in access.desks_led(tx, staff, desks):
        for one in entries.by_staff(tx, desk.code, since):
            who = people.by_id(tx, one.staff)
            counts = {"number": words.count(one.number), "withdrawn": words.count(one.withdrawn)}
            lines.append(words.text("entry-count", name=who.name if who else "–", desk=desk.name, **counts))
    if lines:
        text = "\n".join([words.text("entry-counts", since=words.day(since)), *lines])
        outbox.enqueue(tx, Entry(key=f"entry:{fresh}:counts", to=chat, message=Message(text, protected=True)), at)
