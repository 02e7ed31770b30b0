"""Text as it is searched: lower case, without diacritics; codes also without separators."""

import unicodedata

_ASCII_LOWER = bytes(range(256)).lower()
_ASCII_SEPARATORS = bytes(code for code in range(128) if not chr(code).isalnum())


def folded(text: str) -> str:
    """ "Quầy Đất đai" → "quay dat dai"; runs of blanks become one."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def folded_code(text: str) -> str:
    """ "Quầy-3", "QUAY 3" and "quay_3" → "quay3"."""
    if text.isascii():  # nothing to take apart
        return text.encode().translate(_ASCII_LOWER, _ASCII_SEPARATORS).decode()
    return "".join(char for char in folded(text) if char.isalnum())
