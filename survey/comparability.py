"""What a new version of an instrument means for its figures: which questions go on, which begin a new series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from survey.definition import Choice, Question, Survey
from survey.messages import Language

HEADLINE_SERIES = "headline"  # alike in every instrument, so it goes on whatever is asked besides


class Changed(StrEnum):
    """What of a question differs from the version before; any of it makes the figures of both incomparable."""

    KIND = "kind"
    TEXT = "text"
    CHOICES_ADDED = "choices-added"
    CHOICES_REMOVED = "choices-removed"
    CHOICES_WORDED = "choices-worded"
    CHOICES_ORDER = "choices-order"
    NOT_APPLICABLE = "not-applicable"  # offered now, or no longer
    OPTIONAL = "optional"
    ASK_IF = "ask-if"
    FACTOR = "factor"
    MOVED = "moved"  # it stands elsewhere among the questions that both versions have
    ASKED_AFTER = "asked-after"  # the question it depends on means something else now


@dataclass(frozen=True, slots=True)
class Compared:
    """A version against the one before, by the keys of questions. What only changes in translation changes nothing."""

    changed: Mapping[str, tuple[Changed, ...]]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def begun_anew(self) -> frozenset[str]:
        """The questions whose figures begin a new series."""
        return frozenset(self.changed) | frozenset(self.new)


def compare(before: Survey, after: Survey) -> Compared:
    old = {question.key: question for question in before.questions}
    new = {question.key: question for question in after.questions}
    stay_before, stay_after = [key for key in old if key in new], [key for key in new if key in old]
    moved = {key for key, there in zip(stay_after, stay_before, strict=True) if key != there}
    changed: dict[str, tuple[Changed, ...]] = {}
    for key in stay_after:
        found = _differences(old[key], new[key])
        if key in moved:
            found.append(Changed.MOVED)
        condition = new[key].ask_if
        if condition is not None and condition.question in changed and Changed.ASK_IF not in found:
            found.append(Changed.ASKED_AFTER)
        if found:
            changed[key] = tuple(found)
    return Compared(changed, tuple(key for key in new if key not in old), tuple(key for key in old if key not in new))


def series_of(versions: Sequence[Survey], question: str) -> str:
    """The series that answers to a question count in: it is named after the version that gave it its meaning.

    `versions` are all of one instrument up to the one that was asked, oldest first.
    """
    last = versions[-1]
    if question == last.headline.key:
        return HEADLINE_SERIES
    since = versions[0].id.version
    for before, after in pairwise(versions):
        if question in compare(before, after).begun_anew:
            since = after.id.version
    return last.id.key if since == versions[0].id.version else f"{last.id.key}.v{since}"


def _differences(before: Question, after: Question) -> list[Changed]:
    was, now = _labels(before.choices), _labels(after.choices)
    stay = [key for key in was if key in now]
    differs = {
        Changed.KIND: before.kind is not after.kind,
        Changed.TEXT: before.text[Language.VI] != after.text[Language.VI],
        Changed.CHOICES_ADDED: bool(now.keys() - was.keys()),
        Changed.CHOICES_REMOVED: bool(was.keys() - now.keys()),
        Changed.CHOICES_WORDED: any(was[key] != now[key] for key in stay),
        Changed.CHOICES_ORDER: stay != [key for key in now if key in was],
        Changed.NOT_APPLICABLE: (before.not_applicable is None) is not (after.not_applicable is None),
        Changed.OPTIONAL: before.optional is not after.optional,
        Changed.ASK_IF: _condition(before) != _condition(after),
        Changed.FACTOR: before.factor != after.factor,
    }
    return [change for change, is_so in differs.items() if is_so]


def _labels(choices: Sequence[Choice]) -> dict[str, str]:
    return {choice.key: choice.label[Language.VI] for choice in choices}


def _condition(question: Question) -> tuple[str, frozenset[str]] | None:
    return None if question.ask_if is None else (question.ask_if.question, frozenset(question.ask_if.choices))
