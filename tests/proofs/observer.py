"""Who gave that answer? Somebody at the desk who knows all arrivals guesses. `python -m tests.proofs.observer`.

One desk on many working days. The observer knows exactly who came when, and the rule of the delay with every
probability in it (learned here by simulating it), and guesses the likeliest person. "Chance" is the guess of somebody
who knows the same of the rule and how many came in each part of the day, but not who came when: the likeliest part,
and in it anybody. What the order of coming is worth is the difference between the two.

The office hears of low scores only, in threes (`clock_alerts`). As a stronger attacker somebody sees the moment of
every single answer, which no part of the program shows to anybody.
"""

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from analytics.interval import wilson_interval
from bot.usecases.clock_alerts import LEAST_ANSWERS
from survey.safe_zone import Delay, asking_moment, part_ends

SEED = 20261116
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 9, tzinfo=ZONE)
VISITS_A_DAY = (20, 60, 200)
MORNING, AFTERNOON = (450, 690), (810, 1020)  # minutes of the day in which people come: 07:30–11:30, 13:30–17:00
ANSWERING, LOW = 0.4, 0.15  # shares of visitors and of answers
DAY = 24 * 60  # minutes
BIN = 10  # minutes, as fine as the observer's table of probabilities
MOST_GUESSES = 3_000
DAYS_KNOWN = 3  # after which an answer has come or never comes
LESSONS = 2_000  # simulated visits for each ten minutes of arrival

AnsweredAt = Callable[[random.Random, float], float]  # minutes since the midnight before an arrival → of its answer


@dataclass(frozen=True, slots=True)
class Visitor:
    """`at` in minutes since the first midnight; `answer` likewise, None without one."""

    at: float
    answer: float | None
    is_low: bool
    part: datetime  # of the day, by its end


@dataclass(frozen=True, slots=True)
class Guesses:
    """Of so many guesses so many were right; `chance` is the rate to expect of who does not know who came when."""

    made: int
    right: int
    chance: float

    @property
    def rate(self) -> float:
        return self.right / self.made

    @property
    def is_no_better_than_chance(self) -> bool:
        """Whether chance lies within the 95 % interval of the rate, or above it."""
        return self.chance >= wilson_interval(self.right, self.made)[0]


def at_once(chance: random.Random, arrived: float) -> float:
    """Answered at the desk, within minutes."""
    return arrived + chance.expovariate(1 / 3)


def jittered(chance: random.Random, arrived: float, least: int = 45, most: int = 180) -> float:
    """Asked so many minutes after the own visit: what we do not do."""
    return _reacts(chance, arrived + chance.uniform(least, most))


def by_parts(chance: random.Random, arrived: float, delay: Delay = Delay()) -> float:
    """Asked as the program does."""
    moment = asking_moment(_instant(arrived), delay, str(chance.getrandbits(64)), ZONE)
    return _reacts(chance, (moment - MONDAY) / timedelta(minutes=1))


def simulated(chance: random.Random, visits_a_day: int, days: int, answered_at: AnsweredAt) -> list[Visitor]:
    """Everybody, in the order of coming."""
    visitors = []
    for day in range(days):
        arrivals = sorted(DAY * day + _arrival(chance) for _ in range(visits_a_day))
        for at in arrivals:
            answers = chance.random() < ANSWERING
            is_low = answers and chance.random() < LOW
            answer = answered_at(chance, at) if answers else None
            visitors.append(Visitor(at, answer, is_low, part_ends(_instant(at), ZONE)))
    return visitors


class Table:
    """How likely an answer has come by when, for each ten minutes of the day in which one may arrive."""

    def __init__(self, chance: random.Random, answered_at: AnsweredAt, lessons: int = LESSONS) -> None:
        self._by_arrival: dict[int, list[float]] = {}
        for first, last in (MORNING, AFTERNOON):
            for start in range(first, last, BIN):
                counted = [0] * (DAYS_KNOWN * DAY // BIN + 1)
                for _ in range(lessons):
                    answer = answered_at(chance, start + chance.random() * BIN)
                    counted[min(int(answer // BIN), len(counted) - 1)] += 1
                self._by_arrival[start // BIN] = [sum(counted[:place]) / lessons for place in range(len(counted) + 1)]

    def probability(self, arrived: float, after: float, until: float) -> float:
        """That who arrived then answered in the ten minutes of `after` or later, up to those of `until`."""
        midnight = arrived // DAY * DAY
        sums = self._by_arrival[int((arrived - midnight) // BIN)]
        first, last = (min(max(int((moment - midnight) // BIN), 0), len(sums) - 2) for moment in (after, until))
        return sums[last + 1] - sums[first]


def guessed(
    chance: random.Random, visitors: Sequence[Visitor], table: Table, events: Sequence[tuple[float, float, set[int]]]
) -> Guesses:
    """`events` are (after, until, those who are right): somebody answered in that time."""
    right, by_chance = 0, 0.0
    for after, until, answerers in events:
        earliest = _first_since(visitors, after - (DAYS_KNOWN - 1) * DAY)
        candidates = range(earliest, _first_since(visitors, until))
        likely = {place: table.probability(visitors[place].at, after, until) for place in candidates}
        right += _best(chance, likely) in answerers
        together: dict[datetime, list[int]] = {}
        for place in candidates:
            together.setdefault(visitors[place].part, []).append(place)
        alike = max(together.values(), key=lambda those: sum(likely[one] for one in those) / len(those), default=[])
        by_chance += len(answerers.intersection(alike)) / max(1, len(alike))
    return Guesses(len(events), right, by_chance / max(1, len(events)))


def single_answers(visitors: Sequence[Visitor]) -> list[tuple[float, float, set[int]]]:
    """What the stronger attacker sees: the moment of each answer."""
    return [(one.answer, one.answer, {place}) for place, one in enumerate(visitors) if one.answer is not None]


def alerts(visitors: Sequence[Visitor]) -> list[tuple[float, float, set[int]]]:
    """What the office sees: since the last alert there were low ones among three answers or more.

    Often the alert is set off by a low answer, so the observer guesses who answered at this very moment.
    """
    told, low, number = [], set[int](), 0
    in_order = sorted((one.answer, place) for place, one in enumerate(visitors) if one.answer is not None)
    for moment, place in in_order:
        number += 1
        low |= {place} if visitors[place].is_low else set()
        if number >= LEAST_ANSWERS and low:
            told.append((moment, moment, low))
            low, number = set(), 0
    return told


def _best(chance: random.Random, likely: dict[int, float]) -> int:
    most = max(likely.values(), default=0.0)
    return chance.choice([place for place, value in likely.items() if value == most] or [-1])


def _first_since(visitors: Sequence[Visitor], minute: float) -> int:
    low, high = 0, len(visitors)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if visitors[middle].at < minute else (low, middle)
    return low


def _arrival(chance: random.Random) -> float:
    morning, afternoon = MORNING[1] - MORNING[0], AFTERNOON[1] - AFTERNOON[0]
    minute = chance.random() * (morning + afternoon)
    return MORNING[0] + minute if minute < morning else AFTERNOON[0] + minute - morning


def _reacts(chance: random.Random, asked: float) -> float:
    """Most people answer within minutes of being asked, some when they find time."""
    return asked + chance.expovariate(1 / 5 if chance.random() < 0.7 else 1 / 90)


def _instant(minute: float) -> datetime:
    return (MONDAY + timedelta(minutes=minute)).astimezone(UTC)


def main(visits: int = 24_000) -> None:
    ways: dict[str, AnsweredAt] = {
        "no delay": at_once,
        "45–180 min after each visit": jittered,
        "as we do": partial(by_parts, delay=Delay()),
    }
    print("| sees | visits a day | asked | guesses | right (95 %) | by chance | no better |")
    print("|---|---|---|---|---|---|---|")
    for sees, seen in (("alerts in threes (the office)", alerts), ("each answer's moment (nobody)", single_answers)):
        for a_day in VISITS_A_DAY:
            for name, answered_at in ways.items():
                chance = random.Random(SEED)
                visitors = simulated(chance, a_day, visits // a_day, answered_at)
                table = Table(chance, answered_at)
                found = guessed(chance, visitors, table, seen(visitors)[:MOST_GUESSES])
                low, high = wilson_interval(found.right, found.made)
                rate = f"{100 * found.rate:.1f} % ({100 * low:.1f}–{100 * high:.1f})"
                verdict = "yes" if found.is_no_better_than_chance else "**no**"
                print(
                    f"| {sees} | {a_day} | {name} | {found.made:,} | {rate} | {100 * found.chance:.1f} % | {verdict} |",
                    flush=True,
                )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
