"""Methods that change what was sent: edits, deletion, the answer to a press."""

from typing import Any

from bot.simulator import limits
from bot.simulator.call import Call, known_room, writable_room
from bot.simulator.errors import bad_request
from bot.simulator.markup import checked_markup
from bot.simulator.sending import read_caption, read_media_item, read_text
from bot.simulator.world import Json, Media, Message, Room

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    room, message = _own_message(call)
    text, entities = read_text(call)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return _edited(call, room, message, text, entities, None)


def edit_caption(call: Call) -> Json:
    room, message = _own_message(call)
    text, entities = read_caption(call)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    return _edited(call, room, message, text, entities, message.media)


def edit_media(call: Call) -> Json:
    room, message = _own_message(call)
    media, text, entities = read_media_item(call, call.parameters.json("media"))
    if message.album and message.media and message.media.kind != media.kind:
        raise bad_request("message can't be edited")
    return _edited(call, room, message, text, entities, media)


def edit_markup(call: Call) -> Json:
    room, message = _own_message(call)
    return _edited(call, room, message, message.text, message.entities, message.media)


def delete_message(call: Call) -> bool:
    room = known_room(call)
    message = room.messages.get(call.parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_admin = room.bots.get(call.bot.username) == "administrator"
    is_deletable = message.bot == call.bot.username or room.kind == "private" or is_admin
    if not is_deletable or call.world.now() - message.date > limits.DELETE_WINDOW:
        raise bad_request("message can't be deleted for everyone")
    del room.messages[message.id]
    call.world.tell({"kind": "deleted", "room": room.key, "message": message.id})
    return True


def answer_press(call: Call) -> bool:
    text = call.parameters.text("text")
    if len(text) > limits.CALLBACK_ANSWER_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    bot, tick, room, person = call.world.presses.pop(call.parameters.text("callback_query_id"), ("", 0.0, "", 0))
    if bot != call.bot.username or call.tick - tick > limits.CALLBACK_ANSWER_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    event: Json = {"kind": "answer", "room": room, "person": person, "text": text}
    call.world.tell(event | {"alert": call.parameters.boolean("show_alert")})
    return True


def _own_message(call: Call) -> tuple[Room, Message]:
    room = writable_room(call)
    message = room.messages.get(call.parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.bot != call.bot.username:
        raise bad_request("message can't be edited")
    return room, message


def _edited(call: Call, room: Room, message: Message, text: str, entities: Any, media: Media | None) -> Json:
    markup = checked_markup(call.parameters.json("reply_markup"))
    if (text, entities, media, markup) == (message.text, message.entities, message.media, message.markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.media, message.markup = text, entities, media, markup
    message.edited = call.world.now()
    call.world.tell({"kind": "edited", "room": room.key, "message": message.id})
    return call.world.json(room, message, call.bot)
