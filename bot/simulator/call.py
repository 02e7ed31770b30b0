"""One call of a method: which bot asks what; and where it is allowed to speak."""

from dataclasses import dataclass

from bot.simulator.errors import ApiError, bad_request, forbidden
from bot.simulator.parameters import Parameters
from bot.simulator.world import Bot, Room, World


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    bot: Bot
    parameters: Parameters
    tick: float  # seconds, for what runs out in real time


def known_room(call: Call, name: str = "chat_id") -> Room:
    """The chat a call is about, as far as the bot may know of it at all. Raises 400 as the platform does."""
    given = call.parameters.text(name)
    if not given:
        raise bad_request("chat_id is empty")
    room = call.world.rooms.get(given) or call.world.rooms.get(f"{call.bot.username}:{given}")
    if room is None or (room.kind != "private" and call.bot.username not in room.bots):
        person = call.world.people.get(int(given)) if given.isdigit() else None
        if person and person.started:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    return room


def writable_room(call: Call) -> Room:
    """The chat a bot wants to write to. Raises what the platform answers when it may not."""
    room = known_room(call)
    if room.moved_to:
        raise ApiError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.moved_to
        )
    if room.kind == "private":
        person = call.world.people[room.id]
        if person.deactivated:
            raise forbidden("user is deactivated")
        if call.bot.username in person.blocked:
            raise forbidden("bot was blocked by the user")
        if call.bot.username not in person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return room
    chat = "supergroup chat" if room.kind == "supergroup" else "group chat"
    match room.bots.get(call.bot.username):
        case "kicked":
            raise forbidden(f"bot was kicked from the {chat}")
        case "left":
            raise forbidden(f"bot is not a member of the {chat}")
    return room
