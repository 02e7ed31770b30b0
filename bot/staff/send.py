"""A message for staff becomes python-telegram-bot's objects, and what they say goes out as JSON, or with its chart."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions, ReplyParameters

from bot.botapi import (
    ApiFault,
    BotApi,
    TokenRevoked,
    Upload,
    is_flood,
    is_lost_edit,
    is_refused_picture,
    outcome_of,
)
from bot.channel import Instead, Outcome, Sent
from survey.messages import Address, Message, Option, Placement

NO_PREVIEW = LinkPreviewOptions(is_disabled=True).to_dict()
STRIP_SECONDS = 5.0
PICTURE = "picture"


class StaffChannel:
    """Never a parse mode: people's words go out as they are."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def send(self, to: Address, message: Message, instead: Instead, picture: bytes | None) -> Outcome:
        """Raises TokenRevoked."""
        chat = {"chat_id": int(to.chat)}
        try:
            if instead.strip is not None:
                await self._strip(chat, instead.strip)
            if message.placement is Placement.IN_PLACE and instead.edit is not None:
                return await self._edit(chat, message, instead.edit, picture)
            return await self._post(chat, message, picture)
        except ApiFault as fault:
            return outcome_of(fault)

    async def _edit(self, chat: dict[str, Any], message: Message, message_id: int, picture: bytes | None) -> Outcome:
        this = chat | {"message_id": message_id} | _buttons(message)
        try:
            if picture is None:
                parameters = this | {"text": message.text, "link_preview_options": NO_PREVIEW}
                await self._api.call("editMessageText", parameters)
            else:
                media = InputMediaPhoto(f"attach://{PICTURE}", caption=message.text).to_dict()
                await self._api.call("editMessageMedia", this | {"media": media}, _files(picture))
        except ApiFault as fault:
            if is_lost_edit(fault) or (picture is not None and is_refused_picture(fault)):
                return await self._post(chat, message, picture)
            raise
        return Sent()

    async def _post(self, chat: dict[str, Any], message: Message, picture: bytes | None) -> Outcome:
        common = chat | _buttons(message) | _manner(message)
        if picture is not None:
            try:
                return _sent(await self._api.call("sendPhoto", common | _photo(message), _files(picture)))
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


def _photo(message: Message) -> dict[str, Any]:
    return {"photo": f"attach://{PICTURE}", "caption": message.text}


def _files(picture: bytes) -> dict[str, Upload]:
    return {PICTURE: Upload("chart.png", picture)}


def _sent(result: Any) -> Sent:
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return Sent(message_id if isinstance(message_id, int) else None)
