"""The register as sheet, page and CSV: hostile names stay text, and small numbers of the public list stay hidden."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from itertools import combinations
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import csv_table, pdf, xlsx
from analytics.register import Entry, pooled, public_list, register
from survey.complaint import Complaint, Door, Outcome, Source, Status, opened
from survey.complaint_events import RefusalReason
from survey.deadlines import Deadlines
from survey.messages import Language
from survey.procedure import Procedure
from survey.routing import Category
from survey.tracking_code import make
from survey.wording import wording

WORDS = wording(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))
NOW = datetime(2026, 11, 11, 20, tzinfo=UTC)  # 03:00 of the 12th in Viet Nam
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DUE = Deadlines(*(NOW + timedelta(days=days) for days in (2, 7, 14, 1, 10, 13)))
HOSTILE = ["=1+1", '=HYPERLINK("http://vi-du.vn","bấm")', "+84", "-2", "@SUM(A1)", "\t=1", "\n=1", "'; DROP TABLE"]


def case(number: int = 1, category: Category = Category.LATE, door: Door = Door.NAMED) -> Complaint:
    return opened(make(number), "quay-1", "xa-a", category, door, Source.CHAT, NOW, DUE)


def entry(case: Complaint, text: str = "Phải chờ ba tiếng", unit: str = "Trung tâm xã A") -> Entry:
    return Entry(case, unit, "Quầy 1", text)


def test_a_row_tells_everything_about_a_case_in_local_days() -> None:
    about = Procedure("1.001193", "Thủ tục đăng ký khai sinh")
    refused = replace(case(), status=Status.REFUSED, refusal=RefusalReason.DUPLICATE, overdue=True, procedure=about)
    confirmed = replace(case(2), status=Status.CLOSED, outcome=Outcome.CONFIRMED, answered_at=NOW + timedelta(days=1))

    sheet = register([entry(refused), entry(confirmed)], FIRST, LAST, WORDS)

    first, second = sheet.tables[0].rows
    assert first == (
        1,
        make(1),
        date(2026, 11, 12),
        "Phản ánh, kiến nghị",
        "Hồ sơ trễ hẹn",
        "Thủ tục đăng ký khai sinh (1.001193)",
        "Trung tâm xã A",
        "Quầy 1",
        date(2026, 11, 26),
        "Từ chối",
        "Từ chối: trùng lặp",
        "",
        "Quá hạn",
        "Tin nhắn",
        "Phải chờ ba tiếng",
    )
    assert second[5] == ""
    assert second[9:13] == ("Đóng", "Đã giải quyết, người dân xác nhận", date(2026, 11, 13), "")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_never_a_formula(name: str) -> None:
    sheet = register([entry(case(), name, name)], FIRST, LAST, WORDS)

    page = openpyxl.load_workbook(BytesIO(xlsx.tables(sheet))).active
    rows = list(csv.reader(StringIO(csv_table.csv_table(sheet, WORDS).decode("utf-8-sig"))))

    assert page is not None
    cells = [page.cell(6, column) for column in range(1, 16)]
    assert all(cell.data_type != "f" for cell in cells)
    assert (cells[6].value, cells[14].value) == (name.strip(), name.strip())
    assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in rows[1])
    assert rows[1][14].lstrip("'") == name.strip().lstrip("'")


def test_days_and_numbers_stay_days_and_numbers_in_the_spreadsheet() -> None:
    content = xlsx.tables(register([entry(case())], FIRST, LAST, WORDS))

    page = openpyxl.load_workbook(BytesIO(content)).active

    assert page is not None
    assert page["A1"].value == "SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ"
    assert [page.cell(5, column).value for column in (1, 2, 15)] == ["STT", "Mã", "Nội dung (đã che thông tin cá nhân)"]
    assert page["A6"].value == 1
    assert f"{page['C6'].value:%d/%m/%Y}" == "12/11/2026"


@pytest.mark.parametrize("name", ["Bình thường", "#set page(fill: red) $x$ *đậm* _", "a" * 3000, "\u202e\x00"])
def test_the_page_is_printed_whatever_people_write(name: str) -> None:
    assert pdf.tables(register([entry(case(), name, name)], FIRST, LAST, WORDS), WORDS).startswith(b"%PDF-")


def test_an_empty_span_is_a_register_without_rows() -> None:
    sheet = register([], FIRST, LAST, WORDS)

    assert sheet.tables[0].rows == ()
    assert sheet.about == "Tiếp nhận từ ngày 01/01/2026 đến ngày 31/12/2026: 0 nội dung"
    assert pdf.tables(sheet, WORDS).startswith(b"%PDF-")
    assert openpyxl.load_workbook(BytesIO(xlsx.tables(sheet))).active is not None
    assert len(csv_table.csv_table(sheet, WORDS).splitlines()) == 1


def test_the_public_list_adds_small_numbers_up_and_says_nothing_of_any_case() -> None:
    late = [case(number) for number in range(12)]
    attitude = [case(number, Category.ATTITUDE, Door.ANONYMOUS) for number in range(20, 23)]

    sheet = public_list([*late, *attitude], FIRST, LAST, WORDS)

    # 12 named and 3 anonymous: 3 is too few, so both are one number; the same for late and attitude
    doors, categories, results = sheet.tables
    assert doors.rows == (("Gộp chung: Góp ý ẩn danh; Phản ánh, kiến nghị", 15),)
    assert [row[1] for row in categories.rows] == [15]
    assert results.rows[-1][1] == 15
    said = csv_table.csv_table(sheet, WORDS).decode()
    assert "PA-" not in said and "12/11/2026" not in said and "Quầy" not in said


def test_too_few_cases_for_any_number_are_fewer_than_the_threshold() -> None:
    sheet = public_list([case()], FIRST, LAST, WORDS)

    assert {row[1] for table in sheet.tables for row in table.rows} == {"dưới 10"}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9), st.integers(2, 12))
def test_no_sum_of_printed_numbers_parts_off_a_few(numbers: list[int], threshold: int) -> None:
    counts = {f"n{place}": number for place, number in enumerate(numbers)}

    groups = pooled(counts, threshold)

    assert sorted(name for names, _ in groups for name in names) == sorted(counts)
    shown = [number for _, number in groups if number is not None]
    assert all(number == 0 or number >= threshold for number in shown)
    whole = sum(numbers)
    if len(shown) < len(groups):
        assert whole < threshold and shown == []
    for size in range(1, len(shown) + 1):
        for some in combinations(shown, size):
            rest = whole - sum(some)
            assert rest == 0 or rest >= threshold
