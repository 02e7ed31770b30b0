"""Visits whose questions come later: whom to ask, when, and by which version. All but the moment is sealed."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, update
from sqlmodel import col

from storage.tables.askings import AskingRow
from storage.transaction import Row, Transaction, changing, insert_new, reading
from survey.conversation.saved import dump, load
from survey.conversation.states import Waiting
from survey.messages import Address, ChannelName


@dataclass(frozen=True, slots=True)
class Asking:
    address: Address
    waiting: Waiting
    visited_at: datetime


_the_talk = col(AskingRow.talk) == bindparam("the_talk")
_askings = reading(AskingRow, "sealed_address", "sealed_state", "visited_at")
_PUT = insert_new(AskingRow, "talk", "lane", "sealed_address", "sealed_state", "visited_at", "ask_at")
_DROP = delete(AskingRow).where(_the_talk)
_POSTPONE = changing(update(AskingRow).where(_the_talk), "ask_at")
_OF_LANE = _askings.where(col(AskingRow.lane) == bindparam("the_lane")).order_by(
    col(AskingRow.visited_at), col(AskingRow.talk)
)
# in the order of random ids: after an outage nobody shall be asked in the order of coming
_DUE = (
    _askings.where(col(AskingRow.ask_at) <= bindparam("now")).order_by(col(AskingRow.talk)).limit(bindparam("at_most"))
)
_ONE = reading(AskingRow, "talk").where(_the_talk)


def put(tx: Transaction, lane: str, address: Address, waiting: Waiting, visited_at: datetime, ask_at: datetime) -> None:
    tx.execute(
        _PUT,
        talk=waiting.talk,
        lane=lane,
        sealed_address=tx.keys.seal(json.dumps([address.channel, address.chat]).encode()),
        sealed_state=tx.keys.seal(dump(waiting).encode()),
        visited_at=visited_at,
        ask_at=ask_at,
    )


def drop(tx: Transaction, talk: str) -> bool:
    """False when it was asked, declined or dropped before."""
    return tx.execute(_DROP, the_talk=talk) == 1


def postpone(tx: Transaction, talk: str, until: datetime) -> None:
    tx.execute(_POSTPONE, the_talk=talk, ask_at=until)


def waits(tx: Transaction, talk: str) -> bool:
    return tx.one(_ONE, the_talk=talk) is not None


def of_lane(tx: Transaction, lane: str) -> list[Waiting]:
    """What this account was told to be asked later, in the order of coming."""
    return [_asking(tx, row).waiting for row in tx.all(_OF_LANE, the_lane=lane)]


def due(tx: Transaction, now: datetime, limit: int) -> list[Asking]:
    """Not locked: whoever asks locks the talk first, as every turn does, and looks again."""
    return [_asking(tx, row) for row in tx.all(_DUE, now=now, at_most=limit)]


def _asking(tx: Transaction, row: Row) -> Asking:
    sealed_address, sealed_state, visited_at = row
    channel, chat = json.loads(tx.keys.open(sealed_address))
    waiting = load(tx.keys.open(sealed_state).decode())
    assert isinstance(waiting, Waiting), "only such a state is kept"
    return Asking(Address(ChannelName(channel), chat), waiting, visited_at)
