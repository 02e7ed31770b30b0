"""One answer per account, desk and day without a slip: kept as a hash under a key that is destroyed after the day."""

import hmac
from datetime import date

from sqlalchemy import bindparam, delete
from sqlmodel import col

from storage.tables.responses import CapKeyRow, CapRow
from storage.transaction import Transaction, insert_new, reading

_KEY = reading(CapKeyRow, "key").where(col(CapKeyRow.day) == bindparam("the_day"))
_NEW_KEY = insert_new(CapKeyRow, "day", "key")
_TAKE = insert_new(CapRow, "hash", "day")
_TAKEN = reading(CapRow, "day").where(col(CapRow.hash) == bindparam("the_hash"))
_RELEASE = delete(CapRow).where(col(CapRow.hash) == bindparam("the_hash"))
_DESTROY_KEYS = delete(CapKeyRow).where(col(CapKeyRow.day) < bindparam("the_day"))
_DESTROY_CAPS = delete(CapRow).where(col(CapRow.day) < bindparam("the_day"))


def cap_taken(tx: Transaction, desk: str, lane: str, local_day: date) -> bool:
    key = tx.value(_KEY, the_day=local_day)
    return key is not None and tx.one(_TAKEN, the_hash=_hash(tx.keys.open(key), desk, lane)) is not None


def take_cap(tx: Transaction, desk: str, lane: str, local_day: date, fresh_key: bytes) -> bool:
    """False when it was taken before. `fresh_key`: 32 random bytes, used if it is the first of the day."""
    tx.execute(_NEW_KEY, day=local_day, key=tx.keys.seal(fresh_key))
    key = tx.value(_KEY, the_day=local_day)
    return tx.execute(_TAKE, hash=_hash(tx.keys.open(key), desk, lane), day=local_day) == 1


def release_cap(tx: Transaction, desk: str, lane: str, local_day: date) -> None:
    """The answers were withdrawn: this account may answer again today. Once the key is gone there is nothing to do."""
    key = tx.value(_KEY, the_day=local_day)
    if key is not None:
        tx.execute(_RELEASE, the_hash=_hash(tx.keys.open(key), desk, lane))


def destroy_cap_keys(tx: Transaction, before_day: date) -> int:
    """Of the days before nobody can tell any more who answered."""
    tx.execute(_DESTROY_CAPS, the_day=before_day)
    return tx.execute(_DESTROY_KEYS, the_day=before_day)


def _hash(key: bytes, desk: str, lane: str) -> str:
    return hmac.digest(key, f"{desk}\0{lane}".encode(), "sha256").hex()
