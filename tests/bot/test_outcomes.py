"""What the outcome of a try means for its entry: the table, row by row."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channel import Gone, Later, Rejected, Sent
from bot.outcomes import again_after, tried
from storage.claims import Claimed
from storage.outbox import Repeat, Urgency
from survey.messages import STAFF_BOT, Address, Message

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def claimed(repeat: Repeat = Repeat.REPEAT, attempts: int = 1, first_failed: datetime | None = None) -> Claimed:
    return Claimed(
        id=1,
        key="k",
        to=Address(STAFF_BOT, "1"),
        message=Message("a"),
        urgency=Urgency.REPLY,
        repeat=repeat,
        attempts=attempts,
        instead_edit=None,
        instead_strip=None,
        first_failed_at=first_failed,
        maybe_sent=False,
        enqueued_at=NOW,
        expires_at=None,
    )


def test_sent_keeps_the_id_of_the_new_message() -> None:
    found = tried(claimed(), Sent(77), NOW, None, 0.5)

    assert (found.ending, found.message_id) == ("sent", 77)


def test_a_flood_obeys_exactly_however_often_it_failed() -> None:
    found = tried(claimed(attempts=6), Later(timedelta(seconds=7), flooded=True), NOW, None, 0.5)

    assert (found.ending, found.not_before) == ("later", NOW + timedelta(seconds=7))


@pytest.mark.parametrize(
    ("repeat", "ending"), [(Repeat.IDEMPOTENT, "later"), (Repeat.REPEAT, "later"), (Repeat.ONCE, "held")]
)
def test_a_lost_answer_repeats_only_what_may_be_repeated(repeat: Repeat, ending: str) -> None:
    found = tried(claimed(repeat), Later(timedelta(0), maybe_sent=True), NOW, None, 0.5)

    assert found.ending == ending
    assert found.maybe_sent is (ending == "later")


def test_a_failure_that_was_never_written_repeats_even_what_is_said_once() -> None:
    assert tried(claimed(Repeat.ONCE), Later(timedelta(0)), NOW, None, 0.5).ending == "later"


@pytest.mark.parametrize(
    ("attempts", "failed_minutes_ago", "served_minutes_ago", "ending"),
    [
        (8, 10, 1, "held"),
        (7, 10, 1, "later"),  # seven failures
        (8, 9, 1, "later"),  # within nine minutes
        (8, 10, 11, "later"),  # nobody else was served since
        (8, 10, None, "later"),
    ],
)
def test_a_hopeless_entry_is_held_after_eight_failures_over_ten_minutes_while_others_are_served(
    attempts: int, failed_minutes_ago: int, served_minutes_ago: int | None, ending: str
) -> None:
    entry = claimed(attempts=attempts, first_failed=NOW - timedelta(minutes=failed_minutes_ago))
    served = None if served_minutes_ago is None else NOW - timedelta(minutes=served_minutes_ago)

    assert tried(entry, Later(timedelta(0)), NOW, served, 0.5).ending == ending


def test_a_moved_chat_gets_the_same_entry_again_and_a_closed_one_ends_it() -> None:
    moved, closed = tried(claimed(), Gone("-2"), NOW, None, 0.5), tried(claimed(), Gone(), NOW, None, 0.5)

    assert (moved.ending, moved.moved_to, moved.not_before) == ("later", "-2", NOW)
    assert (closed.ending, closed.moved_to) == ("gone", None)


def test_a_rejection_names_its_reason() -> None:
    found = tried(claimed(), Rejected("400"), NOW, None, 0.5)

    assert (found.ending, found.why) == ("rejected", "400")


@pytest.mark.parametrize(
    ("attempts", "chance", "seconds"),
    [
        (1, 0.5, 0.5),
        (2, 0.5, 1.0),
        (4, 0.5, 4.0),
        (1, 0.0, 0.25),  # half less
        (20, 0.5, 60.0),
    ],
)
def test_pauses_double_up_to_a_minute_give_or_take_half(attempts: int, chance: float, seconds: float) -> None:
    assert again_after(attempts, chance) == timedelta(seconds=seconds)
