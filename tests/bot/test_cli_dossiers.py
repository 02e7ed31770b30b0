"""`hailong import dossiers`: a dry run first, every bad row named, twice the same as once, seen all at once."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import late_dossiers
from bot.usecases import admin_dossiers
from storage import chain, dossiers
from storage.database import Database
from storage.dossiers import Dossier
from tests.bot.test_cli_setup import DESKS, UNITS, Ran, Run, running

HEAD = "Mã hồ sơ,Họ và tên,Quầy,Ngày nhận,Hạn trả,Ngày trả\n"
TWO = (
    HEAD + "h-1,Canary Văn A,quay-1,09/11/2020,12/11/2020,\nh-2,Canary Thị B,quay-2,09/11/2020,12/11/2020,12/11/2020\n"
)


@pytest.fixture
def hailong(tmp_path: Path, sqlite_url: str) -> Run:
    run = running(tmp_path, sqlite_url)
    for kind, text in (("units", UNITS), ("desks", DESKS)):
        (tmp_path / f"{kind}.csv").write_text(text)
        assert run("import", kind, tmp_path / f"{kind}.csv", "--apply").exit_code == 0
    return run


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "hs.csv"
    file.write_text(TWO)
    return file


def late_of(hailong: Run, *words: object) -> Ran:
    """`hailong dossiers …`, whose app is another one than that of `import`."""
    return hailong("dossiers", *words, of=late_dossiers.app)


def standing(database: Database, *keys: str) -> dict[str, Dossier]:
    return database.run_now(dossiers.standing, list(keys))


def test_without_apply_nothing_is_written(hailong: Run, export: Path, sqlite_database: Database) -> None:
    ran = hailong("import", "dossiers", export)

    assert (ran.exit_code, "Mới: 2" in ran.output, "--apply" in ran.output) == (0, True, True)
    assert "Mã hồ sơ ← Mã hồ sơ; Quầy ← Quầy; Ngày tiếp nhận ← Ngày nhận" in ran.output
    assert standing(sqlite_database, "h1", "h2") == {}


def test_nobody_s_name_is_kept_and_the_column_is_named_as_unread(
    hailong: Run, export: Path, sqlite_database: Database, tmp_path: Path
) -> None:
    ran = hailong("import", "dossiers", export, "--apply")

    assert "Các cột không đọc, không lưu: Họ và tên" in ran.output
    assert set(standing(sqlite_database, "h1", "h2")) == {"h1", "h2"}
    assert b"Canary" not in (tmp_path / "hailong.db").read_bytes()


def test_applied_twice_the_second_time_changes_nothing(hailong: Run, export: Path) -> None:
    hailong("import", "dossiers", export, "--apply")

    assert "Mới: 0 · Thay đổi: 0 · Giữ nguyên: 2" in hailong("import", "dossiers", export, "--apply").output
    assert "không cần ghi gì" in hailong("import", "dossiers", export).output


def test_a_later_export_closes_a_dossier(hailong: Run, export: Path, sqlite_database: Database) -> None:
    hailong("import", "dossiers", export, "--apply")
    export.write_text(HEAD + "H.1,,quay-1,09/11/2020,12/11/2020,16/11/2020\n")

    ran = hailong("import", "dossiers", export, "--apply")

    assert "Mới: 0 · Thay đổi: 1 · Giữ nguyên: 0" in ran.output
    assert standing(sqlite_database, "h1")["h1"].returned == date(2020, 11, 16)


def test_a_column_that_is_missing_leaves_what_stands(hailong: Run, export: Path, sqlite_database: Database) -> None:
    hailong("import", "dossiers", export, "--apply")
    sqlite_database.run_now(dossiers.apologise, "h1", date(2020, 11, 11))
    export.write_text("Mã hồ sơ,Ngày nhận,Ngày xin lỗi\nh-1,09/11/2020,\nh-2,09/11/2020,\n")

    ran = hailong("import", "dossiers", export, "--apply")

    assert "Thay đổi: 0 · Giữ nguyên: 2" in ran.output
    assert standing(sqlite_database, "h1")["h1"].apologised_on == date(2020, 11, 11)


def test_a_bad_row_keeps_everything_out_unless_it_may_be_skipped(
    hailong: Run, export: Path, sqlite_database: Database
) -> None:
    export.write_text(TWO + "h-3,Canary,quay-9,09/11/2020,,\n")

    refused = hailong("import", "dossiers", export, "--apply")
    assert (refused.exit_code, "hs.csv, ô C4" in refused.stderr, "QUAY-9" in refused.stderr.upper()) == (1, True, True)
    assert "Canary" not in refused.output
    assert standing(sqlite_database, "h1") == {}

    taken = hailong("import", "dossiers", export, "--apply", "--skip-bad")
    assert (taken.exit_code, "Bỏ qua 1 dòng sai" in taken.stderr, "Mới: 2" in taken.output) == (0, True, True)
    assert set(standing(sqlite_database, "h1", "h2", "h3")) == {"h1", "h2"}


def test_more_rows_than_one_chunk_are_seen_together_and_stand_in_the_log_once(
    hailong: Run, export: Path, sqlite_database: Database
) -> None:
    lines = [f"h-{number},,quay-1,09/11/2020,12/11/2020,\n" for number in range(4_001)]
    export.write_text(HEAD + "".join(lines))

    ran = hailong("import", "dossiers", export, "--apply")

    assert "Mới: 4.001" in ran.output
    assert len(standing(sqlite_database, "h0", "h2000", "h4000")) == 3
    log = sqlite_database.run_now(chain.entries)
    assert [entry.body for entry in log if entry.kind == "dossiers_imported"] == ["1:4001"]


@pytest.mark.parametrize(
    ("rows", "seconds", "next_rows"),
    [
        (1_000, 0.02, 2_000),  # at most twice as many: one quick chunk says little
        (2_000, 0.02, 3_000),  # the most there are
        (2_000, 0.1, 2_000),
        (2_000, 0.8, 250),  # a slow disk, or all rows changed
        (250, 5.0, 100),  # the fewest
        (1_000, 0.0, 2_000),
    ],
)
def test_a_chunk_is_as_long_as_the_running_service_can_wait(rows: int, seconds: float, next_rows: int) -> None:
    assert admin_dossiers.next_chunk(rows, seconds) == next_rows


def test_while_another_import_goes_on_nothing_is_begun(hailong: Run, export: Path, sqlite_database: Database) -> None:
    sqlite_database.run_now(admin_dossiers.begin, "another", datetime.now(UTC))

    ran = hailong("import", "dossiers", export, "--apply")

    assert (ran.exit_code, "Đang có một lượt nhập hồ sơ khác" in ran.stderr) == (1, True)


def test_what_an_import_left_that_was_cut_off_is_never_seen(
    hailong: Run, export: Path, sqlite_database: Database
) -> None:
    long_ago = datetime.now(UTC) - timedelta(minutes=5)
    half = [Dossier("h9", "h-9", "xa-a", None, "", date(2020, 11, 9), None, None, None)]
    number = sqlite_database.run_now(admin_dossiers.begin, "another", long_ago)
    sqlite_database.run_now(admin_dossiers.stage, "another", number, half, {"code"}, long_ago)

    assert hailong("import", "dossiers", export, "--apply").exit_code == 0

    assert set(standing(sqlite_database, "h1", "h2", "h9")) == {"h1", "h2"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "xa-z"), "Không có đơn vị mang mã “xa-z”"),
        (("--desk", "quay-z"), "Không có quầy mang mã “quay-z”"),
    ],
)
def test_a_place_that_is_not_there_ends_in_one_sentence(
    hailong: Run, export: Path, words: tuple[str, str], said: str
) -> None:
    ran = hailong("import", "dossiers", export, *words)

    assert (ran.exit_code, said in ran.stderr) == (1, True)


def test_a_file_that_is_not_there_ends_in_one_sentence(hailong: Run, tmp_path: Path) -> None:
    ran = hailong("import", "dossiers", tmp_path / "nowhere.csv")

    assert (ran.exit_code, "Không mở được tệp" in ran.stderr) == (1, True)


LATE = """Mã hồ sơ,Quầy,Thủ tục,Ngày nhận,Hạn trả
h-1,quay-1,Khai sinh,02/11/2020,05/11/2020
h-2,quay-2,,02/11/2020,06/11/2020
"""


def test_late_dossiers_are_listed_and_leave_the_list_with_their_apology(hailong: Run, export: Path) -> None:
    export.write_text(LATE)
    hailong("import", "dossiers", export, "--apply")

    listed = late_of(hailong, "late").output
    assert "Đã quá hạn, chưa có văn bản xin lỗi: 2 hồ sơ" in listed
    assert "h-1 – hẹn trả 05/11/2020 – Khai sinh" in listed
    assert "h-2" not in late_of(hailong, "late", "--desk", "quay-1").output

    assert "Đã ghi nhận có văn bản xin lỗi: h-1" in late_of(hailong, "apologised", "H1").output
    assert "h-1" not in late_of(hailong, "late").output
    refused = late_of(hailong, "apologised", "h-2", "h-9")
    assert (refused.exit_code, "Không có hồ sơ mang mã “h-9”" in refused.stderr) == (1, True)
    assert "h-2" in late_of(hailong, "late").output  # with one that is not there, none is noted


@pytest.mark.parametrize(("suffix", "first"), [(".docx", b"PK\x03\x04"), (".pdf", b"%PDF-")])
def test_drafts_are_written_once_and_never_over_somebody_s_work(
    hailong: Run, export: Path, tmp_path: Path, suffix: str, first: bytes
) -> None:
    export.write_text(LATE)
    hailong("import", "dossiers", export, "--apply")
    file = tmp_path / f"xin-loi{suffix}"

    written = late_of(hailong, "late", "--out", file)
    again = late_of(hailong, "late", "--out", file)

    assert (written.exit_code, "2 dự thảo" in written.output) == (0, True)
    assert file.read_bytes().startswith(first)
    assert (again.exit_code, "Đã có tệp" in again.stderr) == (1, True)


def test_a_draft_is_a_document_and_nothing_else(hailong: Run, tmp_path: Path) -> None:
    refused = late_of(hailong, "late", "--out", tmp_path / "xin-loi.xlsx")

    assert (refused.exit_code, "cần kết thúc bằng .docx hoặc .pdf" in refused.stderr) == (1, True)


def test_without_dossiers_the_list_says_that_there_are_none(hailong: Run) -> None:
    assert "Không có hồ sơ nào quá hạn" in late_of(hailong, "late").output
