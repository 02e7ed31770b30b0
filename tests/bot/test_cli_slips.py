"""`hailong slips`: what is printed is valid when its file is there, and not before."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.slips import app
from bot.usecases import admin_setup, admin_slips
from bot.usecases.admin_setup import SetupRefused
from storage import places
from storage.database import Database, Transaction
from survey.messages import CITIZEN_BOT
from tests.bot.test_cli_setup import Ran, Run

NOW = datetime(2026, 11, 11, 2, tzinfo=UTC)


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
        return CliRunner().invoke(app, ["slips", *map(str, words)], env=environment)

    return run


def test_slips_are_a_file_and_a_batch_and_their_numbers_go_on(hailong: Run, office: Database, tmp_path: Path) -> None:
    first = hailong("--desk", "QUAY 1", "--count", 30, tmp_path / "a.pdf")
    second = hailong("--desk", "quay-1", "--count", 5, "--receipt", "--days", 30, tmp_path / "b.pdf")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert "1–30" in first.output and "quay-1-1" in first.output
    assert "31–35" in second.output and "quay-1-31" in second.output
    batches = office.run_now(admin_slips.issued)
    assert [(batch.name, batch.count, batch.days) for batch in batches] == [("quay-1-1", 30, 90), ("quay-1-31", 5, 30)]
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_is_there_or_cannot_be_written_leaves_no_batch(
    hailong: Run, office: Database, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_text("somebody's")

    there = hailong("--desk", "quay-1", "--count", 5, tmp_path / "a.pdf")
    nowhere = hailong("--desk", "quay-1", "--count", 5, tmp_path / "no" / "b.pdf")

    assert (there.exit_code, nowhere.exit_code) == (1, 1)
    assert "Đã có tệp" in there.stderr and "Không ghi được tệp" in nowhere.stderr
    assert (tmp_path / "a.pdf").read_text() == "somebody's"
    assert office.run_now(admin_slips.issued) == []


def test_a_revoked_batch_is_listed_so_and_revoking_again_says_when(
    hailong: Run, office: Database, tmp_path: Path
) -> None:
    hailong("--desk", "quay-1", "--count", 5, tmp_path / "a.pdf")

    first, second = hailong("--revoke", "quay-1-1"), hailong("--revoke", "QUAY-1-1")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Đã thu hồi đợt phiếu quay-1-1" in first.output
    assert re.search(r"đã được thu hồi lúc \d\d:\d\d", second.output)
    assert "đã thu hồi" in hailong().output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--desk", "quay-1"], "Cần mã quầy, số lượng và tên tệp"),
        (["--desk", "quay-9", "--count", "5", "{}/x.pdf"], "Không có quầy"),
        (["--revoke", "quay-1-7"], "Không có đợt phiếu"),
        (["--revoke", "²"], "Không có đợt phiếu"),
    ],
)
def test_what_cannot_be_done_ends_with_one_sentence(
    hailong: Run, office: Database, tmp_path: Path, words: list[str], sentence: str
) -> None:
    ran = hailong(*(word.format(tmp_path) for word in words))

    assert ran.exit_code == 1
    assert sentence in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_without_any_slips_the_list_says_so(hailong: Run, office: Database) -> None:
    assert "Chưa in phiếu nào" in hailong().output


def test_two_who_print_at_once_do_not_get_the_same_numbers(office: Database) -> None:
    mine = office.run_now(admin_slips.plan, "quay-1", 10, 90, NOW)
    theirs = office.run_now(admin_slips.plan, "quay-1", 20, 90, NOW)
    office.run_now(admin_slips.issue, mine, NOW)

    with pytest.raises(SetupRefused):
        office.run_now(admin_slips.issue, theirs, NOW)
