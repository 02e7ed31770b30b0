"""People at their phones in the simulator: they look until they see what they wait for, then press or write."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bot.simulator.simulator import Simulator

PATIENCE_SECONDS = 60.0
Shown = dict[str, Any]


class Phone:
    """One person with one chat open: a bot's name, or a group's id."""

    def __init__(self, simulator: Simulator, person: int, chat: int | str) -> None:
        self._simulator = simulator
        self.person = person
        self.chat = chat

    def messages(self) -> list[Shown]:
        return self._simulator.chat_messages(self.chat, self.person)

    def count(self, words: str) -> int:
        """How many messages of a bot hold these words."""
        return sum(words in message["text"] for message in self.messages() if message["from"] == "bot")

    async def reads(self, words: str) -> Shown:
        """The newest message of a bot with these words, as soon as it is there."""

        def found() -> Shown | None:
            return next(
                (one for one in reversed(self.messages()) if words in one["text"] and one["from"] == "bot"), None
            )

        message: Shown = await self._wait(found, words)
        return message

    async def press(self, *labels: str) -> None:
        """One button after the other, each as soon as it is there."""
        for label in labels:
            await self._wait(partial(self._has_button, label), label)
            self._simulator.press_label(self.person, self.chat, label)

    async def _wait(self, happened: Callable[[], Any], wanted: str) -> Any:
        try:
            return await self._simulator.until(happened, PATIENCE_SECONDS)
        except TimeoutError:
            seen = [one["text"][:80] for one in self.messages()[-3:]]
            raise AssertionError(f"waited in vain for {wanted!r}; sees {seen} and buttons {self.labels()}") from None

    def _has_button(self, label: str) -> bool:
        return label in self.labels()

    def labels(self) -> Sequence[str]:
        return [button["label"] for message in self.messages() for row in message["buttons"] for button in row]

    def write(self, text: str, reply_to: int | None = None) -> int:
        return self._simulator.say(self.person, self.chat, text, reply_to)

    def open_link(self, link: str) -> None:
        """https://t.me/<bot>?start=<payload>, tapped, then Start."""
        bot, _, payload = link.partition("t.me/")[2].partition("?start=")
        self._simulator.start_bot(self.person, bot, payload)


async def complains(phone: Phone, payload: str, category: str, text: str) -> str:
    """From the poster's code to the receipt, without a name; the tracking code."""
    phone.open_link(f"https://t.me/{phone.chat}?start={payload}")
    await phone.reads("Đồng ý tham gia?")
    phone.write("/phan_anh")
    await phone.press(category)
    await phone.reads("Xin Ông/Bà viết nội dung")
    phone.write(text)
    await phone.press("Góp ý ẩn danh", "Gửi")
    receipt = await phone.reads("Mã tra cứu: PA-")
    return "PA-" + str(receipt["text"]).partition("Mã tra cứu: PA-")[2][:8]
