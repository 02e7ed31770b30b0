import pytest

from survey.definition import SurveyId, current, released
from survey.messages import Language

LEVELS = ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"]


def test_quick_asks_the_five_questions_the_apology_and_a_comment_in_order() -> None:
    keys = [question.key for question in current("quick").questions]

    assert keys == ["overall", "attitude", "waiting", "ontime", "apology", "comment"]


def test_the_number_belongs_to_the_choice_and_five_is_best() -> None:
    overall = current("quick").headline

    assert [(choice.key, choice.score) for choice in overall.choices] == [(str(n), n) for n in (5, 4, 3, 2, 1)]
    assert [choice.label[Language.VI] for choice in overall.choices] == LEVELS


def test_the_apology_has_no_score_and_depends_on_a_late_result() -> None:
    apology = current("quick").question("apology")

    assert apology is not None and apology.ask_if is not None
    assert (apology.ask_if.question, apology.ask_if.choices) == ("ontime", ("1", "2", "3"))
    assert [choice.score for choice in apology.choices] == [None] * 4


def test_every_instrument_opens_with_the_same_headline() -> None:
    for survey in released().values():
        assert survey.headline.key == "overall"
        assert [choice.label[Language.VI] for choice in survey.headline.choices] == LEVELS


def test_sipas_asks_the_nineteen_items_of_the_form_by_factor() -> None:
    items = current("sipas").questions[1:]

    assert [question.key for question in items] == [f"item_{number}" for number in range(15, 34)]
    # four, four, five, three and three items to the five factors
    assert [question.factor for question in items] == [1] * 4 + [2] * 4 + [3] * 5 + [4] * 3 + [5] * 3
    unanswerable = {question.key for question in items if question.not_applicable}
    assert unanswerable == {"item_28", "item_29", "item_30", "item_32", "item_33"}


def test_a_released_version_is_found_by_its_id() -> None:
    assert released()[SurveyId("quick", 1)].id == SurveyId("quick", 1)


def test_an_unknown_instrument_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="desk-evaluation, quick, sipas"):
        current("quik")
