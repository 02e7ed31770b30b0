"""Instruments: what a survey asks, read from versioned TOML and checked with file, question and remedy."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    SCALE = "scale"  # five worded levels, 5 is best
    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class SurveyId:
    key: str
    version: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice of a scale or single choice question, by the choice's own key ("5", "1")."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class ChosenSeveral:
    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    question: str
    number: int


@dataclass(frozen=True, slots=True)
class NotApplicable:
    question: str


@dataclass(frozen=True, slots=True)
class Skipped:
    question: str


Answer = Chosen | ChosenSeveral | Written | Counted | NotApplicable | Skipped
