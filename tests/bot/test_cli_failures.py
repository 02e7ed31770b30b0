"""A command that cannot run ends with one Vietnamese sentence that says what to do, whatever is wrong."""

import errno
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import cli
from bot.cli.ending import sentence_of
from bot.settings import SettingsProblem
from storage import chain
from storage.database import Database
from storage.database_file import ServiceLock
from storage.failures import StorageAway, StorageBroken, StorageRefused

NOW = datetime(2026, 11, 11, tzinfo=UTC)
TOKEN, OTHER = "100000001:a-token-of-nobody", "100000002:a-token-of-nobody"
ENGLISH = re.compile(r"\b(the|is|not|cannot|must|option|invalid|usage|missing|show)\b", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place without .env, with two tokens."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "CITIZEN_BOT_TOKEN": TOKEN, "STAFF_BOT_TOKEN": OTHER, "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "DATA_DIR": "data", "DATABASE_URL": "", "TIMEZONE": "Asia/Ho_Chi_Minh", "COLUMNS": "120",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return tmp_path


def ended(words: str, capsys: pytest.CaptureFixture[str], status: int) -> str:
    """What stands on standard error: one line, and no word of English."""
    with pytest.raises(SystemExit) as ending:
        cli.main(words.split())
    told = capsys.readouterr().err
    assert ending.value.code == status, told
    assert len(told.splitlines()) == 1
    assert ENGLISH.search(told) is None
    return told


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("CITIZEN_BOT_TOKEN", "", "CITIZEN_BOT_TOKEN còn trống"),
        ("STAFF_BOT_TOKEN", "hailong", "STAFF_BOT_TOKEN không phải là token"),
        ("STAFF_BOT_TOKEN", TOKEN, "giống nhau"),
        ("TIMEZONE", "Asia/Saigonn", "không có múi giờ “Asia/Saigonn”"),
        ("TELEGRAM_API_URL", "api", "TELEGRAM_API_URL phải bắt đầu"),
        ("PUBLIC_URL", "gopy.example.vn", "PUBLIC_URL phải bắt đầu"),
        ("PUBLIC_URL", "https://gopy.example.vn/?a", "không có dấu ?"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("HTTP_ADDRESS", "8080", "HTTP_ADDRESS là “8080”"),
        ("DATA_DIR", "a-file", "thư mục dữ liệu a-file (đã có tệp trùng tên)"),
        ("DATABASE_URL", "garbage", "DATABASE_URL chưa đúng dạng"),
        ("DATABASE_URL", "sqlite:///nowhere/a.db", "không phải là thư mục"),
        ("DATABASE_URL", "sqlite:///a-file", "SQLITE_NOTADB"),
        ("DATABASE_URL", "postgresql://127.0.0.1:9/a", "Không dùng được cơ sở dữ liệu"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_write(
    variable: str, value: str, sentence: str,
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (folder / "a-file").write_text("không phải cơ sở dữ liệu " * 200)
    monkeypatch.setenv(variable, value)

    assert sentence in ended("run", capsys, 1)


def test_an_env_file_in_another_code_page_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".env").write_bytes("# Xã An Phước\n".encode("utf-16"))

    assert "Không đọc được tệp .env" in ended("verify", capsys, 1)


def test_a_database_that_is_missing_or_held_is_named_with_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "data").mkdir()

    assert "Chưa có cơ sở dữ liệu data/hailong.db" in ended("verify", capsys, 1)

    holding = ServiceLock(folder / "data" / "hailong.db")
    assert f"(pid {os.getpid()}, {os.uname().nodename})" in ended("run", capsys, 1)
    holding.release()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("hello", "Không có lệnh “hello”"),
        ("report", "Còn thiếu --period."),
        ("report --periodd 2026-W46", "Không có tùy chọn --periodd. Tùy chọn gần giống: --period."),
        ("report --huhu", "Không có tùy chọn --huhu."),
        ("report --period", "Tùy chọn --period thiếu hoặc thừa giá trị"),
        ("rehearse --weeks x", "Giá trị của --weeks"),
        ("import people", "Giá trị của LOẠI"),
        ("survey check", "Còn thiếu TỆP…."),
        ("survey chek", "Cần một trong các lệnh: check, add, list, play, story."),
        ("verify now", "Lệnh gõ chưa đúng"),
    ],
)
def test_a_command_that_is_typed_wrongly_is_told_and_where_its_help_is(
    words: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ended(words, capsys, 2)

    assert sentence in told
    assert "--help" in told


@pytest.mark.parametrize(
    "words",
    ["--help", "report --help", "import --help", "survey", "survey play --help", "slips --help", "links --help"],
)
def test_the_help_speaks_vietnamese(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with suppress(SystemExit):
        cli.main(words.split())
    told = capsys.readouterr().out

    assert "Cách dùng:" in told
    english = r"Usage|Options|Arguments|Commands|OPTIONS|FILE|CODE|Show|default|required"
    assert re.findall(english, told) == []


def test_the_doctor_speaks_one_language_in_an_empty_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITIZEN_BOT_TOKEN", "")
    monkeypatch.setenv("STAFF_BOT_TOKEN", "")

    with pytest.raises(SystemExit):
        cli.main(["doctor"])

    assert capsys.readouterr().out.splitlines() == [
        "✘ CITIZEN_BOT_TOKEN còn trống. Tạo bot với @BotFather rồi ghi token vào .env.",
        "✘ Chưa có cơ sở dữ liệu data/hailong.db. Nạp danh sách bằng hailong import hoặc chạy hailong run; "
        "nếu đã có ở nơi khác thì đổi DATABASE_URL.",
    ]


def test_a_changed_log_is_told_in_vietnamese(
    folder: Path, capsys: pytest.CaptureFixture[str], sqlite_url: str, sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    sqlite_database.run_now(chain.append, "block_closed", "a", NOW)
    sqlite_database.run_now(lambda tx: tx.connection.execute(text("UPDATE chain_head SET seq = seq + 7")))

    assert "nhật ký dừng ở dòng 1 nhưng điểm cuối ghi là 8" in ended("verify", capsys, 1)


def test_the_systems_own_cause_is_said_in_vietnamese_and_an_unknown_one_by_its_name() -> None:
    full = SettingsProblem("settings-data-dir", folder="data", why=errno.errorcode[errno.ENOSPC])
    strange = StorageRefused("storage-file-not-written", file="a.db.lock", why="EOWNERDEAD")

    assert "(ổ đĩa đã đầy)" in sentence_of(full)
    assert "(EOWNERDEAD)" in sentence_of(strange)
    assert "thử lại" in sentence_of(StorageAway("SQLite: SQLITE_BUSY"))
    assert "Kiểm tra ổ đĩa" in sentence_of(StorageBroken("SQLite: SQLITE_IOERR"))


def test_of_a_fault_of_ours_class_and_place_are_told_and_not_its_text() -> None:
    try:
        int("số điện thoại của ai đó")
    except ValueError as fault:
        told = sentence_of(fault)

    assert "ValueError, test_cli_failures.py:" in told
    assert "điện thoại" not in told
