"""Every instrument there is: those that come with the program, and those that the office has added."""

import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam
from sqlmodel import col

from storage.tables.instruments import InstrumentRow
from storage.transaction import Transaction, insert_new, reading
from survey import definition
from survey.definition import Survey, SurveyId

_the_key = col(InstrumentRow.key) == bindparam("the_key")
_texts = reading(InstrumentRow, "text").order_by(col(InstrumentRow.version))
_ONE = _texts.where(_the_key, col(InstrumentRow.version) == bindparam("the_version"))
_VERSIONS = _texts.where(_the_key)
_IDS = reading(InstrumentRow, "key", "version").order_by(col(InstrumentRow.key), col(InstrumentRow.version))
_ADD = insert_new(InstrumentRow, "key", "version", "text", "added_at")


def survey(tx: Transaction, of: SurveyId) -> Survey:
    """Raises LookupError for a version that was never added."""
    found = definition.released().get(of)
    if found is not None:
        return found
    kept = text(tx, of)
    if kept is None:
        raise LookupError(f"there is no instrument {of.key!r} of version {of.version}")
    return _read(kept)


def current(tx: Transaction, key: str) -> Survey:
    """The newest version. Raises LookupError naming the instruments there are."""
    found = versions(tx, key)
    if not found:
        raise LookupError(f"there is no instrument {key!r}; choose one of {', '.join(known(tx))}")
    return found[-1]


def versions(tx: Transaction, key: str) -> Sequence[Survey]:
    """All versions, oldest first; none of an unknown instrument."""
    shipped = definition.versions(key)
    return shipped or [_read(kept) for (kept,) in tx.all(_VERSIONS, the_key=key)]


def versions_until(tx: Transaction, of: SurveyId) -> Sequence[Survey]:
    """This version and those before it, oldest first."""
    return [one for one in versions(tx, of.key) if one.id.version <= of.version]


def known(tx: Transaction) -> list[str]:
    """Keys of all instruments."""
    return sorted({*definition.released_keys(), *(key for key, _ in tx.all(_IDS))})


def own(tx: Transaction) -> list[SurveyId]:
    """What the office has added."""
    return [SurveyId(*row) for row in tx.all(_IDS)]


def text(tx: Transaction, of: SurveyId) -> str | None:
    """The file of an own version as it was added."""
    kept: str | None = tx.value(_ONE, the_key=of.key, the_version=of.version)
    return kept


def add(tx: Transaction, of: SurveyId, file_text: str, at: datetime) -> bool:
    """False when the version is there already; it is never replaced."""
    return tx.execute(_ADD, key=of.key, version=of.version, text=file_text, added_at=at) == 1


@lru_cache(maxsize=64)
def _read(file_text: str) -> Survey:
    """A text never changes its meaning, so that it is read once in a process."""
    return definition.from_toml(tomllib.loads(file_text))
