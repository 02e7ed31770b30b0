"""What somebody types to name a period: "46", "tuan 46", "11/2026", "quý 4", "6 tháng", "2026-W46"."""

import re
from datetime import date, timedelta

from analytics.period import Period, PeriodKind, parse
from survey.text import fold

_YEAR = r"(?:\s*[/.,-]?\s*(?:nam\s*)?(?P<year>[0-9]{4}))?"
_NUMBER = r"(?P<number>[0-9]{1,2})"
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_KEY = re.compile(r"(?P<key>[0-9]{4}-(?:w[0-9]{2}|[0-9]{2}|q[1-4]|6m|9m|y))(?=\s|$)")
_NAMED = {
    PeriodKind.WEEK: re.compile(rf"(?:tuan|w|t)\s*{_NUMBER}{_YEAR}(?=\s|$)"),
    PeriodKind.SIX_MONTHS: re.compile(rf"(?P<number>6)\s*thang(?:\s+dau\s+nam)?{_YEAR}(?=\s|$)"),
    PeriodKind.NINE_MONTHS: re.compile(rf"(?P<number>9)\s*thang(?:\s+dau\s+nam)?{_YEAR}(?=\s|$)"),
    PeriodKind.MONTH: re.compile(rf"(?:thang|m)\s*{_NUMBER}{_YEAR}(?=\s|$)"),
    PeriodKind.QUARTER: re.compile(rf"(?:quy|q)\s*(?P<number>[1-4]|iv|i{{1,3}}){_YEAR}(?=\s|$)"),
    PeriodKind.YEAR: re.compile(r"(?:nam\s*)?(?P<number>)(?P<year>[0-9]{4})(?=\s|$)"),
}
_BARE = {
    PeriodKind.WEEK: re.compile(rf"{_NUMBER}{_YEAR}(?=\s|$)"),
    PeriodKind.MONTH: re.compile(rf"{_NUMBER}{_YEAR}(?=\s|$)"),
    PeriodKind.QUARTER: re.compile(rf"(?P<number>[1-4]|iv|i{{1,3}}){_YEAR}(?=\s|$)"),
}
_MONTH_OF_YEAR = re.compile(r"(?P<number>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})(?=\s|$)")
_UNTIL_NOW = re.compile(r"\bden\s+(?:nay|thoi\s+diem\s+bao\s+cao)\b")
_YEARS_BACK = 8  # a week 53 comes at least every seven years
_YEAR_BEGINS_EARLIER = timedelta(days=17)  # a year of administrative reform begins on 15 December


def read_period(text: str, kind: PeriodKind | None, today: date) -> tuple[Period | None, str]:
    """The period that a line begins with, and what follows it; without a year the latest one that has begun.

    `kind` is what a bare number means. Raises ValueError for a number that no such period has.
    """
    folded = _UNTIL_NOW.sub(" ", fold(text)).strip()
    if found := _KEY.match(folded):
        return parse(found["key"].upper()), folded[found.end() :].strip()
    patterns = list(_NAMED.items())
    if kind in _BARE:
        patterns.append((kind, _BARE[kind]))
    patterns.append((PeriodKind.MONTH, _MONTH_OF_YEAR))
    for meant, pattern in patterns:
        if found := pattern.match(folded):
            return _period(meant, found["number"], found["year"], today), folded[found.end() :].strip()
    return None, folded


def last_closed(kind: PeriodKind, today: date) -> Period:
    """The newest period of this kind that is over."""
    before = _period(kind, "", None, today)
    while not before.is_over(today):
        before = _previous(before)
    return before


def running(kind: PeriodKind, today: date) -> Period:
    """The newest period of this kind that has begun; it may be over."""
    return _period(kind, "", None, today)


def _period(kind: PeriodKind, number: str, year: str | None, today: date) -> Period:
    """Without a number the newest of the kind, without a year that of the newest year in which it has begun."""
    keys = [_key(kind, number)] if number or kind not in _COUNTED else _COUNTED[kind]
    if year:
        return parse(f"{year}-{keys[0]}")
    newest = (today + _YEAR_BEGINS_EARLIER).year
    for one in range(newest, newest - _YEARS_BACK, -1):
        for key in keys:
            try:
                period = parse(f"{one}-{key}")
            except ValueError:
                continue  # not every year has a week 53
            if period.start <= today:
                return period
    raise ValueError(f"{number!r} is no period of any year")


_COUNTED = {
    PeriodKind.WEEK: [f"W{week:02}" for week in range(53, 0, -1)],
    PeriodKind.MONTH: [f"{month:02}" for month in range(12, 0, -1)],
    PeriodKind.QUARTER: ["Q4", "Q3", "Q2", "Q1"],
}


def _key(kind: PeriodKind, number: str) -> str:
    match kind:
        case PeriodKind.WEEK:
            return f"W{int(number):02}"
        case PeriodKind.MONTH:
            return f"{int(number):02}"
        case PeriodKind.QUARTER:
            return f"Q{_ROMAN.get(number, number)}"
        case PeriodKind.SIX_MONTHS:
            return "6M"
        case PeriodKind.NINE_MONTHS:
            return "9M"
        case PeriodKind.YEAR:
            return "Y"


def _previous(period: Period) -> Period:
    kind = period.kind
    if kind in _COUNTED:
        return _period(kind, "", None, period.start - timedelta(days=1))
    return parse(f"{int(period.key[:4]) - 1}{period.key[4:]}")
