"""Series of daily counts become blocks: every answer in exactly one, none published too small."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.block import Block, OpenBlock, close_blocks, closed_in, field_of, series_key
from analytics.period import is_cut_day, parse
from analytics.rates import LevelCounts, total

MONDAY = date(2026, 11, 9)
DAYS = st.lists(
    st.tuples(st.integers(0, 60), st.tuples(*[st.integers(0, 4)] * 5), st.integers(0, 3)),
    max_size=40,
    unique_by=lambda row: row[0],
)


def satisfied(number: int) -> LevelCounts:
    return LevelCounts((0, 0, 0, number, 0))


def test_a_full_week_closes_on_its_sunday_once_that_day_is_over() -> None:
    daily = [(MONDAY, satisfied(6)), (date(2026, 11, 13), satisfied(4))]

    on_sunday = close_blocks(daily, MONDAY, today=date(2026, 11, 15), threshold=10)
    on_monday = close_blocks(daily, MONDAY, today=date(2026, 11, 16), threshold=10)

    assert on_sunday == ((), OpenBlock(MONDAY, satisfied(10)))
    assert on_monday == ((Block(MONDAY, date(2026, 11, 15), satisfied(10)),), OpenBlock(date(2026, 11, 16)))


def test_too_few_answers_are_carried_on_until_the_block_is_full() -> None:
    # 7 in week 46, 2 in week 47 (9 in all: still too few), 5 in week 48
    daily = [(MONDAY, satisfied(7)), (date(2026, 11, 17), satisfied(2)), (date(2026, 11, 24), satisfied(5))]

    closed, still_open = close_blocks(daily, MONDAY, today=date(2026, 11, 30), threshold=10)

    assert closed == (Block(MONDAY, date(2026, 11, 29), satisfied(14)),)
    assert still_open == OpenBlock(date(2026, 11, 30))


def test_a_month_that_ends_within_a_week_closes_a_block_of_its_own() -> None:
    # Mon 30/11 is the last day of the month; the other days of week 49 wait for its Sunday, 06/12
    daily = [(date(2026, 11, 30), satisfied(12)), (date(2026, 12, 1), satisfied(3))]

    closed, still_open = close_blocks(daily, date(2026, 11, 30), today=date(2026, 12, 7), threshold=10)

    assert closed == (Block(date(2026, 11, 30), date(2026, 11, 30), satisfied(12)),)
    assert still_open == OpenBlock(date(2026, 12, 1), satisfied(3))


def test_a_first_block_begins_with_the_first_counted_day() -> None:
    closed, still_open = close_blocks([(MONDAY, satisfied(3))], None, today=date(2026, 11, 20), threshold=10)

    assert (closed, still_open) == ((), OpenBlock(MONDAY, satisfied(3)))


def test_answers_that_do_not_apply_fill_no_block() -> None:
    daily = [(MONDAY, LevelCounts((0, 0, 0, 0, 9), not_applicable=30, skipped=5, unreached=5))]

    closed, _ = close_blocks(daily, MONDAY, today=date(2026, 11, 20), threshold=10)

    assert closed == ()


@pytest.mark.parametrize("days", [[date(2026, 11, 8)], [MONDAY, MONDAY], [date(2026, 11, 11), date(2026, 11, 10)]])
def test_a_day_that_was_already_counted_is_refused(days: list[date]) -> None:
    with pytest.raises(ValueError, match="already counted or stands out of order"):
        close_blocks([(day, satisfied(1)) for day in days], MONDAY, today=date(2026, 11, 20), threshold=10)


def test_a_period_publishes_the_blocks_that_end_in_it() -> None:
    before = Block(date(2026, 10, 26), date(2026, 11, 8), satisfied(10))
    within = Block(date(2026, 11, 9), date(2026, 11, 15), satisfied(10))

    assert closed_in((before, within), parse("2026-W46")) == (within,)
    assert closed_in((before, within), parse("2026-11")) == (before, within)


def test_the_field_of_a_series_is_read_from_its_key() -> None:
    assert field_of(series_key("quick", "Hộ kinh doanh, HTX")) == "Hộ kinh doanh, HTX"
    assert field_of(series_key("quick", "Đất đai/Môi trường")) == "Đất đai/Môi trường"
    assert field_of(series_key("quick")) == ""


@given(DAYS, st.integers(1, 20), st.integers(0, 70))
def test_each_answer_is_in_exactly_one_block_and_no_block_is_too_small(
    rows: list[tuple[int, tuple[int, int, int, int, int], int]], threshold: int, age: int
) -> None:
    daily = [(MONDAY + timedelta(days=place), LevelCounts(levels, absent)) for place, levels, absent in sorted(rows)]
    today = MONDAY + timedelta(days=age)

    closed, still_open = close_blocks(daily, MONDAY, today, threshold)

    assert total([*(block.counts for block in closed), still_open.counts]) == total(counts for _, counts in daily)
    starts = [MONDAY, *(block.last_day + timedelta(days=1) for block in closed)]
    assert [block.first_day for block in closed] == starts[:-1]
    assert still_open.since == starts[-1]
    for block in closed:
        assert block.counts.answered >= threshold
        assert is_cut_day(block.last_day)
        assert block.last_day < today
        assert block.counts == total(counts for day, counts in daily if block.first_day <= day <= block.last_day)


@given(DAYS, st.integers(1, 15), st.lists(st.integers(0, 70), max_size=4))
def test_looking_often_or_once_cuts_the_same_blocks(
    rows: list[tuple[int, tuple[int, int, int, int, int], int]], threshold: int, looks: list[int]
) -> None:
    daily = [(MONDAY + timedelta(days=place), LevelCounts(levels, absent)) for place, levels, absent in sorted(rows)]
    end = MONDAY + timedelta(days=80)
    found: list[Block] = []
    since = MONDAY

    for look in sorted([*looks, 80]):
        today = MONDAY + timedelta(days=look)
        seen = [(day, counts) for day, counts in daily if since <= day < today]
        closed, still_open = close_blocks(seen, since, today, threshold)
        found += closed
        since = still_open.since or since

    assert tuple(found) == close_blocks(daily, MONDAY, end, threshold)[0]
