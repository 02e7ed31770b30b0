"""What a chart will show is decided here; drawing only obeys."""

import json

import pytest

from analytics import frozen_json
from analytics.drawing import OverviewDrawing, Week, WeeklyDrawing, overview_drawing, weekly_drawing
from analytics.publication import DeskSummary, Overview
from tests.analytics.samples import VI, desk_week, figures, silent_week, unit_week


def weekly(summary: DeskSummary, *history: DeskSummary) -> WeeklyDrawing:
    return frozen_json.load(WeeklyDrawing, weekly_drawing(summary, history, VI))


def over(unit: Overview) -> OverviewDrawing:
    return frozen_json.load(OverviewDrawing, overview_drawing(unit, VI))


def test_the_trend_ends_with_this_week_and_leaves_gaps() -> None:
    drawing = weekly(desk_week(), silent_week(period="2026-W45"))

    assert drawing.weeks == (Week("T45", "–"), Week("T46", "12", 0.9167, 0.6461, 0.9851))
    assert drawing.value == "91,7%"
    assert drawing.target is not None
    assert (drawing.target.share, drawing.target.label) == (0.95, "mục tiêu 95%")


def test_at_most_eight_weeks_are_shown() -> None:
    history = [desk_week(period=f"2026-W{week:02}") for week in range(30, 46)]

    assert [week.label for week in weekly(desk_week(), *history).weeks] == [f"T{week}" for week in range(39, 47)]


def test_the_levels_stand_from_best_to_worst_with_their_numbers() -> None:
    parts = weekly(desk_week(headline=figures((1, 2, 3, 4, 1205)))).parts

    assert [(part.label, part.people, part.text) for part in parts] == [
        ("Rất hài lòng", 1205, "1.205"),
        ("Hài lòng", 4, "4"),
        ("Bình thường", 3, "3"),
        ("Không hài lòng", 2, "2"),
        ("Rất không hài lòng", 1, "1"),
    ]


def test_below_the_threshold_neither_rate_nor_levels_are_in_the_drawing() -> None:
    drawing = weekly(silent_week())

    assert (drawing.value, drawing.parts) == ("–", ())
    assert drawing.distribution.startswith("Chưa đủ dữ liệu: 7 lượt từ 09/11.")


def test_simulated_figures_carry_a_banner() -> None:
    assert weekly(desk_week(simulated=True)).banner == "MÔ PHỎNG"
    assert weekly(desk_week()).banner == ""


def test_a_funnel_names_only_desks_outside_the_limits() -> None:
    # 78/80 and 40/80 of 118/160 = 73,8 %: both outside; a third desk of 9/12 within
    drawing = over(
        unit_week(
            desk_week(desk="a", desk_name="Quầy 1", headline=figures((1, 1, 0, 40, 38))),
            desk_week(desk="b", desk_name="Quầy 2", headline=figures((20, 20, 0, 20, 20))),
            desk_week(desk="c", desk_name="Quầy 3", headline=figures((2, 1, 0, 5, 4))),
            silent_week(),
        )
    )

    assert [(dot.side, dot.name) for dot in drawing.dots] == [(1, "Quầy 1"), (-1, "Quầy 2"), (0, "")]
    assert drawing.notes == (
        "Ngoài giới hạn 99,8% (2 quầy): Quầy 2; Quầy 1",
        "Chưa đủ dữ liệu (1 quầy): Quầy 1 – Đất đai",
    )


def test_a_unit_without_figures_has_an_empty_funnel_that_says_why() -> None:
    drawing = over(unit_week(silent_week()))

    assert (drawing.dots, drawing.limits, drawing.mean) == ((), (), None)
    assert drawing.empty == "Chưa đủ dữ liệu để vẽ biểu đồ"


@pytest.mark.parametrize("kind", ["weekly", "overview"])
def test_a_drawing_names_its_kind(kind: str) -> None:
    made = {"weekly": weekly_drawing(desk_week(), [], VI), "overview": overview_drawing(unit_week(desk_week()), VI)}

    assert json.loads(made[kind])["kind"] == kind


def test_no_desk_code_and_no_open_count_of_other_desks_is_hidden_in_the_drawing() -> None:
    drawn = overview_drawing(unit_week(desk_week(), silent_week()), VI)

    assert "quay-3" not in drawn
    assert "quay-1" not in drawn


def test_no_line_joins_weeks_that_were_asked_with_another_instrument() -> None:
    history = [
        desk_week(period="2026-W44", instrument="quick.v1"),
        desk_week(period="2026-W45", instrument="quick.v2"),
    ]

    drawing = weekly(desk_week(instrument="quick.v2"), *history)

    assert [week.begins_anew for week in drawing.weeks] == [False, True, False]
    assert drawing.anew == "đổi phiếu hỏi: không so sánh hai bên vạch"


def test_as_long_as_the_instrument_stays_there_is_no_mark() -> None:
    drawing = weekly(desk_week(), desk_week(period="2026-W45"))

    assert (drawing.anew, any(week.begins_anew for week in drawing.weeks)) == ("", False)


def test_the_picture_says_so_when_the_limits_were_widened() -> None:
    # ten desks of 100 answers, five at 60 % and five at 90 %: z = ±3,5 of 75 %, φ = 12
    desks = [
        desk_week(desk=f"quay-{place}", headline=figures((0, 100 - rate, 0, rate, 0)))
        for place, rate in enumerate([60] * 5 + [90] * 5)
    ]

    drawing = over(unit_week(*desks))

    assert drawing.notes[0].endswith("(hệ số phân tán 12,0)")
    assert not any(dot.side for dot in drawing.dots)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ((37, 148), ["50", "100", "150"]),  # curves from 27 to 163: only 50 and 100 are powers' parts
        ((10, 11), ["8", "10", "12"]),
        ((67, 464), ["50", "100", "200", "500"]),
    ],
)
def test_a_funnel_counts_answers_in_round_numbers(answers: tuple[int, int], shown: list[str]) -> None:
    few, many = (desk_week(desk=f"{number}", headline=figures((0, 0, 0, 0, number))) for number in answers)

    assert [tick.label for tick in over(unit_week(few, many)).ticks] == shown
