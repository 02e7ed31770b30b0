"""Rows of an export become dossiers, or problems with cell and remedy; columns with people in them are not read."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter

from openpyxl.utils import get_column_letter

from bot.imports.columns import COLUMNS
from bot.imports.dossier_places import Places, Wrong
from bot.imports.long_lists import LongList, Row
from bot.imports.sheets import MAX_COLUMNS, Problem
from bot.imports.texts import hidden_mark, is_formula, quoted
from bot.usecases.admin_setup import Kind, reads_like
from storage.dossiers import Dossier

MOST_PROBLEMS = 200  # kept with their cells; the others are counted
_HEADING_WITHIN = 20  # rows above it are the title of the export
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)
_LONGEST_PROCEDURE = 500
_TOLD_EVERY = 1_000
# loosely: letters, digits and what separates them, one digit at least (a name has none)
_CODE = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-zĐđ](?:[0-9A-Za-zĐđ ._/-]{0,58}[0-9A-Za-zĐđ])?")
_DATE_IN_CODE = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[-./_ ][0-9]{2,}$")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_CLOCK = r"[0-9]{1,2} ?(?:(?::|h|g|giờ) ?[0-9]{0,2}){1,2}(?:[.,][0-9]+)?(?: ?(?:am|pm|sa|ch|z|[+-][0-9:]{2,5}))?"
_CLOCK_BESIDE = re.compile(rf"(?:^{_CLOCK}[ ,]+(?:ngày )?|[ ,t]+(?:lúc )?{_CLOCK}$)", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")  # a spreadsheet's day number that lost its format
_SERIAL_ZERO = date(1899, 12, 30)
_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}\)?")  # the row (1) (2) (3) under the heading of an official table
_YES = frozenset({"x", "1", "co", "yes", "true", "roi", "da", "daxinloi", "dagui", "cothuxinloi", "covanban"})
_NO = frozenset({"", "0", "khong", "no", "false", "chua", "chuaxinloi", "chuagui"})


@dataclass(slots=True)
class Read:
    """What a file says. `used` are (our title, its heading); `unread` the headings that were not even looked into."""

    dossiers: list[Dossier] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)  # the first MOST_PROBLEMS
    wrong: int = 0  # all of them
    columns: frozenset[str] = frozenset()
    used: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def units(self) -> set[str]:
        return {one.unit for one in self.dossiers}


def read_dossiers(table: LongList, places: Places, today: date, each: Callable[[int], None]) -> Read:
    """All good rows and what is wrong with the others; `each` hears of every thousandth row. Raises Unreadable."""
    reader = _Reader(table.file, places, today)
    rows = iter(table.rows)
    if reader.find_heading(rows):
        for taken, row in enumerate(rows):
            reader.read_row(*row)
            if taken % _TOLD_EVERY == 0:
                each(taken)
        if not reader.read.dossiers and not reader.read.wrong:
            reader.say("", "import-no-rows")
    return reader.read


class _Reader:
    """What has been read of one export so far; cells that come again and again are judged once."""

    def __init__(self, file: str, places: Places, today: date) -> None:
        self.read = Read()
        self._file, self._places, self._today = file, places, today
        self._width = 0
        self._positions: dict[str, int] = {}
        self._pick: Callable[[list[str]], tuple[str, ...]] = tuple
        self._rows_of: dict[str, int] = {}  # key → the row that took it
        self._days: dict[str, date | None] = {"": None}
        self._procedures: dict[str, str] = {"": ""}
        self._is_first = True

    def find_heading(self, rows: Iterator[Row]) -> bool:
        """The first row with a heading for the code; whatever stands above it is the export's title."""
        for place, (number, texts) in enumerate(rows):
            found = self._headings(texts)
            if "code" in found:
                return self._take_heading(number, texts, found)
            if place + 1 == _HEADING_WITHIN:
                break
        self.say("1", "import-dossiers-no-heading")
        return False

    def read_row(self, number: int, texts: list[str]) -> None:
        """`texts` is used up: a hundred thousand rows pass here, and none is copied."""
        if len(texts) < self._width:
            texts += [""] * (self._width - len(texts))
        texts.append("")  # what a column that is not there is read from
        cells = self._pick(texts)
        if self._is_first:
            self._is_first = False
            if all(_COLUMN_NUMBER.fullmatch(text.strip()) for text in cells if text):
                return
        if not cells[0] and not "".join(cells).strip():
            return  # a footer beside the list
        try:
            self.read.dossiers.append(self._dossier(number, *cells))
        except Wrong as wrong:
            column = self._positions.get(wrong.column)
            where = f"{get_column_letter(column + 1)}{number}" if column is not None else str(number)
            self.say(where, wrong.wording, **wrong.values)

    def say(self, cell: str, wording: str, **values: str) -> None:
        self.read.wrong += 1
        if len(self.read.problems) < MOST_PROBLEMS:
            self.read.problems.append(Problem(self._file, cell, wording, tuple(values.items())))

    def _headings(self, texts: Sequence[str]) -> dict[str, int]:
        """Column → position; of two columns that could be the same one, the first."""
        found: dict[str, int] = {}
        for position, text in enumerate(texts[:MAX_COLUMNS]):
            column = next((one.name for one in COLUMNS[Kind.DOSSIERS] if one.is_headed(text)), None)
            if column is not None:
                found.setdefault(column, position)
        return found

    def _take_heading(self, number: int, texts: Sequence[str], found: dict[str, int]) -> bool:
        titles = {column.name: column.title for column in COLUMNS[Kind.DOSSIERS]}
        self.read.columns = frozenset(found)
        self.read.used = tuple((titles[name], quoted(texts[position])) for name, position in found.items())
        self.read.unread = tuple(
            quoted(text) for position, text in enumerate(texts) if text.strip() and position not in found.values()
        )
        self._positions, self._width = found, max(found.values()) + 1
        self._pick = itemgetter(*(found.get(name, -1) for name in titles))
        missing = self._places.missing(found)
        if missing is not None:
            self.say(str(number), missing.wording, **missing.values)
        return missing is None

    def _dossier(
        self,
        number: int,
        code: str,
        unit: str,
        desk: str,
        procedure: str,
        received: str,
        due: str,
        returned: str,
        apology: str,
    ) -> Dossier:
        code = code.strip()
        key = self._key(code, number)
        at_unit, at_desk = self._places.place(unit, desk)
        days = self._days
        try:
            came, until, went = days[received], days[due], days[returned]
        except KeyError:  # a day that no row before has had
            came, until = self._day("received", received), self._day("due", due)
            went = self._day("returned", returned)
        if came is None:
            came = _day_of_code(code)
            if came is None:
                raise Wrong("received", "import-dossier-no-received")
        if came > self._today:
            raise Wrong("received", "import-dossier-future", day=_shown(came))
        if until is not None and until < came:
            raise Wrong("due", "import-dossier-due-before", day=_shown(until), received=_shown(came))
        if went is not None:
            if went < came:
                raise Wrong("returned", "import-dossier-returned-before", day=_shown(went), received=_shown(came))
            if went > self._today:
                raise Wrong("returned", "import-dossier-future", day=_shown(went))
        apologised = self._apologised(apology, came) if apology else None
        named = self._procedures.get(procedure)
        if named is None:
            named = self._procedures[procedure] = _procedure(procedure)
        self._rows_of[key] = number
        return Dossier(key, code, at_unit, at_desk, named, came, until, went, apologised)

    def _key(self, code: str, number: int) -> str:
        if not _CODE.fullmatch(code):
            if not code:
                raise Wrong("code", "import-empty", heading=COLUMNS[Kind.DOSSIERS][0].title)
            formula = "import-formula" if is_formula(code) else "import-dossier-code"
            raise Wrong("code", formula, text=quoted(code))
        key = reads_like(code)
        if key in self._rows_of:
            raise Wrong("code", "import-code-twice", code=code, row=str(self._rows_of[key]))
        return key

    def _day(self, column: str, text: str) -> date | None:
        bare = text.strip()
        day = day_of(bare) if bare else None
        if bare and day is None:
            raise Wrong(column, "import-formula" if is_formula(bare) else "import-dossier-no-day", text=quoted(bare))
        self._days[text] = day
        return day

    def _apologised(self, text: str, received: date) -> date | None:
        """A day, a document with its day, or only that there was one: then the day on which we were told."""
        said = reads_like(text)
        if is_formula(text.strip()):
            raise Wrong("apology", "import-formula", text=quoted(text))
        if said in _NO:
            return None
        written = _DAY_FIRST.search(text)
        day = self._today if said in _YES else day_of(written[0] if written else text.strip())
        if day is None or not received <= day <= self._today:
            raise Wrong("apology", "import-dossier-apology", text=quoted(text))
        return day


def day_of(text: str) -> date | None:
    """09/11/2026, 2026-11-09 or a spreadsheet's 46335, each with or without an hour; None when it is no day."""
    bare = _CLOCK_BESIDE.sub("", " ".join(text.split())).strip()
    try:
        if found := _DAY_FIRST.fullmatch(bare):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        elif found := _YEAR_FIRST.fullmatch(bare):
            day = date(int(found[1]), int(found[2]), int(found[3]))
        elif _SERIAL.fullmatch(bare):
            day = _SERIAL_ZERO + timedelta(days=int(bare[:5]))
        else:
            return None
    except ValueError:
        return None
    return day if _EARLIEST <= day <= _LATEST else None


def _day_of_code(code: str) -> date | None:
    """000.12.05.H61-261109-0007 was received on 9 November 2026."""
    found = _DATE_IN_CODE.search(code)
    return day_of(f"{found[3]}/{found[2]}/20{found[1]}") if found else None


def _procedure(text: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if is_formula(name):
        raise Wrong("procedure", "import-formula", text=quoted(name))
    if hidden := hidden_mark(name):
        raise Wrong("procedure", "import-invisible", mark=hidden)
    if len(name) > _LONGEST_PROCEDURE:
        raise Wrong("procedure", "import-too-long", length=str(len(name)), longest=str(_LONGEST_PROCEDURE))
    return name


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
