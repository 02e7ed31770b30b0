"""Methods that send: text, photo, document, voice, album."""

from typing import Any

from bot.simulator import limits
from bot.simulator.call import Call, writable_room
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.markup import checked_markup
from bot.simulator.pictures import image_size
from bot.simulator.texts import formatted
from bot.simulator.world import Json, Media, Message, Room


def send_message(call: Call) -> Json:
    room = writable_room(call)
    text, entities = read_text(call)
    return _sent(call, room, _draft(call, room, text=text, entities=entities))


def send_photo(call: Call) -> Json:
    return _send_media(call, "photo")


def send_document(call: Call) -> Json:
    return _send_media(call, "document")


def send_voice(call: Call) -> Json:
    return _send_media(call, "voice")


def send_chat_action(call: Call) -> bool:
    writable_room(call)
    return True


def send_media_group(call: Call) -> list[Json]:
    room = writable_room(call)
    items = call.parameters.json("media")
    if not isinstance(items, list) or not limits.ALBUM_LEAST <= len(items) <= limits.ALBUM_MOST:
        raise bad_request("media group must include 2-10 items")
    album = str(10_000_000_000 + call.world.number("album"))
    drafts = []
    for item in items:
        media, text, entities = read_media_item(call, item)
        drafts.append(_draft(call, room, text=text, entities=entities, media=media, album=album))
    return [_sent(call, room, draft) for draft in drafts]


def read_text(call: Call) -> tuple[str, list[Json]]:
    """The text of a message to be sent or edited."""
    mode, entities = call.parameters.text("parse_mode"), call.parameters.json("entities")
    text, found = formatted(call.parameters.text("text"), mode, entities, limits.TEXT_CHARACTERS, "text")
    if not text:
        raise bad_request("message text is empty")
    return text, found


def read_caption(call: Call) -> tuple[str, list[Json]]:
    mode, entities = call.parameters.text("parse_mode"), call.parameters.json("caption_entities")
    return formatted(call.parameters.text("caption"), mode, entities, limits.CAPTION_CHARACTERS, "caption")


def read_media_item(call: Call, item: Any) -> tuple[Media, str, list[Json]]:
    """One InputMedia object: the file, its caption, the caption's entities."""
    if not isinstance(item, dict) or item.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: media of this type can't be used")
    media = read_media(call, item["type"], item.get("media"))
    mode, entities = item.get("parse_mode") or "", item.get("caption_entities")
    text, found = formatted(item.get("caption") or "", mode, entities, limits.CAPTION_CHARACTERS, "caption")
    return media, text, found


def read_media(call: Call, kind: str, reference: Any) -> Media:
    """An uploaded file, or one this bot has seen before."""
    upload = call.parameters.upload(reference)
    if upload is None:
        key, _, bot = str(reference or "").rpartition(".")
        if key not in call.world.media or bot != str(call.bot.id):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return call.world.media[key]
    if not upload.content:
        raise bad_request("file must be non-empty")
    width, height = 0, 0
    if kind == "photo":
        width, height = _photo_size(upload.content)
    mime = "audio/ogg" if kind == "voice" else upload.mime
    return call.world.store(kind, upload.content, name=upload.name, mime=mime, width=width, height=height)


def _photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > limits.PHOTO_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > limits.PHOTO_SIDES or max(size) > limits.PHOTO_RATIO * max(min(size), 1):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _send_media(call: Call, kind: str) -> Json:
    room = writable_room(call)
    text, entities = read_caption(call)
    reference = call.parameters.values.get(kind) or (kind if kind in call.parameters.uploads else None)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    media = read_media(call, kind, reference)
    return _sent(call, room, _draft(call, room, text=text, entities=entities, media=media))


def _draft(
    call: Call, room: Room, *, text: str, entities: list[Json], media: Media | None = None, album: str = ""
) -> Message:
    return Message(
        id=0,
        date=call.world.now(),
        bot=call.bot.username,
        text=text,
        entities=entities,
        media=media,
        markup=checked_markup(call.parameters.json("reply_markup")),
        reply_to=_reply_to(call, room),
        protected=call.parameters.boolean("protect_content"),
        silent=call.parameters.boolean("disable_notification"),
        album=album,
    )


def _reply_to(call: Call, room: Room) -> int:
    reply = call.parameters.json("reply_parameters")
    if reply is None:
        return 0
    if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters: message_id is required")
    if reply["message_id"] in room.messages:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return 0
    raise bad_request("message to be replied not found")


def _sent(call: Call, room: Room, draft: Message) -> Json:
    return call.world.json(room, call.world.keep(room, draft), call.bot)
