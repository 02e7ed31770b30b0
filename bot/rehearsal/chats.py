"""Every chat of a rehearsed office: what is shown in it, which buttons it ever had, what nobody has read yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from bot.usecases.staff_turn import Person
from storage.claims import Claimed
from survey.messages import STAFF_BOT, Address, ChannelName, Message, Placement
from survey.typed_answer import choose


@dataclass(slots=True)
class Shown:
    """One message as a chat shows it; `read` once somebody has looked."""

    id: int
    message: Message
    slot: str | None
    is_read: bool = False


@dataclass(slots=True)
class Chat:
    """A citizen's private chat, a desk's group or a member of staff's private chat, by the name a story uses."""

    name: str
    address: Address
    person: Person
    shown: list[Shown] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)  # passing hints that nobody has read yet
    offered: list[tuple[str, str]] = field(default_factory=list)  # label and data of every button there ever was

    def button(self, label: str) -> str | None:
        """The data of the newest button with this label (or its unmistakable beginning); None when there is none."""
        for shown in reversed(self.shown):
            data = choose(label, _buttons(shown.message), takes_text=False)
            if data is not None:
                return data
        return None

    def old_button(self, label: str) -> str | None:
        """The data of a button that stood in this chat and is gone now: the newest that reads so."""
        present = {data for shown in self.shown for _, data in _buttons(shown.message)}
        return next((data for was, data in reversed(self.offered) if was == label and data not in present), None)

    def show(self, one: Claimed, numbers: Iterator[int]) -> int | None:
        """As the platform would; → the number of a new message, None where an old one changed or went."""
        if one.message.placement is Placement.TAKEN_AWAY:
            self.shown = [shown for shown in self.shown if shown.id != one.instead_edit]
            return None
        for shown in self.shown:
            if shown.id == one.instead_strip:
                shown.message = replace(shown.message, rows=())
            if shown.id == one.instead_edit:
                if shown.message != one.message:
                    shown.message, shown.is_read = one.message, False
                    self.offered += _buttons(one.message)
                return None
        self.offered += _buttons(one.message)
        new = Shown(next(numbers), one.message, one.message.slot)
        self.shown.append(new)
        return new.id


class Chats:
    """The chats that somebody looks at; whoever else is written to has none here."""

    def __init__(self, first_message: int) -> None:
        self.numbers = count(first_message)  # of messages
        self._by_name: dict[str, Chat] = {}
        self._by_address: dict[Address, Chat] = {}

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._by_name.values())

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Chat:
        return self._by_name[name]

    @property
    def of_staff(self) -> list[Chat]:
        return [chat for chat in self if chat.address.channel == STAFF_BOT]

    def add(self, name: str, channel: ChannelName, chat: str, person: Person) -> Chat:
        made = Chat(name, Address(channel, chat), person)
        self._by_name[name] = self._by_address[made.address] = made
        return made

    def show(self, one: Claimed) -> int | None:
        """Hands over one message; → its number, as `Chat.show`."""
        chat = self._by_address.get(one.to)
        return next(self.numbers) if chat is None else chat.show(one, self.numbers)


def _buttons(message: Message) -> list[tuple[str, str]]:
    return [(option.label, option.data) for row in message.rows for option in row]
