"""What is published, however it is subtracted, rests on ten answers or more; a small office, and one that leaks."""

import random

from tests.proofs.attacker import SEED, SimulatedDesk, attacked, exact_windows, published, simulated_unit


def office() -> list[list[SimulatedDesk]]:
    chance = random.Random(SEED)
    return [simulated_unit(chance, (5, 12)), simulated_unit(chance, (3,))]


def test_no_sum_or_difference_of_published_figures_rests_on_fewer_than_ten_answers() -> None:
    units = office()

    found = attacked(units, published(units))

    assert found.figures > 500
    assert found.smallest >= 10
    assert found.exposed == 0


def test_nobody_is_known_to_be_dissatisfied_unless_a_figure_says_so_of_all() -> None:
    units = office()

    found = attacked(units, published(units))

    assert found.pinned == found.pinned_in_unanimous
    assert found.is_safe


def test_the_attacker_finds_what_exact_windows_and_figures_until_today_give_away() -> None:
    units = office()[:1]

    found = attacked(units, [exact_windows(unit, until_today=True) for unit in units])

    assert found.exposed > found.answers // 2
    assert not found.is_safe
