"""Lists of names, written as one line of words."""


def names(words: str) -> frozenset[str]:
    """The words, split at white space."""
    return frozenset(words.split())
