"""The weekly cards: one desk's for its group, the overview for a leader; short lines for a phone, ≤ 1,024 units."""

from collections.abc import Iterable, Sequence

from analytics import lines, outage
from analytics.funnel import Funnel, funnel
from analytics.period import label, parse
from analytics.publication import Change, DeskSummary, Figures, Overview
from analytics.shortening import shorten
from survey.messages import utf16_length
from survey.wording import Wording

CAPTION_LIMIT = 1024  # UTF-16 units under a photo

_LONGEST_TITLE, _LONGEST_NAME, _MOST_NAMES = 80, 40, 3
# What is left out first (highest number, of equals the last line) when a card would be too long; 0 never is.
_MUST, _RATHER, _DETAIL, _EXTRA = range(4)

Line = tuple[int, str]


def desk_card(summary: DeskSummary, wording: Wording) -> str:
    """The text of one desk's card."""
    figures = summary.headline
    period = parse(summary.period)
    opened = lines.open_answers(summary.open_answers, summary.open_since, period, figures is not None, wording)
    complaints = summary.complaints
    return _fitted(
        [
            _title(summary.desk_name, summary, wording),
            [*_headline(summary, figures, "report-rate", wording), *_ranked(_MUST, opened)],
            [
                *_ranked(_MUST, [lines.change(summary, wording)] if figures else []),
                *_ranked(_RATHER, lines.changed_questions(summary, wording, _LONGEST_NAME)),
                *_ranked(_MUST, lines.target(summary.target, figures, wording) if figures else []),
                (_MUST, lines.invited(summary, wording)),
                *_ranked(_EXTRA, lines.coverage(summary, wording)),
                *_ranked(_EXTRA, lines.streams(summary, wording)),
                *_ranked(_EXTRA, lines.assisted(summary, wording)),
                *_ranked(_RATHER, lines.weakest(summary, wording, _LONGEST_NAME)),
                *_ranked(_RATHER, outage.sentences(summary.outages, wording)),
                *_ranked(_DETAIL, lines.on_time(summary, wording)),
                *_ranked(_DETAIL, lines.apology(summary, wording)),
                *_ranked(_EXTRA, lines.dossiers(summary, wording)),
            ],
            [
                (_MUST, lines.complaints(complaints, wording)),
                *_ranked(_RATHER, lines.categories(complaints, wording, _MOST_NAMES, _LONGEST_NAME)),
            ],
            _ranked(_MUST, lines.chain(summary.chain_head[:_LONGEST_NAME], wording)),
        ]
    )


def wants_posters(made: DeskSummary | Overview) -> bool:
    """Nobody answered, or nobody complained: that is a warning, and more people may need to know the way."""
    counted = made.complaints
    complained = counted.opened or counted.answered or counted.waiting or counted.overdue
    desks = made.desks if isinstance(made, Overview) else (made,)
    return not complained or not any(desk.headline or desk.open_answers for desk in desks)


def overview_card(overview: Overview, wording: Wording) -> str:
    """The text of a leader's card: all desks, what stands out, never a ranking."""
    published, desks = wording.count(len(overview.published)), wording.count(len(overview.desks))
    complaints = overview.complaints
    overdue = wording.text("report-overdue-now", overdue=wording.count(complaints.overdue))
    return _fitted(
        [
            _title(overview.unit_name, overview, wording),
            _headline(overview, overview.total, "report-rate-of-desks", wording, published=published, desks=desks)
            or [(_MUST, wording.text("report-no-figures"))],
            [
                *_ranked(_RATHER, lines.target(overview.target, overview.total, wording) if overview.total else []),
                *_ranked(_RATHER, [lines.invited(overview, wording)] if overview.total else []),
                *_ranked(_EXTRA, lines.assisted(overview, wording)),
                *_ranked(_EXTRA, lines.coverage(overview, wording)),
                *_ranked(_DETAIL, lines.on_time(overview, wording) if overview.dossiers else []),
                *_ranked(_DETAIL, lines.apology(overview, wording)),
            ],
            [
                *_ranked(_MUST, _changes(overview.published, wording)),
                *_ranked(_MUST, _standing_out(overview, wording)),
                *_ranked(_RATHER, outage.sentences(overview.outages, wording)),
                *_ranked(_DETAIL, _open_desks(overview.desks, wording)),
            ],
            [
                (_MUST, lines.complaints(complaints, wording)),
                *_ranked(_RATHER, lines.changed_categories(complaints, wording, _LONGEST_NAME)),
                *_ranked(_EXTRA, lines.categories(complaints, wording, _MOST_NAMES, _LONGEST_NAME)),
                *_ranked(_MUST, [overdue] if complaints.overdue else []),
            ],
            _ranked(_MUST, lines.chain(overview.chain_head[:_LONGEST_NAME], wording)),
        ]
    )


def _title(name: str, summary: DeskSummary | Overview, wording: Wording) -> list[Line]:
    when = label(parse(summary.period), wording)
    return [
        *_ranked(_MUST, [wording.text("report-simulated")] if summary.simulated else []),
        (_MUST, shorten(name, _LONGEST_TITLE)),
        (_MUST, _when(summary, when, wording)),
    ]


def _when(summary: DeskSummary | Overview, when: str, wording: Wording) -> str:
    if lines.is_running(summary):
        return wording.text("report-running", period=when, day=wording.day(summary.published_on))
    return wording.text("report-late", period=when) if summary.late else when


def _headline(
    summary: DeskSummary | Overview, figures: Figures | None, message: str, wording: Wording, **values: str
) -> list[Line]:
    if figures is None:
        return []
    return [
        (_MUST, lines.of_counts(message, figures, wording, 1, **values)),
        (_MUST, lines.interval(figures, wording)),
        (_MUST, wording.text("report-formula")),
        (_MUST, lines.dissatisfied(figures, wording)),
        *_ranked(_MUST, lines.covered(figures, parse(summary.period), wording)),
        *_ranked(_RATHER, lines.caution(figures, wording)),
    ]


def _changes(desks: Sequence[DeskSummary], wording: Wording) -> list[str]:
    """Desks that changed by more than chance; silent when nothing could be compared."""
    changed = []
    for desk in desks:
        if desk.change in (Change.ROSE, Change.FELL) and desk.headline and desk.previous:
            message = "report-desk-rose" if desk.change is Change.ROSE else "report-desk-fell"
            by = lines.points(desk.headline, desk.previous, wording)
            changed.append(wording.text(message, desk=shorten(desk.desk_name, _LONGEST_NAME), points=by))
    changed += [
        wording.text(
            "report-question-of-desk-rose" if asked.change is Change.ROSE else "report-question-of-desk-fell",
            desk=shorten(desk.desk_name, _LONGEST_NAME),
            question=shorten(asked.label, _LONGEST_NAME),
            points=lines.points(asked.figures, asked.previous, wording),
        )
        for desk in desks
        for asked in desk.questions
        if asked.change in (Change.ROSE, Change.FELL) and asked.figures and asked.previous
    ]
    if changed:
        return [wording.text("report-changed-desks", desks=_listed(changed, wording, "report-and-other-changes"))]
    if any(desk.change is Change.WITHIN_CHANCE for desk in desks):
        return [wording.text("report-no-changed-desk")]
    return []


def _standing_out(overview: Overview, wording: Wording) -> list[str]:
    """Desks outside the funnel's 99.8 % limits."""
    if len(overview.published) < 2:
        return []
    seen: Funnel = funnel(overview.published)
    found = []
    for message, desks in (("report-outliers-low", seen.below), ("report-outliers-high", seen.above)):
        if desks:
            found.append(wording.text(message, desks=_listed([_rated(desk, wording) for desk in desks], wording)))
    return found or [wording.text("report-no-outlier")]


def _rated(desk: DeskSummary, wording: Wording) -> str:
    assert desk.headline
    return lines.of_counts("report-desk-rate", desk.headline, wording, desk=shorten(desk.desk_name, _LONGEST_NAME))


def _open_desks(desks: Sequence[DeskSummary], wording: Wording) -> list[str]:
    without = [
        wording.text(
            "report-desk-open", desk=shorten(desk.desk_name, _LONGEST_NAME), answers=wording.count(desk.open_answers)
        )
        for desk in desks
        if desk.headline is None
    ]
    return [wording.text("report-desks-open", desks=_listed(without, wording))] if without else []


def _listed(names: Sequence[str], wording: Wording, and_others: str = "report-and-others") -> str:
    """`and_others` names what the list is of; one desk can stand in it with several changes."""
    shown = "; ".join(names[:_MOST_NAMES])
    left_out = len(names) - _MOST_NAMES
    return shown if left_out <= 0 else wording.text(and_others, names=shown, count=wording.count(left_out))


def _ranked(rank: int, texts: Iterable[str]) -> list[Line]:
    return [(rank, text) for text in texts]


def _fitted(groups: Sequence[Sequence[Line]]) -> str:
    """The groups with an empty line between them; while that is too long, the least important line is left out."""
    left = [list(group) for group in groups]
    while utf16_length(card := _joined(left)) > CAPTION_LIMIT:
        rank = max(rank for group in left for rank, _ in group)
        if rank == _MUST:
            raise ValueError(f"what a card must say takes {utf16_length(card)} units, {CAPTION_LIMIT} are allowed")
        group = next(group for group in reversed(left) if any(own == rank for own, _ in group))
        group.remove(next(line for line in reversed(group) if line[0] == rank))
    return card


def _joined(groups: Sequence[Sequence[Line]]) -> str:
    return "\n\n".join("\n".join(text for _, text in group) for group in groups if group)
