"""Desks against chance: where a desk's rate would lie if it were no different from all desks together."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, lgamma, log, sqrt

from analytics.rates import top_2, total
from analytics.summary import DeskSummary

TAIL_95, TAIL_998 = 0.025, 0.001  # probability beyond each of the two limits


@dataclass(frozen=True, slots=True)
class Funnel:
    """The rate of all desks together, and the desks beyond the 99.8 % limits for their number of answers."""

    mean: Fraction
    below: tuple[DeskSummary, ...]
    above: tuple[DeskSummary, ...]


def funnel(published: Sequence[DeskSummary]) -> Funnel:
    """Desks keep the order they are handed in. Raises ZeroDivisionError when no desk has figures."""
    mean = top_2(total(desk.headline.counts for desk in published if desk.headline))
    below, above = [], []
    for desk in published:
        if desk.headline is None:
            continue
        low, high = binomial_limits(float(mean), desk.headline.counts.answered, TAIL_998)
        rate = float(top_2(desk.headline.counts))
        if rate < low:
            below.append(desk)
        if rate > high:
            above.append(desk)
    return Funnel(mean, tuple(below), tuple(above))


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
