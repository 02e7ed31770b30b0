"""When blocks may close: after every cut day, as soon as each of its answers is counted."""

from datetime import date, datetime, timedelta

from analytics.period import day_begins, is_cut_day, local_day
from storage import responses, settings
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


def note_closed(tx: Transaction, day: date) -> None:
    """All desks are through."""
    settings.put(tx, CLOSED_TO, day.isoformat())
