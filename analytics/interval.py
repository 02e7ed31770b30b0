"""How sure a rate is: the Wilson interval, and whether a change is more than chance."""

from collections.abc import Sequence
from math import comb, sqrt

Z_95 = 1.959964
FALSE_DISCOVERIES = 0.05


def wilson_interval(satisfied: int, answered: int) -> tuple[float, float]:
    """95 % confidence interval of a satisfaction rate: (low, high), fractions with 0 <= low <= high <= 1.

    Counts are answers, not people; "không áp dụng" is in neither. 11 of 12 gives (0.646, 0.985).
    Raises ValueError when answered is 0: no data is not 0 %.
    Source: Wilson, JASA 22 (1927) 209-212, z = 1.959964.
    """
    _checked(satisfied, answered)
    return wilson_limits(satisfied / answered, answered, Z_95)


def wilson_limits(rate: float, answered: float, z: float) -> tuple[float, float]:
    """The two rates r for which `rate` of `answered` lies z standard errors of r away, z > 0."""
    middle = rate + z * z / (2 * answered)
    reach = z * sqrt(rate * (1 - rate) / answered + z * z / (4 * answered * answered))
    scale = 1 + z * z / answered
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def change_p_value(k1: int, n1: int, k0: int, n0: int) -> float:
    """How often chance alone makes a difference at least as unlikely as k1 of n1 against k0 of n0 (two-sided).

    Fisher's exact test: with the sum k1 + k0 given, tables no more probable than the observed one are added up. It
    never finds a change more often than its level, however few the answers; a normal approximation does at n = 10, and
    the mid-p variant may. Benjamini-Hochberg needs just that: p-values that are never too small. The price is that a
    small desk's true change is seen later: a missed change costs a week, a false one costs trust.
    Computed with whole numbers, so ties are exact. Raises ValueError when n1 or n0 is 0.
    Source: Fisher, J. R. Stat. Soc. 98 (1935) 39-82; Lydersen et al., Stat. Med. 28 (2009) 1159-1175.
    """
    _checked(k1, n1)
    _checked(k0, n0)
    satisfied = k1 + k0
    if k1 * n0 == k0 * n1:
        return 1.0  # equal shares are the most probable table of all
    first, last = max(0, satisfied - n0), min(n1, satisfied)
    ways = [comb(n1, first) * comb(n0, satisfied - first)]
    for k in range(first, last):  # C(n1, k+1) × C(n0, s-k-1) out of its predecessor; the division leaves no remainder
        ways.append(ways[-1] * (n1 - k) * (satisfied - k) // ((k + 1) * (n0 - satisfied + k + 1)))
    observed = ways[k1 - first]
    return sum(way for way in ways if way <= observed) / sum(ways)


def more_often_p_value(now: int, days: int, before: int, days_before: int) -> float:
    """How often chance alone parts `now + before` events at least as unlikely between `days` and `days_before` days.

    Events that come at one rate fall on the first days with the probability of these days: the conditional binomial
    test of two Poisson counts, two-sided like Fisher's, and like it never too small. 9 after 1 in equal weeks: 0,021.
    Source: Przyborowski and Wilenski, Biometrika 31 (1940) 313-323.
    """
    events = now + before
    ways: list[int] = [comb(events, k) * days**k * days_before ** (events - k) for k in range(events + 1)]
    return sum(way for way in ways if way <= ways[now]) / sum(ways)


def benjamini_hochberg(p_values: Sequence[float], q: float = FALSE_DISCOVERIES) -> set[int]:
    """Places of the p-values that are kept, so that among all kept at most the share `q` is expected to be chance.

    With p sorted, the largest rank r with p(r) <= q × r ÷ m decides; everything up to it is kept.
    Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300.
    """
    by_size = sorted(range(len(p_values)), key=p_values.__getitem__)
    kept = 0
    for rank, place in enumerate(by_size, start=1):
        if p_values[place] <= q * rank / len(p_values):
            kept = rank
    return set(by_size[:kept])


def _checked(satisfied: int, answered: int) -> None:
    if not 0 <= satisfied <= answered or answered == 0:
        raise ValueError(f"{satisfied} of {answered}: a share needs at least one answer and cannot exceed them all")
