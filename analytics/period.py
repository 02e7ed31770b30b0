"""Spans of local days: weeks, months and the administrative-reform calendar; the days on which blocks may close."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import assert_never

from survey.wording import Wording

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2099  # what a key may name; beyond lies a typing error

_ROMAN = ("I", "II", "III", "IV")
_KEY = re.compile(r"(?P<year>[0-9]{4})-(?:W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})|(?P<reform>Q[1-4]|6M|9M|Y))")


class PeriodKind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SIX_MONTHS = "six-months"
    NINE_MONTHS = "nine-months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `start` up to, not including, `end`."""

    key: str
    start: date
    end: date

    @property
    def last_day(self) -> date:
        return self.end - ONE_DAY

    @property
    def kind(self) -> PeriodKind:
        match self.key[5]:
            case "W":
                return PeriodKind.WEEK
            case "Q":
                return PeriodKind.QUARTER
            case "Y":
                return PeriodKind.YEAR
            case _:
                kinds = {"6M": PeriodKind.SIX_MONTHS, "9M": PeriodKind.NINE_MONTHS}
                return kinds.get(self.key[5:], PeriodKind.MONTH)

    def is_over(self, today: date) -> bool:
        return self.end <= today

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


def parse(key: str) -> Period:
    """2026-W46 (ISO week), 2026-11 (calendar month), 2026-Q1…Q4, 2026-6M, 2026-9M, 2026-Y → its days.

    The administrative-reform year runs from 15 December of the year before to 14 December.
    Raises ValueError with one sentence that says what a key looks like.
    """
    found = _KEY.fullmatch(key)
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise ValueError(
            f"{key!r} is not a period; write for example 2026-W46, 2026-11, 2026-Q1, 2026-6M, 2026-9M or 2026-Y"
        )
    year = int(found["year"])
    if found["week"]:
        return _week(key, year, int(found["week"]))
    if found["month"]:
        return _month(key, year, int(found["month"]))
    first_month, last_month = {"6M": (0, 6), "9M": (0, 9), "Y": (0, 12)}.get(found["reform"]) or (
        3 * (int(found["reform"][1]) - 1),
        3 * int(found["reform"][1]),
    )
    return Period(key, _reform_day(year, first_month), _reform_day(year, last_month))


def week_of(day: date) -> Period:
    """The ISO week (Monday to Sunday) that `day` lies in."""
    year, week, weekday = day.isocalendar()
    start = day - timedelta(days=weekday - 1)
    return Period(f"{year}-W{week:02}", start, start + timedelta(days=7))


def month_of(day: date) -> Period:
    return parse(f"{day.year}-{day.month:02}")


def before(period: Period) -> Period:
    """The period of the same kind that precedes this one: the week, month or quarter before, else the year before."""
    year = int(period.key[:4])
    match period.kind:
        case PeriodKind.WEEK:
            return week_of(period.start - ONE_DAY)
        case PeriodKind.MONTH:
            return month_of(period.start - ONE_DAY)
        case PeriodKind.QUARTER:
            number = int(period.key[6])
            return parse(f"{year}-Q{number - 1}" if number > 1 else f"{year - 1}-Q4")
        case _:
            return parse(f"{year - 1}{period.key[4:]}")


def closed_periods(kind: PeriodKind, after: date, today: date) -> list[Period]:
    """Periods of this kind that are over on `today` and whose last day is later than `after`, oldest first."""
    # an ISO week may end in the year after the one of its key
    years = range(max(FIRST_YEAR, after.year - 1), min(LAST_YEAR, today.year) + 1)
    spans = (parse(f"{year}-{key}") for year in years for key in _keys(kind, year))
    return [span for span in spans if after < span.last_day and span.is_over(today)]


def is_cut_day(day: date) -> bool:
    """Whether an open block may close at the end of `day`: every period that is published ends on such a day."""
    ends_week = day.isoweekday() == 7
    ends_month = (day + ONE_DAY).day == 1
    ends_reform_quarter = day.day == 14 and day.month in (3, 6, 9, 12)
    return ends_week or ends_month or ends_reform_quarter


def next_cut_day(day: date) -> date:
    """The first cut day on or after `day`; at most six days away."""
    while not is_cut_day(day):
        day += ONE_DAY
    return day


def label(period: Period, wording: Wording) -> str:
    """Tuần 46 năm 2026 (09/11 – 15/11/2026) · Tháng 11 năm 2026 · Quý I năm 2026 · 6 tháng đầu năm 2026 …"""
    year = period.key[:4]
    match period.kind:
        case PeriodKind.WEEK:
            return wording.text(
                "period-week", week=str(int(period.key[6:])), year=year, days=days(period.start, period.last_day)
            )
        case PeriodKind.MONTH:
            return wording.text("period-month", month=str(int(period.key[5:])), year=year)
        case PeriodKind.QUARTER:
            return wording.text("period-quarter", quarter=_ROMAN[int(period.key[6]) - 1], year=year)
        case PeriodKind.SIX_MONTHS:
            return wording.text("period-six-months", year=year)
        case PeriodKind.NINE_MONTHS:
            return wording.text("period-nine-months", year=year)
        case PeriodKind.YEAR:
            return wording.text("period-year", year=year)
        case kind:
            assert_never(kind)


def short_label(period: Period, wording: Wording) -> str:
    """T46 · 11 · IV · 2026: what stands below one column of a chart, eight side by side."""
    year = period.key[:4]
    match period.kind:
        case PeriodKind.WEEK:
            return wording.text("chart-week", week=str(int(period.key[6:])))
        case PeriodKind.MONTH:
            return str(int(period.key[5:]))
        case PeriodKind.QUARTER:
            return _ROMAN[int(period.key[6]) - 1]
        case _:
            return year


def row_label(period: Period, wording: Wording) -> str:
    """Tuần 46 · Tháng 11/2026 · Quý IV/2026 · Năm 2026: what stands beside a row, where no axis names the kind."""
    year, short = period.key[:4], short_label(period, wording)
    match period.kind:
        case PeriodKind.WEEK:
            return wording.text("chart-row-week", week=str(int(period.key[6:])))
        case PeriodKind.MONTH:
            return wording.text("chart-row-month", month=short, year=year)
        case PeriodKind.QUARTER:
            return wording.text("chart-row-quarter", quarter=short, year=year)
        case _:
            return label(period, wording)


def days(first: date, last: date) -> str:
    """09/11 – 15/11/2026; the first year only where it differs."""
    opening = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{opening} – {last:%d/%m/%Y}"


def local_day(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()


def instants(period: Period, zone: tzinfo) -> tuple[datetime, datetime]:
    """The half-open span of the period in UTC."""
    return day_begins(period.start, zone), day_begins(period.end, zone)


def day_begins(day: date, zone: tzinfo) -> datetime:
    """The UTC instant at which the local day starts."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _keys(kind: PeriodKind, year: int) -> list[str]:
    """What follows the year in the keys of its periods, in the order of their days."""
    match kind:
        case PeriodKind.WEEK:
            last_week = date(year, 12, 28).isocalendar().week  # 28 December lies in the last week of every year
            return [f"W{week:02}" for week in range(1, last_week + 1)]
        case PeriodKind.MONTH:
            return [f"{month:02}" for month in range(1, 13)]
        case PeriodKind.QUARTER:
            return ["Q1", "Q2", "Q3", "Q4"]
        case PeriodKind.SIX_MONTHS:
            return ["6M"]
        case PeriodKind.NINE_MONTHS:
            return ["9M"]
        case PeriodKind.YEAR:
            return ["Y"]
        case _:
            assert_never(kind)


def _week(key: str, year: int, week: int) -> Period:
    try:
        start = date.fromisocalendar(year, week, 1)
    except ValueError:
        raise ValueError(f"{key!r} is not a period: {year} has no week {week}") from None
    return Period(key, start, start + timedelta(days=7))


def _month(key: str, year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(f"{key!r} is not a period: months run from 01 to 12")
    return Period(key, date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))


def _reform_day(year: int, months: int) -> date:
    """The 15th that lies `months` months after 15 December of the year before."""
    return date(year - 1, 12, 15) if months == 0 else date(year, months, 15)
