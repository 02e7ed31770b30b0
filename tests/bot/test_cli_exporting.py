"""`hailong export complaints`: a file of the asked days, or one sentence."""

import csv
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from analytics.rates import LevelCounts
from bot.cli.exporting import app
from storage import blocks, complaints, places, responses
from storage.database import Database, Transaction
from survey.complaint import Door, Source, opened
from survey.deadlines import Deadlines
from survey.definition import Answer, Chosen, NotApplicable, SurveyId, Written
from survey.messages import Language
from survey.routing import Category
from survey.tracking_code import make
from tests.bot.test_cli_setup import Ran, Run

# 16:59 and 17:00 UTC: the last minute of 10 November in Viet Nam, and the first of 11 November
BEFORE, AFTER = datetime(2026, 11, 10, 16, 59, tzinfo=UTC), datetime(2026, 11, 10, 17, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 9), date(2026, 11, 15)
QUICK = SurveyId("quick", 1)


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
    assert (page["B6"].value, page["G6"].value, page["H6"].value) == (make(1), "=Trung tâm xã A", "Quầy Hộ tịch")
    assert page["O6"].value == "Chờ lâu, gọi [số điện thoại]"
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


def answered(database: Database, number: int, day: date, level: str, waiting: str | None, comment: str = "") -> None:
    """One final response, with its counts, like the clock makes it."""

    def build(tx: Transaction) -> None:
        answers: list[Answer] = [Chosen("overall", level)]
        answers += [Chosen("waiting", waiting)] if waiting else [NotApplicable("waiting")]
        answers += [Written("comment", comment)] if comment else []
        responses.start(tx, f"talk-{number}", "quay-1", QUICK, Language.VI, "phone", "verified", "1", BEFORE)
        for answer in answers:
            responses.keep_answer(tx, f"talk-{number}", answer)
        responses.send(tx, f"talk-{number}", None, BEFORE)
        responses.finalise(tx, f"talk-{number}", f"{(number * 7919) % 1000:020}", day)

    database.run_now(build)


def close(database: Database, question: str, first: date, last: date, answers: int) -> None:
    series = "headline" if question == "overall" else "quick"
    held = LevelCounts((0, 0, 0, answers, 0))
    database.run_now(blocks.close, "quay-1", question, "verified", series, first, last, held)


def rows(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text("utf-8-sig").splitlines()))


@pytest.fixture
def week_of_answers(office: Database) -> Database:
    """Twelve of the week of 9 November, eight of them said how long they waited; three of the week after."""
    for number in range(12):
        answered(office, number, MONDAY, "4", "2" if number < 8 else None)
    answered(office, 12, MONDAY + timedelta(days=7), "1", "1", "Gọi cho tôi 0912345678 nhé")
    close(office, "overall", MONDAY, SUNDAY, 12)
    return office


def test_rows_are_those_of_closed_blocks_and_say_the_block_instead_of_a_time(
    hailong: Run, week_of_answers: Database, tmp_path: Path
) -> None:
    ran = hailong("responses", "--from", "2026-11-01", "--to", "2026-11-30", tmp_path / "rows.csv")

    assert ran.exit_code == 0, ran.output
    assert "12 lượt trả lời thuộc các đợt đã khóa" in ran.output
    head, *answers = rows(tmp_path / "rows.csv")
    assert head[:7] == ["Đơn vị", "Quầy", "Đợt từ ngày", "Đến ngày", "Nguồn", "Lĩnh vực", "Hài lòng chung"]
    told = [row for row in answers if row and row[0].endswith("xã A")]
    assert [row[2:5] for row in told] == [["09/11/2026", "15/11/2026", "theo phiếu"]] * 12
    assert {row[0] for row in told} == {"'=Trung tâm xã A"}  # no formula
    assert {row[6] for row in told} == {"4"}
    # only eight said how long they waited: their block is still open, so no row tells it
    assert {row[head.index("Thời gian chờ")] for row in told} == {"chưa đủ dữ liệu"}


def test_another_question_is_told_where_its_own_block_lies_within(
    hailong: Run, week_of_answers: Database, tmp_path: Path
) -> None:
    for number in range(20, 23):
        answered(week_of_answers, number, MONDAY, "5", "3")
    close(week_of_answers, "waiting", MONDAY, SUNDAY, 11)

    hailong("responses", "--from", "2026-11-01", "--to", "2026-11-30", tmp_path / "rows.csv")

    head, *answers = rows(tmp_path / "rows.csv")
    waited = [row[head.index("Thời gian chờ")] for row in answers if row and row[0].endswith("xã A")]
    assert Counter(waited) == {"2": 8, "3": 3, "không áp dụng": 4}


def test_a_block_that_reaches_into_the_next_one_is_not_cut_by_the_rows(
    hailong: Run, week_of_answers: Database, tmp_path: Path
) -> None:
    close(week_of_answers, "waiting", MONDAY, SUNDAY + timedelta(days=7), 11)

    hailong("responses", "--from", "2026-11-01", "--to", "2026-11-30", tmp_path / "rows.csv")

    head, *answers = rows(tmp_path / "rows.csv")
    told = [row for row in answers if row and row[0].endswith("xã A")]
    assert {row[head.index("Thời gian chờ")] for row in told} == {"chưa đủ dữ liệu"}


def test_comments_are_masked_and_stand_apart_from_the_ratings(
    hailong: Run, week_of_answers: Database, tmp_path: Path
) -> None:
    for number in range(30, 41):
        answered(week_of_answers, number, MONDAY + timedelta(days=7), "1", None)
    close(week_of_answers, "overall", MONDAY + timedelta(days=7), SUNDAY + timedelta(days=7), 12)

    hailong("responses", "--from", "2026-11-16", "--to", "2026-11-30", tmp_path / "rows.csv")

    text = (tmp_path / "rows.csv").read_text("utf-8-sig")
    answers, comments = text.split("\n\n")
    assert answers.count("22/11/2026") == 12
    assert "Gọi cho tôi" not in answers
    assert "Gọi cho tôi [số điện thoại] nhé" in comments
    assert "0912345678" not in text
