"""The code of a complaint: PA- and eight digits, the last of which catches a mistyped or swapped digit."""

import re
import unicodedata
from typing import NewType

Code = NewType("Code", str)  # always written PA-12345678

RANDOM_NUMBERS = 10_000_000  # `make` takes a number below this one

# Damm's quasigroup of order 10: it catches every single wrong digit and every swap of neighbours.
# Source: H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004.
_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)

_LONGEST_TEXT = 40  # what people type around eight digits is spaces and hyphens
_IGNORED = re.compile(r"[\s\-\u2010-\u2015\u2212\u200b\ufeff]+")
_SHAPE = re.compile(r"(?:pa)?([0-9]{8})", re.IGNORECASE)


def make(random_number: int) -> Code:
    """0 ≤ random_number < 10,000,000 → its code. Raises ValueError outside; chance is the caller's."""
    if not 0 <= random_number < RANDOM_NUMBERS:
        raise ValueError(f"a code is made of a number from 0 to {RANDOM_NUMBERS - 1}, not of {random_number}")
    digits = f"{random_number:07}"
    return Code(f"PA-{digits}{check_digit(digits)}")


def read(text: str) -> Code | None:
    """The code that was typed: with or without PA-, any case, spaces, hyphens, full-width digits. None: it is none."""
    if len(text) > _LONGEST_TEXT:
        return None
    bare = _IGNORED.sub("", unicodedata.normalize("NFKC", text))
    found = _SHAPE.fullmatch(bare)
    if found is None or check_digit(found[1]) != 0:
        return None
    return Code(f"PA-{found[1]}")


def check_digit(digits: str) -> int:
    """0 when its own check digit stands at the end of `digits`."""
    interim = 0
    for digit in digits:
        interim = _TABLE[interim][int(digit)]
    return interim
