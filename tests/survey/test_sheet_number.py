"""The number of a paper form: what is printed is read back, and a mistyped digit never names another sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.sheet_number import MOST, read, written

NUMBERS = st.integers(1, MOST)


@given(NUMBERS)
def test_what_is_printed_is_read_back(number: int) -> None:
    assert read(written(number)) == number


@given(NUMBERS, st.integers(0, 5), st.integers(1, 9))
def test_one_wrong_digit_is_no_number_at_all(number: int, place: int, by: int) -> None:
    digits = written(number).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]

    assert read(wrong) is None


@pytest.mark.parametrize("typed", ["00012-5", "12-5", "125", " 000 12 5 ", "00012–5", "１２５", "00.012-5"])
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert written(12) == "00012-5"
    assert read(typed) == 12


@pytest.mark.parametrize(
    "typed", ["", "12", "00000-0", "0", "mười hai", "1" * 30, "-6", "²²²", "PA-12345678", "1234567"]
)
def test_anything_else_is_no_number(typed: str) -> None:
    assert read(typed) is None
