"""What an administrator does with instruments: add one of the office's own, see what there is and who asks it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.usecases.admin_setup import SetupRefused, reads_like
from storage import chain, instruments, places
from storage.database import Transaction
from survey import comparability, definition
from survey.comparability import Compared
from survey.definition import Survey


@dataclass(frozen=True, slots=True)
class Listed:
    """One instrument in its newest version; `units` are the codes of those that ask it."""

    survey: Survey
    is_own: bool
    units: tuple[str, ...]


def add_instrument(tx: Transaction, survey: Survey, text: str, at: datetime) -> tuple[Survey, Compared] | None:
    """From now on units can choose it, and those that ask it already ask this version in their next interviews.

    `text` is the checked file that `survey` was read from. → the version before and what is comparable with it; None
    where there was none. Adding the same file again changes nothing. Raises SetupRefused: what was added is never
    replaced, versions only grow, and the names of instruments that come with the program are taken.
    """
    key, version = survey.id.key, survey.id.version
    if key in definition.released_keys():
        raise SetupRefused("survey-key-taken", key=key)
    alike = next((one for one in instruments.known(tx) if one != key and reads_like(one) == reads_like(key)), None)
    if alike is not None:
        raise SetupRefused("survey-key-alike", key=key, known=alike)
    versions = instruments.versions(tx, key)
    before = next((one for one in reversed(versions) if one.id.version < version), None)
    if instruments.text(tx, survey.id) != text:
        newest = versions[-1].id.version if versions else 0
        if newest >= version:
            values = {"key": key, "version": str(version), "next": str(newest + 1)}
            raise SetupRefused("survey-version-taken", **values)
        instruments.add(tx, survey.id, text, at)
        chain.append(tx, "instrument_added", f"{key}:{version}:{sha256(text.encode()).hexdigest()}", at)
    return (before, comparability.compare(before, survey)) if before else None


def list_instruments(tx: Transaction) -> list[Listed]:
    """By key."""
    units = places.units(tx)
    return [
        Listed(
            instruments.current(tx, key),
            key not in definition.released_keys(),
            tuple(unit.code for unit in units if unit.surveys == key),
        )
        for key in instruments.known(tx)
    ]
