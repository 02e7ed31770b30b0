"""Sending rates of the simulator: per bot, per private chat, per group."""

from bot.simulator import limits
from bot.simulator.rates import Rates


def test_a_person_may_get_a_burst_and_then_one_message_a_second() -> None:
    rates = Rates()

    burst = [rates.retry_after(501, 1, 0.0) for _ in range(limits.PRIVATE_BURST)]

    assert burst == [0] * 20
    assert rates.retry_after(501, 1, 0.0) == 1
    assert rates.retry_after(501, 1, 1.0) == 0
    assert rates.retry_after(501, 1, 1.5) == 1  # half a message is not one


def test_one_message_a_second_goes_on_for_ever() -> None:
    rates = Rates()

    assert {rates.retry_after(501, 1, float(second)) for second in range(500)} == {0}


def test_a_bot_sends_thirty_a_second_to_all_together() -> None:
    rates = Rates()

    assert [rates.retry_after(person, 1, 0.0) for person in range(1, 31)] == [0] * 30
    assert rates.retry_after(31, 1, 0.5) == 1
    assert rates.retry_after(31, 1, 1.0) == 0


def test_an_album_counts_its_items() -> None:
    rates = Rates()

    assert rates.retry_after(-1, 10, 0.0) == 0
    assert rates.retry_after(-1, 10, 1.0) == 0
    assert rates.retry_after(-1, 1, 2.0) == 58  # the first ten leave the minute at 60


def test_a_refused_message_does_not_prolong_the_wait() -> None:
    rates = Rates()
    for _ in range(limits.GROUP_PER_MINUTE):
        rates.retry_after(-1, 1, 0.0)

    assert [rates.retry_after(-1, 1, 30.0) for _ in range(3)] == [30, 30, 30]
    assert rates.retry_after(-2, 1, 30.0) == 0
