"""Who writes too much too fast is heard no further: 20 updates per 10 seconds and person, in memory."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST = 20
WITHIN = timedelta(seconds=10)
NOTICE_EVERY = timedelta(minutes=1)
FORGET_ABOVE = 10_000  # people remembered before the silent ones are forgotten


@dataclass(slots=True)
class _Heard:
    dates: deque[datetime] = field(default_factory=lambda: deque(maxlen=MOST))
    noticed: datetime | None = None


class FloodBucket:
    """Counts by the updates' own dates: a backlog after an outage is no flood."""

    def __init__(self) -> None:
        self._people: dict[str, _Heard] = {}
        self.ignored = 0

    def is_over(self, person: str, at: datetime) -> bool:
        """True when this update comes on top of 20 that were heard within 10 seconds of it; then it is not counted."""
        heard = self._people.get(person)
        if heard is None:
            if len(self._people) >= FORGET_ABOVE:
                self._forget_silent(at)
            heard = self._people[person] = _Heard()
        if len(heard.dates) == MOST and abs(at - heard.dates[0]) < WITHIN:
            self.ignored += 1
            return True
        heard.dates.append(at)
        return False

    def deserves_notice(self, person: str, now: datetime) -> bool:
        """At most once a minute and person."""
        heard = self._people.setdefault(person, _Heard())
        if heard.noticed is not None and now - heard.noticed < NOTICE_EVERY:
            return False
        heard.noticed = now
        return True

    def _forget_silent(self, now: datetime) -> None:
        self._people = {
            person: heard
            for person, heard in self._people.items()
            if (heard.dates and now - heard.dates[-1] < WITHIN)
            or (heard.noticed and now - heard.noticed < NOTICE_EVERY)
        }
