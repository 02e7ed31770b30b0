"""Figures become single sentences through the catalog; cards and reports are put together from them."""

from datetime import date
from fractions import Fraction

from analytics.block import Stream
from analytics.dossiers import DossierFigures
from analytics.interval import wilson_interval
from analytics.period import Period, parse
from analytics.publication import Change, ComplaintFigures, DeskSummary, Figures, Overview
from analytics.rates import top_2
from analytics.shortening import one_line, shorten
from survey.complaint import Source
from survey.wording import Wording

LEVEL_NAMES = ("report-level-1", "report-level-2", "report-level-3", "report-level-4", "report-level-5")
CAUTION_FROM = Fraction(99, 100)  # national results lie near 84 %; a desk at 99 % week after week is a data question


def share(part: int, whole: int, wording: Wording, places: int) -> str:
    """1 of 12 → 8,3%."""
    return wording.percent(part, whole, places)


def rate(figures: Figures, wording: Wording, places: int = 1) -> str:
    return share(figures.counts.satisfied, figures.counts.answered, wording, places)


def interval(figures: Figures, wording: Wording, places: int = 1) -> str:
    return wording.text("report-interval", **interval_ends(figures, wording, places))


def interval_ends(figures: Figures, wording: Wording, places: int = 1) -> dict[str, str]:
    """$low and $high, without a sign for percent."""
    ends = wilson_interval(figures.counts.satisfied, figures.counts.answered)
    low, high = (wording.decimal(Fraction(100 * end), places) for end in ends)
    return {"low": low, "high": high}


def dissatisfied(figures: Figures, wording: Wording, places: int = 1) -> str:
    counts = figures.counts
    if counts.dissatisfied == counts.answered:
        return wording.text("report-all-dissatisfied")
    return wording.text(
        "report-dissatisfied",
        rate=share(counts.dissatisfied, counts.answered, wording, places),
        dissatisfied=wording.count(counts.dissatisfied),
        answered=wording.count(counts.answered),
    )


def caution(figures: Figures, wording: Wording) -> list[str]:
    return [wording.text("report-caution")] if top_2(figures.counts) >= CAUTION_FROM else []


def is_running(summary: DeskSummary | Overview) -> bool:
    """Told before its period was over: "đến thời điểm báo cáo"."""
    return not parse(summary.period).is_over(summary.published_on)


def window(summary: DeskSummary | Overview, wording: Wording) -> str:
    """The days of the period as a sentence names them."""
    period = parse(summary.period)
    first = wording.day(period.start)
    if is_running(summary):
        return wording.text("report-window-today", first=first, today=wording.day(summary.published_on))
    return wording.text("report-window", first=first, last=wording.day(period.last_day))


def covered(figures: Figures, period: Period, wording: Wording) -> list[str]:
    """The days really covered, said only when they are not those of the period."""
    if (figures.first_day, figures.last_day) == (period.start, period.last_day):
        return []
    first, last = wording.day(figures.first_day), wording.day(figures.last_day)
    return [wording.text("report-covered", first=first, last=last)]


def points(now: Figures, before: Figures, wording: Wording) -> str:
    """Difference of two rates in percentage points, without sign, rounded once."""
    return wording.decimal(abs(100 * (top_2(now.counts) - top_2(before.counts))))


def change(summary: DeskSummary, wording: Wording) -> str:
    now, before = summary.headline, summary.previous
    if summary.change is Change.NOT_COMPARED or not now or not before:
        return wording.text("report-not-compared")
    if summary.change is Change.WITHIN_CHANCE:
        return wording.text("report-within-chance")
    return wording.text(
        "report-rose" if summary.change is Change.ROSE else "report-fell",
        points=points(now, before, wording),
        before=rate(before, wording),
        satisfied=wording.count(before.counts.satisfied),
        answered=wording.count(before.counts.answered),
    )


def changed_questions(summary: DeskSummary, wording: Wording, longest: int) -> list[str]:
    """Questions and complaint categories that changed by more than chance; nothing is said of all others."""
    said = []
    for asked in summary.questions:
        if asked.change in (Change.ROSE, Change.FELL) and asked.figures and asked.previous:
            rates = {"before": rate(asked.previous, wording), "now": rate(asked.figures, wording)}
            message = "report-question-rose" if asked.change is Change.ROSE else "report-question-fell"
            said.append(wording.text(message, question=shorten(asked.label, longest), **rates))
    return said + changed_categories(summary.complaints, wording, longest)


def changed_categories(figures: ComplaintFigures, wording: Wording, longest: int) -> list[str]:
    said = []
    for one in figures.compared:
        if one.change in (Change.ROSE, Change.FELL):
            message = "report-category-rose" if one.change is Change.ROSE else "report-category-fell"
            numbers = {"before": wording.count(one.before), "now": wording.count(one.opened)}
            said.append(wording.text(message, category=shorten(one.label, longest), **numbers))
    return said


def target_percent(target: Fraction, wording: Wording) -> str:
    """95%, or 92,5% where it is not a whole number."""
    return wording.decimal(100 * target, 0 if (100 * target).denominator == 1 else 1) + "%"


def target(wanted: Fraction | None, figures: Figures, wording: Wording) -> list[str]:
    """Met or missed only when the interval leaves no doubt."""
    if wanted is None:
        return []
    low, high = wilson_interval(figures.counts.satisfied, figures.counts.answered)
    if low >= wanted:
        verdict = "report-target-met"
    else:
        verdict = "report-target-missed" if high < wanted else "report-target-unsure"
    return [wording.text(verdict, target=target_percent(wanted, wording))]


def invited(summary: DeskSummary | Overview, wording: Wording, places: int = 1) -> str:
    """The response rate relates answers that prove an invited visit to invitations, never all answers."""
    number = summary.invited
    if number is None:
        return wording.text("report-invited-unknown")
    if not _has_response_rate(summary):
        return wording.text("report-invited-only", invited=wording.count(number))
    return wording.text(
        "report-invited",
        invited=wording.count(number),
        rate=share(summary.verified, number, wording, places),
        verified=wording.count(summary.verified),
    )


def response_rate(summary: DeskSummary | Overview, wording: Wording, places: int) -> str | None:
    if not summary.invited or not _has_response_rate(summary):
        return None
    return share(summary.verified, summary.invited, wording, places)


def open_answers(answers: int, since: date | None, period: Period, has_figures: bool, wording: Wording) -> list[str]:
    """What waits under the threshold, as a number only."""
    if answers == 0 or since is None:
        return [] if has_figures else [wording.text("report-no-answers")]
    day = f"{since:%d/%m}" if since.year == period.last_day.year else wording.day(since)
    message = "report-still-open" if has_figures else "report-open"
    return [wording.text(message, answers=wording.count(answers), since=day)]


def weakest(summary: DeskSummary, wording: Wording, longest: int) -> list[str]:
    """The question with the lowest rate; none while everybody is satisfied with everything."""
    asked = summary.weakest
    if asked is None or asked.figures is None or asked.figures.counts.satisfied == asked.figures.counts.answered:
        return []
    return [of_counts("report-weakest", asked.figures, wording, question=shorten(asked.label, longest))]


def on_time(summary: DeskSummary | Overview, wording: Wording, places: int = 1) -> list[str]:
    """As the one-stop software reports it, beside what citizens say: 95–98 % against 22–28 % in one district."""
    perceived, reported = summary.on_time, summary.dossiers
    rate_reported = reported.reported_on_time if reported else None
    if reported is None or rate_reported is None:
        return [] if perceived is None else [of_counts("report-on-time", perceived, wording, places)]
    values = {
        "reported": share(reported.on_time, reported.on_time + reported.late, wording, places),
        "on_time": wording.count(reported.on_time),
        "due": wording.count(reported.on_time + reported.late),
    }
    if perceived is None:
        return [wording.text("report-on-time-reported", **values)]
    return [of_counts("report-on-time-beside", perceived, wording, places, **values)]


def apology(summary: DeskSummary | Overview, wording: Wording, places: int = 1) -> list[str]:
    """Apologies on paper ÷ late dossiers, and beside it how many citizens say that they got one."""
    said = []
    dossiers = summary.dossiers
    if dossiers is not None and dossiers.all_late:
        said.append(
            wording.text(
                "report-apology-reported",
                rate=share(dossiers.apologised, dossiers.all_late, wording, places),
                apologised=wording.count(dossiers.apologised),
                late=wording.count(dossiers.all_late),
            )
        )
    perceived = summary.apology if isinstance(summary, DeskSummary) else None
    if perceived is not None:
        apologised, answered = perceived.counts.levels[0], perceived.counts.answered
        said.append(
            wording.text(
                "report-apology",
                rate=share(apologised, answered, wording, places),
                apologised=wording.count(apologised),
                answered=wording.count(answered),
            )
        )
    return said


def dossiers(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    """How many came, went and wait, and from which day's import that is known."""
    known = summary.dossiers
    if known is None:
        return []
    return [
        wording.text(
            "report-dossiers",
            received=wording.count(known.received),
            returned=wording.count(known.returned),
            pending=wording.count(known.pending),
            late=wording.count(known.pending_late),
            day=wording.day(known.as_of),
        ),
        *([] if is_running(summary) else dossiers_cut(known, parse(summary.period), wording)),
    ]


def dossiers_cut(known: DossierFigures, period: Period, wording: Wording) -> list[str]:
    """Said where the newest import came before the end: what is frozen then stays smaller than its part of a year."""
    return [wording.text("report-dossiers-cut", day=wording.day(known.as_of))] if known.as_of < period.end else []


def coverage(summary: DeskSummary | Overview, wording: Wording, places: int = 1) -> list[str]:
    figures = summary.headline if isinstance(summary, DeskSummary) else summary.total
    known = summary.dossiers
    if figures is None or known is None or known.coverage(figures.counts.answered) is None:
        return []
    return [
        wording.text(
            "report-coverage",
            rate=share(figures.counts.answered, known.on_answer_days, wording, places),
            answered=wording.count(figures.counts.answered),
            dossiers=wording.count(known.on_answer_days),
        )
    ]


def complaints_per_thousand(summary: DeskSummary | Overview, wording: Wording) -> list[str]:
    known = summary.dossiers
    rate_of_thousand = known.complaints_per_thousand(summary.complaints.opened) if known else None
    if known is None or rate_of_thousand is None:
        return []
    return [
        wording.text(
            "report-complaints-per-thousand",
            rate=wording.decimal(rate_of_thousand, 2),
            opened=wording.count(summary.complaints.opened),
            dossiers=wording.count(known.received),
        )
    ]


def streams(summary: DeskSummary, wording: Wording) -> list[str]:
    closed = {number.stream: number.closed for number in summary.streams}
    if not closed.get(Stream.VERIFIED) and not closed.get(Stream.UNVERIFIED):
        return []
    verified, unverified, _ = (wording.count(closed.get(stream, 0)) for stream in Stream)
    return [wording.text("report-streams", verified=verified, unverified=unverified)]


def assisted(summary: DeskSummary | Overview, wording: Wording, places: int = 1) -> list[str]:
    """What staff entered for others: its own rate once it has a block of its own, before that only how many."""
    if summary.assisted is not None:
        return [of_counts("report-assisted", summary.assisted, wording, places)]
    waiting = sum(number.open for number in summary.streams if number.stream is Stream.ASSISTED)
    return [wording.text("report-assisted-open", answers=wording.count(waiting))] if waiting else []


def complaints(figures: ComplaintFigures, wording: Wording) -> str:
    """None received is a missing figure, never a good one."""
    answered, waiting, overdue = (wording.count(n) for n in (figures.answered, figures.waiting, figures.overdue))
    if figures.opened:
        opened = wording.count(figures.opened)
        return wording.text("report-complaints", opened=opened, answered=answered, waiting=waiting, overdue=overdue)
    if figures.answered or figures.waiting or figures.overdue:
        return wording.text("report-complaints-still", answered=answered, waiting=waiting, overdue=overdue)
    if figures.dossiers is None:
        return wording.text("report-complaints-none")
    return wording.text("report-complaints-none-of", dossiers=wording.count(figures.dossiers))


def categories(figures: ComplaintFigures, wording: Wording, most: int, longest: int) -> list[str]:
    """The most frequent categories; of equals the one handed in first."""
    main = sorted((one for one in figures.categories if one.opened), key=lambda one: -one.opened)[:most]
    if not main:
        return []
    named = (
        wording.text("report-category", label=shorten(one.label, longest), opened=wording.count(one.opened))
        for one in main
    )
    return [wording.text("report-categories", categories=", ".join(named))]


def sources(figures: ComplaintFigures, wording: Wording) -> list[str]:
    """By which ways complaints came, in the order of the register."""
    named = [
        wording.text("report-category", label=wording.text(f"report-source-{of}"), opened=wording.count(number))
        for of in Source
        if (number := figures.sources.get(of, 0))
    ]
    return [wording.text("report-sources", sources=", ".join(named))] if named else []


def chain(head: str, wording: Wording) -> list[str]:
    return [wording.text("report-chain", head=one_line(head))] if head else []


def of_counts(message: str, figures: Figures, wording: Wording, places: int = 1, **values: str) -> str:
    """A sentence with $rate, $satisfied and $answered besides its own values."""
    return wording.text(
        message,
        rate=rate(figures, wording, places),
        satisfied=wording.count(figures.counts.satisfied),
        answered=wording.count(figures.counts.answered),
        **values,
    )


def _has_response_rate(summary: DeskSummary | Overview) -> bool:
    """Slips of the last day before may answer in this period, so at a tiny desk answers can exceed invitations."""
    return bool(summary.invited) and 0 < summary.verified <= (summary.invited or 0)
