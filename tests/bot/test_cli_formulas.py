"""`hailong report --formula`: one of the four named formulas, with its definition; never two of them in one text."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from analytics.rates import Formula, LevelCounts
from bot.cli import reports
from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.usecases import admin_setup
from storage import counts, dossiers, places
from storage.database import Database, Transaction
from storage.dossiers import Dossier
from storage.places import Unit
from survey.definition import SurveyId
from tests.bot.test_cli_setup import Ran, running

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2020, 11, 2, 9, tzinfo=ZONE)
MONDAY = datetime(2020, 11, 16, 7, 31, tzinfo=ZONE)
TUESDAY = date(2020, 11, 10)
DUE = date(2020, 11, 12)


@pytest.fixture
async def office(sqlite_database: Database) -> Database:
    """Ten people at quay-1: three 5s, four 4s, two 3s, one 2; one answer at quay-2. The week is published."""

    def build(tx: Transaction) -> None:
        places.put_unit(tx, Unit("xa-a", "Trung tâm xã A"))
        places.put_desk(tx, "quay-1", "Quầy Hộ tịch", "xa-a")
        places.put_desk(tx, "quay-2", "Quầy Đất đai", "xa-a")
        admin_setup.open_office(tx, OPENED)
        for desk, levels in (("quay-1", (0, 1, 2, 4, 3)), ("quay-2", (0, 0, 0, 0, 1))):
            counts.add(tx, desk, TUESDAY, "verified", SurveyId("quick", 1), "overall", LevelCounts(levels))

    sqlite_database.run_now(build)
    await Jobs(sqlite_database, HandMovedClock(MONDAY), after_commit=lambda: None).tick()
    return sqlite_database


def import_dossiers(tx: Transaction, number: int) -> None:
    """The first three came a day late and the next two are overdue; the others were returned in time."""
    returned = [*[DUE + timedelta(days=1)] * 3, *[None] * 2, *[DUE] * (number - 5)]
    rows = [
        Dossier(f"h{place}", f"H-{place}", "xa-a", "quay-1", "", TUESDAY, DUE, went, None)
        for place, went in enumerate(returned)
    ]
    dossiers.stage(tx, dossiers.begin_import(tx, "x", MONDAY), rows, ())
    dossiers.show(tx, 1, {"xa-a"}, MONDAY.date())


def told(folder: Path, url: str, *words: str) -> Ran:
    return running(folder, url)("report", "--period", "2020-W46", *words, of=reports.app)


@pytest.mark.parametrize(
    ("formula", "rate"),
    # (4 + 3) / 10; (3×100 + 4×75 + 2×50 + 1×25) / 10; (3×5 + 4×4 + 2×3 + 1×2) / 50
    [("F1", "70,0%"), ("f2", "72,5%"), ("F3", "78,0%")],
)
def test_a_formula_is_told_with_its_definition_and_n_and_no_other_beside_it(
    formula: str, rate: str, office: Database, tmp_path: Path, sqlite_url: str
) -> None:
    ran = told(tmp_path, sqlite_url, "--formula", formula)

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert f"Quầy Hộ tịch: {rate} (10 lượt trả lời hợp lệ)" in ran.output
    assert "Quầy Đất đai: chưa đủ dữ liệu (1 lượt)" in ran.output
    assert f"Tổng cộng: {rate} (10 lượt trả lời hợp lệ)" in ran.output
    assert [name for name in Formula if f"Công thức {name}:" in ran.output] == [formula.upper()]


def test_the_residual_is_made_of_counts_and_says_so(office: Database, tmp_path: Path, sqlite_url: str) -> None:
    before = told(tmp_path, sqlite_url, "--formula", "F4").output
    assert "Tổng cộng: không tính được: chưa nhập hồ sơ của kỳ này" in before

    office.run_now(import_dossiers, 25)

    # 25 dossiers less 1 dissatisfied, no complaint, 3 late and 2 overdue: 19/25
    after = told(tmp_path, sqlite_url, "--formula", "F4").output
    assert "76,0% (25 hồ sơ; trừ 1 lượt không hài lòng, 0 phản ánh, kiến nghị, 5 hồ sơ quá hạn)" in after
    assert "Quầy Hộ tịch: không tính theo quầy" in after
    assert "một hồ sơ có thể bị trừ nhiều lần" in after


def test_a_residual_below_nothing_is_no_rate(office: Database, tmp_path: Path, sqlite_url: str) -> None:
    office.run_now(import_dossiers, 5)  # 5 dossiers, from which 6 would be taken

    assert "Tổng cộng: không tính được: 5 hồ sơ" in told(tmp_path, sqlite_url, "--formula", "F4").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--formula", "F5"), "Không có công thức “F5”"),
        (("--formula", "F2", "--format", "png"), "--formula chỉ dùng với --format text"),
    ],
)
def test_another_formula_is_refused_in_one_sentence(
    words: tuple[str, ...], says: str, tmp_path: Path, sqlite_url: str
) -> None:
    ran = told(tmp_path, sqlite_url, *words)

    assert (ran.exit_code, says in ran.stderr) == (1, True)
