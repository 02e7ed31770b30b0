"""The register of complaints as tables: row by row for the office, pooled counts alone for the public."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from analytics.block import DEFAULT_THRESHOLD
from analytics.period import local_day
from analytics.shortening import one_line, shorten
from survey.complaint import Complaint, Door, Outcome, Source, Status
from survey.routing import Category
from survey.wording import Wording

Cell = str | int | date

LONGEST_TEXT = 8_000  # UTF-16 units in a cell; what people may write is shorter, a spreadsheet holds four times as much

_COLUMNS = (  # heading, width in characters
    ("register-number", 5),
    ("register-code", 12),
    ("register-received", 11),
    ("register-door", 11),
    ("register-category", 14),
    ("register-procedure", 18),
    ("register-unit", 18),
    ("register-desk", 14),
    ("register-due", 11),
    ("register-status", 13),
    ("register-result", 17),
    ("register-answered", 11),
    ("register-overdue", 7),
    ("register-source", 12),
    ("register-text", 48),
)
_DOORS = {Door.ANONYMOUS: "register-anonymous", Door.NAMED: "register-named"}
SOURCES = {
    Source.CHAT: "register-chat",
    Source.WEB: "register-web",
    Source.BOX: "register-box",
    Source.HOTLINE: "register-hotline",
    Source.PAPER: "register-paper",
    Source.ASSISTED: "register-assisted",
}
_RESULTS = (
    "register-resolved",
    "register-silent",
    "register-unasked",
    "register-not-resolved",
    "register-awaits-word",
    "register-refused",
    "register-guided",
    "register-forwarded",
    "register-withdrawn",
    "register-open",
)
_OF_OUTCOME = {
    Outcome.CONFIRMED: "register-resolved",
    Outcome.SILENT: "register-silent",
    Outcome.UNASKED: "register-unasked",
    Outcome.NOT_RESOLVED: "register-not-resolved",
    Outcome.REFUSED: "register-refused",
    Outcome.GUIDED: "register-guided",
    Outcome.FORWARDED: "register-forwarded",
    Outcome.WITHDRAWN: "register-withdrawn",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A case as the register knows it; `text` is masked."""

    case: Complaint
    unit_name: str
    desk_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in characters, one for each heading; every row has as many cells."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to file or to hang up. An empty `warning` is left out; `name` fits the tab of a spreadsheet."""

    name: str
    title: str
    about: str
    warning: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def register(entries: Sequence[Entry], first: date, last: date, words: Wording, *, simulated: bool = False) -> Sheet:
    """One row for each case that came from `first` to `last`, in the order of `entries`."""
    headings, widths = zip(*((words.text(heading), width) for heading, width in _COLUMNS), strict=True)
    rows = tuple(_row(number, entry, words) for number, entry in enumerate(entries, start=1))
    return Sheet(
        words.text("register-name"),
        words.text("register-title"),
        words.text("register-span", first=words.day(first), last=words.day(last), count=words.count(len(entries))),
        words.text("report-simulated") if simulated else "",
        (Table(headings, widths, rows),),
        (words.text("register-note"),),
    )


def public_list(
    cases: Sequence[Complaint],
    first: date,
    last: date,
    words: Wording,
    *,
    threshold: int = DEFAULT_THRESHOLD,
    simulated: bool = False,
) -> Sheet:
    """How many of each kind, category and result. No number below the threshold can be read or worked out.

    Each table stands alone: a category is never crossed with a result, and every number in it is 0 or a sum of at least
    `threshold` cases, so nothing can be taken from anything to leave a few.
    """
    categories = {category: f"category-{category}" for category in Category}
    tables = (
        _counted("register-door", _DOORS.values(), (_DOORS[case.door] for case in cases), threshold, words),
        _counted(
            "register-category", categories.values(), (categories[case.category] for case in cases), threshold, words
        ),
        _counted("register-result", _RESULTS, map(result, cases), threshold, words),
    )
    return Sheet(
        words.text("register-public-name"),
        words.text("register-public-title"),
        words.text("register-public-span", first=words.day(first), last=words.day(last)),
        words.text("report-simulated") if simulated else "",
        tables,
        (words.text("register-public-note", threshold=words.count(threshold)), words.text("register-public-once")),
    )


def pooled(counts: Mapping[str, int], threshold: int) -> list[tuple[tuple[str, ...], int | None]]:
    """Groups of names with their sums: each sum is at least the threshold, or 0 where nothing small is near.

    Names below the threshold are one group; if they are still too few together, the smallest of the others joins them.
    None instead of a sum when all together are too few.
    """
    if all(number == 0 or number >= threshold for number in counts.values()):
        return [((name,), number) for name, number in counts.items()]
    together = {name for name, number in counts.items() if number < threshold}
    others = sorted((name for name in counts if name not in together), key=lambda name: counts[name])
    while (total := sum(counts[name] for name in together)) < threshold and others:
        together.add(others.pop(0))
    group = tuple(name for name in counts if name in together)
    shown: list[tuple[tuple[str, ...], int | None]] = [
        ((name,), number) for name, number in counts.items() if name not in together
    ]
    return [*shown, (group, total if total >= threshold else None)]


def result(case: Complaint) -> str:
    """The id of the words that say how it ended, or how far it is."""
    if case.outcome is not None:
        return _OF_OUTCOME[case.outcome]
    match case.status:
        case Status.ANSWERED:
            return "register-awaits-word"
        case Status.REFUSED:
            return "register-refused"
        case Status.GUIDED:
            return "register-guided"
        case Status.FORWARDED:
            return "register-open" if case.is_forwarded_inside else "register-forwarded"
        case Status.WAITING | Status.RECEIVED | Status.NEED_INFO | Status.IN_PROGRESS | Status.REOPENED | Status.CLOSED:
            return "register-open"
        case _:
            assert_never(case.status)


def written(cell: Cell, words: Wording) -> str:
    """As it is printed."""
    match cell:
        case str():
            return cell
        case int():
            return words.count(cell)
        case date():
            return words.day(cell)


def _row(number: int, entry: Entry, words: Wording) -> tuple[Cell, ...]:
    case = entry.case
    outcome = words.text(result(case))
    if case.refusal is not None:
        outcome = words.text("register-refused-because", result=outcome, reason=words.text(f"refusal-{case.refusal}"))
    return (
        number,
        str(case.code),
        local_day(case.opened_at, words.zone),
        words.text(_DOORS[case.door]),
        words.text(f"category-{case.category}"),
        one_line(f"{case.procedure.name} ({case.procedure.code})") if case.procedure else "",
        one_line(entry.unit_name),
        one_line(entry.desk_name),
        local_day(case.due.answer_due, words.zone),
        words.text(f"status-{case.status}"),
        outcome,
        "" if case.answered_at is None else local_day(case.answered_at, words.zone),
        words.text("register-late") if case.overdue else "",
        words.text(SOURCES[case.source]),
        shorten(entry.text, LONGEST_TEXT),
    )


def _counted(heading: str, names: Iterable[str], found: Iterable[str], threshold: int, words: Wording) -> Table:
    counts = Counter(found)
    rows: list[tuple[Cell, ...]] = []
    for group, number in pooled({name: counts[name] for name in names}, threshold):
        few = words.text("register-few", threshold=words.count(threshold))
        said = "; ".join(words.text(name) for name in group)
        label = said if len(group) == 1 else words.text("register-together", names=said)
        rows.append((label, few if number is None else number))
    return Table((words.text(heading), words.text("register-how-many")), (60, 14), tuple(rows))
