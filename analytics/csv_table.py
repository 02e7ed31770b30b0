"""A sheet as CSV bytes that a spreadsheet opens with Vietnamese letters and never reads as formulas."""

import csv
from io import StringIO

from analytics.register import Cell, Sheet, written
from analytics.shortening import one_line
from survey.wording import Wording

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(sheet: Sheet, words: Wording) -> bytes:
    """Headings and rows; several tables are parted by an empty line. UTF-8 with its mark."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for place, table in enumerate(sheet.tables):
        if place:
            writer.writerow([])
        writer.writerow([_safe(heading) for heading in table.headings])
        writer.writerows([_cell(cell, words) for cell in row] for row in table.rows)
    if sheet.warning:
        writer.writerow([_safe(sheet.warning)])
    return file.getvalue().encode("utf-8-sig")


def _cell(cell: Cell, words: Wording) -> str:
    if isinstance(cell, int):
        return str(cell)  # 1.234 would be read as a fraction
    return _safe(written(cell, words))


def _safe(text: str) -> str:
    """The first sign is judged before and after line breaks and blanks are taken away."""
    plain = one_line(text)
    return f"'{plain}" if text.startswith(_BEGINS_FORMULA) or plain.startswith(_BEGINS_FORMULA) else plain
