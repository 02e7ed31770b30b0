"""The table of methods the simulator knows, with the parameters each of them takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator import about, editing, sending
from bot.simulator.call import Call
from bot.simulator.names import names

_TARGET = "business_connection_id chat_id message_thread_id direct_messages_topic_id"
_HOW = (
    "disable_notification protect_content allow_paid_broadcast message_effect_id suggested_post_parameters "
    "reply_parameters reply_markup"
)
_CAPTION = "caption parse_mode caption_entities show_caption_above_media"
_EDITED = "business_connection_id chat_id message_id inline_message_id reply_markup"


@dataclass(frozen=True, slots=True)
class Method:
    run: Callable[[Call], Any]
    parameters: frozenset[str]
    messages: int = 0  # how many it counts for in the rates; an album counts its items


def _method(run: Callable[[Call], Any], *parameters: str, messages: int = 0) -> Method:
    return Method(run, names(" ".join(parameters)), messages)


GET_UPDATES = frozenset({"offset", "limit", "timeout", "allowed_updates"})
SET_WEBHOOK = names("url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token")

METHODS = {
    "getMe": _method(about.get_me),
    "logOut": _method(about.yes),
    "close": _method(about.yes),
    "getWebhookInfo": _method(about.get_webhook_info),
    "setMyCommands": _method(about.set_my_commands, "commands scope language_code"),
    "deleteMyCommands": _method(about.delete_my_commands, "scope language_code"),
    "getMyCommands": _method(about.get_my_commands, "scope language_code"),
    "setMyName": _method(about.set_my_name, "name language_code"),
    "setMyDescription": _method(about.set_my_description, "description language_code"),
    "setMyShortDescription": _method(about.set_my_short_description, "short_description language_code"),
    "getFile": _method(about.get_file, "file_id"),
    "getChat": _method(about.get_chat, "chat_id"),
    "getChatMember": _method(about.get_chat_member, "chat_id user_id"),
    "getChatMemberCount": _method(about.get_chat_member_count, "chat_id"),
    "getChatAdministrators": _method(about.get_chat_administrators, "chat_id"),
    "leaveChat": _method(about.leave_chat, "chat_id"),
    "sendMessage": _method(
        sending.send_message, _TARGET, "text parse_mode entities link_preview_options", _HOW, messages=1
    ),
    "sendPhoto": _method(sending.send_photo, _TARGET, "photo has_spoiler", _CAPTION, _HOW, messages=1),
    "sendDocument": _method(
        sending.send_document, _TARGET, "document thumbnail disable_content_type_detection", _CAPTION, _HOW, messages=1
    ),
    "sendVoice": _method(sending.send_voice, _TARGET, "voice duration", _CAPTION, _HOW, messages=1),
    "sendChatAction": _method(sending.send_chat_action, _TARGET, "action"),
    "sendMediaGroup": _method(sending.send_media_group, _TARGET, "media", _HOW, messages=1),
    "editMessageText": _method(editing.edit_text, _EDITED, "text parse_mode entities link_preview_options", messages=1),
    "editMessageCaption": _method(editing.edit_caption, _EDITED, _CAPTION, messages=1),
    "editMessageMedia": _method(editing.edit_media, _EDITED, "media", messages=1),
    "editMessageReplyMarkup": _method(editing.edit_markup, _EDITED, messages=1),
    "deleteMessage": _method(editing.delete_message, "chat_id message_id"),
    "answerCallbackQuery": _method(editing.answer_press, "callback_query_id text show_alert url cache_time"),
}
KNOWN = frozenset(METHODS) | {"getUpdates", "setWebhook", "deleteWebhook"}
NAMES = {name.lower(): name for name in KNOWN}  # the platform takes any case
