"""The official report in words: every sentence and cell of the document, in the order of the page, without layout."""

from dataclasses import dataclass
from fractions import Fraction

from analytics import lines
from analytics.doors import Doors, doors_lines
from analytics.interval import wilson_interval
from analytics.period import Period, label
from analytics.publication import ComplaintFigures, Figures, Overview
from analytics.rates import top_2
from analytics.shortening import one_line
from analytics.statutory import PLACES, Level, Row, Statutory
from analytics.text_report import satisfaction_sentences
from survey.wording import Wording

SPANNED = range(4, 8)  # the cells that one remark takes where there is no rate
DOSSIER_HEADINGS = (
    "statutory-dossiers-received",
    "statutory-dossiers-returned",
    "statutory-dossiers-on-time",
    "statutory-dossiers-late",
    "statutory-dossiers-pending",
    "statutory-dossiers-pending-late",
    "statutory-dossiers-apologised",
    "statutory-dossiers-reported",
    "statutory-dossiers-perceived",
    "statutory-dossiers-perceived-n",
)
NO_BREAK = "\N{NO-BREAK SPACE}"
MOST_CATEGORIES = 5
_LONGEST_CATEGORY = 80


@dataclass(frozen=True, slots=True)
class TableRow:
    """Twelve cells. With a `remark` the cells of SPANNED are empty and it stands in their place."""

    cells: tuple[str, ...]
    remark: str
    level: Level


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `below` are the headings of its two parts, if it has them."""

    heading: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialReport:
    """Texts are plain: nothing in them is markup. An empty `warning` leaves its line out."""

    warning: str
    superior: str
    issuer: str
    nation: str
    motto: str
    number: str
    place_date: str
    kind: str
    about: str
    addressee: str
    opening: str
    sections: tuple[Section, ...]
    closing: str
    signer: str
    recipients_label: str
    recipients: tuple[str, ...]
    appendix: str
    appendix_about: str
    appendix_of: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    notes: str


def official_report(made: Statutory, words: Wording) -> OfficialReport:
    whole = made.whole
    unit = one_line(whole.unit_name)
    when = period_named(made.period, words)
    window = period_window(made.period, words)
    above = one_line(made.superior) if made.superior else ""
    today = words.day(whole.published_on)
    return OfficialReport(
        warning=words.text("report-simulated") if whole.simulated else "",
        superior=above.upper() or words.text("document-no-superior"),
        issuer=unit.upper(),
        nation=words.text("document-nation"),
        motto=words.text("document-motto"),
        number=words.text("document-number"),
        place_date=words.text("document-place-date"),
        kind=words.text("document-kind"),
        about=words.text("document-about", period=when),
        addressee=words.text("document-to", addressee=above) if above else words.text("document-to-nobody"),
        opening=words.text("document-opening", unit=unit, period=when, window=window)
        if made.is_over
        else words.text("document-opening-today", unit=unit, period=when, window=window, today=today),
        sections=_sections(made, words),
        closing=words.text("document-details"),
        signer=words.text("document-signer"),
        recipients_label=words.text("document-recipients"),
        recipients=(
            words.text("document-recipient-above"),
            words.text("document-recipient-own"),
            words.text("document-recipient-file"),
        ),
        appendix=words.text("document-appendix"),
        appendix_about=words.text("document-appendix-about", period=when, window=window.replace(" ", NO_BREAK)),
        appendix_of=words.text("document-appendix-of", unit=unit),
        columns=columns(words),
        rows=tuple(table_row(row, words) for row in made.rows),
        notes=" ".join(notes(made, words)),
    )


def period_named(period: Period, words: Wording) -> str:
    """Within a sentence: quý IV năm 2026; a name that begins with a number stays as it is."""
    named = label(period, words).partition(" (")[0]
    return named[:1].lower() + named[1:]


def period_window(period: Period, words: Wording) -> str:
    return words.text("period-window", first=words.day(period.start), last=words.day(period.last_day))


def columns(words: Wording) -> tuple[Column, ...]:
    parts = (words.text("statutory-n"), words.text("statutory-percent"))
    return (
        Column(words.text("statutory-unit")),
        Column(words.text("statutory-invited")),
        Column(words.text("statutory-answered")),
        Column(words.text("statutory-response")),
        Column(words.text("statutory-satisfied"), parts),
        Column(words.text("statutory-dissatisfied"), parts),
        Column(words.text("statutory-opened")),
        Column(words.text("statutory-complaints-answered")),
        Column(words.text("statutory-on-time")),
        Column(words.text("statutory-overdue")),
    )


def table_row(row: Row, words: Wording) -> TableRow:
    none = words.text("statutory-none")
    counts = row.figures.counts if row.figures else None
    response, on_time = row.response, row.answered_on_time
    cells = [
        row_name(row, words),
        invited(row, words),
        words.count(counts.answered) if counts else none,
        words.decimal(100 * response, PLACES) + "%" if response is not None else none,
    ]
    if counts:
        for part in (counts.satisfied, counts.dissatisfied):
            cells += [words.count(part), lines.share(part, counts.answered, words, PLACES)]
    else:
        cells += [""] * len(SPANNED)
    if row.complaints is None:
        cells += [none] * 4
    else:
        cells += [
            words.count(row.complaints.opened),
            words.count(row.complaints.answered),
            words.decimal(100 * on_time, PLACES) + "%" if on_time is not None else none,
            words.count(row.complaints.overdue),
        ]
    return TableRow(tuple(cells), "" if counts else remark(row, words), row.level)


def dossier_cells(row: Row) -> tuple[int | Fraction | None, ...]:
    """In the order of DOSSIER_HEADINGS; None where nothing was imported, or too few citizens answered."""
    known, counts = row.dossiers, row.perceived.counts if row.perceived else None
    perceived = (top_2(counts), counts.answered) if counts else (None, None)
    if known is None:
        return (*(None,) * (len(DOSSIER_HEADINGS) - len(perceived)), *perceived)
    return (
        known.received,
        known.returned,
        known.on_time,
        known.late,
        known.pending,
        known.pending_late,
        known.apologised,
        known.reported_on_time,
        *perceived,
    )


def row_name(row: Row, words: Wording) -> str:
    return words.text("statutory-total") if row.level is Level.TOTAL else one_line(row.name)


def invited(row: Row, words: Wording) -> str:
    """Where no block is full the invitations wait with the answers: in the column they would be in no total."""
    if row.figures is None:
        return words.text("statutory-none")
    return words.text("statutory-unknown") if row.invited is None else words.count(row.invited)


def remark(row: Row, words: Wording) -> str:
    """Where there is no rate: how many answers wait, or that there are none."""
    if row.open_answers:
        return words.text("statutory-open", answers=words.count(row.open_answers))
    return words.text("statutory-empty")


def notes(made: Statutory, words: Wording) -> tuple[str, ...]:
    """What a reader must know to use the table, each one sentence or two."""
    whole = made.whole
    said = [words.text("report-formula") + ".", words.text("statutory-note-residue")]
    if not made.is_over:
        said.append(words.text("statutory-note-today", today=words.day(whole.published_on)))
    said += [
        *(lines.covered(whole.total, made.period, words) if whole.total else []),
        words.text("statutory-note-response"),
        words.text("statutory-note-complaints"),
    ]
    if len(made.rows) > 1:
        said += [words.text("statutory-note-total"), words.text("statutory-note-units")]
    if not whole.complaints.opened:
        said.append(words.text("statutory-note-no-complaints"))
    said.append(words.text("report-not-sipas"))
    return (*said, *lines.chain(whole.chain_head, words))


def _sections(made: Statutory, words: Wording) -> tuple[Section, ...]:
    whole = made.whole
    said = [" ".join(satisfaction_sentences(whole, words))]
    if whole.total:
        said.append(" ".join(_levels(whole.total, words)))
    basis = (words.text("document-basis") + " " + words.text("report-not-sipas"), *_doors(made.rows[-1].doors, words))
    parts = [
        ("document-part-satisfaction", tuple(said)),
        ("document-part-complaints", (*_complaints(whole.complaints, words), *_per_thousand(whole, words))),
        *([("document-part-dossiers", _dossiers(whole, words))] if whole.dossiers else []),
        ("document-part-basis", basis),
    ]
    return tuple(
        Section(f"{number}. {words.text(heading)}", paragraphs)
        for number, (heading, paragraphs) in enumerate(parts, start=1)
    )


def _doors(doors: Doors, words: Wording) -> tuple[str, ...]:
    """How many came by which door, in one paragraph."""
    if not doors.tells:
        return ()
    return (words.text("document-doors") + " " + " ".join(line + "." for line in doors_lines(doors, words)),)


def _dossiers(whole: Overview, words: Wording) -> tuple[str, ...]:
    """What the one-stop software reports, each beside what citizens say."""
    said = [*lines.dossiers(whole, words), *lines.on_time(whole, words, PLACES), *lines.apology(whole, words, PLACES)]
    return tuple(line + "." for line in (*said, *lines.coverage(whole, words, PLACES)))


def _per_thousand(whole: Overview, words: Wording) -> tuple[str, ...]:
    return tuple(line + "." for line in lines.complaints_per_thousand(whole, words))


def _complaints(figures: ComplaintFigures, words: Wording) -> tuple[str, ...]:
    """None received is a missing figure, never a good one."""
    if not (figures.opened or figures.answered or figures.waiting or figures.overdue):
        return (words.text("document-complaints-none"),)
    said = words.text(
        "document-complaint-counts" if figures.answered else "document-complaint-counts-unanswered",
        opened=words.count(figures.opened),
        answered=words.count(figures.answered),
        on_time=words.count(figures.answered_on_time),
        waiting=words.count(figures.waiting),
        overdue=words.count(figures.overdue),
    )
    main = lines.categories(figures, words, MOST_CATEGORIES, _LONGEST_CATEGORY)
    return (said, *(line + "." for line in (*main, *lines.sources(figures, words))))


def _levels(figures: Figures, words: Wording) -> tuple[str, ...]:
    counts = figures.counts
    levels = "; ".join(
        words.text(
            "document-level",
            label=words.text(lines.LEVEL_NAMES[level - 1]),
            people=words.count(counts.levels[level - 1]),
            rate=lines.share(counts.levels[level - 1], counts.answered, words, PLACES),
        )
        for level in (5, 4, 3, 2, 1)
    )
    low, high = (
        words.decimal(Fraction(100 * end), PLACES) for end in wilson_interval(counts.satisfied, counts.answered)
    )
    return (
        words.text("document-levels", answered=words.count(counts.answered), levels=levels),
        words.text("document-interval", low=low, high=high),
    )
