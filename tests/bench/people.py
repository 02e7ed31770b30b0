"""Simulated people: each goes through one survey by pressing a button of the last message it was shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec


@dataclass(frozen=True)
class Strategy:
    """How a program is answered: what people write first, and which button they press.

    `prefer` are parts of labels, the first that some button bears wins; otherwise the first button is pressed.
    `turns` is the number of updates of one person, the start included; the last reply needs no button.
    """

    start: str
    turns: int
    prefer: tuple[str, ...] = ()
    says: Mapping[int, str] = field(default_factory=dict)  # what is typed at a turn; {} stands for the person's name

    def said(self, person: "Person") -> str | None:
        """What the person types at this turn; None: presses."""
        words = self.start if person.turn == 0 else self.says.get(person.turn)
        return None if words is None else words.replace("{}", person.name)

    def press(self, markup: Any) -> str | None:
        """The callback data of the right button of an inline keyboard; None when it has no button."""
        buttons = [button for row in keyboard(markup) for button in row if button.get("callback_data")]
        for part in self.prefer:
            for button in buttons:
                if part in button["text"]:
                    return str(button["callback_data"])
        return str(buttons[0]["callback_data"]) if buttons else None


def keyboard(markup: Any) -> list[list[dict[str, Any]]]:
    if not markup:
        return []
    decoded = msgspec.json.decode(markup) if isinstance(markup, str) else markup
    rows = decoded.get("inline_keyboard") if isinstance(decoded, dict) else None
    return rows or []


@dataclass(slots=True)
class Person:
    """One private chat. `turn` counts the updates that were answered; `data` is what will be pressed next."""

    chat: int
    turn: int = 0
    data: str | None = None
    message_id: int = 0
    text: str = ""
    markup: Any = None
    waiting_for: int = 0  # the id of the update whose reply is missing; 0: nothing
    handed_over: float = 0.0  # when that update was delivered
    asked: float = 0.0  # when it came into being
    replied: float = 0.0

    @property
    def name(self) -> str:
        """In letters, which nothing takes for a number and masks."""
        return "".join("abcdefghij"[int(digit)] for digit in str(self.chat))

    def update(self, update_id: int, strategy: Strategy, date: int) -> bytes:
        """The person's next update, as the Bot API would write it."""
        who = b'{"id":%d,"is_bot":false,"first_name":"Lan","language_code":"vi"}' % self.chat
        chat = b'{"id":%d,"type":"private","first_name":"Lan"}' % self.chat
        said = strategy.said(self)
        if said is not None:
            marks = b'[{"type":"bot_command","offset":0,"length":%d}]' % len(said.split()[0])
            return (
                b'{"update_id":%d,"message":{"message_id":%d,"date":%d,"chat":%b,"from":%b,"text":%b,"entities":%b}}'
                % (
                    update_id,
                    self.turn + 1,
                    date,
                    chat,
                    who,
                    msgspec.json.encode(said),
                    marks if said[0] == "/" else b"[]",
                )
            )
        markup = self.markup if isinstance(self.markup, str) else msgspec.json.encode(self.markup or {}).decode()
        return (
            b'{"update_id":%d,"callback_query":{"id":"%d","from":%b,"chat_instance":"%d","data":%b,'
            b'"message":{"message_id":%d,"date":%d,"chat":%b,"from":{"id":7,"is_bot":true,"first_name":"Hai Long",'
            b'"username":"bench_bot"},"text":%b,"reply_markup":%b}}}'
            % (
                update_id,
                update_id,
                who,
                self.chat,
                msgspec.json.encode(self.data),
                self.message_id,
                date,
                chat,
                msgspec.json.encode(self.text),
                markup.encode(),
            )
        )
