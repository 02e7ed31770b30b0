"""Closes blocks of answers: after every cut day, as soon as each of its answers is counted."""

from datetime import date, datetime, timedelta

from analytics.block import close_blocks
from analytics.period import day_begins, is_cut_day, local_day
from bot.usecases.clock_summaries import threshold
from storage import blocks, chain, counts, responses, settings
from storage.database import Transaction

CLOSED_TO = "blocks_closed_to"  # the last cut day whose blocks are closed


def cut_day_to_close(tx: Transaction, now: datetime) -> date | None:
    """The last cut day that is over, until it is noted as closed."""
    day = local_day(now, tx.zone) - timedelta(days=1)
    while not is_cut_day(day):
        day -= timedelta(days=1)
    closed_to = settings.get(tx, CLOSED_TO)
    return None if closed_to is not None and date.fromisoformat(closed_to) >= day else day


def may_close(tx: Transaction, now: datetime) -> bool:
    """False while an answer of a day that is over waits to be counted: a closed block would never take it in."""
    return not responses.is_any_due(tx, day_begins(local_day(now, tx.zone), tx.zone))


def close_due_blocks(tx: Transaction, desk: str, now: datetime) -> int:
    """On every cut day that is over, each series of the desk with enough answers closes its block."""
    today = local_day(now, tx.zone)
    closed = 0
    for one in counts.series_of(tx, desk):
        since = blocks.open_from(tx, desk, one.question, one.stream, one.series)
        daily = counts.daily(tx, desk, one.question, one.stream, since or date.min, one.series)
        for block in close_blocks(daily, since, today, threshold(tx))[0]:
            days = block.first_day, block.last_day
            if blocks.close(tx, desk, one.question, one.stream, one.series, *days, block.counts):
                body = f"{desk}:{one.question}:{one.stream}:{one.series}:{days[0]}:{days[1]}:{block.counts.levels}"
                chain.append(tx, "block_closed", body, now)
                closed += 1
    return closed


def note_closed(tx: Transaction, day: date) -> None:
    """All desks are through."""
    settings.put(tx, CLOSED_TO, day.isoformat())
