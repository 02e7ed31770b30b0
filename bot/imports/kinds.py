"""Cells of a sheet become lines of an import, or every problem of every row, each with its cell and its remedy."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from bot.imports.columns import COLUMNS, Column
from bot.imports.sheets import Cell, Problem, Sheet
from bot.imports.texts import hidden_mark, quoted
from bot.usecases.admin_setup import DeskLine, Kind, Known, Line, ProcedureLine, UnitLine, reads_like
from survey.invitation import LONGEST_CODE
from survey.working_time import DayKind, Holiday

_FIRST_YEAR, _LAST_YEAR = 2020, 2100
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_TRACKING_CODE = re.compile(r"(?:pa)?[0-9]{8}")
_NATIONAL_CODE = re.compile(r"([0-9])[.,]([0-9]{1,6})")  # a spreadsheet cuts zeros: 1.00486 is 1.004860
_PHONE = re.compile(r"[+(]?[0-9][0-9 ().,;/+-]*")
# working days in which a unit acts on a case; for forwarding the decree allows no more than five
_MOST_DAYS = {"classify_days": 60, "forward_days": 5, "answer_days": 60}
_YES = frozenset({"x", "1", "co", "yes", "true", "roi", "daxacnhan", "confirmed"})
_NO = frozenset({"", "0", "khong", "no", "false", "chua", "chuaxacnhan", "tamtinh"})
_OFF = frozenset({"off", "nghi", "nghile", "ngaynghi", "nghibu"})
_WORKED = frozenset({"work", "lambu", "lamviec", "ngaylambu", "dilam"})
_IGNORED_HEADINGS = frozenset({"", "stt", "tt", "no", "ghichu", "note"})


class _Wrong(Exception):
    """One cell cannot be taken; caught where its row is read, so that all of them are listed."""

    def __init__(self, wording: str, **values: str) -> None:
        super().__init__(wording)
        self.wording, self.values = wording, tuple(values.items())


def read_lines(kind: Kind, sheet: Sheet, known: Known) -> tuple[list[Line], list[Problem]]:
    """All lines and all problems; with any problem, none of the lines may be applied. Total over any sheet."""
    reader = _Reader(kind, sheet.file, known)
    reader.read_heading(sheet.rows[0])
    if not reader.problems:
        for row in sheet.rows[1:]:
            reader.read_row(row)
        reader.check_parents()
    return reader.lines, reader.problems


class _Reader:
    """What has been read of one sheet so far."""

    def __init__(self, kind: Kind, file: str, known: Known) -> None:
        self.kind, self.file, self.known = kind, file, known
        self.lines: list[Line] = []
        self.problems: list[Problem] = []
        self._columns: dict[str, int] = {}
        self._rows_of: dict[str, str] = {}  # folded code or day → the row that took it
        self._spellings = {reads_like(code): code for code in known.codes(kind)}
        self._parents: dict[str, tuple[str, str]] = {}  # unit → parent and its cell
        self._units: dict[str, str] = {reads_like(code): code for code in known.parents}

    def read_heading(self, heading: Iterable[Cell]) -> None:
        columns = COLUMNS[self.kind]
        expected = ", ".join(column.title for column in columns)
        for position, cell in enumerate(heading):
            column = next((column for column in columns if column.is_headed(cell.text)), None)
            if column is None:
                if reads_like(cell.text) not in _IGNORED_HEADINGS:
                    self._say(cell.address, "import-unknown-heading", heading=quoted(cell.text), expected=expected)
            elif column.name in self._columns:
                self._say(cell.address, "import-heading-twice", heading=quoted(cell.text))
            else:
                self._columns[column.name] = position
        for column in columns:
            if column.required and column.name not in self._columns and not self.problems:
                self._say("1", "import-heading-missing", heading=column.title, expected=expected)

    def read_row(self, row: tuple[Cell, ...]) -> None:
        taken = len(self.problems)
        texts = {column.name: self._text(column, row) for column in COLUMNS[self.kind]}
        if len(self.problems) > taken:
            return
        match self.kind:
            case Kind.UNITS:
                self._take_unit(row, texts)
            case Kind.DESKS:
                self._take_desk(row, texts)
            case Kind.PROCEDURES:
                code = self._checked(row, "code", lambda: self._unused(row, _procedure_code(texts["code"])))
                if code:
                    self.lines.append(ProcedureLine(code, texts["field"], texts["name"]))
            case Kind.HOLIDAYS:
                self._take_holiday(row, texts)

    def check_parents(self) -> None:
        """Once all units are read: each parent exists, and nobody is its own forebear."""
        parents = {**self.known.parents, **{unit: parent for unit, (parent, _) in self._parents.items()}}
        for unit, (parent, cell) in self._parents.items():
            if parent and parent not in parents:
                self._say(cell, "import-unknown-parent", code=quoted(parent))
            elif _leads_back(unit, parents):
                self._say(cell, "import-parent-circle", code=unit)

    def _take_unit(self, row: tuple[Cell, ...], texts: dict[str, str]) -> None:
        code = self._checked(row, "code", lambda: self._unused(row, _code(texts["code"])))
        if code:
            self._units[reads_like(code)] = code
            surveys = self._checked(row, "surveys", lambda: self._survey(texts["surveys"]))
            later = self._checked(row, "safe_zone", lambda: texts["safe_zone"] and _yes_or_no(texts["safe_zone"]))
            asks = texts["ask_procedure"] and self._checked(
                row, "ask_procedure", lambda: _yes_or_no(texts["ask_procedure"])
            )
            days = [self._days(row, name, texts[name], most) for name, most in _MOST_DAYS.items()]
            cell = self._cell(row, "parent")
            self._parents[code] = (texts["parent"], cell.address if cell else "")
            self.lines.append(
                UnitLine(
                    code,
                    texts["name"],
                    texts["parent"] or None,
                    texts["address"],
                    texts["hotline"],
                    texts["reception_hours"],
                    surveys,
                    None if not later else later == "yes",
                    asks == "yes" if asks else None,
                    *days,
                )
            )

    def _days(self, row: tuple[Cell, ...], name: str, text: str, most: int) -> int | None:
        said = text and self._checked(row, name, lambda: _whole_days(text, most))
        return int(said) if said else None

    def _take_desk(self, row: tuple[Cell, ...], texts: dict[str, str]) -> None:
        code = self._checked(row, "code", lambda: self._unused(row, _code(texts["code"])))
        unit = self._checked(row, "unit", lambda: self._unit(texts["unit"]))
        if code and unit:
            self.lines.append(DeskLine(code, unit, texts["name"]))

    def _take_holiday(self, row: tuple[Cell, ...], texts: dict[str, str]) -> None:
        day = self._checked(row, "date", lambda: self._unused(row, _day(texts["date"]).isoformat()))
        kind = self._checked(row, "kind", lambda: _day_kind(texts["kind"]))
        confirmed = self._checked(row, "confirmed", lambda: _yes_or_no(texts["confirmed"]))
        if day and kind and confirmed:
            self.lines.append(Holiday(date.fromisoformat(day), DayKind(kind), texts["name"], confirmed == "yes"))

    def _text(self, column: Column, row: tuple[Cell, ...]) -> str:
        cell = self._cell(row, column.name)
        if cell is None or not cell.text.strip():
            if column.required:
                self._say(cell.address if cell else _row_number(row), "import-empty", heading=column.title)
            return ""
        return self._checked(row, column.name, lambda: _clean(cell, column))

    def _checked(self, row: tuple[Cell, ...], column: str, value: Callable[[], str]) -> str:
        """The value, or "" and one problem more."""
        try:
            return value()
        except _Wrong as wrong:
            cell = self._cell(row, column)
            where = cell.address if cell else _row_number(row)
            self.problems.append(Problem(self.file, where, wrong.wording, wrong.values))
            return ""

    def _unused(self, row: tuple[Cell, ...], code: str) -> str:
        key = reads_like(code)
        if key in self._rows_of:
            raise _Wrong("import-code-twice", code=code, row=self._rows_of[key])
        self._rows_of[key] = _row_number(row)
        if self._spellings.get(key, code) != code:
            raise _Wrong("import-code-spelled-otherwise", code=code, known=self._spellings[key])
        return code

    def _unit(self, code: str) -> str:
        if reads_like(code) not in self._units:
            raise _Wrong("import-unknown-unit", code=quoted(code))
        return self._units[reads_like(code)]

    def _survey(self, key: str) -> str:
        """As it is spelled; "" where the list says nothing."""
        spelled = {reads_like(known): known for known in self.known.surveys}
        if key and reads_like(key) not in spelled:
            raise _Wrong("import-unknown-survey", key=quoted(key), known=", ".join(self.known.surveys))
        return spelled.get(reads_like(key), "")

    def _cell(self, row: tuple[Cell, ...], column: str) -> Cell | None:
        position = self._columns.get(column)
        return row[position] if position is not None and position < len(row) else None

    def _say(self, cell: str, wording: str, **values: str) -> None:
        self.problems.append(Problem(self.file, cell, wording, tuple(values.items())))


def _clean(cell: Cell, column: Column) -> str:
    text = " ".join(unicodedata.normalize("NFC", cell.text).split())
    is_phone = column.name == "hotline" and _PHONE.fullmatch(text)
    if cell.is_formula or text[:1] in ("=", "@") or (text[:1] in ("+", "-") and not is_phone):
        raise _Wrong("import-formula", text=quoted(text))
    if hidden := hidden_mark(text):
        raise _Wrong("import-invisible", mark=hidden)
    if len(text) > column.longest:
        raise _Wrong("import-too-long", length=str(len(text)), longest=str(column.longest))
    return text


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise _Wrong("import-code-letters", code=quoted(text), longest=str(LONGEST_CODE))
    if _TRACKING_CODE.fullmatch(reads_like(text)):
        raise _Wrong("import-code-like-complaint", code=text)
    return text


def _procedure_code(text: str) -> str:
    """The national code (1.004860), or one of the office's own where there is none."""
    national = _NATIONAL_CODE.fullmatch(text)
    return f"{national[1]}.{national[2]:0<6}" if national else _code(text)


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
    raise _Wrong("import-no-date", text=quoted(text))


def _day_kind(text: str) -> str:
    if reads_like(text) in _OFF:
        return DayKind.OFF
    if reads_like(text) in _WORKED:
        return DayKind.WORK
    raise _Wrong("import-no-day-kind", text=quoted(text))


def _yes_or_no(text: str) -> str:
    if reads_like(text) in _YES:
        return "yes"
    if reads_like(text) in _NO:
        return "no"
    raise _Wrong("import-no-yes-or-no", text=quoted(text))


def _whole_days(text: str, most: int) -> str:
    if text.isdecimal() and len(text) <= len(str(most)) and 1 <= int(text) <= most:
        return text
    raise _Wrong("import-bad-days", text=quoted(text), most=str(most))


def _leads_back(unit: str, parents: Mapping[str, str]) -> bool:
    above, seen = parents.get(unit, ""), set[str]()
    while above and above != unit and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return above == unit


def _row_number(row: tuple[Cell, ...]) -> str:
    return row[0].address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
