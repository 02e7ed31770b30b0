"""What was published, frozen: one summary per desk and period, one overview per unit and period."""

from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import col

from analytics.period import PeriodKind, parse
from storage.tables.counts import OverviewRow, SummaryRow
from storage.tables.places import codes_numbered
from storage.transaction import Transaction, insert_new, reading

_FREEZE = insert_new(SummaryRow, "desk", "period", "kind", "period_end", "body", "frozen_at")
_FROZEN = reading(SummaryRow, "body").where(
    col(SummaryRow.desk) == bindparam("the_desk"), col(SummaryRow.period) == bindparam("the_period")
)
_HISTORY = (
    reading(SummaryRow, "period", "body")
    .where(
        col(SummaryRow.desk) == bindparam("the_desk"),
        col(SummaryRow.kind) == bindparam("the_kind"),
        col(SummaryRow.period_end) < bindparam("the_end"),
    )
    .order_by(col(SummaryRow.period_end).desc())
    .limit(bindparam("at_most"))
)
_OF_PERIOD = (
    reading(SummaryRow, "desk", "body")
    .where(col(SummaryRow.period) == bindparam("the_period"))
    .order_by(col(SummaryRow.desk))
)
_DESKS_OF_PERIOD = reading(SummaryRow, "desk").where(col(SummaryRow.period) == bindparam("the_period"))
_UNITS_OF_PERIOD = reading(OverviewRow, "unit").where(col(OverviewRow.period) == bindparam("the_period"))
_OF_DESKS = reading(SummaryRow, "desk", "body").where(
    col(SummaryRow.desk).in_(codes_numbered()), col(SummaryRow.period) == bindparam("the_period")
)
_FREEZE_OVERVIEW = insert_new(OverviewRow, "unit", "period", "body", "frozen_at")
_OVERVIEW = reading(OverviewRow, "body").where(
    col(OverviewRow.unit) == bindparam("the_unit"), col(OverviewRow.period) == bindparam("the_period")
)


def freeze(tx: Transaction, desk: str, period: str, body: str, at: datetime) -> bool:
    """Publishes a desk's period for good; False when it is taken: whoever gets True sends the card."""
    span = parse(period)
    values = {"kind": span.kind, "period_end": span.end, "body": body, "frozen_at": at}
    return tx.execute(_FREEZE, desk=desk, period=period, **values) == 1


def frozen(tx: Transaction, desk: str, period: str) -> str | None:
    body: str | None = tx.value(_FROZEN, the_desk=desk, the_period=period)
    return body


def frozen_of_desks(tx: Transaction, desks: range, period: str) -> dict[str, str]:
    """Bodies by desk, of those desks with these numbers that published the period."""
    rows: list[tuple[str, str]] = tx.all(_OF_DESKS, first_desk=desks.start, last_desk=desks.stop - 1, the_period=period)
    return dict(rows)


def history(
    tx: Transaction, desk: str, before_period_end: date, limit: int, kind: PeriodKind = PeriodKind.WEEK
) -> list[tuple[str, str]]:
    """(period, body) of periods of this kind that end before the day, newest first."""
    rows = tx.all(_HISTORY, the_desk=desk, the_kind=kind, the_end=before_period_end, at_most=limit)
    return [(period, body) for period, body in rows]


def frozen_of_period(tx: Transaction, period: str) -> list[tuple[str, str]]:
    """(desk, body) of all desks, by desk."""
    return [(desk, body) for desk, body in tx.all(_OF_PERIOD, the_period=period)]


def desks_of_period(tx: Transaction, period: str) -> set[str]:
    """The desks that have published it."""
    return {desk for (desk,) in tx.all(_DESKS_OF_PERIOD, the_period=period)}


def units_of_period(tx: Transaction, period: str) -> set[str]:
    """The units whose overview is published."""
    return {unit for (unit,) in tx.all(_UNITS_OF_PERIOD, the_period=period)}


def freeze_overview(tx: Transaction, unit: str, period: str, at: datetime, body: str = "") -> bool:
    """False when this unit's overview of the period was published before."""
    return tx.execute(_FREEZE_OVERVIEW, unit=unit, period=period, body=body, frozen_at=at) == 1


def overview(tx: Transaction, unit: str, period: str) -> str | None:
    body: str | None = tx.value(_OVERVIEW, the_unit=unit, the_period=period)
    return body
