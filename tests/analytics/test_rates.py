"""The named formulas on answers worked out by hand."""

from datetime import UTC
from fractions import Fraction

import pytest

from analytics.rates import LevelCounts, dissatisfied_share, linear, mean_of_five, residual, top_2, total
from survey.messages import Language
from survey.wording import wording

WORDS = wording(Language.VI, UTC)
TEN_PEOPLE = LevelCounts((0, 1, 2, 4, 3))  # three 5s, four 4s, two 3s, one 2


def test_four_formulas_differ_by_eight_points_on_the_same_ten_people() -> None:
    # F1 = (4+3)/10; F2 = (3×100 + 4×75 + 2×50 + 1×25)/10 = 725/10; F3 = (15+16+6+2)/(5×10) = 39/50
    assert WORDS.decimal(100 * top_2(TEN_PEOPLE)) == "70,0"
    assert WORDS.decimal(100 * linear(TEN_PEOPLE)) == "72,5"
    assert WORDS.decimal(100 * mean_of_five(TEN_PEOPLE)) == "78,0"


def test_all_lowest_answers_are_0_in_two_formulas_and_20_in_the_third() -> None:
    worst = LevelCounts((7, 0, 0, 0, 0))

    assert (top_2(worst), linear(worst), mean_of_five(worst)) == (0, 0, Fraction(1, 5))


def test_the_residual_formula_counts_silence_as_satisfied() -> None:
    # 200 dossiers, 3 of them with a complaint: nobody asked the other 197
    assert residual(dossiers=200, troubled=3) == Fraction(197, 200)


def test_more_troubled_dossiers_than_dossiers_are_refused() -> None:
    with pytest.raises(ValueError, match="4 troubled dossiers of 3"):
        residual(dossiers=3, troubled=4)


@pytest.mark.parametrize("formula", [top_2, linear, mean_of_five, dissatisfied_share])
def test_no_answers_have_no_rate(formula: object) -> None:
    nobody = LevelCounts(not_applicable=4, skipped=2, unreached=1)

    with pytest.raises(ZeroDivisionError):
        formula(nobody)  # type: ignore[operator]


def test_not_applicable_skipped_and_unreached_are_in_no_denominator() -> None:
    counts = LevelCounts((0, 1, 2, 4, 3), not_applicable=90, skipped=5, unreached=5)

    assert counts.answered == 10
    assert top_2(counts) == top_2(TEN_PEOPLE)
    assert dissatisfied_share(counts) == Fraction(1, 10)


def test_counts_add_up_place_by_place() -> None:
    one = LevelCounts((1, 2, 3, 4, 5), 6, 7, 8)

    assert total([one, TEN_PEOPLE, LevelCounts()]) == LevelCounts((1, 3, 5, 8, 8), 6, 7, 8)
    assert total([]) == LevelCounts()


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [  # a published report's own counts, recomputed: shares half-up with two decimals
        (2553, 21196, "12,04%"),  # printed there as 12,05
        (12262, 17108, "71,67%"),  # printed there as 71,68
        (17108, 20019, "85,46%"),
        (2911, 20019, "14,54%"),
        (18642, 21196, "87,95%"),
        (14441, 18642, "77,46%"),
        (1852, 2553, "72,54%"),
        (2324, 2911, "79,84%"),
    ],
)
def test_shares_come_from_counts_and_are_rounded_once(part: int, whole: int, printed: str) -> None:
    assert WORDS.percent(part, whole, 2) == printed


def test_complaints_per_thousand_dossiers() -> None:
    # 4 × 1000 ÷ 41.215 = 0,097…
    assert WORDS.decimal(Fraction(4 * 1000, 21196 + 20019), 2) == "0,10"


def test_half_is_rounded_up() -> None:
    # 1/16 = 6,25 %: half-even would print 6,2
    assert WORDS.percent(1, 16) == "6,3%"
