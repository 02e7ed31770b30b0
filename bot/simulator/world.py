"""Who and what exists: bots, people, rooms (chats), messages; and what a bot is told about each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.names import names
from bot.simulator.queue import PollHistory, UpdateQueue
from bot.simulator.rates import Rates

Json = dict[str, Any]
GROUP_ANONYMOUS_BOT: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
DEFAULT_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str
    connections: int
    last_error: str = ""
    last_error_date: int = 0
    gone_since: datetime | None = None


@dataclass(slots=True)
class Bot:
    id: int
    token: str
    username: str
    name: str
    queue: UpdateQueue
    polls: PollHistory = field(default_factory=PollHistory)
    poll_number: int = 0  # of the newest getUpdates; an older one that still waits ends with 409
    allowed: tuple[str, ...] = DEFAULT_UPDATES
    webhook: Webhook | None = None
    rates: Rates = field(default_factory=Rates)
    profile: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    revoked: bool = False

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(slots=True)
class Person:
    id: int
    name: str
    language: str
    started: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    deactivated: bool = False

    def user(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}


@dataclass(frozen=True, slots=True)
class Media:
    """A file as it was sent; `kind` is the Bot API's field: photo, document, voice, sticker, audio, video."""

    kind: str
    key: str
    content: bytes = field(repr=False)
    name: str = ""
    mime: str = "application/octet-stream"
    width: int = 0
    height: int = 0
    seconds: int = 0
    emoji: str = ""

    def json(self, bot: Bot) -> Any:
        """As one bot sees it: a file id of one bot means nothing to another."""
        file: Json = {"file_id": f"{self.key}.{bot.id}", "file_unique_id": self.key, "file_size": len(self.content)}
        match self.kind:
            case "photo":
                return [file | {"width": self.width, "height": self.height}]
            case "sticker":
                size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
                return file | size | {"type": "regular", "emoji": self.emoji}
            case "voice":
                return file | {"duration": self.seconds, "mime_type": self.mime}
            case _:
                return file | {"file_name": self.name, "mime_type": self.mime}


@dataclass(slots=True)
class Message:
    id: int
    date: datetime
    person: int = 0  # the person who wrote it, or 0
    bot: str = ""  # the bot that wrote it, or ""
    text: str = ""  # the caption when there is media
    entities: list[Json] = field(default_factory=list)
    media: Media | None = None
    markup: Json | None = None
    reply_to: int = 0
    edited: datetime | None = None
    other: Json = field(default_factory=dict)  # location, contact, service fields
    anonymous: bool = False
    protected: bool = False
    silent: bool = False
    album: str = ""


@dataclass(slots=True)
class Room:
    """One chat. A private chat belongs to one person and one bot; its id is the person's."""

    id: int
    kind: str  # private, group, supergroup
    title: str
    bot: str = ""
    people: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    anonymous: set[int] = field(default_factory=set)
    bots: dict[str, str] = field(default_factory=dict)  # username -> member, administrator, left, kicked
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    moved_to: int = 0

    @property
    def key(self) -> str:
        return f"{self.bot}:{self.id}" if self.bot else str(self.id)

    def chat(self, person: Person | None = None) -> Json:
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": person.name if person else self.title}
        return {"id": self.id, "type": self.kind, "title": self.title}


class World:
    """Everything there is, in memory. `memory` bounds the messages kept per room."""

    def __init__(self, now: Callable[[], datetime], memory: int) -> None:
        self.now = now
        self.memory = memory
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.rooms: dict[str, Room] = {}
        self.media: dict[str, Media] = {}
        self.links: dict[str, datetime] = {}  # path of a file that getFile answered -> valid until
        self.presses: dict[str, tuple[str, float, str, int]] = {}  # id -> bot, tick, room, person
        self.listeners: list[Callable[[Json], None]] = []
        self._numbers: dict[str, int] = {}

    def number(self, of: str) -> int:
        """1, 2, 3, … for each kind of thing."""
        self._numbers[of] = self._numbers.get(of, 0) + 1
        return self._numbers[of]

    def store(
        self, kind: str, content: bytes, *, name: str = "", mime: str = "", width: int = 0, height: int = 0,
        seconds: int = 0, emoji: str = "",
    ) -> Media:  # fmt: skip
        """Keeps a file under a new key."""
        media = Media(kind, f"{kind}{self.number('media'):06d}", content, name, mime, width, height, seconds, emoji)
        self.media[media.key] = media
        return media

    def tell(self, event: Json) -> None:
        """Everybody who watches (pages, waiting polls) learns that something happened."""
        for listener in list(self.listeners):
            listener(event)

    def private(self, person: int, bot: str) -> Room:
        key = f"{bot}:{person}"
        if key not in self.rooms:
            self.rooms[key] = Room(person, "private", self.people[person].name, bot=bot, people={person})
        return self.rooms[key]

    def room(self, chat: int | str, person: int) -> Room:
        """The room a person means: a group by its id, a private chat by the bot's username."""
        if isinstance(chat, str) and chat.lstrip("-").isdigit():
            chat = int(chat)
        if isinstance(chat, int):
            return self.rooms[str(chat)]
        return self.private(person, self.bots[chat].username)

    def sender(self, message: Message) -> Json:
        if message.anonymous:
            return GROUP_ANONYMOUS_BOT
        return self.bots[message.bot].user() if message.bot else self.people[message.person].user()

    def keep(self, room: Room, message: Message) -> Message:
        """Stores a new message under the next id of its room."""
        room.last_id += 1
        message.id = room.last_id
        room.messages[message.id] = message
        if len(room.messages) > self.memory:
            del room.messages[next(iter(room.messages))]
        self.tell({"kind": "message", "room": room.key, "message": message.id})
        return message

    def json(self, room: Room, message: Message, viewer: Bot, *, quoted: bool = False) -> Json:
        """The Bot API's Message object as the viewer receives it."""
        chat = room.chat(self.people.get(room.id))
        out: Json = {"message_id": message.id, "from": self.sender(message), "chat": chat}
        out["date"] = int(message.date.timestamp())
        if message.anonymous:
            out["sender_chat"] = chat
        if message.edited:
            out["edit_date"] = int(message.edited.timestamp())
        if message.media:
            out[message.media.kind] = message.media.json(viewer)
            words, entities = "caption", "caption_entities"
        else:
            words, entities = "text", "entities"
        if message.text:
            out[words] = message.text
        if message.entities:
            out[entities] = message.entities
        if message.album:
            out["media_group_id"] = message.album
        if message.protected:
            out["has_protected_content"] = True
        if message.markup and "inline_keyboard" in message.markup:
            out["reply_markup"] = message.markup
        replied = room.messages.get(message.reply_to)
        if replied and not quoted:
            out["reply_to_message"] = self.json(room, replied, viewer, quoted=True)
        return out | message.other

    def queue(self, bot: Bot, kind: str, body: Json, date: datetime) -> int | None:
        """Puts an update into a bot's queue, unless the bot did not ask for its kind."""
        if kind not in bot.allowed:
            return None
        update = bot.queue.push(kind, body, date, self.now())
        self.tell({"kind": "update", "bot": bot.username})
        return update

    def member(self, room: Room, user: int) -> Json:
        """The Bot API's ChatMember object."""
        bot = next((bot for bot in self.bots.values() if bot.id == user), None)
        if bot:
            return {"user": bot.user()} | membership(room.bots.get(bot.username, "left"))
        person = self.people[user]
        if user not in room.people:
            return {"user": person.user()} | membership("left")
        status = "administrator" if user in room.admins else "member"
        rights = membership(status)
        if status == "administrator":
            rights["is_anonymous"] = user in room.anonymous
        return {"user": person.user()} | rights


def membership(status: str) -> Json:
    if status == "administrator":
        rights = names(
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
            "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
            "can_edit_stories can_delete_stories can_send_welcome_messages"
        )
        return {"status": status} | dict.fromkeys(rights, False) | {"can_manage_chat": True}
    return {"status": status} | ({"until_date": 0} if status == "kicked" else {})
