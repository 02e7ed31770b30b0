"""Intervals and changes against an independent oracle and against figures known from the field."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analytics.interval import benjamini_hochberg, change_p_value, wilson_interval

SHARES = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("satisfied", "answered", "low", "high"), [(11, 12, 0.646, 0.985), (7, 10, 0.397, 0.892)])
def test_known_intervals(satisfied: int, answered: int, low: float, high: float) -> None:
    assert wilson_interval(satisfied, answered) == pytest.approx((low, high), abs=0.0005)


@given(SHARES)
def test_the_interval_is_wilsons_and_holds_the_rate(share: tuple[int, int]) -> None:
    satisfied, answered = share
    oracle = stats.binomtest(satisfied, answered).proportion_ci(0.95, "wilson")

    low, high = wilson_interval(satisfied, answered)

    assert (low, high) == pytest.approx((oracle.low, oracle.high), abs=1e-6)
    assert 0 <= low <= satisfied / answered + 1e-12
    assert satisfied / answered - 1e-12 <= high <= 1


@pytest.mark.parametrize(("satisfied", "answered"), [(0, 0), (3, 2), (-1, 5)])
def test_impossible_counts_have_no_interval(satisfied: int, answered: int) -> None:
    with pytest.raises(ValueError, match=f"{satisfied} of {answered}"):
        wilson_interval(satisfied, answered)


def test_a_change_worked_out_by_hand() -> None:
    # 3 of 3 against 0 of 3: C(6,3) = 20 tables, the observed one and its mirror are each 1/20
    assert change_p_value(3, 3, 0, 3) == pytest.approx(2 / 20)
    # 2 of 3 against 0 of 3: C(6,2) = 15; tables 0|2: 3, 1|1: 9, 2|0: 3; observed and mirror: 6/15
    assert change_p_value(2, 3, 0, 3) == pytest.approx(6 / 15)


@settings(max_examples=60)
@given(SHARES, SHARES)
def test_the_test_is_fishers_exact_one(now: tuple[int, int], before: tuple[int, int]) -> None:
    (k1, n1), (k0, n0) = now, before
    oracle = stats.fisher_exact([[k1, n1 - k1], [k0, n0 - k0]]).pvalue

    assert change_p_value(k1, n1, k0, n0) == pytest.approx(oracle, abs=1e-7)


def test_equal_shares_are_no_change() -> None:
    assert change_p_value(5, 10, 10, 20) == 1.0


def test_chance_alone_is_called_a_change_in_at_most_one_of_twenty_weeks_even_at_ten_answers() -> None:
    # the true rate stays at 80 %; all outcomes of 10 against 10 answers, weighted by their probability
    probability = [stats.binom.pmf(k, 10, 0.8) for k in range(11)]
    called = sum(
        probability[now] * probability[before]
        for now in range(11)
        for before in range(11)
        if change_p_value(now, 10, before, 10) <= 0.05
    )

    assert 0 < called <= 0.05


def test_comparing_with_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 of 0"):
        change_p_value(3, 10, 0, 0)


def test_benjamini_and_hochbergs_own_example() -> None:
    # their 1995 paper, table of 15: at 5 % the four smallest are kept
    # (limit of rank 4: 0,05 × 4/15 = 0,0133 ≥ 0,0095; of rank 5: 0,0167 < 0,0201)
    ordered = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    ordered += [0.4262, 0.5719, 0.6528, 0.7590, 1.0]

    assert benjamini_hochberg(ordered) == {0, 1, 2, 3}
    assert benjamini_hochberg(ordered[::-1]) == {14, 13, 12, 11}


def test_a_later_rank_can_carry_earlier_ones() -> None:
    # limits 0,025 and 0,05: the first alone fails, the second passes and takes it along
    assert benjamini_hochberg([0.04, 0.03]) == {0, 1}


def test_nothing_compared_keeps_nothing() -> None:
    assert benjamini_hochberg([]) == set()
