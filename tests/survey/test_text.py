"""Text of people: what cleaning keeps and drops, what folding makes equal, where shortening may cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.messages import utf16_length
from survey.text import clean, could_mean, fold, fold_with_origins, shorten

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),  # lone surrogates too
        st.sampled_from(
            "ắđẸ \n\r\t\u200b\u200d\u202e\u2066\ufeff\u0301\u0323\u034f\ufe0f👩💻🏽🇻🇳❤\U000e0041\ud83d\udc69각가"
        ),
    ),
    max_size=60,
)


def test_decomposed_vietnamese_becomes_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Chờ ba tiếng ở quầy số 3")

    assert clean(decomposed) == "Chờ ba tiếng ở quầy số 3"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("xin\ud83dchào") == "xin\ufffdchào"


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x1b", "\x85", "\r", "\u2028", "\u202e", "\u2066", "\u061c", "\ufeff", "\U000e0041", "\u200b", "\u2060"],
)
def test_invisible_characters_are_dropped(hidden: str) -> None:
    assert clean(f"chậm{hidden}trễ") == "chậmtrễ"


def test_a_family_emoji_keeps_its_joiners_but_a_word_does_not() -> None:
    family = "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d💻"

    assert clean(family) == family
    assert clean("phong\u200d bì\u200d") == "phong bì"


def test_a_letter_keeps_four_marks_and_loses_the_rest() -> None:
    towers = "x" + "\u0323" * 30 + "y"

    assert clean(towers) == "x" + "\u0323" * 4 + "y"


def test_the_two_marks_of_vietnamese_letters_stay() -> None:
    assert clean("Nguyễn Thị Ngọc Ấn, đường Phượng Vỹ") == "Nguyễn Thị Ngọc Ấn, đường Phượng Vỹ"


def test_more_than_three_newlines_become_three() -> None:
    assert clean("một\n\n\n\n\n\nhai\n\nba") == "một\n\n\nhai\n\nba"


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\u200b\u200d", "\u202e \ufeff", "\u00a0\u3000"])
def test_what_shows_nothing_is_empty(nothing: str) -> None:
    assert clean(nothing) == ""


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_and_the_result_can_be_stored(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert once == unicodedata.normalize("NFC", once)
    once.encode("utf-8")


@given(HOSTILE)
def test_nothing_cleaned_can_turn_a_line_around(text: str) -> None:
    assert not set(clean(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f\u061c\x00\r")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Không Hài Lòng", "khong hai long"),
        (unicodedata.normalize("NFD", "Thủ tục hành chính"), "thu tuc hanh chinh"),
        ("ĐƯỜNG", "duong"),
        ("\uff33\uff2f\u3000\uff13", "so 3"),
    ],
)
def test_folding_drops_case_and_diacritics(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(HOSTILE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(HOSTILE)
def test_each_folded_character_comes_from_its_place(text: str) -> None:
    folded = fold_with_origins(text)

    assert folded.text == fold(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert folded.text[place] in fold(text[start:end])


@pytest.mark.parametrize("written", ["phong bì", "phong bi", "PHONG BÌ", "phong  bi"])
def test_missing_marks_leave_the_meaning_open(written: str) -> None:
    assert could_mean(written, "phong bì")


@pytest.mark.parametrize("written", ["phòng bị", "phong bị", "phong", "phong bi thu"])
def test_wrong_marks_or_other_words_mean_something_else(written: str) -> None:
    assert not could_mean(written, "phong bì")


def test_old_and_new_places_of_the_tone_mean_the_same() -> None:
    assert could_mean("huỷ hoà", "hủy hòa")


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shorten("Chờ lâu", 7) == "Chờ lâu"


def test_a_shortened_text_ends_in_dots_within_the_limit() -> None:
    # six characters: five of the text, one ellipsis; the space before it goes
    assert shorten("Chờ lâu quá", 6) == "Chờ l…"
    assert shorten("Chờ lâu quá", 5) == "Chờ…"


@pytest.mark.parametrize("whole", ["👨\u200d👩\u200d👧", "🇻🇳", "👩🏽", "é\u0323", "1\ufe0f\u20e3", "각"])
def test_no_visible_character_is_cut(whole: str) -> None:
    text = f"ab{whole}cdefghijkl"

    for limit in range(utf16_length(text)):
        kept = shorten(text, limit).removesuffix("…")
        assert kept in {"", "a", "ab"} or kept.startswith(f"ab{whole}")


def test_two_flags_are_cut_between_and_not_across() -> None:
    # each flag is four units: one fits beside the ellipsis
    assert shorten("🇻🇳🇬🇧🇻🇳", 7) == "🇻🇳…"


@given(HOSTILE, st.integers(0, 70))
def test_shortened_text_stays_within_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)

    assert utf16_length(short) <= limit
    assert text.startswith(short.removesuffix("…"))
