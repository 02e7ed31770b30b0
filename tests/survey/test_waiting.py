"""A visit whose questions come later."""

from dataclasses import replace

import pytest

from survey.conversation.effects import AskLater, BeginQuestions, DropVisit, ProveVisit, RecordConsent, StartInterview
from survey.conversation.events import Command, Commanded, DeskFound, QuestionsDue
from survey.conversation.states import (
    ChoosingLanguage,
    Complaining,
    ComplaintStep,
    Consenting,
    Draft,
    Idle,
    Interviewing,
    OfferingComplaint,
    State,
    Waiting,
)
from tests.survey.dialogue import DESK, OTHER_DESK, QUICK, Dialogue

LATER = replace(DESK, asks_later=True)
WAITING = Waiting("talk1", LATER)
ASKED = Interviewing("talk1", LATER, QUICK.id, (), "overall")


def consented() -> Dialogue:
    return Dialogue().hears(DeskFound(LATER, "talk1", slip="s")).presses("consent", "yes")


def test_the_visit_is_redeemed_and_nothing_is_asked_yet() -> None:
    talk = consented()

    assert talk.state == WAITING
    kinds = [type(effect) for effect in talk.done]
    assert kinds == [RecordConsent, StartInterview, ProveVisit, AskLater]
    assert talk.labels == ["Trả lời ngay", "Không, cảm ơn"]


def test_who_likes_answers_at_once() -> None:
    talk = consented().types("tra loi ngay")

    assert talk.state == ASKED
    assert talk.done[-1] == BeginQuestions("talk1", after_delay=False)


def test_who_does_not_want_to_is_not_asked() -> None:
    talk = consented().types("khong cam on")

    assert talk.state == Idle()
    assert talk.done[-1] == DropVisit("talk1")


def test_the_questions_come_when_they_are_due_and_only_once() -> None:
    talk = consented().hears(QuestionsDue(WAITING))

    assert talk.state == ASKED
    assert talk.done[-1] == BeginQuestions("talk1", after_delay=True)
    assert talk.hears(QuestionsDue(WAITING)).state == ASKED


@pytest.mark.parametrize(
    "state",
    [Idle(), OfferingComplaint("talk2", OTHER_DESK), Consenting("talk2", OTHER_DESK), ChoosingLanguage("t", WAITING)],
)
def test_they_take_the_place_of_what_can_be_found_again(state: State) -> None:
    assert Dialogue(state).hears(QuestionsDue(WAITING)).state == ASKED


@pytest.mark.parametrize(
    "state",
    [
        Interviewing("talk2", OTHER_DESK, QUICK.id, (), "overall"),
        Complaining("talk2", Draft(OTHER_DESK), ComplaintStep.TEXT),
        ChoosingLanguage("t", Interviewing("talk2", OTHER_DESK, QUICK.id, (), "overall")),
    ],
)
def test_nothing_that_is_being_written_or_answered_is_pushed_aside(state: State) -> None:
    talk = Dialogue(state).hears(QuestionsDue(WAITING))

    assert (talk.state, talk.done) == (state, [])


def test_coming_again_while_questions_are_waiting_leads_back_to_them() -> None:
    talk = Dialogue().hears(DeskFound(LATER, "talk2", slip="s", waiting=WAITING))

    assert talk.state == WAITING
    assert talk.done == [ProveVisit("talk1", "s")]


def test_a_complaint_does_not_wait_and_is_about_this_desk() -> None:
    talk = consented().hears(Commanded(Command.COMPLAIN, "talk2"))

    assert isinstance(talk.state, Complaining)
    assert talk.state.draft.desk == LATER


def test_an_old_button_changes_nothing() -> None:
    talk = consented().presses("later", "yes", talk="another")

    assert (talk.state, talk.said) == (WAITING, ["old-button"])
