"""The statutory report, or letters, as a file in the format that was asked for."""

from collections.abc import Sequence
from typing import assert_never

from analytics import docx, pdf, xlsx
from analytics.apology import Letter
from analytics.formats import Format
from analytics.official import official_report
from analytics.statutory import Statutory
from survey.wording import Wording


def written(made: Statutory, form: Format, words: Wording) -> bytes:
    match form:
        case Format.XLSX:
            return xlsx.workbook(made, words)
        case Format.DOCX:
            return docx.document(official_report(made, words))
        case Format.PDF:
            return pdf.official(official_report(made, words))
        case _:
            assert_never(form)


def letters_written(sheets: Sequence[Letter], form: Format) -> bytes:
    """DOCX or PDF; a letter is no spreadsheet. Raises ValueError for that."""
    match form:
        case Format.DOCX:
            return docx.letters(sheets)
        case Format.PDF:
            return pdf.letters(sheets)
        case _:
            raise ValueError(f"letters are not written as {form}")
