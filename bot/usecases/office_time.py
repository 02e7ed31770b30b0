"""The working time of the office: its holidays over those of the program, and the days in which a unit must act."""

from datetime import datetime

from storage import holidays, places
from storage.database import Transaction
from survey.deadlines import Deadlines, Policy, deadlines
from survey.working_time import Calendar, DayKind, Holiday, calendar, load_default_holidays


def due_in(tx: Transaction, unit_code: str, opened_at: datetime) -> Deadlines:
    """By the days this unit has set itself, counted from this moment."""
    unit = places.unit(tx, unit_code)
    policy = Policy(unit.classify_days, unit.forward_days, unit.answer_days) if unit else Policy()
    return deadlines(opened_at, policy, office_calendar(tx))


def office_calendar(tx: Transaction) -> Calendar:
    return calendar(tx.zone, known_holidays(tx))


def known_holidays(tx: Transaction) -> list[Holiday]:
    """Rows that were imported replace the provisional ones of the same day."""
    rows = {row.day: row for row in load_default_holidays()}
    for row in holidays.load(tx):
        rows[row.day] = Holiday(row.day, DayKind.OFF if row.off else DayKind.WORK, row.name, row.confirmed)
    return list(rows.values())
