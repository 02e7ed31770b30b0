"""The safe zone: questions come after the visit, at a moment that has nothing to do with when one was there.

The day has three parts: until 12:00, until 17:00, and until 07:00 of the next morning. Whoever came in one of them is
asked after its end, at a moment drawn evenly from the same span for all. So the order of coming says nothing about the
order of answering. A jitter counted from each visit would: see `tests/proofs/observer.py`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from hashlib import sha256

ASKED_FROM, ASKED_UNTIL = 7, 20  # local hours in which people may be written to
PARTS_END = (7, 12, 17)  # local hours
LEAST_MINUTES, MOST_MINUTES = 15, 60 * (ASKED_UNTIL - PARTS_END[-1])
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Delay:
    """Minutes from the end of the part of the day to the questions; each moment between is as likely as every other."""

    least: int = 30
    most: int = MOST_MINUTES


def asking_moment(visited: datetime, delay: Delay, letters: str, zone: tzinfo) -> datetime:
    """When the questions come, always by day. `letters` are random and decide alone."""
    spread = timedelta(minutes=delay.most - delay.least)
    return part_ends(visited, zone) + timedelta(minutes=delay.least) + _share(letters) * spread


def part_ends(at: datetime, zone: tzinfo) -> datetime:
    """The end of the part of the day that `at` lies in."""
    local = at.astimezone(zone)
    ends = [datetime.combine(local.date(), time(hour), zone) for hour in PARTS_END]
    ends.append(datetime.combine(local.date() + _ONE_DAY, time(PARTS_END[0]), zone))
    return next(end for end in ends if local < end).astimezone(UTC)


def is_by_day(at: datetime, zone: tzinfo) -> bool:
    return ASKED_FROM <= at.astimezone(zone).hour < ASKED_UNTIL


def end_of_day(at: datetime, zone: tzinfo) -> datetime:
    """Until when what is written by day at `at` may still arrive."""
    return datetime.combine(at.astimezone(zone).date(), time(ASKED_UNTIL), zone).astimezone(UTC)


def _share(letters: str) -> float:
    """A number in [0, 1), even over all letters."""
    return int.from_bytes(sha256(f"delay:{letters}".encode()).digest()[:6]) / 2**48
