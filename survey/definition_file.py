"""Checks an instrument's file: every fault at once, with file, place and remedy, before anybody is asked by it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import normalize

from survey.conversation.buttons import LONGEST_DATA, RESERVED
from survey.conversation.words import LABEL_LIMIT
from survey.definition import Kind, Survey, current, from_toml
from survey.messages import Language
from survey.safe_zone import LEAST_MINUTES, MOST_MINUTES
from survey.text import clean
from survey.typed_answer import label_of

QUESTION_LIMIT = 300  # characters that can be read on a phone above five buttons
SHORT_LIMIT = 24  # characters; what the weekly card calls the question
MOST_CHOICES = 5  # of a single choice: answers are counted by these numbers
MOST_CHOICES_OF_SEVERAL = 9
SCALE = [5, 4, 3, 2, 1]
HEADLINE = "overall"
KINDS_OF_SHARED = {"attitude": Kind.SCALE, "ontime": Kind.SCALE, "apology": Kind.SINGLE}  # alerts and reports read them
NUMBERED = len("5 – ")  # stands before every label on its button
TICKED = len("✓ ")  # and this before a chosen one of several
LONGEST_TALK = 16  # letters of a talk's id on a button
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_KEY = LONGEST_DATA - LONGEST_TALK - len("::") - len("anonymous")
_OF_SURVEY = {"key", "version", "title", "question", "safe_zone_minutes"}
NARROWEST_SPAN = 60  # minutes in which the questions of one part of a day are spread
_OF_QUESTION = {"key", "kind", "short", "choices", "optional", "not_applicable", "ask_if", "factor", *Language}
_WITH_CHOICES = (Kind.SCALE, Kind.SINGLE, Kind.MULTIPLE)


class Fault(NamedTuple):
    """`where` is written as in the file: a field, a question's key, "waiting, number = 4"."""

    where: str
    wording: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """`wording` with its values is the sentence that says what is wrong there and what to do."""

    file: str
    where: str
    wording: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.wording}"


def read(text: str, file: str) -> Survey:
    """Raises ValueError that lists every fault."""
    problems = check(text, file)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return from_toml(tomllib.loads(text))


def check(text: str, file: str) -> list[Problem]:
    """Everything that is wrong with an instrument; an empty list is a faultless one. Total over any text."""
    try:
        raw = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        return [Problem(file, *_unreadable(error))]
    except RecursionError:
        return [Problem(file, "TOML", "fault-toml-depth")]
    return [Problem(file, *fault) for fault in _faults(raw)]


def _unreadable(error: ValueError) -> Fault:
    """Where it is: what is wrong there, tomllib tells in English only."""
    if found := re.search(r"\(at line (\d+), column (\d+)\)", str(error)):
        return _fault("TOML", "fault-toml", line=found[1], column=found[2])
    return _fault("TOML", "fault-toml-end" if "(at end of document)" in str(error) else "fault-toml-value")


def _fault(where: str, wording: str, /, **values: object) -> Fault:
    return Fault(where, wording, tuple((name, str(value)) for name, value in values.items()))


def _faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    if not _is_key(raw.get("key"), also="-"):
        yield _fault("key", "fault-key-of-survey")
    if not _is_number(raw.get("version"), 1, 9999):
        yield _fault("version", "fault-version")
    if "safe_zone_minutes" in raw and not _is_delay(raw["safe_zone_minutes"]):
        yield _fault(
            "safe_zone_minutes", "fault-safe-zone", least=LEAST_MINUTES, most=MOST_MINUTES, apart=NARROWEST_SPAN
        )
    for name in sorted(raw.keys() - _OF_SURVEY):
        yield _fault(name, "fault-unknown-field", known=", ".join(sorted(_OF_SURVEY)))
    yield from _untranslated("title", raw.get("title"), LABEL_LIMIT)
    questions = raw.get("question")
    if not isinstance(questions, list) or not questions:
        yield _fault("question", "fault-no-question")
        return
    known: dict[str, Mapping[str, Any]] = {}
    for number, question in enumerate(questions, start=1):
        place = f"[[question]] {number}"
        if not isinstance(question, Mapping):
            yield _fault(place, "fault-no-table")
            continue
        key = question.get("key")
        where = key if isinstance(key, str) and key else place
        if not _is_key(key):
            yield _fault(where, "fault-key-of-question", most=_LONGEST_KEY)
        elif key in RESERVED:
            yield _fault(where, "fault-key-of-button")
        elif key in known:
            yield _fault(where, "fault-key-twice")
        yield from _question_faults(where, question, known, is_first=number == 1)
        if isinstance(key, str):
            known.setdefault(key, question)


def _question_faults(
    where: str, raw: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], *, is_first: bool
) -> Iterator[Fault]:
    for name in sorted(raw.keys() - _OF_QUESTION):
        yield _fault(where, "fault-unknown-field-of-question", name=name, known=", ".join(sorted(_OF_QUESTION)))
    yield from _untranslated(where, {name: raw[name] for name in Language if name in raw}, QUESTION_LIMIT)
    yield from _untranslated(f"{where}, short", raw.get("short"), SHORT_LIMIT)
    if not isinstance(raw.get("optional", False), bool):
        yield _fault(where, "fault-optional")
    if "factor" in raw and not _is_number(raw["factor"], 1, 5):
        yield _fault(where, "fault-factor")
    if is_first and (raw.get("key"), raw.get("kind")) != (HEADLINE, Kind.SCALE):
        yield _fault(where, "fault-headline-first", key=HEADLINE)
    elif is_first and _said(raw) != _said_by_headline():
        yield _fault(where, "fault-headline-worded")
    if raw.get("kind") not in tuple(Kind):
        yield _fault(where, "fault-kind", kind=raw.get("kind"), known=", ".join(Kind))
        return
    kind = Kind(raw["kind"])
    shared = KINDS_OF_SHARED.get(raw.get("key", "")) if isinstance(raw.get("key"), str) else None
    if shared is not None and kind is not shared:
        yield _fault(where, "fault-kind-of-shared", kind=shared)
    if is_first and (raw.get("optional") or "not_applicable" in raw or "ask_if" in raw):
        yield _fault(where, "fault-headline-for-all")
    if "not_applicable" in raw:
        yield from _untranslated(f"{where}, not_applicable", raw["not_applicable"], QUESTION_LIMIT)
        if isinstance(raw["not_applicable"], Mapping):
            # a remark in brackets stands above the buttons when it does not fit
            bare = {name: str(text).partition(" (")[0] for name, text in raw["not_applicable"].items()}
            yield from _too_long(f'{where}, not_applicable = "… ("', bare, LABEL_LIMIT - NUMBERED)
        if kind not in _WITH_CHOICES:
            yield _fault(where, "fault-not-applicable", kind=kind)
    yield from _choice_faults(where, raw, kind)
    if "ask_if" in raw:
        yield from _condition_faults(where, raw["ask_if"], known)


def _choice_faults(where: str, raw: Mapping[str, Any], kind: Kind) -> Iterator[Fault]:
    choices = raw.get("choices", [])
    if kind not in _WITH_CHOICES:
        if choices:
            yield _fault(where, "fault-choices-not-here", kind=kind)
        return
    if not isinstance(choices, list) or not all(isinstance(choice, Mapping) for choice in choices):
        yield _fault(where, "fault-choices-written")
        return
    numbers = [choice.get("number") for choice in choices]
    most = MOST_CHOICES if kind is Kind.SINGLE else MOST_CHOICES_OF_SEVERAL
    if kind is Kind.SCALE:
        if numbers != SCALE:
            yield _fault(where, "fault-scale")
    elif not numbers:
        yield _fault(where, "fault-no-choices")
    elif not all(_is_number(number, 1, most) for number in numbers) or len(set(numbers)) < len(numbers):
        yield _fault(where, "fault-numbers", most=most)
    has_exit = raw.get("optional") or "not_applicable" in raw
    if len(numbers) == 1 and not has_exit:
        yield _fault(where, "fault-one-choice")
    elif kind is Kind.MULTIPLE and not has_exit:
        yield _fault(where, "fault-no-way-on")
    room = LABEL_LIMIT - NUMBERED - (TICKED if kind is Kind.MULTIPLE else 0)
    for number, choice in zip(numbers, choices, strict=True):
        here = f"{where}, number = {number}"
        for name in sorted(choice.keys() - {"number", *Language}):
            yield _fault(here, "fault-unknown-field-of-choice", name=name, known=", ".join(("number", *Language)))
        yield from _untranslated(here, {name: choice[name] for name in Language if name in choice}, room)
        if any(character.isdigit() for name in Language for character in str(choice.get(name))):
            yield _fault(here, "fault-digit")
    for language in Language:
        labels = [choice[language] for choice in choices if isinstance(choice.get(language), str)]
        if len({label_of(label).bare for label in labels}) < len(labels):
            yield _fault(where, "fault-alike", language=language)


def _condition_faults(where: str, raw: Any, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    if not isinstance(raw, Mapping) or raw.keys() != {"question", "choices"} or not isinstance(raw["choices"], list):
        yield _fault(where, "fault-ask-if-written")
        return
    earlier = known.get(raw["question"]) if isinstance(raw["question"], str) else None
    if earlier is None:
        yield _fault(where, "fault-ask-if-unknown", question=raw["question"])
        return
    if earlier.get("kind") not in (Kind.SCALE, Kind.SINGLE):
        yield _fault(where, "fault-ask-if-kind", question=raw["question"])
        return
    if 0 in raw["choices"]:
        yield _fault(where, "fault-ask-if-zero")
        return
    choices = earlier.get("choices")
    there = (
        [choice.get("number") for choice in choices if isinstance(choice, Mapping)] if isinstance(choices, list) else []
    )
    if not raw["choices"] or not all(_is_number(choice, 1, 9) and choice in there for choice in raw["choices"]):
        yield _fault(where, "fault-ask-if-choice", question=raw["question"])


def _untranslated(where: str, texts: Any, limit: int) -> Iterator[Fault]:
    if not isinstance(texts, Mapping):
        yield _fault(where, "fault-languages", known=", ".join(Language))
        return
    for language in Language:
        text = texts.get(language)
        if not isinstance(text, str) or not text.strip():
            yield _fault(where, "fault-untranslated", language=language)
        elif clean(text) != normalize("NFC", text).strip():
            yield _fault(where, "fault-invisible", language=language)
    yield from _too_long(where, texts, limit)


def _too_long(where: str, texts: Mapping[str, Any], limit: int) -> Iterator[Fault]:
    for language in Language:
        text = texts.get(language)
        length = len(normalize("NFC", text)) if isinstance(text, str) else 0
        if length > limit:
            yield _fault(where, "fault-too-long", language=language, length=length, most=limit)


def _said(raw: Mapping[str, Any]) -> tuple[list[Any], list[list[Any]]]:
    choices = raw.get("choices")
    labels = [choice for choice in choices if isinstance(choice, Mapping)] if isinstance(choices, list) else []
    return [raw.get(name) for name in Language], [[label.get(name) for name in Language] for label in labels]


def _said_by_headline() -> tuple[list[Any], list[list[Any]]]:
    headline = current("quick").headline
    return (
        [headline.text[name] for name in Language],
        [[choice.label[name] for name in Language] for choice in headline.choices],
    )


def _is_delay(value: Any) -> bool:
    are_numbers = isinstance(value, list) and len(value) == 2
    return (
        are_numbers
        and all(_is_number(one, LEAST_MINUTES, MOST_MINUTES) for one in value)
        and value[1] - value[0] >= NARROWEST_SPAN
    )


def _is_key(value: Any, also: str = "") -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_KEY:
        return False
    return _KEY.fullmatch(value.replace(also, "_") if also else value) is not None


def _is_number(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
