"""Which questions of a new version can be compared with the one before, and what series their answers count in."""

from pathlib import Path

import pytest

import survey
from survey.comparability import Changed, Compared, compare, series_of
from survey.definition import Survey, current
from survey.definition_file import read

QUICK = (Path(survey.__file__).parent / "definitions" / "quick.v1.toml").read_text("utf-8")
APOLOGY_ORDER = """    { number = 1, vi = "Có xin lỗi, hẹn lại cụ thể", en = "Apology and a definite new date" },
    { number = 2, vi = "Có thông báo lý do", en = "Told the reason" },
"""


def version(number: int, *changes: tuple[str, str]) -> Survey:
    text = QUICK.replace('key = "quick"', 'key = "nhanh"').replace("version = 1", f"version = {number}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read(text, f"nhanh.v{number}.toml")


FIRST = version(1)


@pytest.mark.parametrize(
    ("old", "new", "question", "change"),
    [
        ('vi = "Khá nhanh"', 'vi = "Nhanh"', "waiting", Changed.CHOICES_WORDED),
        ("Ông/Bà có phải chờ đợi lâu", "Ông/Bà chờ có lâu", "waiting", Changed.TEXT),
        ("factor = 1\n", "factor = 2\n", "waiting", Changed.FACTOR),
        ("choices = [1, 2, 3] }", "choices = [1, 2] }", "apology", Changed.ASK_IF),
        ('    { number = 3, vi = "Chỉ thông báo chung", en = "Only a general notice" },\n', "", "apology",
         Changed.CHOICES_REMOVED),
        ('    { number = 3, vi = "Chỉ', '    { number = 5, vi = "Khác", en = "Other" },\n    { number = 3, vi = "Chỉ',
         "apology", Changed.CHOICES_ADDED),
        (APOLOGY_ORDER, "".join(reversed(APOLOGY_ORDER.splitlines(keepends=True))), "apology", Changed.CHOICES_ORDER),
        ('not_applicable = { vi = "Không áp dụng", en = "Not applicable" }\n', "", "apology", Changed.NOT_APPLICABLE),
        ('factor = 4\n', "factor = 4\noptional = true\n", "ontime", Changed.OPTIONAL),
    ],
)  # fmt: skip
def test_what_changes_the_meaning_of_a_question_is_named(old: str, new: str, question: str, change: Changed) -> None:
    assert compare(FIRST, version(2, (old, new))).changed[question] == (change,)


def test_another_kind_of_question_is_named() -> None:
    after = version(2, ('kind = "text"\nshort', 'kind = "number"\nshort'))

    assert compare(FIRST, after).changed == {"comment": (Changed.KIND,)}


def test_what_only_changes_in_translation_or_in_reports_changes_nothing() -> None:
    after = version(2, ("Did you wait long", "Was it long"), ('vi = "Thời gian chờ"', 'vi = "Chờ đợi"'))

    assert compare(FIRST, after) == Compared({}, (), ())


def test_a_question_that_depends_on_a_changed_one_is_asked_of_other_people() -> None:
    after = version(2, ('vi = "Trễ hẹn"', 'vi = "Trễ"'))

    assert compare(FIRST, after).changed == {
        "ontime": (Changed.CHOICES_WORDED,),
        "apology": (Changed.ASKED_AFTER,),
    }


def test_questions_that_change_places_are_named_and_those_in_between_are_not() -> None:
    start, attitude, waiting, *rest = QUICK.split("[[question]]")[1:]
    head = QUICK.split("[[question]]")[0].replace('"quick"', '"nhanh"').replace("version = 1", "version = 2")
    after = read("[[question]]".join([head, start, waiting, attitude, *rest]), "nhanh.v2.toml")

    assert compare(FIRST, after).changed == {"attitude": (Changed.MOVED,), "waiting": (Changed.MOVED,)}


def test_new_questions_and_those_no_longer_asked_are_named() -> None:
    after = version(2, ('key = "waiting"', 'key = "queue"'))

    compared = compare(FIRST, after)

    assert (compared.changed, compared.new, compared.gone) == ({}, ("queue",), ("waiting",))
    assert compared.begun_anew == {"queue"}


def test_a_series_is_named_after_the_version_that_gave_the_question_its_meaning() -> None:
    second = version(2, ('vi = "Khá nhanh"', 'vi = "Nhanh"'))
    third = version(3, ('vi = "Khá nhanh"', 'vi = "Nhanh"'))

    assert series_of([FIRST], "waiting") == "nhanh"
    assert series_of([FIRST, second], "waiting") == "nhanh.v2"
    assert series_of([FIRST, second, third], "waiting") == "nhanh.v2"
    assert series_of([FIRST, second, third], "attitude") == "nhanh"


def test_the_headline_is_one_series_in_every_instrument() -> None:
    assert series_of([FIRST], "overall") == series_of([current("sipas")], "overall") == "headline"
