"""In which formats the statutory report is written; apart from the libraries that write them."""

from enum import StrEnum


class Format(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
