"""The longer plain text of one period, and the paragraph that is pasted into the administrative-reform report."""

from collections.abc import Sequence

from analytics import lines, outage, reasons
from analytics.keywords import Keyword
from analytics.period import Period, PeriodKind, label, parse
from analytics.publication import ComplaintFigures, DeskSummary, Figures, Overview
from analytics.shortening import one_line, shorten
from survey.wording import Wording

PLACES = 2  # decimals in reports; cards have one
PARAGRAPH_LIMIT = 2000  # characters a chat group takes in one message

_LONGEST_UNIT = 200


def report_text(summary: DeskSummary | Overview, wording: Wording, shared: Sequence[Keyword] = ()) -> str:
    """All figures of one desk, or of all desks of a leader, with the formula named; plain text.

    `shared` are the keywords of a desk's comments.
    """
    figures = summary.headline if isinstance(summary, DeskSummary) else summary.total
    match summary:
        case DeskSummary():
            details = [*_questions(summary, wording), *reasons.sentences(summary, shared, wording, PLACES)]
        case Overview():
            details = [*_desks(summary, wording), *reasons.fields(summary, wording, PLACES)]
    sections = [
        _opening(summary, wording),
        _satisfaction(summary, figures, wording),
        details,
        _complaints(summary, wording),
        *([_dossiers(summary, wording)] if summary.dossiers else []),
        [
            wording.text("report-heading-paragraph", number="V" if summary.dossiers else "IV"),
            paragraph(summary, wording),
        ],
        [
            wording.text("report-not-sipas"),
            wording.text(
                "report-not-closed" if lines.is_running(summary) else "report-published",
                day=wording.day(summary.published_on),
            ),
            *lines.chain(summary.chain_head, wording),
        ],
    ]
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def paragraph(summary: DeskSummary | Overview, wording: Wording) -> str:
    """One paragraph under 2,000 characters. Without figures there is no sentence on satisfaction."""
    sentences = [
        *([wording.text("report-simulated") + "."] if summary.simulated else []),
        *satisfaction_sentences(summary, wording),
        _complaints_sentence(summary.complaints, wording),
        *(line + "." for line in (lines.on_time(summary, wording, PLACES) if summary.dossiers else [])),
        wording.text("report-not-sipas"),
    ]
    return " ".join(sentences)


def satisfaction_sentences(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    """The rate with n, k and formula, and the days it covers where these are not the period's."""
    figures = summary.headline if isinstance(summary, DeskSummary) else summary.total
    period = parse(summary.period)
    return [
        _satisfaction_sentence(summary, figures, wording),
        *_covered_sentence(figures, period, wording),
    ]


def _opening(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    period = parse(summary.period)
    when = label(period, wording)
    if period.kind is not PeriodKind.WEEK or lines.is_running(summary):  # the days of a week stand in its name
        when += f" ({lines.window(summary, wording)})"
    return [
        *([wording.text("report-simulated")] if summary.simulated else []),
        wording.text("report-title"),
        wording.text("report-unit", unit=one_line(summary.unit_name)),
        *([wording.text("report-desk", desk=one_line(summary.desk_name))] if isinstance(summary, DeskSummary) else []),
        wording.text("report-period", period=when),
    ]


def _satisfaction(summary: DeskSummary | Overview, figures: Figures | None, wording: Wording) -> list[str]:
    period = parse(summary.period)
    held = (
        lines.open_answers(summary.open_answers, summary.open_since, period, figures is not None, wording)
        if isinstance(summary, DeskSummary)
        else []
    )
    heading = wording.text("report-heading-answers")
    if figures is None:
        none = held or [wording.text("report-no-figures")]
        unreachable = outage.sentences(summary.outages, wording)
        invited = lines.invited(summary, wording, PLACES)
        return [heading, *none, *unreachable, invited, *_apart(summary, wording)]
    return [
        heading,
        lines.of_counts("report-rate-told", figures, wording, PLACES),
        wording.text("report-formula"),
        lines.interval(figures, wording, PLACES),
        *_levels(figures, wording),
        lines.dissatisfied(figures, wording, PLACES),
        *lines.covered(figures, period, wording),
        lines.invited(summary, wording, PLACES),
        *lines.coverage(summary, wording, PLACES),
        *(
            [
                lines.change(summary, wording),
                *lines.changed_questions(summary, wording, _LONGEST_UNIT),
                *lines.streams(summary, wording),
            ]
            if isinstance(summary, DeskSummary)
            else []
        ),
        *lines.target(summary.target, figures, wording),
        *lines.caution(figures, wording),
        *outage.sentences(summary.outages, wording),
        *held,
        *_apart(summary, wording),
    ]


def _apart(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    """What is in no figure above."""
    return lines.assisted(summary, wording, PLACES)


def _levels(figures: Figures, wording: Wording) -> list[str]:
    counts = figures.counts
    return [
        *(
            wording.text(
                "report-level",
                label=wording.text(lines.LEVEL_NAMES[level - 1]),
                rate=lines.share(counts.levels[level - 1], counts.answered, wording, PLACES),
                people=wording.count(counts.levels[level - 1]),
            )
            for level in (5, 4, 3, 2, 1)
        ),
        wording.text(
            "report-missing",
            not_applicable=wording.count(counts.not_applicable),
            skipped=wording.count(counts.skipped),
            unreached=wording.count(counts.unreached),
        ),
    ]


def _questions(summary: DeskSummary, wording: Wording) -> list[str]:
    named = [_rated(asked.label, asked.figures, wording) for asked in summary.questions]
    return [
        wording.text("report-heading-questions"),
        *(named or [wording.text("report-no-questions")]),
        *(lines.apology(summary, wording, PLACES) if summary.dossiers is None else []),
    ]


def _desks(overview: Overview, wording: Wording) -> list[str]:
    return [
        wording.text("report-heading-desks"),
        *(_rated(desk.desk_name, desk.headline, wording) for desk in overview.desks),
    ]


def _rated(name: str, figures: Figures | None, wording: Wording) -> str:
    """A question or a desk, with how sure its rate is."""
    if figures is None:
        return wording.text("report-question-open", question=one_line(name))
    ends = lines.interval_ends(figures, wording, PLACES)
    return lines.of_counts("report-question", figures, wording, PLACES, question=one_line(name), **ends)


def _dossiers(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    """What the one-stop software reports, each beside what citizens say."""
    return [
        wording.text("report-heading-dossiers"),
        *lines.dossiers(summary, wording),
        *lines.on_time(summary, wording, PLACES),
        *lines.apology(summary, wording, PLACES),
    ]


def _complaints(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    figures = summary.complaints
    on_time = wording.text(
        "report-on-time-complaints",
        on_time=wording.count(figures.answered_on_time),
        answered=wording.count(figures.answered),
    )
    every: Sequence[str] = lines.categories(figures, wording, most=len(figures.categories), longest=_LONGEST_UNIT)
    return [
        wording.text("report-heading-complaints"),
        lines.complaints(figures, wording),
        *([on_time] if figures.answered else []),
        *lines.complaints_per_thousand(summary, wording),
        *every,
        *lines.sources(figures, wording),
        *reasons.procedures(figures.procedures, wording, PLACES),
    ]


def _satisfaction_sentence(summary: DeskSummary | Overview, figures: Figures | None, wording: Wording) -> str:
    name = summary.desk_name if isinstance(summary, DeskSummary) else summary.unit_name
    unit = shorten(name, _LONGEST_UNIT)
    window = lines.window(summary, wording)
    if figures is None:
        return wording.text("report-paragraph-none", window=window, unit=unit)
    values = {"window": window, "unit": unit}
    if summary.invited is None:
        return lines.of_counts("report-paragraph-uninvited", figures, wording, PLACES, **values)
    values["invited"] = wording.count(summary.invited)
    response = lines.response_rate(summary, wording, PLACES)
    if response is None:
        return lines.of_counts("report-paragraph-unanswered", figures, wording, PLACES, **values)
    values["response"] = response
    if summary.verified == figures.counts.answered:
        return lines.of_counts("report-paragraph", figures, wording, PLACES, **values)
    values["verified"] = wording.count(summary.verified)
    return lines.of_counts("report-paragraph-mixed", figures, wording, PLACES, **values)


def _covered_sentence(figures: Figures | None, period: Period, wording: Wording) -> list[str]:
    if figures is None or not lines.covered(figures, period, wording):
        return []
    first, last = wording.day(figures.first_day), wording.day(figures.last_day)
    return [wording.text("report-paragraph-covered", first=first, last=last)]


def _complaints_sentence(figures: ComplaintFigures, wording: Wording) -> str:
    if not figures.opened and not figures.answered and not figures.overdue:
        return wording.text("report-paragraph-no-complaints")
    if not figures.answered:
        opened, overdue = wording.count(figures.opened), wording.count(figures.overdue)
        return wording.text("report-paragraph-complaints-unanswered", opened=opened, overdue=overdue)
    return wording.text(
        "report-paragraph-complaints",
        opened=wording.count(figures.opened),
        answered=wording.count(figures.answered),
        on_time=wording.count(figures.answered_on_time),
        overdue=wording.count(figures.overdue),
    )
