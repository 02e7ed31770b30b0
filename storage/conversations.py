"""Where each talk with a citizen stands, under a keyed hash; what is said and to whom is sealed."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, not_, select, update
from sqlmodel import col

from storage.tables.conversations import ConversationRow
from storage.tables.responses import LinkRow
from storage.transaction import Transaction, changing, insert_new
from survey.conversation.saved import dump, load
from survey.conversation.states import Idle, State
from survey.messages import Address, ChannelName, Language


@dataclass(frozen=True, slots=True)
class Conversation:
    lane: str
    address: Address
    language: Language
    state: State
    updated_at: datetime
    is_address_kept: bool = False  # the row holds it, so it need not be sealed again


class TalkIsBusy(Exception):
    """Another use case holds this talk just now."""


_this = col(ConversationRow.lane) == bindparam("the_lane")
_LOAD = (
    select(
        col(ConversationRow.language),
        col(ConversationRow.sealed_state),
        col(ConversationRow.updated_at),
    )
    .where(_this)
    .with_for_update()
)
_BEGIN = insert_new(ConversationRow, "lane", "language", "updated_at", "reminded")
_SAVE = changing(
    update(ConversationRow).where(_this), "language", "sealed_address", "sealed_state", "updated_at", "reminded"
)
_SAVE_OPEN = changing(update(ConversationRow).where(_this), "language", "sealed_state", "updated_at", "reminded")
_SILENT = (
    select(
        col(ConversationRow.lane),
        col(ConversationRow.sealed_address),
        col(ConversationRow.language),
        col(ConversationRow.sealed_state),
        col(ConversationRow.updated_at),
    )
    .where(col(ConversationRow.sealed_state).is_not(None), col(ConversationRow.updated_at) < bindparam("instant"))
    .order_by(col(ConversationRow.updated_at))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_SILENT_UNREMINDED = _SILENT.where(not_(col(ConversationRow.reminded)))
_LINKED = (
    select(
        col(ConversationRow.lane),
        col(ConversationRow.sealed_address),
        col(ConversationRow.language),
        col(ConversationRow.sealed_state),
        col(ConversationRow.updated_at),
    )
    .join(LinkRow, col(LinkRow.lane) == col(ConversationRow.lane))
    .where(col(LinkRow.interview) == bindparam("the_interview"))
)
_LINKED_FREE = _LINKED.with_for_update(skip_locked=True, of=ConversationRow)
_MARK_REMINDED = update(ConversationRow).where(_this).values(reminded=True)
_FORGET = delete(ConversationRow).where(_this)
_FORGET_CLOSED = delete(ConversationRow).where(
    col(ConversationRow.sealed_state).is_(None), col(ConversationRow.updated_at) < bindparam("instant")
)


def load_locked(tx: Transaction, address: Address, at: datetime, language_hint: str) -> Conversation:
    """The talk with this chat, locked until the use case ends.

    A new one is idle, in the language of the hint ("en", "en-GB") if we speak it, else in Vietnamese.
    """
    lane = tx.keys.lane(address.channel, address.chat)
    row = tx.one(_LOAD, the_lane=lane)
    if row is None:
        tx.execute(_BEGIN, lane=lane, language=_spoken(language_hint), updated_at=at, reminded=False)
        row = tx.one(_LOAD, the_lane=lane)
        assert row is not None
    language, sealed_state, updated_at = row
    return Conversation(
        lane, address, Language(language), _state(tx, sealed_state), updated_at, sealed_state is not None
    )


def save(tx: Transaction, conversation: Conversation) -> None:
    """Keeps it. When nothing is open, only the language stays: neither the account nor what was said."""
    closed = isinstance(conversation.state, Idle)
    values = {
        "language": conversation.language,
        "sealed_state": None if closed else tx.keys.seal(dump(conversation.state).encode()),
        "updated_at": conversation.updated_at,
        "reminded": False,
    }
    if conversation.is_address_kept and not closed:
        tx.execute(_SAVE_OPEN, the_lane=conversation.lane, **values)
    else:
        sealed_address = None if closed else _sealed_address(tx, conversation.address)
        tx.execute(_SAVE, the_lane=conversation.lane, sealed_address=sealed_address, **values)


def silent_since(tx: Transaction, instant: datetime, limit: int, *, not_reminded: bool = False) -> list[Conversation]:
    """Talks with something open and nothing said since the instant, longest silent first, locked as in load_locked.

    `not_reminded`: only those that were not reminded since the last word.
    """
    return [
        Conversation(lane, _address(tx, sealed_address), Language(language), _state(tx, sealed_state), updated_at)
        for lane, sealed_address, language, sealed_state, updated_at in tx.all(
            _SILENT_UNREMINDED if not_reminded else _SILENT, instant=instant, at_most=limit
        )
    ]


def linked_to(tx: Transaction, interview: str) -> Conversation | None:
    """The talk, if one is open, of the account that an interview is linked to; locked, whether open or not.

    Raises TalkIsBusy instead of waiting: who holds the talk may wait for the interview.
    """
    row = tx.one(_LINKED_FREE, the_interview=interview)
    if row is None and tx.one(_LINKED, the_interview=interview) is not None:
        raise TalkIsBusy
    if row is None or row[3] is None:
        return None
    lane, sealed_address, language, sealed_state, updated_at = row
    return Conversation(lane, _address(tx, sealed_address), Language(language), _state(tx, sealed_state), updated_at)


def mark_reminded(tx: Transaction, lane: str) -> None:
    """Until the next word nobody reminds this person again."""
    tx.execute(_MARK_REMINDED, the_lane=lane)


def forget(tx: Transaction, lane: str) -> None:
    tx.execute(_FORGET, the_lane=lane)


def forget_closed(tx: Transaction, instant: datetime) -> int:
    """Drops talks with nothing open that were last saved before the instant."""
    return tx.execute(_FORGET_CLOSED, instant=instant)


def _spoken(hint: str) -> Language:
    return next((language for language in Language if language == hint[:2].lower()), Language.VI)


def _state(tx: Transaction, sealed: bytes | None) -> State:
    return Idle() if sealed is None else load(tx.keys.open(sealed).decode())


def _sealed_address(tx: Transaction, address: Address) -> bytes:
    return tx.keys.seal(json.dumps([address.channel, address.chat]).encode())


def _address(tx: Transaction, sealed: bytes) -> Address:
    channel, chat = json.loads(tx.keys.open(sealed))
    return Address(ChannelName(channel), chat)
