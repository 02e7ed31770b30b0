"""Desks against chance: where a desk's rate would lie if it were no different from all desks together.

Desks differ in more than their service: by procedure, by hour, by who comes. With many desks, plain binomial limits
then call too many of them outliers. So the spread that all desks share is estimated and added to the limits, only
where it is proved: Spiegelhalter, Stat. Med. 24 (2005) 1185-1202, section 4, additive random effects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, lgamma, log, sqrt

from analytics.publication import DeskSummary
from analytics.rates import top_2, total

TAIL_95, TAIL_998 = 0.025, 0.001  # probability beyond each of the two limits
Z = {TAIL_95: 1.959964, TAIL_998: 3.090232}
WINSORISED = 0.1  # of the z-scores at either end, so that a true outlier does not widen its own limits
FEWEST_DESKS = 10  # fewer leave nothing to winsorise
Z_ONE_SIDED_95 = 1.644854


@dataclass(frozen=True, slots=True)
class Funnel:
    """The rate of all desks together, and the desks beyond the 99.8 % limits for their number of answers.

    `dispersion` is φ, the winsorised mean of z² (about 1 when desks differ by chance alone); `spread` is τ, the
    standard deviation of true rates between desks that the limits allow for: 0.0 as long as φ may be chance.
    """

    mean: Fraction
    dispersion: float
    spread: float
    below: tuple[DeskSummary, ...]
    above: tuple[DeskSummary, ...]


def funnel(published: Sequence[DeskSummary]) -> Funnel:
    """Desks keep the order they are handed in. Raises ZeroDivisionError when no desk has figures."""
    mean = top_2(total(desk.headline.counts for desk in published if desk.headline))
    rated = [(desk, desk.headline.counts) for desk in published if desk.headline]
    shares = [(float(top_2(counts)), counts.answered) for _, counts in rated]
    dispersion, spread = spread_between(shares, float(mean))
    below, above = [], []
    for (desk, _), (rate, answered) in zip(rated, shares, strict=True):
        low, high = limits(float(mean), answered, TAIL_998, spread)
        if rate < low:
            below.append(desk)
        if rate > high:
            above.append(desk)
    return Funnel(mean, dispersion, spread, tuple(below), tuple(above))


def spread_between(desks: Sequence[tuple[float, int]], mean: float) -> tuple[float, float]:
    """(φ, τ) of desks given as (rate, number of answers).

    τ² = (I φ − (I − 1)) ÷ (Σw − Σw² ÷ Σw), w = 1 ÷ s², s² = mean × (1 − mean) ÷ n. It is 0 unless I φ exceeds the
    95 % point of chi-squared with I degrees of freedom, and for fewer than FEWEST_DESKS desks.
    """
    if not desks or mean in (0.0, 1.0):
        return 0.0, 0.0
    variances = [mean * (1 - mean) / answered for _, answered in desks]
    scores = sorted((rate - mean) / sqrt(variance) for (rate, _), variance in zip(desks, variances, strict=True))
    number, cut = len(desks), int(WINSORISED * len(desks))
    lowest, highest = scores[cut], scores[-1 - cut]
    dispersion = sum(min(highest, max(lowest, score)) ** 2 for score in scores) / number
    if number < FEWEST_DESKS or number * dispersion <= _chi_squared_95(number):
        return dispersion, 0.0
    weights = [1 / variance for variance in variances]
    room = sum(weights) - sum(weight * weight for weight in weights) / sum(weights)
    return dispersion, sqrt(max(0.0, number * dispersion - (number - 1)) / room)


def limits(mean: float, answered: int, tail: float, spread: float) -> tuple[float, float]:
    """Exact binomial limits; with a spread between desks, mean ± z √(s² + τ²) where that is wider."""
    low, high = binomial_limits(mean, answered, tail)
    if not spread:
        return low, high
    reach = Z[tail] * sqrt(mean * (1 - mean) / answered + spread * spread)
    return max(0.0, min(low, mean - reach)), min(1.0, max(high, mean + reach))


def _chi_squared_95(freedom: int) -> float:
    """Wilson and Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684-688; within 0.1 % from ten degrees on."""
    part = 2 / (9 * freedom)
    return float(freedom * (1 - part + Z_ONE_SIDED_95 * sqrt(part)) ** 3)


def binomial_limits(rate: float, answered: int, tail: float) -> tuple[float, float]:
    """Between which shares a desk's rate lies but for `tail` on either side, if each answer is satisfied with `rate`.

    Exact binomial quantiles, interpolated between neighbouring counts so that the curve is smooth, within 0 and 1. A
    desk lies beyond a limit exactly when the tail from its own count outwards is less probable than `tail`; so 11 of
    11 is nothing special where the rate is 85 %.
    Source: Spiegelhalter, Stat. Med. 24 (2005) 1185-1202, appendix A.1.
    """
    return _quantile(rate, answered, tail), 1 - _quantile(1 - rate, answered, tail)


def _quantile(rate: float, answered: int, probability: float) -> float:
    if rate in (0.0, 1.0):
        return rate
    below = 0.0
    far = 8 * sqrt(answered * rate * (1 - rate)) + 8  # what lies further below the mean is less than 1e-12 in all
    for count in range(max(0, int(answered * rate - far)), answered + 1):
        here = _probability(rate, answered, count)
        if below + here >= probability:
            return min(1.0, max(0.0, (count - (below + here - probability) / here) / answered))
        below += here
    return 1.0


def _probability(rate: float, answered: int, count: int) -> float:
    ways = lgamma(answered + 1) - lgamma(count + 1) - lgamma(answered - count + 1)
    return exp(ways + count * log(rate) + (answered - count) * log(1 - rate))
