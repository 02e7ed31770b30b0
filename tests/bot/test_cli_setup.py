"""The administrator's commands: a dry run first, one sentence on failure, nothing half done."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from bot.cli.setup import app
from bot.usecases import admin_setup
from storage import places
from storage.database import Database
from survey.messages import CITIZEN_BOT, STAFF_BOT


class Ran(Protocol):
    """What a command left behind."""

    exit_code: int

    @property
    def output(self) -> str: ...

    @property
    def stderr(self) -> str: ...


Run = Callable[..., Ran]
UNITS = "mã,tên\nxa-a,Trung tâm Phục vụ hành chính công xã A\n"
DESKS = "mã,đơn vị,tên\nquay-1,xa-a,Quầy Hộ tịch\nquay-2,xa-a,Quầy Đất đai\n"


def running(data_dir: Path, database_url: str) -> Run:
    # nothing listens on port 9: the platform is out of reach
    environment = {
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "SECRET_KEY": "k",
        "SEALING_KEY": "s",
        "CITIZEN_BOT_TOKEN": "123456789:AAaaaaaaaaaa",
        "STAFF_BOT_TOKEN": "123456789:AAbbbbbbbbbb",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
    }
    return lambda *words, of=app: CliRunner().invoke(of, [str(word) for word in words], env=environment)


@pytest.fixture
def hailong(tmp_path: Path, sqlite_url: str) -> Run:
    return running(tmp_path, sqlite_url)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text(UNITS)
    (tmp_path / "desks.csv").write_text(DESKS)
    return tmp_path


@pytest.fixture
def office(hailong: Run, files: Path, sqlite_database: Database) -> Database:
    """Two desks, and bots whose names are known."""
    for kind in ("units", "desks"):
        assert hailong("import", kind, files / f"{kind}.csv", "--apply").exit_code == 0
    sqlite_database.run_now(admin_setup.remember_bot_name, CITIZEN_BOT, "hailong_bot")
    sqlite_database.run_now(admin_setup.remember_bot_name, STAFF_BOT, "hailong_staff_bot")
    return sqlite_database


def test_without_apply_nothing_is_written(hailong: Run, files: Path, sqlite_database: Database) -> None:
    ran = hailong("import", "units", files / "units.csv")

    assert (ran.exit_code, "Mới: 1" in ran.output, "--apply" in ran.output) == (0, True, True)
    assert sqlite_database.run_now(places.units) == []


def test_applied_twice_the_second_time_changes_nothing(hailong: Run, files: Path, sqlite_database: Database) -> None:
    hailong("import", "units", files / "units.csv", "--apply")
    ran = hailong("import", "units", files / "units.csv", "--apply")

    assert (ran.exit_code, "Giữ nguyên: 1" in ran.output) == (0, True)
    assert [unit.code for unit in sqlite_database.run_now(places.units)] == ["xa-a"]


def test_one_bad_row_keeps_all_rows_out_and_is_named(hailong: Run, office: Database, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("code,unit,name\nquay-3,xa-a,Quầy\nquay-4,xa-x,Quầy\nPA-12345678,xa-a,=1\n")

    ran = hailong("import", "desks", tmp_path / "bad.csv", "--apply")

    assert ran.exit_code == 1
    assert "bad.csv, ô B3:" in ran.output and "bad.csv, ô C4:" in ran.output
    assert [desk.code for desk in office.run_now(places.desks)] == ["quay-1", "quay-2"]


def test_the_first_command_of_a_new_office_makes_its_database(files: Path) -> None:
    hailong = running(files / "new", "")

    assert hailong("import", "units", files / "units.csv", "--apply").exit_code == 0
    assert "Giữ nguyên: 1" in hailong("import", "units", files / "units.csv").output


def test_a_template_is_written_once_and_never_over_somebodys_list(hailong: Run, tmp_path: Path) -> None:
    first = hailong("import", "units", "--template", tmp_path / "mau.xlsx")
    second = hailong("import", "units", "--template", tmp_path / "mau.xlsx")

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert "Mới: 1" in hailong("import", "units", tmp_path / "mau.xlsx").output


def test_an_invitation_is_a_link_for_the_staff_bot(hailong: Run, office: Database) -> None:
    first, second = (hailong("invite", "--role", "head", "--desk", "quay-1").output for _ in range(2))

    link = re.compile(r"https://t\.me/hailong_staff_bot\?start=[A-Za-z0-9_-]{1,64}\n")
    assert link.search(first) and link.search(second)
    assert link.search(first)[0] != link.search(second)[0]  # type: ignore[index]


def test_links_of_all_desks_or_of_one(hailong: Run, office: Database) -> None:
    everything, one = hailong("links").output, hailong("links", "--desk", "QUAY-2").output

    assert everything.count("https://t.me/hailong_bot?start=") == 2
    assert one.count("https://t.me/hailong_bot?start=") == 1
    assert one in everything


def test_a_revoked_desk_gets_another_link_even_while_the_platform_is_away(
    hailong: Run, files: Path, office: Database
) -> None:
    before = hailong("links", "--desk", "quay-1").output

    revoked = hailong("links", "--revoke", "quay-1")

    assert revoked.exit_code == 0
    assert before not in revoked.output
    assert hailong("links", "--desk", "quay-1").output in revoked.output


def test_a_poster_is_written_as_pdf(hailong: Run, office: Database, tmp_path: Path) -> None:
    ran = hailong("links", "--poster", tmp_path / "quay.pdf")

    assert ran.exit_code == 0
    assert (tmp_path / "quay.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["import", "units"], "Cần tên tệp"),
        (["import", "units", "/no/such/file.csv"], "Không mở được tệp"),
        (["import", "units", "--template", "/no/such/folder/mau.csv"], "Không ghi được tệp"),
        (["invite", "--role", "head"], "cần một quầy"),
        (["invite", "--role", "head", "--desk", "quay-9"], "Không có quầy"),
        (["links", "--desk", "quay-9"], "Không có quầy"),
        (["links", "--revoke", "quay-9"], "Không có quầy"),
        (["links", "--poster", "/no/such/folder/quay.pdf"], "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_done_ends_with_one_sentence(
    hailong: Run, office: Database, words: list[str], sentence: str
) -> None:
    ran = hailong(*words)

    assert ran.exit_code == 1
    assert sentence in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_an_unknown_bot_name_is_asked_for_and_a_silent_platform_is_one_sentence(
    hailong: Run, files: Path, sqlite_database: Database
) -> None:
    ran = hailong("invite", "--role", "owner")

    assert ran.exit_code == 1
    assert "STAFF_BOT_TOKEN" in ran.stderr
    assert "AAbbbbbbbbbb" not in ran.output
    assert len(ran.stderr.strip().splitlines()) == 1
