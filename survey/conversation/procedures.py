"""Which procedure it is about: searched by words or code and chosen, or passed over; then the talk goes on."""

from dataclasses import replace

from survey.conversation.buttons import LAST_PAGE, At, To
from survey.conversation.complaining import cancelled, complained, procedure_chosen
from survey.conversation.effects import KeepProcedure
from survey.conversation.events import Attached, Event, Pressed, ProcedureFound, ProcedureSought, Typed
from survey.conversation.interviewing import stopped
from survey.conversation.states import ChoosingProcedure, Complaining, ComplaintStep, Reviewing
from survey.conversation.turn import Step, old_button, said, shown
from survey.procedure import Procedure

TELLS_WORDS = 12  # no name of a procedure is typed at such length without being found


def procedure_heard(state: ChoosingProcedure, event: Event) -> Step:
    """What was pressed or typed comes here looked up."""
    match event:
        case ProcedureFound(procedure=procedure):
            return _went_on(state, procedure)
        case ProcedureSought(found=0):
            return _found_nothing(state, event)
        case ProcedureSought(query=query):
            return shown(replace(state, query=query, page=0))
        case Pressed(talk=state.talk, step=At.PROCEDURES, choice=choice):
            return _pressed(state, choice)
        case Pressed():
            return old_button(state)
        case Typed():
            return said(state, "procedure-unknown")
        case Attached():
            return said(state, "only-buttons-here")
        case _:
            return shown(state)


def _found_nothing(state: ChoosingProcedure, event: ProcedureSought) -> Step:
    """Whoever writes so much has begun to tell what happened, and need not write it twice."""
    if isinstance(state.then, Complaining) and len(event.query.split()) >= TELLS_WORDS:
        passed = procedure_chosen(state.then, None).state
        if isinstance(passed, Complaining) and passed.step is ComplaintStep.TEXT:
            return complained(passed, Typed(event.query, event.message))
    return said(state, "procedure-unknown")


def _pressed(state: ChoosingProcedure, choice: str) -> Step:
    match choice:
        case To.SKIP:
            return _went_on(state, None)
        case To.ALL:
            return shown(replace(state, query="", page=0))
        case To.BACK if isinstance(state.then, Complaining | Reviewing):
            return shown(state.then)
        case To.STOP:
            return cancelled(state.then) if isinstance(state.then, Complaining) else stopped(state.then)
        case _ if choice.isdecimal() and len(choice) <= 4 and int(choice) <= LAST_PAGE:
            return shown(replace(state, page=int(choice)))
        case _:
            return old_button(state)


def _went_on(state: ChoosingProcedure, procedure: Procedure | None) -> Step:
    if isinstance(state.then, Complaining):
        return procedure_chosen(state.then, procedure)
    if procedure == state.then.procedure:
        return shown(state.then)
    kept = KeepProcedure(state.then.talk, procedure.code if procedure else "")
    return shown(replace(state.then, procedure=procedure), kept)
