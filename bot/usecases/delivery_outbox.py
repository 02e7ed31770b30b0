"""What is sent next, and what becomes of it: claims the heads of chats, records how each try ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.channel import Gone, Later, Outcome, Rejected, Sent
from storage import outbox
from storage.database import Transaction
from storage.outbox import Claimed, Repeat
from survey.messages import ChannelName

SetAside = Callable[[Transaction, Claimed, str, str, datetime], object]

HELD_AFTER_TRIES = 8
HELD_AFTER = timedelta(minutes=10)
ANSWER_LOST = "the answer was lost and it must not be said twice"


@dataclass(frozen=True, slots=True)
class Tried:
    """One try and its outcome; `again_after` is how long a failed one waits."""

    claimed: Claimed
    outcome: Outcome
    again_after: timedelta = timedelta(0)


def claim_due(
    tx: Transaction,
    channel: ChannelName,
    now: datetime,
    limit: int,
    lease: timedelta,
    set_aside: SetAside,
) -> list[Claimed]:
    """What may be sent now. What is too late, or may have arrived and must not be said twice, ends here unsent."""
    return [
        claimed
        for claimed in outbox.claim_due(tx, channel, now, limit, lease)
        if not _ends_unsent(tx, claimed, now, set_aside)
    ]


def settle(
    tx: Transaction, tried: Sequence[Tried], now: datetime, last_served: datetime | None, set_aside: SetAside
) -> None:
    """Records how tries ended. `last_served`: when the channel last took anything from us.

    `set_aside(tx, claimed, ending, why, at)` hears of what a person may have to look at: rejected, held, expired, gone.
    """
    for one in tried:
        _settle_one(tx, one, now, last_served, set_aside)


def settle_and_claim(
    tx: Transaction,
    tried: Sequence[Tried],
    last_served: datetime | None,
    channel: ChannelName,
    now: datetime,
    limit: int,
    lease: timedelta,
    set_aside: SetAside,
) -> list[Claimed]:
    """Both in one transaction: a chat's next message goes out as soon as the one before it is recorded."""
    settle(tx, tried, now, last_served, set_aside)
    return claim_due(tx, channel, now, limit, lease, set_aside) if limit > 0 else []


def _ends_unsent(tx: Transaction, claimed: Claimed, now: datetime, set_aside: SetAside) -> bool:
    if claimed.expires_at is not None and claimed.expires_at <= now:
        _end(tx, claimed, "expired", "nobody could be reached in time", now, set_aside)
        return True
    if claimed.maybe_sent and claimed.repeat is Repeat.ONCE:
        _end(tx, claimed, "held", ANSWER_LOST, now, set_aside)
        return True
    return False


def _settle_one(
    tx: Transaction, tried: Tried, now: datetime, last_served: datetime | None, set_aside: SetAside
) -> None:
    claimed = tried.claimed
    match tried.outcome:
        case Sent(message_id):
            outbox.settle(tx, claimed.id, "sent", now, message_id=message_id)
        case Later(maybe_sent=True, why=_) if claimed.repeat is Repeat.ONCE:
            _end(tx, claimed, "held", ANSWER_LOST, now, set_aside)
        case Later(flooded=False, why=why) if _is_hopeless(claimed, now, last_served):
            _end(tx, claimed, "held", why, now, set_aside)
        case Later(after=after, maybe_sent=maybe_sent, flooded=flooded, why=why):
            again = now + (after if flooded else tried.again_after)
            outbox.settle(tx, claimed.id, "later", now, not_before=again, maybe_sent=maybe_sent, why=why)
        case Gone(moved_to=str(new)):
            outbox.migrate_chat(tx, claimed.to.channel, claimed.to.chat, new)
            outbox.settle(tx, claimed.id, "later", now, not_before=now, why="the chat moved")
        case Gone(why=why):
            outbox.mark_unreachable(tx, claimed.to, now)
            _end(tx, claimed, "gone", why, now, set_aside)
        case Rejected(why):
            _end(tx, claimed, "rejected", why, now, set_aside)
        case _:
            assert_never(tried.outcome)


def _is_hopeless(claimed: Claimed, now: datetime, last_served: datetime | None) -> bool:
    """Eight failures over ten minutes while others were served: it is not the platform, so the chat must go on."""
    failed = claimed.first_failed_at
    if claimed.attempts < HELD_AFTER_TRIES or failed is None or now - failed < HELD_AFTER:
        return False
    return last_served is not None and last_served > failed


def _end(
    tx: Transaction,
    claimed: Claimed,
    ending: outbox.Outcome,
    why: str,
    now: datetime,
    set_aside: SetAside,
) -> None:
    if outbox.settle(tx, claimed.id, ending, now, why=why):
        set_aside(tx, claimed, ending, why, now)
