"""What comments speak of: words that several people used, never what one of them wrote.

Vietnamese writes each syllable apart, and most words have two. Pairs of neighbouring syllables that many comments share
are words or close to them, so counting pairs finds what a segmenter would find, without its model of 60 MB.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

AT_LEAST = 3  # different comments: what one person or two of one family wrote stays theirs
MOST = 8

_MASKED = re.compile(r"\[[^\]]*\]")  # what masking left, such as [số điện thoại]
_PART = re.compile(r"[.,;:!?()\"“”…\n/–-]+")
_WORD = re.compile(r"[^\W\d_]+")
_NEGATIONS = frozenset({"không", "chưa", "chẳng", "thiếu"})
_SAY_NOTHING = """
    à ạ ai anh bà bác bao bạn bên bị bởi các cái cần càng chỉ chị cho chú chúng chứ có cô còn con của cũng cùng cứ do dù
    đã đang đây để đến đều đi điều đó được em gì hãy hay hết hoặc hơn hơi kể khá khi là lắm lại lên luôn lúc mà mai mình
    mọi mỗi một mới mong mấy nào này nay năm nên nếu ngày người nhà nhé nhiều như nhưng những nó nơi nữa ở ông phải qua
    quá ra rằng rất rồi sao sau sẽ sự ta tại tất thấy thế thêm thì theo tôi tới trên trong trước từ vậy và vào vẫn về vì
    việc với vừa xin xuống
"""
_STOP_WORDS = frozenset(_SAY_NOTHING.split())


@dataclass(frozen=True, slots=True)
class Keyword:
    words: str
    comments: int  # that use it


def keywords(comments: Sequence[str], at_least: int = AT_LEAST, most: int = MOST) -> tuple[Keyword, ...]:
    """The phrases that at least `at_least` different comments share, most frequent first.

    Comments are masked ones of closed blocks. Who repeats a word counts once.
    """
    found: Counter[str] = Counter()
    for comment in comments:
        found.update(_phrases(comment))
    shared = {phrase: number for phrase, number in found.items() if number >= at_least}
    shared = {phrase: number for phrase, number in shared.items() if not _is_seam(phrase, shared)}
    inside = {
        word
        for phrase, number in shared.items()
        for word in phrase.split()
        if " " in phrase and shared.get(word, 0) <= 2 * number
    }
    told = [Keyword(phrase, number) for phrase, number in shared.items() if phrase not in inside]
    return tuple(sorted(told, key=lambda one: (-one.comments, -len(one.words), one.words))[:most])


def _is_seam(phrase: str, shared: Mapping[str, int]) -> bool:
    """Between two words that stand beside each other as often: "tục nhanh" of "thủ tục nhanh gọn" is none."""
    first, _, second = phrase.partition(" ")
    others = [other for other in shared if other != phrase and " " in other and shared[other] >= shared[phrase]]
    ends = any(other.endswith(f" {first}") for other in others)
    return bool(second) and ends and any(other.startswith(f"{second} ") for other in others)


def _phrases(comment: str) -> set[str]:
    """Single words and pairs of neighbours; nothing reaches over a comma, a masked part or a word that says nothing."""
    found: set[str] = set()
    text = unicodedata.normalize("NFC", comment).lower()
    for part in _parts(text):
        words = _WORD.findall(part)
        found.update(word for word in words if _says_something(word) and word not in _NEGATIONS)
        found.update(
            f"{first} {second}"
            for first, second in pairwise(words)
            if _says_something(first) and _says_something(second) and second not in _NEGATIONS
        )
    return found


def _parts(text: str) -> Iterable[str]:
    return _PART.split(_MASKED.sub(",", text))


def _says_something(word: str) -> bool:
    return len(word) > 1 and word not in _STOP_WORDS
