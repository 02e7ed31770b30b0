"""From nothing to a desk and its consent: links, codes, lists of places, and the desk of a talk that is under way."""

from survey.conversation.buttons import LAST_PAGE, At, To
from survey.conversation.complaining import complaint_begun
from survey.conversation.effects import (
    AskAgain,
    AskLater,
    CloseAsPartial,
    ConsentPurpose,
    Effect,
    ProveVisit,
    RecordConsent,
    Say,
    StartInterview,
)
from survey.conversation.events import (
    Attached,
    DeskFound,
    DeskSought,
    Event,
    LinkRefused,
    Pressed,
    Started,
    Typed,
    UnitChosen,
)
from survey.conversation.interviewing import first_asked
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingProcedure,
    Consenting,
    Desk,
    Idle,
    Interviewing,
    OfferingComplaint,
    Purpose,
    Reviewing,
    State,
    Waiting,
    desk_of,
    open_draft,
    open_interview,
)
from survey.conversation.turn import Step, old_button, said, shown
from survey.definition import Survey


def desk_found(state: State, found: DeskFound) -> Step:
    """A desk was found whatever is open: the same desk goes on, another one takes over; a draft is never dropped."""
    interview, desk = open_interview(state), desk_of(state)
    match state:
        case ChoosingDesk(purpose=Purpose.COMPLAINT):
            return complaint_begun(found.desk, found.talk)
        case _ if open_draft(state) is not None:
            return said(state, "complaint-unfinished")
        case Interviewing(sent=True) | Reviewing(sent=True):
            # what was sent counts as it is; a slip proves another visit
            return shown(state) if state.desk.code == found.desk.code and not found.slip else _entered(found)
        case _ if interview is None:
            return _entered(found)
        case _ if desk is not None and desk.code == found.desk.code:
            return shown(state, *_about_slip(found, interview))
        case _:
            return _entered(found, CloseAsPartial(interview))


def _entered(found: DeskFound, *effects: Effect) -> Step:
    if found.waiting is not None:
        return shown(found.waiting, *effects, *_about_slip(found, found.waiting.talk))
    if found.already_answered:
        remark = Say(found.remark or "already-answered-today", found.desk)
        return shown(OfferingComplaint(found.talk, found.desk), *effects, remark)
    if found.remark:
        effects = (*effects, Say(found.remark, found.desk))
    return shown(Consenting(found.talk, found.desk, found.slip), *effects)


def _about_slip(found: DeskFound, talk: str) -> tuple[Effect, ...]:
    """A slip that is opened in the middle proves the visit all the same; why one does not is said."""
    if found.slip:
        return (ProveVisit(talk, found.slip),)
    return (Say(found.remark, found.desk),) if found.remark and not found.already_answered else ()


def link_refused(state: State, event: LinkRefused) -> Step:
    """The way in did not work; the person may choose a desk all the same, or goes on where the talk is."""
    if isinstance(state, Idle | OfferingComplaint):
        return shown(ChoosingDesk(event.talk, Purpose.SURVEY), Say("link-refused"))
    return said(state, "link-refused")


def started(state: State, talk: str) -> Step:
    """/start without a link: what is open goes on, otherwise a desk is chosen."""
    if isinstance(state, Idle | OfferingComplaint):
        return shown(ChoosingDesk(talk, Purpose.SURVEY))
    if isinstance(state, ChoosingDesk):
        return shown(ChoosingDesk(talk, state.purpose))
    return shown(state)


def idle(state: Idle, event: Event) -> Step:
    match event:
        case DeskSought(talk=talk, query=query) if query:
            return sought(ChoosingDesk(talk, Purpose.SURVEY), event)
        case DeskSought(talk=talk):
            return started(state, talk)
        case UnitChosen(unit=unit, talk=talk):
            return shown(ChoosingDesk(talk, Purpose.SURVEY, unit=unit))
        case Pressed():
            return old_button(state)
        case Typed() | Attached():
            return said(state, "how-to-begin")
        case _:
            return Step(state)


def chosen(state: ChoosingDesk, event: Event) -> Step:
    """The list of places. Units and desks that were pressed or typed come here looked up."""
    match event:
        case UnitChosen(unit=unit):
            return shown(ChoosingDesk(state.talk, state.purpose, unit=unit))
        case DeskSought():
            return sought(state, event)
        case Pressed(talk=state.talk, step=At.PLACES, choice=choice):
            return _turned(state, choice)
        case Pressed():
            return old_button(state)
        case Typed():
            return said(state, "desk-unknown")
        case Attached():
            return said(state, "only-buttons-here")
        case Started(talk=talk):
            return started(state, talk)
        case _:
            return shown(state)


def sought(state: ChoosingDesk, event: DeskSought) -> Step:
    if event.query and not event.found:
        return said(ChoosingDesk(state.talk, state.purpose), "desk-unknown")
    return shown(ChoosingDesk(state.talk, state.purpose, query=event.query))


def consented(state: Consenting, event: Event, survey: Survey) -> Step:
    match event:
        case Pressed(talk=state.talk, step=At.CONSENT, choice=To.YES):
            consent = RecordConsent(ConsentPurpose.SURVEY)
            proof = (ProveVisit(state.talk, state.slip),) if state.slip else ()
            visit = consent, StartInterview(state.talk, state.desk, survey.id), *proof
            if state.desk.asks_later:
                return shown(Waiting(state.talk, state.desk), *visit, AskLater(state.talk, state.desk))
            return shown(first_asked(state, survey), *visit)
        case Pressed(talk=state.talk, step=At.CONSENT, choice=To.NO):
            return Step(Idle(), (Say("consent-declined", state.desk),))
        case Pressed():
            return old_button(state)
        case Typed():
            return Step(state, (AskAgain("consent-needed"),))
        case Attached():
            return said(state, "not-understood")
        case _:
            return shown(state)


def _turned(state: ChoosingDesk, choice: str) -> Step:
    """Another page, back to the units, or away."""
    match choice:
        case To.STOP:
            return Step(Idle(), (Say("choosing-stopped"),))
        case To.BACK:
            return shown(ChoosingDesk(state.talk, state.purpose))
        case _ if choice.isdecimal() and len(choice) <= 4 and int(choice) <= LAST_PAGE:
            return shown(ChoosingDesk(state.talk, state.purpose, state.unit, state.query, int(choice)))
        case _:
            return old_button(state)


def desk_for_complaint(state: State) -> Desk | None:
    """Where a complaint that begins now belongs without asking."""
    match state:
        case Consenting() | Waiting() | Interviewing() | Reviewing() | OfferingComplaint() | ChoosingProcedure():
            return desk_of(state)
        case _:
            return None
