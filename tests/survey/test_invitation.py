"""Invitations: what was made is read, what was touched is refused."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.invitation import Invitation, InvitedRole, Refused, make, read

KEY, OLDER_KEY, FOREIGN_KEY = b"k" * 32, b"o" * 32, b"f" * 32
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
NONCE = bytes(range(7))

codes = st.from_regex(r"\A[A-Za-z0-9-]{1,20}\Z")
places = st.one_of(st.just(("", "")), codes.map(lambda code: (code, "")), codes.map(lambda code: ("", code)))


@given(st.sampled_from(InvitedRole), places, st.integers(1, 10**6), st.binary(min_size=7, max_size=7))
def test_what_was_made_is_read_and_fits_a_start_link(
    role: InvitedRole, place: tuple[str, str], seconds: int, nonce: bytes
) -> None:
    expires = NOW + timedelta(seconds=seconds)

    payload = make(role, *place, expires, nonce, [KEY])

    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
    assert read(payload, [KEY], NOW) == Invitation(role, *place, expires, nonce.hex())


@given(places, st.integers(0, 63), st.sampled_from("ABCXYZabcxyz0189-_"))
def test_an_invitation_with_one_letter_changed_is_refused(place: tuple[str, str], position: int, letter: str) -> None:
    payload = make(InvitedRole.OFFICER, *place, LATER, NONCE, [KEY])
    position %= len(payload)

    touched = payload[:position] + letter + payload[position + 1 :]

    assert (read(touched, [KEY], NOW) == Refused.FORGED) == (touched != payload)


@given(st.text(max_size=80))
def test_any_text_is_refused_and_none_raises(text: str) -> None:
    assert read(text, [KEY], NOW) == Refused.FORGED


def test_the_same_bytes_have_one_spelling_only() -> None:
    # no place: 12 + 16 = 28 bytes = 224 bits = 38 letters of 6 bits with four spare: the last letter has 15 false twins
    payload = make(InvitedRole.OWNER, "", "", LATER, NONCE, [KEY])
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    readable = [letter for letter in alphabet if read(payload[:-1] + letter, [KEY], NOW) != Refused.FORGED]

    assert readable == [payload[-1]]
    assert read(payload + "=", [KEY], NOW) == Refused.FORGED


def test_an_invitation_ends_at_its_last_second() -> None:
    payload = make(InvitedRole.HEAD, "", "quay-1", LATER, NONCE, [KEY])

    assert isinstance(read(payload, [KEY], LATER - timedelta(seconds=1)), Invitation)
    assert read(payload, [KEY], LATER) == Refused.EXPIRED


def test_a_changed_key_keeps_older_invitations_as_long_as_it_is_listed() -> None:
    payload = make(InvitedRole.HEAD, "", "quay-1", LATER, NONCE, [OLDER_KEY])

    assert isinstance(read(payload, [KEY, OLDER_KEY], NOW), Invitation)
    assert read(payload, [KEY, FOREIGN_KEY], NOW) == Refused.FORGED


def test_an_owner_has_ten_minutes_and_the_others_seven_days() -> None:
    assert InvitedRole.OWNER.lifetime == timedelta(minutes=10)
    assert {role.lifetime for role in InvitedRole if role is not InvitedRole.OWNER} == {timedelta(days=7)}


@pytest.mark.parametrize(("unit", "desk"), [("xa-a", "quay-1"), ("x" * 21, ""), ("", "quầy-1"), ("", "a b")])
def test_a_place_that_cannot_be_written_is_refused_when_the_link_is_made(unit: str, desk: str) -> None:
    with pytest.raises(ValueError):
        make(InvitedRole.OFFICER, unit, desk, LATER, NONCE, [KEY])
