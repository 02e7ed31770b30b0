"""What can be had from published sums by adding and subtracting: atoms, and answers that are certain."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from scipy.optimize import linprog
from scipy.sparse import lil_matrix

from analytics.block import DEFAULT_THRESHOLD

Column = int  # the bit of a (desk, stream, day) among the columns of its unit and question


@dataclass(frozen=True, slots=True)
class Row:
    """One published figure: the columns it sums, as bits, its n, and how many of its answers are dissatisfied."""

    columns: int
    answered: int
    dissatisfied: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the attacker has after the year. `exposed` are answers in derivable sets below the threshold.

    `pinned` answers are dissatisfied in every consistent data set; those in a figure that says so of all its answers
    (an office with nothing but dissatisfied people is told so) are counted apart.
    """

    figures: int
    atoms: int
    smallest: int
    answers: int
    exposed: int
    pinned: int
    pinned_in_unanimous: int

    @property
    def is_safe(self) -> bool:
        return self.exposed == 0 and self.pinned == self.pinned_in_unanimous


def attack(told: Iterable[tuple[Mapping[Column, int], Sequence[Row]]]) -> Found:
    """Atoms by splitting, then by linear programming the answers that are dissatisfied in every consistent data set.

    `told` has for each unit and question the answers in every column, and the rows about them.
    Raises AssertionError when a figure's n is not that of the days it is made of.
    """
    figures = atoms = answers = exposed = pinned = unanimous = 0
    smallest = sys.maxsize
    for sizes, rows in told:
        assert all(row.answered == sum(sizes[one] for one in _bits(row.columns)) for row in rows)
        parts = _atoms(rows)
        weights = [sum(sizes[column] for column in _bits(part)) for part in parts]
        figures += len(rows)
        atoms += len(parts)
        answers += sum(weights)
        exposed += sum(weight for weight in weights if weight < DEFAULT_THRESHOLD)
        smallest = min([smallest, *weights])
        sure = _pinned(parts, rows, sizes)
        pinned += sum(sizes[column] for column in sure)
        openly = reduce(or_, (row.columns for row in rows if row.dissatisfied == row.answered), 0)
        unanimous += sum(sizes[column] for column in sure if openly >> column & 1)
    return Found(figures, atoms, smallest, answers, exposed, pinned, unanimous)


def _atoms(rows: Iterable[Row]) -> list[int]:
    """Sets of columns that no row tells apart; what stands in no row is in none."""
    parts: list[int] = []
    for row in rows:
        left, split = row.columns, []
        for part in parts:
            within = part & left
            split += [one for one in (within, part & ~left) if one]
            left &= ~within
        parts = [*split, left] if left else split
    return parts


def _pinned(parts: Sequence[int], rows: Sequence[Row], sizes: Mapping[Column, int]) -> set[Column]:
    """Columns all of whose answers are dissatisfied whatever the days looked like, 0 ≤ k ≤ n on each.

    One linear program for all of them: scaled data sets (λ ≥ 1) in which every column that can be below its n is.
    """
    columns = [column for part in parts for column in _bits(part)]
    if not columns:
        return set()
    at = {column: number for number, column in enumerate(columns)}
    wide = len(columns)
    scale = 2 * wide + len(parts)  # the variables: k by column, t by column, k by atom, λ
    equal = lil_matrix((len(parts) + len(rows), scale + 1))
    for number, part in enumerate(parts):
        equal[number, 2 * wide + number] = -1
        for column in _bits(part):
            equal[number, at[column]] = 1
    for number, row in enumerate(rows, start=len(parts)):
        for place, part in enumerate(parts):
            if part & row.columns:
                equal[number, 2 * wide + place] = 1
        equal[number, scale] = -row.dissatisfied
    below = lil_matrix((wide, scale + 1))
    for column, number in at.items():
        below[number, number] = below[number, wide + number] = 1
        below[number, scale] = -sizes[column]
    solved = linprog(
        [0] * wide + [-1] * wide + [0] * (len(parts) + 1),
        A_ub=below.tocsr(),
        b_ub=[0] * wide,
        A_eq=equal.tocsr(),
        b_eq=[0] * (len(parts) + len(rows)),
        bounds=[(0, None)] * wide + [(0, 1)] * wide + [(0, None)] * len(parts) + [(1, None)],
        method="highs",
    )
    assert solved.status == 0, solved.message
    return {column for column, number in at.items() if solved.x[wide + number] < 0.5}


def _bits(mask: int) -> Iterator[Column]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
