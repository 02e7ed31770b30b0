"""Files become cells: encodings, separators, formulas, and what cannot be read says how to save it instead."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.imports.sheets import MAX_FILE_BYTES, MAX_ROWS, Problem, Sheet, read_sheet

LIST = "Mã,Tên\nquay-1,Quầy Đất đai – Xây dựng\n"
# Windows-1258 writes tones as marks of their own behind the letter
IN_WINDOWS_1258 = "Ma\u0303,Tên\nquay-1,Quâ\u0300y Đâ\u0301t đai – Xây dư\u0323ng\n".encode("cp1258")


def texts(read: Sheet | Problem) -> list[list[str]]:
    assert isinstance(read, Sheet), read
    return [[cell.text for cell in row] for row in read.rows]


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        LIST.encode("utf-16-le"),
        LIST.encode("utf-16-be"),
        IN_WINDOWS_1258,
        LIST.replace(",", ";").encode(),
        LIST.replace(",", "\t").encode("utf-16"),
        LIST.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "le", "be", "windows-1258", "semicolons", "tabs", "crlf"],
)
def test_the_same_list_is_read_however_it_was_saved(content: bytes) -> None:
    read = read_sheet("quay.csv", content)

    assert texts(read) == [["Mã", "Tên"], ["quay-1", "Quầy Đất đai – Xây dựng"]]


def test_only_the_old_code_page_is_marked_for_a_person_to_check() -> None:
    old, new = read_sheet("quay.csv", IN_WINDOWS_1258), read_sheet("quay.csv", LIST.encode())

    assert isinstance(old, Sheet)
    assert isinstance(new, Sheet)
    assert (old.was_windows_1258, new.was_windows_1258) == (True, False)


def test_letters_that_are_no_vietnamese_are_not_guessed_at() -> None:
    # "Quầy" as fonts of the nineties wrote it: the byte 0xC7 stood for ầ, and as Windows-1258 reads "Ç"
    assert read_sheet("quay.csv", b"ma,ten\nquay-1,Qu\xc7y\n") == Problem("quay.csv", "", "import-unknown-encoding")


def test_cells_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    content = 'ma,ten\n\nquay-1,"Quầy\nhai dòng"\nquay-2,Quầy Đất đai\n'

    read = read_sheet("quay.csv", content.encode())

    assert isinstance(read, Sheet)
    # the empty line is row 2, the quoted line break stays inside row 3
    assert [row[1].address for row in read.rows] == ["B1", "B3", "B4"]


def test_a_quote_that_is_never_closed_is_named_with_its_row() -> None:
    content = 'ma,ten\nquay-1,Quầy\nquay-2,"Quầy Đất đai\nquay-3,Quầy\n'

    assert read_sheet("quay.csv", content.encode()) == Problem("quay.csv", "3", "import-broken-quotes")


def xlsx(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_workbook_gives_numbers_and_dates_as_text_and_names_formulas() -> None:
    content = xlsx(["ma", "ten"], [None, None], [7, "=1+1"], [1.5, date(2026, 9, 2)])

    read = read_sheet("quay.xlsx", content)

    assert texts(read) == [["ma", "ten"], ["7", "=1+1"], ["1.5", "2026-09-02"]]
    assert isinstance(read, Sheet)
    assert [cell.address for row in read.rows for cell in row if cell.is_formula] == ["B3"]


@pytest.mark.parametrize(
    ("content", "wording"),
    [
        (b"", "import-no-rows"),
        (b"ma,ten\n", "import-no-rows"),
        (b"PK\x03\x04 no archive", "import-broken-excel"),
        (xlsx(["ma"], ["quay-1"])[:-200], "import-broken-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import-old-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "import-excel-password"),
        (b"a" * (MAX_FILE_BYTES + 1), "import-file-too-large"),
        (b"ma\n" + b"q\n" * (MAX_ROWS + 1), "import-too-many-rows"),
    ],
)
def test_a_file_that_cannot_be_a_list_says_what_to_do(content: bytes, wording: str) -> None:
    read = read_sheet("quay", content)

    assert isinstance(read, Problem)
    assert (read.wording, read.cell) == (wording, "")


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    read_sheet("quay.csv", content)
    read_sheet("quay.xlsx", b"PK\x03\x04" + content)
