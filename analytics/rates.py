"""Counts of answers and the named formulas over them; there is no rate without its formula and its n."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Levels = tuple[int, int, int, int, int]


class Formula(StrEnum):
    """How a satisfaction rate is computed. On the same answers the four differ by eight points."""

    TOP_2 = "F1"  # satisfied and very satisfied ÷ valid answers
    LINEAR = "F2"  # mean of 100/75/50/25/0
    MEAN_OF_FIVE = "F3"  # mean level ÷ 5
    RESIDUAL = "F4"  # dossiers nobody complained about ÷ dossiers; silence counts as satisfied


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """Answers to one question: how many chose level 1, 2, 3, 4, 5 (5 is best).

    For a single choice without score, `levels` counts its choices 1 to 5 by number. Not applicable, skipped and
    unreached are three different things, kept apart and in no denominator.
    """

    levels: Levels = (0, 0, 0, 0, 0)
    not_applicable: int = 0
    skipped: int = 0
    unreached: int = 0

    @property
    def answered(self) -> int:
        """n: valid answers."""
        return sum(self.levels)

    @property
    def satisfied(self) -> int:
        return self.levels[3] + self.levels[4]

    @property
    def dissatisfied(self) -> int:
        return self.levels[0] + self.levels[1]

    def __add__(self, other: "LevelCounts") -> "LevelCounts":
        one, two = self.levels, other.levels
        return LevelCounts(
            (one[0] + two[0], one[1] + two[1], one[2] + two[2], one[3] + two[3], one[4] + two[4]),
            self.not_applicable + other.not_applicable,
            self.skipped + other.skipped,
            self.unreached + other.unreached,
        )


def total(counts: Iterable[LevelCounts]) -> LevelCounts:
    return sum(counts, LevelCounts())


def top_2(counts: LevelCounts) -> Fraction:
    """F1, our default: (answers 4 + answers 5) ÷ n. Like all rates here exact, between 0 and 1.

    Raises ZeroDivisionError when nobody answered: no data is not 0 %.
    """
    return Fraction(counts.satisfied, counts.answered)


def linear(counts: LevelCounts) -> Fraction:
    """F2: mean of 100/75/50/25/0 for levels 5 to 1."""
    return Fraction(sum((level - 1) * people for level, people in _by_level(counts)), 4 * counts.answered)


def mean_of_five(counts: LevelCounts) -> Fraction:
    """F3: Σ(level × people) ÷ (5 × n). Its lowest value is 20 %, not 0."""
    return Fraction(sum(level * people for level, people in _by_level(counts)), 5 * counts.answered)


def residual(dossiers: int, troubled: int) -> Fraction:
    """F4: dossiers without dissatisfaction, complaint or delay ÷ dossiers (QĐ 766/QĐ-TTg 2022).

    Whoever says nothing counts as satisfied, so it never stands beside F1 without both names.
    Raises ValueError when more dossiers are troubled than exist.
    """
    if not 0 <= troubled <= dossiers:
        raise ValueError(f"{troubled} troubled dossiers of {dossiers}: the first number cannot exceed the second")
    return Fraction(dossiers - troubled, dossiers)


def dissatisfied_share(counts: LevelCounts) -> Fraction:
    return Fraction(counts.dissatisfied, counts.answered)


def _by_level(counts: LevelCounts) -> Iterable[tuple[int, int]]:
    return enumerate(counts.levels, start=1)
