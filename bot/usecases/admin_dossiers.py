"""Imports dossiers chunk by chunk beside the running service; they are seen all at once, by the last step."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from analytics.apology import LateDossier
from analytics.period import local_day
from bot.usecases import late_dossiers
from bot.usecases.admin_setup import SetupRefused, reads_like
from bot.usecases.late_dossiers import Late
from bot.usecases.report_places import ALL_UNITS, Place
from bot.usecases.staff_turn import staff_words
from storage import chain, dossiers, places
from storage.database import Transaction
from storage.dossiers import Dossier
from storage.places import DeskRow, Unit

FIRST_CHUNK = 1_000  # rows
_FEWEST, _MOST = 100, 3_000
_LOCK_S = 0.1  # of 0.2 that the running service is promised to wait at most


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """All units and desks; `unit` and `desk` are those that the command names."""

    units: tuple[Unit, ...]
    desks: tuple[DeskRow, ...]
    unit: str | None
    desk: DeskRow | None


@dataclass(frozen=True, slots=True)
class Told:
    """How many rows of an export say something new, something else, or what stands already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Told") -> "Told":
        return Told(self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged)


def known_places(tx: Transaction, unit: str, desk: str) -> KnownPlaces:
    """ "" names none. Raises SetupRefused for one that is not there."""
    units, desks = places.units(tx), places.desks(tx)
    at_desk = places.desk_by_code_typed(tx, desk) if desk else None
    if desk and at_desk is None:
        raise SetupRefused("setup-unknown-desk", code=desk[:40])
    at_unit = [each.code for each in units if reads_like(each.code) == reads_like(unit)] if unit else []
    if unit and len(at_unit) != 1:
        raise SetupRefused("setup-unknown-unit", code=unit[:40])
    return KnownPlaces(tuple(units), tuple(desks), at_unit[0] if at_unit else None, at_desk)


def next_chunk(rows: int, seconds: float) -> int:
    """How many rows hold SQLite's only lock for about _LOCK_S, where `rows` took so long; at most twice as many."""
    fitting = int(rows * _LOCK_S / seconds) if seconds > 0 else _MOST
    return max(_FEWEST, min(_MOST, 2 * rows, fitting))


def compare(tx: Transaction, lines: Sequence[Dossier], columns: Collection[str]) -> Told:
    """Writes nothing. `columns` are those that the export has; of the others what stands remains."""
    return _compared(tx, lines, columns).told


def drop_unfinished(tx: Transaction, digest: str, after: str, now: datetime) -> str | None:
    """Undoes, page by page, what an import of another file staged before it was cut off; None when nothing is left.

    Raises SetupRefused while that import is still going on.
    """
    if not dossiers.is_unfinished(tx, digest):
        return None
    if dossiers.is_alive(tx, now):
        raise SetupRefused("import-dossiers-busy")
    return dossiers.drop_unfinished(tx, after)


def begin(tx: Transaction, digest: str, now: datetime) -> int:
    """The number of this import; the same one again when it was cut off and reads the same file."""
    return dossiers.begin_import(tx, digest, now)


def stage(
    tx: Transaction, digest: str, number: int, lines: Sequence[Dossier], columns: Collection[str], now: datetime
) -> Told:
    """Writes one chunk that nobody sees yet. Raises SetupRefused when another import took the place of this one."""
    if not dossiers.is_ours(tx, digest, now):
        raise SetupRefused("import-dossiers-busy")
    compared = _compared(tx, lines, columns)
    dossiers.stage(tx, number, compared.otherwise, compared.replaced)
    return compared.told


def show(tx: Transaction, digest: str, number: int, units: Iterable[str], rows: int, now: datetime) -> None:
    """The last step: from this commit on all rows are seen. Raises SetupRefused like `stage`."""
    if not dossiers.is_ours(tx, digest, now):
        raise SetupRefused("import-dossiers-busy")
    dossiers.show(tx, number, units, local_day(now, tx.zone))
    chain.append(tx, "dossiers_imported", f"{number}:{rows}", now)


def drop_superseded(tx: Transaction) -> int:
    """Erases a page of what the import replaced; 0 when nothing is left."""
    return dossiers.drop_superseded(tx)


def late(tx: Transaction, unit: str, desk: str, now: datetime) -> tuple[Late, tuple[LateDossier, ...]]:
    """Those of one desk, of a unit with the units below it, or of all ("" and ""); with what letters say of each.

    Raises SetupRefused for a place that is not there.
    """
    known = known_places(tx, unit, desk)
    if known.desk is not None:
        place = Place(True, known.desk.code, known.desk.name)
    elif known.unit is not None:
        place = Place(False, known.unit, next(each.name for each in known.units if each.code == known.unit))
    else:
        place = Place(False, ALL_UNITS, staff_words(tx).text("document-all-units"))
    found = late_dossiers.late(tx, place, now)
    return found, late_dossiers.known_of(tx, found.both)


def note_apologies(tx: Transaction, codes: Sequence[str], now: datetime) -> list[str]:
    """Their letters were sent: they leave the list. Raises SetupRefused for one that is not there, and notes none."""
    noted = []
    for code in codes:
        known = dossiers.dossier(tx, reads_like(code))
        if known is None:
            raise SetupRefused("dossiers-code-unknown", code=code[:40])
        dossiers.apologise(tx, known.key, local_day(now, tx.zone))
        noted.append(known.code)
    chain.append(tx, "apologies_noted", f"console:{len(noted)}", now)
    return noted


@dataclass(frozen=True, slots=True)
class _Compared:
    told: Told
    otherwise: Sequence[Dossier]  # what is new or changed
    replaced: Sequence[str]  # keys of what is changed


def _compared(tx: Transaction, lines: Sequence[Dossier], columns: Collection[str]) -> _Compared:
    standing = dossiers.standing(tx, [line.key for line in lines])
    if not standing:
        return _Compared(Told(new=len(lines)), lines, ())
    new = [line for line in lines if line.key not in standing]
    pairs = [(standing[line.key], line) for line in lines if line.key in standing]
    merged = [(known, _merged(line, known, columns)) for known, line in pairs]
    changed = [said for known, said in merged if said != known]
    told = Told(len(new), len(changed), len(merged) - len(changed))
    return _Compared(told, [*new, *changed], [said.key for said in changed])


def _merged(line: Dossier, known: Dossier, columns: Collection[str]) -> Dossier:
    """What the export has no column for stays as it is, and an apology that was noted is never taken back."""
    kept = {name: getattr(known, name) for name in ("procedure", "received", "due", "returned") if name not in columns}
    return line._replace(
        desk=line.desk or (known.desk if known.unit == line.unit else None),
        apologised_on=known.apologised_on or line.apologised_on,
        **kept,
    )
