"""Quiet hours take the sound from a message, by the time it is sent; never the message, and never its time."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases import preferences
from bot.usecases.delivery_outbox import claim_due
from bot.usecases.preferences import Preferences
from storage import outbox
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.outbox import Entry, Urgency
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, ChannelName, Message

EVENING = datetime(2026, 11, 18, 12, 59, tzinfo=UTC)  # 19:59 in Ha Noi
HEAD, GROUP = "7004", "-1001"


def claimed(database: Database, at: datetime, chat: str, urgency: Urgency, channel: ChannelName = STAFF_BOT) -> Claimed:
    """What is sent at this time of a message that was owed since 19:59."""
    entry = Entry(f"test:{chat}:{at}", Address(channel, chat), Message("PA-…"), urgency)
    database.run_now(outbox.enqueue, entry, EVENING)
    [one] = database.run_now(claim_due, channel, at, 10, timedelta(minutes=2), _nothing)
    return one


@pytest.mark.parametrize(
    ("minutes_later", "is_silent"),
    [(0, False), (1, True), (11 * 60, True), (11 * 60 + 1, False)],  # 19:59, 20:00, 06:59, 07:00
)
def test_from_eight_to_seven_alerts_come_at_once_and_without_sound(
    database: Database, minutes_later: int, is_silent: bool
) -> None:
    sent = claimed(database, EVENING + timedelta(minutes=minutes_later), HEAD, Urgency.ALERT)

    assert sent.message.quiet is is_silent


@pytest.mark.parametrize(
    ("chat", "urgency", "channel", "is_silent"),
    [
        (GROUP, Urgency.ALERT, STAFF_BOT, True),
        (HEAD, Urgency.BULK, STAFF_BOT, True),
        (HEAD, Urgency.REPLY, STAFF_BOT, False),  # an answer to who is awake
        ("6001", Urgency.BULK, CITIZEN_BOT, False),
    ],
)
def test_at_night_only_what_nobody_waits_for_is_silent(
    sqlite_database: Database, chat: str, urgency: Urgency, channel: ChannelName, is_silent: bool
) -> None:
    sent = claimed(sqlite_database, EVENING + timedelta(hours=2), chat, urgency, channel)

    assert sent.message.quiet is is_silent


def test_who_chose_other_hours_is_heard_in_them(database: Database) -> None:
    database.run_now(preferences.keep, Address(STAFF_BOT, HEAD), Preferences(quiet=(22, 6)))

    at_nine = claimed(database, EVENING + timedelta(hours=1), HEAD, Urgency.ALERT)

    assert not at_nine.message.quiet
    assert database.run_now(preferences.of, Address(STAFF_BOT, "7002")) == Preferences()


@pytest.mark.parametrize(
    ("quiet", "silent_hours"),
    [((20, 7), [20, 23, 0, 6]), ((12, 14), [12, 13]), (None, [])],
)
def test_hours_may_go_over_midnight_or_not(quiet: tuple[int, int] | None, silent_hours: list[int]) -> None:
    chosen = Preferences(quiet=quiet)

    found = [hour for hour in (20, 23, 0, 6, 7, 12, 13, 14) if chosen.silence(datetime(2026, 11, 18, hour, tzinfo=UTC))]

    assert found == silent_hours


def _nothing(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    raise AssertionError("nothing ends unsent here")
