"""Who knows all arrivals guesses who answered; a small desk, few days."""

import random

from tests.proofs.observer import (
    SEED,
    AnsweredAt,
    Guesses,
    Table,
    at_once,
    by_parts,
    guessed,
    simulated,
    single_answers,
)


def observed(answered_at: AnsweredAt) -> Guesses:
    chance = random.Random(SEED)
    visitors = simulated(chance, visits_a_day=20, days=30, answered_at=answered_at)
    return guessed(chance, visitors, Table(chance, answered_at, lessons=300), single_answers(visitors))


def test_after_the_delay_the_order_of_coming_is_worth_nothing_even_to_who_sees_each_answer_come() -> None:
    found = observed(by_parts)

    assert found.is_no_better_than_chance
    assert found.rate < 0.2


def test_without_a_delay_the_observer_mostly_knows() -> None:
    found = observed(at_once)

    assert found.rate > 0.6
    assert not found.is_no_better_than_chance
