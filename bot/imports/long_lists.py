"""Exports of a hundred thousand rows, read row by row as plain texts: a cell for each would cost more than reading."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from openpyxl import load_workbook

from bot.imports.sheets import (
    BROKEN_BOOK,
    LAST_ROW,
    MAX_COLUMNS,
    MOST_EMPTY_ROWS,
    OLD_EXCEL,
    ZIP,
    Problem,
    delimiter_of,
    encoding_of,
    file_problem,
    old_excel,
    written,
)

MAX_FILE_BYTES = 60_000_000
MAX_UNPACKED_BYTES = 600_000_000  # a small XLSX can unpack to gigabytes
MAX_STRINGS_BYTES = 100_000_000  # of an XLSX: all texts that its cells share are held at once
MAX_ROW_BYTES = 20_000_000  # of an XLSX: a row is read whole, and one row can be as large as the file
MAX_ROWS = 300_000
_HEAD_BYTES = 20_000
_BLOCK_BYTES = 1_000_000
_ROW_BEGINS = re.compile(rb"<(?:\w+:)?row[\s/>]")

Row = tuple[int, list[str]]


class Unreadable(Exception):
    """The file ends in something that is no list; raised while its rows are read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.wording)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class LongList:
    """`rows`: (number as the spreadsheet shows it, texts), once, without empty ones; `expected`: how many, about."""

    file: str
    rows: Iterator[Row]
    expected: int
    was_windows_1258: bool = False


def read_long_list(file: str, content: bytes) -> LongList | Problem:
    """Total over any bytes; what turns out wrong further down is raised as Unreadable when its row is reached."""
    if len(content) > MAX_FILE_BYTES:
        return file_problem(file, "import-file-too-large", megabytes=str(MAX_FILE_BYTES // 1_000_000))
    if content.startswith(OLD_EXCEL):
        return old_excel(file, content)
    if content.startswith(ZIP):
        return _xlsx(file, content)
    found = encoding_of(content)
    if found is None:
        return file_problem(file, "import-unknown-encoding")
    encoding, was_windows_1258 = found
    return LongList(file, _csv_rows(file, content, encoding), content.count(b"\n"), was_windows_1258)


def _csv_rows(file: str, content: bytes, encoding: str) -> Iterator[Row]:
    head = content[:_HEAD_BYTES].decode(encoding, errors="ignore")
    # decoded as it is read: the whole text at once would take five times the file
    lines = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    rows = csv.reader(lines, delimiter=delimiter_of(head), strict=True)
    number = taken = 0
    while True:
        try:
            values = next(rows, None)
        except csv.Error:
            raise Unreadable(Problem(file, str(number + 1), "import-broken-quotes")) from None
        if values is None:
            return
        number += 1
        if any(values):
            taken += 1
            yield number, values
        if taken > MAX_ROWS:
            raise Unreadable(_too_many(file))


def _xlsx(file: str, content: bytes) -> LongList | Problem:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if _is_bomb(packed):
                return file_problem(file, "import-file-too-large", megabytes=str(MAX_FILE_BYTES // 1_000_000))
        # formulas are asked for as they are written, so that none passes as its last value
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        expected = min(sheet.max_row or 0, MAX_ROWS)
        sheet.reset_dimensions()  # a file may claim a million rows
        rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS, values_only=True)
    except BROKEN_BOOK:
        return file_problem(file, "import-broken-excel")
    return LongList(file, _xlsx_rows(file, rows), expected)


def _is_bomb(packed: ZipFile) -> bool:
    """Whether parsing it could take more memory than a list of so many rows needs. Nothing is held here but a block."""
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        return True
    return any(
        part.file_size > MAX_STRINGS_BYTES if "sharedstrings" in part.filename.lower() else _has_giant_row(packed, part)
        for part in parts
    )


def _has_giant_row(packed: ZipFile, part: ZipInfo) -> bool:
    if part.file_size <= MAX_ROW_BYTES or not part.filename.startswith("xl/worksheets/"):
        return False
    since_row = 0
    with packed.open(part) as file:
        while since_row <= MAX_ROW_BYTES and (block := file.read(_BLOCK_BYTES)):
            begins = [found.start() for found in _ROW_BEGINS.finditer(block)]
            since_row = len(block) - begins[-1] if begins else since_row + len(block)
    return since_row > MAX_ROW_BYTES


def _xlsx_rows(file: str, rows: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    number = taken = empty = 0
    while empty < MOST_EMPTY_ROWS:
        try:
            values = next(rows, None)
        except BROKEN_BOOK:
            raise Unreadable(file_problem(file, "import-broken-excel")) from None
        if values is None:
            return
        number += 1
        empty += 1
        if values.count(None) == len(values):
            continue
        texts = ["" if value is None else written(value) for value in values]
        if any(texts):
            taken += 1
            empty = 0
            yield number, texts
        if taken > MAX_ROWS:
            raise Unreadable(_too_many(file))


def _too_many(file: str) -> Problem:
    return file_problem(file, "import-too-many-rows", rows=str(MAX_ROWS))
