"""What is kept from somebody is not noticed by them: some random offices, and those that are easily got wrong."""

from pathlib import Path

import pytest

from bot.clock import seeded
from storage.people import Role
from tests.proofs.silence import (
    DESKS,
    PLAIN,
    SEED,
    UNITS,
    UNKIND,
    Office,
    Seat,
    account,
    differing,
    may_know,
    random_office,
)

HEAD, OFFICER, LEADER = (Role.HEAD, DESKS[0]), (Role.OFFICER, DESKS[0]), (Role.LEADER, UNITS[0])


def office(
    *seats: tuple[Seat, ...],
    away: dict[int, int | None] | None = None,
    category: str = "attitude",
    named: int = -1,
    did: str = PLAIN[0],
    says_head: bool = False,
) -> Office:
    held = tuple(frozenset(of) for of in (*seats, *[()] * (7 - len(seats))))
    about = frozenset({named} - {-1})
    return Office(held, frozenset(DESKS), away or {}, DESKS[0], category, about, did, says_head)


# who sits where → whose chats may hear of the complaint, worked out by hand from domain.md §6.3
KNOWN = {
    "an officer stands in for the head": (office((OFFICER,), (HEAD,), (LEADER,), away={1: 0}), {2, 1}),
    "an officer stands in for the leader": (office((OFFICER,), (HEAD,), (LEADER,), away={2: 0}), {2, 1}),
    "of an ordinary matter the stand-in hears": (
        office((), (HEAD,), (LEADER,), away={1: 0}, category="procedure"),
        {0, 1, 2},
    ),
    "one person is everything": (office((OFFICER, HEAD)), set()),
    "the head is named": (office((OFFICER,), (HEAD,), (LEADER,), named=1, category="procedure"), {2}),
    "the leader is named": (office((OFFICER,), (HEAD,), (LEADER,), ((Role.LEADER, None),), named=2), {3}),
    "the stand-in of the leader is named": (office((OFFICER,), (), (LEADER,), away={2: 0}, named=0), {2}),
    "nobody is named, and somebody was rude": (
        office((OFFICER,), (HEAD,), (LEADER,), category="procedure", did=UNKIND[0]),
        {1, 2},
    ),
    "nobody is named, and the head was rude": (
        office((OFFICER,), (HEAD,), (LEADER,), category="procedure", did=UNKIND[0], says_head=True),
        {2},
    ),
    "money": (office((OFFICER,), (HEAD,), (LEADER,), category="extra_money"), {2}),
}


@pytest.mark.parametrize("case", KNOWN)
def test_who_may_know_is_told_by_the_rules(case: str) -> None:
    drawn, may = KNOWN[case]

    assert {chat for chat in may_know(drawn) if not chat.startswith("-")} == {account(one) for one in may}


@pytest.mark.parametrize(
    "case",
    [
        "an officer stands in for the head",
        "the leader is named",
        "nobody is named, and somebody was rude",
        "nobody is named, and the head was rude",
    ],
)
def test_nobody_notices_what_is_kept_from_them(case: str, sqlite_template: Path, tmp_path: Path) -> None:
    assert differing(KNOWN[case][0], sqlite_template, tmp_path) == []


def test_nobody_notices_it_in_a_random_office(sqlite_template: Path, tmp_path: Path) -> None:
    assert differing(random_office(seeded(SEED)), sqlite_template, tmp_path) == []
