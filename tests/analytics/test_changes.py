"""What changed by more than chance: desks, questions and complaint categories are judged together."""

from dataclasses import replace

import pytest

from analytics.changes import judge, mark_changes
from analytics.interval import more_often_p_value
from analytics.publication import CategoryChange, Change, DeskSummary, Figures
from analytics.report import desk_card, overview_card
from tests.analytics.samples import COMPLAINTS, VI, desk_week, figures, unit_week

EIGHTEEN_OF_TWENTY = figures((1, 1, 0, 9, 9))


def with_waiting(now: Figures, before: Figures) -> DeskSummary:
    questions = desk_week().questions
    return desk_week(
        questions=tuple(
            replace(asked, figures=now, previous=before) if asked.question == "waiting" else asked
            for asked in questions
        )
    )


def test_a_question_that_fell_is_named_with_both_rates_and_no_other_is() -> None:
    # 18 of 20 against 6 of 20: p = 0,0002
    [marked] = mark_changes([with_waiting(figures((7, 7, 0, 3, 3)), EIGHTEEN_OF_TWENTY)])

    assert [asked.change for asked in marked.questions] == [Change.NOT_COMPARED, Change.FELL, Change.NOT_COMPARED]
    assert "Giảm vượt quá ngẫu nhiên: Thời gian chờ (kỳ trước 90,0%, kỳ này 30,0%)" in desk_card(marked, VI)
    assert f"Thời gian chờ tại {marked.desk_name} giảm 60,0 điểm phần trăm" in overview_card(unit_week(marked), VI)


def test_a_question_within_chance_is_not_mentioned() -> None:
    # 18 of 20 against 16 of 20: p = 0,66
    [marked] = mark_changes([with_waiting(figures((2, 2, 0, 8, 8)), EIGHTEEN_OF_TWENTY)])

    assert marked.questions[1].change is Change.WITHIN_CHANCE
    assert "ngẫu nhiên: Thời gian chờ" not in desk_card(marked, VI)


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (9, 1, Change.ROSE),  # 2 × (1 + 10) of 2^10 = 0,0215
        (1, 9, Change.FELL),
        (5, 1, Change.WITHIN_CHANCE),  # 2 × (1 + 6) of 2^6 = 0,219
        (0, 5, Change.WITHIN_CHANCE),  # 2 of 2^5 = 0,0625
        (0, 6, Change.FELL),  # 2 of 2^6 = 0,03125
    ],
)
def test_a_complaint_category_changes_only_beyond_chance(now: int, before: int, change: Change) -> None:
    compared = (CategoryChange("Hồ sơ trễ hẹn", now, 7, before, 7),)

    [marked] = mark_changes([desk_week(complaints=replace(COMPLAINTS, compared=compared))])

    [one] = marked.complaints.compared
    assert one.change is change
    assert ("mức ngẫu nhiên: Hồ sơ trễ hẹn" in desk_card(marked, VI)) == (change is not Change.WITHIN_CHANCE)


def test_a_longer_period_is_expected_to_have_more_complaints() -> None:
    # 3 and 1, once as long before as now doubled: P(k of 4 in the longer) = 16, 32, 24, 8, 1 of 81 from 4 to 0
    assert more_often_p_value(3, 2, 1, 1) == 1.0  # the most probable table of all
    assert more_often_p_value(0, 2, 4, 1) == pytest.approx(1 / 81)
    assert more_often_p_value(4, 2, 0, 1) == pytest.approx((16 + 8 + 1) / 81)
    assert more_often_p_value(0, 7, 0, 7) == 1.0


def test_all_comparisons_of_the_week_are_one_family() -> None:
    # 18/20 against 12/20: p = 0,065 … 11/12 against 5/12 alone: p = 0,027; beside 20 others it would need 0,05 ÷ 21
    clear = desk_week(previous=figures((3, 4, 0, 3, 2)))
    steady = with_waiting(EIGHTEEN_OF_TWENTY, EIGHTEEN_OF_TWENTY)

    assert mark_changes([clear])[0].change is Change.ROSE
    assert mark_changes([clear, *[steady] * 20])[0].change is Change.WITHIN_CHANCE


def test_the_categories_of_a_unit_belong_to_the_same_family() -> None:
    # 9 against 1: p = 0,0215, kept alone; beside twenty comparisons that say nothing it would need 0,05 ÷ 21
    late = (CategoryChange("Hồ sơ trễ hẹn", 9, 7, 1, 7),)
    steady = with_waiting(EIGHTEEN_OF_TWENTY, EIGHTEEN_OF_TWENTY)

    alone, among = judge([], {"ubnd-x": late}), judge([steady] * 20, {"ubnd-x": late})

    assert [one.change for one in alone.of_units["ubnd-x"]] == [Change.ROSE]
    assert [one.change for one in among.of_units["ubnd-x"]] == [Change.WITHIN_CHANCE]
    told = unit_week(desk_week(), complaints=replace(COMPLAINTS, compared=alone.of_units["ubnd-x"]))
    assert "mức ngẫu nhiên: Hồ sơ trễ hẹn" in overview_card(told, VI)
