"""Reasons behind a rate: where the dissatisfied answers fall, most first."""

from analytics.keywords import Keyword
from analytics.reasons import Reason, pareto
from analytics.text_report import report_text
from tests.analytics.samples import EN, VI, desk_week, silent_week


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
