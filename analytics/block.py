"""Series of daily counts are cut into blocks of whole days, each with enough answers to be published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analytics.period import ONE_DAY, Period, next_cut_day
from analytics.rates import LevelCounts

DEFAULT_THRESHOLD = 10
_BEFORE_FIELD = "/"  # no instrument's key holds it


class Stream(StrEnum):
    """How an answer came in; each has its own blocks, so that no sum of published figures parts them."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    ASSISTED = "assisted"


class Mode(StrEnum):
    """By which door an answer came. Modes are shown as numbers of answers, never as rates: they have no blocks."""

    CHAT = "chat"
    WEB = "web"
    ASSISTED = "assisted"  # asked aloud by a member of staff
    PAPER = "paper"  # read by one from a sheet of paper


@dataclass(frozen=True, slots=True)
class Block:
    """Whole local days from `first_day` to `last_day`, both included, of one series; closed and never changed."""

    first_day: date
    last_day: date
    counts: LevelCounts


@dataclass(frozen=True, slots=True)
class OpenBlock:
    """What a series holds since its last closed block; only its number of answers may be shown.

    `since` is None as long as the series has no day at all.
    """

    since: date | None = None
    counts: LevelCounts = LevelCounts()


def series_key(meaning: str, field: str = "") -> str:
    """The name of a series: what the question means, and the field of the procedure where one was chosen.

    A field is part of the key: it has blocks of its own, whose sum is the desk's figure, and no other cut crosses it.
    """
    return f"{meaning}{_BEFORE_FIELD}{field}" if field else meaning


def meaning_of(series: str) -> str:
    return series.partition(_BEFORE_FIELD)[0]


def field_of(series: str) -> str:
    """The field of the procedure that a series counts, "" where none was chosen or asked for."""
    return series.partition(_BEFORE_FIELD)[2]


def close_blocks(
    daily: Sequence[tuple[date, LevelCounts]], open_since: date | None, today: date, threshold: int
) -> tuple[tuple[Block, ...], OpenBlock]:
    """Cut what one series counted since its last closed block; → (blocks that close now, what stays open).

    `daily` are the days not yet in a block, oldest first, each at most once. `open_since` is the day after the last
    closed block, None for a series without one. On every cut day that is over, the open block closes if it holds at
    least `threshold` valid answers, otherwise it is carried on.
    Raises ValueError when days are out of order or lie before `open_since`: an answer would be counted twice.
    """
    _check_order(daily, open_since)
    closed: list[Block] = []
    since, held = open_since, LevelCounts()
    if since is None and daily:
        since = daily[0][0]
    for place, (day, counts) in enumerate(daily):
        held += counts
        following = daily[place + 1][0] if place + 1 < len(daily) else None
        cut = next_cut_day(day)
        if cut >= today or (following is not None and following <= cut):
            continue
        if since is not None and held.answered >= threshold:
            closed.append(Block(since, cut, held))
            since, held = cut + ONE_DAY, LevelCounts()
    return tuple(closed), OpenBlock(since, held)


def closed_in(blocks: Sequence[Block], period: Period) -> tuple[Block, ...]:
    """What a period publishes: the blocks whose last day lies in it."""
    return tuple([block for block in blocks if period.start <= block.last_day < period.end])


def _check_order(daily: Sequence[tuple[date, LevelCounts]], open_since: date | None) -> None:
    before = open_since - ONE_DAY if open_since else date.min
    for day, _ in daily:
        if day <= before:
            raise ValueError(f"{day} was already counted or stands out of order; it must come after {before}")
        before = day
