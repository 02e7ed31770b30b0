"""What was published of one desk, or of all desks of a leader, for one period; it reads back exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from analytics import frozen_json
from analytics.block import Block, Stream
from analytics.dossiers import DossierFigures
from analytics.outage import Outage
from analytics.rates import Formula, LevelCounts, top_2, total
from survey.complaint import Source

OVERALL, ON_TIME, APOLOGY = "overall", "ontime", "apology"  # question keys that every instrument shares


class Change(StrEnum):
    """Against the figures published before. Only ROSE and FELL may be told as a change."""

    NOT_COMPARED = "not-compared"  # one of the two has no figures
    WITHIN_CHANCE = "within-chance"
    ROSE = "rose"
    FELL = "fell"


@dataclass(frozen=True, slots=True)
class Figures:
    """Published counts of one question: at least the threshold of answers, of whole closed blocks.

    `first_day` and `last_day` are the days really covered, both included.
    """

    counts: LevelCounts
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One scale question besides the headline. `figures` is None below the threshold; `factor` is 1 to 5 (SIPAS)."""

    question: str
    label: str
    factor: int | None
    figures: Figures | None
    previous: Figures | None = None  # what stood beside the headline published last
    change: Change = Change.NOT_COMPARED


@dataclass(frozen=True, slots=True)
class StreamAnswers:
    """Numbers of valid answers to the headline: `closed` are in this summary's figures, `open` are carried on."""

    stream: Stream
    closed: int
    open: int


@dataclass(frozen=True, slots=True)
class CategoryCount:
    label: str
    opened: int


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """Complaints of one category opened in this period and in the one before, and how many days each of them has."""

    label: str
    opened: int
    days: int
    before: int
    days_before: int
    change: Change = Change.NOT_COMPARED


@dataclass(frozen=True, slots=True)
class ComplaintFigures:
    """Complaints the reader may see. `opened`, `answered`, `answered_on_time` within the period; `waiting` and of
    them `overdue` and `due_soon` as things stood at its end. `dossiers` is None when none were imported.
    """

    opened: int = 0
    answered: int = 0
    answered_on_time: int = 0
    overdue: int = 0
    waiting: int = 0
    categories: tuple[CategoryCount, ...] = ()
    dossiers: int | None = None
    compared: tuple[CategoryChange, ...] = ()
    due_soon: int = 0
    procedures: tuple[CategoryCount, ...] = ()  # of the opened ones that name one, most first
    sources: Mapping[Source, int] = field(default_factory=dict)  # of `opened`: by which way they came


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """The headline of those whose procedure lies in one field; they are a part of the desk's figures."""

    field: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class DeskSummary:
    """What one desk published for one period; never changed afterwards. Rates are derived, not stored."""

    desk: str
    desk_name: str
    unit_name: str
    period: str  # Period.key
    published_on: date
    headline: Figures | None
    previous: Figures | None  # the headline published last before this period
    change: Change
    open_answers: int
    open_since: date | None
    questions: tuple[QuestionFigures, ...]
    apology: Figures | None  # levels[0] = an apology and a definite new date
    streams: tuple[StreamAnswers, ...]
    invited: int | None  # None: unknown, there is only a wall QR
    complaints: ComplaintFigures
    target: Fraction | None
    chain_head: str
    formula: Formula = Formula.TOP_2
    simulated: bool = False
    late: bool = False
    dossiers: DossierFigures | None = None  # None: none of the period were imported
    outages: tuple[Outage, ...] = ()
    instrument: str = ""  # key and version that the desk asks with
    assisted: Figures | None = None  # the headline of what staff entered for others: in no other figure
    fields: tuple[FieldFigures, ...] = ()  # none where no procedure is asked for

    @property
    def verified(self) -> int:
        """Answers among the figures that prove an invited visit."""
        return sum(number.closed for number in self.streams if number.stream is Stream.VERIFIED)

    @property
    def weakest(self) -> QuestionFigures | None:
        """The question with the lowest rate among those with figures; of equals the one asked first."""
        return min((asked for asked in self.questions if asked.figures), key=_rate, default=None)

    @property
    def on_time(self) -> Figures | None:
        """Perceived on-time: its `satisfied` are those whose result came on the day or earlier."""
        return next((asked.figures for asked in self.questions if asked.question == ON_TIME), None)


@dataclass(frozen=True, slots=True)
class Overview:
    """All desks of one leader for one period. `total` sums only what desks published, so it hides no small part."""

    unit_name: str
    period: str
    published_on: date
    desks: tuple[DeskSummary, ...]
    total: Figures | None
    complaints: ComplaintFigures
    target: Fraction | None
    chain_head: str
    formula: Formula = Formula.TOP_2
    simulated: bool = False
    late: bool = False
    dossiers: DossierFigures | None = None  # of the whole unit, also those that belong to no desk
    outages: tuple[Outage, ...] = ()

    @property
    def published(self) -> tuple[DeskSummary, ...]:
        """The desks that have figures."""
        return tuple(desk for desk in self.desks if desk.headline)

    @property
    def invited(self) -> int | None:
        """By the desks that have figures; None as soon as one of them does not know."""
        numbers = [desk.invited for desk in self.published]
        known = [number for number in numbers if number is not None]
        return sum(known) if known and len(known) == len(numbers) else None

    @property
    def verified(self) -> int:
        return sum(desk.verified for desk in self.published)

    @property
    def assisted(self) -> Figures | None:
        """What staff entered for others, of the desks that have a block of it."""
        return joined([desk.assisted for desk in self.desks if desk.assisted])

    @property
    def streams(self) -> tuple[StreamAnswers, ...]:
        return tuple(one for desk in self.desks for one in desk.streams)

    @property
    def on_time(self) -> Figures | None:
        """Perceived on-time, of the desks that published it."""
        return joined([desk.on_time for desk in self.desks if desk.on_time])

    @property
    def fields(self) -> tuple[FieldFigures, ...]:
        """What the desks published of each field, together."""
        parts: dict[str, list[Figures]] = {}
        for one in (one for desk in self.desks for one in desk.fields):
            parts.setdefault(one.field, []).append(one.figures)
        return tuple(FieldFigures(field, whole) for field, of in parts.items() if (whole := joined(of)))

    @property
    def questions(self) -> tuple[QuestionFigures, ...]:
        """What the desks published of each question, together; desks that ask with other words stay apart."""
        parts: dict[tuple[str, str], list[QuestionFigures]] = {}
        for asked in (asked for desk in self.desks for asked in desk.questions):
            parts.setdefault((asked.question, asked.label), []).append(asked)
        return tuple(
            replace(of[0], figures=joined([one.figures for one in of if one.figures])) for of in parts.values()
        )


def dump(summary: DeskSummary | Overview) -> str:
    return frozen_json.dump(summary)


def load(frozen: str) -> DeskSummary:
    """Raises ValueError when `frozen` was not made by `dump` from a DeskSummary."""
    return frozen_json.load(DeskSummary, frozen)


def load_overview(frozen: str) -> Overview:
    return frozen_json.load(Overview, frozen)


def joined(parts: Sequence[Figures | Block]) -> Figures | None:
    """Counts of all parts and the days they cover together; None without any."""
    if not parts:
        return None
    if len(parts) == 1:
        return Figures(parts[0].counts, parts[0].first_day, parts[0].last_day)
    return Figures(
        total(part.counts for part in parts),
        min(part.first_day for part in parts),
        max(part.last_day for part in parts),
    )


def _rate(asked: QuestionFigures) -> Fraction:
    return top_2(asked.figures.counts) if asked.figures else Fraction(1)
