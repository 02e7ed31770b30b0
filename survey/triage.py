"""Signs that a text is khiếu nại or tố cáo rather than phản ánh, kiến nghị. It suggests; the citizen decides."""

import re
from collections.abc import Iterable
from enum import StrEnum

from survey import conduct
from survey.staff_names import names_in
from survey.text import FoldedText, could_mean, fold, fold_with_origins


class Sign(StrEnum):
    KHIEU_NAI = "khieu_nai"
    TO_CAO = "to_cao"


_CUES = {
    Sign.KHIEU_NAI: (
        "khiếu nại",
        "không đồng ý với quyết định",
        "không đồng ý quyết định",
        "đề nghị hủy",
        "xem xét lại",
        "tranh chấp đất",
        "bồi thường",
    ),
    Sign.TO_CAO: (
        "tố cáo",
        "đòi tiền",
        "vòi tiền",
        "vòi vĩnh",
        "nhận hối lộ",
        "đưa hối lộ",
        "hối lộ",
        "phong bì",
        "làm giả",
    ),
}
# who heads a desk, as people call it
_HEAD = (
    "trưởng quầy",
    "quầy trưởng",
    "trưởng bộ phận",
    "tổ trưởng",
    "phụ trách quầy",
    "người phụ trách",
    "head of the desk",
)
# folded: "quyết định số 12", "QĐ 12", "12/QĐ-UBND", "12/2026/QĐ-UBND"
_DECISION_NUMBER = re.compile(r"\b(?:quyet\s+dinh|qd)\s+(?:so\s*:?\s*)?\d+|\b\d+\s*/\s*(?:\d{4}\s*/\s*)?qd\b")


def signs(text: str) -> frozenset[Sign]:
    """What the words hint at; both, one or nothing. Missing diacritics do not hide a cue, other diacritics do."""
    folded = fold_with_origins(text)
    found = {sign for sign, cues in _CUES.items() if any(_says(folded, cue) for cue in cues)}
    if _DECISION_NUMBER.search(folded.text):
        found.add(Sign.KHIEU_NAI)
    return frozenset(found)


def accuses(text: str) -> bool:
    """Whether it is about somebody's conduct although it names nobody. In doubt True: it goes upwards, to no group."""
    return Sign.TO_CAO in signs(text) or conduct.is_spoken_of(text)


def speaks_of_head(text: str) -> bool:
    folded = fold_with_origins(text)
    return any(_says(folded, cue) for cue in _HEAD)


def named(text: str, roster_names: Iterable[str]) -> tuple[str, ...]:
    """The names of the roster that the text may mean, each once, in the roster's order."""
    mentions = names_in(fold_with_origins(text), roster_names)
    return tuple(dict.fromkeys(mention.name for mention in mentions))


def _says(text: FoldedText, cue: str) -> bool:
    pattern = r"(?<!\w)" + r"\s+".join(fold(cue).split()) + r"(?!\w)"
    for match in re.finditer(pattern, text.text):
        start, end = text.span(*match.span())
        if could_mean(text.original[start:end], cue):
            return True
    return False
