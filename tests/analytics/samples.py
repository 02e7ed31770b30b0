"""Summaries to test with: a desk's week 46 of 2026, changed by keyword."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from analytics.block import Block, OpenBlock, Stream
from analytics.period import parse
from analytics.publication import CategoryCount, ComplaintFigures, DeskSummary, Figures, Overview
from analytics.rates import LevelCounts, Levels
from analytics.summary import Asked, Desk, Series, overview, summarise
from survey.messages import Language
from survey.wording import wording

VI = wording(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))
EN = wording(Language.EN, ZoneInfo("Asia/Ho_Chi_Minh"))

WEEK = parse("2026-W46")
FIRST, LAST, PUBLISHED = date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 16)
DESK = Desk("quay-3", "Quầy 3 – Hộ tịch, chứng thực", "Trung tâm Phục vụ hành chính công phường Phú Lương")
ASKED = (Asked("attitude", "Thái độ phục vụ", 3), Asked("waiting", "Thời gian chờ", 1), Asked("ontime", "Đúng hẹn", 4))
COMPLAINTS = ComplaintFigures(
    opened=3,
    answered=2,
    answered_on_time=1,
    overdue=1,
    waiting=2,
    categories=(CategoryCount("Hồ sơ trễ hẹn", 1), CategoryCount("Thái độ phục vụ", 2)),
)
HOSTILE = (
    "<b>đậm</b> *_[x](y)",
    "{0.__class__} %s %(x)d { $desk }",
    "$a_$ \\frac{1}{0} $",
    "'; DROP TABLE desks; --",
    '=HYPERLINK("http://x")',
    "Quầy 3\nERROR giả\r\n\u2028dòng",
    "\u202eoas 5\u202c \x00\x1b[31m đỏ",
    "a" + "\u0301" * 200,
    "👨‍👩‍👧‍👦🇻🇳👍🏽" * 40,
    "Bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính " * 12,
    "ghế" * 400,
    "",
    "中文 עברית العربية \ud83d",
)


def figures(levels: Levels, first: date = FIRST, last: date = LAST) -> Figures:
    return Figures(LevelCounts(levels), first, last)


def series(question: str, levels: Levels, stream: Stream = Stream.VERIFIED, first: date = FIRST) -> Series:
    return Series(question, stream, (Block(first, LAST, LevelCounts(levels)),), OpenBlock())


def desk_week(**changed: Any) -> DeskSummary:
    """Eleven of twelve satisfied; forty invited; all questions with figures."""
    summary = summarise(
        DESK,
        WEEK,
        ASKED,
        (
            series("overall", (0, 1, 0, 5, 6)),
            series("attitude", (0, 0, 0, 5, 5)),
            series("waiting", (1, 3, 1, 2, 3)),
            series("ontime", (0, 2, 1, 4, 3)),
            series("apology", (6, 2, 1, 1, 0)),
        ),
        published_on=PUBLISHED,
        invited_by_day={FIRST: 15, LAST: 25},
        complaints=COMPLAINTS,
        target=Fraction(95, 100),
        chain_head="a1b2c3d4e5f6",
    )
    return replace(summary, **changed)


def silent_week(**changed: Any) -> DeskSummary:
    """Seven answers since Monday 9 November: too few."""
    summary = summarise(
        Desk("quay-1", "Quầy 1 – Đất đai", DESK.unit_name),
        WEEK,
        ASKED,
        (Series("overall", Stream.VERIFIED, (), OpenBlock(FIRST, LevelCounts((1, 1, 1, 2, 2)))),),
        published_on=PUBLISHED,
    )
    return replace(summary, **changed)


def unit_week(*desks: DeskSummary, **changed: Any) -> Overview:
    whole = overview(
        DESK.unit_name,
        WEEK,
        desks,
        published_on=PUBLISHED,
        complaints=COMPLAINTS,
        target=Fraction(95, 100),
        chain_head="a1b2c3d4e5f6",
    )
    return replace(whole, **changed)
