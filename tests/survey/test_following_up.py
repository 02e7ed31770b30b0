import unicodedata

import pytest

from survey.conversation.effects import (
    CloseAsPartial,
    EraseAnswers,
    JudgeCase,
    ListCases,
    ListMyData,
    LookUpCase,
    Say,
    SetLanguage,
    Show,
    Verdict,
)
from survey.conversation.events import Command, Commanded, Pressed, SilentFor
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingLanguage,
    Complaining,
    ComplaintStep,
    Draft,
    Idle,
    OfferingComplaint,
    Purpose,
    State,
)
from survey.messages import Language
from tests.survey.dialogue import DESK, Dialogue

OFFERING = OfferingComplaint("talk1", DESK)
WRITING = Complaining("talk1", Draft(DESK, category="late", text="Chờ lâu"), ComplaintStep.DOOR)


def asked(command: Command, argument: str = "") -> Commanded:
    return Commanded(command, "talk2", argument)


@pytest.mark.parametrize("state", [Idle(), OFFERING, WRITING, ChoosingLanguage("talk1", WRITING)])
def test_a_case_is_judged_whatever_is_open(state: State) -> None:
    talk = Dialogue(state).hears(Pressed("PA-12345678", "rate", "not_resolved"))

    assert talk.effects == (JudgeCase("PA-12345678", Verdict.NOT_RESOLVED),)
    assert talk.state == state


def test_a_verdict_nobody_offered_is_an_old_button() -> None:
    talk = Dialogue().hears(Pressed("PA-12345678", "rate", "perhaps"))

    assert talk.said == ["old-button"]


def test_a_complaint_from_an_interview_closes_it_as_partial_and_keeps_the_desk() -> None:
    talk = Dialogue().begins_interview().types("2")

    talk.hears(asked(Command.COMPLAIN))

    assert talk.done[-1] == CloseAsPartial("talk1")
    assert talk.state == Complaining("talk2", Draft(DESK), ComplaintStep.CATEGORY)


def test_a_complaint_without_a_desk_asks_for_the_desk() -> None:
    talk = Dialogue().hears(asked(Command.COMPLAIN))

    assert talk.state == ChoosingDesk("talk2", Purpose.COMPLAINT)


def test_asking_for_a_complaint_while_writing_one_changes_nothing() -> None:
    talk = Dialogue(WRITING).hears(asked(Command.COMPLAIN))

    assert talk.state == WRITING
    assert talk.effects == (Show(),)


def test_the_offer_leads_to_a_complaint_or_away() -> None:
    accepted = Dialogue(OFFERING).types("gửi phản ánh")
    declined = Dialogue(OFFERING).types("không, cảm ơn")

    assert isinstance(accepted.state, Complaining)
    assert declined.state == Idle()
    assert declined.said == ["offer-declined"]


def test_looking_up_without_a_code_lists_the_own_cases() -> None:
    assert Dialogue().hears(asked(Command.LOOK_UP)).done == [ListCases()]
    assert Dialogue().hears(asked(Command.LOOK_UP, "12345678")).done == [LookUpCase("12345678")]


def test_looking_up_leaves_an_open_question_open() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.hears(asked(Command.LOOK_UP, "PA-12345678"))

    assert talk.state == before
    assert talk.effects == (LookUpCase("PA-12345678"), Show())


@pytest.mark.parametrize("typed", ["có", "Vâng ạ", "ok", "dung roi"])
def test_a_yes_takes_the_offer(typed: str) -> None:
    assert isinstance(Dialogue(OFFERING).types(typed).state, Complaining)


@pytest.mark.parametrize("typed", ["có lẽ", "không có", "đừng", "cò"])
def test_what_only_sounds_like_a_yes_does_not(typed: str) -> None:
    assert Dialogue(OFFERING).types(typed).state == OFFERING


@pytest.mark.parametrize(
    "typed", ["XOA", "xoa", "Xóa", "XOÁ", "xóa.", "XOA!", "“XOA”", unicodedata.normalize("NFD", "xóa")]
)
def test_xoa_erases_wherever_it_is_typed(typed: str) -> None:
    for talk in (Dialogue(), Dialogue().begins_interview(), Dialogue(OFFERING), Dialogue(WRITING)):
        talk.types(typed)

        assert talk.done[-1] == EraseAnswers()
        assert talk.state == Idle()


def test_a_word_that_only_begins_like_xoa_erases_nothing() -> None:
    talk = Dialogue().begins_interview().types("5", "5", "5", "5")

    talk.types("Xoay xở mãi mới xong")

    assert EraseAnswers() not in talk.done


def test_what_is_kept_is_listed_at_any_time() -> None:
    talk = Dialogue(WRITING).hears(asked(Command.MY_DATA))

    assert talk.effects == (ListMyData(), Show())


def test_another_language_leads_back_to_the_open_question() -> None:
    talk = Dialogue().begins_interview().types("4")
    before = talk.state

    talk.hears(asked(Command.LANGUAGE))
    talk.types("english")

    assert talk.state == before
    assert talk.effects == (SetLanguage(Language.EN), Show())


def test_another_language_without_an_open_screen_is_confirmed() -> None:
    talk = Dialogue().hears(asked(Command.LANGUAGE)).presses("language", "en", talk="talk2")

    assert talk.effects == (SetLanguage(Language.EN), Say("language-set"))


def test_asking_twice_for_the_language_screen_does_not_stack_it() -> None:
    talk = Dialogue(WRITING).hears(asked(Command.LANGUAGE), Commanded(Command.LANGUAGE, "talk3"))

    assert talk.state == ChoosingLanguage("talk3", WRITING)


def test_the_contact_is_that_of_the_desk_when_one_is_known() -> None:
    assert Dialogue(WRITING).hears(asked(Command.CONTACT)).effects[0] == Say("contact", DESK)
    assert Dialogue().hears(asked(Command.CONTACT)).said == ["contact-unknown"]


def test_help_and_about_leave_the_open_question_open() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.hears(asked(Command.HELP))
    assert talk.said == ["help"]

    talk.hears(asked(Command.ABOUT))
    assert talk.said == ["about"]
    assert talk.state == before


def test_seven_silent_days_close_an_interview_and_drop_a_draft_without_a_word() -> None:
    interview = Dialogue().begins_interview().types("4").hears(SilentFor(7))
    draft = Dialogue(WRITING).hears(SilentFor(7))
    behind_language = Dialogue().begins_interview().hears(asked(Command.LANGUAGE), SilentFor(7))

    assert interview.effects == (CloseAsPartial("talk1"),)
    assert draft.effects == ()
    assert behind_language.effects == (CloseAsPartial("talk1"),)
    assert interview.state == draft.state == behind_language.state == Idle()


def test_six_silent_days_change_nothing() -> None:
    talk = Dialogue(WRITING).hears(SilentFor(6))

    assert talk.state == WRITING
