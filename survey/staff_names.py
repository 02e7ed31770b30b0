"""Where a text names a member of staff, with or without diacritics, whole or as people say it: "chị Lan"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from survey.text import FoldedText, could_mean, fold

# folded; before a given name they make a person of it ("chị Hà", not "Hà Nội")
_HONORIFICS = (
    *("anh", "chi", "co", "cau", "chu", "bac", "ong", "ba", "em", "thay", "sep", "thang", "mu", "dc"),
    *("can bo", "cong chuc", "nhan vien", "dong chi", "d/c", "truong phong", "pho phong", "ten", "ten la"),
)
# folded name → what follows when the word, in small letters, is none: "anh bảo tôi", "em tiến hành", "cô lan tỏa"
_WORD_WITH = {
    "bao": "ve|hiem|toi|em|chung|minh|cho|doi|goi|mai|phai|la|rang|khong|chua|thieu|nop|quay lai|nhieu|lau|gio",
    "lan": "can|man|toa|truyen|rong",
    "hoa": "don|qua|mat|tay|khoac|van",
    "tien": "do|hanh|lai|trinh|toi",
    "ha": "khac|tien|co",
}
_NO_NAME = re.compile("|".join(rf"{name}\s+(?:{after})(?!\w)" for name, after in _WORD_WITH.items()))
_BEFORE = "|".join(word.replace(" ", r"\s+") for word in sorted(_HONORIFICS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Named:
    """Who, and where in the original text; an honorific before the name is outside."""

    name: str
    start: int
    end: int


def names_in(text: FoldedText, roster: Iterable[str]) -> list[Named]:
    """Every mention of somebody on the roster; a name that several share counts for each of them."""
    return [Named(name, start, end) for name in roster for start, end in _mentions(text, name)]


def _mentions(text: FoldedText, name: str) -> Iterator[tuple[int, int]]:
    words = name.split()
    folded = [re.escape(fold(word)) for word in words]
    endings = [r"\s+".join(folded[start:]) for start in range(len(folded))]
    if len(words) > 1:  # one word alone is too often a word of the language: Lan, lần, lan
        for match in re.finditer(rf"(?<!\w){endings[0]}(?!\w)", text.text):
            yield text.span(*match.span())
    if not words:
        return
    unmarked = fold(name) == name.casefold()
    for match in re.finditer(rf"(?<!\w)(?:{_BEFORE})\s+({'|'.join(endings)})(?!\w)", text.text):
        start, end = text.span(*match.span(1))
        said = text.original[start:end]
        if said.islower() and _NO_NAME.match(text.text, match.start(1)):
            continue
        meant = " ".join(words[-len(said.split()) :])
        # "ba lần" (three times) is not "bà Lan"; a roster typed without marks cannot tell
        if unmarked or could_mean(said, meant):
            yield start, end
