"""The further sheets of the statutory spreadsheet: for each row of the table, numbers that its rates do not show."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.block import Mode, Stream
from analytics.doors import Doors
from analytics.lines import dossiers_cut
from analytics.official import DOSSIER_HEADINGS, dossier_cells
from analytics.statutory import Row, Statutory
from survey.complaint import Source
from survey.wording import Wording

Cell = int | Fraction | None  # a rate where it is a fraction; None: not known


@dataclass(frozen=True, slots=True)
class Annex:
    """One line of `cells` for each row of the table; `notes` stand below."""

    name: str
    headings: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


def annexes(made: Statutory, words: Wording) -> tuple[Annex, ...]:
    """Only what there is anything of."""
    rows = made.rows
    return (
        *([_doors(rows, words)] if any(row.doors.tells for row in rows) else []),
        *([_sources(rows, words)] if any(row.complaints and row.complaints.sources for row in rows) else []),
        *([_dossiers(made, words)] if any(row.dossiers for row in rows) else []),
    )


def _doors(rows: tuple[Row, ...], words: Wording) -> Annex:
    versions = sorted({name for row in rows for name in row.doors.versions})
    return Annex(
        words.text("statutory-sheet-doors"),
        (
            *(words.text(f"statutory-stream-{stream}") for stream in Stream),
            *(words.text(f"statutory-mode-{mode}") for mode in Mode),
            words.text("statutory-slips-printed"),
            words.text("statutory-slips-opened"),
            *versions,
        ),
        tuple(_door_cells(row.doors, versions) for row in rows),
        (words.text("document-doors"),),
    )


def _door_cells(doors: Doors, versions: list[str]) -> tuple[int, ...]:
    return (
        *(doors.streams.get(stream, 0) for stream in Stream),
        *(doors.modes.get(mode, 0) for mode in Mode),
        doors.printed,
        doors.opened,
        *(doors.versions.get(name, 0) for name in versions),
    )


def _sources(rows: tuple[Row, ...], words: Wording) -> Annex:
    return Annex(
        words.text("statutory-sheet-sources"),
        (words.text("statutory-opened"), *(words.text(f"report-source-{source}") for source in Source)),
        tuple(_source_cells(row) for row in rows),
        (words.text("statutory-note-units"),),
    )


def _source_cells(row: Row) -> tuple[int | None, ...]:
    figures = row.complaints
    if figures is None:
        return (None,) * (1 + len(Source))
    return (figures.opened, *(figures.sources.get(source, 0) for source in Source))


def _dossiers(made: Statutory, words: Wording) -> Annex:
    """On time as the one-stop software reports it, beside on time as citizens say; and how far its file reached."""
    headings = tuple(words.text(name) for name in DOSSIER_HEADINGS)
    known = made.whole.dossiers
    notes = (
        ()
        if known is None
        else (
            words.text("statutory-note-dossiers", day=words.day(known.as_of)),
            *(dossiers_cut(known, made.period, words) if made.is_over else ()),
        )
    )
    return Annex(words.text("statutory-sheet-dossiers"), headings, tuple(map(dossier_cells, made.rows)), notes)
