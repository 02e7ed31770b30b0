"""What an administrator looks at: the log's soundness, and whether everybody who should hear does."""

from dataclasses import dataclass
from datetime import date, datetime

from analytics.period import local_day
from bot.usecases import recipients
from bot.usecases.clock_dossiers import STALE_AFTER
from bot.usecases.office_time import known_holidays
from storage import chain, dossiers, instruments, people, places
from storage.database import Transaction
from storage.people import Role
from survey import definition_file
from survey.definition import SurveyId

PRINTED_HEAD = 12  # letters of the log's head on a card; enough to compare by eye


@dataclass(frozen=True, slots=True)
class Counted:
    units: int
    desks: int
    leaders: int
    desks_without_readers: tuple[str, ...]  # nobody gets their card


def log_problems(tx: Transaction) -> list[chain.LogProblem]:
    """What is wrong with the hash-chained log; nothing when each entry follows from the one before."""
    return chain.verify(tx)


def log_head(tx: Transaction) -> tuple[str, int]:
    """The newest hash, whole, and how many entries led to it."""
    number = 0
    while found := chain.entries(tx, number):
        number = found[-1].seq
    return chain.head(tx), number


def counted(tx: Transaction) -> Counted:
    desks = places.desks(tx)
    return Counted(
        units=len(places.units(tx)),
        desks=len(desks),
        leaders=len(people.holders(tx, Role.LEADER)),
        desks_without_readers=tuple(desk.code for desk in desks if not recipients.card_readers(tx, desk)),
    )


def old_imports(tx: Transaction, now: datetime) -> list[tuple[str, date]]:
    """Unit and day of the newest import, where it is so old that nobody is reminded of dossiers any more."""
    today = local_day(now, tx.zone)
    told = [(unit.code, dossiers.told_on(tx, unit.code)) for unit in places.units(tx)]
    return [(unit, day) for unit, day in told if day is not None and today - day > STALE_AFTER]


def unconfirmed_holidays(tx: Transaction, now: datetime) -> list[date]:
    """From today on, those that no official notice has confirmed."""
    today = local_day(now, tx.zone)
    return sorted(row.day for row in known_holidays(tx) if not row.confirmed and row.day >= today)


def unreadable_instruments(tx: Transaction) -> list[SurveyId]:
    """Of the office's own: those that this version of the program cannot ask."""
    return [own for own in instruments.own(tx) if definition_file.check(instruments.text(tx, own) or "", own.key)]
