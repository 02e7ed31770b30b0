"""An empty list to fill in: the headings of a kind and one line as an example, as XLSX or CSV."""

import csv
import io

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from bot.imports.columns import COLUMNS
from bot.usecases.admin_setup import Kind

_ROWS_KEPT_AS_TEXT = 500
_WIDTH = 28


def template(kind: Kind, suffix: str) -> bytes:
    """XLSX for the suffix ".xlsx", otherwise CSV that spreadsheets know to be UTF-8 by its first bytes."""
    rows = [[column.title for column in COLUMNS[kind]], [column.example for column in COLUMNS[kind]]]
    return _xlsx(rows) if suffix.lower() == ".xlsx" else _csv(rows)


def _csv(rows: list[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        for row_number in range(1, _ROWS_KEPT_AS_TEXT):
            # cells are text, or 1.004860 would become a number and lose its zero
            sheet.cell(row_number, column).number_format = "@"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
