"""A citizen's update becomes one `Inbound`, one use case hears it, and a press is acknowledged afterwards."""

import logging
from collections.abc import AsyncGenerator, Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.enums import ChatType, ContentType
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from bot.botapi import ApiFault, BotApi
from bot.citizen.buttons import pressed
from bot.citizen.send import as_json
from bot.clock import Clock
from bot.lanes import UnreadableUpdate
from bot.tasks import Tasks
from bot.usecases.citizen_turn import Inbound, Turn
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey.conversation.events import Attached, Attachment, Command, Commanded, Event, Started, Typed
from survey.messages import CITIZEN_BOT, Address
from survey.text import clean

Receive = Callable[[Transaction, Inbound], Turn | None]
NoteReachability = Callable[[Transaction, UpdateRef, Address, bool, datetime], object]

ACKNOWLEDGE_SECONDS = 3.0
NOTICE_CHARACTERS = 200
FRESH_TALK_LETTERS = 8
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
logging.getLogger("aiogram").setLevel(logging.ERROR)  # it names each update at INFO, and would quote faults


class SpeaksOutOfTurn(RuntimeError):
    """A handler tried to send by itself; only delivery sends."""


class Mute(BaseSession):
    """The dispatcher's bot has no mouth: whatever tries to speak through it fails loudly."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        raise SpeaksOutOfTurn(method.__api_method__)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        raise SpeaksOutOfTurn("download")
        yield b""

    async def close(self) -> None:
        return None


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
    ) -> None:
        self._db = db
        self._api = api
        self._receive = receive
        self._note_reachability = note_reachability
        self._clock = clock
        self._fresh = fresh
        self._acknowledging = Tasks()
        self._bot = Bot("1:none", session=Mute())
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.message.register(self._on_message)
        self._dispatcher.callback_query.register(self._on_press)
        self._dispatcher.my_chat_member.register(self._on_member)

    async def handle(self, raw: dict[str, Any], ref: UpdateRef) -> None:
        """Raises UnreadableUpdate for what aiogram cannot read, and whatever a handler raises."""
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError as fault:
            raise UnreadableUpdate(f"{fault.error_count()} fields") from None
        await self._dispatcher.feed_update(self._bot, update, ref=ref)

    async def close(self) -> None:
        """Waits for the acknowledgements that are under way."""
        await self._acknowledging.finished()

    async def _on_message(self, message: Message, ref: UpdateRef) -> None:
        fresh = self._fresh()
        event = None if _is_strange(message) else event_of(message, fresh)
        if event is not None:
            await self._hear(ref, message.chat, event, message.date, fresh, message.from_user)

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
        return await self._db.run(self._receive, Inbound(ref, address, event, at, fresh, hint))

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


def event_of(message: Message, fresh: str) -> Event | None:
    """What the person said or sent; None for what the platform itself put into the chat."""
    if message.text is None:
        kind = _ATTACHMENTS.get(ContentType(message.content_type))
        return Attached(kind, clean(message.caption or "")) if kind else None
    text = clean(message.text)
    if not text:
        return Attached(Attachment.OTHER)
    talk = fresh[:FRESH_TALK_LETTERS]
    if text.casefold() == Command.ERASE:
        return Commanded(Command.ERASE, talk)
    return _command(text, talk) if text.startswith("/") else Typed(text)


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
