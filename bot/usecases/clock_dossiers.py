"""Reminds of dossiers that are about to be late: an apology is owed a day before the promised one."""

from datetime import datetime, time, timedelta

from analytics.period import ONE_DAY, day_begins, local_day
from bot.usecases import late_dossiers, recipients
from bot.usecases.office_time import office_calendar
from bot.usecases.report_places import Place
from storage import dossiers, outbox, places, settings
from storage.database import Transaction
from storage.dossiers import Waiting
from storage.outbox import Entry, Repeat, Urgency
from survey.messages import Address

FROM, UNTIL = time(7, 30), time(20)  # local; later it is nobody's working day
STALE_AFTER = timedelta(days=7)  # an older import does not know what was returned since


def remind(tx: Transaction, now: datetime) -> int:
    """On working days, once a desk: what is overdue, and what is due until the next working day. How many were owed.

    Dossiers that an import brings in the course of the day are told then, if the desk was not told before.
    """
    today, local = local_day(now, tx.zone), now.astimezone(tx.zone).time()
    calendar = office_calendar(tx)
    if dossiers.shown(tx) == 0 or not FROM <= local < UNTIL or not calendar.is_working_day(today):
        return 0
    owed = 0
    for waiting in dossiers.waiting(tx, today, calendar.add_working_days(today, 1)):
        done = f"dossiers_reminded:{waiting.unit}:{waiting.desk or ''}"
        told = dossiers.told_on(tx, waiting.unit)
        if told is None or today - told > STALE_AFTER or settings.get(tx, done) == today.isoformat():
            continue
        settings.put(tx, done, today.isoformat())
        owed += _remind(tx, waiting, now)
    return owed


def _remind(tx: Transaction, waiting: Waiting, now: datetime) -> int:
    found = _place_and_readers(tx, waiting)
    if found is None:
        return 0
    place, readers = found
    today = local_day(now, tx.zone)
    message = late_dossiers.message(tx, late_dossiers.late(tx, place, now))
    return sum(
        outbox.enqueue(
            tx,
            Entry(
                key=f"dossiers:{place.token}:{today}:{reader.chat}",
                to=reader,
                message=message,
                urgency=Urgency.BULK,
                repeat=Repeat.ONCE,
                expires_at=day_begins(today + ONE_DAY, tx.zone),
            ),
            now,
        )
        for reader in readers
    )


def _place_and_readers(tx: Transaction, waiting: Waiting) -> tuple[Place, list[Address]] | None:
    """The desk's group or head, else its leaders; what belongs to no desk is the leaders' of the unit."""
    unit = places.unit(tx, waiting.unit)
    desk = places.desk(tx, waiting.desk) if waiting.desk else None
    if unit is None:
        return None
    if desk is None:
        return Place(False, unit.code, unit.name), recipients.leaders(tx, unit.code)
    return Place(True, desk.code, desk.name), recipients.card_readers(tx, desk) or recipients.leaders(tx, unit.code)
