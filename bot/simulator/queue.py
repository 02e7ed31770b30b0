"""One bot's queue of updates: what is kept, what an offset confirms, what expires. Pure: times are arguments."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.simulator import limits

PRESSES = frozenset({"callback_query"})


@dataclass(frozen=True, slots=True)
class Queued:
    """One update as it will be handed out; it is never handed out at `expires` or later."""

    id: int
    kind: str
    body: dict[str, Any]
    expires: datetime
    size: int

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """Updates in the order of their ids, which rise by one; `seed` decides the first id."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._generation = 0
        self._rows: OrderedDict[int, Queued] = OrderedDict()
        self._bytes = 0
        self._last_push: datetime | None = None
        self.next_id = self._fresh_id()

    def push(self, kind: str, body: dict[str, Any], date: datetime, now: datetime) -> int | None:
        """Queues an update and answers its id; None when the platform would drop it without a word.

        After a week without updates an empty queue begins again at another id, which may be lower.
        """
        self._forget_expired(now)
        silent = self._last_push is not None and now - self._last_push >= limits.SILENCE_BEFORE_NEW_IDS
        if silent and not self._rows:
            self._generation += 1
            self.next_id = self._fresh_id()
        size = len(json.dumps(body, ensure_ascii=False).encode(errors="replace"))
        full = len(self._rows) >= limits.QUEUE_UPDATES or self._bytes + size > limits.QUEUE_BYTES
        life = limits.PRESS_LIFE if kind in PRESSES else limits.MESSAGE_LIFE
        if full or size > limits.UPDATE_BYTES or date + life <= now:
            return None
        row = Queued(self.next_id, kind, body, date + life, size)
        self._rows[row.id] = row
        self._bytes += size
        self._last_push = now
        self.next_id += 1
        return row.id

    def take(self, offset: int, limit: int, now: datetime) -> list[dict[str, Any]]:
        """Forgets what the offset confirms and answers the next updates, at most `limit` and 4 MiB."""
        head = next(iter(self._rows), self.next_id)
        if offset < 0:
            self._forget_before(self.next_id + offset)
        elif head - limits.OFFSET_BEHIND <= offset <= self.next_id + limits.OFFSET_AHEAD:
            self._forget_before(offset)
        taken: list[dict[str, Any]] = []
        size = 0
        for row in self.waiting(now):
            size += row.size
            if len(taken) == min(limit, limits.UPDATES_PER_ANSWER) or (taken and size > limits.ANSWER_BYTES):
                break
            taken.append(row.json())
        return taken

    def waiting(self, now: datetime) -> Iterator[Queued]:
        """All updates that are neither confirmed nor expired, oldest id first."""
        return (row for row in list(self._rows.values()) if now < row.expires)

    def pending(self, now: datetime) -> int:
        self._forget_expired(now)
        return len(self._rows)

    def holds(self, update_id: int) -> bool:
        return update_id in self._rows

    def forget(self, update_id: int) -> None:
        """A webhook answered 2xx for it."""
        row = self._rows.pop(update_id, None)
        self._bytes -= row.size if row else 0

    def forget_all(self) -> None:
        self._rows.clear()
        self._bytes = 0

    def _forget_before(self, first: int) -> None:
        while self._rows and next(iter(self._rows)) < first:
            self._bytes -= self._rows.popitem(last=False)[1].size

    def _forget_expired(self, now: datetime) -> None:
        # Presses expire long before the messages around them, so the head alone says nothing; but a scan for
        # every push of a long backlog would be quadratic, so it is made when the head has expired or space is short.
        first = next(iter(self._rows.values()), None)
        if first is not None and (first.expires <= now or len(self._rows) < 1_000 or self._is_nearly_full()):
            for row in [row for row in self._rows.values() if row.expires <= now]:
                self.forget(row.id)

    def _is_nearly_full(self) -> bool:
        return len(self._rows) >= limits.QUEUE_UPDATES or self._bytes + limits.UPDATE_BYTES > limits.QUEUE_BYTES

    def _fresh_id(self) -> int:
        digest = hashlib.sha256(f"{self._seed}:{self._generation}".encode()).digest()
        return 100_000_000 + int.from_bytes(digest[:4], "big") % 800_000_000


@dataclass(slots=True)
class PollHistory:
    """What the platform remembers of the last getUpdates, to slow down a poller that spins."""

    offset: int | None = None
    tick: float = 0.0

    def adjusted(self, offset: int, limit: int, timeout: int, tick: float) -> tuple[int, int]:
        """(limit, timeout in seconds) that really apply to this request; remembers it."""
        limit = min(max(limit, 1), limits.UPDATES_PER_ANSWER)
        timeout = min(max(timeout, 0), limits.POLL_SECONDS)
        if offset == self.offset:
            if tick < self.tick + limits.SAME_OFFSET_SECONDS:
                timeout = max(timeout, limits.SAME_OFFSET_HOLD_SECONDS)
            if tick < self.tick + limits.IMPATIENT_SECONDS:
                limit = limits.IMPATIENT_LIMIT
        self.offset, self.tick = offset, tick
        return limit, timeout
