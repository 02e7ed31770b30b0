import pytest

from survey.conversation.effects import (
    CloseAsPartial,
    ConsentPurpose,
    RecordAnswer,
    RecordConsent,
    SendAnswers,
    Show,
    StartInterview,
)
from survey.conversation.events import Attached, Attachment, Pressed, Typed
from survey.conversation.interviewing import COMMENT_LIMIT
from survey.conversation.states import Idle, Interviewing, OfferingComplaint, Reviewing
from survey.conversation.step import step
from survey.definition import Chosen, ChosenSeveral, Counted, NotApplicable, Skipped, Written
from survey.definition_file import read
from survey.messages import Language
from tests.survey.dialogue import DESK, QUICK, Dialogue


def test_a_satisfied_citizen_answers_by_numbers_and_sends() -> None:
    talk = Dialogue().begins_interview()

    talk.types("5", "4", "3", "4", "bỏ qua", "gửi")

    assert talk.done == [
        RecordConsent(ConsentPurpose.SURVEY),
        StartInterview("talk1", DESK, QUICK.id),
        RecordAnswer("talk1", Chosen("overall", "5")),
        RecordAnswer("talk1", Chosen("attitude", "4")),
        RecordAnswer("talk1", Chosen("waiting", "3")),
        RecordAnswer("talk1", Chosen("ontime", "4")),
        RecordAnswer("talk1", Skipped("comment")),
        SendAnswers("talk1"),
    ]
    assert talk.said == []  # the receipt comes with the sending
    assert talk.state == Idle()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.VI, ["rat khong hai long", "TẬN TÌNH, LỊCH SỰ", "khá lâu", "trễ hẹn", "chi thong bao chung"]),
        (Language.EN, ["very dissatisfied", "ATTENTIVE AND POLITE", "fairly long", "late", "only a general"]),
    ],
)
def test_labels_typed_in_either_language_answer_as_buttons_do(language: Language, lines: list[str]) -> None:
    talk = Dialogue(language=language).begins_interview()

    talk.types(*lines)

    assert isinstance(talk.state, Interviewing)
    assert talk.state.answers == (
        Chosen("overall", "1"),
        Chosen("attitude", "4"),
        Chosen("waiting", "2"),
        Chosen("ontime", "2"),
        Chosen("apology", "3"),
    )
    assert talk.state.question == "comment"


def test_the_apology_is_asked_only_of_who_waited_too_long() -> None:
    late = Dialogue().begins_interview().types("5", "5", "5", "3")
    on_time = Dialogue().begins_interview().types("5", "5", "5", "4")

    assert isinstance(late.state, Interviewing) and late.state.question == "apology"
    assert isinstance(on_time.state, Interviewing) and on_time.state.question == "comment"


def test_not_applicable_is_an_answer_of_its_own() -> None:
    talk = Dialogue().begins_interview().types("5")

    talk.types("0")

    assert talk.effects[0] == RecordAnswer("talk1", NotApplicable("attitude"))


def test_the_headline_cannot_be_not_applicable_or_skipped() -> None:
    talk = Dialogue().begins_interview()

    talk.presses("overall", "0")
    assert talk.said == ["old-button"]

    talk.presses("overall", "skip")
    assert talk.said == ["old-button"]


def test_a_second_press_of_the_same_button_changes_nothing() -> None:
    talk = Dialogue().begins_interview().presses("overall", "5")
    after_one = talk.state

    talk.presses("overall", "5")

    assert talk.state == after_one
    assert talk.said == ["old-button"]
    assert talk.done.count(RecordAnswer("talk1", Chosen("overall", "5"))) == 1


def test_a_button_of_another_talk_changes_nothing() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.presses("overall", "1", talk="talk0")

    assert talk.state == before
    assert talk.said == ["old-button"]


def test_going_back_and_answering_again_replaces_the_answer_and_goes_on_where_it_was() -> None:
    talk = Dialogue().begins_interview().types("5", "5", "5")

    talk.types("quay lai", "quay lại", "1")

    assert isinstance(talk.state, Interviewing)
    assert talk.effects[0] == RecordAnswer("talk1", Chosen("attitude", "1"))
    assert talk.state.answers == (Chosen("overall", "5"), Chosen("attitude", "1"), Chosen("waiting", "5"))
    assert talk.state.question == "ontime"


def test_there_is_no_way_back_from_the_first_question() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.presses("overall", "back")

    assert talk.state == before
    assert talk.said == ["old-button"]


def test_a_changed_answer_takes_the_apology_with_it() -> None:
    talk = Dialogue().begins_interview().types("4", "4", "4", "2", "4", "bỏ qua")

    talk.types("sửa câu 4", "đúng hẹn")

    assert talk.effects[0] == RecordAnswer("talk1", Chosen("ontime", "4"), unasked=("apology",))
    assert isinstance(talk.state, Reviewing)
    assert [answer.question for answer in talk.state.answers] == ["overall", "attitude", "waiting", "ontime", "comment"]


def test_a_changed_answer_opens_the_question_it_makes_apply_and_then_the_review_again() -> None:
    talk = Dialogue().begins_interview().types("4", "4", "4", "4", "bỏ qua")

    talk.types("sửa câu 4", "trễ hẹn")
    assert isinstance(talk.state, Interviewing) and talk.state.question == "apology"

    talk.types("1")
    assert isinstance(talk.state, Reviewing)


def test_back_from_a_question_opened_for_a_change_leads_to_the_review() -> None:
    talk = Dialogue().begins_interview().types("4", "4", "4", "4", "bỏ qua")
    review = talk.state

    talk.types("1", "quay lại")

    assert talk.state == review


def test_a_number_typed_as_a_comment_is_the_comment() -> None:
    talk = Dialogue().begins_interview().types("5", "5", "5", "5")

    talk.types("3")

    assert talk.effects[0] == RecordAnswer("talk1", Written("comment", "3"))


def test_a_comment_that_is_too_long_is_not_kept_and_nothing_else_is_lost() -> None:
    talk = Dialogue().begins_interview().types("5", "5", "5", "5")
    before = talk.state

    talk.types("😀" * 1000 + "a")  # an emoji has two UTF-16 units: 2 × 1000 + 1 = 2001

    assert talk.state == before
    assert talk.said == ["comment-too-long"]
    assert talk.effects[-1] == Show()

    talk.types("😀" * 1000)
    assert isinstance(talk.state, Reviewing)


def test_the_sentence_names_the_limit_that_holds() -> None:
    assert Dialogue().words.count(COMMENT_LIMIT) in Dialogue().words.text("comment-too-long")


@pytest.mark.parametrize("line", ["xin chào", "6", "hai", "-5", "khong"])
def test_what_chooses_nothing_is_not_guessed_and_the_question_stands_again(line: str) -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.types(line)

    assert talk.state == before
    assert talk.said == ["not-understood"]
    assert talk.effects[-1] == Show()


def test_a_sticker_where_a_button_is_expected_is_answered_kindly() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.hears(Attached(Attachment.STICKER))

    assert talk.state == before
    assert talk.said == ["only-buttons-here"]


def test_what_cannot_come_with_a_comment_is_said_to_be_lost() -> None:
    talk = Dialogue().begins_interview().types("5", "5", "5", "5")

    talk.hears(Attached(Attachment.OTHER))

    assert talk.said == ["comment-file-kind"]


def test_stopping_closes_as_partial_and_says_how_to_erase() -> None:
    talk = Dialogue().begins_interview().types("2")

    talk.types("dừng lại")

    assert talk.done[-1] == CloseAsPartial("talk1")
    assert talk.said == ["stopped"]
    assert "XOA" in talk.words.text("stopped")
    assert talk.state == Idle()


@pytest.mark.parametrize("lines", [["2", "5", "5", "5"], ["5", "2", "5", "5"], ["1", "1", "5", "5"]])
def test_a_low_answer_opens_the_complaint_door_after_sending(lines: list[str]) -> None:
    talk = Dialogue().begins_interview().types(*lines, "bỏ qua")

    talk.types("gửi")

    assert talk.done[-1] == SendAnswers("talk1")
    assert talk.state == OfferingComplaint("talk1", DESK)


def test_long_waiting_alone_does_not_open_the_complaint_door() -> None:
    talk = Dialogue().begins_interview().types("3", "3", "1", "5", "bỏ qua", "gửi")

    assert talk.state == Idle()


def test_an_interview_that_names_an_unknown_question_goes_on_with_the_first_open_one() -> None:
    state = Interviewing("talk1", DESK, QUICK.id, (Chosen("overall", "5"),), "gone")

    done = step(state, Attached(Attachment.PHOTO), QUICK)

    assert done.state == Interviewing("talk1", DESK, QUICK.id, (Chosen("overall", "5"),), "attitude")


OTHER_KINDS = read(
    """
key = "kinds"
version = 1
title = { vi = "Thử", en = "Trial" }
[[question]]
key = "overall"
short = { vi = "Chung", en = "Overall" }
kind = "scale"
vi = "Ông/Bà hài lòng ở mức nào về lần làm thủ tục vừa qua?"
en = "How satisfied are you with this visit?"
choices = [
    { number = 5, vi = "Rất hài lòng", en = "Very satisfied" },
    { number = 4, vi = "Hài lòng", en = "Satisfied" },
    { number = 3, vi = "Bình thường", en = "Neutral" },
    { number = 2, vi = "Không hài lòng", en = "Dissatisfied" },
    { number = 1, vi = "Rất không hài lòng", en = "Very dissatisfied" },
]
[[question]]
key = "ways"
short = { vi = "Cách", en = "Way" }
kind = "multiple"
vi = "Qua đâu?"
en = "By what?"
choices = [ { number = 1, vi = "Trực tiếp", en = "At the desk" }, { number = 2, vi = "Trực tuyến", en = "Online" } ]
not_applicable = { vi = "Không áp dụng", en = "Not applicable" }
[[question]]
key = "trips"
short = { vi = "Lần", en = "Trips" }
kind = "number"
vi = "Mấy lần?"
en = "How often?"
""",
    "kinds.toml",
)


def test_several_choices_are_taken_and_taken_back_until_done() -> None:
    state = Interviewing("talk1", DESK, OTHER_KINDS.id, (Chosen("overall", "5"),), "ways")
    effects = []

    for choice in ("2", "1", "2", "2"):
        done = step(state, Pressed("talk1", "ways", choice), OTHER_KINDS)
        assert isinstance(done.state, Interviewing) and done.state.question == "ways"
        state = done.state
        effects.append(done.effects[0])
    after = step(state, Pressed("talk1", "ways", "done"), OTHER_KINDS).state

    assert effects == [
        RecordAnswer("talk1", ChosenSeveral("ways", ("2",))),
        RecordAnswer("talk1", ChosenSeveral("ways", ("1", "2"))),
        RecordAnswer("talk1", ChosenSeveral("ways", ("1",))),
        RecordAnswer("talk1", ChosenSeveral("ways", ("1", "2"))),
    ]
    assert isinstance(after, Interviewing) and after.question == "trips"


def test_nothing_of_several_is_no_answer() -> None:
    state = Interviewing("talk1", DESK, OTHER_KINDS.id, (Chosen("overall", "5"),), "ways")

    done = step(state, Pressed("talk1", "ways", "done"), OTHER_KINDS)

    assert done.state == state


@pytest.mark.parametrize("line", ["ba", "-1", "1,5", "99999999999999"])
def test_a_number_question_takes_only_a_number(line: str) -> None:
    state = Interviewing("talk1", DESK, OTHER_KINDS.id, (Chosen("overall", "5"),), "trips")

    done = step(state, Typed(line), OTHER_KINDS)

    assert done.state == state


def test_a_number_question_takes_a_number() -> None:
    state = Interviewing("talk1", DESK, OTHER_KINDS.id, (Chosen("overall", "5"),), "trips")

    done = step(state, Typed("12"), OTHER_KINDS)

    assert done.effects[0] == RecordAnswer("talk1", Counted("trips", 12))
