"""What a member of staff has chosen to be sent, and when without sound; never whether or later."""

import json
from dataclasses import dataclass
from datetime import datetime

from analytics.period import PeriodKind
from storage import settings
from storage.database import Transaction
from survey.messages import Address

QUIET_HOURS = (20, 7)  # from one full hour to another, local time; also in groups, which choose nothing


@dataclass(frozen=True, slots=True)
class Preferences:
    """`off` are the cards not wanted; the year's goes with the quarter's. `quiet` None: always with sound."""

    off: frozenset[PeriodKind] = frozenset()
    quiet: tuple[int, int] | None = QUIET_HOURS

    def want(self, kind: PeriodKind) -> bool:
        return (PeriodKind.QUARTER if kind is PeriodKind.YEAR else kind) not in self.off

    def silence(self, local: datetime) -> bool:
        """Whether a message at this local time comes without sound."""
        if self.quiet is None:
            return False
        first, last = self.quiet
        return first <= local.hour < last if first < last else not last <= local.hour < first


def of(tx: Transaction, chat: Address) -> Preferences:
    """Those of whoever this private chat is with; a group has what everybody begins with."""
    stored = settings.get(tx, _key(tx, chat))
    if stored is None:
        return Preferences()
    kept = json.loads(stored)
    quiet = kept["quiet"]
    return Preferences(frozenset(map(PeriodKind, kept["off"])), None if quiet is None else (quiet[0], quiet[1]))


def keep(tx: Transaction, chat: Address, chosen: Preferences) -> None:
    settings.put(tx, _key(tx, chat), json.dumps({"off": sorted(chosen.off), "quiet": chosen.quiet}))


def _key(tx: Transaction, chat: Address) -> str:
    return f"preferences:{tx.keys.lane(chat.channel, chat.chat)}"
