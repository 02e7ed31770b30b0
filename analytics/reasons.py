"""Why a rate is what it is: on which questions and fields the dissatisfied answers fall, and what comments share."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.keywords import Keyword
from analytics.publication import CategoryCount, DeskSummary, Overview
from analytics.shortening import one_line
from survey.wording import Wording


@dataclass(frozen=True, slots=True)
class Reason:
    """Dissatisfied answers to one question; `so_far` are those of it and all before it, of `together`."""

    label: str
    dissatisfied: int
    so_far: int
    together: int


def pareto(summary: DeskSummary) -> list[Reason]:
    """Questions by the number of their dissatisfied answers, most first; of published figures alone."""
    counted = [(asked.label, asked.figures.counts.dissatisfied) for asked in summary.questions if asked.figures]
    return running(counted)


def pareto_of_fields(made: DeskSummary | Overview) -> list[Reason]:
    """Fields of procedures by the dissatisfied among their answers, most first; empty where none is asked for."""
    return running([(one.field, one.figures.counts.dissatisfied) for one in made.fields])


def running(counted: Sequence[tuple[str, int]]) -> list[Reason]:
    """(label, number) most first, each with the sum so far; of equals the one that came first. Zeros are left out."""
    some = sorted((one for one in counted if one[1]), key=lambda one: -one[1])
    together, so_far, reasons = sum(number for _, number in some), 0, []
    for label, number in some:
        so_far += number
        reasons.append(Reason(label, number, so_far, together))
    return reasons


def sentences(summary: DeskSummary, shared: Sequence[Keyword], wording: Wording, places: int) -> list[str]:
    said = _told("report-reasons", pareto(summary), wording, places)
    said += fields(summary, wording, places)
    if shared:
        named = (
            wording.text("report-keyword", words=one.words, comments=wording.count(one.comments)) for one in shared
        )
        said.append(wording.text("report-keywords", keywords=", ".join(named)))
    return said


def fields(made: DeskSummary | Overview, wording: Wording, places: int) -> list[str]:
    if not made.fields:
        return [wording.text("report-fields-none")]
    return _told("report-fields", pareto_of_fields(made), wording, places)


def procedures(named: Sequence[CategoryCount], wording: Wording, places: int) -> list[str]:
    """About which procedures the opened complaints are, as far as they name one."""
    return _told("report-procedures", running([(one.label, one.opened) for one in named]), wording, places)


def _told(heading: str, found: Sequence[Reason], wording: Wording, places: int) -> list[str]:
    said = [
        wording.text(
            "report-reason",
            question=one_line(reason.label),
            dissatisfied=wording.count(reason.dissatisfied),
            share=wording.percent(reason.dissatisfied, reason.together, places),
            so_far=wording.percent(reason.so_far, reason.together, places),
        )
        for reason in found
    ]
    return [wording.text(heading), *said] if said else []
