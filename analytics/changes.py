"""What changed by more than chance since the figures before, judged over all comparisons of a period together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.interval import benjamini_hochberg, change_p_value, more_often_p_value
from analytics.rates import top_2
from analytics.summary import CategoryChange, Change, DeskSummary, Figures, QuestionFigures


@dataclass(frozen=True, slots=True)
class _Compared:
    """One comparison: which summary, which part of it, and what to say if it is kept."""

    summary: int
    part: tuple[str, str]
    p_value: float
    if_kept: Change


def mark_changes(summaries: Sequence[DeskSummary]) -> tuple[DeskSummary, ...]:
    """Say of each headline, question and complaint category whether it changed by more than chance.

    They are one family: among a hundred desks with five questions each, twenty-five would seem to change every week by
    chance alone. Benjamini-Hochberg holds the share of false mentions also where comparisons depend on each other the
    way answers of one person do (Benjamini and Yekutieli, Ann. Stat. 29 (2001) 1165-1188).
    """
    compared = [one for place, summary in enumerate(summaries) for one in _comparisons(place, summary)]
    kept = benjamini_hochberg([one.p_value for one in compared])
    marks: list[dict[tuple[str, str], Change]] = [{} for _ in summaries]
    for place, one in enumerate(compared):
        marks[one.summary][one.part] = one.if_kept if place in kept else Change.WITHIN_CHANCE
    return tuple(_marked(summary, changes) for summary, changes in zip(summaries, marks, strict=True))


def _comparisons(place: int, summary: DeskSummary) -> list[_Compared]:
    found = []
    if summary.headline and summary.previous:
        found.append(_of_rates(place, ("headline", ""), summary.headline, summary.previous))
    for asked in summary.questions:
        if asked.figures and asked.previous:
            found.append(_of_rates(place, ("question", asked.question), asked.figures, asked.previous))
    for one in summary.complaints.compared:
        p_value = more_often_p_value(one.opened, one.days, one.before, one.days_before)
        rose = one.opened * one.days_before > one.before * one.days
        found.append(_Compared(place, ("category", one.label), p_value, Change.ROSE if rose else Change.FELL))
    return found


def _of_rates(place: int, part: tuple[str, str], now: Figures, before: Figures) -> _Compared:
    p_value = change_p_value(now.counts.satisfied, now.counts.answered, before.counts.satisfied, before.counts.answered)
    rose = top_2(now.counts) > top_2(before.counts)
    return _Compared(place, part, p_value, Change.ROSE if rose else Change.FELL)


def _marked(summary: DeskSummary, changes: dict[tuple[str, str], Change]) -> DeskSummary:
    def question(asked: QuestionFigures) -> QuestionFigures:
        return replace(asked, change=changes.get(("question", asked.question), Change.NOT_COMPARED))

    def category(one: CategoryChange) -> CategoryChange:
        return replace(one, change=changes[("category", one.label)])

    complaints = summary.complaints
    if complaints.compared:
        complaints = replace(complaints, compared=tuple(map(category, complaints.compared)))
    return replace(
        summary,
        change=changes.get(("headline", ""), Change.NOT_COMPARED),
        questions=tuple(map(question, summary.questions)),
        complaints=complaints,
    )
