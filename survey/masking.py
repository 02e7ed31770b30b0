"""Personal data in free text → masked text. In doubt it masks; codes, dates and sums of money stay."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from survey.staff_names import names_in
from survey.text import FoldedText, fold_with_origins
from survey.wording import Wording


class Kind(StrEnum):
    EMAIL = "email"
    ID_NUMBER = "id"
    PHONE = "phone"
    PLATE = "plate"
    BANK_ACCOUNT = "bank"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Span:
    """Of the original text."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    text: str
    spans: tuple[Span, ...]

    @property
    def found(self) -> Mapping[Kind, int]:
        """How many of each kind; what is not there is 0."""
        return Counter(span.kind for span in self.spans)


# All patterns read folded text: lower case, no diacritics, plain digits, "d" for "đ".
_GAP = r"[ .\-\u2010-\u2015\u00a0]"
_MONEY = r"(?:dong|d|vnd|nghin|ngan|trieu|tr|ty|k|usd|\$)\b"

# Never masked, whatever stands before them.
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bpa[ \-\u2010-\u2015]*(?:\d[ \-\u2010-\u2015]?){7}\d(?!\d)",  # tracking codes
        r"(?<![\w.])(?:\d{3}\.\d{2}\.\d{2}\.)?[a-z]\d{2}(?:\.\d+)*-\d{6}-\d{3,6}(?!\d)",  # dossier codes
        r"(?<!\d)\d{1,2}([/.\-])\d{1,2}\1(?:19|20)\d{2}(?!\d|[.\-]\d)",  # dates
        rf"(?<![\d.+])[1-9]\d{{0,10}}(?:[., ]\d{{3}})*\s*{_MONEY}",
    )
)
# Sums without a unit: not masked unless the words before say that they are something else.
_LIKELY = tuple(
    re.compile(pattern)
    for pattern in (r"(?<![\d.+])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![.\d])", r"(?<![\d.+])[1-9]\d{0,6}000(?![.\d])")
)

_NAMED_BY_WORDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.EMAIL, r"(?<![\w.+%\-])([\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+)"),
        # lan (at) vi-du.vn, ha @ vi-du . vn: the ending tells it from "3 cái @ 5.000"
        (
            Kind.EMAIL,
            r"(?<![\w.+%\-])([\w.+%\-]+ ?(?:@|\((?:at|a cong)\)|\[(?:at|a cong)\]) ?[\w\-]+(?:\.[\w\-]+)*"
            r" ?\. ?(?:vn|com|net|org|info|edu|gov)\b)",
        ),
        (
            Kind.ID_NUMBER,
            rf"(?:cccd|cmnd|cmt|\bcc\b|can\s+cuoc(?:\s+cong\s+dan)?|chung\s+minh(?:\s+nhan\s+dan|\s+thu)?|dinh\s+danh)"
            rf"[^\d\n]{{0,15}}(\d(?:{_GAP}?\d){{8,11}})(?!\d)",
        ),
        (Kind.ID_NUMBER, r"(?:cccd|cmnd|can\s+cuoc|ho\s+chieu|passport)\b[^\d\n]{0,15}?\b([a-z]\d{7,8})(?!\d)"),
        (
            Kind.PLATE,
            r"\b(?:bien(?:\s+so)?|bks|xe(?:\s+may)?|o\s+to)\b[^\d\n]{0,10}"
            r"(\d{2}[ .\-]{0,3}[a-z]{1,2}\d?[ .\-]{1,3}(?:\d{3}\.?\d{2}|\d{4}))(?![\w/])",
        ),
        (
            Kind.BANK_ACCOUNT,
            rf"\b(?:stk|so\s+tk|tk|(?:so\s+)?tai\s+khoan)\b[^\d\n]{{0,30}}"
            rf"(\d{{2,4}}[a-z]\d{{6,10}}|\d(?:{_GAP}?\d){{5,18}})(?!\d)",
        ),
    )
)
# In order: what an earlier pattern took, a later one leaves alone.
_SHAPED = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Kind.PHONE,
            rf"(?<!\d)((?:\(?(?:\+|00){_GAP}?84\)?{_GAP}?(?:\(0\){_GAP}?|0)?|84{_GAP}?|\(?0{_GAP}?|(?<!\w)o{_GAP}?)"
            rf"(?:[35789](?:\)?{_GAP}{{0,2}}\d){{8}}|1(?:{_GAP}?\d){{9}}|2(?:\)?{_GAP}{{0,2}}\d){{8,9}}))(?!\d)",
        ),
        # 0912,345,678, 0912 - 345 - 678: other signs only where they part the usual groups alike
        (
            Kind.PHONE,
            r"(?<![\w/,])((?:0\d{3}( ?[,_/*\-\u2013] ?)\d{3}\2|0\d{2}( ?[,_/*\-\u2013] ?)(?:\d{3}\3\d|\d{4}\3))\d{3})"
            r"(?![\d/]|,\d)",
        ),
        # 30A-123.45, 29-B1 234.56, 51f12345; of four digits only after a hyphen, or "12a 2026" would be one
        (
            Kind.PLATE,
            r"(?<![\w/])(\d{2}(?:-?[a-z]{1,2}\d?| [a-z]\d)(?:[ .\-]{0,3}\d{3}\.?\d{2}|-\d{4}))(?![\w/])",
        ),
        (
            Kind.ID_NUMBER,
            rf"(?<!\d)(\d{{12}}|\d{{9}}|\d{{3}}(?:{_GAP}\d{{3}}){{2,3}}|\d{{4}}(?:{_GAP}\d{{4}}){{2}}"
            rf"|\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{6}}|0\d{{5}}{_GAP}\d{{6}})(?!\d)",
        ),
        (Kind.BANK_ACCOUNT, r"(?<!\d)(\d{10,19})(?!\d)"),
    )
)


def mask(text: str, labels: Mapping[Kind, str], roster: Iterable[str] = ()) -> Masked:
    """The text with each ID number, phone, plate, account, e-mail and staff name replaced by the label of its kind."""
    spans = tuple(_spans(fold_with_origins(text), roster))
    pieces = []
    end = 0
    for span in spans:
        pieces += [text[end : span.start], labels[span.kind]]
        end = span.end
    return Masked("".join([*pieces, text[end:]]), spans)


def labels(words: Wording) -> Mapping[Kind, str]:
    return {kind: words.text(f"mask-{kind}") for kind in Kind}


def _spans(text: FoldedText, roster: Iterable[str]) -> list[Span]:
    certain = [match.span() for pattern in _CERTAIN for match in pattern.finditer(text.text)]
    likely = [match.span() for pattern in _LIKELY for match in pattern.finditer(text.text)]
    found: list[tuple[int, int, Kind]] = []
    for patterns, kept in ((_NAMED_BY_WORDS, certain), (_SHAPED, [*certain, *likely])):
        for kind, pattern in patterns:
            for match in pattern.finditer(text.text):
                start, end = match.span(1)
                if not _overlaps(start, end, [*kept, *((begin, stop) for begin, stop, _ in found)]):
                    found.append((start, end, kind))
    spans = [Span(kind, *text.span(start, end)) for start, end, kind in found]
    # the longest mention first: a whole name holds the given name that ends it
    for mention in sorted(names_in(text, roster), key=lambda mention: mention.start - mention.end):
        if not _overlaps(mention.start, mention.end, [(span.start, span.end) for span in spans]):
            spans.append(Span(Kind.NAME, mention.start, mention.end))
    return sorted(spans, key=lambda span: span.start)


def _overlaps(start: int, end: int, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in others)
