"""Signed links and slips: what we printed is read, whatever else is refused with a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.visit import DeskLink, Reason, Refused, Slip, desk_link, read, slip

KEY, OLD_KEY, OTHER_KEY = bytes(range(32)), b"\x02" * 32, b"\x07" * 32
DAY = date(2026, 11, 9)
CHANCE = b"\x00\xff\x10\x80"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
DESKS, NUMBERS, GENERATIONS = st.integers(0, 2**24 - 1), st.integers(0, 2**24 - 1), st.integers(0, 2**16 - 1)
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=2**16 - 1))
CHANCES = st.binary(min_size=4, max_size=4)


def test_a_slip_has_39_characters_and_a_link_30() -> None:
    payloads = slip(7, DAY, 12, CHANCE, [KEY]), desk_link(7, 1, [KEY])

    assert [len(payload) for payload in payloads] == [39, 30]
    assert set("".join(payloads)) <= set(ALPHABET)


@given(DESKS, GENERATIONS)
def test_a_link_is_read_back(desk: int, generation: int) -> None:
    assert read(desk_link(desk, generation, [KEY]), [KEY]) == DeskLink(desk, generation)


@given(DESKS, DAYS, NUMBERS, CHANCES)
def test_a_slip_is_read_back(desk: int, day: date, number: int, chance: bytes) -> None:
    assert read(slip(desk, day, number, chance, [KEY]), [KEY]) == Slip(desk, day, number, chance)


def test_the_first_key_signs_and_all_are_accepted() -> None:
    printed_before = desk_link(7, 1, [OLD_KEY])
    printed_now = desk_link(7, 1, [KEY, OLD_KEY])

    assert read(printed_before, [KEY, OLD_KEY]) == DeskLink(7, 1)
    assert read(printed_now, [KEY]) == DeskLink(7, 1)


def test_what_a_foreign_key_signed_is_refused() -> None:
    foreign = slip(7, DAY, 12, CHANCE, [OTHER_KEY])

    assert read(foreign, [KEY]) in (Refused(Reason.UNKNOWN_KEY), Refused(Reason.FORGED))
    assert read(foreign, []) == Refused(Reason.UNKNOWN_KEY)


@given(st.sampled_from([desk_link(7, 1, [KEY]), slip(7, DAY, 12, CHANCE, [KEY])]), st.data())
def test_every_single_changed_bit_is_refused(payload: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(payload) - 1))
    bit = data.draw(st.integers(0, 5))
    changed = ALPHABET[ALPHABET.index(payload[place]) ^ 1 << bit]

    assert isinstance(read(payload[:place] + changed + payload[place + 1 :], [KEY]), Refused)


@given(st.sampled_from([desk_link(7, 1, [KEY]), slip(7, DAY, 12, CHANCE, [KEY])]), st.data())
def test_other_lengths_and_other_letters_are_refused(payload: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(payload)))
    end = data.draw(st.integers(start, len(payload)))
    put = data.draw(st.text(st.characters(exclude_categories=()), max_size=end - start + 2))
    mutated = payload[:start] + put + payload[end:]

    assert mutated == payload or isinstance(read(mutated, [KEY]), Refused)


def test_a_forged_slip_is_told_from_what_was_never_a_slip() -> None:
    payload = slip(7, DAY, 12, CHANCE, [KEY])
    other_number = payload[:10] + ("A" if payload[10] != "A" else "B") + payload[11:]

    assert read(other_number, [KEY]) == Refused(Reason.FORGED)
    assert read("quay-3", [KEY]) == Refused(Reason.NOT_OURS)
    assert read("", [KEY]) == Refused(Reason.NOT_OURS)
    assert read("g" + payload[1:], [KEY]) == Refused(Reason.OTHER_VERSION)


def test_a_link_signs_nothing_for_a_slip() -> None:
    # the first character holds version and kind: a link's turned into a slip's
    link = desk_link(7, 1, [KEY])

    assert isinstance(read("M" + link[1:], [KEY]), Refused)


@given(st.text(st.characters(exclude_categories=()), max_size=70))
def test_reading_never_fails(text: str) -> None:
    assert isinstance(read(text, [KEY, OLD_KEY]), Refused)


@pytest.mark.parametrize(("desk", "generation"), [(-1, 0), (2**24, 0), (1, -1), (1, 2**16)])
def test_numbers_that_do_not_fit_make_no_link(desk: int, generation: int) -> None:
    with pytest.raises(ValueError, match="lies between"):
        desk_link(desk, generation, [KEY])


def test_a_slip_without_a_key_chance_or_day_is_not_made() -> None:
    with pytest.raises(ValueError, match="key"):
        slip(7, DAY, 12, CHANCE, [])
    with pytest.raises(ValueError, match="random"):
        slip(7, DAY, 12, b"", [KEY])
    with pytest.raises(ValueError, match="day"):
        slip(7, date(2019, 12, 31), 12, CHANCE, [KEY])


@given(st.lists(st.tuples(st.integers(0, 38), st.sampled_from(ALPHABET)), min_size=1, max_size=39))
def test_of_mutated_slips_none_is_accepted(changes: list[tuple[int, str]]) -> None:
    printed = slip(7, DAY, 12, CHANCE, [KEY])
    letters = list(printed)
    for place, letter in changes:
        letters[place] = letter

    mutated = "".join(letters)

    assert mutated == printed or isinstance(read(mutated, [KEY]), Refused)
