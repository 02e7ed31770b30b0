"""Closes blocks of answers and publishes each closed week once: a card for every desk, an overview for every leader."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from analytics import chart, report, summary
from analytics.block import DEFAULT_THRESHOLD, Stream, close_blocks
from analytics.period import ONE_DAY, Period, closed_weeks, day_begins, instants, local_day
from analytics.summary import Asked, DeskSummary, Overview, Series
from bot.usecases import access
from bot.usecases.staff_turn import staff_words
from storage import blocks, chain, complaints, counts, outbox, places, responses, settings, summaries
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from storage.places import DeskRow, Unit
from survey import definition
from survey.definition import Kind, SurveyId
from survey.messages import STAFF_BOT, Address, Message

CARDS_AT = time(7, 30)  # Monday, local time
LATE_AFTER = timedelta(hours=1)
CARDS_NOT_OLDER_THAN = timedelta(days=14)  # older weeks are frozen and named in one line
HISTORY_WEEKS = 8


def weeks_to_publish(tx: Transaction, now: datetime) -> list[Period]:
    """Closed weeks since the office opened of which some desk has no frozen summary, oldest first."""
    opened = settings.get(tx, "office_opened")
    if opened is None:
        return []
    local = now.astimezone(tx.zone)
    weeks = closed_weeks(date.fromisoformat(opened), local.date())
    due = [week for week in weeks if local >= day_begins(week.end, tx.zone) + _after_midnight(CARDS_AT)]
    desks = {desk.code for desk in places.desks(tx)}
    return [week for week in due if desks - summaries.frozen_desks(tx, week.key)]


def close_due_blocks(tx: Transaction, desk: str, now: datetime) -> int:
    """On every cut day that is over, each series of the desk with enough answers closes its block."""
    threshold = int(settings.get(tx, "threshold") or DEFAULT_THRESHOLD)
    today = local_day(now, tx.zone)
    closed = 0
    for series in counts.series_of(tx, desk):
        since = blocks.open_from(tx, series)
        daily = counts.daily(tx, series, since or date.min)
        for block in close_blocks(daily, since, today, threshold)[0]:
            if blocks.close(tx, series, block):
                chain.append(
                    tx, "block_closed", f"{series.label}:{block.first_day}:{block.last_day}:{block.counts.levels}", now
                )
                closed += 1
    return closed


def summarise_desk(tx: Transaction, desk_code: str, period: Period, now: datetime) -> DeskSummary:
    """What the desk has to publish for the period, from closed blocks alone; the change is not judged yet."""
    desk = places.desk(tx, desk_code)
    assert desk is not None
    unit = places.unit(tx, desk.unit)
    assert unit is not None
    before = [summary.load(body) for _, body in summaries.history(tx, desk.code, period.start, HISTORY_WEEKS)]
    previous = next((one.headline for one in before if one.headline is not None), None)
    return summary.summarise(
        summary.Desk(desk.code, desk.name, unit.name),
        period,
        _asked(tx, unit),
        _series(tx, desk.code, now),
        published_on=local_day(now, tx.zone),
        previous=previous,
        complaints=_complaints(tx, desk.code, period, only_group=desk.group_chat is not None),
        target=_target(tx),
        chain_head=chain.head(tx),
        simulated=settings.get(tx, "simulated") is not None,
        late=_is_late(tx, period, now),
    )


def publish_desk(tx: Transaction, marked: DeskSummary, period: Period, now: datetime) -> bool:
    """Freezes the summary and owes its card, in one transaction. False when another copy was first."""
    if responses.awaits_final(tx, marked.desk, day_begins(period.end, tx.zone)):
        return False  # an answer of the period is not counted yet; the next tick has it
    if not summaries.freeze(tx, marked.desk, period.key, period.end, summary.dump(marked), now):
        return False
    chain.append(tx, "summary_published", f"{marked.desk}:{period.key}", now)
    if now - day_begins(period.end, tx.zone) > CARDS_NOT_OLDER_THAN:
        return True
    desk = places.desk(tx, marked.desk)
    assert desk is not None
    words = staff_words(tx)
    card = Message(report.desk_card(marked, words), drawing=_weekly_drawing(tx, marked, period), protected=False)
    for address in access.card_readers(tx, desk):
        _owe(tx, f"card:{desk.code}:{period.key}:{address.chat}", address, card, now)
    return True


def publish_overview(tx: Transaction, unit_code: str, period: Period, now: datetime) -> bool:
    """When all desks of a unit are through: one overview to each leader. False when it was there already."""
    unit = places.unit(tx, unit_code)
    assert unit is not None
    desks = [summary.load(body) for body in summaries.frozen_of_unit(tx, unit_code, period.key)]
    if len(desks) < len(places.desks(tx, unit_code)):
        return False
    made = summarise_unit(tx, unit, desks, period, now)
    if not summaries.freeze_overview(tx, unit_code, period.key, summary.dump(made), now):
        return False
    if now - day_begins(period.end, tx.zone) > CARDS_NOT_OLDER_THAN:
        return True
    words = staff_words(tx)
    card = Message(report.overview_card(made, words), drawing=chart.overview_drawing(made, words))
    for address in access.leaders(tx, unit_code):
        _owe(tx, f"overview:{unit_code}:{period.key}:{address.chat}", address, card, now)
    return True


def summarise_unit(
    tx: Transaction, unit: Unit, desks: Sequence[DeskSummary], period: Period, now: datetime
) -> Overview:
    """All desks of a unit together; its complaint totals hold cases that no desk's group sees."""
    return summary.overview(
        unit.name,
        period,
        desks,
        published_on=local_day(now, tx.zone),
        complaints=_unit_complaints(tx, unit.code, period),
        target=_target(tx),
        chain_head=chain.head(tx),
        simulated=settings.get(tx, "simulated") is not None,
        late=_is_late(tx, period, now),
    )
