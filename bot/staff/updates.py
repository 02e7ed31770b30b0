"""A staff member's update passes through python-telegram-bot, run by hand: parsed, routed, heard by one use case."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec

import orjson
from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext
from telegram.request import BaseRequest, RequestData

from bot.botapi import ApiFault, BotApi
from bot.clock import Clock
from bot.lanes import UnreadableUpdate
from bot.raw_updates import is_asked_for
from bot.tasks import Tasks
from bot.usecases.staff_turn import Done, Person, Refusal, once
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from survey.files import FileKind, SentFile
from survey.messages import STAFF_BOT, Address
from survey.text import clean

P = ParamSpec("P")
NoteReachability = Callable[[Transaction, UpdateRef, Address, bool, datetime], object]
StaffApplication = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]

ACKNOWLEDGE_SECONDS = 3.0
TOAST_CHARACTERS = 200
NAME_CHARACTERS = 64

log = logging.getLogger(__name__)
logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)  # its lines quote whole updates


class SpeaksOutOfTurn(TelegramError):
    """A handler tried to send by itself; only delivery sends."""


class Mute(BaseRequest):
    """The application's bot has no mouth. Only its own start, which asks who it is, gets an answer, made up."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return 200, orjson.dumps({"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "-"}})
        raise SpeaksOutOfTurn(url.rpartition("/")[2])


@dataclass(slots=True)
class _UnderWay:
    ref: UpdateRef
    fault: Exception | None = None


class StaffUpdates:
    """Handlers are registered on `application`; they speak to the use cases through `hear` and acknowledge presses."""

    def __init__(self, db: Database, api: BotApi, clock: Clock) -> None:
        self.clock = clock
        self._db = db
        self._api = api
        self._under_way: dict[int, _UnderWay] = {}
        self._acknowledging = Tasks()
        builder = ApplicationBuilder().token("1:none").request(Mute()).get_updates_request(Mute())
        self.application: StaffApplication = builder.updater(None).job_queue(None).build()
        self.application.add_error_handler(self._keep_fault)

    async def handle(self, raw: dict[str, Any], ref: UpdateRef) -> None:
        """Raises UnreadableUpdate for what cannot be parsed, and whatever a handler raises."""
        if not is_asked_for(raw):
            return
        await self.application.initialize()
        try:
            update = Update.de_json(raw, self.application.bot)
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise UnreadableUpdate(type(fault).__name__) from None
        under_way = self._under_way[update.update_id] = _UnderWay(ref)
        try:
            await self.application.process_update(update)
        finally:
            del self._under_way[update.update_id]
        if under_way.fault is not None:
            raise under_way.fault

    async def close(self) -> None:
        """Waits for the acknowledgements that are under way."""
        await self._acknowledging.finished()

    async def hear(
        self,
        update: Update,
        at: datetime,
        reply_to: Address | None,
        use_case: Callable[Concatenate[Transaction, P], str | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done | Refusal | None:
        """Runs the use case once for this update. A refusal is said in `reply_to`, or left to the caller."""
        ref = self._under_way[update.update_id].ref
        return await self._db.run(lambda tx: once(tx, ref, at, reply_to, use_case, *args, **kwargs))

    async def note(
        self, update: Update, use_case: NoteReachability, to: Address, reachable: bool, at: datetime
    ) -> None:
        await self._db.run(use_case, self._under_way[update.update_id].ref, to, reachable, at)

    def acknowledge(self, press: CallbackQuery, answer: Done | Refusal | None) -> None:
        """One attempt, not waited for: nothing depends on it."""
        self._acknowledging.start(self._say_once(press.id, answer))

    async def _say_once(self, press: str, answer: Done | Refusal | None) -> None:
        parameters: dict[str, Any] = {"callback_query_id": press}
        match answer:
            case Done(notice=str(text)):
                parameters["text"] = text[:TOAST_CHARACTERS]
            case Refusal(text=text):
                parameters |= {"text": text[:TOAST_CHARACTERS], "show_alert": True}
        try:
            await self._api.call("answerCallbackQuery", parameters, timeout=ACKNOWLEDGE_SECONDS)
        except ApiFault as fault:
            log.debug("press not acknowledged", extra={"action": "ack_lost", "why": type(fault).__name__})

    async def _keep_fault(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and isinstance(context.error, Exception):
            self._under_way[update.update_id].fault = context.error


def address_of(message: Message) -> Address:
    return Address(STAFF_BOT, str(message.chat.id))


def file_of(message: Message) -> SentFile | None:
    """A photo in its largest form, or a document; what else may come with a reply is left out."""
    if message.photo:
        photo = message.photo[-1]
        return SentFile(FileKind.PHOTO, photo.file_id, size=photo.file_size or 0)
    if message.document is not None and message.animation is None:
        return SentFile(FileKind.DOCUMENT, message.document.file_id, size=message.document.file_size or 0)
    return None


def person_of(update: Update) -> Person | None:
    """Who wrote or pressed; None for bots, channels and whoever hides behind the group."""
    user = update.effective_user
    message = update.message
    if user is None or user.is_bot or (message is not None and message.sender_chat is not None):
        return None
    return Person(str(user.id), clean(user.full_name)[:NAME_CHARACTERS] or str(user.id))
