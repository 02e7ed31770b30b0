"""More about an own case, or its withdrawal, whatever else is open."""

import pytest

from survey.conversation.about_case import INFO_LIMIT
from survey.conversation.buttons import At, To
from survey.conversation.effects import AddInfo, LookUpCase, Show, WithdrawCase
from survey.conversation.events import Attached, Attachment, Command, Commanded, InfoTyped, Pressed
from survey.conversation.states import AboutCase, CaseStep, ChoosingLanguage, Complaining, ComplaintStep, Draft, Idle
from survey.files import FileKind, SentFile
from tests.survey.dialogue import DESK, Dialogue

CODE, OTHER = "PA-12345671", "PA-00000000"
PHOTO = Attached(Attachment.PHOTO, SentFile(FileKind.PHOTO, "a", "Ghế gãy", 100), "album")
VOICE = Attached(Attachment.VOICE, SentFile(FileKind.VOICE, "b", size=100, seconds=3))
WRITING = Complaining("talk1", Draft(DESK, category="late"), ComplaintStep.TEXT)


def below(choice: str, code: str = CODE) -> Pressed:
    return Pressed(code, "rate", choice)


def test_a_line_about_the_one_case_that_waits_is_kept_at_once() -> None:
    talk = Dialogue().hears(InfoTyped("Ngày 05/11", (CODE,)))

    assert talk.effects == (AddInfo(CODE, "Ngày 05/11"),)
    assert talk.state == Idle()


def test_of_several_cases_the_person_says_which() -> None:
    talk = Dialogue().hears(InfoTyped("Ngày 05/11", (CODE, OTHER)))

    assert talk.done == []
    talk.types(f"bổ sung cho {OTHER}")
    assert talk.done == [AddInfo(OTHER, "Ngày 05/11")]
    assert talk.state == Idle()


def test_what_may_be_a_desk_is_asked_about_first() -> None:
    talk = Dialogue().hears(InfoTyped("quay-3", (CODE,), in_doubt=True)).types("không phải")

    assert talk.done == []
    assert talk.said == ["info-dropped"]


def test_what_is_sent_line_by_line_is_asked_about_and_kept_as_one() -> None:
    talk = Dialogue().hears(InfoTyped("Cửa số 2", (CODE,), in_doubt=True)).types("hay là cửa 3", "khoảng 9 giờ sáng")

    assert talk.done == []
    assert talk.presses(At.WHICH, To.YES, CODE).done == [AddInfo(CODE, "Cửa số 2\nhay là cửa 3\nkhoảng 9 giờ sáng")]


def test_a_line_that_makes_it_too_long_changes_nothing() -> None:
    talk = Dialogue().hears(InfoTyped("a" * (INFO_LIMIT - 1), (CODE,), in_doubt=True)).types("b")

    assert talk.said == ["info-too-long"]
    assert talk.presses(At.WHICH, To.YES, CODE).done == [AddInfo(CODE, "a" * (INFO_LIMIT - 1))]


@pytest.mark.parametrize("typed", ["có", "Co", "phải", "Đúng vậy.", "vâng", "OK"])
def test_a_yes_is_the_button_of_the_only_case(typed: str) -> None:
    assert Dialogue().hears(InfoTyped("Cửa số 2", (CODE,), in_doubt=True)).types(typed).done == [
        AddInfo(CODE, "Cửa số 2")
    ]
    of_several = Dialogue().hears(InfoTyped("Cửa số 2", (CODE, OTHER))).types(typed)
    assert of_several.done == []
    assert of_several.said == ["not-understood"]


@pytest.mark.parametrize(("typed", "done"), [("có", [WithdrawCase(CODE)]), ("không", []), ("chắc thế", [])])
def test_whether_a_case_is_withdrawn_can_be_answered_in_a_word(typed: str, done: list[object]) -> None:
    assert Dialogue().hears(below("withdraw")).types(typed).done == done


def test_a_line_while_a_form_is_open_belongs_to_the_form() -> None:
    before = Dialogue(WRITING)

    before.hears(below("add")).types("Thêm một ý")

    assert before.effects == (AddInfo(CODE, "Thêm một ý"), Show())
    assert before.state == WRITING


def test_the_screen_of_a_case_is_never_stacked() -> None:
    talk = Dialogue(WRITING).hears(below("add"), Commanded(Command.LANGUAGE, "talk2"), below("withdraw", OTHER))

    assert talk.state == AboutCase(CaseStep.WITHDRAW, (OTHER,), WRITING)


def test_withdrawing_is_confirmed_first() -> None:
    talk = Dialogue().hears(below("withdraw"))

    assert talk.done == []
    talk.types("có, rút nội dung này")
    assert talk.done == [WithdrawCase(CODE)]


def test_an_old_confirmation_withdraws_nothing() -> None:
    talk = Dialogue().hears(below("withdraw")).types("không rút")

    talk.hears(Pressed(CODE, "withdraw", "yes"))

    assert talk.done == []
    assert talk.said == ["old-button"]


def test_a_confirmation_for_another_case_withdraws_nothing() -> None:
    talk = Dialogue().hears(below("withdraw"), Pressed(OTHER, "withdraw", "yes"))

    assert talk.done == []


def test_a_forged_code_opens_no_screen() -> None:
    talk = Dialogue().hears(below("add", "PA-12345678"))

    assert talk.state == Idle()
    assert talk.said == ["old-button"]


def test_a_press_shows_how_a_case_stands() -> None:
    assert Dialogue().hears(below("show")).effects == (LookUpCase(CODE),)


def test_words_can_be_added_and_not_too_many() -> None:
    talk = Dialogue().hears(below("add"))

    assert talk.hears(Attached(Attachment.STICKER)).said == ["file-kind-not-taken"]
    assert talk.types("a" * (INFO_LIMIT + 1)).said == ["info-too-long"]
    assert talk.types("a" * INFO_LIMIT).done == [AddInfo(CODE, "a" * INFO_LIMIT)]


def test_files_are_gathered_until_they_are_said_to_be_all() -> None:
    talk = Dialogue().hears(below("add"), PHOTO, VOICE)

    talk.types("Dãy sát cửa", "xong")  # the second line is no button any more: the first sent all

    assert talk.done == [AddInfo(CODE, "Dãy sát cửa\nGhế gãy", (PHOTO.file, VOICE.file))]
    assert talk.state == Idle()


def test_a_file_that_comes_while_a_case_waits_is_gathered_for_it() -> None:
    talk = Dialogue().hears(InfoTyped("", (CODE,), sent=PHOTO), PHOTO)

    assert talk.presses(At.INFO, To.DONE, CODE).done == [AddInfo(CODE, "Ghế gãy\nGhế gãy", (PHOTO.file, PHOTO.file))]


def test_of_several_waiting_cases_it_is_said_which_one_a_file_is_for() -> None:
    talk = Dialogue().hears(InfoTyped("", (CODE, OTHER), sent=PHOTO), VOICE)

    assert talk.presses(At.WHICH, To.YES, OTHER).done == [AddInfo(OTHER, "Ghế gãy", (PHOTO.file, VOICE.file))]


@pytest.mark.parametrize("state", [Idle(), WRITING, ChoosingLanguage("talk1", Idle())])
def test_a_command_leaves_the_screen_of_a_case(state: Idle | Complaining | ChoosingLanguage) -> None:
    talk = Dialogue(state).hears(below("add"), Commanded(Command.COMPLAIN, "talk2"))

    assert not isinstance(talk.state, AboutCase)
