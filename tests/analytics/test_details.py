"""The pictures beside a card: what they say is decided here, and each is looked at with the worst that can come."""

from dataclasses import replace

import pytest

from analytics import frozen_json
from analytics.details import Bar, DetailDrawing, Section, answers_drawing, complaints_drawing
from analytics.dossiers import DossierFigures
from analytics.publication import CategoryCount, DeskSummary, FieldFigures, Overview, QuestionFigures
from tests.analytics.samples import COMPLAINTS, EN, HOSTILE, PUBLISHED, VI, desk_week, figures, silent_week, unit_week
from tests.analytics.test_chart import margins_are_white, picture

DOSSIERS = DossierFigures(
    received=120, returned=100, on_time=96, late=4, pending=20, pending_late=1, apologised=1, on_answer_days=90,
    as_of=PUBLISHED,
)  # fmt: skip
FIELDS = (FieldFigures("Chứng thực", figures((0, 1, 0, 5, 5))), FieldFigures("Hộ tịch", figures((1, 2, 0, 4, 4))))
WAITING = replace(COMPLAINTS, waiting=9, overdue=2, due_soon=3, procedures=(CategoryCount("Đăng ký khai sinh", 2),))
LONG = "Hồ sơ phải nộp đúng theo quy định đã niêm yết, không yêu cầu thêm giấy tờ ngoài quy định " * 3


def about_answers(made: DeskSummary | Overview) -> tuple[Section, ...]:
    return frozen_json.load(DetailDrawing, answers_drawing(made, VI)).sections


def about_complaints(made: DeskSummary, *before: DeskSummary, with_ages: bool = True) -> tuple[Section, ...]:
    return frozen_json.load(DetailDrawing, complaints_drawing(made, before, VI, with_ages=with_ages)).sections


def said(section: Section) -> list[tuple[str, str]]:
    return [(bar.label, bar.value) for bar in section.bars]


def test_the_weakest_questions_come_first_with_their_interval() -> None:
    weakest, _, _ = about_answers(desk_week())

    # waiting 5 of 10, on time 7 of 10, attitude 10 of 10; Wilson of 5/10 is 23,7 % to 76,3 %
    assert said(weakest) == [
        ("Thời gian chờ", "50,0% (5/10)"),
        ("Đúng hẹn", "70,0% (7/10)"),
        ("Thái độ phục vụ", "100,0% (10/10)"),
    ]
    first = weakest.bars[0]
    assert [stretch.share for stretch in first.stretches] == [0.5, 0.1, 0.4]
    assert (first.low, first.high) == (0.2366, 0.7634)


def test_of_many_questions_six_are_drawn_and_the_picture_says_so() -> None:
    many = tuple(QuestionFigures(f"q{number}", f"Câu {number}", None, figures((0, 0, 0, 0, 9))) for number in range(8))

    weakest, _, _ = about_answers(desk_week(questions=many))

    assert len(weakest.bars) == 6
    assert weakest.note == "Chỉ vẽ 6 nội dung thấp nhất trong 8 nội dung có đủ dữ liệu."


def test_on_time_stands_beside_what_people_say_and_either_may_be_missing() -> None:
    _, both, _ = about_answers(desk_week(dossiers=DOSSIERS))
    _, neither, _ = about_answers(silent_week())

    assert said(both) == [("Theo phần mềm một cửa", "96,0% (96/100)"), ("Theo người dân trả lời", "70,0% (7/10)")]
    assert [value for _, value in said(neither)] == ["chưa có dữ liệu"] * 2
    assert not any(bar.stretches for bar in neither.bars)


def test_fields_stand_by_their_dissatisfied_answers_with_the_running_share() -> None:
    _, _, fields = about_answers(desk_week(fields=FIELDS))

    # 3 of 4, then 4 of 4
    assert said(fields) == [("Hộ tịch", "3 lượt (75,0%)"), ("Chứng thực", "1 lượt (25,0%)")]
    assert [bar.mark for bar in fields.bars] == [0.75, 1.0]


def test_where_fields_are_not_asked_for_the_picture_says_so() -> None:
    _, _, fields = about_answers(desk_week())

    assert (fields.bars, fields.empty) == ((), "Chưa có dữ liệu theo lĩnh vực.")


def test_a_unit_adds_what_its_desks_published() -> None:
    one, two = desk_week(fields=FIELDS), desk_week(desk="b", fields=FIELDS[:1])

    weakest, _, fields = about_answers(unit_week(one, two, silent_week()))

    assert said(weakest)[0] == ("Thời gian chờ", "50,0% (10/20)")
    assert said(fields) == [("Hộ tịch", "3 lượt (60,0%)"), ("Chứng thực", "2 lượt (40,0%)")]


def test_open_cases_are_told_by_how_far_their_term_is_gone() -> None:
    ages, _, _ = about_complaints(desk_week(complaints=WAITING))

    assert ages.heading == "Phản ánh, kiến nghị đang chờ: 9"
    assert said(ages) == [("Trong hạn", "4"), ("Sắp đến hạn", "3"), ("Quá hạn", "2")]


def test_who_may_not_know_of_every_case_sees_no_ages() -> None:
    sections = about_complaints(desk_week(complaints=WAITING), with_ages=False)

    assert not any("đang chờ" in section.heading for section in sections)


def test_what_came_and_went_is_told_of_six_periods() -> None:
    history = [desk_week(period=f"2026-W{week}") for week in range(30, 46)]

    _, periods, procedures = about_complaints(desk_week(complaints=WAITING), *history)

    assert [bar.label for bar in periods.bars] == [f"Tuần {week}" for week in range(41, 47)]
    assert periods.bars[-1].value == "tiếp nhận 3, đã trả lời 2"
    assert said(procedures) == [("Đăng ký khai sinh", "2 lượt (100,0%)")]


def test_without_any_complaint_nothing_is_drawn() -> None:
    ages, periods, procedures = about_complaints(silent_week())

    assert [section.bars for section in (ages, periods, procedures)] == [()] * 3
    assert ages.empty == "Không có phản ánh, kiến nghị nào đang chờ."


@pytest.mark.parametrize("name", [HOSTILE[2], "👍🏽" * 40, "", LONG])
def test_whatever_names_and_numbers_come_everything_stays_within_the_margins(name: str) -> None:
    every = ((0, 0, 0, 0, 999_999), (999_999, 0, 0, 0, 0), (0, 0, 1, 0, 0), (999_999,) * 5)
    questions = tuple(QuestionFigures(f"q{number}", name, None, figures(levels)) for number, levels in enumerate(every))
    worst = replace(
        WAITING,
        opened=999_999,
        waiting=999_999,
        overdue=999_999,
        due_soon=0,
        procedures=(CategoryCount(name, 999_999),),
    )
    desk = desk_week(
        desk_name=name,
        questions=questions,
        dossiers=replace(DOSSIERS, on_time=0, late=999_999),
        fields=(FieldFigures(name, figures((999_999, 0, 0, 0, 0))),),
        complaints=worst,
    )

    assert margins_are_white(picture(answers_drawing(unit_week(desk, unit_name=name), VI)))
    assert margins_are_white(picture(complaints_drawing(desk, [desk] * 7, EN, with_ages=True)))


def test_a_place_without_any_answer_or_complaint_is_drawn() -> None:
    assert margins_are_white(picture(answers_drawing(silent_week(), VI)))
    assert margins_are_white(picture(complaints_drawing(silent_week(), [], VI, with_ages=True)))


def test_a_bar_without_figures_is_words_alone() -> None:
    assert Bar("Theo người dân trả lời", "chưa có dữ liệu") in about_answers(silent_week())[1].bars
