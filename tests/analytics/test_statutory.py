"""The rows of the statutory table: sums of what desks published, rates half-up, no small part hidden in a total."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.block import Stream
from analytics.publication import CategoryCount, ComplaintFigures, StreamAnswers
from analytics.statutory import Level, of_desk, of_unit, of_units, percent, roll_up
from tests.analytics.samples import desk_week, figures, silent_week, unit_week


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        # a district's report of 2022 printed 12.05, 71.68, 85.45 and 14.55 for the first four
        (2553, 21196, "12.04"),
        (12262, 17108, "71.67"),
        (17108, 20019, "85.46"),
        (2911, 20019, "14.54"),
        (18642, 21196, "87.95"),
        (14441, 18642, "77.46"),
        (1852, 2553, "72.54"),
        (2324, 2911, "79.84"),
        (1, 800, "0.13"),  # 0.125 is a tie: half-up, where half-even would give 0.12
        (3, 800, "0.38"),  # 0.375
        (0, 7, "0.00"),
        (7, 7, "100.00"),
    ],
)
def test_rates_are_rounded_half_up_from_counts(part: int, whole: int, expected: str) -> None:
    assert percent(Fraction(part, whole)) == Decimal(expected)


def test_a_desks_row_counts_what_it_published() -> None:
    made = of_unit(unit_week(desk_week()), None, is_over=True)

    row = made.rows[0]

    assert (row.level, row.name, row.invited) == (Level.DESK, "Quầy 3 – Hộ tịch, chứng thực", 40)
    assert (row.satisfied, row.dissatisfied) == (Fraction(11, 12), Fraction(1, 12))
    assert row.response == Fraction(12, 40)


def test_complaints_are_told_of_units_only() -> None:
    made = of_unit(unit_week(desk_week()), None, is_over=True)

    desk, total = made.rows

    assert (desk.complaints, desk.answered_on_time) == (None, None)
    assert total.complaints and total.complaints.opened == 3
    assert total.answered_on_time == Fraction(1, 2)  # two answered, one of them on time


def test_a_desk_below_the_threshold_has_no_rate_and_is_in_no_total() -> None:
    made = of_unit(unit_week(desk_week(), silent_week()), None, is_over=True)

    _, silent, total = made.rows

    assert (silent.figures, silent.satisfied, silent.response, silent.open_answers) == (None, None, None, 7)
    assert total.figures and total.figures.counts.answered == 12
    assert total.open_answers == 7


def test_without_any_answered_complaint_there_is_no_rate_on_time() -> None:
    unit = unit_week(desk_week(), complaints=ComplaintFigures(opened=2, waiting=2))

    total = of_unit(unit, None, is_over=True).rows[-1]

    assert total.answered_on_time is None


def test_more_answers_than_invitations_say_nothing_about_the_response() -> None:
    # slips of the last day before are answered in this period: 12 answers to 11 invitations
    row = of_unit(unit_week(desk_week(invited=11)), None, is_over=True).rows[0]

    assert row.response is None


def test_a_province_lists_its_units_with_their_desks_and_adds_them_up() -> None:
    one = unit_week(desk_week(), silent_week())
    two = unit_week(desk_week(desk="b", headline=figures((2, 3, 5, 10, 20))), unit_name="Phường Tân Hòa")

    made = of_units("Tỉnh Hòa An", [one, two], None, is_over=True)

    levels = [row.level for row in made.rows]
    assert levels == [Level.UNIT, Level.DESK, Level.DESK, Level.UNIT, Level.DESK, Level.TOTAL]
    total = made.rows[-1]
    # 12 + 40 answers; 11 + 30 satisfied; 1 + 5 dissatisfied
    assert total.figures and total.figures.counts.answered == 52
    assert (total.satisfied, total.dissatisfied) == (Fraction(41, 52), Fraction(6, 52))
    assert total.complaints and (total.complaints.opened, total.complaints.answered) == (6, 4)  # twice 3 and 2
    assert total.invited == 80


def test_categories_of_several_units_are_added_and_sorted() -> None:
    few = ComplaintFigures(opened=1, categories=(CategoryCount("Hồ sơ trễ hẹn", 4),))

    whole = roll_up("Tỉnh", [unit_week(desk_week()), unit_week(desk_week(), complaints=few)])

    # late dossiers 1 + 4, attitude 2
    assert whole.complaints.categories == (CategoryCount("Hồ sơ trễ hẹn", 5), CategoryCount("Thái độ phục vụ", 2))


def test_one_desk_that_does_not_know_its_invitations_makes_the_total_unknown() -> None:
    made = of_units("Tỉnh", [unit_week(desk_week()), unit_week(desk_week(invited=None))], None, is_over=True)

    assert made.rows[-1].invited is None


def test_units_of_different_periods_are_not_added_up() -> None:
    with pytest.raises(ValueError, match="same period"):
        roll_up("Tỉnh", [unit_week(desk_week()), replace(unit_week(desk_week()), period="2026-Q4")])


def test_a_desk_alone_has_one_row_with_the_complaints_of_its_own_card() -> None:
    mixed = (StreamAnswers(Stream.VERIFIED, 8, 0), StreamAnswers(Stream.UNVERIFIED, 4, 0))

    made = of_desk(desk_week(streams=mixed), "Xã An Phước", is_over=False)

    [row] = made.rows
    assert row.complaints and row.complaints.opened == 3
    assert row.response == Fraction(8, 40)  # only answers to an invitation
    assert (made.superior, made.is_over) == ("Xã An Phước", False)
