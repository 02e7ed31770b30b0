"""The staff's one door: an update has its effect once, and a refusal is an answer, not a fault."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec

from storage import inbox, outbox
from storage.database import Transaction
from storage.inbox import UpdateRef
from storage.outbox import Entry
from survey.messages import Address, Language, Message
from survey.wording import Value, Wording, wording

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or pressed, as the platform says: the account is checked against our own table in each use case."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """It was done; `notice` is a passing hint to who pressed."""

    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """It was not done, and nothing was changed; the sentence says why."""

    text: str


class Refused(Exception):
    """A use case may not or cannot do what was asked; its message is a sentence of the catalog."""

    def __init__(self, message: str, /, **values: Value) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def once(
    tx: Transaction,
    update: UpdateRef,
    at: datetime,
    reply_to: Address | None,
    use_case: Callable[Concatenate[Transaction, P], str | None],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Done | Refusal | None:
    """Runs `use_case`, which returns the id of a notice or None. None: this update had its effect before.

    A refusal rolls back what the use case began; it is said in `reply_to`, or by the channel where that is None.
    """
    if not inbox.first_time(tx, update, at):
        return None
    try:
        with tx.savepoint():
            notice = use_case(tx, *args, **kwargs)
    except Refused as refused:
        text = staff_words(tx).text(refused.message, **refused.values)
        if reply_to is not None:
            key = f"refusal:{update.bot}:{update.lane}:{update.update_id}:{int(at.timestamp())}"
            outbox.enqueue(tx, Entry(key=key, to=reply_to, message=Message(text)), at)
        return Refusal(text)
    return Done(staff_words(tx).text(notice) if notice else None)


def staff_words(tx: Transaction) -> Wording:
    """Staff read Vietnamese: their cards are shared by everybody in a group."""
    return wording(Language.VI, tx.zone)
