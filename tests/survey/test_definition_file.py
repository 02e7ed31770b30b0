from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import survey
from survey.definition import SurveyId
from survey.definition_file import Problem, check, read
from tests.analytics.samples import EN, VI

QUICK = (Path(survey.__file__).parent / "definitions" / "quick.v1.toml").read_text("utf-8")


def remedy(problem: Problem) -> str:
    values = dict(problem.values)
    assert VI.text(problem.wording, **values)
    return EN.text(problem.wording, **values)


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
        ("version = 1", "versoin = 1", "versoin", "is no field"),
        ('kind = "scale"', 'kind = "stars"', "overall", "Choose one of scale, single, multiple, text, number"),
        ('key = "overall"', 'key = "general"', "general", "Put it first"),
        ('key = "waiting"', 'key = "attitude"', "attitude", "an earlier question has this key"),
        ('key = "comment"', 'key = "review"', "review", "Choose another one"),
        ('en = "Anything to add? (optional)"', "", "comment", "the text in en is missing"),
        ('vi = "Khá nhanh"', 'vi = "Khá \\u202Enhanh"', "waiting, number = 4", "characters that nobody sees"),
        ('en = "Anything to add? (optional)"', 'en = "Anything\\u0000?"', "comment", "characters that nobody sees"),
        ('en = "Satisfied"', 'en = "Very satisfied"', "overall", "two choices read alike (en)"),
        ('vi = "Hài lòng",', "", "overall, number = 4", "the text in vi is missing"),
        ('vi = "Hài lòng",', f'vi = "{"dài " * 10}",', "overall, number = 4", "Shorten it"),
        ('vi = "Khá nhanh"', 'vi = "Chờ 5 phút"', "waiting, number = 4", "Write it as a word"),
        ("{ number = 3,", "{ number = 2,", "overall", "five levels"),
        ('question = "ontime"', 'question = "comment"', "apology", "is no earlier question"),
        ("choices = [1, 2, 3] }", "choices = [6] }", "apology", "never asked"),
        ("choices = [1, 2, 3] }", "choices = [] }", "apology", "never asked"),
        ("optional = true", 'optional = "yes"', "comment", "true or false"),
        ("factor = 3", "factor = 6", "attitude", "from 1 to 5"),
        ('kind = "text"', 'kind = "single"', "comment", "nobody could answer it"),
        ('vi = "Ý kiến thêm"', 'vi = ""', "comment, short", "the text in vi is missing"),
        ('vi = "Không áp dụng", en', "en", "apology, not_applicable", "the text in vi is missing"),
        ('vi = "Không áp dụng", en', f'vi = "{"dài " * 10}", en', 'apology, not_applicable = "… ("', "at"),
        ("choices = [1, 2, 3] }", "choices = [0, 1] }", "apology", "Take 0 out of ask_if"),
        ('question = "ontime", ch', 'question = "apology", ch', "apology", "is no earlier question"),
        ('vi = "Hài lòng",', 'vi = "Khá hài lòng",', "overall", "the headline is asked alike everywhere"),
        ('kind = "single"', 'kind = "multiple"', "apology", 'kind = "single"'),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_to_do(old: str, new: str, where: str, says: str) -> None:
    problems = check(changed(old, new), "mine.toml")

    assert any(
        problem.file == "mine.toml" and problem.where == where and says in remedy(problem) for problem in problems
    )


OWN = (Path(__file__).parents[1] / "stories" / "mau-rieng.v1.toml").read_text("utf-8")
OTHER_CHANNELS = OWN[OWN.index('    { number = 2, vi = "Trực tuyến"') : OWN.index(']\n\n[[question]]\nkey = "visits"')]


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ('not_applicable = { vi = "Không có điều nào", en = "None of these" }\n', "", "good", "could not go on"),
        # 34 characters and the number fit a button of 40, but not with the tick of a chosen one
        ('vi = "Chỗ ngồi chờ"', f'vi = "{"d" * 35}"', "good, number = 1", "at most 34"),
        ("version = 1", "version = 1\nsafe_zone_minutes = [30, 400]", "safe_zone_minutes", "from 15 to 180"),
        ("version = 1", "version = 1\nsafe_zone_minutes = [30, 60]", "safe_zone_minutes", "60 or more apart"),
        ('key = "channel"', f'key = "{"k" * 38}"', "k" * 38, "at most 37 characters"),
        (OTHER_CHANNELS, "", "channel", "only one way to answer"),
    ],
)  # fmt: skip
def test_a_dead_end_and_a_label_that_no_button_holds_are_named(old: str, new: str, where: str, says: str) -> None:
    assert check(OWN, "mine.toml") == []
    assert old in OWN

    problems = check(OWN.replace(old, new, 1), "mine.toml")

    assert any(problem.where == where and says in remedy(problem) for problem in problems), problems


def test_a_letter_with_its_marks_apart_is_one_letter() -> None:
    label = "Hướng dẫn rất rõ ràng và đầy đủ"

    assert check(OWN.replace("Hướng dẫn rõ ràng", normalize("NFD", label)), "mine.toml") == []


def test_all_faults_are_named_at_once() -> None:
    text = changed("version = 1", "version = 0").replace("factor = 3", "factor = 6")

    assert len(check(text, "mine.toml")) == 2
    with pytest.raises(ValueError, match=r"(?s)mine.toml: version: fault-version.*mine.toml: attitude: fault-factor"):
        read(text, "mine.toml")


def test_a_fault_of_the_format_names_the_line() -> None:
    [problem] = check('key = "quick\n', "mine.toml")

    assert "line 1" in remedy(problem)


@pytest.mark.parametrize("text", [f"version = {'9' * 5_000}", f"a = {'[' * 5_000}", "a = 1979-13-45"])
def test_what_no_reader_of_toml_takes_is_a_fault_and_nothing_worse(text: str) -> None:
    [problem] = check(text, "mine.toml")

    assert problem.where == "TOML" and remedy(problem)


def test_a_survey_without_questions_is_named() -> None:
    [problem] = check('key = "a"\nversion = 1\ntitle = { vi = "A", en = "A" }\n', "mine.toml")

    assert "[[question]]" in remedy(problem)


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

    assert all(map(remedy, check(text, "mine.toml")))
    assert check(text, "mine.toml")
