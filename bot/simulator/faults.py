"""Faults on order: which of the next calls fail, and how."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    TOO_MANY = "429"
    SERVER_ERROR = "500"
    REFUSED = "refuse"  # any other error, with its own code and description
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    HANG = "hang"
    NO_JSON = "no_json"


@dataclass(slots=True)
class Fault:
    """Applies to the next `times` matching calls; with `every` = n only to each n-th of them."""

    kind: FaultKind
    method: str = ""  # empty: any method but getUpdates
    chat: int | None = None
    bot: str = ""
    times: int = 1
    every: int = 1
    retry_after: int = 1
    code: int = 400
    description: str = "Bad Request: simulated"
    seen: int = 0

    def matches(self, bot: str, method: str, chat: str) -> bool:
        is_method = method.lower() == self.method.lower() if self.method else method != "getUpdates"
        return is_method and self.bot in ("", bot) and (self.chat is None or str(self.chat) == chat)


class Faults:
    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def next(self, bot: str, method: str, chat: str) -> Fault | None:
        """The fault that hits this call, if any; it is used up."""
        for fault in self.ordered:
            if fault.matches(bot, method, chat):
                fault.seen += 1
                if fault.seen % fault.every:
                    continue
                fault.times -= 1
                if fault.times <= 0:
                    self.ordered.remove(fault)
                return fault
        return None
