"""Keyboards under a message: their shape, as strictly as the platform checks it."""

from typing import Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.names import names

Json = dict[str, Any]
ACTIONS = names(
    "url callback_data copy_text switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat web_app login_url pay callback_game"
)
STYLE = frozenset({"style", "icon_custom_emoji_id"})
KEYBOARD_FIELDS = names("keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder selective")
KINDS = {
    "inline_keyboard": frozenset({"inline_keyboard"}),
    "keyboard": KEYBOARD_FIELDS,
    "remove_keyboard": frozenset({"remove_keyboard", "selective"}),
    "force_reply": frozenset({"force_reply", "input_field_placeholder", "selective"}),
}


def checked_markup(markup: Any) -> Json | None:
    """The markup as it is stored; None when there is none. Raises ApiError for a wrong one."""
    if markup is None or markup == "" or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    kind = next((kind for kind in KINDS if kind in markup), None)
    if kind is None or not set(markup) <= KINDS[kind]:
        raise bad_request(f"can't parse reply keyboard markup: unknown fields {sorted(markup)}")
    if kind not in ("inline_keyboard", "keyboard"):
        return markup
    rows = markup[kind]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{kind}" must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    if kind == "inline_keyboard":
        for button in buttons:
            _check_inline(button)
        return {"inline_keyboard": [row for row in rows if row]} if buttons else None
    for button in buttons:
        if not isinstance(button, str) and not (isinstance(button, dict) and button.get("text")):
            raise bad_request("can't parse keyboard button: text must be non-empty")
    return markup


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: an Object is expected")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = set(button) - {"text"} - STYLE
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1 or not actions <= ACTIONS:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one known action expected, got {sorted(actions)}"
        )
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol")
    if "copy_text" in button:
        copied = button["copy_text"]
        words = copied.get("text") if isinstance(copied, dict) else None
        if not isinstance(words, str) or not 1 <= len(words) <= limits.COPY_TEXT_CHARACTERS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
