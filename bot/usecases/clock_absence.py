"""Leave begins and ends by itself, on its days."""

from datetime import datetime

from analytics.period import local_day
from bot.usecases import staff_absence
from storage import people
from storage.database import Transaction


def note_absences(tx: Transaction, now: datetime) -> int:
    """How many people left or came back."""
    today = local_day(now, tx.zone)
    return sum(staff_absence.apply_today(tx, staff, today, now) for staff in people.everyone(tx))
