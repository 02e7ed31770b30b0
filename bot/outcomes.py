"""What the outcome of a try means for its entry in the outbox: a pure table."""

from datetime import datetime, timedelta
from typing import assert_never

from bot.channel import Gone, Later, Outcome, Rejected, Sent
from bot.usecases.delivery_outbox import ANSWER_LOST, Tried
from storage.claims import Claimed
from storage.outbox import Repeat

HELD_AFTER_TRIES = 8
HELD_AFTER = timedelta(minutes=10)
LONGEST_PAUSE_SECONDS = 60.0


def tried(claimed: Claimed, outcome: Outcome, now: datetime, last_served: datetime | None, chance: float) -> Tried:
    """`last_served`: when the channel last took anything from us; `chance` in [0, 1) spreads the next tries."""
    match outcome:
        case Sent(message_id):
            return Tried(claimed, "sent", message_id=message_id)
        case Later(maybe_sent=True) if claimed.repeat is Repeat.ONCE:
            return Tried(claimed, "held", why=ANSWER_LOST)
        case Later(flooded=False, why=why) if _is_hopeless(claimed, now, last_served):
            return Tried(claimed, "held", why=why)
        case Later(after=after, maybe_sent=maybe_sent, flooded=flooded, why=why):
            again = now + (after if flooded else again_after(claimed.attempts, chance))
            return Tried(claimed, "later", not_before=again, maybe_sent=maybe_sent, why=why)
        case Gone(moved_to=str(new)):
            return Tried(claimed, "later", not_before=now, moved_to=new, why="the chat moved")
        case Gone(why=why):
            return Tried(claimed, "gone", why=why)
        case Rejected(why):
            return Tried(claimed, "rejected", why=why)
        case _:
            assert_never(outcome)


def again_after(attempts: int, chance: float) -> timedelta:
    """0.5 s · 2ⁿ give or take half, at most 60 s; the first failure has n = 0. `chance` in [0, 1)."""
    seconds = 0.5 * 2 ** min(attempts - 1, 10) * (0.5 + chance)
    return timedelta(seconds=min(seconds, LONGEST_PAUSE_SECONDS))


def _is_hopeless(claimed: Claimed, now: datetime, last_served: datetime | None) -> bool:
    """Eight failures over ten minutes while others were served: it is not the platform, so the chat must go on."""
    failed = claimed.first_failed_at
    if claimed.attempts < HELD_AFTER_TRIES or failed is None or now - failed < HELD_AFTER:
        return False
    return last_served is not None and last_served > failed
