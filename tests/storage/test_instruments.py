"""Instruments of the program and of the office, found alike."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import instruments
from storage.database import Database
from survey.definition import SurveyId, current

AT = datetime(2026, 11, 18, 2, tzinfo=UTC)
OWN = (Path(__file__).parents[1] / "stories" / "mau-rieng.v1.toml").read_text("utf-8")
SECOND = OWN.replace("version = 1", "version = 2")


def test_an_own_instrument_is_found_like_those_of_the_program(database: Database) -> None:
    assert database.run_now(instruments.add, SurveyId("mau-rieng", 1), OWN, AT)
    assert database.run_now(instruments.add, SurveyId("mau-rieng", 2), SECOND, AT)

    assert database.run_now(instruments.known) == ["desk-evaluation", "mau-rieng", "quick", "sipas"]
    assert database.run_now(instruments.current, "mau-rieng").id == SurveyId("mau-rieng", 2)
    assert database.run_now(instruments.survey, SurveyId("mau-rieng", 1)).id == SurveyId("mau-rieng", 1)
    assert database.run_now(instruments.current, "quick") is current("quick")
    assert [one.id.version for one in database.run_now(instruments.versions_until, SurveyId("mau-rieng", 1))] == [1]


def test_a_version_is_never_replaced(database: Database) -> None:
    database.run_now(instruments.add, SurveyId("mau-rieng", 1), OWN, AT)

    assert not database.run_now(instruments.add, SurveyId("mau-rieng", 1), SECOND, AT)
    assert database.run_now(instruments.text, SurveyId("mau-rieng", 1)) == OWN


def test_an_unknown_instrument_names_those_there_are(sqlite_database: Database) -> None:
    with pytest.raises(LookupError, match="desk-evaluation, quick, sipas"):
        sqlite_database.run_now(instruments.current, "quik")
    with pytest.raises(LookupError, match="version 9"):
        sqlite_database.run_now(instruments.survey, SurveyId("quick", 9))
