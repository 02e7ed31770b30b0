"""Time and chance: a real clock or a movable one, and random ids. Nothing else reads either."""

import asyncio
import base64
import random
import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol

_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghjkmnpqrstvwxyz")


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Waits that long in real time; a moved clock does not shorten a back-off."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class MovableClock:
    """Runs like a real clock from `start`, and can be set forward; never back."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def move_to(self, at: datetime) -> None:
        """Raises ValueError when `at` has passed: a week that was lived through cannot be unlived."""
        step = at - self.now()
        if step < timedelta(0):
            raise ValueError("the clock only moves forward")
        self._ahead += step

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class HandMovedClock:
    """Stands still until it is moved; for rehearsals and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def move_to(self, at: datetime) -> None:
        self._at = at

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


def fresh_id(length: int = 8) -> str:
    """A random id of Crockford's letters, five bits each."""
    letters = base64.b32encode(secrets.token_bytes(-(-length * 5 // 8)))
    return letters[:length].translate(_CROCKFORD).decode()


def random_number(below: int) -> int:
    return secrets.randbelow(below)


def random_bytes(length: int) -> bytes:
    return secrets.token_bytes(length)


def chance() -> float:
    """A number in [0, 1)."""
    return secrets.randbelow(1 << 53) / (1 << 53)


def seeded(seed: int) -> random.Random:
    """Chance that repeats itself, for simulations."""
    return random.Random(seed)
