"""A message for a citizen becomes aiogram's method objects, and what they say goes out as plain JSON."""

from typing import Any

from aiogram.methods import (
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import LinkPreviewOptions, ReplyParameters

from bot.botapi import ApiFault, BotApi, TokenRevoked, Upload
from bot.channel import Instead, Outcome, Sent
from bot.sending import is_flood, is_lost_edit, is_refused_picture, outcome_of, upload_of
from survey.files import FileKind
from survey.messages import Address, Message, Option, Placement

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
FILE = "attach://file"
STRIP_SECONDS = 5.0


class CitizenChannel:
    """Never a parse mode: people's words go out as they are."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def send(self, to: Address, message: Message, instead: Instead, content: bytes | None) -> Outcome:
        """Raises TokenRevoked."""
        chat = int(to.chat)
        try:
            if instead.strip is not None:
                await self._strip(chat, instead.strip)
            if message.placement is Placement.TAKEN_AWAY:
                return await self._take_away(chat, instead.edit)
            if message.placement is Placement.IN_PLACE and instead.edit is not None and content is None:
                return await self._edit(chat, message, instead.edit)
            return await self._post(chat, message, content)
        except ApiFault as fault:
            return outcome_of(fault)

    async def _edit(self, chat: int, message: Message, message_id: int) -> Outcome:
        edit = EditMessageText(
            chat_id=chat,
            message_id=message_id,
            text=message.text,
            link_preview_options=NO_PREVIEW,
        )
        try:
            await self._call(edit, message)
        except ApiFault as fault:
            if is_lost_edit(fault):
                return await self._post(chat, message, None)
            raise
        return Sent()

    async def _take_away(self, chat: int, message_id: int | None) -> Outcome:
        if message_id is not None:
            await self._api.call(*as_json(DeleteMessage(chat_id=chat, message_id=message_id)))
        return Sent()

    async def _post(self, chat: int, message: Message, content: bytes | None) -> Outcome:
        if content is None:
            return await self._post_text(chat, message)
        file = _with_file(
            message,
            chat_id=chat,
            caption=message.text,
            disable_notification=message.quiet,
            protect_content=message.protected,
            reply_parameters=_reply(message),
        )
        try:
            return _sent(await self._call(file, message, {"file": upload_of(message, content)}))
        except ApiFault as fault:
            if is_refused_picture(fault):
                return await self._post_text(chat, message)
            raise

    async def _post_text(self, chat: int, message: Message) -> Outcome:
        text = SendMessage(
            chat_id=chat,
            text=message.text,
            link_preview_options=NO_PREVIEW,
            disable_notification=message.quiet,
            protect_content=message.protected,
            reply_parameters=_reply(message),
        )
        return _sent(await self._call(text, message))

    async def _strip(self, chat: int, message_id: int) -> None:
        """Takes the buttons from a message that has passed; they are answered kindly anyway, so one try is enough."""
        strip = EditMessageReplyMarkup(chat_id=chat, message_id=message_id)
        try:
            await self._api.call(*as_json(strip), timeout=STRIP_SECONDS)
        except ApiFault as fault:
            if isinstance(fault, TokenRevoked) or is_flood(fault):
                raise

    async def _call(self, method: TelegramMethod[Any], message: Message, files: dict[str, Upload] | None = None) -> Any:
        name, parameters = as_json(method)
        return await self._api.call(name, parameters | keyboard(message.rows), files)


def _with_file(message: Message, **common: Any) -> TelegramMethod[Any]:
    match message.enclosed.kind if message.enclosed else FileKind.PHOTO:
        case FileKind.DOCUMENT:
            return SendDocument(document=FILE, **common)
        case FileKind.VOICE:
            return SendVoice(voice=FILE, **common)
        case _:
            return SendPhoto(photo=FILE, **common)


def as_json(method: TelegramMethod[Any]) -> tuple[str, dict[str, Any]]:
    """The method's name and what was said to it, without aiogram's defaults."""
    return method.__api_method__, method.model_dump(exclude_unset=True, exclude_none=True)


def keyboard(rows: tuple[tuple[Option, ...], ...]) -> dict[str, Any]:
    """Written out: as aiogram's models seven buttons take 54 of the 65 µs that composing a screen would cost."""
    return {"reply_markup": {"inline_keyboard": [[_button(option) for option in row] for row in rows]}} if rows else {}


def _button(option: Option) -> dict[str, str]:
    if option.url:
        return {"text": option.label, "url": option.url}
    return {"text": option.label, "callback_data": option.data}


def _reply(message: Message) -> ReplyParameters | None:
    if message.reply_to is None:
        return None
    return ReplyParameters(message_id=message.reply_to, allow_sending_without_reply=True)


def _sent(result: Any) -> Sent:
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return Sent(message_id if isinstance(message_id, int) else None)
