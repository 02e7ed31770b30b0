"""Own instruments: added once, never replaced; a version that changes a question's meaning begins a new series."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from analytics.period import week_of
from bot.cli.instruments import app
from bot.usecases import admin_instruments, admin_setup, clock_blocks, clock_interviews, clock_summaries
from bot.usecases.admin_setup import DeskLine, SetupRefused, UnitLine
from storage import chain, counts, places, responses
from storage.counts import Series
from storage.database import Database
from survey.definition import Chosen, SurveyId
from survey.definition_file import read
from survey.messages import Language
from tests.bot.test_cli import running

AT = datetime(2026, 11, 18, 2, tzinfo=UTC)
FILE = Path(__file__).parents[1] / "stories" / "mau-rieng.v1.toml"
OWN = FILE.read_text("utf-8")
WORDED = OWN.replace("version = 1", "version = 2").replace('vi = "Trực tuyến"', 'vi = "Qua mạng"')


def add(database: Database, text: str) -> None:
    database.run_now(admin_instruments.add_instrument, read(text, "mau.toml"), text, AT)


def test_adding_the_same_file_again_changes_nothing(database: Database) -> None:
    add(database, OWN)
    head = database.run_now(chain.head)

    add(database, OWN)

    assert database.run_now(chain.head) == head


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (OWN.replace("Những điều nào", "Điều gì"), "survey-version-taken"),
        (OWN.replace('key = "mau-rieng"', 'key = "quick"').replace("version = 1", "version = 2"), "survey-key-taken"),
        (OWN.replace('key = "mau-rieng"', 'key = "mau_rieng"'), "survey-key-alike"),
    ],
)
def test_what_was_added_is_never_replaced(sqlite_database: Database, text: str, wording: str) -> None:
    add(sqlite_database, OWN)

    with pytest.raises(SetupRefused) as refused:
        add(sqlite_database, text)

    assert refused.value.wording == wording


def test_an_older_version_comes_too_late(sqlite_database: Database) -> None:
    add(sqlite_database, WORDED)

    with pytest.raises(SetupRefused) as refused:
        add(sqlite_database, OWN)

    assert (refused.value.wording, refused.value.values["next"]) == ("survey-version-taken", "3")


def test_units_choose_and_the_list_says_who_asks_what(sqlite_database: Database) -> None:
    add(sqlite_database, OWN)
    line = UnitLine("xa-a", "Xã A", None, "", "", "", "mau-rieng")
    sqlite_database.run_now(admin_setup.apply_import, admin_setup.Kind.UNITS, [line], AT)

    # a list that does not say what is asked leaves it as it is
    sqlite_database.run_now(admin_setup.apply_import, admin_setup.Kind.UNITS, [replace(line, surveys="")], AT)

    listed = {one.survey.id.key: one for one in sqlite_database.run_now(admin_instruments.list_instruments)}
    assert (listed["mau-rieng"].is_own, listed["mau-rieng"].units) == (True, ("xa-a",))
    assert (listed["quick"].is_own, listed["quick"].units) == (False, ())


def answered(database: Database, number: int, survey: SurveyId, at: datetime) -> None:
    interview = f"talk{survey.version}{number}"
    database.run_now(
        responses.start, interview, "quay-1", survey, Language.VI, "chat", "unverified", consent_version="1", at=at
    )
    for answer in (Chosen("overall", "5"), Chosen("channel", "2")):
        database.run_now(responses.keep_answer, interview, answer)
    database.run_now(responses.send, interview, None, at + timedelta(hours=24))


def test_a_version_that_words_a_choice_otherwise_begins_a_new_series_of_that_question_alone(
    database: Database,
) -> None:
    add(database, OWN)
    line = UnitLine("xa-a", "Xã A", None, "", "", "", "mau-rieng")
    database.run_now(admin_setup.apply_import, admin_setup.Kind.UNITS, [line], AT)
    database.run_now(admin_setup.apply_import, admin_setup.Kind.DESKS, [DeskLine("quay-1", "xa-a", "Quầy 1")], AT)
    answered(database, 1, SurveyId("mau-rieng", 1), AT)
    add(database, WORDED)
    answered(database, 1, SurveyId("mau-rieng", 2), AT)

    database.run_now(clock_interviews.finalise_answers, AT + timedelta(days=1), "f" * 20)

    assert database.run_now(counts.series_of, "quay-1") == [
        Series("channel", "unverified", "mau-rieng"),
        Series("channel", "unverified", "mau-rieng.v2"),
        Series("overall", "unverified", "headline"),
    ]
    [(_, overall)] = database.run_now(counts.daily, "quay-1", "overall", "unverified", date(2026, 11, 1), "headline")
    assert overall.answered == 2


def test_a_desk_that_asks_something_else_now_publishes_one_headline_and_the_present_questions(
    sqlite_database: Database,
) -> None:
    database = sqlite_database
    line = UnitLine("xa-a", "Xã A", None, "", "", "", "quick")
    database.run_now(admin_setup.apply_import, admin_setup.Kind.UNITS, [line], AT)
    database.run_now(admin_setup.apply_import, admin_setup.Kind.DESKS, [DeskLine("quay-1", "xa-a", "Quầy 1")], AT)
    monday = datetime(2026, 11, 9, 2, tzinfo=UTC)
    # six answers to each of two instruments: neither has ten, the headline has twelve
    for number in range(6):
        answered(database, number, SurveyId("quick", 1), monday)
        database.run_now(places.put_unit, places.Unit("xa-a", "Xã A", surveys="desk-evaluation"))
        answered(database, 10 + number, SurveyId("desk-evaluation", 1), monday)
    now = monday + timedelta(days=7)
    database.run_now(clock_interviews.finalise_answers, now, "f" * 20)

    database.run_now(clock_blocks.close_due_blocks, "quay-1", now)

    week = week_of(date(2026, 11, 9))
    made = database.run_now(clock_summaries.summarise_desk, "quay-1", week, now)
    assert made.headline is not None and made.headline.counts.answered == 12
    assert made.open_answers == 0


def test_the_commands_add_list_and_refuse(tmp_path: Path) -> None:
    hailong = running(app, tmp_path, f"sqlite:///{tmp_path}/hailong.db")
    second = tmp_path / "mau-rieng.v2.toml"
    second.write_text(WORDED, "utf-8")

    added = hailong("survey", "add", FILE)
    again = hailong("survey", "add", second)
    edited = tmp_path / "mau.toml"
    edited.write_text(OWN.replace("Những điều nào", "Điều gì"), "utf-8")
    refused = hailong("survey", "add", edited)
    listed = hailong("survey", "list")

    assert added.exit_code == again.exit_code == listed.exit_code == 0, added.stderr + again.stderr
    assert "câu channel bắt đầu chuỗi số liệu mới" in again.stdout
    assert refused.exit_code == 1 and "version = 3" in refused.stderr
    assert "mau-rieng (phiên bản 2, số câu: 5, bộ riêng): Phiếu riêng của đơn vị" in listed.stdout


def test_checking_compares_with_the_version_that_lies_beside(tmp_path: Path) -> None:
    hailong = running(app, tmp_path)
    (tmp_path / "mau-rieng.v1.toml").write_text(OWN, "utf-8")
    second = tmp_path / "mau-rieng.v2.toml"
    second.write_text(WORDED, "utf-8")

    ran = hailong("survey", "check", second)

    assert ran.exit_code == 0
    assert f"{second}: câu channel bắt đầu chuỗi số liệu mới, không so được với phiên bản 1: khác lời lựa chọn" in (
        ran.stdout
    )


def test_a_released_file_that_was_edited_is_refused(tmp_path: Path) -> None:
    hailong = running(app, tmp_path)
    edited = tmp_path / "quick.toml"
    edited.write_text(
        (Path(__file__).parents[2] / "survey/definitions/quick.v1.toml").read_text("utf-8") + "\n# sửa\n", "utf-8"
    )

    ran = hailong("survey", "check", edited)

    assert ran.exit_code == 1
    assert "đã phát hành nên không sửa được nữa" in ran.stderr
