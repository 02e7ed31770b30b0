"""Reasons behind a rate: where the dissatisfied answers fall, most first."""

from dataclasses import replace

from analytics.keywords import Keyword
from analytics.publication import CategoryCount, FieldFigures
from analytics.reasons import Reason, pareto
from analytics.text_report import report_text
from tests.analytics.samples import COMPLAINTS, EN, VI, desk_week, figures, silent_week, unit_week


def test_questions_stand_in_the_order_of_their_dissatisfied_answers_with_the_running_share() -> None:
    # waiting 1 + 3, on time 0 + 2, attitude 0: four of six, then six of six
    assert pareto(desk_week()) == [Reason("Thời gian chờ", 4, 4, 6), Reason("Đúng hẹn", 2, 6, 6)]


def test_the_report_tells_them_and_what_comments_share() -> None:
    text = report_text(desk_week(), VI, [Keyword("chờ đợi", 5), Keyword("chỗ ngồi", 3)])

    assert "Thời gian chờ: 4 lượt (66,67%), cộng dồn 66,67%" in text
    assert "Đúng hẹn: 2 lượt (33,33%), cộng dồn 100,00%" in text
    assert "(từ 3 ý kiến trở lên): chờ đợi (5), chỗ ngồi (3)" in text
    assert "chờ đợi (5)" in report_text(desk_week(), EN, [Keyword("chờ đợi", 5)])


def test_below_the_threshold_there_is_no_reason() -> None:
    assert pareto(silent_week()) == []
    assert "Lý do điểm thấp" not in report_text(silent_week(), VI)


def test_fields_and_procedures_are_told_the_same_way_and_their_absence_is_said() -> None:
    fields = (FieldFigures("Chứng thực", figures((0, 1, 0, 5, 5))), FieldFigures("Hộ tịch", figures((1, 2, 0, 4, 4))))
    named = replace(COMPLAINTS, procedures=(CategoryCount("Đăng ký khai sinh", 2), CategoryCount("Kết hôn", 1)))

    told = report_text(unit_week(desk_week(fields=fields), complaints=named), VI)

    # of four dissatisfied answers three in one field; of three complaints two about one procedure
    assert "Hộ tịch: 3 lượt (75,00%), cộng dồn 75,00%\nChứng thực: 1 lượt (25,00%), cộng dồn 100,00%" in told
    assert "Đăng ký khai sinh: 2 lượt (66,67%), cộng dồn 66,67%" in told
    assert "Chưa có dữ liệu theo lĩnh vực." in report_text(desk_week(), VI)
