"""What was asked of the simulator: every request, and every failure somebody should hear of."""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Request:
    """One request, kept without its token and without the bytes of its files. `code` 0: no answer (yet)."""

    number: int
    bot: str
    method: str
    parameters: dict[str, Any]
    at: str  # simulated time, ISO 8601
    began: float  # seconds, monotonic
    ended: float = 0.0
    code: int = 0
    description: str = ""
    fault: str = ""

    def json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(slots=True)
class Record:
    """The last `memory` requests. Failures are said on stderr, once each, and counted."""

    memory: int
    noticed: Callable[[], None] = lambda: None  # called after each new request
    requests: deque[Request] = field(init=False)
    failures: dict[str, int] = field(default_factory=dict)
    total: int = 0

    def __post_init__(self) -> None:
        self.requests = deque(maxlen=self.memory)

    def begin(self, bot: str, method: str, parameters: dict[str, Any], at: str, tick: float) -> Request:
        self.total += 1
        request = Request(self.total, bot, method, parameters, at, tick)
        self.requests.append(request)
        self.noticed()
        return request

    def fail(self, what: str) -> None:
        if what not in self.failures:
            print(f"SIMULATOR FAILURE: {what}", file=sys.stderr, flush=True)
        self.failures[what] = self.failures.get(what, 0) + 1

    def page(self, after: int, limit: int, bot: str = "", method: str = "") -> list[dict[str, Any]]:
        """Requests numbered above `after`, oldest first."""
        found = (
            request.json()
            for request in self.requests
            if request.number > after and bot in ("", request.bot) and method.lower() in ("", request.method.lower())
        )
        return [request for _, request in zip(range(limit), found, strict=False)]
