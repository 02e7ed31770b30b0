"""What Prometheus reads."""

from datetime import UTC, datetime

from bot.web.metrics import BotNumbers, written

AT = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)  # 1,794,789,000 seconds since 1970


def test_the_numbers_of_both_bots_are_written() -> None:
    numbers = [
        BotNumbers("citizen", waiting=3, outcomes={"sent": 41, "gone": 1}, contact=AT),
        BotNumbers("staff", waiting=0, outcomes={}, contact=None),
    ]

    text = written(numbers).decode()

    assert 'hailong_outbox_waiting{bot="citizen"} 3.0' in text
    assert 'hailong_outbox_waiting{bot="staff"} 0.0' in text
    assert 'hailong_deliveries_total{bot="citizen",outcome="sent"} 41.0' in text
    assert 'hailong_last_contact_seconds{bot="citizen"} 1.794789e+09' in text
    assert 'hailong_last_contact_seconds{bot="staff"}' not in text
