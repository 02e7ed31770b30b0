"""The number printed on a paper form: a running number of its desk and a digit that catches a mistyped one."""

import re
import unicodedata

from survey.tracking_code import check_digit

MOST = 99_999  # sheets of one desk
_LONGEST_TEXT = 20
_IGNORED = re.compile(r"[\s.\-\u2010-\u2015\u2212]+")


def written(number: int) -> str:
    """12 → 00012-5. Raises ValueError outside 1 to MOST."""
    if not 1 <= number <= MOST:
        raise ValueError(f"a sheet has a number from 1 to {MOST}, not {number}")
    digits = f"{number:05}"
    return f"{digits}-{check_digit(digits)}"


def read(text: str) -> int | None:
    """The number that was typed, with or without zeros in front, spaces and hyphens. None: it is none."""
    if len(text) > _LONGEST_TEXT:
        return None
    digits = _IGNORED.sub("", unicodedata.normalize("NFKC", text))
    if not digits.isascii() or not digits.isdecimal() or not 2 <= len(digits) <= len(str(MOST)) + 1:
        return None
    digits = digits.zfill(len(str(MOST)) + 1)
    number = int(digits[:-1])
    return number if number and check_digit(digits) == 0 else None
