"""What the office has set, and facts that outlive a restart, by key."""

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from storage.tables.settings import SettingRow
from storage.transaction import Transaction, upsert

_GET = select(col(SettingRow.value)).where(col(SettingRow.key) == bindparam("the_key"))
_GET_LOCKED = _GET.with_for_update()
_PUT = upsert(SettingRow, ["key"], replaced=["value"])
_DROP = delete(SettingRow).where(col(SettingRow.key) == bindparam("the_key"))


def get(tx: Transaction, key: str) -> str | None:
    value: str | None = tx.value(_GET, the_key=key)
    return value


def get_locked(tx: Transaction, key: str) -> str | None:
    """For a value that is read, changed and put back; once it is there, nobody else changes it in between."""
    value: str | None = tx.value(_GET_LOCKED, the_key=key)
    return value


def put(tx: Transaction, key: str, value: str) -> None:
    tx.execute(_PUT, key=key, value=value)


def drop(tx: Transaction, key: str) -> None:
    tx.execute(_DROP, the_key=key)
