"""Instruments: what a survey asks, as values, and the released ones. `definition_file` checks what is not released."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from survey.messages import Language
from survey.safe_zone import Delay

Texts = Mapping[Language, str]


class Kind(StrEnum):
    SCALE = "scale"  # five worded levels, 5 is best
    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, order=True)
class SurveyId:
    key: str
    version: int


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """`key` is the number the choice is shown with and typed by; it belongs to the choice, not to its place."""

    key: str
    label: Texts
    score: int | None = None  # 1 to 5 on a scale, otherwise none


@dataclass(frozen=True, slots=True)
class AskIf:
    """The question is asked only when an earlier one was answered with one of these choices."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """`not_applicable` is the label of "Không áp dụng" where it can apply; its number is 0."""

    key: str
    kind: Kind
    text: Texts
    short: Texts  # what reports call it; a few words
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    not_applicable: Texts | None = None
    ask_if: AskIf | None = None
    factor: int | None = None  # of the five factors of satisfaction, where the question measures one

    def choice(self, key: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """One version of an instrument. The first question is the headline: a partial that has it still counts.

    `safe_zone` says how long a unit that asks later waits.
    """

    id: SurveyId
    title: Texts
    questions: tuple[Question, ...]
    safe_zone: Delay = Delay()

    @property
    def headline(self) -> Question:
        return self.questions[0]

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)


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
    """`files` are the kinds of the files that came with it; the text may be empty then."""

    question: str
    text: str
    files: tuple[str, ...] = ()


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


@cache
def released() -> Mapping[SurveyId, Survey]:
    """Every version of every instrument, also those that only open interviews and old answers still name."""
    folder = files("survey").joinpath("definitions")
    texts = [entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    surveys = [from_toml(tomllib.loads(text)) for text in texts]
    return MappingProxyType({survey.id: survey for survey in sorted(surveys, key=lambda survey: survey.id)})


def released_text(of: SurveyId) -> str | None:
    """The file of a version that comes with the program; None when there is none."""
    file = files("survey").joinpath("definitions", f"{of.key}.v{of.version}.toml")
    return file.read_text("utf-8") if of in released() else None


@cache
def released_keys() -> tuple[str, ...]:
    return tuple(sorted({id.key for id in released()}))


@cache
def versions(key: str) -> tuple[Survey, ...]:
    """Oldest first; none of an unknown instrument."""
    return tuple(survey for survey in released().values() if survey.id.key == key)


def current(key: str) -> Survey:
    """The newest version. Raises LookupError naming the instruments there are."""
    found = versions(key)
    if not found:
        raise LookupError(f"there is no instrument {key!r}; choose one of {', '.join(released_keys())}")
    return found[-1]


def from_toml(raw: Mapping[str, Any]) -> Survey:
    """A survey of what a faultless file says; see `definition_file.read` for any other."""
    return Survey(
        SurveyId(raw["key"], raw["version"]),
        _texts(raw["title"]),
        tuple(_question(question) for question in raw["question"]),
        Delay(*raw["safe_zone_minutes"]) if "safe_zone_minutes" in raw else Delay(),
    )


def _question(raw: Mapping[str, Any]) -> Question:
    kind = Kind(raw["kind"])
    asks_if = raw.get("ask_if")
    return Question(
        key=raw["key"],
        kind=kind,
        text=_texts(raw),
        short=_texts(raw["short"]),
        choices=tuple(_choice(choice, kind) for choice in raw.get("choices", ())),
        optional=raw.get("optional", False),
        not_applicable=_texts(raw["not_applicable"]) if "not_applicable" in raw else None,
        ask_if=AskIf(asks_if["question"], tuple(map(str, asks_if["choices"]))) if asks_if else None,
        factor=raw.get("factor"),
    )


def _choice(raw: Mapping[str, Any], kind: Kind) -> Choice:
    number: int = raw["number"]
    return Choice(str(number), _texts(raw), number if kind is Kind.SCALE else None)


def _texts(raw: Mapping[str, Any]) -> Texts:
    return MappingProxyType({language: raw[language] for language in Language})
