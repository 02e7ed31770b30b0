"""Cases 22 and 23: down when the cards are due, two alarm clocks at the minute; in this process, on a moved clock."""

import asyncio
import random
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from analytics.period import parse
from bot.jobs import Jobs
from bot.rehearsal import sample
from bot.rehearsal.opening import temporary_office
from bot.usecases.clock_publishing import DESK_CARDS
from storage.database import Transaction
from tests.faults.table import Line

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DOWN = (timedelta(0), timedelta(seconds=1), timedelta(hours=1), timedelta(days=3), timedelta(days=9))
SEED = 22


async def published(weeks: int) -> Line:
    """So many weeks, each with an outage at its minute, and two programs that tick at once."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="hailong-weeks-") as folder:
        async with temporary_office(Path(folder), ZONE) as office:
            other = Jobs(office.database, office.clock, after_commit=lambda: None)
            monday = office.clock.now().replace(hour=7, minute=30) + timedelta(days=5)  # it begins on a Wednesday
            owed: Counter[str] = Counter()
            for _ in range(weeks):
                office.clock.move_to(max(office.clock.now(), monday - timedelta(seconds=1)))
                await asyncio.gather(office.jobs.tick(), other.tick())
                office.clock.move_to(max(office.clock.now(), monday + chance.choice(DOWN)))
                for _ in range(2):
                    await asyncio.gather(office.jobs.tick(), other.tick())
                owed |= office.database.run_now(_cards)
                await office.deliver()
                monday += timedelta(weeks=1)
            office.clock.move_to(max(office.clock.now(), monday))
            await asyncio.gather(office.jobs.tick(), other.tick())
            owed |= office.database.run_now(_cards)
            frozen = Counter(name for name in office.database.run_now(_published) if _has_card(name))
    desks, periods = len(sample.OFFICERS), {name.partition(":")[2] for name in frozen}
    holds = (
        len(periods) >= weeks * 7 // 6
        and len(frozen) == desks * len(periods)
        and {*frozen.values(), *owed.values()} == {1}
    )
    return Line(
        "22, 23 down at the weekly minute for up to 9 days; two at the minute",
        "one summary and one card per desk and week or month",
        f"{len(periods)} periods × {desks} desks: {frozen.total()} summaries, {owed.total()} cards",
        holds and len(owed) == len(frozen),
    )


def _published(tx: Transaction) -> list[str]:
    """desk:period of every entry of the log that says so."""
    tx.cursor.execute("SELECT body FROM chain WHERE kind = 'summary_published'")
    return [row[0] for row in tx.cursor.fetchall()]


def _has_card(name: str) -> bool:
    """Quarters and years are frozen for every desk too, but no desk gets a card of them."""
    return parse(name.partition(":")[2]).kind in DESK_CARDS


def _cards(tx: Transaction) -> Counter[str]:
    """How many cards were ever owed for each desk:period, by their keys."""
    tx.cursor.execute("SELECT key FROM outbox")
    keys = [row[0].split(":") for row in tx.cursor.fetchall()]
    return Counter(f"{key[1]}:{key[2]}" for key in keys if key[0] == "card")
