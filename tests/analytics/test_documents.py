"""The files, opened again by something else: openpyxl, a zip of XML, the text of a PDF."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest

from analytics import frozen_json
from analytics.block import Mode, Stream
from analytics.documents import Format, written
from analytics.doors import Doors
from analytics.publication import ComplaintFigures
from analytics.statutory import Statutory, of_unit, of_units
from survey.complaint import Source
from tests.analytics.samples import HOSTILE, VI, desk_week, figures, silent_week, unit_week

A, B = {"A (phiên bản 1)": 13}, {"B (phiên bản 1)": 2}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(name: str = "Quầy 3 – Hộ tịch, chứng thực") -> Statutory:
    unit = unit_week(desk_week(desk_name=name), silent_week())
    return of_unit(replace(unit, period="2026-Q4"), "Ủy ban nhân dân phường Phú Lương", is_over=True)


def sheet(made: Statutory) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(made, Format.XLSX, VI)))


def words_of(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def text_of(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def test_cells_of_the_spreadsheet_are_numbers() -> None:
    table = sheet(report())["Phụ lục"]

    desk = [cell.value for cell in table[7]]  # three titles, an empty row, two rows of headings
    total = [cell.value for cell in table[9]]

    # 11 of 12 = 0.91666…, filed as 91.67 %; 12 of 40 invited
    assert desk == ["Quầy 3 – Hộ tịch, chứng thực", 40, 12, 0.3, 11, 0.9167, 1, 0.0833, "–", "–", "–", "–"]
    assert table["F7"].number_format == "0.00%"
    assert total[8:] == [3, 2, 0.5, 1]


def test_a_desk_below_the_threshold_has_a_remark_and_no_rate_in_the_spreadsheet() -> None:
    book = sheet(report())

    row = [cell.value for cell in book["Phụ lục"][8]]
    levels = [cell.value for cell in book["Theo từng mức"][5]]

    assert row[1] == "–"  # its invitations wait with its answers, and are in no total
    assert row[4:8] == ["chưa đủ dữ liệu (7 lượt)", None, None, None]
    assert levels[1:12] == ["–"] * 11
    assert levels[12] == 7


def test_the_second_sheet_holds_the_counts_that_the_rates_are_made_of() -> None:
    rows = list(sheet(report())["Theo từng mức"].iter_rows(values_only=True))

    # from the best level down: six, five, none, one, none
    assert rows[3][1:7] == (12, 6, 5, 0, 1, 0)
    assert rows[3][10].isoformat()[:10] == "2026-11-09"
    assert rows[3][13:16] == (0.9167, 0.6461, 0.9851)  # 11 of 12 with its interval


def test_every_sheet_says_whose_it_is_of_when_and_that_it_is_simulated() -> None:
    """Each is printed and handed on by itself."""
    unit = replace(unit_week(desk_week(), silent_week()), period="2026-Q4", simulated=True)
    doors = {"quay-3": Doors({Stream.VERIFIED: 9}, {Mode.CHAT: 9}, A, 50, 11)}

    book = sheet(of_unit(unit, None, is_over=True, doors=doors))

    assert book.sheetnames[1:3] == ["Theo từng mức", "Nguồn trả lời"]
    for name in book.sheetnames[1:]:
        assert book[name]["A1"].value == f"{unit.unit_name} – {name}, quý IV năm 2026"
        assert book[name]["A2"].value == "MÔ PHỎNG: không phải số liệu thật"


def test_a_sheet_holds_how_answers_came_and_another_how_complaints_came() -> None:
    complaints = ComplaintFigures(opened=3, sources={Source.CHAT: 1, Source.HOTLINE: 2})
    doors = {
        "quay-3": Doors(
            {Stream.VERIFIED: 9, Stream.ASSISTED: 4}, {Mode.CHAT: 7, Mode.WEB: 2, Mode.PAPER: 4}, A, 50, 11
        ),
        "quay-1": Doors({Stream.UNVERIFIED: 7}, {Mode.WEB: 7}, A | B),
    }
    unit = replace(unit_week(desk_week(), silent_week(), complaints=complaints), period="2026-Q4")

    made = of_unit(unit, None, is_over=True, doors=doors)

    book = sheet(frozen_json.load(Statutory, frozen_json.dump(made)))  # as the child process that writes it is told
    answers = list(book["Nguồn trả lời"].iter_rows(min_row=4, min_col=2, values_only=True))
    # with a slip, without, by staff; chat, web, asked aloud, paper; printed, opened; instruments A and B
    assert answers[0] == (9, 0, 4, 7, 2, 0, 4, 50, 11, 13, 0)
    assert answers[1] == (0, 7, 0, 0, 7, 0, 0, 0, 0, 13, 2)
    assert answers[2] == (9, 7, 4, 7, 9, 0, 4, 50, 11, 26, 2)
    cases = list(book["Nguồn PAKN"].iter_rows(min_row=4, min_col=2, values_only=True))
    # in all; chat, web, box, hotline, letters, said at the desk: of the unit alone
    assert cases[:3] == [("–",) * 7, ("–",) * 7, (3, 1, 0, 0, 2, 0, 0)]
    text = text_of(words_of(written(made, Format.DOCX, VI)))
    assert "Qua chat: 7; trên trang web: 9; hỏi trực tiếp: 0; phiếu giấy: 4." in text
    assert "Nguồn tiếp nhận: Qua chat (1), Đường dây nóng (2)." in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_and_none_breaks_a_file(name: str) -> None:
    made = report(name)

    table = sheet(made)["Phụ lục"]
    documents = [written(made, form, VI) for form in (Format.DOCX, Format.PDF)]

    assert all(cell.data_type != "f" for row in table.iter_rows() for cell in row)
    assert all(documents)


def test_the_document_keeps_the_official_page() -> None:
    body = words_of(written(report(), Format.DOCX, VI))

    portrait, landscape = body.iter(f"{W}sectPr")

    def mm(section: ElementTree.Element, tag: str, name: str) -> int:
        found = section.find(f"{W}{tag}")
        assert found is not None
        return round(int(found.attrib[f"{W}{name}"]) / 1440 * 25.4)

    margins = [mm(portrait, "pgMar", side) for side in ("top", "bottom", "left", "right")]
    assert margins == [20, 20, 30, 15]
    assert [mm(portrait, "pgSz", side) for side in ("w", "h")] == [210, 297]
    assert [mm(landscape, "pgSz", side) for side in ("w", "h")] == [297, 210]
    assert portrait.find(f"{W}titlePg") is not None  # the first page has no number
    assert landscape.find(f"{W}titlePg") is None


def test_the_document_is_set_in_times_and_numbered_at_the_top() -> None:
    with zipfile.ZipFile(io.BytesIO(written(report(), Format.DOCX, VI))) as archive:
        styles = archive.read("word/styles.xml").decode()
        headers = [archive.read(name).decode() for name in archive.namelist() if "word/header" in name]

    assert 'w:ascii="Times New Roman"' in styles
    assert any("PAGE" in header and 'w:jc w:val="center"' in header for header in headers)


def test_the_document_says_its_parts_in_the_official_order() -> None:
    text = text_of(words_of(written(report(), Format.DOCX, VI)))

    parts = (
        "ỦY BAN NHÂN DÂN PHƯỜNG PHÚ LƯƠNG",
        "Số: ………/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Kính gửi: Ủy ban nhân dân",
        "91,67%",
        "Nơi nhận:",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "PHỤ LỤC",
        "Đơn vị",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_each_row_of_the_table_in_the_document_fills_twelve_columns() -> None:
    made = of_units("Tỉnh", [unit_week(desk_week(), silent_week()), unit_week(silent_week())], None, is_over=True)

    table = list(words_of(written(made, Format.DOCX, VI)).iter(f"{W}tbl"))[-1]

    def width(row: ElementTree.Element) -> int:
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
        return sum(1 if span is None else int(span.attrib[f"{W}val"]) for span in spans)

    assert {width(row) for row in table.findall(f"{W}tr")} == {12}
    assert len(table.findall(f"{W}tr")) == 2 + len(made.rows)


def test_the_pdf_has_a_page_for_the_report_and_one_for_the_table() -> None:
    content = written(report(), Format.PDF, VI)

    assert content.startswith(b"%PDF")
    # A4 upright and A4 across, in points
    boxes = re.findall(rb"/MediaBox ?\[0 0 (\d+)[.\d]* (\d+)", content)
    assert boxes == [(b"595", b"841"), (b"841", b"595")]


@pytest.mark.parametrize("form", Format)
def test_the_same_figures_make_the_same_file(form: Format) -> None:
    assert written(report(), form, VI) == written(report(), form, VI)


def test_large_numbers_stay_exact() -> None:
    made = of_unit(unit_week(desk_week(headline=figures((1, 2, 3, 4, 99_990)))), None, is_over=True)

    table = sheet(made)["Phụ lục"]

    # 99,994 of 100,000 = 99.994 %, half-up 99.99
    assert (table["C7"].value, table["E7"].value, table["F7"].value) == (100_000, 99_994, 0.9999)
