"""Closes blocks of answers, and says of them what a desk or a unit has to publish for a period."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from analytics import summary
from analytics.block import DEFAULT_THRESHOLD, OpenBlock, Stream, close_blocks, field_of, series_key
from analytics.period import Period, day_begins, instants, local_day
from analytics.summary import OVERALL, Asked, CategoryCount, ComplaintFigures, DeskSummary, Overview, Series
from bot.usecases import access
from bot.usecases.staff_turn import staff_words
from storage import blocks, chain, complaints, counts, instruments, places, settings, summaries
from storage.database import Transaction
from storage.places import DeskRow, Unit
from survey.comparability import series_of
from survey.definition import Kind
from survey.messages import Language

CARDS_AT = timedelta(hours=7, minutes=30)  # after the midnight that ends a period, local time
LATE_AFTER = timedelta(hours=1)
HISTORY = 8  # periods of the same kind
LONGEST_BLOCK = timedelta(days=400)  # days before the period of which invitations are read


def close_due_blocks(tx: Transaction, desk: str, now: datetime) -> int:
    """On every cut day that is over, each series of the desk with enough answers closes its block."""
    today = local_day(now, tx.zone)
    closed = 0
    for one in counts.series_of(tx, desk):
        since = blocks.open_from(tx, desk, one.question, one.stream, one.series)
        daily = counts.daily(tx, desk, one.question, one.stream, since or date.min, one.series)
        for block in close_blocks(daily, since, today, _threshold(tx))[0]:
            days = block.first_day, block.last_day
            if blocks.close(tx, desk, one.question, one.stream, one.series, *days, block.counts):
                body = f"{desk}:{one.question}:{one.stream}:{one.series}:{days[0]}:{days[1]}:{block.counts.levels}"
                chain.append(tx, "block_closed", body, now)
                closed += 1
    return closed


def summarise_desk(tx: Transaction, desk_code: str, period: Period, now: datetime) -> DeskSummary:
    """What the desk has to publish for the period, from closed blocks alone; the change is not judged yet.

    What was frozen before is returned as it was: two copies, or a restart in the middle, judge changes alike.
    """
    frozen = summaries.frozen(tx, desk_code, period.key)
    if frozen is not None:
        return summary.load(frozen)
    desk = places.desk(tx, desk_code)
    assert desk is not None
    unit = places.unit(tx, desk.unit)
    assert unit is not None
    before = history(tx, desk.code, period)
    return summary.summarise(
        summary.Desk(desk.code, desk.name, unit.name),
        period,
        _asked(tx, unit),
        _series(tx, desk.code, unit, now),
        published_on=local_day(now, tx.zone),
        previous=next((one.headline for one in before if one.headline is not None), None),
        invited_by_day=counts.invited_by_day(tx, desk.code, period.start - LONGEST_BLOCK),
        complaints=_complaints_of_desk(tx, desk, period),
        target=target(tx),
        chain_head=chain.head(tx)[:12],
        simulated=settings.get(tx, "simulated") is not None,
        late=_is_late(tx, period, now),
    )


def summarise_unit(
    tx: Transaction, unit: Unit, desks: Sequence[DeskSummary], period: Period, now: datetime
) -> Overview:
    """All desks of a unit together; its complaint totals hold cases that no desk's group sees."""
    return summary.overview(
        unit.name,
        period,
        desks,
        published_on=local_day(now, tx.zone),
        complaints=_complaint_figures(tx, period, unit=unit.code),
        target=target(tx),
        chain_head=chain.head(tx)[:12],
        simulated=settings.get(tx, "simulated") is not None,
        late=_is_late(tx, period, now),
    )


def history(tx: Transaction, desk: str, period: Period) -> list[DeskSummary]:
    """The summaries published for the periods of its kind before this one, newest first."""
    before = summaries.history(tx, desk, period.end, HISTORY, period.kind)
    return [summary.load(body) for key, body in before if key != period.key]


def target(tx: Transaction) -> Fraction | None:
    """The share of satisfied answers the office has set itself; none unless it has."""
    stored = settings.get(tx, "target_percent")
    return Fraction(stored) / 100 if stored else None


def _series(tx: Transaction, desk: str, unit: Unit, now: datetime) -> list[Series]:
    """The headline however it was asked; of the other questions what they mean in the present version alone."""
    today, versions = local_day(now, tx.zone), instruments.versions(tx, unit.surveys)
    made = []
    for one in counts.series_of(tx, desk):
        meaning = series_of(versions, one.question)
        if one.question != OVERALL and one.series != series_key(meaning, field_of(one.series)):
            continue
        closed = tuple(blocks.of_series(tx, desk, one))
        since = closed[-1].last_day + timedelta(days=1) if closed else None
        daily = counts.daily(tx, desk, one.question, one.stream, since or date.min, one.series)
        held = close_blocks(daily, since, today, _threshold(tx))[1] if daily else OpenBlock(since)
        made.append(Series(one.question, Stream(one.stream), closed, held, field_of(one.series)))
    return made


def _threshold(tx: Transaction) -> int:
    return int(settings.get(tx, "threshold") or DEFAULT_THRESHOLD)


def _asked(tx: Transaction, unit: Unit) -> list[Asked]:
    survey = instruments.current(tx, unit.surveys)
    return [
        Asked(question.key, question.short[Language.VI], question.factor)
        for question in survey.questions
        if question.kind is Kind.SCALE and question.key != OVERALL
    ]


def _complaints_of_desk(tx: Transaction, desk: DeskRow, period: Period) -> ComplaintFigures:
    """A card counts only the cases that everybody who gets it may see."""
    return _complaint_figures(tx, period, desk=desk.code)


def _complaint_figures(
    tx: Transaction, period: Period, *, desk: str | None = None, unit: str | None = None
) -> ComplaintFigures:
    start, end = instants(period, tx.zone)
    cases = [
        case
        for case in complaints.touching(tx, start, end, desk=desk, unit=unit)
        if desk is None or access.counts_on_card(tx, case)
    ]
    words = staff_words(tx)
    opened = [case for case in cases if start <= case.opened_at < end]
    answered = [case for case in cases if case.answered_at is not None and start <= case.answered_at < end]
    by_category = dict.fromkeys(dict.fromkeys(case.category for case in opened), 0)
    for case in opened:
        by_category[case.category] += 1
    return ComplaintFigures(
        opened=len(opened),
        answered=len(answered),
        answered_on_time=sum(case.answered_at <= case.due.answer_due for case in answered if case.answered_at),
        overdue=sum(case.overdue and case.is_running for case in cases),
        waiting=sum(case.is_running for case in cases),
        categories=tuple(
            CategoryCount(words.text(f"category-{category}"), number)
            for category, number in sorted(by_category.items(), key=lambda pair: -pair[1])
        ),
    )


def _is_late(tx: Transaction, period: Period, now: datetime) -> bool:
    return now > day_begins(period.end, tx.zone) + CARDS_AT + LATE_AFTER
