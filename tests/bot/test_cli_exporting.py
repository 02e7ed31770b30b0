"""`hailong export complaints`: a file of the asked days, or one sentence."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.cli.exporting import app
from storage import complaints, places
from storage.database import Database, Transaction
from survey.complaint import Door, Source, opened
from survey.deadlines import Deadlines
from survey.messages import Language
from survey.routing import Category
from survey.tracking_code import make
from tests.bot.test_cli_setup import Ran, Run

# 16:59 and 17:00 UTC: the last minute of 10 November in Viet Nam, and the first of 11 November
BEFORE, AFTER = datetime(2026, 11, 10, 16, 59, tzinfo=UTC), datetime(2026, 11, 10, 17, tzinfo=UTC)


@pytest.fixture
def office(sqlite_database: Database) -> Database:
    def build(tx: Transaction) -> None:
        places.put_unit(tx, places.Unit("xa-a", "=Trung tâm xã A"))
        places.put_desk(tx, "quay-1", "Quầy Hộ tịch", "xa-a")
        for number, at in enumerate((BEFORE, AFTER)):
            due = Deadlines(*(at + timedelta(days=days) for days in (2, 7, 14, 1, 10, 13)))
            case = opened(make(number), "quay-1", "xa-a", Category.LATE, Door.NAMED, Source.WEB, at, due)
            complaints.save_new(tx, case, "Chờ lâu, gọi [số điện thoại]", Language.VI)

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
        return CliRunner().invoke(app, ["export", *map(str, words)], env=environment)

    return run


def test_the_register_holds_the_cases_of_the_local_days_that_were_asked_for(
    hailong: Run, office: Database, tmp_path: Path
) -> None:
    ran = hailong("complaints", "--from", "2026-11-11", "--to", "30/11/2026", tmp_path / "so.xlsx")

    assert ran.exit_code == 0
    assert "1 nội dung tiếp nhận từ 11/11/2026 đến 30/11/2026" in ran.output
    page = openpyxl.load_workbook(tmp_path / "so.xlsx").active
    assert page is not None
    assert (page["B6"].value, page["F6"].value, page["G6"].value) == (make(1), "=Trung tâm xã A", "Quầy Hộ tịch")
    assert page["N6"].value == "Chờ lâu, gọi [số điện thoại]"
    assert page["B7"].value is None


@pytest.mark.parametrize(("name", "begins"), [("so.pdf", b"%PDF-"), ("SO.CSV", "\ufeffSTT,Mã".encode())])
def test_the_name_of_the_file_says_what_it_is(
    name: str, begins: bytes, hailong: Run, office: Database, tmp_path: Path
) -> None:
    ran = hailong("complaints", "--from", "2026-01-01", "--to", "2026-12-31", tmp_path / name)

    assert ran.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert not list(tmp_path.glob("*.part"))


def test_the_public_list_has_neither_codes_nor_words(hailong: Run, office: Database, tmp_path: Path) -> None:
    ran = hailong("complaints", "--from", "2026-01-01", "--to", "2026-12-31", "--public", tmp_path / "a.csv")

    assert ran.exit_code == 0
    said = (tmp_path / "a.csv").read_text("utf-8")
    assert "PA-" not in said and "Chờ lâu" not in said
    assert "dưới 10" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("complaints", "--from", "2026-02-30", "--to", "2026-12-31", "a.csv"), "không phải là một ngày"),
        (("complaints", "--from", "hôm qua", "--to", "2026-12-31", "a.csv"), "không phải là một ngày"),
        (("complaints", "--from", "9999-12-31", "--to", "9999-12-31", "a.csv"), "không phải là một ngày"),
        (("complaints", "--from", "2026-12-31", "--to", "2026-01-01", "a.csv"), "đứng sau ngày cuối"),
        (("complaints", "--from", "2026-01-01", "--to", "2026-01-31", "a.doc"), "Không rõ định dạng"),
        (("answers", "--from", "2026-01-01", "--to", "2026-01-31", "a.csv"), "Chỉ xuất được"),
        (("complaints", "--from", "2026-01-01", "--to", "2026-01-31", "khong-co/a.csv"), "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: tuple[str, ...], sentence: str, hailong: Run, office: Database, tmp_path: Path
) -> None:
    ran = hailong(*words[:-1], tmp_path / words[-1])

    assert ran.exit_code == 1
    assert sentence in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert not (tmp_path / words[-1]).exists()


def test_a_file_that_is_there_is_not_written_over(hailong: Run, office: Database, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("somebody's")

    ran = hailong("complaints", "--from", "2026-01-01", "--to", "2026-12-31", tmp_path / "a.csv")

    assert ran.exit_code == 1
    assert "Đã có tệp" in ran.stderr
    assert (tmp_path / "a.csv").read_text() == "somebody's"
