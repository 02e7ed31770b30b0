"""The hash-chained log of what was counted and decided: append in the transaction, verify offline."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, update
from sqlmodel import col

from storage.tables.records import ChainHeadRow, ChainRow
from storage.transaction import Transaction, changing, insert, insert_new, reading

START = "0" * 64  # the hash before the first entry
ONLY = 1  # id of the one head


@dataclass(frozen=True, slots=True)
class ChainEntry:
    seq: int
    kind: str
    at: datetime
    body: str
    hash: str


@dataclass(frozen=True, slots=True)
class LogProblem:
    """A catalog id and its values say what does not hold together."""

    wording: str
    values: dict[str, str]


_BEGIN = insert_new(ChainHeadRow, "id", "seq", "hash")
_HEAD = reading(ChainHeadRow, "seq", "hash").where(col(ChainHeadRow.id) == ONLY)
_LOCK_HEAD = _HEAD.with_for_update()
_MOVE_HEAD = changing(update(ChainHeadRow).where(col(ChainHeadRow.id) == ONLY), "seq", "hash")
_APPEND = insert(ChainRow, "seq", "kind", "at", "body", "hash")
_FROM = (
    reading(ChainRow, "seq", "kind", "at", "body", "hash")
    .where(col(ChainRow.seq) > bindparam("after"))
    .order_by(col(ChainRow.seq))
    .limit(bindparam("at_most"))
)


def append(tx: Transaction, kind: str, body: str, at: datetime) -> str:
    """Adds an entry; → its hash, the new head."""
    row = tx.one(_LOCK_HEAD)
    if row is None:
        tx.execute(_BEGIN, id=ONLY, seq=0, hash=START)
        row = tx.one(_LOCK_HEAD)
        assert row is not None
    seq, before = row
    body = body.replace("\0", "")
    digest = digest_of(before, seq + 1, kind, at, body)
    tx.execute(_APPEND, seq=seq + 1, kind=kind, at=at, body=body, hash=digest)
    tx.execute(_MOVE_HEAD, seq=seq + 1, hash=digest)
    return digest


def head(tx: Transaction) -> str:
    """The hash of the last entry; of an empty log START."""
    row = tx.one(_HEAD)
    return START if row is None else str(row[1])


def entries(tx: Transaction, after: int = 0, limit: int = 1000) -> list[ChainEntry]:
    """In order, those behind number `after`."""
    return [ChainEntry(*row) for row in tx.all(_FROM, after=after, at_most=limit)]


def verify(tx: Transaction) -> list[LogProblem]:
    """What is wrong with the log; nothing when each entry follows from the one before."""
    problems: list[LogProblem] = []
    seq, before = 0, START
    while found := entries(tx, seq):
        for entry in found:
            if entry.seq != seq + 1:
                problems.append(LogProblem("log-missing", {"first": str(seq + 1), "last": str(entry.seq - 1)}))
            if digest_of(before, entry.seq, entry.kind, entry.at, entry.body) != entry.hash:
                problems.append(LogProblem("log-changed", {"entry": str(entry.seq), "kind": entry.kind}))
            seq, before = entry.seq, entry.hash
    row = tx.one(_HEAD)
    if (seq, before) != ((0, START) if row is None else row):
        ends_at = 0 if row is None else row[0]
        problems.append(LogProblem("log-head", {"last": str(seq), "head": str(ends_at)}))
    return problems


def digest_of(before: str, seq: int, kind: str, at: datetime, body: str) -> str:
    """SHA-256 of previous hash, number, kind, UTC instant and body, joined by "|"; anyone can repeat it."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(f"{before}|{seq}|{kind}|{instant}|{body}".encode()).hexdigest()
