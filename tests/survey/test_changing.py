"""Answers that were sent are opened again: what was sent counts until all of the change is sent."""

from survey.conversation.effects import ChangeAnswers, CloseAsPartial, SendAnswers, WithdrawAnswers
from survey.conversation.events import BecameFinal, Command, Commanded, DeskFound, SentFound
from survey.conversation.states import (
    ChoosingLanguage,
    Complaining,
    ComplaintStep,
    Consenting,
    Draft,
    Idle,
    Interviewing,
    OfferingComplaint,
    Reviewing,
)
from survey.definition import Chosen, Skipped
from tests.survey.dialogue import DESK, OTHER_DESK, QUICK, Dialogue

SENT = (
    Chosen("overall", "4"),
    Chosen("attitude", "4"),
    Chosen("waiting", "4"),
    Chosen("ontime", "4"),
    Skipped("comment"),
)
FOUND = SentFound("sent1", DESK, QUICK.id, SENT)


def reopened() -> Dialogue:
    return Dialogue().hears(FOUND)


def test_a_change_is_kept_as_a_whole_when_it_is_sent_again() -> None:
    talk = reopened().types("sửa câu 4", "trễ hẹn")
    assert (talk.state, talk.done) == (
        Interviewing("sent1", DESK, QUICK.id, (*SENT[:3], Chosen("ontime", "2"), SENT[4]), "apology", True, True),
        [],
    )

    talk.types("4", "gửi")

    changed = (*SENT[:3], Chosen("ontime", "2"), Chosen("apology", "4"), SENT[4])
    assert talk.done == [ChangeAnswers("sent1", changed)]
    assert talk.state == Idle()


def test_leaving_the_change_leaves_what_was_sent() -> None:
    talk = reopened().types("sửa câu 1", "1", "giữ như đã gửi")

    assert (talk.state, talk.done, talk.said) == (Idle(), [], ["change-dropped"])


def test_another_desk_or_a_complaint_drops_the_change_and_no_answer() -> None:
    assert reopened().hears(DeskFound(OTHER_DESK, "new1")).state == Consenting("new1", OTHER_DESK)
    complaining = reopened().hears(Commanded(Command.COMPLAIN, "new1"))

    assert isinstance(complaining.state, Complaining)
    assert complaining.done == []


def test_the_own_desk_leads_back_to_the_change_and_a_slip_to_another_visit() -> None:
    assert reopened().hears(DeskFound(DESK, "new1", already_answered=True)).state == reopened().state
    assert reopened().hears(DeskFound(DESK, "new1", slip="s")).state == Consenting("new1", DESK, "s")


def test_a_low_answer_leads_to_the_complaint_door_also_when_it_was_changed() -> None:
    talk = reopened().types("sửa câu 1", "1", "gửi")

    assert talk.state == OfferingComplaint("sent1", DESK)
    assert [type(effect) for effect in talk.done] == [ChangeAnswers]


def test_what_is_being_written_is_not_dropped_for_a_change() -> None:
    writing = Complaining("talk1", Draft(DESK, "late"), ComplaintStep.TEXT)
    answering = Dialogue().begins_interview().state

    for state in (writing, answering, ChoosingLanguage("talk2", writing), ChoosingLanguage("talk2", answering)):
        talk = Dialogue(state).hears(FOUND)
        assert (talk.state, talk.said) == (state, ["finish-first"])


def test_an_old_button_finds_nothing_and_one_that_is_none_does_nothing() -> None:
    assert Dialogue().presses("sent", "change").said == ["nothing-to-erase"]
    assert Dialogue().presses("sent", "yes").said == ["old-button"]


def test_withdrawing_closes_what_stands_of_it() -> None:
    for state in (Reviewing("sent1", DESK, QUICK.id, SENT, sent=True), OfferingComplaint("sent1", DESK)):
        talk = Dialogue(state).presses("sent", "withdraw", talk="sent1")
        assert (talk.state, talk.done) == (Idle(), [WithdrawAnswers("sent1")])
    other = Dialogue(OfferingComplaint("other", DESK)).presses("sent", "withdraw", talk="sent1")
    assert other.state == OfferingComplaint("other", DESK)


def test_when_the_link_ends_no_screen_names_the_answers_or_their_desk() -> None:
    """The offer that a second scan of the desk led to goes too: its desk would outlive the link."""
    ended = BecameFinal("sent1", DESK.code)
    offer = OfferingComplaint("other", DESK)

    assert reopened().hears(ended).state == Idle()
    assert Dialogue(offer).hears(ended).state == Idle()
    assert Dialogue(ChoosingLanguage("talk2", reopened().state)).hears(ended).state == ChoosingLanguage("talk2", Idle())
    assert Dialogue(OfferingComplaint("other", OTHER_DESK)).hears(ended).state == OfferingComplaint("other", OTHER_DESK)


def test_a_first_sending_is_kept_answer_by_answer_as_before() -> None:
    talk = Dialogue().begins_interview().types("4", "4", "4", "4", "bỏ qua", "gửi")

    assert talk.done[-1] == SendAnswers("talk1")
    assert CloseAsPartial("talk1") not in talk.done
