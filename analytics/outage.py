"""Spans in which the bot itself could not be reached: few answers then say nothing about the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from survey.wording import Wording

MOST_NAMED = 3
_WEEKDAYS = ("weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7")


@dataclass(frozen=True, slots=True)
class Outage:
    """`minutes` of office hours in which nobody could answer."""

    since: datetime
    until: datetime
    minutes: int


def sentences(outages: Sequence[Outage], wording: Wording) -> list[str]:
    """The longest ones, in order of time; the rest as one sum."""
    named = sorted(sorted(outages, key=lambda one: -one.minutes)[:MOST_NAMED], key=lambda one: one.since)
    said = [_sentence(one, wording) for one in named]
    left = [one for one in outages if one not in named]
    if left:
        hours = _hours(sum(one.minutes for one in left), wording)
        said.append(wording.text("report-outages-more", count=wording.count(len(left)), hours=hours))
    return said


def _sentence(one: Outage, wording: Wording) -> str:
    since, until = one.since.astimezone(wording.zone), one.until.astimezone(wording.zone)
    values = {
        "hours": _hours(one.minutes, wording),
        "weekday": wording.text(_WEEKDAYS[since.weekday()]),
        "day": f"{since:%d/%m}",
        "since": f"{since:%H:%M}",
        "until": f"{until:%H:%M}",
    }
    if since.date() == until.date():
        return wording.text("report-outage", **values)
    other = {"other_weekday": wording.text(_WEEKDAYS[until.weekday()]), "other_day": f"{until:%d/%m}"}
    return wording.text("report-outage-days", **values, **other)


def _hours(minutes: int, wording: Wording) -> str:
    """3, or 1,5 where it is no whole number."""
    return wording.decimal(Fraction(minutes, 60), 0 if minutes % 60 == 0 else 1)
