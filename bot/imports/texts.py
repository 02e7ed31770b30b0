"""What a cell's text may not be, and how a wrong one is shown."""

import unicodedata

_QUOTED = 40  # characters of a wrong cell that its problem repeats


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute it instead of showing it."""
    return text[:1] in ("=", "@", "+", "-")


def hidden_mark(text: str) -> str:
    """The first character that nobody sees, as U+200B; "" when there is none."""
    # Cc control, Cf format (zero width, right-to-left), Co private, Cs half characters, Cn unassigned
    hidden = next((letter for letter in text if unicodedata.category(letter)[0] == "C"), None)
    return "" if hidden is None else f"U+{ord(hidden):04X}"


def quoted(text: str) -> str:
    """A wrong cell, harmless in a terminal: short, on one line, nothing invisible."""
    shown = "".join(letter for letter in " ".join(text.split()) if unicodedata.category(letter)[0] != "C")
    return shown if len(shown) <= _QUOTED else shown[:_QUOTED] + "…"
