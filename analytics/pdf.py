"""Documents as PDF bytes  # only import of typst"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

import typst

from analytics.apology import Letter
from analytics.official import SPANNED, OfficialReport
from analytics.register import Sheet, written
from survey.wording import Wording

SLIPS_PER_SHEET = 24


@dataclass(frozen=True, slots=True)
class PosterText:
    """Everything a desk's poster says, worded and in the order of the page; `qr` and `web_qr` are SVG drawings.

    An empty `hotline` leaves its line out, an empty `web_qr` the way in without an app. Texts are plain: nothing in
    them is markup.
    """

    unit: str
    headline: str
    about: str
    desk: str
    qr: str
    steps: tuple[str, str, str]
    without_camera: str
    web_qr: str
    web_label: str
    web_about: str
    web_address: str
    code_label: str
    code: str
    bot_label: str
    bot: str
    bot_warning: str
    kept_label: str
    kept: str
    hotline_label: str
    hotline: str
    cut_here: str


@dataclass(frozen=True, slots=True)
class SlipText:
    """One slip: its number in words, and its QR codes as SVG drawings; `web_qr` is empty without a web form."""

    number: str
    qr: str
    web_qr: str = ""


@dataclass(frozen=True, slots=True)
class SlipsText:
    """What all slips of a batch say, and the slips in the order of the cells; None leaves a cell empty."""

    unit: str
    desk: str
    sentence: str
    until: str
    chat_label: str
    web_label: str
    slips: tuple[SlipText | None, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One question of a table; `open` says below which of its answers there is a box."""

    number: str
    question: str
    open: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class FormPart:
    """One question with its boxes or ruled lines, or with `rows` several that have the same answers."""

    choices: tuple[str, ...]
    number: str = ""
    question: str = ""
    remark: str = ""
    lines: int = 0
    rows: tuple[FormRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCode:
    """A QR code as an SVG drawing, for whoever would rather answer by telephone."""

    label: str
    qr: str


@dataclass(frozen=True, slots=True)
class FormText:
    """Everything a desk's paper form says; one form for each of `numbers`. An empty `hotline` leaves its line out."""

    unit: str
    desk: str
    title: str
    about: str
    parts: tuple[FormPart, ...]
    drop: str
    kept: str
    hotline: str
    codes: tuple[FormCode, ...]
    footer: str
    number_label: str
    numbers: tuple[str, ...]


def paper_forms(text: FormText) -> bytes:
    """One form after the other, each beginning on a page of its own."""
    return _compiled("form.typ", {name.replace("_", "-"): value for name, value in asdict(text).items()})


def poster(texts: Sequence[PosterText]) -> bytes:
    """Two pages for each: one A4 poster, and an A4 sheet with two A5 posters to cut apart."""
    return _compiled("poster.typ", {"posters": [asdict(text) for text in texts]})


def slip_sheets(text: SlipsText) -> bytes:
    """Sheets of A4 with SLIPS_PER_SHEET slips each, dotted lines between them to cut along."""
    return _compiled("slips.typ", asdict(text) | {"receipt": False})


def slip_receipts(text: SlipsText) -> bytes:
    """One slip a page, 80 mm wide and as long as it needs, for a receipt printer."""
    return _compiled("slips.typ", asdict(text) | {"receipt": True})


def official(report: OfficialReport) -> bytes:
    """The report in the official layout, as it is printed; the typeface is the compiler's own, close to Times."""
    return _compiled("report.typ", {"report": asdict(report), "spanned": [SPANNED[0], len(SPANNED)]})


def letters(sheets: Sequence[Letter]) -> bytes:
    """Each on a sheet of its own, in the official layout; what a person fills in is blank."""
    return _compiled("letter.typ", {"letters": [asdict(letter) for letter in sheets]})


def tables(sheet: Sheet, words: Wording) -> bytes:
    """A4 across for many columns, upright for few; the headings come again on each page."""
    ready = asdict(sheet)
    for made, table in zip(ready["tables"], sheet.tables, strict=True):
        made["rows"] = [[written(cell, words) for cell in row] for row in table.rows]
    return _compiled("register.typ", {"sheet": ready})


def _compiled(template: str, data: Mapping[str, object]) -> bytes:
    """The same bytes for the same data: only the fonts that come with the compiler are used, and no date is written."""
    source = files("analytics").joinpath("templates", template).read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    # compiled from bytes anew each time: a kept compiler forgets its source after the first document
    written = typst.compile(source, font_paths=_fonts(), format="pdf", sys_inputs=inputs)
    assert isinstance(written, bytes)
    return written


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
