"""Text as it is searched: lower case, without diacritics; codes also without separators."""

import unicodedata


def folded(text: str) -> str:
    """ "Quầy Đất đai" → "quay dat dai"; runs of blanks become one."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def folded_code(text: str) -> str:
    """ "Quầy-3", "QUAY 3" and "quay_3" → "quay3"."""
    return "".join(char for char in folded(text) if char.isalnum())
