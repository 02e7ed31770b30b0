"""A message for staff becomes python-telegram-bot's objects, and what they say goes out as JSON, or with its chart."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions, ReplyParameters

from bot.botapi import ApiFault, BotApi, TokenRevoked, Upload
from bot.channel import Instead, Outcome, Sent
from bot.sending import is_flood, is_lost_edit, is_refused_picture, outcome_of, upload_of
from survey.files import FileKind
from survey.messages import Address, Message, Option, Placement

NO_PREVIEW = LinkPreviewOptions(is_disabled=True).to_dict()
STRIP_SECONDS = 5.0
FILE = "attach://file"
_METHODS = {
    FileKind.PHOTO: ("sendPhoto", "photo"),
    FileKind.VOICE: ("sendVoice", "voice"),
    FileKind.DOCUMENT: ("sendDocument", "document"),
}


class StaffChannel:
    """Never a parse mode: people's words go out as they are."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def send(self, to: Address, message: Message, instead: Instead, content: bytes | None) -> Outcome:
        """Raises TokenRevoked."""
        chat = {"chat_id": int(to.chat)}
        try:
            if instead.strip is not None:
                await self._strip(chat, instead.strip)
            if message.placement is Placement.TAKEN_AWAY:
                return await self._take_away(chat, instead.edit)
            if message.placement is Placement.IN_PLACE and instead.edit is not None:
                return await self._edit(chat, message, instead.edit, content)
            return await self._post(chat, message, content)
        except ApiFault as fault:
            return outcome_of(fault)

    async def _take_away(self, chat: dict[str, Any], message_id: int | None) -> Outcome:
        if message_id is not None:
            await self._api.call("deleteMessage", chat | {"message_id": message_id})
        return Sent()

    async def _edit(self, chat: dict[str, Any], message: Message, message_id: int, content: bytes | None) -> Outcome:
        this = chat | {"message_id": message_id} | _buttons(message)
        try:
            if content is None:
                parameters = this | {"text": message.text, "link_preview_options": NO_PREVIEW}
                await self._api.call("editMessageText", parameters)
            else:
                media = InputMediaPhoto(FILE, caption=message.text).to_dict()
                await self._api.call("editMessageMedia", this | {"media": media}, _files(message, content))
        except ApiFault as fault:
            if is_lost_edit(fault) or (content is not None and is_refused_picture(fault)):
                return await self._post(chat, message, content)
            raise
        return Sent()

    async def _post(self, chat: dict[str, Any], message: Message, content: bytes | None) -> Outcome:
        common = chat | _buttons(message) | _manner(message)
        if content is not None:
            method, field = _METHODS[_kind_of(message)]
            file = {field: FILE, "caption": message.text}
            try:
                return _sent(await self._api.call(method, common | file, _files(message, content)))
            except ApiFault as fault:
                if not is_refused_picture(fault):
                    raise
        text = {"text": message.text, "link_preview_options": NO_PREVIEW}
        return _sent(await self._api.call("sendMessage", common | text))

    async def _strip(self, chat: dict[str, Any], message_id: int) -> None:
        """Takes the buttons from a card that has passed; a press on it is checked anyway, so one try is enough."""
        try:
            await self._api.call("editMessageReplyMarkup", chat | {"message_id": message_id}, timeout=STRIP_SECONDS)
        except ApiFault as fault:
            if isinstance(fault, TokenRevoked) or is_flood(fault):
                raise


def _buttons(message: Message) -> dict[str, Any]:
    if not message.rows:
        return {}
    keyboard = InlineKeyboardMarkup([[_button(option) for option in row] for row in message.rows])
    return {"reply_markup": keyboard.to_dict()}


def _button(option: Option) -> InlineKeyboardButton:
    if option.url:
        return InlineKeyboardButton(option.label, url=option.url)
    return InlineKeyboardButton(option.label, callback_data=option.data)


def _manner(message: Message) -> dict[str, Any]:
    manner: dict[str, Any] = {}
    if message.quiet:
        manner["disable_notification"] = True
    if message.protected:
        manner["protect_content"] = True
    if message.reply_to is not None:
        manner["reply_parameters"] = ReplyParameters(message.reply_to, allow_sending_without_reply=True).to_dict()
    return manner


def _files(message: Message, content: bytes) -> dict[str, Upload]:
    return {"file": upload_of(message, content)}


def _kind_of(message: Message) -> FileKind:
    """What is made at delivery is a chart or a document."""
    if message.enclosed is not None:
        return message.enclosed.kind
    return FileKind.PHOTO if message.document is None else FileKind.DOCUMENT


def _sent(result: Any) -> Sent:
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return Sent(message_id if isinstance(message_id, int) else None)
