"""Desks beyond chance, by exact binomial tails."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analytics.funnel import TAIL_95, TAIL_998, binomial_limits, funnel, limits, spread_between
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


def test_the_spread_between_ten_desks_worked_out_by_hand() -> None:
    # mean 1/2, n = 100: s = 0,05. Rates 0,50 ± 0,10 are z = ±2; one desk at 0,95 (z = 9) and one at 0,05 are
    # winsorised to ±2: φ = 10 × 4 ÷ 10 = 4. I φ = 40 > 18,3. w = 400: τ² = (40 − 9) ÷ (4000 − 400) = 0,00861
    desks = [(0.4, 100)] * 4 + [(0.6, 100)] * 4 + [(0.05, 100), (0.95, 100)]

    dispersion, spread = spread_between(desks, 0.5)

    assert dispersion == pytest.approx(4.0)
    assert spread**2 == pytest.approx(31 / 3600)
    # 0,5 − 3,090232 × √(0,0025 + 0,00861) = 0,174: the desks at 0,4 are as usual, the one at 0,05 is not
    assert limits(0.5, 100, TAIL_998, spread)[0] == pytest.approx(0.1743, abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(10, 400)), min_size=1, max_size=60), st.integers(1, 99))
def test_dispersion_agrees_with_winsorising_by_another_hand(desks: list[tuple[int, int]], percent: int) -> None:
    rates = [(rate / 100, answered) for rate, answered in desks]
    mean = percent / 100

    dispersion, spread = spread_between(rates, mean)

    scores = np.array([(rate - mean) / (mean * (1 - mean) / answered) ** 0.5 for rate, answered in rates])
    # scipy truncates the number of values to cut like we do; masked arrays are its own way of doing it
    independent = float((stats.mstats.winsorize(scores, limits=(0.1, 0.1)) ** 2).mean())
    assert dispersion == pytest.approx(independent)
    if spread:
        assert len(desks) >= 10
        assert len(desks) * dispersion > 0.998 * stats.chi2.ppf(0.95, len(desks))


def test_desks_that_differ_by_chance_alone_keep_the_plain_limits() -> None:
    # twelve desks of 100 answers within z = ±1: φ < 1
    desks = [(0.84, 100), (0.86, 100), (0.85, 100)] * 4

    assert spread_between(desks, 0.85)[1] == 0.0
    assert limits(0.85, 100, TAIL_998, 0.0) == binomial_limits(0.85, 100, TAIL_998)


def test_few_desks_and_a_rate_of_all_or_none_are_never_widened() -> None:
    assert spread_between([(0.1, 100), (0.9, 100)], 0.5)[1] == 0.0
    assert spread_between([(1.0, 100)] * 12, 1.0) == (0.0, 0.0)


@given(st.integers(1, 99), st.integers(10, 300), st.floats(0, 0.3))
def test_a_spread_only_ever_widens_the_limits(percent: int, answered: int, spread: float) -> None:
    plain = binomial_limits(percent / 100, answered, TAIL_95)

    low, high = limits(percent / 100, answered, TAIL_95, spread)

    assert 0 <= low <= plain[0] <= plain[1] <= high <= 1
