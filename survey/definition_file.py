"""Checks an instrument's file: every fault at once, with file, place and remedy, before anybody is asked by it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from survey.conversation.buttons import LONGEST_DATA, RESERVED
from survey.conversation.words import LABEL_LIMIT
from survey.definition import Kind, Survey, current, from_toml
from survey.messages import Language
from survey.safe_zone import LEAST_MINUTES, MOST_MINUTES
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


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` is a question's key, or what of the file; `remedy` says what is wrong and what to do."""

    file: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.remedy}"


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
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return [Problem(file, "the file", f"is no TOML: {error}; correct that line")]
    return [Problem(file, where, remedy) for where, remedy in _faults(raw)]


Fault = tuple[str, str]


def _faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    if not _is_key(raw.get("key"), also="-"):
        yield "key", 'give the instrument a key of small letters, digits, _ and -, as in key = "quick"'
    if not _is_number(raw.get("version"), 1, 9999):
        yield "version", "give a whole number from 1, as in version = 1"
    if "safe_zone_minutes" in raw and not _is_delay(raw["safe_zone_minutes"]):
        yield (
            "safe_zone_minutes",
            f"write two whole numbers from {LEAST_MINUTES} to {MOST_MINUTES} that lie {NARROWEST_SPAN} or more apart, "
            f"as in safe_zone_minutes = [30, 180]: minutes after noon, after closing or after 07:00",
        )
    for name in sorted(raw.keys() - _OF_SURVEY):
        yield name, f"is not known here; use {', '.join(sorted(_OF_SURVEY))}"
    yield from _untranslated("title", raw.get("title"), LABEL_LIMIT)
    questions = raw.get("question")
    if not isinstance(questions, list) or not questions:
        yield "question", "there is no question; add one as [[question]]"
        return
    known: dict[str, Mapping[str, Any]] = {}
    for number, question in enumerate(questions, start=1):
        if not isinstance(question, Mapping):
            yield f"question {number}", "is no table; write it as [[question]]"
            continue
        key = question.get("key")
        where = key if isinstance(key, str) and key else f"question {number}"
        if not _is_key(key):
            yield where, f"give the question a key of small letters, digits and _, at most {_LONGEST_KEY} letters"
        elif key in RESERVED:
            yield where, f"a button is called {key}; choose another key"
        elif key in known:
            yield where, "an earlier question has this key; change one of them"
        yield from _question_faults(where, question, known, is_first=number == 1)
        if isinstance(key, str):
            known.setdefault(key, question)


def _question_faults(
    where: str, raw: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], *, is_first: bool
) -> Iterator[Fault]:
    for name in sorted(raw.keys() - _OF_QUESTION):
        yield where, f"{name} is not known here; use {', '.join(sorted(_OF_QUESTION))}"
    yield from _untranslated(where, {name: raw[name] for name in Language if name in raw}, QUESTION_LIMIT)
    yield from _untranslated(f"{where}, short", raw.get("short"), SHORT_LIMIT)
    if not isinstance(raw.get("optional", False), bool):
        yield where, "optional is true or false"
    if "factor" in raw and not _is_number(raw["factor"], 1, 5):
        yield where, "factor is a whole number from 1 to 5"
    if is_first and (raw.get("key"), raw.get("kind")) != (HEADLINE, Kind.SCALE):
        yield where, f"the first question must be the scale {HEADLINE!r}: it alone makes the headline; put it first"
    elif is_first and _said(raw) != _said_by_headline():
        yield where, "the headline is asked alike everywhere; copy its text and choices from quick.v1.toml"
    if raw.get("kind") not in tuple(Kind):
        yield where, f"kind {raw.get('kind')!r} is not known; choose one of {', '.join(Kind)}"
        return
    kind = Kind(raw["kind"])
    shared = KINDS_OF_SHARED.get(raw.get("key", "")) if isinstance(raw.get("key"), str) else None
    if shared is not None and kind is not shared:
        yield where, f"reports read {raw['key']} as a {shared} question; make it one, or choose another key"
    if is_first and (raw.get("optional") or "not_applicable" in raw or "ask_if" in raw):
        yield where, "the headline applies to everybody; take away optional, not_applicable and ask_if"
    if "not_applicable" in raw:
        yield from _untranslated(f"{where}, not_applicable", raw["not_applicable"], QUESTION_LIMIT)
        if isinstance(raw["not_applicable"], Mapping):
            # a remark in brackets stands above the buttons when it does not fit
            bare = {name: str(text).partition(" (")[0] for name, text in raw["not_applicable"].items()}
            yield from _too_long(f"{where}, not_applicable before its brackets", bare, LABEL_LIMIT - NUMBERED)
        if kind not in _WITH_CHOICES:
            yield where, f"a {kind} question cannot be not applicable; make it optional"
    yield from _choice_faults(where, raw, kind)
    if "ask_if" in raw:
        yield from _condition_faults(where, raw["ask_if"], known)


def _choice_faults(where: str, raw: Mapping[str, Any], kind: Kind) -> Iterator[Fault]:
    choices = raw.get("choices", [])
    if kind not in _WITH_CHOICES:
        if choices:
            yield where, f"a {kind} question has no choices; take them away or change the kind"
        return
    if not isinstance(choices, list) or not all(isinstance(choice, Mapping) for choice in choices):
        yield where, 'write choices as [ { number = 5, vi = "…", en = "…" }, … ]'
        return
    numbers = [choice.get("number") for choice in choices]
    most = MOST_CHOICES if kind is Kind.SINGLE else MOST_CHOICES_OF_SEVERAL
    if kind is Kind.SCALE:
        if numbers != SCALE:
            yield where, "a scale has five levels numbered 5, 4, 3, 2, 1, the best first"
    elif not numbers:
        yield where, "nobody could answer it; add choices"
    elif not all(_is_number(number, 1, most) for number in numbers) or len(set(numbers)) < len(numbers):
        yield where, f"number the choices from 1 to at most {most}, each number once"
    has_exit = raw.get("optional") or "not_applicable" in raw
    if len(numbers) == 1 and not has_exit:
        yield where, "there is only one way to answer it; give it two choices, or make it optional"
    elif kind is Kind.MULTIPLE and not has_exit:
        yield where, "whom none of the choices fits could not go on; make it optional, or give it not_applicable"
    room = LABEL_LIMIT - NUMBERED - (TICKED if kind is Kind.MULTIPLE else 0)
    for number, choice in zip(numbers, choices, strict=True):
        here = f"{where}, choice {number}"
        for name in sorted(choice.keys() - {"number", *Language}):
            yield here, f"{name} is not known here; use number, {', '.join(Language)}"
        yield from _untranslated(here, {name: choice[name] for name in Language if name in choice}, room)
        if any(character.isdigit() for name in Language for character in str(choice.get(name))):
            yield here, "a digit in the label would be mistaken for the number of a choice; write it as a word"
    for language in Language:
        labels = [choice[language] for choice in choices if isinstance(choice.get(language), str)]
        if len({label_of(label).bare for label in labels}) < len(labels):
            yield where, f"two choices read alike in {language}, so a typed answer could not tell them apart"


def _condition_faults(where: str, raw: Any, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    if not isinstance(raw, Mapping) or raw.keys() != {"question", "choices"} or not isinstance(raw["choices"], list):
        yield where, 'write ask_if as { question = "ontime", choices = [1, 2] }'
        return
    earlier = known.get(raw["question"]) if isinstance(raw["question"], str) else None
    if earlier is None:
        yield where, f"ask_if names {raw['question']!r}, which is no earlier question; ask that one first"
        return
    if earlier.get("kind") not in (Kind.SCALE, Kind.SINGLE):
        yield where, f"ask_if needs a scale or single choice question, and {raw['question']} is none"
        return
    if 0 in raw["choices"]:
        yield where, "not_applicable is no answer that a question can depend on; take 0 out of ask_if"
        return
    choices = earlier.get("choices")
    there = (
        [choice.get("number") for choice in choices if isinstance(choice, Mapping)] if isinstance(choices, list) else []
    )
    if not raw["choices"] or not all(_is_number(choice, 1, 9) and choice in there for choice in raw["choices"]):
        yield where, f"ask_if names a choice that {raw['question']} does not have, so this is never asked; correct it"


def _untranslated(where: str, texts: Any, limit: int) -> Iterator[Fault]:
    if not isinstance(texts, Mapping):
        yield where, f"write it in each language: {', '.join(Language)}"
        return
    for language in Language:
        text = texts.get(language)
        if not isinstance(text, str) or not text.strip():
            yield where, f"the text in {language} is missing; write it"
    yield from _too_long(where, texts, limit)


def _too_long(where: str, texts: Mapping[str, Any], limit: int) -> Iterator[Fault]:
    for language in Language:
        text = texts.get(language)
        length = len(normalize("NFC", text)) if isinstance(text, str) else 0
        if length > limit:
            yield where, f"the text in {language} has {length} characters; at most {limit} can be read here, shorten it"


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
