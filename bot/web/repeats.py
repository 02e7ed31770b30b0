"""What was answered to a form just now: who presses twice sees only the answer to the second press."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from bot.web.pages import Receipt

KEPT_FOR = timedelta(minutes=10)
FORGET_ABOVE = 10_000  # browsers


@dataclass(frozen=True, slots=True)
class _Answered:
    form: str
    stand: str
    receipt: Receipt
    at: datetime


@dataclass(slots=True)
class Repeats:
    """The last form of each browser and its receipt, in memory: no store of ours ever holds a read key."""

    _last: dict[str, _Answered] = field(default_factory=dict)

    def note(self, browser: str, fields: Mapping[str, str], stand: str, receipt: Receipt, now: datetime) -> None:
        """`stand` is where the talk stands after the form."""
        if len(self._last) >= FORGET_ABOVE:
            self._last = {one: kept for one, kept in self._last.items() if now - kept.at < KEPT_FOR}
        self._last.pop(browser, None)
        if receipt.said or receipt.code:
            self._last[browser] = _Answered(_form(fields), stand, receipt, now)

    def receipt(self, browser: str, fields: Mapping[str, str], stand: str, now: datetime) -> Receipt | None:
        """What this very form was answered with, as long as the talk still stands where that left it."""
        last = self._last.get(browser)
        if last is None or now - last.at >= KEPT_FOR or (last.form, last.stand) != (_form(fields), stand):
            return None
        return last.receipt


def _form(fields: Mapping[str, str]) -> str:
    return sha256(repr(sorted(fields.items())).encode(errors="replace")).hexdigest()
