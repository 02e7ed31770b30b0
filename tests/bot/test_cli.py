"""The commands that report, try instruments and rehearse: what they print, and the one sentence of a refusal."""

import codecs
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
import typer
from typer.testing import CliRunner

from bot.cli import COMMANDS, instruments, rehearsing, reports
from bot.rehearsal.sample import lines_of
from bot.usecases.admin_setup import Kind, apply_import
from storage.database import Database

QUICK = Path(__file__).parents[2] / "survey" / "definitions" / "quick.v1.toml"
OWN = Path(__file__).parents[1] / "stories" / "mau-rieng.v1.toml"


class Ran(Protocol):
    exit_code: int

    @property
    def stdout(self) -> str: ...

    @property
    def stdout_bytes(self) -> bytes: ...

    @property
    def stderr(self) -> str: ...


Run = Callable[..., Ran]


def running(app: typer.Typer, data_dir: Path, url: str = "", typed: str = "") -> Run:
    environment = {"DATA_DIR": str(data_dir), "DATABASE_URL": url, "TIMEZONE": "Asia/Ho_Chi_Minh"}
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words], env=environment, input=typed)


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory after a rehearsed week."""
    folder = tmp_path_factory.mktemp("rehearsed")
    ran = running(rehearsing.app, folder)("rehearse", "--weeks", 1)
    assert ran.exit_code == 0, ran.stderr
    return folder


@pytest.fixture
def report(rehearsed: Path) -> Run:
    run = running(reports.app, rehearsed, f"sqlite:///{rehearsed / 'rehearsal.db'}")
    return lambda *words: run("report", *words)


@pytest.fixture
def week(rehearsed: Path) -> str:
    """The last week that was published, such as 2026-W46."""
    return sorted((rehearsed / "rehearsal").glob("*-W*-quay-1.txt"))[-1].name.removesuffix("-quay-1.txt")


def test_a_rehearsal_writes_each_card_and_its_chart_and_says_that_all_is_simulated(rehearsed: Path) -> None:
    files = sorted(file.name for file in (rehearsed / "rehearsal").glob("*-W*"))  # a month may have ended too

    # one week of seven desks and two units, each as text and as a picture
    assert len(files) == (7 + 2) * 2
    for file in (rehearsed / "rehearsal").glob("*.txt"):
        assert file.read_text("utf-8").startswith("MÔ PHỎNG")
    for file in (rehearsed / "rehearsal").glob("*.png"):
        assert file.read_bytes().startswith(b"\x89PNG")


def test_a_second_rehearsal_lives_on_where_the_first_ended(rehearsed: Path, tmp_path: Path) -> None:
    for name in ("rehearsal.db", "secret_key", "sealing_key"):
        shutil.copyfile(rehearsed / name, tmp_path / name)

    ran = running(rehearsing.app, tmp_path)("rehearse", "--weeks", 1)

    assert ran.exit_code == 0
    assert "MÔ PHỎNG xong" in ran.stdout
    assert len(list((tmp_path / "rehearsal").glob("*-W*.txt"))) == 7 + 2  # the new week alone


def test_a_rehearsal_refuses_the_database_of_an_office(
    tmp_path: Path, sqlite_url: str, sqlite_database: Database
) -> None:
    at = datetime(2026, 11, 11, tzinfo=UTC)
    sqlite_database.run_now(lambda tx: apply_import(tx, Kind.UNITS, lines_of(tx, Kind.UNITS), at))

    ran = running(rehearsing.app, tmp_path, sqlite_url)("rehearse", "--weeks", 1)

    assert ran.exit_code == 1
    assert "không phải của một lần mô phỏng" in ran.stderr


def test_the_text_of_a_desk_is_what_was_published(report: Run, week: str) -> None:
    ran = report("--period", week, "--desk", "quay-1")

    assert ran.exit_code == 0
    assert ran.stdout.startswith("MÔ PHỎNG")
    assert "Quầy: Quầy Hộ tịch – Chứng thực" in ran.stdout
    assert "đã công bố thì không sửa" in ran.stdout


def test_without_a_desk_there_is_one_overview_for_each_unit(report: Run, week: str) -> None:
    ran = report("--period", week)
    of_province = report("--period", week, "--unit", "hoa-an")  # no desk of its own, two units below it

    assert ran.exit_code == 0
    assert ran.stdout.count("Đơn vị: ") == 2
    assert of_province.stdout == ran.stdout


def test_a_picture_goes_to_the_file_or_the_pipe(report: Run, week: str, tmp_path: Path) -> None:
    picture = tmp_path / "quay-1.png"

    to_file = report("--period", week, "--desk", "Quầy 1", "--format", "png", "--out", picture)
    to_pipe = report("--period", week, "--unit", "an-phuoc", "--format", "png")

    assert (to_file.exit_code, to_pipe.exit_code) == (0, 0)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert to_pipe.stdout_bytes.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--period", "tuần này"), "không phải là một kỳ báo cáo"),
        (("--period", "2026-W54"), "không phải là một kỳ báo cáo"),
        (("--period", "2026-13"), "không phải là một kỳ báo cáo"),
        (("--period", "2099-Y"), "chưa bắt đầu"),
        (("--period", "2020-W01"), "trước khi hệ thống được đưa vào sử dụng"),
        (("--period", "WEEK", "--desk", "quay-99"), "Không có quầy nào mang mã “quay-99”"),
        (("--period", "WEEK", "--unit", "hoa-binh"), "Không có đơn vị nào mang mã “hoa-binh”"),
        (("--period", "WEEK", "--format", "png"), "Mỗi lần chỉ vẽ một biểu đồ"),
        (("--period", "WEEK", "--format", "odt"), "Định dạng odt không có"),
        (("--period", "WEEK", "--desk", "quay-1", "--out", "/khong/co/bao-cao.txt"), "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_one_sentence(
    words: tuple[str, ...], says: str, report: Run, week: str
) -> None:
    ran = report(*(week if word == "WEEK" else word for word in words))

    assert ran.exit_code == 1
    assert says in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert ran.stdout == ""


def test_a_faultless_instrument_is_said_to_be_one(tmp_path: Path) -> None:
    ran = running(instruments.app, tmp_path)("survey", "check", QUICK)

    assert ran.exit_code == 0
    assert "không có lỗi (quick, phiên bản 1, số câu: 6)" in ran.stdout


def test_a_file_saved_by_the_editor_of_windows_is_read(tmp_path: Path) -> None:
    saved = tmp_path / "mau.toml"
    saved.write_bytes(codecs.BOM_UTF8 + OWN.read_bytes().replace(b"\n", b"\r\n"))

    ran = running(instruments.app, tmp_path)("survey", "check", saved)

    assert ran.exit_code == 0, ran.stderr


def test_every_fault_of_an_instrument_is_told(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(QUICK.read_text("utf-8").replace('key = "quick"', 'key = "Quick!"').replace("version = 1", ""))

    ran = running(instruments.app, tmp_path)("survey", "check", QUICK, faulty)

    assert ran.exit_code == 1
    assert len([line for line in ran.stderr.splitlines() if line.startswith(str(faulty))]) == 2  # key and version


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    ran = running(instruments.app, tmp_path)("survey", "check", tmp_path / "khong.toml")

    assert ran.exit_code == 1
    assert "Không đọc được tệp" in ran.stderr


def test_a_story_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("> /help\n< …\n", "utf-8")
    bad.write_text("# thử\n> /help\n< Không có gì\n", "utf-8")

    ran = running(instruments.app, tmp_path)("survey", "story", good, bad)

    assert ran.exit_code == 1
    assert ran.stderr.startswith(f"{bad}:3: expected “Không có gì”")
    assert len(ran.stderr.strip().splitlines()) == 1


def test_the_talk_is_played_with_typed_answers_and_numbered_buttons(tmp_path: Path) -> None:
    typed = "#1\nkhong hai long\n#99\n! Nhóm Quầy 9 > chào\n:story\n:q\n"

    ran = running(instruments.app, tmp_path, typed=typed)("survey", "play")

    assert ran.exit_code == 0
    assert "#1 Đồng ý" in ran.stdout
    assert "Không có nút số 99" in ran.stdout
    assert "nobody here is called “Nhóm Quầy 9”" in ran.stdout
    assert "> [Đồng ý]\n< Câu 1/5\n" in ran.stdout  # the story


def test_another_instrument_is_played_by_its_key(tmp_path: Path) -> None:
    ran = running(instruments.app, tmp_path, typed="#1\n:q\n")("survey", "play", "sipas")
    unknown = running(instruments.app, tmp_path)("survey", "play", "sipa")

    assert ran.exit_code == 0
    assert "Câu 1/" in ran.stdout
    assert unknown.exit_code == 1
    assert "Không có bộ câu hỏi “sipa”" in unknown.stderr


def test_every_command_of_these_is_in_the_overview() -> None:
    assert {"survey", "rehearse", "report"} <= COMMANDS.keys()
