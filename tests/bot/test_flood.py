"""Who writes too much too fast is heard no further, and a backlog is no flood."""

from datetime import UTC, datetime, timedelta

from bot.flood import FloodBucket

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def test_the_twenty_first_within_ten_seconds_is_ignored_and_later_ones_are_heard_again() -> None:
    bucket = FloodBucket()

    first = [bucket.is_over("1", START) for _ in range(21)]
    later = bucket.is_over("1", START + timedelta(seconds=10))

    assert first == [False] * 20 + [True]
    assert later is False
    assert bucket.ignored == 1


def test_forty_texts_of_an_hour_are_no_flood_when_they_arrive_together() -> None:
    bucket = FloodBucket()

    over = [bucket.is_over("1", START + timedelta(minutes=1.5 * number)) for number in range(40)]

    assert not any(over)


def test_one_person_does_not_silence_another() -> None:
    bucket = FloodBucket()
    for _ in range(30):
        bucket.is_over("1", START)

    assert bucket.is_over("2", START) is False


def test_a_notice_is_due_once_a_minute() -> None:
    bucket = FloodBucket()

    due = [bucket.deserves_notice("1", START + timedelta(seconds=seconds)) for seconds in (0, 59, 60)]

    assert due == [True, False, True]
