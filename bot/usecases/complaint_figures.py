"""How many cases of a desk or a unit stand where, and which categories came more or less often than before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analytics.period import Period, before, instants
from analytics.publication import CategoryChange, CategoryCount, ComplaintFigures
from bot.usecases import recipients
from bot.usecases.staff_turn import staff_words
from storage import settings
from storage.database import Transaction
from survey.complaint import Complaint
from survey.complaint_events import DueWarning

DUE_SOON = frozenset({DueWarning.MOST_TIME_USED, DueWarning.LAST_MORNING})


def of_desk(tx: Transaction, cases: Sequence[Complaint], period: Period) -> ComplaintFigures:
    """A card counts only the cases that everybody who gets it may see."""
    if not cases:  # as for nearly all of thousands of desks
        return ComplaintFigures()
    counted = [case for case in cases if recipients.counts_on_card(tx, case)]
    start, _ = instants(period, tx.zone)
    touching = [case for case in counted if case.closed_at is None or case.closed_at >= start]
    return replace(of_cases(tx, touching, period), compared=compared(tx, counted, period))


def of_cases(tx: Transaction, cases: Sequence[Complaint], period: Period) -> ComplaintFigures:
    """Of these, all of which touch the period."""
    if not cases:
        return ComplaintFigures()
    start, end = instants(period, tx.zone)
    words = staff_words(tx)
    opened = [case for case in cases if start <= case.opened_at < end]
    answered = [case for case in cases if case.answered_at is not None and start <= case.answered_at < end]
    by_category = Counter(case.category for case in opened)
    by_procedure = Counter(case.procedure.name for case in opened if case.procedure)
    return ComplaintFigures(
        opened=len(opened),
        answered=len(answered),
        answered_on_time=sum(case.answered_at <= case.due.answer_due for case in answered if case.answered_at),
        overdue=sum(case.overdue and case.is_running for case in cases),
        due_soon=sum(bool(case.warned & DUE_SOON) and not case.overdue and case.is_running for case in cases),
        waiting=sum(case.is_running for case in cases),
        categories=tuple(
            CategoryCount(words.text(f"category-{category}"), number) for category, number in by_category.most_common()
        ),
        procedures=tuple(CategoryCount(name, number) for name, number in by_procedure.most_common()),
        sources=Counter(case.source for case in opened),
    )


def compared(tx: Transaction, cases: Sequence[Complaint], period: Period) -> tuple[CategoryChange, ...]:
    """Every category of which this period or the one before had a case; none as long as there was no period before."""
    opened = settings.get(tx, "office_opened")
    last_time = before(period)
    if opened is None or date.fromisoformat(opened) > last_time.start:
        return ()
    (start, end), (start_before, _) = instants(period, tx.zone), instants(last_time, tx.zone)
    now = Counter(case.category for case in cases if start <= case.opened_at < end)
    then = Counter(case.category for case in cases if start_before <= case.opened_at < start)
    words = staff_words(tx)
    days, days_before = (one.end - one.start for one in (period, last_time))
    return tuple(
        CategoryChange(words.text(f"category-{of}"), now[of], days.days, then[of], days_before.days)
        for of in sorted(now.keys() | then.keys())
    )
