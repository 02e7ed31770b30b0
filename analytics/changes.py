"""What changed by more than chance since the figures before, judged over all comparisons of a period together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analytics.interval import benjamini_hochberg, change_p_value, more_often_p_value
from analytics.publication import CategoryChange, Change, DeskSummary, Figures, QuestionFigures


class _Compared(NamedTuple):
    """One comparison: of which summary (or unit, behind them), which part of it, and what to say if it is kept."""

    summary: int
    part: tuple[str, str]
    p_value: float
    if_kept: Change


@dataclass(frozen=True, slots=True)
class Judged:
    """Desks with their changes marked, and by unit its complaint categories with theirs."""

    desks: tuple[DeskSummary, ...]
    of_units: Mapping[str, tuple[CategoryChange, ...]]


def mark_changes(summaries: Sequence[DeskSummary]) -> tuple[DeskSummary, ...]:
    """The same where no unit's own complaints are looked at."""
    return judge(summaries, {}).desks


def judge(summaries: Sequence[DeskSummary], of_units: Mapping[str, Sequence[CategoryChange]]) -> Judged:
    """Say of each headline, question and complaint category whether it changed by more than chance.

    They are one family: among a hundred desks with five questions each, twenty-five would seem to change every week by
    chance alone. Benjamini-Hochberg holds the share of false mentions also where comparisons depend on each other the
    way answers of one person do (Benjamini and Yekutieli, Ann. Stat. 29 (2001) 1165-1188).
    """
    compared = [one for place, summary in enumerate(summaries) for one in _comparisons(place, summary)]
    for place, categories in enumerate(of_units.values(), start=len(summaries)):
        compared += [_of_category(place, one) for one in categories]
    kept = benjamini_hochberg([one.p_value for one in compared])
    marks: list[dict[tuple[str, str], Change]] = [{} for _ in range(len(summaries) + len(of_units))]
    for place, one in enumerate(compared):
        marks[one.summary][one.part] = one.if_kept if place in kept else Change.WITHIN_CHANCE
    desks, units = marks[: len(summaries)], marks[len(summaries) :]
    return Judged(
        tuple(_marked(summary, changes) for summary, changes in zip(summaries, desks, strict=True)),
        {
            unit: tuple(_marked_category(one, changes) for one in of_units[unit])
            for unit, changes in zip(of_units, units, strict=True)
        },
    )


def _comparisons(place: int, summary: DeskSummary) -> list[_Compared]:
    found = []
    if summary.headline and summary.previous:
        found.append(_of_rates(place, ("headline", ""), summary.headline, summary.previous))
    for asked in summary.questions:
        if asked.figures and asked.previous:
            found.append(_of_rates(place, ("question", asked.question), asked.figures, asked.previous))
    return found + [_of_category(place, one) for one in summary.complaints.compared]


def _of_category(place: int, one: CategoryChange) -> _Compared:
    p_value = more_often_p_value(one.opened, one.days, one.before, one.days_before)
    rose = one.opened * one.days_before > one.before * one.days
    return _Compared(place, ("category", one.label), p_value, Change.ROSE if rose else Change.FELL)


def _of_rates(place: int, part: tuple[str, str], now: Figures, before: Figures) -> _Compared:
    satisfied, answered = now.counts.satisfied, now.counts.answered
    satisfied_before, answered_before = before.counts.satisfied, before.counts.answered
    p_value = change_p_value(satisfied, answered, satisfied_before, answered_before)
    rose = satisfied * answered_before > satisfied_before * answered  # their shares, without a division
    return _Compared(place, part, p_value, Change.ROSE if rose else Change.FELL)


def _marked(summary: DeskSummary, changes: dict[tuple[str, str], Change]) -> DeskSummary:
    def question(asked: QuestionFigures) -> QuestionFigures:
        change = changes.get(("question", asked.question), Change.NOT_COMPARED)
        # not replace(): some ten thousand pass here every week
        return QuestionFigures(asked.question, asked.label, asked.factor, asked.figures, asked.previous, change)

    complaints = summary.complaints
    if complaints.compared:
        complaints = replace(complaints, compared=tuple(_marked_category(one, changes) for one in complaints.compared))
    return replace(
        summary,
        change=changes.get(("headline", ""), Change.NOT_COMPARED),
        questions=tuple(map(question, summary.questions)),
        complaints=complaints,
    )


def _marked_category(one: CategoryChange, changes: Mapping[tuple[str, str], Change]) -> CategoryChange:
    return replace(one, change=changes[("category", one.label)])
