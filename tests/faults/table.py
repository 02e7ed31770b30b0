"""One line of the report, and the table they make."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    case: str
    aim: str
    measured: str
    holds: bool


def table(lines: Sequence[Line]) -> str:
    rows = [f"| {line.case} | {line.aim} | {line.measured} | {'✓' if line.holds else '✗'} |" for line in lines]
    return "\n".join(["| case | aim | measured | |", "|---|---|---|---|", *rows])
