"""What is sent next, and what becomes of it: claims the heads of chats, records how each try ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.usecases import preferences
from storage import claims, outbox
from storage.claims import Claimed
from storage.database import Transaction
from storage.outbox import Repeat, Urgency
from survey.messages import STAFF_BOT, ChannelName

SetAside = Callable[[Transaction, Claimed, str, str, datetime], object]

ANSWER_LOST = "the answer was lost and it must not be said twice"
TOO_LATE = "nobody could be reached in time"


@dataclass(frozen=True, slots=True)
class Tried:
    """How one try ended. `moved_to`: the chat lives on under this id, where the entry is tried again."""

    claimed: Claimed
    ending: claims.Outcome
    message_id: int | None = None
    not_before: datetime | None = None
    maybe_sent: bool = False
    moved_to: str | None = None
    why: str = ""


def claim_due(
    tx: Transaction, channel: ChannelName, now: datetime, limit: int, lease: timedelta, set_aside: SetAside
) -> list[Claimed]:
    """What may be sent now. What is too late, or may have arrived and must not be said twice, ends here unsent.

    `set_aside(tx, claimed, ending, why, at)` hears of what a person may have to look at: rejected, held, expired, gone.
    """
    due: list[Claimed] = []
    while heads := claims.claim_due(tx, channel, now, limit - len(due), lease):
        sendable = [_quieted(tx, claimed, now) for claimed in heads if not _ends_unsent(tx, claimed, now, set_aside)]
        due += sendable
        if len(sendable) == len(heads) or len(due) == limit:
            break
    return due


def settle(tx: Transaction, tried: Sequence[Tried], now: datetime, set_aside: SetAside) -> None:
    """Records how tries ended, in the order given."""
    for one in tried:
        entry, to = one.claimed.id, one.claimed.to
        if one.moved_to is not None:
            outbox.migrate_chat(tx, to.channel, to.chat, one.moved_to)
        if one.ending == "gone":
            outbox.mark_unreachable(tx, to, now)
        if one.ending == "sent":
            claims.settle(tx, entry, "sent", now, message_id=one.message_id)
        elif one.ending == "later":
            again, maybe_sent = one.not_before, one.maybe_sent
            claims.settle(tx, entry, "later", now, not_before=again, maybe_sent=maybe_sent, why=one.why)
        else:
            _end(tx, one, now, set_aside)


def settle_and_claim(
    tx: Transaction,
    tried: Sequence[Tried],
    channel: ChannelName,
    now: datetime,
    limit: int,
    lease: timedelta,
    set_aside: SetAside,
) -> list[Claimed]:
    """Both in one transaction: a chat's next message goes out as soon as the one before it is recorded."""
    settle(tx, tried, now, set_aside)
    return claim_due(tx, channel, now, limit, lease, set_aside) if limit > 0 else []


def _quieted(tx: Transaction, claimed: Claimed, now: datetime) -> Claimed:
    """Without sound in the quiet hours of whoever gets it, by the time of sending; an answer to a press is awaited."""
    if claimed.to.channel != STAFF_BOT or claimed.urgency is Urgency.REPLY or claimed.message.quiet:
        return claimed
    if not preferences.of(tx, claimed.to).silence(now.astimezone(tx.zone)):
        return claimed
    return replace(claimed, message=replace(claimed.message, quiet=True))


def _ends_unsent(tx: Transaction, claimed: Claimed, now: datetime, set_aside: SetAside) -> bool:
    if claimed.expires_at is not None and claimed.expires_at <= now:
        _end(tx, Tried(claimed, "expired", why=TOO_LATE), now, set_aside)
        return True
    if claimed.maybe_sent and claimed.repeat is Repeat.ONCE:
        _end(tx, Tried(claimed, "held", why=ANSWER_LOST), now, set_aside)
        return True
    return False


def _end(tx: Transaction, tried: Tried, now: datetime, set_aside: SetAside) -> None:
    if claims.settle(tx, tried.claimed.id, tried.ending, now, why=tried.why):
        set_aside(tx, tried.claimed, tried.ending, tried.why, now)
