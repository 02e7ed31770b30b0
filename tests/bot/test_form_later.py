"""The form where a unit asks after people have left: nothing can be pushed, so one comes back, or answers now."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import HandMovedClock
from bot.rehearsal import sample
from bot.usecases import clock_asking
from storage import places
from storage.database import Database, Transaction
from tests.bot.browsing import Site

WEDNESDAY = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # 09:00 in Viet Nam
AFTERNOON = WEDNESDAY + timedelta(hours=6)  # 15:00: whoever came in the morning has been asked


@pytest.fixture
async def site(sqlite_database: Database) -> AsyncIterator[Site]:
    sqlite_database.run_now(sample.set_up, WEDNESDAY)
    sqlite_database.run_now(_ask_later)
    one = Site(sqlite_database, HandMovedClock(WEDNESDAY))
    await one.start()
    yield one
    await one.stop()


def _ask_later(tx: Transaction) -> None:
    unit = places.unit(tx, "an-phuoc")
    assert unit is not None
    places.put_unit(tx, replace(unit, safe_zone=True))


async def test_the_page_says_when_to_come_back_and_that_one_may_answer_now(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")

    assert browser.page.heading == "Đã ghi nhận lượt làm thủ tục"
    assert "mở lại trang này trên trình duyệt này, hoặc quét lại mã QR" in browser.page.text
    await browser.press("Trả lời ngay")
    assert "hài lòng ở mức nào" in browser.page.heading


async def test_who_opens_the_link_again_goes_on_where_the_visit_was_noted(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")

    await browser.open("/d/quay-3")
    before = browser.page.heading
    site.clock.move_to(AFTERNOON)
    asked = await site.database.run(clock_asking.ask_due, AFTERNOON, "f" * 20)
    await browser.open("/t")

    assert (before, asked) == ("Đã ghi nhận lượt làm thủ tục", 1)
    assert "hài lòng ở mức nào" in browser.page.heading


async def test_who_does_not_want_to_is_not_asked(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")

    await browser.press("Không, cảm ơn")

    site.clock.move_to(AFTERNOON)
    assert await site.database.run(clock_asking.ask_due, AFTERNOON, "f" * 20) == 0
    await browser.open("/d/quay-3")
    assert "Đồng ý" in browser.page.buttons
