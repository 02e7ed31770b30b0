"""The key to the text of a case that was filed without an account."""

import pytest

from survey import read_key

KEY = "7k2m9qxp4t8wz"
SALT = bytes(range(16))


def test_a_key_is_shown_in_groups_and_read_back() -> None:
    assert read_key.grouped(KEY) == "7K2M-9QXP-4T8WZ"
    assert read_key.read("7K2M-9QXP-4T8WZ") == KEY


@pytest.mark.parametrize("typed", ["7k2m 9qxp 4t8wz", " 7K2M–9QXP–4T8WZ ", "7k2m9qxp4t8wz"])
def test_a_key_is_read_however_it_is_typed(typed: str) -> None:
    assert read_key.read(typed) == KEY


def test_letters_that_look_alike_are_the_same_letter() -> None:
    assert read_key.read("OIL00-0000-0000") == "0110000000000"


@pytest.mark.parametrize(
    "typed", ["", "7k2m9qxp4t8w", "7k2m9qxp4t8wzz", "7k2m9qxp4t8wu", "PA-12345678", "0" * 1000, "é" * 13]
)
def test_what_is_no_key_is_not_read(typed: str) -> None:
    assert read_key.read(typed) is None


def test_a_hash_opens_to_its_key_and_to_no_other() -> None:
    kept = read_key.hashed(KEY, SALT)

    assert read_key.opens(KEY, kept)
    assert not read_key.opens("7k2m9qxp4t8w0", kept)
    assert not read_key.opens("", kept)


def test_the_same_key_with_another_salt_has_another_hash() -> None:
    assert read_key.hashed(KEY, SALT) != read_key.hashed(KEY, bytes(16))


def test_where_there_is_no_hash_no_key_opens() -> None:
    assert not read_key.opens(KEY, read_key.NOBODYS)
    assert not read_key.opens("", read_key.NOBODYS)
