"""Publishes each closed period once: which are due, who gets a card of them, what is frozen without one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from analytics import publication, report
from analytics.drawing import overview_drawing, weekly_drawing
from analytics.period import ONE_DAY, Period, PeriodKind, closed_periods, day_begins, label, local_day
from analytics.publication import CategoryChange, DeskSummary, Overview
from bot.usecases import preferences, recipients, report_buttons
from bot.usecases.clock_summaries import CARDS_AT, history, summarise_unit
from bot.usecases.report_places import Place
from bot.usecases.staff_turn import staff_words
from storage import chain, outbox, places, responses, settings, summaries
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.messages import Address, Message
from survey.wording import Wording

CARDS_NOT_OLDER_THAN = timedelta(days=14)  # older periods are frozen without a card and named in one line
CARD_EXPIRES = timedelta(days=7)
# all kinds are frozen when they end; of these a card is sent by itself, of the others when somebody asks
DESK_CARDS = frozenset({PeriodKind.WEEK, PeriodKind.MONTH})
OVERVIEW_CARDS = frozenset({PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR})
MOST_NAMED = 6


def periods_to_publish(tx: Transaction, now: datetime) -> list[Period]:
    """Closed periods since the office opened that are not through yet: by their end, of equals the shorter first."""
    today = local_day(now, tx.zone)
    due = [
        period
        for kind in PeriodKind
        if (after := _published_to(tx, kind)) is not None
        for period in closed_periods(kind, after, today)
        if now >= day_begins(period.end, tx.zone) + CARDS_AT
    ]
    return sorted(due, key=lambda period: (period.end, period.end - period.start))


def places_to_publish(tx: Transaction) -> tuple[list[str], list[str]]:
    """Codes of all desks, and of the units that have desks."""
    desks = places.desks(tx)
    return [desk.code for desk in desks], sorted({desk.unit for desk in desks})


def publish_desk(
    tx: Transaction, marked: DeskSummary, period: Period, now: datetime, *, with_card: bool = True
) -> bool:
    """Freezes the summary and owes its card, in one transaction. False when another copy was first.

    Without card, where it cannot be made: the figures are published all the same.
    """
    if responses.is_any_due(tx, day_begins(period.end, tx.zone)):
        return False  # an answer of the period is not counted yet; the next tick has it
    if not summaries.freeze(tx, marked.desk, period.key, publication.dump(marked), now):
        return False
    chain.append(tx, "summary_published", f"{marked.desk}:{period.key}", now)
    if not with_card or period.kind not in DESK_CARDS or _is_too_old(tx, period, now):
        return True
    desk = places.desk(tx, marked.desk)
    assert desk is not None
    words = staff_words(tx)
    drawing = weekly_drawing(marked, list(reversed(history(tx, desk.code, period))), words)
    rows = _offer(marked, Place(True, desk.code, desk.name), words)
    card = Message(report.desk_card(marked, words), rows, drawing=drawing)
    for address in _subscribers(tx, recipients.card_readers(tx, desk), period):
        _owe(tx, f"card:{desk.code}:{period.key}:{address.chat}", address, card, now)
    return True


def publish_overview(
    tx: Transaction,
    unit_code: str,
    period: Period,
    now: datetime,
    *,
    compared: Sequence[CategoryChange] = (),
    with_card: bool = True,
) -> bool:
    """When all desks of a unit are through: one overview to each leader. False when it was there already.

    `compared` are the categories of its own complaints, judged together with all desks.
    """
    unit = places.unit(tx, unit_code)
    assert unit is not None
    frozen = [summaries.frozen(tx, desk.code, period.key) for desk in places.desks(tx, unit_code)]
    if any(body is None for body in frozen):
        return False
    made = summarise_unit(tx, unit, [publication.load(body) for body in frozen if body is not None], period, now)
    made = replace(made, complaints=replace(made.complaints, compared=tuple(compared)))
    if not summaries.freeze_overview(tx, unit_code, period.key, now, publication.dump(made)):
        return False
    if not with_card or period.kind not in OVERVIEW_CARDS or _is_too_old(tx, period, now):
        return True
    words = staff_words(tx)
    rows = _offer(made, Place(False, unit.code, unit.name), words)
    card = Message(report.overview_card(made, words), rows, drawing=overview_drawing(made, words))
    for address in _subscribers(tx, recipients.leaders(tx, unit_code), period):
        _owe(tx, f"overview:{unit_code}:{period.key}:{address.chat}", address, card, now)
    return True


def tell_not_made(tx: Transaction, place: str, period: Period, now: datetime) -> int:
    """A desk's or unit's card, or its figures, could not be made: once to each owner, however often it is tried."""
    named = places.desk(tx, place) or places.unit(tx, place)
    words = staff_words(tx)
    text = words.text("alert-card-not-made", place=named.name if named else place, period=label(period, words))
    return sum(
        _owe(tx, f"not-made:{place}:{period.key}:{to.chat}", to, Message(text), now) for to in recipients.owners(tx)
    )


def note_published(tx: Transaction, period: Period) -> bool:
    """Every desk and unit is through; the period is never looked at again. False while one of them is not.

    A desk that comes later has nothing to publish of the time before it.
    """
    after = _published_to(tx, period.kind)
    if after is None or closed_periods(period.kind, after, period.end)[:1] != [period]:
        return False  # an earlier one is not through, or this one was noted by another copy
    desks, units = places_to_publish(tx)
    if set(desks) - summaries.desks_of_period(tx, period.key) or set(units) - summaries.units_of_period(tx, period.key):
        return False
    settings.put(tx, _published_key(period.kind), period.last_day.isoformat())
    return True


def name_periods_without_card(tx: Transaction, unit: str, now: datetime) -> int:
    """After two weeks or more of outage: which periods are frozen without a card, one line to each who misses cards.

    Said before they are frozen: whoever stops in between and starts again says it under the same key.
    """
    old = [period for period in periods_to_publish(tx, now) if _is_too_old(tx, period, now)]
    told = 0
    for kinds, readers in (
        (OVERVIEW_CARDS, recipients.leaders(tx, unit)),
        (DESK_CARDS, [reader for desk in places.desks(tx, unit) for reader in recipients.card_readers(tx, desk)]),
    ):
        missed = [period for period in old if period.kind in kinds]
        for address in readers if missed else ():
            key = f"without-card:{missed[-1].key}:{address.chat}"
            told += _owe(tx, key, address, Message(_named(tx, missed)), now)
    return told


def _subscribers(tx: Transaction, readers: Sequence[Address], period: Period) -> list[Address]:
    """Whoever has not switched this kind of card off; what a group gets is nobody's to switch off."""
    return [reader for reader in readers if reader.chat.startswith("-") or preferences.of(tx, reader).want(period.kind)]


def _offer(made: DeskSummary | Overview, place: Place, words: Wording) -> tuple[report_buttons.Row, ...]:
    return (report_buttons.poster(words, place),) if report.wants_posters(made) else ()


def _named(tx: Transaction, missed: Sequence[Period]) -> str:
    words = staff_words(tx)
    names = "; ".join(label(period, words) for period in missed[-MOST_NAMED:])
    left_out = len(missed) - MOST_NAMED
    if left_out > 0:
        return words.text("report-many-without-card", periods=names, count=words.count(left_out))
    return words.text("report-without-card", periods=names)


def _published_to(tx: Transaction, kind: PeriodKind) -> date | None:
    """The last day of the last period of this kind that is through; None before the office has opened."""
    stored = settings.get(tx, _published_key(kind))
    if stored is not None:
        return date.fromisoformat(stored)
    opened = settings.get(tx, "office_opened")
    return None if opened is None else date.fromisoformat(opened) - ONE_DAY


def _published_key(kind: PeriodKind) -> str:
    return f"published_to:{kind}"


def _is_too_old(tx: Transaction, period: Period, now: datetime) -> bool:
    return now - day_begins(period.end, tx.zone) > CARDS_NOT_OLDER_THAN


def _owe(tx: Transaction, key: str, to: Address, card: Message, now: datetime) -> bool:
    entry = Entry(
        key=key, to=to, message=card, urgency=Urgency.BULK, repeat=Repeat.REPEAT, expires_at=now + CARD_EXPIRES
    )
    return outbox.enqueue(tx, entry, now)
