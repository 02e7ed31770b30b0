"""How often one bot may send: in all, to one person, to one group; and who must wait because the platform said so."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FLOODED_CHATS = 3
FLOODED_WITHIN = timedelta(seconds=1)
EVENLY = 0.98  # of the rate, for bulk: what leaves evenly arrives evenly
BULK_BURST = 2  # makes up for a delay of one
SECOND = timedelta(seconds=1.025)  # what leaves a second apart may arrive a little closer
ALMOST = 1e-4  # of a request: less than the clock can tell
FORGET_ABOVE = 5_000  # chats remembered before those that owe nothing are forgotten


@dataclass(frozen=True, slots=True)
class Rates:
    """The platform publishes none; these stay below what it is known to take."""

    bot_per_second: int = 25
    bot_burst: int = 5  # what may go at once; then evenly, so that jitter on the way bunches nothing
    private_per_second: float = 1.0
    private_burst: int = 3
    group_per_minute: int = 18


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: int
    left: float
    at: datetime

    def wait(self, cost: int, now: datetime) -> float:
        """Seconds until `cost` may be taken; a cost above the burst waits for a full bucket and leaves a debt."""
        elapsed = max(0.0, (now - self.at).total_seconds())
        self.left, self.at = min(float(self.burst), self.left + elapsed * self.rate), now
        missing = min(cost, self.burst) - self.left
        return 0.0 if missing <= ALMOST else missing / self.rate


@dataclass(slots=True)
class _Window:
    """At most `most` within any `span`."""

    most: int
    span: timedelta
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime) -> float:
        while self.sent and self.sent[0] + self.span <= now:
            self.sent.popleft()
        return 0.0 if len(self.sent) < self.most else (self.sent[0] + self.span - now).total_seconds()

    def room(self, then: datetime) -> int:
        """How many may go until then, if nothing else does."""
        return self.most - sum(1 for at in self.sent if at + self.span > then)


class Pace:
    def __init__(self, rates: Rates, now: datetime) -> None:
        self._rates = rates
        self._bot = _Bucket(rates.bot_per_second, rates.bot_burst, float(rates.bot_burst), now)
        self._bulk = _Bucket(rates.bot_per_second * EVENLY, BULK_BURST, 1.0, now)
        self._second = _Window(rates.bot_per_second, SECOND)
        self._private: dict[str, _Bucket] = {}
        self._groups: dict[str, _Window] = {}
        self._chat_until: dict[str, datetime] = {}
        self._bot_until: datetime | None = None
        self._flooded: deque[tuple[datetime, str]] = deque()

    def take(self, chat: str, cost: int, now: datetime, *, bulk: bool = False) -> float:
        """0 and counted when `cost` requests may go to the chat now; else in how many seconds to ask again."""
        private = not chat.startswith("-")
        chat_wait = self._bucket(chat, now).wait(cost, now) if private else self._window(chat).wait(now)
        wait = max(self.banned(chat, now), self._bot.wait(cost, now), self._second.wait(now), chat_wait)
        if bulk:
            wait = max(wait, self._bulk.wait(cost, now))
        if wait > 0:
            return wait
        if bulk:
            self._bulk.left -= cost
        self._bot.left -= cost
        self._second.sent.extend([now] * cost)
        if private:
            self._private[chat].left -= cost
        else:
            self._groups[chat].sent.extend([now] * cost)
        return 0.0

    def room(self, now: datetime, within: float) -> int:
        """How many requests the bot may make within so many seconds."""
        if self._bot_until is not None and now < self._bot_until:
            return 0
        self._bot.wait(1, now)
        ahead = int(self._bot.left + within * self._bot.rate)
        return max(0, min(ahead, self._second.room(now + timedelta(seconds=within))))

    def opens(self, now: datetime) -> float:
        """Seconds until the bot may send anything at all again."""
        ban = (self._bot_until - now).total_seconds() if self._bot_until is not None else 0.0
        return max(0.0, ban, self._bot.wait(1, now), self._second.wait(now))

    def banned(self, chat: str, now: datetime) -> float:
        """Seconds for which the platform has forbidden this chat, or the whole bot, to be written to."""
        until = max((ban for ban in (self._chat_until.get(chat), self._bot_until) if ban is not None), default=now)
        return max(0.0, (until - now).total_seconds())

    def flooded(self, chat: str, after: timedelta, now: datetime) -> None:
        """A 429: the chat waits; when three chats hear it within a second, it means the whole bot."""
        self._chat_until[chat] = now + after
        self._flooded.append((now, chat))
        while self._flooded[0][0] + FLOODED_WITHIN < now:
            self._flooded.popleft()
        if len({chat for _, chat in self._flooded}) >= FLOODED_CHATS:
            self.pause_bot(after, now)
        if len(self._chat_until) > FORGET_ABOVE:
            self._chat_until = {chat: until for chat, until in self._chat_until.items() if until > now}

    def pause_bot(self, span: timedelta, now: datetime) -> None:
        self._bot_until = max(self._bot_until or now, now + span)

    def _bucket(self, chat: str, now: datetime) -> _Bucket:
        bucket = self._private.get(chat)
        if bucket is None:
            if len(self._private) >= FORGET_ABOVE:
                full = timedelta(seconds=2 * self._rates.private_burst / self._rates.private_per_second)
                self._private = {chat: one for chat, one in self._private.items() if one.at + full > now}
            burst = self._rates.private_burst
            bucket = self._private[chat] = _Bucket(self._rates.private_per_second, burst, float(burst), now)
        return bucket

    def _window(self, chat: str) -> _Window:
        window = self._groups.get(chat)
        if window is None:
            window = self._groups[chat] = _Window(self._rates.group_per_minute, timedelta(minutes=1))
        return window
