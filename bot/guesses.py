"""Who guesses codes of cases: counted for each chat or browser and in all, in memory only."""

from collections import deque
from datetime import datetime, timedelta

WRONG_FROM_ONE = 5
WRONG_WITHIN = timedelta(minutes=10)
WRONG_IN_ALL = 50
WRONG_IN_ALL_WITHIN = timedelta(hours=1)
FORGET_ABOVE = 10_000  # askers remembered before those who owe nothing are forgotten


class Guesses:
    """Wrong codes and keys: five from one asker within ten minutes, or fifty in an hour from all, end the asking."""

    def __init__(self) -> None:
        self._of_one: dict[str, deque[datetime]] = {}
        self._of_all: deque[datetime] = deque(maxlen=WRONG_IN_ALL)

    def is_locked(self, asker: str, now: datetime) -> bool:
        mine = self._of_one.get(asker)
        return _is_full(mine, WRONG_FROM_ONE, WRONG_WITHIN, now) or self.are_many(now)

    def are_many(self, now: datetime) -> bool:
        """Somebody goes through codes with many names."""
        return _is_full(self._of_all, WRONG_IN_ALL, WRONG_IN_ALL_WITHIN, now)

    def note_wrong(self, asker: str, now: datetime) -> None:
        if len(self._of_one) >= FORGET_ABOVE:
            self._of_one = {key: ends for key, ends in self._of_one.items() if now - ends[-1] < WRONG_WITHIN}
        self._of_one.setdefault(asker, deque(maxlen=WRONG_FROM_ONE)).append(now)
        self._of_all.append(now)


def _is_full(ends: deque[datetime] | None, most: int, within: timedelta, now: datetime) -> bool:
    return ends is not None and len(ends) == most and now - ends[0] < within
