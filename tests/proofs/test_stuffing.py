"""The simulation of stuffing tells bursts by the program's own rule."""

from tests.proofs.stuffing import is_found


def test_six_within_two_minutes_are_found_and_five_or_a_slower_sixth_are_not() -> None:
    assert is_found([(0, 20.0 * place) for place in range(6)])
    assert not is_found([(0, 20.0 * place) for place in range(5)])
    assert not is_found([(0, 24.0 * place) for place in range(6)])  # the sixth comes 120 seconds after the first
    assert not is_found([(place % 2, 20.0 * place) for place in range(6)])
