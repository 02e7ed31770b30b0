"""What can be read of an update before anybody has parsed it: whose it is, from when. Complains of nothing."""

from datetime import UTC, datetime
from typing import Any

Update = dict[str, Any]

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")  # left out, the old list stays


def is_asked_for(update: Update) -> bool:
    """A change of what is asked for takes a while: until then other kinds may come, and nobody waits for an answer."""
    return any(kind in update for kind in ALLOWED_UPDATES)


def lane_key(update: Update) -> str:
    """The chat; without one the user; without either the update stands alone. Reads anything without complaint."""
    chat = _chat_id(update)
    if chat is not None:
        return str(chat)
    person = person_of(update)
    return f"user:{person}" if person is not None else f"update:{update['update_id']}"


def chat_of(update: Update) -> str | None:
    """Where the sender can be answered, if that can be read at all."""
    chat = _chat_id(update)
    return str(chat) if chat is not None else person_of(update)


def person_of(update: Update) -> str | None:
    person = _number(_body(update), "from", "id")
    return str(person) if person is not None else None


def date_of(update: Update, now: datetime) -> datetime:
    """The update's own date; a press has none."""
    body = _body(update)
    seconds = None if "callback_query" in update else _number(body, "edit_date") or _number(body, "date")
    if seconds is None or not 0 <= seconds < 1 << 33:
        return now
    return datetime.fromtimestamp(seconds, UTC)


def _chat_id(update: Update) -> int | None:
    body = _body(update)
    return _number(body, "chat", "id") if "callback_query" not in update else _number(body, "message", "chat", "id")


def _body(update: Update) -> Any:
    return next((value for name, value in update.items() if name != "update_id"), None)


def _number(value: Any, *path: str) -> int | None:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, int) else None


def id_of(update: Update) -> int:
    update_id: int = update["update_id"]
    return update_id
