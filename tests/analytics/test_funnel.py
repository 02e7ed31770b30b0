"""Desks beyond chance, by exact binomial tails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analytics.funnel import TAIL_95, TAIL_998, binomial_limits, funnel
from tests.analytics.samples import desk_week, figures, silent_week


def test_limits_worked_out_by_hand() -> None:
    # two answers at a rate of one half: 0, 1, 2 satisfied with 1/4, 1/2, 1/4. A quarter is reached at count 0, with
    # nothing over: 0. At a tail of one half, count 1 is reached with 1/4 over of its 1/2: (1 − 1/2) ÷ 2
    assert binomial_limits(0.5, 2, 0.25) == pytest.approx((0.0, 1.0))
    assert binomial_limits(0.5, 2, 0.5) == pytest.approx((0.25, 0.75))


@settings(max_examples=80)
@given(st.integers(1, 99), st.integers(1, 150), st.sampled_from([TAIL_95, TAIL_998]))
def test_a_count_lies_beyond_a_limit_exactly_when_its_tail_is_improbable(
    percent: int, answered: int, tail: float
) -> None:
    low, high = binomial_limits(percent / 100, answered, tail)

    for satisfied in range(answered + 1):
        at_most = stats.binom.cdf(satisfied, answered, percent / 100)
        at_least = stats.binom.sf(satisfied - 1, answered, percent / 100)
        if abs(at_most - tail) > 1e-9:
            assert (satisfied / answered < low - 1e-12) == (at_most < tail)
        if abs(at_least - tail) > 1e-9:
            assert (satisfied / answered > high + 1e-12) == (at_least < tail)


def test_limits_draw_together_as_answers_grow() -> None:
    widths = [high - low for low, high in (binomial_limits(0.85, n, TAIL_998) for n in (10, 40, 160, 640))]

    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.1


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_where_all_desks_agree_nothing_lies_outside(rate: float) -> None:
    assert binomial_limits(rate, 12, TAIL_998) == (rate, rate)


def test_eleven_of_eleven_is_nothing_special_and_forty_of_eighty_is() -> None:
    # together 11 + 40 + 170 of 11 + 80 + 190 = 221/281 = 78,6 %; 0,786^11 = 7 %
    small = desk_week(desk="small", headline=figures((0, 0, 0, 5, 6)))
    weak = desk_week(desk="weak", headline=figures((20, 20, 0, 20, 20)))
    large = desk_week(desk="large", headline=figures((10, 10, 0, 80, 90)))

    seen = funnel([small, weak, large, silent_week()])

    assert [desk.desk for desk in seen.below] == ["weak"]
    assert "small" not in [desk.desk for desk in seen.above]


def test_without_figures_there_is_no_funnel() -> None:
    with pytest.raises(ZeroDivisionError):
        funnel([silent_week()])
