"""The working days of the office: the holidays in its database over those that come with the program."""

from storage import holidays
from storage.database import Transaction
from survey.working_time import Calendar, DayKind, Holiday, calendar, load_default_holidays


def office_calendar(tx: Transaction) -> Calendar:
    return calendar(tx.zone, known_holidays(tx))


def known_holidays(tx: Transaction) -> list[Holiday]:
    """Rows that were imported replace the provisional ones of the same day."""
    rows = {row.day: row for row in load_default_holidays()}
    for row in holidays.load(tx):
        rows[row.day] = Holiday(row.day, DayKind.OFF if row.off else DayKind.WORK, row.name, row.confirmed)
    return list(rows.values())
