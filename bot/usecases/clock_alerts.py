"""Alerts that wait: low scores, batched so that nobody can tell whose; bursts; messages that reach nobody."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from analytics.flags import MOST_IN_BURST_SPAN
from analytics.period import local_day
from analytics.publication import OVERALL
from analytics.rates import LevelCounts
from analytics.tally import tally
from bot.usecases import recipients
from bot.usecases.office_time import office_calendar
from bot.usecases.staff_turn import staff_words
from storage import inbox, instruments, outages, outbox, places, settings
from storage.database import Transaction
from storage.outbox import Entry, Repeat, Urgency
from storage.places import DeskRow
from storage.responses import InterviewRow
from survey.messages import ChannelName, Message

PRESSES_KEPT = timedelta(seconds=150)  # by the platform, before it drops them
TEXTS_KEPT = timedelta(hours=24)
UNDELIVERED_AFTER = timedelta(hours=1)
CLOCK_TOLERANCE = timedelta(minutes=10)
LEAST_ANSWERS = 3  # fewer since the last alert would point at the person who just left


def note_final(tx: Transaction, desk: str, overall: LevelCounts, attitude: LevelCounts) -> None:
    """One more final answer of a desk, low or not."""
    _added(tx, _key(desk), overall, attitude)


def note_sent_after_delay(tx: Transaction, sent: InterviewRow, fresh: str, now: datetime) -> bool:
    """One more answer to questions that came after the safe-zone delay: low ones are told of at once, still in threes.

    They say *that* there were some; when somebody was asked has nothing to do with when he or she was at the desk.
    """
    tallied = tally(instruments.survey(tx, sent.survey), sent.answers, partial=False)
    waiting = _added(tx, f"{_key(sent.desk)}:later", tallied.get(OVERALL), tallied.get("attitude"))
    if waiting["final"] < LEAST_ANSWERS or not waiting["low"]:
        return False
    desk = places.desk(tx, sent.desk)
    key = f"low:{sent.desk}:later:{sha256(fresh.encode()).hexdigest()[:16]}"
    if desk is None or not _tell(tx, desk, key, now):  # with nobody to tell they go on waiting
        return False
    settings.drop(tx, f"{_key(sent.desk)}:later")
    return True


def note_burst(tx: Transaction, desk_code: str, now: datetime) -> int:
    """More than five answers came within two minutes: leaders and owners hear so, once a desk and day.

    After closing time, so that the message does not tell whose answers just came; and never to the desk itself.
    """
    desk = places.desk(tx, desk_code)
    assert desk is not None, "a desk with answers is never deleted"
    today, calendar = local_day(now, tx.zone), office_calendar(tx)
    text = staff_words(tx).text("alert-burst", desk=desk.name, most=MOST_IN_BURST_SPAN)
    told = 0
    for address in {*recipients.leaders(tx, desk.unit), *recipients.owners(tx)}:
        entry = Entry(
            key=f"burst:{desk.code}:{today}:{address.chat}",
            to=address,
            message=Message(text, protected=True),
            urgency=Urgency.BULK,  # what waits for its time holds back nothing behind it
            not_before=calendar.closing_moment(today) if calendar.is_working_day(today) else now,
        )
        told += outbox.enqueue(tx, entry, now)
    return told


def alert_low_scores(tx: Transaction, now: datetime) -> int:
    """After closing time, once at least three final answers came since the last alert: that there were low ones.

    Neither how many nor which; to the head, or the leader where there is none. At most one a desk and day.
    """
    today, calendar = local_day(now, tx.zone), office_calendar(tx)
    if not calendar.is_working_day(today) or now < calendar.closing_moment(today):
        return 0
    alerted = 0
    for desk in places.desks(tx):
        waiting = _waiting(tx, _key(desk.code))
        if waiting["final"] < LEAST_ANSWERS or not waiting["low"]:
            continue
        if _tell(tx, desk, f"low:{desk.code}:{today}", now):  # with nobody to tell they go on waiting
            settings.put(tx, _key(desk.code), json.dumps({"final": 0, "low": 0}))
            alerted += 1
    return alerted


def tell_undelivered(tx: Transaction, now: datetime) -> int:
    """Alerts that reach nobody: whoever hears next of the matter is told that they are waiting."""
    told = 0
    waiting = outbox.undelivered_alerts(tx, now, UNDELIVERED_AFTER, now - UNDELIVERED_AFTER)
    for owner in recipients.owners(tx) if waiting else ():
        words = staff_words(tx)
        text = words.text("alert-undelivered", count=words.count(len(waiting)))
        # once for each newest one: an hour later with the same ones nothing new is said
        key = f"undelivered:{max(one.id for one in waiting)}:{owner.chat}"
        told += outbox.enqueue(tx, Entry(key=key, to=owner, message=Message(text), urgency=Urgency.BULK), now)
    return told


def clock_went_back(tx: Transaction, now: datetime) -> bool:
    """Something was received well after `now`: until the clock is right, nothing becomes due. Owners hear of it."""
    newest = inbox.newest_received(tx)
    if newest is None or now >= newest - CLOCK_TOLERANCE:
        return False
    words = staff_words(tx)
    text = words.text("alert-clock-back", now=words.moment(now), newest=words.moment(newest))
    for owner in recipients.owners(tx):
        key = f"clock-back:{local_day(newest, tx.zone)}:{local_day(now, tx.zone)}:{owner.chat}"
        outbox.enqueue(tx, Entry(key=key, to=owner, message=Message(text), urgency=Urgency.BULK), now)
    return True


def note_contact(tx: Transaction, bot: ChannelName, contact: datetime) -> bool:
    """The platform answered at `contact`. After a gap in which it may have dropped what people did, owners hear of it.

    Presses are kept for 150 seconds, texts for a day; what was lost nobody can count, so the window is named.
    """
    stored = settings.get(tx, f"contact:{bot}")
    settings.put(tx, f"contact:{bot}", contact.isoformat())
    last = datetime.fromisoformat(stored) if stored else contact
    if contact - last <= PRESSES_KEPT:
        return False
    outages.note(tx, bot, last, contact)
    words = staff_words(tx)
    sentence = "alert-gap-texts" if contact - last > TEXTS_KEPT else "alert-gap-presses"
    text = words.text(sentence, bot=bot, since=words.moment(last), until=words.moment(contact))
    for owner in recipients.owners(tx):
        key = f"gap:{bot}:{int(contact.timestamp())}:{owner.chat}"
        outbox.enqueue(tx, Entry(key=key, to=owner, message=Message(text), urgency=Urgency.BULK), contact)
    return True


def forget_contact(tx: Transaction, bots: Sequence[ChannelName]) -> None:
    """The clock was moved, not the platform away: the next contact begins anew."""
    for bot in bots:
        settings.drop(tx, f"contact:{bot}")


def _tell(tx: Transaction, desk: DeskRow, key: str, now: datetime) -> bool:
    text = staff_words(tx).text("alert-low-scores", desk=desk.name)
    told = False
    for address in recipients.heads_or_leaders(tx, desk):
        entry = Entry(
            key=f"{key}:{address.chat}",
            to=address,
            message=Message(text, protected=True),
            urgency=Urgency.ALERT,
            repeat=Repeat.REPEAT,
        )
        told |= outbox.enqueue(tx, entry, now)
    return told


def _added(tx: Transaction, key: str, overall: LevelCounts | None, attitude: LevelCounts | None) -> dict[str, int]:
    """What waits since the last alert, with one more answer."""
    waiting = _waiting(tx, key)
    waiting["final"] += overall.answered if overall else 0
    waiting["low"] += int(any(one.dissatisfied > 0 for one in (overall, attitude) if one))
    settings.put(tx, key, json.dumps(waiting))
    return waiting


def _waiting(tx: Transaction, key: str) -> dict[str, int]:
    stored = settings.get_locked(tx, key)
    return dict(json.loads(stored)) if stored else {"final": 0, "low": 0}


def _key(desk: str) -> str:
    return f"low_scores:{desk}"
