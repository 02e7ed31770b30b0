"""What a typed line chooses among labelled options: number, label, beginning or initials; never a guess."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from survey.text import fold

_BEFORE_A_NUMBER = "so"  # "số 5"
_NUMBER_WORDS = {
    **dict(zip(("khong", "mot", "hai", "ba", "bon", "nam"), range(6), strict=True)),
    **dict(zip(("zero", "one", "two", "three", "four", "five"), range(6), strict=True)),
    "no": 0,
    "tu": 4,
}
_YES = ("có", "có ạ", "phải", "đúng", "đúng rồi", "đúng vậy", "vâng", "vâng ạ", "dạ", "ừ", "đồng ý", "ok", "yes")
_LONGEST_YES = 20
_SIGNED = re.compile(r"[-+\u2212]\s*\d")
_NUMBERED_LABEL = re.compile(r"(?:✓ )?(\d+) – (.+)", re.DOTALL)
_IGNORED = ("Mn", "Me", "Cf")  # marks, enclosing keycaps, invisible signs
_LONGEST_TEXT = 200  # no label is longer; a long text is prose
_LONGEST_NUMBER = 3  # digits
_SHORTEST_BEGINNING = 3  # letters
_SHORTEST_PART = 2  # words
_NEGATIONS = ("khong", "chua", "no", "not", "never")
_BETWEEN_NUMBERS = ("va", "and", _BEFORE_A_NUMBER)  # "1 và 3", "số 1, số 3"
_NO_LIST = re.compile(r"[-\u2212–./:]\s*\d")  # "1-3", "1.5", "12/11": a span, a fraction, a day


@dataclass(frozen=True, slots=True)
class Word:
    """One word without case, width, form and diacritics; these are kept apart: "đúng" is not "dừng"."""

    plain: str
    marks: tuple[str, ...] = ()


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One option's label in the ways it can be typed."""

    number: int | None
    spellings: tuple[Words, ...]  # each of them the whole label
    bare: Words  # without its number

    @property
    def initials(self) -> str:
        return "".join(word.plain[0] for word in self.bare) if len(self.bare) > 1 else ""


def choose(text: str, options: Sequence[tuple[str, str]], *, takes_text: bool) -> str | None:
    """The data of the one option that `text` means, or None when it means none or several.

    `options` are (label, data). A label "5 – Rất hài lòng" is chosen by its number, by "rat hai long", by a beginning
    that no other label shares, or by its initials; where no label has a number, also by some words of it. A label that
    only ends in a number ("Sửa câu 2") is chosen by it too. Where free text is taken, only a whole label counts: a
    comment may well begin with a number.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    typed = words_of(text)
    if not typed:
        return None
    labels = [(label_of(label), data) for label, data in options]
    for rule in [_whole] if takes_text else _rules(text, typed, [label for label, _ in labels]):
        chosen = {data for label, data in labels if rule(label, typed)}
        if chosen:
            return chosen.pop() if len(chosen) == 1 else None
    return None


def is_yes(text: str) -> bool:
    """Whether a line is nothing but a yes, for questions that have one button to say it."""
    return len(text) <= _LONGEST_YES and words_of(text) in _yes_words()


def numbers_listed(text: str) -> tuple[int, ...]:
    """Those of a line that is nothing but a list of numbers: "1, 3", "1 3", "1 và 3"; of any other line none."""
    if len(text) > _LONGEST_TEXT or _NO_LIST.search(text):
        return ()
    numbers = [word.plain for word in words_of(text) if word.plain not in _BETWEEN_NUMBERS]
    if not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
        return ()
    return tuple(map(int, numbers))


@cache
def _yes_words() -> frozenset[Words]:
    return frozenset(words_of(spelling) for one in _YES for spelling in (one, fold(one)))


def words_of(text: str) -> Words:
    """Letters and digits only; every kind of digit becomes 0 to 9."""
    parts = "".join(
        character if character.isalnum() or unicodedata.category(character) in _IGNORED else " "
        for character in unicodedata.normalize("NFKC", text)
    ).split()
    words = [_word(part) for part in parts]
    return tuple(word for word in words if word.plain)


@lru_cache(maxsize=4096)
def label_of(label: str) -> Label:
    numbered = _NUMBERED_LABEL.fullmatch(label)
    words = numbered[2] if numbered else label
    bare = words_of(words)
    remarkless = words_of(words.partition("(")[0])
    spellings = [bare, remarkless] if remarkless else [bare]
    if numbered:
        spellings += [(_word(numbered[1]), *spelling) for spelling in spellings]
        return Label(int(numbered[1]), tuple(spellings), bare)
    ending = bare[-1].plain if bare else ""
    return Label(int(ending) if ending.isdecimal() and len(bare) > 1 else None, tuple(spellings), bare)


Rule = Callable[[Label, Words], bool]


def _rules(text: str, typed: Words, labels: Sequence[Label]) -> list[Rule]:
    """How `typed` may mean a label, surest first."""
    if any(_whole(label, typed) for label in labels):
        return [_whole]
    number = _number(typed)
    if number is not None:
        return [] if _SIGNED.search(text) else [lambda label, _: label.number == number]
    is_numbered = any(label.number is not None for label in labels)
    if len(typed) == 2 and typed[0].plain == _BEFORE_A_NUMBER and typed[1].plain in _NUMBER_WORDS and is_numbered:
        return [lambda label, _: label.number == _NUMBER_WORDS[typed[1].plain]]
    word = typed[0].plain
    if len(typed) == 1 and word in _NUMBER_WORDS and is_numbered:
        # "hai" is 2 and the beginning of "hài lòng"; "không" is 0, a no, and the beginning of "không hài lòng"
        if any(_begins(label, (Word(word),)) for label in labels):
            return []
        return [lambda label, _: label.number == _NUMBER_WORDS[word]]
    bare = words_of(text.partition("(")[0])
    rules: list[Rule] = [lambda label, _: _whole(label, bare), _begins, _abbreviates]
    # of a level a part could be its opposite: "tốt" of "không tốt"
    if is_numbered or any(word.plain in _NEGATIONS for label in labels for word in _before(label, typed) or ()):
        return rules
    return [*rules, lambda label, typed: _before(label, typed) is not None]


def _whole(label: Label, typed: Words) -> bool:
    return any(len(spelling) == len(typed) and all(map(_is_spelled, typed, spelling)) for spelling in label.spellings)


def _begins(label: Label, typed: Words) -> bool:
    """Whole words, but the last may be unfinished: "rat kh" begins "rất không hài lòng"."""
    *whole, last = typed
    if len(label.bare) < len(typed) or sum(len(word.plain) for word in typed) < _SHORTEST_BEGINNING:
        return False
    word = label.bare[len(whole)]
    return all(map(_is_spelled, whole, label.bare)) and word.plain.startswith(last.plain) and _has_marks(last, word)


def _before(label: Label, typed: Words) -> Words | None:
    """The words before `typed` where it is a part of the label ("ẩn danh" of "góp ý ẩn danh"), or None."""
    if len(typed) >= _SHORTEST_PART:
        for start in range(len(label.bare) - len(typed) + 1):
            if all(map(_is_spelled, typed, label.bare[start:])):
                return label.bare[:start]
    return None


def _abbreviates(label: Label, typed: Words) -> bool:
    return len(typed) == 1 and typed[0].plain == label.initials and not typed[0].marks


def _is_spelled(typed: Word, word: Word) -> bool:
    return typed.plain == word.plain and _has_marks(typed, word)


def _has_marks(typed: Word, word: Word) -> bool:
    """Marks may be left out, wrong ones may not be there; where in the word they stand does not matter (hoà, hòa)."""
    return not Counter(typed.marks) - Counter(word.marks)


def _number(typed: Words) -> int | None:
    if typed[0].plain == _BEFORE_A_NUMBER:
        typed = typed[1:]
    if len(typed) != 1 or not typed[0].plain.isdecimal() or len(typed[0].plain) > _LONGEST_NUMBER:
        return None
    return int(typed[0].plain)


def _word(part: str) -> Word:
    plain = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in fold(part)
        if unicodedata.category(character) not in _IGNORED
    )
    decomposed = unicodedata.normalize("NFD", part.lower())
    marks = [character for character in decomposed if unicodedata.combining(character) or character == "đ"]
    return Word(plain, tuple(sorted(marks)))
