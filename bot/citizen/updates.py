"""A citizen's update becomes one `Inbound`, one use case hears it, and a press is acknowledged afterwards."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from aiogram.enums import ChatType, ContentType
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from bot.botapi import ApiFault, BotApi
from bot.citizen.buttons import pressed
from bot.citizen.send import as_json
from bot.clock import Clock
from bot.guesses import Guesses
from bot.lanes import UnreadableUpdate
from bot.raw_updates import is_asked_for
from bot.tasks import Tasks
from bot.usecases.citizen_turn import Inbound, Turn
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey.conversation.events import Attached, Attachment, Command, Commanded, Edited, Event, Started, Typed
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT, Address
from survey.text import clean

Receive = Callable[[Transaction, Inbound], Turn | None]
NoteReachability = Callable[[Transaction, UpdateRef, Address, bool, datetime], object]

ACKNOWLEDGE_SECONDS = 3.0
NOTICE_CHARACTERS = 200
FRESH_TALK_LETTERS = 8
PHONE_CHARACTERS = 32
_ATTACHMENTS = {
    ContentType.PHOTO: Attachment.PHOTO,
    ContentType.VOICE: Attachment.VOICE,
    ContentType.AUDIO: Attachment.VOICE,
    ContentType.DOCUMENT: Attachment.DOCUMENT,
    ContentType.LOCATION: Attachment.LOCATION,
    ContentType.VENUE: Attachment.LOCATION,
    ContentType.STICKER: Attachment.STICKER,
    ContentType.ANIMATION: Attachment.STICKER,
    ContentType.VIDEO: Attachment.OTHER,
    ContentType.VIDEO_NOTE: Attachment.OTHER,
    ContentType.CONTACT: Attachment.OTHER,
    ContentType.DICE: Attachment.OTHER,
    ContentType.POLL: Attachment.OTHER,
    ContentType.STORY: Attachment.OTHER,
    ContentType.UNKNOWN: Attachment.OTHER,
}  # what is not here is a service message of the platform, said by nobody

log = logging.getLogger(__name__)


class AtOnce(Protocol):
    """Delivery, as a turn meets it: what it claims with its own commit is sent without another transaction."""

    def claim_until(self) -> datetime | None: ...

    def take(self, claimed: Claimed) -> None: ...


class CitizenUpdates:
    """`receive` and `note_reachability` are use cases; `fresh` gives 32 random letters."""

    def __init__(
        self,
        db: Database,
        api: BotApi,
        receive: Receive,
        note_reachability: NoteReachability,
        clock: Clock,
        fresh: Callable[[], str],
        at_once: AtOnce | None = None,
    ) -> None:
        self._db = db
        self._api = api
        self._receive = receive
        self._note_reachability = note_reachability
        self._clock = clock
        self._fresh = fresh
        self._at_once = at_once
        self._guesses = Guesses()
        self._acknowledging = Tasks()

    async def handle(self, raw: dict[str, Any], ref: UpdateRef) -> None:
        """Raises UnreadableUpdate for what aiogram cannot read, and whatever a handler raises.

        No aiogram bot stands behind these objects: whatever tries to speak through one of them fails loudly.
        """
        if not is_asked_for(raw):
            return
        try:
            update = Update.model_validate(_without_old_words(raw))
        except ValidationError as fault:
            raise UnreadableUpdate(f"{fault.error_count()} fields") from None
        if update.callback_query is not None:
            await self._on_press(update.callback_query, ref)
        elif update.message is not None:
            await self._on_message(update.message, ref)
        elif update.edited_message is not None:
            await self._on_edit(update.edited_message, ref)
        elif update.my_chat_member is not None:
            await self._on_member(update.my_chat_member, ref)

    async def close(self) -> None:
        """Waits for the acknowledgements that are under way."""
        await self._acknowledging.finished()

    async def _on_message(self, message: Message, ref: UpdateRef) -> None:
        fresh = self._fresh()
        event = None if _is_strange(message) else event_of(message, fresh)
        if event is not None:
            await self._hear(ref, message.chat, event, message.date, fresh, message.from_user)

    async def _on_edit(self, message: Message, ref: UpdateRef) -> None:
        """Only of words: what else changes in a message, the platform itself may have changed."""
        if message.text is not None and not _is_strange(message):
            event = Edited(message.message_id, clean(message.text))
            at = datetime.fromtimestamp(message.edit_date, UTC) if message.edit_date else message.date
            await self._hear(ref, message.chat, event, at, self._fresh(), message.from_user)

    async def _on_press(self, press: CallbackQuery, ref: UpdateRef) -> None:
        chat = press.message.chat if press.message else Chat(id=press.from_user.id, type=ChatType.PRIVATE)
        if press.from_user.is_bot or chat.type != ChatType.PRIVATE:
            return
        turn = await self._hear(ref, chat, pressed(press.data), self._clock.now(), self._fresh(), press.from_user)
        self._acknowledge(press.id, turn.notice if turn else None)

    async def _on_member(self, member: ChatMemberUpdated, ref: UpdateRef) -> None:
        if member.chat.type == ChatType.PRIVATE:
            address = Address(CITIZEN_BOT, str(member.chat.id))
            reachable = member.new_chat_member.status not in ("kicked", "left")
            await self._db.run(self._note_reachability, ref, address, reachable, member.date)

    async def _hear(
        self, ref: UpdateRef, chat: Chat, event: Event, at: datetime, fresh: str, person: User | None
    ) -> Turn | None:
        address = Address(CITIZEN_BOT, str(chat.id))
        hint = person.language_code or "" if person else ""
        claim_until = self._at_once.claim_until() if self._at_once else None
        now = self._clock.now()
        may_look_up = not self._guesses.is_locked(ref.lane, now)
        inbound = Inbound(ref, address, event, at, fresh, hint, claim_until, may_look_up)
        turn = await self._db.run(self._receive, inbound)
        if turn is not None and turn.has_guessed:
            self._guesses.note_wrong(ref.lane, now)
            if self._guesses.are_many(now):
                log.warning("codes are being guessed", extra={"action": "codes_guessed"})
        if self._at_once is not None and turn is not None and turn.claimed is not None:
            self._at_once.take(turn.claimed)
        return turn

    def _acknowledge(self, press: str, notice: str | None) -> None:
        self._acknowledging.start(self._say_once(press, notice))

    async def _say_once(self, press: str, notice: str | None) -> None:
        """One attempt: nothing depends on it, and after some seconds the platform takes none."""
        text = notice[:NOTICE_CHARACTERS] if notice else None
        method, parameters = as_json(AnswerCallbackQuery(callback_query_id=press, text=text))
        try:
            await self._api.call(method, parameters, timeout=ACKNOWLEDGE_SECONDS)
        except ApiFault as fault:
            log.debug("press not acknowledged", extra={"action": "ack_lost", "why": type(fault).__name__})


def _without_old_words(raw: dict[str, Any]) -> dict[str, Any]:
    """A press is judged by our state: of the message it hangs on only the place is read, 70 of 115 µs less to parse."""
    press = raw.get("callback_query")
    if not isinstance(press, dict) or not isinstance(message := press.get("message"), dict):
        return raw
    place = {name: message[name] for name in ("message_id", "date", "chat") if name in message}
    return raw | {"callback_query": {**press, "message": place}}


def event_of(message: Message, fresh: str) -> Event | None:
    """What the person said or sent; None for what the platform itself put into the chat."""
    if message.text is None:
        kind = _ATTACHMENTS.get(ContentType(message.content_type))
        phone = clean(message.contact.phone_number)[:PHONE_CHARACTERS] if message.contact else ""
        return Attached(kind, _file_of(message), message.media_group_id or "", phone=phone) if kind else None
    text = clean(message.text)
    if not text:
        return Attached(Attachment.OTHER)
    talk = fresh[:FRESH_TALK_LETTERS]
    if text.casefold() == Command.ERASE:
        return Commanded(Command.ERASE, talk)
    event = _command(text, talk) if text.startswith("/") else Typed(text)
    return replace(event, message=message.message_id) if isinstance(event, Typed) else event


def _file_of(message: Message) -> SentFile | None:
    """What can be taken; the largest form of a photo comes last."""
    caption, place = clean(message.caption or ""), message.location
    if message.photo:
        photo = message.photo[-1]
        return SentFile(FileKind.PHOTO, photo.file_id, caption, photo.file_size or 0)
    if sound := message.voice or message.audio:
        return SentFile(FileKind.VOICE, sound.file_id, caption, sound.file_size or 0, sound.duration)
    if message.document and not message.animation:
        return SentFile(FileKind.DOCUMENT, message.document.file_id, caption, message.document.file_size or 0)
    if place:
        return SentFile(FileKind.LOCATION, f"{place.latitude:.5f}, {place.longitude:.5f}")
    return None


def _command(text: str, talk: str) -> Event:
    word, _, argument = text[1:].partition(" ")
    name = word.partition("@")[0].casefold()
    if name == "start":
        return Started(argument.strip(), talk)
    if name in set(Command):
        return Commanded(Command(name), talk, argument.strip())
    return Typed(text)


def _is_strange(message: Message) -> bool:
    """Groups, channels, bots and guests: a citizen speaks in private and for oneself."""
    person = message.from_user
    return (
        message.chat.type != ChatType.PRIVATE
        or person is None
        or person.is_bot
        or message.sender_chat is not None
        or message.guest_query_id is not None
    )
