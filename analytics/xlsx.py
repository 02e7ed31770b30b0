"""Tables as a spreadsheet: real numbers, names that are never formulas  # only import of xlsxwriter"""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics import lines, official
from analytics.annexes import Annex, annexes
from analytics.interval import wilson_interval
from analytics.register import Cell, Sheet
from analytics.shortening import one_line
from analytics.statutory import Level, Row, Statutory, percent
from survey.wording import Wording

HEADER_ROW = 4  # counted from 0; the two rows of headings stand here and below
LAST_COLUMN = 11
FURTHER_ROW = 2  # of the headings of every further sheet, below what it is of
WIDTHS = (36, 11, 9, 10, 8, 9, 8, 9, 9, 8, 9, 8)  # characters
_FONT: dict[str, object] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "align": "center"},
    "unit": {"bold": True, "align": "center"},
    "warning": {"bold": True, "italic": True, "align": "center"},
    "heading": {"bold": True, "align": "center", "text_wrap": True, "border": 1},
    "name": {"text_wrap": True, "border": 1, "indent": 1},
    "unit-name": {"text_wrap": True, "border": 1, "bold": True},
    "count": {"num_format": "#,##0", "border": 1, "align": "right"},
    "percent": {"num_format": "0.00%", "border": 1, "align": "right"},
    "text": {"border": 1, "align": "center", "text_wrap": True},
    "day": {"num_format": "dd/mm/yyyy", "border": 1, "align": "center"},
    "words": {"border": 1, "text_wrap": True, "valign": "top"},
    "note": {"italic": True, "font_size": 11, "text_wrap": True, "valign": "top"},
}
_NAMED = {Level.DESK: "name", Level.UNIT: "unit-name", Level.TOTAL: "unit-name"}
_LEVELS = (
    "statutory-answered",
    *reversed(lines.LEVEL_NAMES),
    "statutory-not-applicable",
    "statutory-skipped",
    "statutory-unreached",
    "statutory-first-day",
    "statutory-last-day",
    "statutory-waiting",
    "statutory-rate",
    "statutory-rate-low",
    "statutory-rate-high",
)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (the same bytes for the same figures: no hour of writing inside)


def workbook(made: Statutory, words: Wording) -> bytes:
    """The table as it is filed, the counts that its rates are made of, and from where answers and cases came."""
    file = BytesIO()
    book, formats = _book(file, one_line(made.whole.unit_name))
    _filed(book.add_worksheet(words.text("statutory-sheet")), made, words, formats)
    levels = words.text("statutory-sheet-levels")
    _levels(_further(book, levels, len(_LEVELS), made, words, formats), made.rows, words, formats)
    for annex in annexes(made, words):
        sheet = _further(book, annex.name, len(annex.headings), made, words, formats)
        _annex(sheet, annex, made.rows, words, formats)
    book.close()
    return file.getvalue()


def tables(sheet: Sheet) -> bytes:
    """One sheet, its tables one below the other."""
    file = BytesIO()
    book, formats = _book(file, sheet.title)
    page = book.add_worksheet(sheet.name)
    wide = max(len(table.headings) for table in sheet.tables) - 1
    _page(page, wide)
    for line, (title, style) in enumerate(((sheet.title, "title"), (sheet.about, "unit"), (sheet.warning, "warning"))):
        page.merge_range(line, 0, line, wide, "", formats[style])
        page.write_string(line, 0, title, formats[style])
    line = HEADER_ROW
    for table in sheet.tables:
        for place, (heading, width) in enumerate(zip(table.headings, table.widths, strict=True)):
            page.set_column(place, place, width)
            page.write_string(line, place, heading, formats["heading"])
        for below, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                _cell(page, line + below, place, cell, formats)
        line += len(table.rows) + 2
    if len(sheet.tables) == 1:
        page.freeze_panes(HEADER_ROW + 1, 2)
        page.repeat_rows(HEADER_ROW)
    for number, note in enumerate(sheet.notes, start=line):
        page.merge_range(number, 0, number, wide, "", formats["note"])
        page.write_string(number, 0, note, formats["note"])
        page.set_row(number, 32)
    book.close()
    return file.getvalue()


def _cell(sheet: Worksheet, line: int, place: int, cell: Cell, formats: dict[str, Format]) -> None:
    match cell:
        case str():
            sheet.write_string(line, place, cell, formats["words"])
        case int():
            sheet.write_number(line, place, cell, formats["count"])
        case date():
            sheet.write_datetime(line, place, cell, formats["day"])


def _book(file: BytesIO, title: str) -> tuple[xlsxwriter.Workbook, dict[str, Format]]:
    # a name such as =HYPERLINK(…) stays the text that it is
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title[:250], "created": _MADE})
    return book, {name: book.add_format(_FONT | style) for name, style in _STYLES.items()}


def _filed(sheet: Worksheet, made: Statutory, words: Wording, formats: dict[str, Format]) -> None:
    _page(sheet, LAST_COLUMN)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    about = words.text(
        "document-appendix-about",
        period=official.period_named(made.period, words),
        window=official.period_window(made.period, words),
    )
    warning = words.text("report-simulated") if made.whole.simulated else ""
    titles = (
        (one_line(made.whole.unit_name), "unit"),
        (about, "title"),
        (warning, "warning"),
    )
    for line, (title, style) in enumerate(titles):
        sheet.merge_range(line, 0, line, LAST_COLUMN, "", formats[style])
        sheet.write_string(line, 0, title, formats[style])
    _headings(sheet, official.columns(words), formats["heading"])
    line = HEADER_ROW + 2
    for row in made.rows:
        _row(sheet, line, row, words, formats)
        line += 1
    sheet.freeze_panes(HEADER_ROW + 2, 1)
    sheet.repeat_rows(HEADER_ROW, HEADER_ROW + 1)
    for number, note in enumerate(official.notes(made, words), start=line + 1):
        sheet.merge_range(number, 0, number, LAST_COLUMN, "", formats["note"])
        sheet.write_string(number, 0, note, formats["note"])


def _headings(sheet: Worksheet, columns: Sequence[official.Column], style: Format) -> None:
    place = 0
    for column in columns:
        wide = max(1, len(column.below))
        if column.below:
            sheet.merge_range(HEADER_ROW, place, HEADER_ROW, place + wide - 1, column.heading, style)
            for part, heading in enumerate(column.below):
                sheet.write_string(HEADER_ROW + 1, place + part, heading, style)
        else:
            sheet.merge_range(HEADER_ROW, place, HEADER_ROW + 1, place, column.heading, style)
        place += wide
    sheet.set_row(HEADER_ROW, 66)


def _row(sheet: Worksheet, line: int, row: Row, words: Wording, formats: dict[str, Format]) -> None:
    counts = row.figures.counts if row.figures else None
    complaints = row.complaints
    name = official.row_name(row, words)
    sheet.write_string(line, 0, name, formats[_NAMED[row.level]])
    sheet.set_row(line, 16 * max(_lines(name), 2 if row.invited is None else 1))
    if row.invited is None or row.figures is None:
        sheet.write_string(line, 1, official.invited(row, words), formats["text"])
    else:
        sheet.write_number(line, 1, row.invited, formats["count"])
    cells: list[int | Fraction | None] = [
        counts.answered if counts else None,
        row.response,
        *((counts.satisfied, row.satisfied, counts.dissatisfied, row.dissatisfied) if counts else (None,) * 4),
        *((complaints.opened, complaints.answered) if complaints else (None, None)),
        row.answered_on_time,
        complaints.overdue if complaints else None,
    ]
    for place, cell in enumerate(cells, start=2):
        _number(sheet, line, place, cell, words, formats)
    if counts is None:
        sheet.merge_range(line, official.SPANNED[0], line, official.SPANNED[-1], "", formats["text"])
        sheet.write_string(line, official.SPANNED[0], official.remark(row, words), formats["text"])


def _number(
    sheet: Worksheet, line: int, place: int, cell: int | Fraction | None, words: Wording, formats: dict[str, Format]
) -> None:
    if cell is None:
        sheet.write_string(line, place, words.text("statutory-none"), formats["text"])
    elif isinstance(cell, Fraction):
        sheet.write_number(line, place, float(percent(cell) / 100), formats["percent"])  # rounded as it is printed
    else:
        sheet.write_number(line, place, cell, formats["count"])


def _further(
    book: xlsxwriter.Workbook, name: str, wide: int, made: Statutory, words: Wording, formats: dict[str, Format]
) -> Worksheet:
    """An empty sheet beside the filed one; each is printed alone, so it says whose it is and of when."""
    sheet = book.add_worksheet(name)
    _page(sheet, wide)
    unit, period = one_line(made.whole.unit_name), official.period_named(made.period, words)
    title = words.text("statutory-sheet-of", sheet=name, unit=unit, period=period)
    warning = words.text("report-simulated") if made.whole.simulated else ""
    for line, (text, style) in enumerate(((title, "unit"), (warning, "warning"))):
        sheet.merge_range(line, 0, line, wide, "", formats[style])
        sheet.write_string(line, 0, text, formats[style])
    sheet.set_column(0, 0, WIDTHS[0])
    sheet.set_column(1, wide, 12)
    sheet.set_row(FURTHER_ROW, 66)
    sheet.freeze_panes(FURTHER_ROW + 1, 1)
    sheet.repeat_rows(FURTHER_ROW)
    return sheet


def _levels(sheet: Worksheet, rows: Sequence[Row], words: Wording, formats: dict[str, Format]) -> None:
    for place, heading in enumerate(("statutory-unit", *_LEVELS)):
        sheet.write_string(FURTHER_ROW, place, words.text(heading), formats["heading"])
    for line, row in enumerate(rows, start=FURTHER_ROW + 1):
        _level_row(sheet, line, row, words, formats)


def _level_row(sheet: Worksheet, line: int, row: Row, words: Wording, formats: dict[str, Format]) -> None:
    _name(sheet, line, row, words, formats)
    if row.figures:
        counts = row.figures.counts
        numbers = (counts.answered, *reversed(counts.levels), counts.not_applicable, counts.skipped, counts.unreached)
        for place, number in enumerate(numbers, start=1):
            sheet.write_number(line, place, number, formats["count"])
        _day(sheet, line, 10, row.figures.first_day, formats)
        _day(sheet, line, 11, row.figures.last_day, formats)
        low, high = map(Fraction, wilson_interval(counts.satisfied, counts.answered))
        for place, share in enumerate((row.satisfied, low, high), start=13):
            _number(sheet, line, place, share, words, formats)
    else:
        for place in (*range(1, 12), 13, 14, 15):
            sheet.write_string(line, place, words.text("statutory-none"), formats["text"])
    sheet.write_number(line, 12, row.open_answers, formats["count"])


def _annex(sheet: Worksheet, annex: Annex, rows: Sequence[Row], words: Wording, formats: dict[str, Format]) -> None:
    for place, heading in enumerate((words.text("statutory-unit"), *annex.headings)):
        sheet.write_string(FURTHER_ROW, place, heading, formats["heading"])
    for line, (row, cells) in enumerate(zip(rows, annex.cells, strict=True), start=FURTHER_ROW + 1):
        _name(sheet, line, row, words, formats)
        for place, cell in enumerate(cells, start=1):
            _number(sheet, line, place, cell, words, formats)
    for line, note in enumerate(annex.notes, start=FURTHER_ROW + len(rows) + 2):
        sheet.merge_range(line, 0, line, len(annex.headings), "", formats["note"])
        sheet.write_string(line, 0, note, formats["note"])


def _name(sheet: Worksheet, line: int, row: Row, words: Wording, formats: dict[str, Format]) -> None:
    name = official.row_name(row, words)
    sheet.write_string(line, 0, name, formats[_NAMED[row.level]])
    sheet.set_row(line, 16 * _lines(name))


def _lines(name: str) -> int:
    """How many the first column needs; words are not broken, and bold ones are wider."""
    return -(-len(name) * 6 // (5 * WIDTHS[0]))


def _day(sheet: Worksheet, line: int, place: int, day: date, formats: dict[str, Format]) -> None:
    sheet.write_datetime(line, place, day, formats["day"])


def _page(sheet: Worksheet, last_column: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)  # inches
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer("&C&P")
