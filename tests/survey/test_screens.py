from itertools import product

import pytest

from survey.conversation.buttons import LONGEST_DATA
from survey.conversation.events import Command
from survey.conversation.interviewing import asked
from survey.conversation.places_screen import PLACES_ON_A_PAGE, places_screen
from survey.conversation.screens import (
    LABEL_LIMIT,
    screen,
    summary_of_answers,
    takes_text,
)
from survey.conversation.states import (
    ChoosingDesk,
    ChoosingLanguage,
    Complaining,
    ComplaintStep,
    Consenting,
    Contact,
    Desk,
    Draft,
    Idle,
    Interviewing,
    OfferingComplaint,
    Purpose,
    Reviewing,
    State,
)
from survey.definition import Answer, Chosen, Skipped, Survey, Written, released
from survey.messages import TALK, Message, utf16_length
from survey.typed_answer import choose, words_of
from survey.wording import Wording
from tests.survey.dialogue import DESK, EN, QUICK, VI, Dialogue

TALK_ID = "abcdefgh"
LONG = Draft(DESK, "extra_money", "ặ" * 3000, True, Contact("ặ" * 100, "0912345678", "ặ" * 300), True)
ANSWERED = (Chosen("overall", "2"), Chosen("attitude", "4"), Chosen("waiting", "3"), Chosen("ontime", "3"))


def every_screen(survey: Survey) -> list[State]:
    answers: tuple[Answer, ...] = tuple(Chosen(one.key, "3") for one in survey.questions if one.choices)
    all_answers = tuple(
        next((answer for answer in answers if answer.question == one.key), Written(one.key, "ặ" * 2000))
        for one in survey.questions
    )
    questions: list[State] = [
        Interviewing(TALK_ID, DESK, survey.id, all_answers, question.key, editing)
        for question, editing in product(survey.questions, (True, False))
    ]
    drafts: list[State] = [
        Complaining(TALK_ID, draft, step, editing)
        for draft, step, editing in product((LONG, Draft(DESK, "other")), ComplaintStep, (True, False))
    ]
    others: list[State] = [
        Consenting(TALK_ID, DESK),
        Reviewing(TALK_ID, DESK, survey.id, all_answers),
        OfferingComplaint(TALK_ID, DESK),
        ChoosingLanguage(TALK_ID, Idle()),
    ]
    return questions + drafts + others


def labelled(message: Message) -> list[tuple[str, str]]:
    return [(option.label, option.data) for row in message.rows for option in row]


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("survey", released().values(), ids=str)
def test_every_screen_fits_a_phone_and_stands_in_the_slot_of_the_talk(survey: Survey, words: Wording) -> None:
    for state in every_screen(survey):
        shown = screen(state, survey, words)

        assert 0 < utf16_length(shown.text) <= 4096
        assert shown.slot == TALK
        for label, data in labelled(shown):
            assert 0 < len(label) <= LABEL_LIMIT
            assert len(data.encode()) <= LONGEST_DATA
        assert all(len(row) <= 3 for row in shown.rows)


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("survey", released().values(), ids=str)
def test_every_button_of_every_screen_can_be_typed(survey: Survey, words: Wording) -> None:
    for state in every_screen(survey):
        options = labelled(screen(state, survey, words))

        for label, data in options:
            plain = " ".join(word.plain for word in words_of(label))
            assert choose(label, options, takes_text=takes_text(state, survey)) == data
            assert choose(plain, options, takes_text=takes_text(state, survey)) == data


def test_the_best_level_stands_first_and_each_level_in_a_row_of_its_own() -> None:
    shown = screen(Interviewing("talk1", DESK, QUICK.id, (), "overall"), QUICK, VI)

    assert [[option.label for option in row] for row in shown.rows] == [
        ["5 – Rất hài lòng"],
        ["4 – Hài lòng"],
        ["3 – Bình thường"],
        ["2 – Không hài lòng"],
        ["1 – Rất không hài lòng"],
        ["Dừng lại"],
    ]


def test_progress_counts_only_questions_that_are_asked() -> None:
    late = Interviewing("talk1", DESK, QUICK.id, ANSWERED, "apology")
    on_time = Interviewing("talk1", DESK, QUICK.id, (*ANSWERED[:3], Chosen("ontime", "5")), "comment")

    assert screen(late, QUICK, VI).text.startswith("Câu 5/6\n")
    assert screen(on_time, QUICK, VI).text.startswith("Câu 5/5\n")


def test_a_remark_too_long_for_a_button_stands_above_the_buttons() -> None:
    shown = screen(Interviewing("talk1", DESK, QUICK.id, ANSWERED[:3], "ontime"), QUICK, VI)

    assert "0 – Không áp dụng (chưa đến ngày hẹn hoặc không có phiếu hẹn)" in shown.text
    assert "0 – Không áp dụng" in [label for label, _ in labelled(shown)]


def test_skipping_is_offered_only_where_it_is_allowed() -> None:
    attitude = screen(Interviewing("talk1", DESK, QUICK.id, ANSWERED[:1], "attitude"), QUICK, VI)
    comment = screen(Interviewing("talk1", DESK, QUICK.id, (*ANSWERED, Chosen("apology", "1")), "comment"), QUICK, VI)

    assert [option.label for option in attitude.rows[-1]] == ["‹ Quay lại", "Dừng lại"]
    assert [option.label for option in comment.rows[-1]] == ["‹ Quay lại", "Bỏ qua", "Dừng lại"]


def test_the_consent_names_the_office_once_however_it_is_registered() -> None:
    short = Desk("q1", "Quầy 1", "u", "xã Bình Minh", QUICK.id)
    full = Desk("q1", "Quầy 1", "u", "Trung tâm Phục vụ hành chính công xã Bình Minh", QUICK.id)

    for desk in (short, full):
        text = screen(Consenting("talk1", desk), QUICK, VI).text
        assert text.startswith("Trung tâm Phục vụ hành chính công xã Bình Minh xin ý kiến Ông/Bà")
        assert "gõ XOA" in text


def test_the_summary_numbers_questions_as_the_edit_buttons_do() -> None:
    answers = (*ANSWERED, Chosen("apology", "4"), Skipped("comment"))

    text = summary_of_answers(QUICK, answers, VI)

    assert "5. Trường hợp cơ quan giải quyết hồ sơ trễ hẹn" in text
    assert "→ 4 – Không nhận được thông báo" in text
    assert text.endswith("→ (bỏ qua)")
    assert len(asked(QUICK, answers)) == 6


def test_a_summary_of_a_complaint_shows_each_part_before_it_is_sent() -> None:
    draft = Draft(DESK, "late", "Chờ ba tiếng", True, Contact("An", "0912345678", "Thôn 2"), True)

    text = screen(Complaining("talk1", draft, ComplaintStep.SUMMARY), QUICK, VI).text

    for part in ("Quầy 3", "xã Bình Minh", "Hồ sơ trễ hẹn", "An", "0912345678", "Thôn 2"):
        assert part in text
    assert text.endswith("\nChờ ba tiếng")


def test_attitude_and_procedure_are_the_first_categories() -> None:
    shown = screen(Complaining("talk1", Draft(DESK), ComplaintStep.CATEGORY), QUICK, VI)

    assert [label for label, _ in labelled(shown)][:2] == ["1 – Thái độ phục vụ", "2 – Thủ tục hành chính"]
    assert len(shown.rows) == 9 + 1


def test_many_places_are_shown_page_by_page_and_numbered_through() -> None:
    places = [(f"d{letter}", f"Lĩnh vực {letter}") for letter in "ABCDEFGHIJ"]

    first = places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "desk", places, VI)
    second = places_screen(ChoosingDesk("talk1", Purpose.SURVEY, page=1), "desk", places, VI)
    beyond = places_screen(ChoosingDesk("talk1", Purpose.SURVEY, page=7), "desk", places, VI)

    assert labelled(first)[0] == ("1 – Lĩnh vực A", "talk1:desk:dA")
    assert labelled(first)[PLACES_ON_A_PAGE] == ("Trang sau ›", "talk1:places:1")
    assert labelled(second)[0] == ("9 – Lĩnh vực I", "talk1:desk:dI")
    assert beyond == second


def test_desks_with_a_number_in_their_name_are_typed_by_that_number() -> None:
    places = [("d3", "Quầy 3"), ("d1", "Quầy 1")]

    options = labelled(places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "desk", places, VI))

    assert choose("1", options, takes_text=False) == "talk1:desk:d1"


def test_long_names_of_places_keep_the_end_that_tells_them_apart() -> None:
    center = "Trung tâm Phục vụ hành chính công"
    places = [("ap", f"{center} xã An Phước"), ("th", f"{center} phường Tân Hòa")]

    several = labelled(places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "unit", places, VI))
    alone = labelled(places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "unit", places[:1], VI))

    assert [label for label, _ in several[:2]] == ["1 – xã An Phước", "2 – phường Tân Hòa"]
    assert alone[0][0].endswith("công xã An Phước")
    assert len(alone[0][0]) <= LABEL_LIMIT


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (
            [f"Quầy số {n}: Hộ tịch – Chứng thực – Lao động, Thương binh và Xã hội – Người có công" for n in (1, 2)],
            ["1 – Quầy số 1: Hộ tịch – Chứng thực –…", "2 – Quầy số 2: Hộ tịch – Chứng thực –…"],
        ),
        (
            [*(f"Hộ tịch – Chứng thực bản sao, chữ ký, hợp đồng, bàn {n}" for n in ("A", "B")), "Đất đai"],
            ["1 – …bản sao, chữ ký, hợp đồng, bàn A", "2 – …bản sao, chữ ký, hợp đồng, bàn B", "3 – Đất đai"],
        ),
        (
            [
                "Trung tâm Phục vụ hành chính công xã Nguyễn Thị Minh Khai – Thượng Cát (cơ sở tạm thời)",
                "Trung tâm Phục vụ hành chính công xã Ia Đrăng",
            ],
            ["1 – Nguyễn Thị Minh Khai – Thượng Cát…", "2 – Ia Đrăng"],
        ),
    ],
)
def test_long_names_that_differ_anywhere_stay_different(names: list[str], labels: list[str]) -> None:
    places = [(f"d{number}", name) for number, name in enumerate(names)]

    shown = labelled(places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "desk", places, VI))

    assert [label for label, _ in shown[: len(names)]] == labels


def test_there_is_a_way_back_from_one_unit_and_a_sentence_when_nothing_is_there() -> None:
    one_unit = places_screen(ChoosingDesk("talk1", Purpose.COMPLAINT, unit="u"), "desk", [("d", "Quầy")], VI)
    empty = places_screen(ChoosingDesk("talk1", Purpose.SURVEY), "unit", [], VI)

    assert ("‹ Xem tất cả", "talk1:places:back") in labelled(one_unit)
    assert empty.text == VI.text("places-none")


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_sentence_of_a_talk_needs_no_more_than_the_values_of_a_place(words: Wording) -> None:
    said = {"contact", "contact-unknown", "help", "about", "language-set", "old-button", "not-understood", "stopped"}
    said |= {"answers-sent", "already-answered-today", "triage-khieu_nai", "triage-to_cao", "delete-what-was-typed"}
    said |= {"slip-used", "slip-expired", "slip-revoked", "slip-other-desk", "link-refused", "staff-cannot-rate"}

    for message in said:
        assert words.text(message, unit="U", address="A", hotline="H", hours="h", desk="D")


def test_help_names_every_command() -> None:
    for words in (VI, EN):
        text = words.text("help")

        assert all(command in text for command in Command if command not in (Command.ERASE, Command.HELP))
        assert "XOA" in text


def test_whatever_is_typed_into_a_question_with_choices_is_no_free_text() -> None:
    talk = Dialogue().begins_interview()

    assert not takes_text(talk.state, QUICK)
    assert takes_text(Interviewing("talk1", DESK, QUICK.id, (), "comment"), QUICK)
    assert takes_text(Complaining("talk1", LONG, ComplaintStep.NAME), QUICK)
    assert not takes_text(Complaining("talk1", LONG, ComplaintStep.DOOR), QUICK)
