"""How much stuffing the alarm of bursts finds, and how much it does not. `python -m tests.proofs.stuffing`.

Real answers come evenly over a week's office hours. Somebody adds answers with accounts of his own, either one after
the other at closing time or whenever a real one might come. Found is a week in which any answer is a burst.
"""

import random
import sys
from collections.abc import Sequence
from datetime import timedelta

from analytics.flags import BURST_SPAN, MOST_IN_BURST_SPAN

SEED, WEEKS = 29, 2_000
DAYS, OFFICE_DAY = 5, timedelta(hours=8)
EACH = timedelta(seconds=20)  # one phone after the other
ANSWERS_A_WEEK, SHARES = (12, 40, 100, 200), (0.1, 0.2, 0.5)

Moments = list[tuple[int, float]]  # day, seconds since opening


def evenly(number: int, chance: random.Random) -> Moments:
    return [(chance.randrange(DAYS), chance.uniform(0, OFFICE_DAY.total_seconds())) for _ in range(number)]


def at_closing(number: int, chance: random.Random) -> Moments:
    day, first = chance.randrange(DAYS), OFFICE_DAY.total_seconds()
    return [(day, first + place * EACH.total_seconds()) for place in range(number)]


def is_found(moments: Moments) -> bool:
    """Whether more than the allowed number lie within the span on one day."""
    ordered = sorted(moments)
    pairs = zip(ordered, ordered[MOST_IN_BURST_SPAN:], strict=False)
    return any(a == b and late - early < BURST_SPAN.total_seconds() for (a, early), (b, late) in pairs)


def found(real: int, share: float, *, spread: bool, weeks: int, chance: random.Random) -> float:
    """The share of weeks found when that share of all answers is stuffed."""
    stuffed = round(real * share / (1 - share))
    add = evenly if spread else at_closing
    return sum(is_found(evenly(real, chance) + add(stuffed, chance)) for _ in range(weeks)) / weeks


def main(arguments: Sequence[str]) -> int:
    weeks = int(arguments[0]) if arguments else WEEKS
    chance = random.Random(SEED)
    for real in ANSWERS_A_WEEK:
        false = found(real, 0, spread=True, weeks=weeks, chance=chance)
        print(f"{real} real answers a week: {false:.1%} of weeks without stuffing are told of")
        for share in SHARES:
            closing, spread = (found(real, share, spread=way, weeks=weeks, chance=chance) for way in (False, True))
            print(f"  {share:.0%} stuffed: at closing {closing:.1%} found, spread over the week {spread:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
