"""What a person sees on the phone: rooms and messages as plain values for pages and tests."""

import base64

from bot.simulator.world import Json, Media, Message, Room, World


def message_view(world: World, room: Room, message: Message) -> Json:
    """One visible message. `buttons` are rows of {label, data | url | copy}; `keyboard` replaces the typing field's."""
    markup = message.markup or {}
    return {
        "id": message.id,
        "room": room.key,
        "from": "bot" if message.bot else "person",
        "sender": message.person or message.bot,
        "name": world.sender(message)["first_name"] if not message.anonymous else room.title,
        "date": message.date.isoformat(),
        "edited": message.edited.isoformat() if message.edited else None,
        "text": message.text,
        "entities": message.entities,
        "media": media_view(message.media),
        "album": message.album,
        "buttons": [[_button(button) for button in row] for row in markup.get("inline_keyboard", [])],
        "keyboard": [[_key(key) for key in row] for row in markup.get("keyboard", [])],
        "removes_keyboard": bool(markup.get("remove_keyboard")),
        "force_reply": bool(markup.get("force_reply")),
        "reply_to": _quoted(world, room, message),
        "protected": message.protected,
        "silent": message.silent,
        "other": message.other,
    }


def media_view(media: Media | None) -> Json | None:
    if media is None:
        return None
    shown = {"kind": media.kind, "name": media.name, "size": len(media.content), "key": media.key}
    measures = {"width": media.width, "height": media.height, "seconds": media.seconds, "emoji": media.emoji}
    return shown | measures | {"url": f"/control/media/{media.key}"}


def room_view(room: Room) -> Json:
    return {"room": room.key, "chat": room.id, "kind": room.kind, "title": room.title, "moved_to": room.moved_to}


def world_view(world: World) -> Json:
    bots = [
        {"id": bot.id, "username": bot.username, "name": bot.name, "pending": bot.queue.pending(world.now())}
        | {"profile": bot.profile, "commands": bot.commands, "webhook": bot.webhook.url if bot.webhook else ""}
        for bot in world.bots.values()
    ]
    people = [
        {"id": person.id, "name": person.name, "started": sorted(person.started), "blocked": sorted(person.blocked)}
        for person in world.people.values()
    ]
    return {"bots": bots, "people": people, "rooms": [room_view(room) for room in world.rooms.values()]}


def decoded(value: str) -> bytes:
    """Bytes that came as base64 in JSON, with or without a data URL's head."""
    return base64.b64decode(value.rpartition(",")[2])


def _quoted(world: World, room: Room, message: Message) -> Json | None:
    replied = room.messages.get(message.reply_to)
    if replied is None:
        return None
    return {"id": replied.id, "name": world.sender(replied)["first_name"], "text": replied.text[:120]}


def _button(button: Json) -> Json:
    copied = button.get("copy_text") or {}
    return {"label": button["text"], "data": button.get("callback_data"), "url": button.get("url")} | (
        {"copy": copied["text"]} if copied else {}
    )


def _key(key: Json | str) -> Json:
    if isinstance(key, str):
        return {"label": key}
    return {"label": key["text"], "contact": bool(key.get("request_contact"))}
