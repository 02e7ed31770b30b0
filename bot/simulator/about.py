"""Methods that ask or tell about the bot itself, a chat, or a file."""

from bot.simulator import limits
from bot.simulator.call import Call, known_room
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.names import names
from bot.simulator.world import Json, Room


def get_me(call: Call) -> Json:
    return call.bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def yes(_: Call) -> bool:
    return True


def get_webhook_info(call: Call) -> Json:
    hook = call.bot.webhook
    info: Json = {"url": hook.url if hook else "", "has_custom_certificate": False}
    info["pending_update_count"] = call.bot.queue.pending(call.world.now())
    info["allowed_updates"] = list(call.bot.allowed)
    if hook:
        info["max_connections"] = hook.connections
        if hook.last_error:
            info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    return info


def set_my_commands(call: Call) -> bool:
    commands = call.parameters.json("commands")
    if not isinstance(commands, list) or len(commands) > limits.COMMANDS:
        raise bad_request("can't parse commands: an Array of at most 100 is expected")
    for command in commands:
        word, description = str(command.get("command", "")), str(command.get("description", ""))
        plain = word.removeprefix("/")
        if not 1 <= len(plain) <= 32 or not plain.replace("_", "a").isascii() or not plain.replace("_", "a").isalnum():
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    call.bot.commands[_scope(call)] = commands
    return True


def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_scope(call), None)
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_scope(call), [])


def set_my_name(call: Call) -> bool:
    return _set_profile(call, "name", limits.NAME_CHARACTERS)


def set_my_description(call: Call) -> bool:
    return _set_profile(call, "description", limits.DESCRIPTION_CHARACTERS)


def set_my_short_description(call: Call) -> bool:
    return _set_profile(call, "short_description", limits.SHORT_DESCRIPTION_CHARACTERS)


def get_file(call: Call) -> Json:
    key, _, bot = call.parameters.text("file_id").rpartition(".")
    media = call.world.media.get(key)
    if media is None or bot != str(call.bot.id):
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(media.content) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    suffix = media.name.rpartition(".")[2] if "." in media.name else "bin"
    path = f"{media.kind}s/{media.key}.{suffix}"
    call.world.links[path] = call.world.now() + limits.FILE_LINK_LIFE
    return {
        "file_id": f"{key}.{call.bot.id}",
        "file_unique_id": key,
        "file_size": len(media.content),
        "file_path": path,
    }


def get_chat(call: Call) -> Json:
    room = known_room(call)
    gifts = names("unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels")
    return room.chat(call.world.people.get(room.id)) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_chat_member(call: Call) -> Json:
    room, user = _group(call), call.parameters.integer("user_id")
    if user not in call.world.people and user not in {bot.id for bot in call.world.bots.values()}:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return call.world.member(room, user)


def get_chat_member_count(call: Call) -> int:
    room = _group(call)
    if room.kind == "private":
        return 2
    return len(room.people) + sum(status in ("member", "administrator") for status in room.bots.values())


def get_chat_administrators(call: Call) -> list[Json]:
    room = _group(call)
    if room.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    bots = [bot.id for name, bot in call.world.bots.items() if room.bots.get(name) == "administrator"]
    return [call.world.member(room, user) for user in [*sorted(room.admins), *bots]]


def leave_chat(call: Call) -> bool:
    room = _group(call)
    if room.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    room.bots[call.bot.username] = "left"
    return True


def _group(call: Call) -> Room:
    room = known_room(call)
    if room.bots.get(call.bot.username, "member") in ("left", "kicked"):
        raise forbidden("bot is not a member of the group chat")
    return room


def _scope(call: Call) -> str:
    return f"{call.parameters.json('scope') or 'default'}/{call.parameters.text('language_code')}"


def _set_profile(call: Call, name: str, most: int) -> bool:
    value = call.parameters.text(name)
    if len(value) > most:
        raise bad_request(f"{name} is too long")
    call.bot.profile[f"{name}/{call.parameters.text('language_code')}"] = value
    return True
