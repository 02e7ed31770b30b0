"""Dossiers of the one-stop software: imported beside the running service, seen all at once, counted per desk."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlmodel import col

from storage import settings
from storage.tables.dossiers import DossierRow
from storage.transaction import Transaction, by_position, changing, reading, upsert

ASKED_AT_ONCE = 500  # codes in one query
ALIVE = timedelta(minutes=1)  # an import is dead when its last chunk is older
WALKED_AT_ONCE = 1_000  # rows of one page when something is looked for without an index
MOST_LISTED = 1_000

_SHOWN, _OPEN, _TOLD = "dossiers_shown", "dossiers_open", "dossiers_told"


class Dossier(NamedTuple):
    """One dossier: no applicant is in it. A NamedTuple: a hundred thousand are made in a second.

    `key` is the code as it is compared. `apologised_on`: the day of the apology, or the day we were told of it.
    """

    key: str
    code: str
    unit: str
    desk: str | None
    procedure: str
    received: date
    due: date | None
    returned: date | None
    apologised_on: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one desk, or of those that belong to no desk (None), in one span of days."""

    desk: str | None
    received: int
    returned: int
    on_time: int
    late: int
    pending: int
    pending_late: int
    apologised: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Of one desk, or of those of a unit that belong to none: how many are about to be late, how many are; all without
    an apology."""

    unit: str
    desk: str | None
    soon: int
    overdue: int


_COLUMNS = Dossier._fields
_row = DossierRow
_shown = and_(
    col(_row.version) <= bindparam("shown"), or_(col(_row.until).is_(None), col(_row.until) > bindparam("shown"))
)
_dossiers = reading(DossierRow, *_COLUMNS).where(_shown)
_code_binds = [f"key_{place}" for place in range(ASKED_AT_ONCE)]
_STANDING = _dossiers.where(col(_row.key).in_([bindparam(name) for name in _code_binds]))
_PUT = by_position(upsert(DossierRow, ["key", "version"], replaced=["until", *_COLUMNS[1:]]))
_SUPERSEDE = changing(
    update(DossierRow).where(
        col(_row.key) == bindparam("the_key"),
        col(_row.version) < bindparam("the_version"),
        or_(col(_row.until).is_(None), col(_row.until) > bindparam("the_version")),
    ),
    "until",
)
_PAGE = (
    reading(DossierRow, "key", "version", "until")
    .where(col(_row.key) > bindparam("after"))
    .order_by(col(_row.key), col(_row.version))
    .limit(WALKED_AT_ONCE)
)
_the_row = and_(col(_row.key) == bindparam("the_key"), col(_row.version) == bindparam("the_version"))
_DROP = delete(DossierRow).where(_the_row)
_SHOW_AGAIN = update(DossierRow).where(_the_row).values(until=None)
_SUPERSEDED = reading(DossierRow, "key", "version").where(col(_row.until) <= bindparam("shown")).limit(WALKED_AT_ONCE)
_ONE = _dossiers.where(col(_row.key) == bindparam("the_key"))
_APOLOGISE = (
    update(DossierRow)
    .where(col(_row.key) == bindparam("the_key"), col(_row.apologised_on).is_(None))
    .values(apologised_on=bindparam("apologised_day"))
)

_first: BindParameter[date] = bindparam("first_day")
_end: BindParameter[date] = bindparam("end_day")
_seen_on: BindParameter[date] = bindparam("seen_on")
_received_within = and_(col(_row.received) >= _first, col(_row.received) < _end)


def _touching(condition: ColumnElement[bool]) -> Select[Any]:
    """Of one unit; each condition has an index, and no dossier meets two of them."""
    columns = reading(DossierRow, "desk", "received", "due", "returned", "apologised_on")
    return columns.where(_shown, col(_row.unit) == bindparam("the_unit"), condition)


_period = union_all(
    _touching(_received_within),
    _touching(and_(col(_row.returned) >= _first, col(_row.received) < _first)),
    _touching(and_(col(_row.returned).is_(None), col(_row.received) < _first)),
).subquery("period")
_in = _period.c
_returned_within = and_(_in.returned >= _first, _in.returned < _end)
_pending = or_(_in.returned.is_(None), _in.returned >= _end)
_late = and_(_returned_within, _in.returned > _in.due)
_pending_late = and_(_pending, _in.due < _seen_on)


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


_COUNTED = select(
    _in.desk,
    _number_of(_in.received >= _first),
    _number_of(_returned_within),
    _number_of(and_(_returned_within, _in.returned <= _in.due)),
    _number_of(_late),
    _number_of(_pending),
    _number_of(_pending_late),
    _number_of(and_(or_(_late, _pending_late), _in.apologised_on.is_not(None))),
).group_by(_in.desk)
_RECEIVED = (
    select(col(_row.desk), func.count())
    .where(_shown, col(_row.unit) == bindparam("the_unit"), _received_within)
    .group_by(col(_row.desk))
)
_today: BindParameter[date] = bindparam("today")
_waiting = and_(_shown, col(_row.returned).is_(None), col(_row.due).is_not(None))
_UNAPOLOGISED = (
    _dossiers.where(
        _waiting,
        col(_row.unit) == bindparam("the_unit"),
        col(_row.due) <= bindparam("until_day"),
        col(_row.apologised_on).is_(None),
    )
    .order_by(col(_row.due), col(_row.key))
    .limit(MOST_LISTED)
)
_UNAPOLOGISED_OF_DESK = _UNAPOLOGISED.where(col(_row.desk) == bindparam("the_desk"))
_WAITING = (
    select(
        col(_row.unit),
        col(_row.desk),
        _number_of(col(_row.due) >= _today),
        _number_of(col(_row.due) < _today),
    )
    .where(_waiting, col(_row.due) <= bindparam("due_day"), col(_row.apologised_on).is_(None))
    .group_by(col(_row.unit), col(_row.desk))
)


def begin_import(tx: Transaction, digest: str, at: datetime) -> int:
    """The number of the import to fill: a new one, or the one that was cut off while it read the same file."""
    settings.put(tx, _OPEN, f"{digest} {at.isoformat()}")
    return shown(tx) + 1


def is_unfinished(tx: Transaction, digest: str) -> bool:
    """Whether an import of another file began and did not end."""
    standing = settings.get(tx, _OPEN)
    return standing is not None and standing.split()[0] != digest


def is_alive(tx: Transaction, now: datetime) -> bool:
    """Whether the import that began wrote its last chunk only just now."""
    standing = settings.get(tx, _OPEN)
    return standing is not None and now - datetime.fromisoformat(standing.split()[1]) < ALIVE


def is_ours(tx: Transaction, digest: str, at: datetime) -> bool:
    """Whether this import is still the open one; says at the same time that it is alive."""
    standing = settings.get(tx, _OPEN)
    if standing is None or standing.split()[0] != digest:
        return False
    settings.put(tx, _OPEN, f"{digest} {at.isoformat()}")
    return True


def stage(tx: Transaction, number: int, told: Sequence[Dossier], known: Collection[str]) -> None:
    """Writes what the import says otherwise than before; nobody sees it until `show`. Twice is the same as once.

    `known` are the keys that stand already: these are replaced.
    """
    replaced = [{"the_key": key, "the_version": number, "until": number} for key in known]
    tx.execute_many(_SUPERSEDE, replaced)
    tx.execute_rows(_PUT, [(one.key, number, None, *one[1:]) for one in told])


def show(tx: Transaction, number: int, units: Iterable[str], today: date) -> None:
    """The switch: all of the import is seen from here on, in one commit."""
    settings.put(tx, _SHOWN, str(number))
    settings.drop(tx, _OPEN)
    for unit in units:
        settings.put(tx, f"{_TOLD}:{unit}", today.isoformat())


def shown(tx: Transaction) -> int:
    """The number of the newest import that is seen; 0 before the first."""
    return int(settings.get(tx, _SHOWN) or 0)


def told_on(tx: Transaction, unit: str) -> date | None:
    """The day of the newest import that had rows of this unit; None when there was none."""
    day = settings.get(tx, f"{_TOLD}:{unit}")
    return date.fromisoformat(day) if day else None


def drop_superseded(tx: Transaction) -> int:
    """Erases a page of rows that a later import replaced; how many."""
    rows = tx.all(_SUPERSEDED, shown=shown(tx))
    tx.execute_many(_DROP, [{"the_key": key, "the_version": version} for key, version in rows])
    return len(rows)


def drop_unfinished(tx: Transaction, after: str) -> str | None:
    """Undoes a page of what an import staged that was cut off; where to go on, None at the end. Begin with ""."""
    page = tx.all(_PAGE, after=after)
    number = shown(tx)
    staged = [{"the_key": key, "the_version": version} for key, version, _ in page if version > number]
    replaced = [{"the_key": key, "the_version": version} for key, version, until in page if (until or 0) > number]
    tx.execute_many(_DROP, staged)
    tx.execute_many(_SHOW_AGAIN, replaced)
    return str(page[-1][0]) if len(page) == WALKED_AT_ONCE else None


def standing(tx: Transaction, keys: Sequence[str]) -> dict[str, Dossier]:
    """Those of these codes that are there, by key."""
    number = shown(tx)
    if number == 0:
        return {}
    found: dict[str, Dossier] = {}
    for start in range(0, len(keys), ASKED_AT_ONCE):
        part = list(keys[start : start + ASKED_AT_ONCE])
        asked = [*part, *part[-1:] * (ASKED_AT_ONCE - len(part))]
        rows = tx.all(_STANDING, shown=number, **dict(zip(_code_binds, asked, strict=True)))
        found |= {row[0]: Dossier(*row) for row in rows}
    return found


def dossier(tx: Transaction, key: str) -> Dossier | None:
    row = tx.one(_ONE, shown=shown(tx), the_key=key)
    return None if row is None else Dossier(*row)


def counted(tx: Transaction, unit: str, first: date, end: date, seen_on: date) -> list[Counted]:
    """The unit's dossiers by desk, from `first` up to, not including, `end`.

    What waits is as it stood at the end; it is late when it was due before `seen_on`.
    """
    rows = tx.all(_COUNTED, shown=shown(tx), the_unit=unit, first_day=first, end_day=end, seen_on=seen_on)
    return [Counted(row[0], *map(int, row[1:])) for row in rows]


def received_by_desk(tx: Transaction, unit: str, first: date, end: date) -> dict[str | None, int]:
    """From `first` up to, not including, `end`; None for those that belong to no desk."""
    rows = tx.all(_RECEIVED, shown=shown(tx), the_unit=unit, first_day=first, end_day=end)
    return {desk: int(number) for desk, number in rows}


def unapologised(tx: Transaction, unit: str, desk: str | None, until: date) -> list[Dossier]:
    """Of a desk or a whole unit: not returned, due on `until` or before, without an apology.

    The longest overdue first, at most MOST_LISTED.
    """
    asked = {"shown": shown(tx), "the_unit": unit, "until_day": until}
    rows = tx.all(_UNAPOLOGISED, **asked) if desk is None else tx.all(_UNAPOLOGISED_OF_DESK, **asked, the_desk=desk)
    return [Dossier(*row) for row in rows]


def waiting(tx: Transaction, today: date, until: date) -> list[Waiting]:
    """Of each desk that has any: due from today to `until`, and overdue; all without an apology."""
    rows = tx.all(_WAITING, shown=shown(tx), today=today, due_day=until)
    return [Waiting(unit, desk, int(soon), int(overdue)) for unit, desk, soon, overdue in rows]


def apologise(tx: Transaction, key: str, day: date) -> bool:
    """Notes that the apology was sent; in an import that is still being read as well. False when it was noted."""
    return tx.execute(_APOLOGISE, the_key=key, apologised_day=day) > 0
