from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import survey
from survey.definition import SurveyId
from survey.definition_file import check, read

QUICK = (Path(survey.__file__).parent / "definitions" / "quick.v1.toml").read_text("utf-8")


def changed(old: str, new: str) -> str:
    assert old in QUICK
    return QUICK.replace(old, new, 1)


def test_a_faultless_file_is_read() -> None:
    assert check(QUICK, "quick.v1.toml") == []
    assert read(QUICK, "quick.v1.toml").id == SurveyId("quick", 1)


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ('key = "quick"', 'key = "Nhanh"', "key", "small letters"),
        ("version = 1", "version = 0", "version", "whole number from 1"),
        ("version = 1", "versoin = 1", "versoin", "is not known here"),
        ('kind = "scale"', 'kind = "stars"', "overall", "choose one of scale, single, multiple, text, number"),
        ('key = "overall"', 'key = "general"', "general", "put it first"),
        ('key = "waiting"', 'key = "attitude"', "attitude", "an earlier question has this key"),
        ('key = "comment"', 'key = "review"', "review", "choose another key"),
        ('en = "Anything to add? (optional)"', "", "comment", "the text in en is missing"),
        ('en = "Satisfied"', 'en = "Very satisfied"', "overall", "two choices read alike in en"),
        ('vi = "Hài lòng",', "", "overall, choice 4", "the text in vi is missing"),
        ('vi = "Hài lòng",', f'vi = "{"dài " * 10}",', "overall, choice 4", "shorten it"),
        ('vi = "Khá nhanh"', 'vi = "Chờ 5 phút"', "waiting, choice 4", "write it as a word"),
        ("{ number = 3,", "{ number = 2,", "overall", "five levels"),
        ('question = "ontime"', 'question = "comment"', "apology", "is no earlier question"),
        ("choices = [1, 2, 3] }", "choices = [6] }", "apology", "never asked"),
        ("choices = [1, 2, 3] }", "choices = [] }", "apology", "never asked"),
        ("optional = true", 'optional = "yes"', "comment", "true or false"),
        ("factor = 3", "factor = 6", "attitude", "from 1 to 5"),
        ('kind = "text"', 'kind = "single"', "comment", "nobody could answer it"),
        ('vi = "Ý kiến thêm"', 'vi = ""', "comment, short", "the text in vi is missing"),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_to_do(old: str, new: str, where: str, says: str) -> None:
    problems = check(changed(old, new), "mine.toml")

    assert any(
        problem.file == "mine.toml" and problem.where == where and says in problem.remedy for problem in problems
    )


def test_all_faults_are_named_at_once() -> None:
    text = changed("version = 1", "version = 0").replace("factor = 3", "factor = 6")

    assert len(check(text, "mine.toml")) == 2
    with pytest.raises(ValueError, match=r"(?s)mine.toml: version: .*mine.toml: attitude: "):
        read(text, "mine.toml")


def test_a_fault_of_the_format_names_the_line() -> None:
    [problem] = check('key = "quick\n', "mine.toml")

    assert "line 1" in problem.remedy


def test_a_survey_without_questions_is_named() -> None:
    [problem] = check('key = "a"\nversion = 1\ntitle = { vi = "A", en = "A" }\n', "mine.toml")

    assert "[[question]]" in problem.remedy


values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["overall", "scale", "single", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["number", "vi", "x"]), inner),
    max_leaves=5,
)
FIELDS = ["key", "kind", "short", "vi", "en", "choices", "ask_if", "not_applicable", "optional", "factor"]


def as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case list():
            return "[" + ", ".join(map(as_toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + "}"
        case _:
            return f'"{value}"'


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), values), min_size=1, max_size=3))
def test_whatever_stands_in_a_question_is_named_and_never_raises(questions: list[dict[str, object]]) -> None:
    text = 'key = "a"\nversion = 1\ntitle = { vi = "A", en = "A" }\n'
    for question in questions:
        text += "[[question]]\n" + "".join(f"{key} = {as_toml(value)}\n" for key, value in question.items())

    assert check(text, "mine.toml")
