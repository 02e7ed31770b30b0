"""Single sentences about figures, in the wording of the field."""

from datetime import date
from fractions import Fraction

import pytest

from analytics import lines
from analytics.publication import Change, ComplaintFigures
from analytics.rates import Levels
from tests.analytics.samples import EN, VI, WEEK, desk_week, figures

ELEVEN_OF_TWELVE = figures((0, 1, 0, 5, 6))


def test_the_interval_is_written_with_a_dash_and_one_percent_sign() -> None:
    assert lines.interval(ELEVEN_OF_TWELVE, VI) == "Khoảng tin cậy 95%: 64,6–98,5%"
    assert lines.interval(ELEVEN_OF_TWELVE, EN) == "95% confidence interval: 64.6–98.5%"


def test_a_change_is_told_in_percentage_points_with_what_it_was_before() -> None:
    # 11/12 − 5/12 = 6/12
    summary = desk_week(previous=figures((3, 4, 0, 3, 2)), change=Change.ROSE)

    assert lines.change(summary, VI) == ("So với kỳ trước: tăng 50,0 điểm phần trăm (kỳ trước 41,7%, 5/12 lượt)")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change.WITHIN_CHANCE, "So với kỳ trước: không có thay đổi vượt quá ngẫu nhiên"),
        (Change.NOT_COMPARED, "So với kỳ trước: chưa có kỳ trước để so sánh"),
    ],
)
def test_what_may_be_chance_is_no_rise_and_no_fall(change: Change, sentence: str) -> None:
    assert lines.change(desk_week(previous=figures((3, 4, 0, 3, 2)), change=change), VI) == sentence


@pytest.mark.parametrize(
    ("levels", "target", "sentence"),
    [  # intervals: 11/12 64,6–98,5; 5/12 19,3–68,0; 100/100 96,3–100
        (
            (0, 1, 0, 5, 6),
            Fraction(95, 100),
            "Mục tiêu 95%: chưa đủ căn cứ kết luận (mục tiêu nằm trong khoảng tin cậy)",
        ),
        ((3, 4, 0, 3, 2), Fraction(925, 1000), "Mục tiêu 92,5%: chưa đạt"),
        ((0, 0, 0, 0, 100), Fraction(95, 100), "Mục tiêu 95%: đạt"),
    ],
)
def test_a_target_is_met_or_missed_only_beyond_the_interval(levels: Levels, target: Fraction, sentence: str) -> None:
    assert lines.target(target, figures(levels), VI) == [sentence]


@pytest.mark.parametrize(("satisfied", "warned"), [(98, False), (99, True), (100, True)])
def test_99_percent_and_more_calls_for_a_check_of_the_data(satisfied: int, warned: bool) -> None:
    assert bool(lines.caution(figures((100 - satisfied, 0, 0, satisfied, 0)), VI)) is warned


def test_a_block_in_which_everybody_is_dissatisfied_says_so() -> None:
    assert lines.dissatisfied(figures((6, 4, 0, 0, 0)), VI) == ("Toàn bộ lượt trả lời trong kỳ này đều không hài lòng.")


def test_the_days_covered_are_said_only_when_they_differ_from_the_week() -> None:
    assert lines.covered(ELEVEN_OF_TWELVE, WEEK, VI) == []
    assert lines.covered(figures((0, 1, 0, 5, 6), first=date(2026, 11, 2)), WEEK, VI) == [
        "Số liệu tính từ 02/11/2026 đến 15/11/2026."
    ]


@pytest.mark.parametrize(
    ("invited", "sentence"),
    [
        (None, "Số lượt mời: không xác định"),
        (40, "Số lượt mời: 40; tỷ lệ phản hồi: 30,0% (12/40)"),  # twelve verified answers
        (0, "Số lượt mời: 0"),
        (9, "Số lượt mời: 9"),  # slips of the days before: no rate above 100 %
    ],
)
def test_the_response_rate_relates_slips_answered_to_slips_given(invited: int | None, sentence: str) -> None:
    assert lines.invited(desk_week(invited=invited), VI) == sentence


def test_waiting_answers_are_a_number_and_a_day() -> None:
    assert lines.open_answers(7, date(2026, 11, 16), WEEK, False, VI) == [
        "Chưa đủ dữ liệu: 7 lượt từ 16/11. Các lượt này được tính tiếp vào kỳ sau."
    ]
    assert lines.open_answers(0, None, WEEK, False, VI) == ["Cảnh báo. Chưa có dữ liệu: chưa có lượt trả lời nào."]
    assert lines.open_answers(0, None, WEEK, True, VI) == []


def test_answers_that_wait_since_last_year_name_the_year() -> None:
    assert "từ 28/12/2025" in lines.open_answers(7, date(2025, 12, 28), WEEK, False, VI)[0]


def test_nothing_is_weakest_while_everybody_is_satisfied() -> None:
    perfect = desk_week(questions=desk_week().questions[:1])

    assert lines.weakest(perfect, VI, 40) == []
    assert lines.weakest(desk_week(), VI, 40) == ["Nội dung thấp nhất: Thời gian chờ – 50,0% (5/10)"]


def test_no_complaint_is_a_missing_figure_and_a_reason_to_look() -> None:
    none = lines.complaints(ComplaintFigures(), VI)
    beside_dossiers = lines.complaints(ComplaintFigures(dossiers=21196), VI)

    assert none.startswith("Phản ánh, kiến nghị: chưa có dữ liệu")
    assert "chưa phải là kết quả tốt" in none
    assert "trên 21.196 hồ sơ" in beside_dossiers


def test_without_new_complaints_the_old_ones_still_stand_there() -> None:
    assert lines.complaints(ComplaintFigures(waiting=2, overdue=1), VI) == (
        "Phản ánh, kiến nghị: kỳ này không tiếp nhận mới, đã trả lời 0, đang chờ 2, quá hạn 1"
    )


def test_the_perceived_rates_come_from_their_own_questions() -> None:
    # ontime 4 + 3 of 10; six of ten got an apology and a definite new date
    assert lines.on_time(desk_week(), VI) == ["Đúng hẹn theo người dân: 70,0% (7/10)"]
    assert lines.apology(desk_week(), VI) == ["Trễ hẹn được xin lỗi, hẹn lại cụ thể (theo người dân): 60,0% (6/10)"]
