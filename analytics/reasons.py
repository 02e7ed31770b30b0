"""Why a rate is what it is: on which questions the dissatisfied answers fall, and what comments share."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.keywords import Keyword
from analytics.shortening import one_line
from analytics.summary import DeskSummary
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
    counted = [
        (asked.label, asked.figures.counts.dissatisfied)
        for asked in summary.questions
        if asked.figures and asked.figures.counts.dissatisfied
    ]
    counted.sort(key=lambda one: -one[1])
    together, so_far, reasons = sum(number for _, number in counted), 0, []
    for label, number in counted:
        so_far += number
        reasons.append(Reason(label, number, so_far, together))
    return reasons


def sentences(summary: DeskSummary, shared: Sequence[Keyword], wording: Wording, places: int) -> list[str]:
    said = [
        wording.text(
            "report-reason",
            question=one_line(reason.label),
            dissatisfied=wording.count(reason.dissatisfied),
            share=wording.percent(reason.dissatisfied, reason.together, places),
            so_far=wording.percent(reason.so_far, reason.together, places),
        )
        for reason in pareto(summary)
    ]
    if said:
        said.insert(0, wording.text("report-reasons"))
    if shared:
        named = (
            wording.text("report-keyword", words=one.words, comments=wording.count(one.comments)) for one in shared
        )
        said.append(wording.text("report-keywords", keywords=", ".join(named)))
    return said
