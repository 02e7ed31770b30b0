"""Workbooks that were made to exhaust whoever reads them: refused in one sentence, before they are parsed."""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.imports.dossier_places import Places
from bot.imports.dossiers import read_dossiers
from bot.imports.long_lists import LongList, Unreadable, read_long_list
from bot.imports.sheets import MOST_EMPTY_ROWS, Problem, read_sheet
from storage.places import DeskRow, Unit
from tests.bot.test_dossier_import import book

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MEGABYTE = b"A" * 1_000_000
PLACES = Places((Unit("xa-a", "Xã A"),), (DeskRow(1, "quay-1", "Quầy 1", "xa-a"),), None, None)


def with_part(name: str, content: Iterable[bytes]) -> bytes:
    """An ordinary workbook, one part of which is another one."""
    plain, made = io.BytesIO(book(["Mã hồ sơ", "Ngày nhận"], ["h-1", date(2026, 11, 9)])), io.BytesIO()
    with ZipFile(plain) as old, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w") as file:
            for piece in content:
                file.write(piece)
    return made.getvalue()


def sheet(rows: Iterable[bytes]) -> Iterable[bytes]:
    yield b"<worksheet " + NAMESPACE + b"><sheetData>"
    yield '<row><c t="inlineStr"><is><t>Mã hồ sơ</t></is></c></row>'.encode()
    yield from rows
    yield b"</sheetData></worksheet>"


def refused(content: bytes) -> str | None:
    """The sentence's id, None when it was read."""
    table = read_long_list("hs.xlsx", content)
    if isinstance(table, Problem):
        return table.wording
    try:
        read_dossiers(table, PLACES, date(2026, 11, 16), lambda _: None)
    except Unreadable as end:
        return end.problem.wording
    return None


def test_one_cell_of_many_megabytes_is_refused() -> None:
    giant = sheet([b'<row><c t="inlineStr"><is><t>', *[MEGABYTE] * 21, b"</t></is></c></row>"])

    assert refused(with_part(SHEET, giant)) == "import-file-too-large"


def test_one_row_of_a_million_cells_is_refused() -> None:
    wide = sheet([b"<row>", *[b"<c><v>1</v></c>" * 100_000] * 15, b"</row>"])

    assert refused(with_part(SHEET, wide)) == "import-file-too-large"


def test_more_shared_texts_than_can_be_held_are_refused() -> None:
    texts = [b"<sst " + NAMESPACE + b"><si><t>", *[MEGABYTE] * 101, b"</t></si></sst>"]

    assert refused(with_part(STRINGS, texts)) == "import-file-too-large"


def test_a_row_number_that_no_sheet_has_is_not_waited_for() -> None:
    far = sheet([b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'])

    table = read_long_list("hs.xlsx", with_part(SHEET, far))

    assert isinstance(table, LongList)
    assert [number for number, _ in table.rows] == [1]


EMPTY_TO_THE_BOTTOM = [
    [b'<row r="1048576" spans="1:9" s="1" customFormat="1"><c r="A1048576" s="1"/></row>'],  # nothing stands between
    [b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(3, 40_000)],  # bordered, without a word
]


@pytest.mark.parametrize("rows", EMPTY_TO_THE_BOTTOM)
@pytest.mark.parametrize("read", [refused, lambda content: read_sheet("hs.xlsx", content)])
def test_rows_without_a_word_down_to_the_last_one_are_not_read(
    rows: list[bytes], read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = b'<row><c t="inlineStr"><is><t>h-1</t></is></c></row>'
    pulled: list[None] = []
    all_rows = ReadOnlyWorksheet.iter_rows

    def counted(self: ReadOnlyWorksheet, **bounds: int) -> Iterator[object]:
        for row in all_rows(self, **bounds):
            pulled.append(None)
            yield row

    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", counted)
    read(with_part(SHEET, sheet([first, *rows])))

    assert MOST_EMPTY_ROWS <= len(pulled) <= MOST_EMPTY_ROWS + 3


def test_a_book_with_any_byte_changed_is_read_or_refused_in_one_sentence() -> None:
    whole = book(["Mã hồ sơ", "Ngày nhận"], *[[f"h-{number}", date(2026, 11, 9)] for number in range(50)])
    verdicts = set()
    for place in range(4, len(whole), 17):
        broken = bytearray(whole)
        broken[place] ^= 0x55
        verdicts.add(refused(bytes(broken)))
        of_short_list = read_sheet("hs.xlsx", bytes(broken))
        verdicts.add(of_short_list.wording if isinstance(of_short_list, Problem) else None)

    assert verdicts <= {None, "import-broken-excel", "import-file-too-large", "import-no-rows"}
    assert verdicts >= {None, "import-broken-excel"}


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_part_that_is_no_xml_is_refused(part: str) -> None:
    content = with_part(part, [b"<workbook><sheets"])

    assert refused(content) == "import-broken-excel"
    assert read_sheet("hs.xlsx", content) == Problem("hs.xlsx", "", "import-broken-excel")


def test_an_archive_with_a_password_is_refused() -> None:
    locked = bytearray(book(["Mã hồ sơ"], ["h-1"]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.find(mark)
        while place >= 0:
            locked[place + flags] |= 1  # "this part is encrypted"
            place = locked.find(mark, place + 1)

    assert refused(bytes(locked)) == "import-broken-excel"
    assert read_sheet("hs.xlsx", bytes(locked)) == Problem("hs.xlsx", "", "import-broken-excel")


def test_a_long_list_is_no_bomb() -> None:
    row = b'<row><c t="inlineStr"><is><t>' + MEGABYTE + b"</t></is></c></row>"
    rows = sheet([row] * 25)  # more than a row may have, but of many rows

    assert isinstance(read_long_list("hs.xlsx", with_part(SHEET, rows)), LongList)
