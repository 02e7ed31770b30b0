"""Names of desks and questions on one line and within a length, never cut inside a letter people see."""

import unicodedata
from collections.abc import Iterator

from survey.messages import utf16_length

ELLIPSIS = "…"

_JOINER = "\u200d"
_LONGEST_LETTER = 32  # UTF-16 units; the longest emoji in use has 23, beyond is a pile of marks


def one_line(name: str) -> str:
    """The name as it may stand inside a line of ours: no line breaks, controls or marks that turn the direction."""
    visible = (" " if unicodedata.category(sign) in ("Zl", "Zp", "Cc") else sign for sign in name)
    kept = (sign for sign in visible if sign == _JOINER or unicodedata.category(sign) not in ("Cf", "Cs"))
    return " ".join("".join(kept).split())


def shorten(name: str, limit: int) -> str:
    """`name` on one line with at most `limit` UTF-16 units, ending in … when something was left out.

    Words stay whole where that costs at most a third of the room.
    """
    name = one_line(name)
    if utf16_length(name) <= limit:
        return name
    kept, room = "", limit - utf16_length(ELLIPSIS)
    for letter in letters(name):
        room -= utf16_length(letter)
        if room < 0:
            break
        kept += letter
    whole = kept.rpartition(" ")[0]
    if not name.startswith(kept + " ") and 3 * utf16_length(whole) >= 2 * limit:
        kept = whole
    return kept.rstrip(" –,;") + ELLIPSIS


def letters(text: str) -> Iterator[str]:
    """What a reader sees as one letter each: a base with its marks, an emoji with what is joined to it, a flag."""
    letter = ""
    for sign in text:
        if letter and not (_belongs(letter, sign) and utf16_length(letter) < _LONGEST_LETTER):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _belongs(letter: str, sign: str) -> bool:
    is_mark = unicodedata.category(sign) in ("Mn", "Me", "Mc")
    is_skin_tone = "\U0001f3fb" <= sign <= "\U0001f3ff"
    closes_flag = _is_flag_half(sign) and len(letter) == 1 and _is_flag_half(letter)
    return is_mark or is_skin_tone or closes_flag or sign == _JOINER or letter.endswith(_JOINER)


def _is_flag_half(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
