"""What the pictures beside a card show, as JSON: why a rate is low, how complaints stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from analytics import frozen_json, lines, reasons
from analytics.interval import wilson_interval
from analytics.period import label, parse, row_label
from analytics.publication import CategoryCount, ComplaintFigures, DeskSummary, Figures, Overview, QuestionFigures
from analytics.rates import LevelCounts, top_2
from analytics.shortening import shorten
from survey.wording import Wording

MOST_BARS = 6
MOST_PERIODS = 6

_LONGEST_TITLE, _LONGEST_LABEL = 120, 160


class Tone(StrEnum):
    """What a stretch of a bar stands for; how each looks, also without colour, is the chart's matter."""

    GOOD = "good"
    MIDDLE = "middle"
    BAD = "bad"
    PLAIN = "plain"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Stretch:
    share: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, a number in words and stretches from the left, whose shares of the whole width are 0 to 1.

    Without stretches only the words stand there: there is no figure. `low` and `high` end an interval, `mark` is
    where a running share has come to, `below` a second, thinner bar.
    """

    label: str
    value: str
    stretches: tuple[Stretch, ...] = ()
    low: float | None = None
    high: float | None = None
    mark: float | None = None
    below: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What one tone means. `marks` says that it is the sign of an interval or of a running share instead."""

    label: str
    tone: Tone | None = None
    marks: str = ""  # "interval" or "running"


@dataclass(frozen=True, slots=True)
class Section:
    """One small chart. Without bars `empty` says why."""

    heading: str
    bars: tuple[Bar, ...]
    keys: tuple[Key, ...] = ()
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DetailDrawing:
    kind: str
    title: str
    subtitle: str
    value: str
    banner: str
    sections: tuple[Section, ...]


def answers_drawing(made: DeskSummary | Overview, wording: Wording) -> str:
    """Weakest questions, on-time beside perceived, fields behind low answers."""
    return _drawing(made, (_weakest(made, wording), _on_time(made, wording), _fields(made, wording)), wording)


def complaints_drawing(
    made: DeskSummary | Overview, history: Sequence[DeskSummary | Overview], wording: Wording, *, with_ages: bool
) -> str:
    """How old open cases are (for those who may know), what came and went in the last periods, about which procedure.

    `history` are earlier summaries of the same place, oldest first.
    """
    sections = (
        *((_ages(made.complaints, wording),) if with_ages else ()),
        _came_and_went([*history[-(MOST_PERIODS - 1) :], made], wording),
        _procedures(made.complaints, wording),
    )
    return _drawing(made, sections, wording)


def _drawing(made: DeskSummary | Overview, sections: tuple[Section, ...], wording: Wording) -> str:
    match made:
        case DeskSummary():
            name, figures = made.desk_name, made.headline
        case Overview():
            name, figures = made.unit_name, made.total
    return frozen_json.dump(
        DetailDrawing(
            kind="details",
            title=shorten(name, _LONGEST_TITLE),
            subtitle=label(parse(made.period), wording),
            value=lines.rate(figures, wording) if figures else "–",
            banner=wording.text("chart-simulated") if made.simulated else "",
            sections=sections,
        )
    )


def _weakest(made: DeskSummary | Overview, wording: Wording) -> Section:
    known = [asked for asked in made.questions if asked.figures]
    known.sort(key=_rate)
    note = ""
    if len(known) > MOST_BARS:
        note = wording.text("details-only", shown=wording.count(MOST_BARS), of=wording.count(len(known)))
    return Section(
        wording.text("details-weakest"),
        tuple(
            _question_bar(asked.label, asked.figures.counts, wording) for asked in known[:MOST_BARS] if asked.figures
        ),
        keys=(
            Key(wording.text("details-satisfied"), Tone.GOOD),
            Key(wording.text("details-middle"), Tone.MIDDLE),
            Key(wording.text("details-dissatisfied"), Tone.BAD),
            Key(wording.text("details-interval"), marks="interval"),
        ),
        empty=wording.text("chart-no-figures"),
        note=note,
    )


def _question_bar(name: str, counts: LevelCounts, wording: Wording) -> Bar:
    low, high = wilson_interval(counts.satisfied, counts.answered)
    middle = counts.answered - counts.satisfied - counts.dissatisfied
    return Bar(
        shorten(name, _LONGEST_LABEL),
        _rate_of(counts.satisfied, counts.answered, wording),
        (
            Stretch(_share(counts.satisfied, counts.answered), Tone.GOOD),
            Stretch(_share(middle, counts.answered), Tone.MIDDLE),
            Stretch(_share(counts.dissatisfied, counts.answered), Tone.BAD),
        ),
        round(low, 4),
        round(high, 4),
    )


def _on_time(made: DeskSummary | Overview, wording: Wording) -> Section:
    """Both stand there always: one alone would look like the whole truth."""
    reported, perceived = made.dossiers, made.on_time
    due = reported.on_time + reported.late if reported else 0
    none = wording.text("details-no-data")
    from_software = Bar(wording.text("details-reported"), none)
    if reported and due:
        from_software = _plain(from_software.label, reported.on_time, due, wording)
    from_people = Bar(wording.text("details-perceived"), none)
    if perceived:
        from_people = _plain(from_people.label, perceived.counts.satisfied, perceived.counts.answered, wording)
    return Section(wording.text("details-on-time"), (from_software, from_people))


def _fields(made: DeskSummary | Overview, wording: Wording) -> Section:
    found = reasons.pareto_of_fields(made)
    return Section(
        wording.text("details-fields"),
        _pareto(found, wording),
        keys=(Key(wording.text("details-running"), marks="running"),) if found else (),
        empty=wording.text("details-no-low" if made.fields else "report-fields-none"),
    )


def _pareto(found: Sequence[reasons.Reason], wording: Wording) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            shorten(one.label, _LONGEST_LABEL),
            wording.text(
                "details-of-all",
                count=wording.count(one.dissatisfied),
                share=wording.percent(one.dissatisfied, one.together, 1),
            ),
            (Stretch(_share(one.dissatisfied, one.together), Tone.BAD),),
            mark=_share(one.so_far, one.together),
        )
        for one in found[:MOST_BARS]
    )


def _ages(figures: ComplaintFigures, wording: Wording) -> Section:
    """Of the cases that were open at the end, by how far their term was gone."""
    late, soon = figures.overdue, figures.due_soon
    in_time = figures.waiting - late - soon
    most = max(in_time, soon, late)
    classes = (
        ("details-in-time", in_time, Tone.PLAIN),
        ("details-soon", soon, Tone.SOON),
        ("details-late", late, Tone.BAD),
    )
    return Section(
        wording.text("details-ages", waiting=wording.count(figures.waiting)),
        tuple(
            Bar(wording.text(name), wording.count(number), (Stretch(_share(number, most), tone),))
            for name, number, tone in classes
        )
        if figures.waiting
        else (),
        empty=wording.text("details-none-open"),
    )


def _came_and_went(shown: Sequence[DeskSummary | Overview], wording: Wording) -> Section:
    most = max(max(one.complaints.opened, one.complaints.answered) for one in shown)
    bars = tuple(
        Bar(
            row_label(parse(one.period), wording),
            wording.text(
                "details-came-went",
                opened=wording.count(one.complaints.opened),
                answered=wording.count(one.complaints.answered),
            ),
            (Stretch(_share(one.complaints.opened, most), Tone.PLAIN),),
            below=Stretch(_share(one.complaints.answered, most), Tone.GOOD),
        )
        for one in shown
    )
    return Section(
        wording.text("details-opened-answered"),
        bars if most else (),
        keys=(
            Key(wording.text("details-opened"), Tone.PLAIN),
            Key(wording.text("details-answered"), Tone.GOOD),
        ),
        empty=wording.text("details-no-complaints"),
    )


def _procedures(figures: ComplaintFigures, wording: Wording) -> Section:
    found = _running(figures.procedures)
    return Section(
        wording.text("details-procedures"),
        _pareto(found, wording),
        keys=(Key(wording.text("details-running"), marks="running"),) if found else (),
        empty=wording.text("details-no-procedures"),
    )


def _running(named: Sequence[CategoryCount]) -> list[reasons.Reason]:
    return reasons.running([(one.label, one.opened) for one in named])


def _plain(name: str, part: int, whole: int, wording: Wording) -> Bar:
    return Bar(name, _rate_of(part, whole, wording), (Stretch(_share(part, whole), Tone.PLAIN),))


def _rate_of(part: int, whole: int, wording: Wording) -> str:
    return wording.text(
        "details-rate",
        rate=wording.percent(part, whole, 1),
        part=wording.count(part),
        whole=wording.count(whole),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _rate(asked: QuestionFigures) -> Fraction:
    return top_2(asked.figures.counts) if isinstance(asked.figures, Figures) else Fraction(1)
