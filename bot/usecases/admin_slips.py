"""Batches of visit slips: planned, drawn and written by the caller, then made valid by one row, or revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analytics.period import local_day
from bot.usecases.admin_setup import SetupRefused
from storage import chain, places, visits
from storage.database import Transaction
from storage.visits import Batch
from survey import visit


@dataclass(frozen=True, slots=True)
class PlannedSlips:
    """A batch that is nowhere yet: as long as nobody issues it, its slips prove nothing."""

    desk: str
    desk_number: int
    desk_name: str
    unit_name: str
    first_number: int
    count: int
    day: date
    days: int

    @property
    def last_number(self) -> int:
        return self.first_number + self.count - 1

    @property
    def last_day(self) -> date:
        return self.day + timedelta(days=self.days)


def plan(tx: Transaction, desk: str, count: int, days: int, at: datetime) -> PlannedSlips:
    """The next numbers of the desk. Writes nothing. Raises SetupRefused for a desk that is not there."""
    found = places.desk_by_code_typed(tx, desk)
    if found is None:
        raise SetupRefused("setup-unknown-desk", code=desk[:40])
    unit = places.unit(tx, found.unit)
    assert unit is not None, "every desk belongs to a unit"
    first, today = visits.next_number(tx, found.code), local_day(at, tx.zone)
    return PlannedSlips(found.code, found.number, found.name, unit.name, first, count, today, days)


def payloads(planned: PlannedSlips, chance: bytes, keys: Sequence[bytes]) -> list[str]:
    """Of all slips in the order of their numbers; `chance` has four bytes for each. No transaction is needed."""
    size = visit.RANDOM_BYTES
    return [
        visit.slip(
            planned.desk_number,
            planned.day,
            planned.first_number + place,
            chance[place * size : (place + 1) * size],
            keys,
        )
        for place in range(planned.count)
    ]


def issue(tx: Transaction, planned: PlannedSlips, at: datetime) -> Batch:
    """The slips are valid from now on. Raises SetupRefused when somebody else took these numbers meanwhile."""
    batch = Batch(planned.desk, planned.first_number, planned.count, planned.day, planned.days, at)
    if planned.first_number != visits.next_number(tx, planned.desk) or not visits.issue(tx, batch):
        raise SetupRefused("slips-desk-busy")
    chain.append(tx, "slips_issued", f"{batch.name}:{batch.count}:{batch.days}", at)
    return batch


def revoke(tx: Transaction, name: str, at: datetime) -> Batch:
    """Slips of the batch that nobody has opened prove nothing any more. Raises SetupRefused."""
    typed_desk, _, typed_number = name.strip().rpartition("-")
    desk = places.desk_by_code_typed(tx, typed_desk)
    known = typed_number.isascii() and typed_number.isdecimal() and len(typed_number) <= len(str(visit.MAX_SLIP_NUMBER))
    batch = visits.batch(tx, desk.code, int(typed_number)) if desk is not None and known else None
    if batch is None:
        raise SetupRefused("slips-unknown-batch", batch=name[:60])
    if visits.revoke(tx, batch.desk, batch.first_number, at):
        chain.append(tx, "slips_revoked", batch.name, at)
    return batch


def issued(tx: Transaction) -> list[Batch]:
    """All batches, by desk."""
    return visits.batches(tx)
