"""Official papers as DOCX in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I  # only import of docx"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from analytics.apology import Letter
from analytics.official import SPANNED, Column, OfficialReport, TableRow
from analytics.statutory import Level

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
PAGE = Mm(210), Mm(297)
HEADER_WIDTHS = Mm(75), Mm(95)  # 5 mm into the right margin: the names then fit on their lines
TABLE_WIDTHS = (60, 22, 16, 20, 15, 20, 14, 18, 17, 13, 20, 12)  # mm; 247 are there, landscape; "100,00%" stays whole
BODY, TABLE, NOTE, LIST, RECIPIENTS = Pt(13), Pt(11), Pt(10), Pt(11), Pt(12)
INDENT = Mm(12.7)
LEFT_ALIGNED, CENTRED, JUSTIFIED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (no hour of writing inside)


def document(report: OfficialReport) -> bytes:
    """A4; number, date and signature blank. Page numbers in the top margin from the second page on."""
    made = docx.Document()
    _settings(made, report.about)
    _page_number(made.sections[0])
    _head(made, report)
    _title(made, report)
    _body(made, report)
    _signature(made, report)
    _appendix(made, report)
    return _undated(made)


def letters(sheets: Sequence[Letter]) -> bytes:
    """Each on a sheet of its own, in the same layout; what a person fills in is blank."""
    made = docx.Document()
    _settings(made, sheets[0].kind)
    for place, letter in enumerate(sheets):
        if place:
            made.add_section(WD_SECTION.NEW_PAGE)
        _head(made, letter)
        _title(made, letter)
        for text in letter.paragraphs:
            _paragraph(made, text)
        _signature(made, letter)
    return _undated(made)


def _undated(made: Document) -> bytes:
    """The same bytes for the same report: python-docx packs its parts with the minute of writing."""
    dated, undated = BytesIO(), BytesIO()
    made.save(dated)
    with ZipFile(dated) as parts, ZipFile(undated, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            part = ZipInfo(name, date_time=_MADE.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            packed.writestr(part, parts.read(name))
    return undated.getvalue()


def _settings(made: Document, title: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    made.core_properties.title = title[:250]
    made.core_properties.author, made.core_properties.comments = "", ""
    made.core_properties.created = made.core_properties.modified = _MADE
    first = made.sections[0]
    first.page_width, first.page_height = PAGE
    _margins(first)


def _margins(section: Section) -> None:
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance, section.footer_distance = Mm(10), Mm(10)


def _page_number(section: Section) -> None:
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = CENTRED
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        run.font.size = Pt(13)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _head(made: Document, report: OfficialReport | Letter) -> None:
    """Left the agencies and the number, right the nation, the motto, place and date."""
    table = _table(made, 1, HEADER_WIDTHS)
    _without_padding(table)
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], report.superior, Pt(12), CENTRED)
    _line(left.add_paragraph(), report.issuer, Pt(12), CENTRED, bold=True)
    _rule(left.add_paragraph(), HEADER_WIDTHS[0], Mm(24))
    _line(left.add_paragraph(), report.number, Pt(13), CENTRED, before=Pt(6))
    for line in left.paragraphs:
        line.paragraph_format.right_indent = Length((line.paragraph_format.right_indent or 0) + Mm(3))  # keeps apart
    _line(right.paragraphs[0], report.nation, Pt(12), CENTRED, bold=True)
    _line(right.add_paragraph(), report.motto, Pt(13), CENTRED, bold=True)
    _rule(right.add_paragraph(), HEADER_WIDTHS[1], Mm(52))  # as long as the motto
    _line(right.add_paragraph(), report.place_date, Pt(13), CENTRED, italic=True, before=Pt(6))


def _title(made: Document, report: OfficialReport | Letter) -> None:
    if report.warning:
        _line(made.add_paragraph(), report.warning, Pt(13), CENTRED, bold=True, before=Pt(12))
    _line(made.add_paragraph(), report.kind, Pt(14), CENTRED, bold=True, before=Pt(18))
    _line(made.add_paragraph(), report.about, Pt(14), CENTRED, bold=True)
    _rule(made.add_paragraph(), Mm(165), Mm(60))
    _line(made.add_paragraph(), report.addressee, Pt(14), CENTRED, before=Pt(12), after=Pt(6))


def _body(made: Document, report: OfficialReport) -> None:
    _paragraph(made, report.opening)
    for section in report.sections:
        _paragraph(made, section.heading, bold=True)
        last = [_paragraph(made, text) for text in section.paragraphs][-1:]
    # the signature never stands alone on a page, nor with a single line
    for line in (*last, _paragraph(made, report.closing)):
        line.paragraph_format.keep_with_next = line.paragraph_format.keep_together = True


def _paragraph(made: Document, text: str, *, bold: bool = False) -> Paragraph:
    line = _line(made.add_paragraph(), text, BODY, JUSTIFIED, bold=bold, before=Pt(6))
    line.paragraph_format.first_line_indent = INDENT
    line.paragraph_format.keep_with_next = bold
    line.paragraph_format.line_spacing = 1.1
    return line


def _signature(made: Document, report: OfficialReport | Letter) -> None:
    _line(made.add_paragraph(), "", Pt(8), LEFT_ALIGNED).paragraph_format.keep_with_next = True
    table = _table(made, 1, (Mm(83), Mm(82)))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], report.recipients_label, RECIPIENTS, LEFT_ALIGNED, bold=True, italic=True)
    for recipient in report.recipients:
        _line(left.add_paragraph(), recipient, LIST, LEFT_ALIGNED)
    _line(right.paragraphs[0], report.signer, Pt(14), CENTRED, bold=True)
    for _ in range(3):  # room for the signature and the seal
        _line(right.add_paragraph(), "", Pt(14), CENTRED)


def _appendix(made: Document, report: OfficialReport) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE[1], PAGE[0]
    _margins(section)
    section.different_first_page_header_footer = False  # numbered too: it is not the first page of the document
    _line(made.add_paragraph(), report.appendix, Pt(14), CENTRED, bold=True)
    _line(made.add_paragraph(), report.appendix_about, Pt(14), CENTRED, bold=True)
    _line(made.add_paragraph(), report.appendix_of, Pt(13), CENTRED, italic=True, after=Pt(10))
    if report.warning:
        _line(made.add_paragraph(), report.warning, Pt(13), CENTRED, bold=True, after=Pt(6))
    _figures(made, report)
    _line(made.add_paragraph(), report.notes, NOTE, JUSTIFIED, italic=True, before=Pt(4))


def _figures(made: Document, report: OfficialReport) -> None:
    table = _table(made, 2 + len(report.rows), [Mm(width) for width in TABLE_WIDTHS])
    table.style = "Table Grid"
    _headings(table, report.columns)
    for line, row in zip(table.rows[2:], report.rows, strict=True):
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _row(line.cells, row)


def _headings(table: Table, columns: Sequence[Column]) -> None:
    place = 0
    upper, lower = table.rows[0], table.rows[1]
    for row in (upper, lower):
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    over, below = upper.cells, lower.cells
    for column in columns:
        if column.below:
            last = place + len(column.below) - 1
            _cell(over[place].merge(over[last]), column.heading, CENTRED, bold=True)
            for part, heading in enumerate(column.below):
                _cell(below[place + part], heading, CENTRED, bold=True)
            place = last + 1
        else:
            _cell(over[place].merge(below[place]), column.heading, CENTRED, bold=True)
            place += 1


def _row(cells: Sequence[_Cell], row: TableRow) -> None:
    bold = row.level is not Level.DESK
    _cell(cells[0], row.cells[0], LEFT_ALIGNED, bold=bold)
    for place, text in enumerate(row.cells):
        if place and not (row.remark and place in SPANNED):
            _cell(cells[place], text, CENTRED, bold=bold)
    if row.remark:
        _cell(cells[SPANNED[0]].merge(cells[SPANNED[-1]]), row.remark, CENTRED)


def _cell(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for spare in cell.paragraphs[1:]:  # what a merge leaves behind
        spare._p.getparent().remove(spare._p)
    _line(cell.paragraphs[0], text, TABLE, alignment, bold=bold, before=Pt(2), after=Pt(2))


def _table(made: Document, rows: int, widths: Sequence[Length]) -> Table:
    table: Table = made.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:  # by rows: the library looks through the whole table for the cells of a column
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def _without_padding(table: Table) -> None:
    """The nation's name takes the whole of its cell."""
    padding = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        none = OxmlElement(f"w:{side}")
        none.set(qn("w:w"), "0")
        none.set(qn("w:type"), "dxa")
        padding.append(none)
    table._tbl.tblPr.append(padding)


def _line(
    line: Paragraph,
    text: str,
    size: Length,
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
    italic: bool = False,
    before: Length = Pt(0),
    after: Length = Pt(0),
) -> Paragraph:
    run = line.add_run(text)
    run.font.size, run.bold, run.italic = size, bold, italic
    line.alignment = alignment
    line.paragraph_format.space_before, line.paragraph_format.space_after = before, after
    return line


def _rule(line: Paragraph, room: Length, length: Length) -> None:
    """A thin rule of this length, centred: the border of a paragraph that is indented on both sides."""
    side = Length((room - length) // 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    _line(line, "", Pt(2), CENTRED)
    line.paragraph_format.line_spacing = Pt(3)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    line._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")
