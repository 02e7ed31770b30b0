"""How a citizen comes to a desk: links, typed codes, names and buttons become the desk they mean."""

from datetime import datetime

from bot.usecases import citizen_slips, citizen_staff
from bot.usecases.citizen_desk import desk_as_said
from storage import askings, caps, places
from storage.conversations import Conversation
from storage.database import Transaction
from storage.places import DeskRow
from survey import visit
from survey.conversation import effects as made
from survey.conversation.buttons import At
from survey.conversation.events import (
    DeskFound,
    DeskSought,
    Event,
    LinkRefused,
    Pressed,
    ProcedureFound,
    ProcedureSought,
    Started,
    Typed,
    UnitChosen,
)
from survey.conversation.places_screen import places_screen
from survey.conversation.procedure_screen import procedure_screen
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingProcedure,
    Consenting,
    Desk,
    Idle,
    OfferingComplaint,
    Waiting,
    open_interview,
)
from survey.messages import Message
from survey.procedure import Procedure
from survey.wording import Wording

TALK_ID_LENGTH = 8
ANSWERED_WITH_BUTTONS = Idle | ChoosingDesk | Consenting | Waiting | OfferingComplaint  # else a code is text


def resolved(tx: Transaction, talk: Conversation, event: Event, fresh: str, at: datetime) -> Event:
    """The event with its desk looked up; all that is no way to a desk stays as it is."""
    fresh_talk = fresh[:TALK_ID_LENGTH]
    match event:
        case Started(payload=""):
            return DeskSought(fresh_talk) if isinstance(talk.state, Idle) else event
        case Started(payload=payload):
            return _arrived(tx, talk, payload, fresh_talk, at)
        case Pressed(talk=pressed, step=At.DESK, choice=code) if _chooses(talk, pressed):
            desk = places.desk(tx, code)
            return _found(tx, talk, desk, fresh_talk, at) if desk else DeskSought(fresh_talk)
        case Pressed(talk=pressed, step=At.UNIT, choice=code) if _chooses(talk, pressed):
            return UnitChosen(code, fresh_talk) if places.unit(tx, code) else DeskSought(fresh_talk)
        case _ if isinstance(talk.state, ChoosingProcedure):
            return procedure_meant(tx, talk.state, event)
        case Typed(text=text) if isinstance(talk.state, ANSWERED_WITH_BUTTONS):
            desk = places.desk_by_code_typed(tx, text)
            if desk is not None:
                return _found(tx, talk, desk, fresh_talk, at)
            if isinstance(talk.state, ChoosingDesk):
                matching = places.search_desks(tx, text)
                if len(matching) == 1:
                    return _found(tx, talk, matching[0], fresh_talk, at)
                return DeskSought(fresh_talk, query=text, found=len(matching))
            return event
        case _:
            return event


def procedure_meant(tx: Transaction, state: ChoosingProcedure, event: Event) -> Event:
    """The procedure that a button or a typed line means, or how many it may mean."""
    match event:
        case Pressed(talk=state.talk, step=At.PROCEDURE, choice=code):
            chosen = places.procedure(tx, code)
            return ProcedureFound(_said(chosen)) if chosen else ProcedureSought(code, found=0)
        case Typed(text=text, message=message):
            alike = places.search_procedures(tx, text)
            return ProcedureFound(_said(alike[0])) if len(alike) == 1 else ProcedureSought(text, len(alike), message)
        case _:
            return event


def keep_places(tx: Transaction, talk: Conversation, words: Wording) -> list[Message]:
    """The screen to choose from: units first where there are several, then their desks, or what a search found.

    Likewise procedures, where one is chosen.
    """
    state = talk.state
    if isinstance(state, ChoosingProcedure):
        found = places.search_procedures(tx, state.query) if state.query else places.procedures(tx)
        return [procedure_screen(state, [_said(one) for one in found], words)]
    assert isinstance(state, ChoosingDesk)
    units = places.units(tx)
    if state.query:
        listed = [(desk.code, desk.name) for desk in places.search_desks(tx, state.query)]
        return [places_screen(state, "desk", listed, words)]
    served = [unit for unit in units if places.desks(tx, unit.code)]
    if not state.unit and len(served) > 1:
        return [places_screen(state, "unit", [(unit.code, unit.name) for unit in served], words)]
    unit_code = state.unit or (served[0].code if served else "")
    listed = [(desk.code, desk.name) for desk in places.desks(tx, unit_code)] if unit_code else []
    return [places_screen(state, "desk", listed, words)]


def keep_saying(tx: Transaction, effect: made.Say, words: Wording) -> list[Message]:
    """One sentence, with the names and numbers of the desk's unit where it mentions them."""
    values = {name: value or words.text("not-published") for name, value in _place_values(tx, effect.desk).items()}
    only_unit = effect.message == "contact-unknown" and len(places.units(tx)) == 1
    return [Message(words.text("contact" if only_unit else effect.message, **values))]


def _place_values(tx: Transaction, desk: Desk | None) -> dict[str, str]:
    """What sentences may mention of a place; of the only unit when no desk is known."""
    units = places.units(tx)
    unit = places.unit(tx, desk.unit) if desk else (units[0] if len(units) == 1 else None)
    return {
        "desk": desk.name if desk else "",
        "unit": unit.name if unit else "",
        "address": unit.address if unit else "",
        "hotline": unit.hotline if unit else "",
        "hours": unit.reception_hours if unit else "",
    }


def _chooses(talk: Conversation, pressed: str) -> bool:
    return isinstance(talk.state, ChoosingDesk) and talk.state.talk == pressed


def _said(procedure: places.Procedure) -> Procedure:
    return Procedure(procedure.code, procedure.name)


def _arrived(tx: Transaction, talk: Conversation, payload: str, fresh_talk: str, at: datetime) -> Event:
    """By a signed link or slip. Of a forged one not even the desk is believed."""
    shown = visit.read(payload, tx.keys.signing)
    match shown:
        case visit.DeskLink(desk_number=number, generation=generation):
            desk = places.desk_by_number(tx, number)
            if desk is not None and desk.link_generation != generation:
                desk = None
        case visit.Slip(desk_number=number):
            desk = places.desk_by_number(tx, number)
        case _:
            desk = places.desk_by_code_typed(tx, payload)
    if desk is None:
        return LinkRefused(fresh_talk)
    return _found(tx, talk, desk, fresh_talk, at, shown if isinstance(shown, visit.Slip) else None)


def _found(
    tx: Transaction, talk: Conversation, row: DeskRow, fresh_talk: str, at: datetime, slip: visit.Slip | None = None
) -> DeskFound:
    desk = desk_as_said(tx, row)
    if citizen_staff.works_for(tx, talk.address, row):
        # before the slip is looked at: in the hands of staff it stays unopened
        return DeskFound(desk, fresh_talk, already_answered=True, remark="staff-cannot-rate")
    waiting = _waiting_at(tx, talk, desk) if desk.asks_later else None
    open_talks = [one for one in (waiting and waiting.talk, open_interview(talk.state)) if one]
    proof, remark = citizen_slips.open_slip(tx, slip, row, talk.lane, open_talks, at) if slip else ("", "")
    answered = not proof and caps.cap_taken(tx, row.code, talk.lane, at.astimezone(tx.zone).date())
    return DeskFound(desk, fresh_talk, answered, "" if answered else remark, proof, waiting)


def _waiting_at(tx: Transaction, talk: Conversation, desk: Desk) -> Waiting | None:
    """An earlier visit to this desk whose questions are still to come: one does not get two sets of them."""
    return next((one for one in askings.of_lane(tx, talk.lane) if one.desk.code == desk.code), None)
