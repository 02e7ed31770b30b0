"""Office hours, lunch, holidays and swapped days: working time between two instants. UTC in and out."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from importlib.resources import files

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Open:
    """One stretch of a day without a break, local time."""

    opens: time
    closes: time


_DEFAULT_DAY = (Open(time(7, 30), time(11, 30)), Open(time(13, 30), time(17, 0)))


@dataclass(frozen=True, slots=True)
class Hours:
    """What each weekday is open, Monday first; `swapped` holds on a rest day that is worked.

    Raises ValueError when nothing is open all week, or when stretches overlap or run backwards.
    """

    week: tuple[tuple[Open, ...], ...] = (_DEFAULT_DAY,) * 5 + ((), ())
    swapped: tuple[Open, ...] = _DEFAULT_DAY

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week) or not self.swapped:
            raise ValueError("office hours need seven weekdays, one of them open, and the hours of a swapped day")
        for day in (*self.week, self.swapped):
            edges = [edge for stretch in day for edge in (stretch.opens, stretch.closes)]
            if edges != sorted(set(edges)):
                raise ValueError(f"office hours must follow one another: {' '.join(str(edge) for edge in edges)}")


DEFAULT_HOURS = Hours()


class DayKind(StrEnum):
    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One row of the calendar; a swapped day is two rows. Unconfirmed rows hold until the yearly notice."""

    day: date
    kind: DayKind
    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """When an office works. Days are local days of `zone`; instants are aware, and come out in UTC."""

    zone: tzinfo
    hours: Hours = DEFAULT_HOURS
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return bool(self._open(day))

    def add_working_days(self, day: date, days: int) -> date:
        """The working day `days` after `day`, which itself is not counted. 0: `day`, or the next working day."""
        if days == 0:
            return day if self.is_working_day(day) else self.add_working_days(day, 1)
        while days > 0:
            day += ONE_DAY
            days -= self.is_working_day(day)
        return day

    def opening_moment(self, day: date) -> datetime:
        """Raises ValueError on a day that is not worked."""
        return self._instant(day, self._worked(day)[0].opens)

    def closing_moment(self, day: date) -> datetime:
        """Raises ValueError on a day that is not worked."""
        return self._instant(day, self._worked(day)[-1].closes)

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Whole minutes of working time in [start, end); 0 when end is not later."""
        worked = timedelta()
        for opens, closes in self._stretches(start):
            if max(opens, start) >= end:
                break
            worked += min(closes, end) - max(opens, start)
        return worked // timedelta(minutes=1)

    def after_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The first instant by which that many minutes were worked: at closing time, not at the next opening."""
        if minutes <= 0:
            return start.astimezone(UTC)
        left = timedelta(minutes=minutes)
        for opens, closes in self._stretches(start):
            begins = max(opens, start)
            if closes - begins >= left:
                return begins + left
            left -= closes - begins
        raise AssertionError("the weeks never end")

    def _stretches(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Stretches of working time that close later than `start`, in order, without end."""
        day = self.local_day(start)
        while True:
            for stretch in self._open(day):
                closes = self._instant(day, stretch.closes)
                if closes > start:
                    yield self._instant(day, stretch.opens), closes
            day += ONE_DAY

    def _open(self, day: date) -> tuple[Open, ...]:
        usual = self.hours.week[day.weekday()]
        if day in self.work:
            return usual or self.hours.swapped
        return () if day in self.off else usual

    def _worked(self, day: date) -> tuple[Open, ...]:
        stretches = self._open(day)
        if not stretches:
            raise ValueError(f"{day:%d/%m/%Y} is not a working day")
        return stretches

    def _instant(self, day: date, local: time) -> datetime:
        return datetime.combine(day, local, self.zone).astimezone(UTC)


def calendar(zone: tzinfo, holidays: Iterable[Holiday], hours: Hours = DEFAULT_HOURS) -> Calendar:
    """The calendar that the rows make; a day with two rows is worked."""
    rows = tuple(holidays)
    return Calendar(
        zone,
        hours,
        off=frozenset(row.day for row in rows if row.kind is DayKind.OFF),
        work=frozenset(row.day for row in rows if row.kind is DayKind.WORK),
    )


def load_default_holidays() -> tuple[Holiday, ...]:
    """The rows that come with the program: 2026 and 2027, provisional ones not confirmed."""
    text = files("survey").joinpath("definitions", "holidays.csv").read_text("utf-8")
    return tuple(
        Holiday(date.fromisoformat(row["date"]), DayKind(row["kind"]), row["name"], row["confirmed"] == "yes")
        for row in csv.DictReader(text.splitlines())
    )
