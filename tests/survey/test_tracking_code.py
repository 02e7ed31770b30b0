"""Tracking codes: what is read as one, and which slips of the finger are caught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.tracking_code import RANDOM_NUMBERS, make, read

NUMBERS = st.integers(0, RANDOM_NUMBERS - 1)


def test_a_code_is_eight_digits_with_a_check_digit() -> None:
    # Damm's own example: the check digit of 572 is 4; leading zeros change nothing
    assert make(572) == "PA-00005724"


@pytest.mark.parametrize("number", [-1, RANDOM_NUMBERS])
def test_a_number_of_too_many_digits_makes_no_code(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 9999999"):
        make(number)


@pytest.mark.parametrize(
    "typed",
    [
        "PA-00005724",
        "00005724",
        "pa00005724",
        "Pa - 0000 5724",
        " 0000-5724\n",
        "PA–00005724",
        "\uff30\uff21\uff0d\uff10\uff10\uff10\uff10\uff15\uff17\uff12\uff14",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read(typed) == "PA-00005724"


@pytest.mark.parametrize(
    "typed", ["", "PA-", "PA-00005723", "0000572", "000057244", "PB-00005724", "PA-0000572x", "\ud83d", "PA" * 5000]
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read(typed) is None


@given(NUMBERS)
def test_every_code_is_read_back(number: int) -> None:
    assert read(make(number)) == make(number)


@given(NUMBERS)
def test_every_single_wrong_digit_is_caught(number: int) -> None:
    digits = make(number)[3:]

    for place in range(8):
        for wrong in set("0123456789") - {digits[place]}:
            assert read(digits[:place] + wrong + digits[place + 1 :]) is None


@given(NUMBERS)
def test_every_swap_of_neighbours_is_caught(number: int) -> None:
    digits = make(number)[3:]

    for place in range(7):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        assert swapped == digits or read(swapped) is None


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_reading_never_fails(text: str) -> None:
    code = read(text)

    assert code is None or read(code) == code
