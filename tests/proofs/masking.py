"""How much personal data masking finds, and how much else it takes for it. `python -m tests.proofs.masking`."""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from survey.masking import Kind, mask

CORPUS = Path(__file__).with_name("masking.toml")
_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`marks` are (kind, start, end) of what must be masked; `about` names the trap of a sentence without any."""

    text: str
    marks: tuple[tuple[Kind, int, int], ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    roster: tuple[str, ...]
    marked: tuple[Sentence, ...]
    fresh: tuple[Sentence, ...]  # marked too; no pattern was changed for them
    clean: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind. `hidden` counts marks that no letter or digit is left of, under whatever label."""

    marks: int
    hidden: int
    named: int  # of the hidden ones, under the label of their kind
    masked: int  # spans of this kind that masking made
    right: int  # of those, spans that touch a mark of any kind

    @property
    def recall(self) -> Fraction:
        return Fraction(self.hidden, self.marks) if self.marks else Fraction(1)

    @property
    def precision(self) -> Fraction:
        return Fraction(self.right, self.masked) if self.masked else Fraction(1)


@dataclass(frozen=True, slots=True)
class Measured:
    scores: Mapping[Kind, Score]
    left: tuple[str, ...]  # sentences in which a mark was not wholly hidden
    taken: tuple[str, ...]  # sentences in which something else was masked


def corpus() -> Corpus:
    read = tomllib.loads(CORPUS.read_text("utf-8"))
    clean = tuple(Sentence(text, about=about) for about, texts in read["clean"].items() for text in texts)
    return Corpus(
        tuple(read["roster"]), tuple(map(sentence, read["marked"])), tuple(map(sentence, read["fresh"])), clean
    )


def sentence(marked: str) -> Sentence:
    """ "Gọi [[phone|0912345678]]" → the plain text and where its marks are."""
    text, marks, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        marks.append((Kind(mark[1]), len(text), len(text) + len(mark[2])))
        text, end = text + mark[2], mark.end()
    return Sentence(text + marked[end:], tuple(marks))


def measure(sentences: Sequence[Sentence], roster: Sequence[str]) -> Measured:
    marks, hidden, named, masked, right = (Counter[Kind]() for _ in range(5))
    left, taken = [], []
    labels = {kind: f"<{kind}>" for kind in Kind}
    for one in sentences:
        result = mask(one.text, labels, roster)
        for kind, start, end in one.marks:
            touching = [span for span in result.spans if span.start < end and start < span.end]
            within = {place for span in touching for place in range(span.start, span.end)}
            whole = all(place in within or not one.text[place].isalnum() for place in range(start, end))
            marks[kind] += 1
            hidden[kind] += whole
            named[kind] += whole and all(span.kind is kind for span in touching)
            if not whole:
                left.append(f"{kind}: {one.text!r} → {result.text!r}")
        for span in result.spans:
            touches = any(span.start < end and start < span.end for _, start, end in one.marks)
            masked[span.kind] += 1
            right[span.kind] += touches
            if not touches:
                taken.append(f"{one.about or 'beside a mark'}: {one.text!r} → {result.text!r}")
    scores = {kind: Score(marks[kind], hidden[kind], named[kind], masked[kind], right[kind]) for kind in Kind}
    return Measured(scores, tuple(left), tuple(taken))


def main() -> None:
    found = corpus()
    sys.stdout.write(_told("Patterns were improved with these", found.marked, found.clean, found.roster))
    sys.stdout.write("\n" + _told("Written afterwards", found.fresh, (), found.roster))


def _told(about: str, marked: Sequence[Sentence], clean: Sequence[Sentence], roster: Sequence[str]) -> str:
    measured = measure((*marked, *clean), roster)
    marks = sum(score.marks for score in measured.scores.values())
    lines = [
        f"{about}: {len(marked)} sentences with {marks} marks, {len(clean)} without any.",
        "",
        "| kind | marks | hidden | recall | under its own label | masked | precision |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for kind, score in measured.scores.items():
        rates = f"{float(score.recall):.1%} | {score.named} | {score.masked} | {float(score.precision):.1%}"
        lines.append(f"| {kind} | {score.marks} | {score.hidden} | {rates} |")
    lines += ["", f"Left readable ({len(measured.left)}):", *(f"- {failure}" for failure in measured.left)]
    lines += ["", f"Masked without need ({len(measured.taken)}):", *(f"- {failure}" for failure in measured.taken)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
