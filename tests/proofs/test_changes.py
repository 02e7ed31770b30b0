"""Changes are mentioned when there is one; a small version of the simulation."""

import random

from tests.proofs.changes import SEED, false_share, false_weeks, seen, simulate


def test_where_nothing_changes_hardly_a_week_mentions_a_change() -> None:
    weeks = simulate(random.Random(SEED), desks=40, weeks=40)

    # at a false discovery rate of 5 %, two of forty weeks are expected at most; chance may double it
    assert false_weeks(weeks) * 40 <= 4


def test_a_test_for_each_desk_on_its_own_would_mention_a_change_nearly_every_week() -> None:
    weeks = simulate(random.Random(SEED), desks=40, weeks=40)

    crying = sum(any(one.by_normal_test for one in week) for week in weeks)

    assert crying > 20


def test_a_large_move_of_a_busy_desk_is_mentioned_and_few_mentions_are_false() -> None:
    weeks = simulate(random.Random(SEED), desks=40, weeks=40, shift=300, chance_of_shift=0.05)

    mentioned, moved = seen(weeks, size=100, shift=300)

    assert moved >= 10
    assert mentioned >= 0.7 * moved
    assert false_share(weeks) <= 0.1
