"""What an administrator looks at: the log's soundness, and whether everybody who should hear does."""

from dataclasses import dataclass

from bot.usecases import access
from storage import chain, people, places
from storage.database import Transaction
from storage.people import Role

PRINTED_HEAD = 12  # letters of the log's head on a card; enough to compare by eye


@dataclass(frozen=True, slots=True)
class Counted:
    units: int
    desks: int
    leaders: int
    desks_without_readers: tuple[str, ...]  # nobody gets their card


def log_problems(tx: Transaction) -> list[str]:
    """What is wrong with the hash-chained log; nothing when each entry follows from the one before."""
    return chain.verify(tx)


def log_head(tx: Transaction) -> tuple[str, int]:
    """The newest hash, whole, and how many entries led to it."""
    number = 0
    while found := chain.entries(tx, number):
        number = found[-1].seq
    return chain.head(tx), number


def counted(tx: Transaction) -> Counted:
    desks = places.desks(tx)
    return Counted(
        units=len(places.units(tx)),
        desks=len(desks),
        leaders=len(people.holders(tx, Role.LEADER)),
        desks_without_readers=tuple(desk.code for desk in desks if not access.card_readers(tx, desk)),
    )
