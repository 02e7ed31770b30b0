"""`hailong doctor`: what grows old or stands open in the database is named, with what to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import operations
from bot.rehearsal import sample
from storage import dossiers, holidays, instruments, places
from storage.database import Database, Transaction
from storage.holidays import Holiday
from storage.places import Unit
from survey.definition import SurveyId
from tests.bot.test_cli_setup import running

NOW = datetime.now(UTC)


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    sqlite_database.run_now(places.put_unit, Unit("an-phuoc", "Trung tâm xã An Phước"))
    return sqlite_database


def told(tmp_path: Path, sqlite_url: str) -> str:
    ran = running(tmp_path, sqlite_url)("doctor", of=operations.app)
    assert isinstance(ran.exception, SystemExit), ran.exception
    return ran.output


def imported(tx: Transaction, days_ago: int) -> None:
    day = NOW - timedelta(days=days_ago)
    dossiers.begin_import(tx, "x", day)
    dossiers.show(tx, 1, {"an-phuoc"}, day.date())


def test_an_import_of_more_than_a_week_ago_is_named(office: Database, tmp_path: Path, sqlite_url: str) -> None:
    office.run_now(imported, 9)
    assert "✘ an-phuoc: lần nhập hồ sơ gần nhất là ngày" in told(tmp_path, sqlite_url)

    office.run_now(imported, 5)
    assert "lần nhập hồ sơ gần nhất" not in told(tmp_path, sqlite_url)


def test_an_own_instrument_that_cannot_be_read_any_more_is_named(
    office: Database, tmp_path: Path, sqlite_url: str
) -> None:
    office.run_now(instruments.add, SurveyId("rieng", 2), "key = 1", NOW)

    assert "✘ Bộ câu hỏi riêng rieng (phiên bản 2) không còn đọc được" in told(tmp_path, sqlite_url)


def test_a_holiday_to_come_without_a_notice_is_named_until_it_is_confirmed(
    office: Database, tmp_path: Path, sqlite_url: str
) -> None:
    day = NOW.date() + timedelta(days=40)
    office.run_now(holidays.put, Holiday(day, True, "Ngày nghỉ", False))
    assert f"{day:%d/%m/%Y}" in told(tmp_path, sqlite_url)

    office.run_now(holidays.put, Holiday(day, True, "Ngày nghỉ", True))
    assert f"{day:%d/%m/%Y}" not in told(tmp_path, sqlite_url)


def test_a_key_that_opens_nothing_is_named_and_no_traceback(
    sqlite_database: Database, tmp_path: Path, sqlite_url: str
) -> None:
    sqlite_database.run_now(sample.set_up, NOW)  # the names of its people are sealed with another key

    assert "✘ SEALING_KEY không mở được dữ liệu đã niêm phong" in told(tmp_path, sqlite_url)
