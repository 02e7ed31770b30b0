"""What keeps the form to the people it is for."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.guesses import Guesses
from bot.web.guard import Flood, Tokens, address_of, is_from

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
OURS = "https://gopy.example.vn"


def test_a_token_says_what_its_form_was_made_for() -> None:
    tokens = Tokens(b"k" * 32)

    assert tokens.read("lan", tokens.make("lan", "abc")) == "abc"


@pytest.mark.parametrize("change", ["x", "", ".", "é", "abc.", ".abc", "abc." + "0" * 32])
def test_a_token_that_is_not_ours_says_nothing(change: str) -> None:
    assert Tokens(b"k" * 32).read("lan", change) is None


def test_a_token_is_good_for_one_browser_one_form_and_one_office() -> None:
    token = Tokens(b"k" * 32).make("lan", "abc")

    assert Tokens(b"k" * 32).read("hoa", token) is None
    assert Tokens(b"k" * 32).read("lan", token.replace("abc", "abd")) is None
    assert Tokens(b"j" * 32).read("lan", token) is None


@pytest.mark.parametrize(
    ("origin", "site", "is_ours"),
    [
        (OURS, "same-origin", True),
        (OURS, None, True),
        (None, None, True),  # a browser of before 2020; its token is asked all the same
        (None, "same-origin", True),
        (None, "cross-site", False),
        ("null", "same-origin", False),
        ("https://evil.example", "cross-site", False),
        (OURS + ".evil.example", None, False),
        ("", None, False),
    ],
)
def test_a_form_comes_from_our_own_pages(origin: str | None, site: str | None, is_ours: bool) -> None:
    assert is_from(OURS, origin, site) is is_ours


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("198.51.100.7", None, "198.51.100.7"),
        ("198.51.100.7", "1.1.1.1", "198.51.100.7"),  # a stranger may write what it likes
        ("127.0.0.1", "1.1.1.1, 203.0.113.5", "203.0.113.5"),  # the proxy added the last one
        ("::1", "203.0.113.5", "203.0.113.5"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", None, "127.0.0.1"),
        (None, "203.0.113.5", "203.0.113.5"),  # a proxy at a socket of this machine
    ],
)
def test_only_a_proxy_on_this_machine_is_believed(peer: str | None, forwarded: str | None, address: str) -> None:
    assert address_of(peer, forwarded) == address


def test_one_household_counts_as_one_address() -> None:
    assert address_of("2001:db8:1:2::1", None) == address_of("2001:db8:1:2:ffff::9", None)
    assert address_of("2001:db8:1:2::1", None) != address_of("2001:db8:1:3::1", None)


def test_a_full_waiting_room_is_served_and_a_flood_is_not() -> None:
    flood = Flood()

    over = [flood.is_over("a", NOW) for _ in range(241)]

    assert over == [False] * 240 + [True]
    assert not flood.is_over("b", NOW)
    # four a second come back: 0.25 s later there is one
    assert not flood.is_over("a", NOW + timedelta(seconds=0.25))
    assert flood.is_over("a", NOW + timedelta(seconds=0.25))


def test_the_memory_of_addresses_stays_small() -> None:
    flood = Flood()

    for number in range(25_000):
        flood.is_over(str(number), NOW)

    assert len(flood._buckets) <= 10_000


def test_five_wrong_tries_within_ten_minutes_lock_one_browser() -> None:
    guesses = Guesses()
    for minute in range(5):
        assert not guesses.is_locked("a", NOW + timedelta(minutes=minute))
        guesses.note_wrong("a", NOW + timedelta(minutes=minute))

    assert guesses.is_locked("a", NOW + timedelta(minutes=9))
    assert not guesses.is_locked("b", NOW + timedelta(minutes=9))
    assert not guesses.is_locked("a", NOW + timedelta(minutes=10))  # the first of the five is ten minutes old


def test_fifty_wrong_tries_in_an_hour_lock_everybody() -> None:
    guesses = Guesses()
    for number in range(50):
        assert not guesses.is_locked("honest", NOW)
        guesses.note_wrong(f"browser {number}", NOW)

    assert guesses.is_locked("honest", NOW + timedelta(minutes=59))
    assert guesses.are_many(NOW)
    assert not guesses.is_locked("honest", NOW + timedelta(hours=1))
