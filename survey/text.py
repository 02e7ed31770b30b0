"""People's text: cleaned on entry, folded for search, shortened without breaking a letter."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from survey.messages import utf16_length

MAX_MARKS = 4  # combining marks on one letter; Vietnamese needs two
ELLIPSIS = "…"

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u061c\ufeff\U000e0000-\U000e007f"
    # zero-widths other than the joiner: they hide in codes and names, and make two equal words differ
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff]"
)
_JOINER_OUTSIDE_EMOJI = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
_NEWLINES = re.compile("\n{4,}")


def clean(text: str) -> str:
    """What is stored of what a person wrote. Empty when nothing is left. Cleaning twice changes nothing."""
    text = _SURROGATE.sub("\ufffd", text)
    text = unicodedata.normalize("NFC", text)
    text = _CONTROLS.sub("", text)
    text = _JOINER_OUTSIDE_EMOJI.sub("", text)
    # letters and marks that something invisible had kept apart belong together now
    text = unicodedata.normalize("NFC", _few_marks(text))
    return _NEWLINES.sub("\n\n\n", text).strip()


def fold(text: str) -> str:
    """For search and typed answers: no case, no diacritics, đ as d, full-width as plain."""
    return "".join(map(_folded, text))


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that remembers where in the original each of its characters came from."""

    text: str
    origins: tuple[int, ...]  # one per character of `text`
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that text[start:end] came from, with the marks that follow it; start < end."""
        last = self.origins[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self.origins[start], last


def fold_with_origins(text: str) -> FoldedText:
    pieces = [_folded(character) for character in text]
    origins = tuple(place for place, piece in enumerate(pieces) for _ in piece)
    return FoldedText("".join(pieces), origins, text)


def could_mean(written: str, meant: str) -> bool:
    """Whether somebody who types all marks or none could have meant it.

    "phong bi" could mean "phong bì"; "phòng bị" could not, though both fold alike.
    """
    words, meant_words = written.split(), meant.split()
    if [fold(word) for word in words] != [fold(word) for word in meant_words]:
        return False
    marks = [_marks(word) for word in words]
    return not any(marks) or marks == [_marks(word) for word in meant_words]


def shorten(text: str, utf16_limit: int) -> str:
    """At most `utf16_limit` UTF-16 units; what is cut ends in … and never in the middle of a visible character."""
    if utf16_length(text) <= utf16_limit:
        return text
    if utf16_limit < 1:
        return ""
    room = utf16_limit - utf16_length(ELLIPSIS)
    end = 0
    for start, stop in _clusters(text):
        room -= utf16_length(text[start:stop])
        if room < 0:
            break
        end = stop
    return text[:end].rstrip() + ELLIPSIS


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character in "đĐ":
        return "d"
    lowered = _without_marks(character).casefold()
    return _without_marks(lowered).casefold()


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def _marks(word: str) -> Counter[str]:
    """Of a whole word: old and new spelling put the tone on different letters (hoà, hòa)."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return Counter(character for character in decomposed if character == "đ" or unicodedata.combining(character))


def _few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _clusters(text: str) -> list[tuple[int, int]]:
    """What a reader sees as one character each: marks, emoji sequences, flags, Hangul (after Unicode's UAX 29)."""
    starts = [0]
    flags = 0
    for place in range(1, len(text)):
        before, here = text[place - 1], text[place]
        flags = flags + 1 if _is_flag(before) else 0
        if not (_extends(here) or _joined(before, here) or (_is_flag(here) and flags % 2 == 1)):
            starts.append(place)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _extends(character: str) -> bool:
    """Marks, joiners, skin tones, tags: nothing that stands alone."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in "\u200c\u200d\u0e33\u0eb3\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _joined(before: str, here: str) -> bool:
    if before == "\u200d":
        return True
    if before == "\r" and here == "\n":
        return True
    is_hangul_vowel = "\u1160" <= here <= "\u11a7"
    is_hangul_tail = "\u11a8" <= here <= "\u11ff"
    after_hangul = "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    starts_hangul = "\u1100" <= before <= "\u115f" and ("\u1100" <= here <= "\u115f" or "\uac00" <= here <= "\ud7a3")
    return starts_hangul or (after_hangul and (is_hangul_vowel or is_hangul_tail))


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
