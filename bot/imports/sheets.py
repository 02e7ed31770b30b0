"""CSV and XLSX files become rows of cells with addresses, or problems that say how to save the file instead."""

import codecs
import csv
import io
import unicodedata
import warnings
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

# what it does not know of a workbook it tells with a path and a line of code, in the middle of the command's own words
warnings.filterwarnings("ignore", module="openpyxl")

MAX_FILE_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 200_000_000  # a small XLSX can unpack to gigabytes
MAX_ROWS = 20_000
MAX_COLUMNS = 50
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LAST_ROW = 1_048_576  # of any XLSX: one that names a later row would be read for ever
MOST_EMPTY_ROWS = 10_000  # in a row end the list: below many lists a million rows have borders and no word
BROKEN_BOOK = (  # whatever openpyxl and what it stands on raise of a file that is not what it seems
    BadZipFile,
    zlib.error,
    RuntimeError,  # a part has a password, or is packed by a method nobody knows
    InvalidFileException,
    SyntaxError,  # of XML, by either parser
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # as the container's own directory names it
_BLOCK_BYTES = 1_000_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_WRITTEN_BESIDE = frozenset("–—‘’“”…•·\u00a0«»°§€₫²³×")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do: `wording` is a catalog id that is given `values`."""

    file: str
    cell: str  # "B17", "17" for a whole row, "" for the whole file
    wording: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    address: str  # "B17", as the spreadsheet shows it
    text: str  # as it stands in the file: nothing cleaned, nothing cut
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that are wholly empty are left out; the first one is the heading."""

    file: str
    rows: tuple[tuple[Cell, ...], ...]
    was_windows_1258: bool = False  # read by the old Vietnamese code page, which only people can confirm


def read_sheet(file: str, content: bytes) -> Sheet | Problem:
    """Total over any bytes: what the file's name says is not believed, its first bytes are."""
    if len(content) > MAX_FILE_BYTES:
        return file_problem(file, "import-file-too-large", megabytes=str(MAX_FILE_BYTES // 1_000_000))
    if content.startswith(OLD_EXCEL):
        return old_excel(file, content)
    read = _xlsx(file, content) if content.startswith(ZIP) else _csv(file, content)
    if isinstance(read, Sheet) and len(read.rows) < 2:
        return file_problem(file, "import-no-rows")
    return read


def _xlsx(file: str, content: bytes) -> Sheet | Problem:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED_BYTES:
                return file_problem(file, "import-file-too-large", megabytes=str(MAX_FILE_BYTES // 1_000_000))
        # formulas are asked for as they are written, so that none passes as its last value
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may claim a million rows
        rows = []
        empty = 0
        for number, values in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
            cells = tuple(
                Cell(f"{get_column_letter(column)}{number}", written(cell.value), cell.data_type == "f")
                for column, cell in enumerate(values[:MAX_COLUMNS], start=1)
            )
            if any(cell.text.strip() for cell in cells):
                rows.append(cells)
                empty = 0
            elif (empty := empty + 1) == MOST_EMPTY_ROWS:
                break
            if len(rows) > MAX_ROWS + 1:
                return file_problem(file, "import-too-many-rows", rows=str(MAX_ROWS))
    except BROKEN_BOOK:
        return file_problem(file, "import-broken-excel")
    return Sheet(file, tuple(rows))


def old_excel(file: str, content: bytes) -> Problem:
    """The container of .xls; a new Excel puts what has a password into it too."""
    return file_problem(file, "import-excel-password" if _ENCRYPTED in content else "import-old-excel")


def written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case ArrayFormula() | DataTableFormula():
            return "="
        case _:
            return str(value)  # a date writes itself as 2026-11-09


def _csv(file: str, content: bytes) -> Sheet | Problem:
    decoded = _decoded(content)
    if decoded is None:
        return file_problem(file, "import-unknown-encoding")
    text, was_windows_1258 = decoded
    rows: list[tuple[Cell, ...]] = []
    number = 0
    try:
        # strict: a quote that is never closed would otherwise swallow the rest of the file
        for number, values in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True), start=1
        ):
            if any(value.strip() for value in values):
                rows.append(_csv_row(number, values))
            if len(rows) > MAX_ROWS + 1:
                return file_problem(file, "import-too-many-rows", rows=str(MAX_ROWS))
    except csv.Error:
        return Problem(file, str(number + 1), "import-broken-quotes")
    return Sheet(file, tuple(rows), was_windows_1258)


def _csv_row(number: int, values: Iterable[str]) -> tuple[Cell, ...]:
    cells = []
    for column, value in enumerate(values, start=1):
        if column <= MAX_COLUMNS:
            bare = value.lstrip()
            cells.append(Cell(f"{get_column_letter(column)}{number}", value, bare.startswith("=")))
    return tuple(cells)


def _decoded(content: bytes) -> tuple[str, bool] | None:
    found = encoding_of(content)
    return None if found is None else (unicodedata.normalize("NFC", content.decode(found[0])), found[1])


def encoding_of(content: bytes) -> tuple[str, bool] | None:
    """UTF-8, UTF-16 are certain. Windows-1258 (True) is believed when it gives only what Vietnamese is written with."""
    if content.startswith(_UTF16):
        return _strictly(content, "utf-16", False)
    if content[1:2] == b"\0" or content[:1] == b"\0":
        return _strictly(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be", False)
    return _strictly(content, "utf-8-sig", False) or _strictly(content, "cp1258", True)


def _strictly(content: bytes, encoding: str, only_vietnamese: bool) -> tuple[str, bool] | None:
    try:
        if only_vietnamese:
            return (encoding, True) if _is_vietnamese(content.decode(encoding)) else None
        # the whole text at once would take up to four times the file; "-sig" takes half a mark at the end for good
        decoder = codecs.getincrementaldecoder(encoding.removesuffix("-sig"))()
        for start in range(0, len(content), _BLOCK_BYTES):
            decoder.decode(content[start : start + _BLOCK_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return encoding, False


def _is_vietnamese(text: str) -> bool:
    return all(
        letter.isascii() or letter.lower() in _VIETNAMESE or letter in _WRITTEN_BESIDE
        for letter in unicodedata.normalize("NFC", text)
    )


def delimiter_of(text: str) -> str:
    """What the heading is separated by; Excel writes semicolons where the comma is the decimal sign."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=heading.count)


def file_problem(file: str, wording: str, **values: str) -> Problem:
    return Problem(file, "", wording, tuple(values.items()))
