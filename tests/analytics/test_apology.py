"""Drafts of apologies: the official layout, everything a person decides left blank, reopened by other libraries."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from analytics import pdf
from analytics.apology import LateDossier, letters
from analytics.docx import letters as docx_letters
from tests.analytics.samples import EN, HOSTILE, VI

TODAY = date(2026, 11, 16)
LATE = LateDossier(
    code="000.12.05.H61-261109-0007",
    procedure="Thủ tục đăng ký khai sinh",
    received=date(2026, 11, 9),
    due=date(2026, 11, 12),
    unit="Trung tâm Phục vụ hành chính công xã An Phước",
    superior="Ủy ban nhân dân xã An Phước",
    address="Thôn 2, xã An Phước",
    hotline="0290 000 0101",
)
TITLE = "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> ElementTree.Element:
    """The body of a DOCX, read without the library that wrote it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return ElementTree.fromstring(parts.read("word/document.xml"))


def lines_of_docx(content: bytes) -> list[str]:
    return ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in opened(content).iter(f"{W}p")]


def pages_of_pdf(content: bytes, folder: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "letters.pdf"
    file.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f") if page.strip()]


def test_the_letter_names_the_dossier_and_its_days_and_leaves_the_rest_to_a_person() -> None:
    [letter] = letters([LATE], TODAY, VI)

    assert letter.kind == TITLE
    assert letter.paragraphs[0] == (
        "Trung tâm Phục vụ hành chính công xã An Phước đã tiếp nhận hồ sơ mã số 000.12.05.H61-261109-0007 của Ông/Bà "
        "ngày 09 tháng 11 năm 2026 về thủ tục “Thủ tục đăng ký khai sinh”, hẹn trả kết quả ngày 12 tháng 11 năm 2026."
    )
    blank = (letter.number, letter.place_date, letter.addressee, *letter.paragraphs[2:6])
    assert all("……" in line for line in blank)
    assert "đã quá ngày hẹn" in letter.paragraphs[1]
    assert "Thôn 2, xã An Phước hoặc gọi 0290 000 0101" in letter.paragraphs[6]


@pytest.mark.parametrize(
    ("due", "said"), [(15, "đã quá ngày hẹn"), (16, "không thể giải quyết xong"), (17, "không thể")]
)
def test_what_is_due_today_is_not_late_yet(due: int, said: str) -> None:
    [letter] = letters([replace(LATE, due=date(2026, 11, due))], TODAY, VI)

    assert said in letter.paragraphs[1]


def test_months_one_and_two_have_a_zero_and_others_none() -> None:
    [letter] = letters([replace(LATE, received=date(2027, 2, 3), due=date(2027, 3, 4))], TODAY, VI)

    assert "ngày 03 tháng 02 năm 2027" in letter.paragraphs[0]
    assert "ngày 04 tháng 3 năm 2027" in letter.paragraphs[0]


def test_what_is_not_known_is_not_mentioned() -> None:
    [letter] = letters([replace(LATE, procedure="", superior=None, address="", hotline="")], TODAY, VI)

    assert "thủ tục" not in letter.paragraphs[0]
    assert letter.superior.startswith("……")
    assert not any("liên hệ" in line or "gọi" in line for line in letter.paragraphs)


def test_a_simulated_letter_says_so() -> None:
    [letter] = letters([LATE], TODAY, VI, simulated=True)

    assert "MÔ PHỎNG" in letter.warning


def test_the_word_file_is_a_sheet_a_letter_on_a4() -> None:
    made = docx_letters(letters([LATE, replace(LATE, code="H61-8")], TODAY, VI))

    pages = [page.attrib for page in opened(made).iter(f"{W}pgSz")]
    lines = lines_of_docx(made)
    assert [(page[f"{W}w"], page[f"{W}h"]) for page in pages] == [("11906", "16838")] * 2  # twentieths of a point: A4
    assert lines.count(TITLE) == 2
    assert "(đối với hồ sơ mã số 000.12.05.H61-261109-0007)" in lines
    assert "(đối với hồ sơ mã số H61-8)" in lines
    assert lines.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == lines.count("THỦ TRƯỞNG ĐƠN VỊ") == 2


def test_the_pdf_is_a_page_a_letter(tmp_path: Path) -> None:
    first, second = pages_of_pdf(pdf.letters(letters([LATE, replace(LATE, code="H61-8")], TODAY, VI)), tmp_path)

    assert "H61-8" in second
    assert "H61-8" not in first
    assert "ngày 12 tháng 11 năm 2026" in first


def test_the_same_letters_make_the_same_file() -> None:
    sheets = letters([LATE], TODAY, VI)

    assert docx_letters(sheets) == docx_letters(sheets)
    assert pdf.letters(sheets) == pdf.letters(sheets)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_are_text_in_both_files(hostile: str) -> None:
    sheets = letters([replace(LATE, unit=hostile, procedure=hostile, superior=hostile, address=hostile)], TODAY, VI)

    assert "(đối với hồ sơ mã số 000.12.05.H61-261109-0007)" in lines_of_docx(docx_letters(sheets))
    assert pdf.letters(sheets).startswith(b"%PDF-")


def test_the_draft_is_there_in_english_too() -> None:
    assert letters([LATE], TODAY, EN)[0].paragraphs[1].startswith("The promised day")
