"""How often a bot may send: per bot, per private chat, per group. Pure: ticks (seconds) are arguments."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.simulator import limits


@dataclass(slots=True)
class Bucket:
    """Lets a burst through, then a steady rate."""

    left: float = float(limits.PRIVATE_BURST)
    tick: float = 0.0

    def wait(self, cost: int, tick: float) -> float:
        refilled = self.left + (tick - self.tick) * limits.PRIVATE_PER_SECOND
        self.left, self.tick = min(float(limits.PRIVATE_BURST), refilled), tick
        return 0.0 if self.left >= cost else (cost - self.left) / limits.PRIVATE_PER_SECOND


@dataclass(slots=True)
class Window:
    """At most `most` within any `seconds`."""

    most: int
    seconds: float
    ticks: deque[float] = field(default_factory=deque)

    def wait(self, cost: int, tick: float) -> float:
        while self.ticks and self.ticks[0] <= tick - self.seconds:
            self.ticks.popleft()
        if len(self.ticks) + cost <= self.most:
            return 0.0
        blocking = self.ticks[min(len(self.ticks), len(self.ticks) + cost - self.most) - 1]
        return blocking + self.seconds - tick


class Rates:
    """One bot's rates. A refused message is not counted."""

    def __init__(self) -> None:
        self._all = Window(limits.BOT_PER_SECOND, 1.0)
        self._private: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}

    def retry_after(self, chat: int, cost: int, tick: float) -> int:
        """0 and counted when `cost` messages may go to the chat now; otherwise seconds to wait, at least 1."""
        if chat > 0:
            bucket = self._private.setdefault(chat, Bucket(tick=tick))
            wait = max(self._all.wait(cost, tick), bucket.wait(cost, tick))
            if wait <= 0:
                bucket.left -= cost
        else:
            window = self._groups.setdefault(chat, Window(limits.GROUP_PER_MINUTE, 60.0))
            wait = max(self._all.wait(cost, tick), window.wait(cost, tick))
            if wait <= 0:
                window.ticks.extend([tick] * cost)
        if wait > 0:
            return max(1, math.ceil(wait))
        self._all.ticks.extend([tick] * cost)
        return 0
