"""What people do on their phones: start, write, press, send, edit, block; and what the bots are told of it."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.simulator import limits
from bot.simulator.pictures import image_size, sample_picture
from bot.simulator.queue import UpdateQueue
from bot.simulator.texts import cleaned, commands_in
from bot.simulator.voices import sample_voice
from bot.simulator.world import Bot, Json, Message, Person, Room, World, membership

PAYLOAD = re.compile(r"[A-Za-z0-9_-]*")


class Acts:
    """Every act takes effect at once; what writes a message answers its id."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add_bot(self, token: str, username: str, name: str) -> None:
        """A bot's id is the number before the colon of its token. A known username gets a new token."""
        known = self.world.bots.get(username)
        if known:
            known.token, known.revoked = token, False
            return
        number = int(token.partition(":")[0])
        self.world.bots[username] = Bot(number, token, username, name, UpdateQueue(number))

    def revoke_token(self, bot: str) -> None:
        """From now on the bot's token answers 401; `add_bot` with a new token brings it back."""
        self.world.bots[bot].revoked = True
        self.world.tell({"kind": "update", "bot": bot})

    def add_person(self, person: int, name: str, language: str = "vi") -> None:
        self.world.people[person] = Person(person, name, language)

    def add_group(self, chat: int, title: str, members: Sequence[int], admins: Sequence[int] = ()) -> None:
        """A group (negative id; from -1000000000000 downwards a supergroup). Members may be people or bots."""
        bots = {bot.username: "member" for bot in self.world.bots.values() if bot.id in members}
        people = {member for member in members if member in self.world.people}
        kind = "supergroup" if chat <= -1_000_000_000_000 else "group"
        room = Room(chat, kind, title, people=people, admins=set(admins), bots=bots)
        self.world.rooms[room.key] = room

    def start_bot(self, person: int, bot: str, payload: str = "") -> int:
        """Opens a bot by its link and presses Start. Raises ValueError for a payload no link can carry."""
        if len(payload) > limits.START_PAYLOAD_CHARACTERS or not PAYLOAD.fullmatch(payload):
            raise ValueError(f"a start payload has at most 64 of A-Z a-z 0-9 _ -, not {payload!r}")
        if bot in self.world.people[person].blocked:
            self.unblock(person, bot)
        self.world.people[person].started.add(bot)
        return self.say(person, bot, f"/start {payload}".strip())

    def say(self, person: int, chat: int | str, text: str, reply_to: int | None = None) -> int:
        """Writes a text; answers its message id. In a group the bot may not be told: privacy mode."""
        words, _ = cleaned(text, [])
        message = self._message(person, reply_to)
        message.text, message.entities = words[: limits.TEXT_CHARACTERS], commands_in(words)
        return self._write(person, chat, message)

    def press(self, person: int, chat: int | str, message_id: int, data: str) -> str:
        """Presses an inline button; answers the query's id. The data may be anything, as from a forged client."""
        room = self.world.room(chat, person)
        message = room.messages.get(message_id)
        author = (message.bot if message else "") or room.bot or next(iter(room.bots))
        bot = self.world.bots[author]
        query = str(4_000_000_000_000_000 + self.world.number("press"))
        shown: Json = {"message_id": message_id, "date": 0, "chat": room.chat(self.world.people.get(room.id))}
        body: Json = {"id": query, "from": self.world.people[person].user(), "chat_instance": room.key, "data": data}
        body["message"] = self.world.json(room, message, bot) if message else shown
        while len(self.world.presses) >= self.world.memory:
            del self.world.presses[next(iter(self.world.presses))]
        self.world.presses[query] = (bot.username, self.tick(), room.key, person)
        self.world.queue(bot, "callback_query", body, self.world.now())
        return query

    def press_label(self, person: int, chat: int | str, label: str, message_id: int | None = None) -> str:
        """Presses the newest button with this label. Raises LookupError, naming the labels there are."""
        room = self.world.room(chat, person)
        shown = [room.messages[message_id]] if message_id else list(reversed(room.messages.values()))
        labels = []
        for message in shown:
            for row in (message.markup or {}).get("inline_keyboard", []):
                for button in row:
                    labels.append(button["text"])
                    if button["text"] == label and "callback_data" in button:
                        return self.press(person, chat, message.id, button["callback_data"])
        raise LookupError(f"no button {label!r}; there are {labels}")

    def send_photo(
        self, person: int, chat: int | str, image: bytes = b"", caption: str = "", reply_to: int | None = None,
        album: str = "",
    ) -> int:  # fmt: skip
        content = image or sample_picture(self.world.number("sample"))
        width, height = image_size(content) or (640, 480)
        message = self._message(person, reply_to)
        message.text, message.album = caption[: limits.CAPTION_CHARACTERS], album
        message.media = self.world.store("photo", content, name="photo.jpg", width=width, height=height)
        return self._write(person, chat, message)

    def send_document(
        self, person: int, chat: int | str, content: bytes, name: str, mime: str = "application/pdf", caption: str = ""
    ) -> int:
        message = self._message(person, None)
        message.text = caption[: limits.CAPTION_CHARACTERS]
        message.media = self.world.store("document", content, name=name, mime=mime)
        return self._write(person, chat, message)

    def send_voice(self, person: int, chat: int | str, seconds: int = 4, content: bytes = b"") -> int:
        message = self._message(person, None)
        content = content or sample_voice(max(1, seconds))
        message.media = self.world.store("voice", content, name="voice.ogg", mime="audio/ogg", seconds=seconds)
        return self._write(person, chat, message)

    def send_sticker(self, person: int, chat: int | str, emoji: str = "👍") -> int:
        message = self._message(person, None)
        message.media = self.world.store("sticker", b"RIFF sticker", name="sticker.webp", emoji=emoji)
        return self._write(person, chat, message)

    def send_location(self, person: int, chat: int | str, latitude: float, longitude: float) -> int:
        message = self._message(person, None)
        message.other = {"location": {"latitude": latitude, "longitude": longitude}}
        return self._write(person, chat, message)

    def share_contact(self, person: int, chat: int | str, phone: str, owner: int | None = None) -> int:
        """Shares a contact: the person's own, or somebody else's (owner 0 has no account)."""
        name = self.world.people[person].name
        contact: Json = {"phone_number": phone, "first_name": name}
        message = self._message(person, None)
        message.other = {"contact": contact | ({} if owner == 0 else {"user_id": owner or person})}
        return self._write(person, chat, message)

    def edit_message(self, person: int, chat: int | str, message_id: int, text: str) -> None:
        room = self.world.room(chat, person)
        message = room.messages[message_id]
        words, _ = cleaned(text, [])
        message.text, message.entities, message.edited = words, commands_in(words), self.world.now()
        self.world.tell({"kind": "edited", "room": room.key, "message": message_id})
        self._tell_bots(room, message, "edited_message")

    def block(self, person: int, bot: str) -> None:
        self.world.people[person].blocked.add(bot)
        self._changed(self.world.private(person, bot), person, bot, "member", "kicked")

    def unblock(self, person: int, bot: str) -> None:
        self.world.people[person].blocked.discard(bot)
        self._changed(self.world.private(person, bot), person, bot, "kicked", "member")

    def deactivate(self, person: int) -> None:
        self.world.people[person].deactivated = True

    def invite_bot(self, person: int, chat: int, bot: str, payload: str = "", *, admin: bool = False) -> None:
        """Adds a bot to a group; with a payload as a startgroup link does."""
        room = self.world.rooms[str(chat)]
        before, room.bots[bot] = room.bots.get(bot, "left"), "administrator" if admin else "member"
        self._changed(room, person, bot, before, room.bots[bot])
        added = [self.world.bots[bot].user()]
        self._service(room, person, {"new_chat_members": added})
        if payload:
            self.say(person, chat, f"/start@{bot} {payload}")

    def kick(self, person: int, chat: int, bot: str) -> None:
        room = self.world.rooms[str(chat)]
        before, room.bots[bot] = room.bots.get(bot, "member"), "kicked"
        self._changed(room, person, bot, before, "kicked")

    def join(self, person: int, chat: int, *, admin: bool = False, anonymous: bool = False) -> None:
        room = self.world.rooms[str(chat)]
        is_new = person not in room.people
        room.people.add(person)
        for group, belongs in ((room.admins, admin or anonymous), (room.anonymous, anonymous)):
            (group.add if belongs else group.discard)(person)
        if is_new:
            self._service(room, person, {"new_chat_members": [self.world.people[person].user()]})

    def leave(self, person: int, chat: int) -> None:
        room = self.world.rooms[str(chat)]
        self._service(room, person, {"left_chat_member": self.world.people[person].user()})
        for group in (room.people, room.admins, room.anonymous):
            group.discard(person)

    def migrate(self, chat: int) -> int:
        """Turns a group into a supergroup; answers the new id."""
        old = self.world.rooms[str(chat)]
        new_id = -1_000_000_000_000 - abs(chat)
        new = Room(new_id, "supergroup", old.title, "", old.people, old.admins, old.anonymous, dict(old.bots))
        self.world.rooms[new.key] = new
        person = next(iter(old.people))
        self._service(old, person, {"migrate_to_chat_id": new_id})
        self._service(new, person, {"migrate_from_chat_id": chat})
        old.moved_to = new_id
        return new_id

    def inject(self, bot: str, kind: str, body: Json) -> int | None:
        """Queues any body at all as an update, malformed ones too; answers its id."""
        now = self.world.now()
        update = self.world.bots[bot].queue.push(kind, body, now, now)
        self.world.tell({"kind": "update", "bot": bot})
        return update

    def tick(self) -> float:
        """Seconds of real time; the running simulator answers its monotonic clock."""
        return 0.0

    def _message(self, person: int, reply_to: int | None) -> Message:
        return Message(0, self.world.now(), person=person, reply_to=reply_to or 0)

    def _write(self, person: int, chat: int | str, message: Message) -> int:
        room = self.world.room(chat, person)
        message.anonymous = person in room.anonymous
        self.world.keep(room, message)
        self._tell_bots(room, message, "message")
        return message.id

    def _service(self, room: Room, person: int, fields: Json) -> None:
        message = self.world.keep(room, Message(0, self.world.now(), person=person, other=fields))
        self._tell_bots(room, message, "message")

    def _tell_bots(self, room: Room, message: Message, kind: str) -> None:
        date = message.edited or message.date
        for bot in self._listening(room, message):
            self.world.queue(bot, kind, self.world.json(room, message, bot), date)

    def _listening(self, room: Room, message: Message) -> list[Bot]:
        """Privacy mode: in a group a bot sees commands, replies to itself and service messages; an admin bot all."""
        if room.bot:
            return [] if room.bot in self.world.people[message.person].blocked else [self.world.bots[room.bot]]
        replied = room.messages.get(message.reply_to)
        command = next((entity for entity in message.entities if entity["type"] == "bot_command"), None)
        word = message.text.encode("utf-16-le")[2 * command["offset"] :] if command else b""
        _, _, addressed = word.decode("utf-16-le").split()[0].partition("@") if word else ("", "", "")
        is_service = bool(message.other.keys() - {"location", "contact"})
        heard = []
        for username, status in room.bots.items():
            is_meant = command is not None and addressed.lower() in ("", username.lower())
            is_reply = replied is not None and replied.bot == username
            if status == "administrator" or (status == "member" and (is_meant or is_reply or is_service)):
                heard.append(self.world.bots[username])
        return heard

    def _changed(self, room: Room, person: int, bot: str, before: str, after: str) -> None:
        target, now = self.world.bots[bot], self.world.now()
        by = self.world.people[person]
        body: Json = {"chat": room.chat(by if room.bot else None), "from": by.user(), "date": stamp(now)}
        body["old_chat_member"] = {"user": target.user()} | membership(before)
        body["new_chat_member"] = {"user": target.user()} | membership(after)
        self.world.queue(target, "my_chat_member", body, now)


def stamp(moment: datetime) -> int:
    return int(moment.timestamp())
