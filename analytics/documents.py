"""The statutory report as a file in the format that was asked for."""

from typing import assert_never

from analytics import docx, pdf, xlsx
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
