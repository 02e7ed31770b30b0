"""What a complaint is about, and which role hears of it first and next: the table as data. Roles, never people."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """In the order in which they are offered."""

    ATTITUDE = "attitude"
    PROCEDURE = "procedure"
    LATE = "late"
    EXTRA_PAPERS = "extra_papers"
    EXTRA_MONEY = "extra_money"
    FEES = "fees"
    ONLINE = "online"
    FACILITIES = "facilities"
    OTHER = "other"


class Recipient(StrEnum):
    GROUP = "group"  # the desk's group chat
    HEAD = "head"
    LEADER = "leader"
    OWNER = "owner"  # is told only that a case waits, never which words


@dataclass(frozen=True, slots=True)
class Pointed:
    """At whom the complaint points, as far as a text and a roster can tell; in doubt it is True."""

    at_person: bool = False
    at_head: bool = False
    head_serves_desk: bool = False  # the one-person commune: the head is the officer


NOBODY = Pointed()


@dataclass(frozen=True, slots=True)
class Route:
    first: tuple[Recipient, ...]
    next: Recipient


_ROUTES = {
    Category.ATTITUDE: Route((Recipient.HEAD,), Recipient.LEADER),
    Category.PROCEDURE: Route((Recipient.GROUP,), Recipient.HEAD),
    Category.LATE: Route((Recipient.GROUP, Recipient.HEAD), Recipient.LEADER),
    Category.EXTRA_PAPERS: Route((Recipient.HEAD,), Recipient.LEADER),
    Category.EXTRA_MONEY: Route((Recipient.LEADER,), Recipient.OWNER),
    Category.FEES: Route((Recipient.HEAD,), Recipient.LEADER),
    Category.ONLINE: Route((Recipient.GROUP,), Recipient.HEAD),
    Category.FACILITIES: Route((Recipient.GROUP,), Recipient.HEAD),
    Category.OTHER: Route((Recipient.HEAD,), Recipient.LEADER),
}
_LEADER_ONLY = Route((Recipient.LEADER,), Recipient.OWNER)

# who may be the one complained about: never shown to a group
CONFLICT_CATEGORIES = frozenset({Category.ATTITUDE, Category.EXTRA_PAPERS, Category.EXTRA_MONEY, Category.FEES})


def is_conflict(category: Category, pointed: Pointed = NOBODY) -> bool:
    """Whether no group may hear of it, at submission and on every later view."""
    return category in CONFLICT_CATEGORIES or pointed.at_person or pointed.at_head


def alerted_first(category: Category, pointed: Pointed = NOBODY) -> tuple[Recipient, ...]:
    return _route(category, pointed).first


def next_level(category: Category, pointed: Pointed = NOBODY) -> Recipient:
    """Who hears of an unclaimed, overdue or reopened case."""
    return _route(category, pointed).next


def reopened_to(category: Category, pointed: Pointed = NOBODY) -> Recipient:
    """Who handles a reopened case: the next level; with no higher one, the leader again (an owner handles nothing)."""
    level = next_level(category, pointed)
    return Recipient.LEADER if level is Recipient.OWNER else level


def _route(category: Category, pointed: Pointed) -> Route:
    if pointed.at_head or (pointed.head_serves_desk and is_conflict(category, pointed)):
        return _LEADER_ONLY
    if pointed.at_person and category is not Category.EXTRA_MONEY:
        return _ROUTES[Category.ATTITUDE]
    return _ROUTES[category]
