"""Paper forms: every question and answer of the instrument, a number on each sheet, and none before it is printed."""

import re
import shutil
import subprocess
from datetime import UTC
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.forms import app
from bot.paper_forms import forms
from bot.usecases import admin_setup
from bot.usecases.admin_forms import PlannedForms
from bot.usecases.admin_setup import LinkedDesk
from storage import places, sheets
from storage.database import Database, Transaction
from survey import definition
from survey.messages import CITIZEN_BOT, Language
from survey.sheet_number import read, written
from survey.wording import wording
from tests.bot.test_cli_setup import Ran, Run

WORDS = wording(Language.VI, UTC)
DESK = LinkedDesk(
    "quay-1", "Quầy Hộ tịch", "Trung tâm xã A", "0290 000 0101", "https://t.me/b?start=a", "https://a.vn/d/a"
)


def text(pdf: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    (folder / "form.pdf").write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", str(folder / "form.pdf"), "-"], capture_output=True, check=True)
    return " ".join(said.stdout.decode().split())


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize(("key", "sheets_each"), [("quick", 1), ("sipas", 2), ("desk-evaluation", 1)])
def test_each_instrument_fits_its_sheets_and_asks_everything_in_order(
    key: str, sheets_each: int, tmp_path: Path
) -> None:
    survey = definition.current(key)
    pdf = forms(PlannedForms("quay-1", survey.id, 11, 3), survey, DESK, WORDS)
    first = text(pdf, tmp_path).partition(written(12))[0]

    assert pages(pdf) == 3 * sheets_each
    # lines are broken between words, and tables mix lines of neighbouring cells: the numbers must stand in order
    numbers = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})\. \w", first)]
    assert numbers == list(range(1, len(survey.questions) + 1))
    for choice in survey.headline.choices:
        assert choice.label[Language.VI].split()[0] in first


def test_a_sheet_says_who_asks_that_no_name_is_wanted_and_where_it_goes(tmp_path: Path) -> None:
    survey = definition.current("quick")
    said = text(forms(PlannedForms("quay-1", survey.id, 1, 1), survey, DESK, WORDS), tmp_path)

    for part in ("TRUNG TÂM XÃ A", "Quầy Hộ tịch", written(1), "Không ghi tên", "hòm thư góp ý", "0290 000 0101"):
        assert part in said
    # only who was late answers question 5
    assert "ở câu 4" in said and "1, 2, 3" in said


def test_english_is_printed_too(tmp_path: Path) -> None:
    survey = definition.current("sipas")
    said = text(forms(PlannedForms("quay-1", survey.id, 1, 1), survey, DESK, wording(Language.EN, UTC)), tmp_path)

    assert "suggestion box" in said


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    def build(tx: Transaction) -> None:
        places.put_unit(tx, places.Unit("xa-a", "Trung tâm xã A"))
        places.put_desk(tx, "quay-1", "Quầy Hộ tịch", "xa-a")
        admin_setup.remember_bot_name(tx, CITIZEN_BOT, "hailong_bot")

    sqlite_database.run_now(build)
    return sqlite_database


@pytest.fixture
def hailong(tmp_path: Path, sqlite_url: str) -> Run:
    environment = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": sqlite_url,
        "SECRET_KEY": "k",
        "SEALING_KEY": "s",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
    }

    def run(*words: object) -> Ran:
        return CliRunner().invoke(app, ["form", *map(str, words)], env=environment)

    return run


def test_printed_sheets_can_be_entered_and_their_numbers_go_on(hailong: Run, office: Database, tmp_path: Path) -> None:
    first = hailong("--desk", "QUAY 1", "--count", 3, tmp_path / "a.pdf")
    second = hailong("--desk", "quay-1", tmp_path / "b.pdf")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert written(1) in first.output and written(3) in first.output and written(4) in second.output
    assert office.run_now(sheets.batch_of, "quay-1", 4) is not None
    assert office.run_now(sheets.batch_of, "quay-1", 5) is None
    assert not list(tmp_path.glob("*.part"))
    assert read(written(4)) == 4


def test_a_file_that_cannot_be_written_leaves_no_sheet_that_can_be_entered(
    hailong: Run, office: Database, tmp_path: Path
) -> None:
    (tmp_path / "there.pdf").write_bytes(b"mine")

    there = hailong("--desk", "quay-1", tmp_path / "there.pdf")
    nowhere = hailong("--desk", "quay-1", tmp_path / "no" / "folder.pdf")
    unknown = hailong("--desk", "quay-8", tmp_path / "c.pdf")

    assert [there.exit_code, nowhere.exit_code, unknown.exit_code] == [1, 1, 1]
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"
    assert office.run_now(sheets.batch_of, "quay-1", 1) is None
