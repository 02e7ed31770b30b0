"""A unit may answer sooner than the law asks: its own days count for its own cases."""

from datetime import UTC, datetime

from bot.usecases.office_time import due_in
from storage import places
from storage.database import Database, Transaction
from storage.places import Unit

SATURDAY = datetime(2026, 11, 7, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi


def test_a_units_own_days_decide_when_its_cases_are_due(database: Database) -> None:
    def two_units(tx: Transaction) -> None:
        places.put_unit(tx, Unit("as-the-law", "Xã A"))
        places.put_unit(tx, Unit("sooner", "Xã B", classify_days=1, answer_days=5))

    database.run_now(two_units)

    usual, sooner = (database.run_now(due_in, unit, SATURDAY) for unit in ("as-the-law", "sooner"))

    # day 1 is Monday 9/11; closing is 17:00, which is 10:00 in UTC
    assert (usual.classify_due, usual.answer_due) == (_at(10), _at(20))
    assert (sooner.classify_due, sooner.answer_due) == (_at(9), _at(13))
    assert usual.forward_due == sooner.forward_due == _at(13)


def _at(day: int) -> datetime:
    return datetime(2026, 11, day, 10, 0, tzinfo=UTC)
