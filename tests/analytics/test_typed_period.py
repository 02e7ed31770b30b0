"""However a period is typed, it is read; the rest of the line is left for the place."""

from datetime import date

import pytest

from analytics.period import PeriodKind
from analytics.typed_period import last_closed, read_period, running

TODAY = date(2026, 12, 2)  # a Wednesday in week 49; quarter IV runs until 14 December

WEEK, MONTH, QUARTER = PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER


@pytest.mark.parametrize(
    ("typed", "kind", "key", "rest"),
    [
        ("46", WEEK, "2026-W46", ""),
        ("Tuần 46", None, "2026-W46", ""),
        ("tuan 46/2025 quay-3", None, "2025-W46", "quay-3"),
        ("t46", WEEK, "2026-W46", ""),
        ("52", WEEK, "2025-W52", ""),  # that of this year has not begun
        ("53", WEEK, "2020-W53", ""),  # 2026-W53 has not begun; 2020 is the year before with 53 weeks
        ("2026-W46", None, "2026-W46", ""),
        ("2026-w46 QUAY 3", MONTH, "2026-W46", "quay 3"),
        ("11", MONTH, "2026-11", ""),
        ("11/2026", MONTH, "2026-11", ""),
        ("11/2026", None, "2026-11", ""),
        ("tháng 12 năm 2025", None, "2025-12", ""),
        ("12", MONTH, "2026-12", ""),
        ("quý 4", None, "2026-Q4", ""),
        ("Q4/2026", None, "2026-Q4", ""),
        ("Quý IV năm 2025", None, "2025-Q4", ""),
        ("ii", QUARTER, "2026-Q2", ""),
        ("6 tháng", None, "2026-6M", ""),
        ("6 tháng đầu năm 2025", None, "2025-6M", ""),
        ("9 thang an-phuoc", None, "2026-9M", "an-phuoc"),
        ("năm 2025", None, "2025-Y", ""),
        ("2026 đến thời điểm báo cáo", None, "2026-Y", ""),
        ("quý 4 đến nay quay-1", None, "2026-Q4", "quay-1"),
        ("quay-3", WEEK, None, "quay-3"),
        ("", WEEK, None, ""),
        ("11-xa", MONTH, None, "11-xa"),
    ],
)
def test_a_period_is_read_however_it_is_typed(typed: str, kind: PeriodKind | None, key: str | None, rest: str) -> None:
    period, left = read_period(typed, kind, TODAY)

    assert (period.key if period else None, left) == (key, rest)


@pytest.mark.parametrize(
    ("typed", "kind"), [("60", WEEK), ("13", MONTH), ("0", MONTH), ("0/2026", None), ("12/1890", None)]
)
def test_a_number_that_no_period_has_is_refused(typed: str, kind: PeriodKind | None) -> None:
    with pytest.raises(ValueError, match="period"):
        read_period(typed, kind, TODAY)


def test_the_newest_of_each_kind() -> None:
    assert [last_closed(kind, TODAY).key for kind in PeriodKind] == [
        "2026-W48", "2026-11", "2026-Q3", "2026-6M", "2026-9M", "2025-Y",
    ]  # fmt: skip
    assert [running(kind, TODAY).key for kind in PeriodKind] == [
        "2026-W49", "2026-12", "2026-Q4", "2026-6M", "2026-9M", "2026-Y",
    ]  # fmt: skip


def test_over_new_year_the_quarter_is_that_of_the_new_reform_year() -> None:
    assert running(QUARTER, date(2026, 12, 15)).key == "2027-Q1"
    assert last_closed(QUARTER, date(2026, 12, 15)).key == "2026-Q4"
    assert last_closed(WEEK, date(2027, 1, 4)).key == "2026-W53"
    assert last_closed(MONTH, date(2027, 1, 1)).key == "2026-12"
