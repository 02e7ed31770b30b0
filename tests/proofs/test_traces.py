"""Whose an answer was is found nowhere after 24 hours: not in the file, not in a row, not in a log, not by who asks."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.clock import HandMovedClock, seeded
from bot.rehearsal import sample
from bot.rehearsal.opening import STORY_BEGINS, open_sample_office, temporary_office
from bot.usecases import clock_interviews, clock_retention
from storage import conversations
from storage.database import Database
from survey.conversation.states import ChoosingLanguage, Idle, OfferingComplaint, State
from survey.messages import CITIZEN_BOT, WEB, Address
from tests.bot.browsing import Site
from tests.proofs.traces import ZONE, answers, backed_up, bytes_of, found, rated_by

DAY = timedelta(hours=24)
WEDNESDAY = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
SEED, ACCOUNT = 7, 7_000_000_007
PERSON = Address(CITIZEN_BOT, str(ACCOUNT))


async def test_after_a_day_no_byte_of_the_file_and_no_log_tells_who_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with temporary_office(tmp_path, ZONE) as office:
        witnesses = await rated_by(office, 21, seeded(SEED))
        done = [one for one in witnesses if not one.is_talking]
        sent, within_the_day = office.clock.now(), bytes_of(tmp_path)

        await office.live_until(sent + DAY + timedelta(minutes=1))
        after_a_day = bytes_of(tmp_path)
        await office.live_until(sent + timedelta(days=9))

        assert found(done, within_the_day) == {"lane": len(done), "talk": len(done)}
        assert not found(done, after_a_day)
        # who left something open is known seven days longer, and then no more
        assert not found(witnesses, bytes_of(tmp_path))
        assert not found(witnesses, caplog.text.encode())


async def test_a_backup_made_within_the_day_tells_of_nobody(tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    place.mkdir()
    elsewhere.mkdir()
    async with temporary_office(place, ZONE) as office:
        witnesses = await rated_by(office, 21, seeded(SEED))
        # the platform is away: what is owed to them is still in the outbox
        witnesses += [await answers(office, ACCOUNT, "quay-3", None, "1", "sends")]
        assert {"account as text", "lane", "talk"} <= found(witnesses, bytes_of(place)).keys()

        copied = await backed_up(office, place, elsewhere / "hailong.backup")

        assert not found(witnesses, copied)
        assert [file.name for file in elsewhere.iterdir()] == ["hailong.backup"]


async def test_after_a_day_no_row_of_any_table_holds_the_lane_of_who_answered(
    database: Database, database_url: str
) -> None:
    office = await open_sample_office(database, STORY_BEGINS.replace(tzinfo=ZONE), ZONE)
    witnesses = [one for one in await rated_by(office, 14, seeded(SEED)) if not one.is_talking]
    before = rows_of(database_url)

    await office.live_until(office.clock.now() + DAY + timedelta(minutes=1))

    assert found(witnesses, before)["lane"] == len(witnesses)
    assert not found(witnesses, rows_of(database_url))


async def test_the_offer_that_a_low_answer_led_to_ends_with_the_day_whatever_is_said_meanwhile(
    sqlite_database: Database,
) -> None:
    office = await open_sample_office(sqlite_database, STORY_BEGINS.replace(tzinfo=ZONE), ZONE)
    await answers(office, ACCOUNT, "quay-3", None, "1", "lingers")
    sent = office.clock.now()

    def behind_the_language_screen() -> State:
        talk = sqlite_database.run_now(conversations.load_locked, PERSON, office.clock.now(), "vi")
        assert isinstance(talk.state, ChoosingLanguage)
        return talk.state.before

    await office.live_until(sent + DAY - timedelta(minutes=1))
    within_the_day = behind_the_language_screen()
    await office.live_until(sent + DAY)

    assert isinstance(within_the_day, OfferingComplaint)
    assert behind_the_language_screen() == Idle()


async def test_the_offer_of_a_newer_answer_outlives_the_day_of_an_older_one(sqlite_database: Database) -> None:
    office = await open_sample_office(sqlite_database, STORY_BEGINS.replace(tzinfo=ZONE), ZONE)
    await answers(office, ACCOUNT, "quay-3", None, "1", "sends")
    sent = office.clock.now()
    await office.live_until(sent + DAY / 2)
    newer = await answers(office, ACCOUNT, "quay-4", None, "1", "sends")

    await office.live_until(sent + DAY)

    talk = sqlite_database.run_now(conversations.load_locked, PERSON, office.clock.now(), "vi")
    assert isinstance(talk.state, OfferingComplaint)
    assert talk.state.talk == newer.talk


async def test_a_browser_that_answered_is_forgotten_like_a_chat(tmp_path: Path, sqlite_database: Database) -> None:
    sqlite_database.run_now(sample.set_up, WEDNESDAY)
    site = Site(sqlite_database, HandMovedClock(WEDNESDAY))
    await site.start()
    try:
        browser = site.browser()
        await browser.open("/d/quay-3")
        await browser.press("Đồng ý")
        for number in ("1", "1", "1", "1"):
            await browser.press(number)
        await browser.press("1")
        await browser.press("Bỏ qua")
        await browser.press("Gửi")
        cookie = browser.cookies["hailong"]
        lane = sqlite_database.keys.lane(WEB, cookie).encode()
        within_the_day = bytes_of(tmp_path)

        site.clock.move_to(WEDNESDAY + DAY + timedelta(minutes=1))
        sqlite_database.run_now(clock_interviews.finalise_answers, site.clock.now(), "z" * 20)
        sqlite_database.run_now(clock_retention.forget_what_is_past_its_time, site.clock.now())

        assert lane in within_the_day
        assert lane not in bytes_of(tmp_path)
        assert cookie.encode() not in within_the_day + bytes_of(tmp_path)
        await browser.open("/")
        await browser.press("Xem dữ liệu")
        assert "Không có câu trả lời hay phản ánh, kiến nghị nào." in browser.page.text
        assert "Câu trả lời được tách khỏi trình duyệt sau 24 giờ." in browser.page.text
    finally:
        await site.stop()


def rows_of(url: str) -> bytes:
    """Everything that any table says, one row a line."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            tables = inspect(engine).get_table_names()
            rows = [row for table in tables for row in connection.execute(text(f'SELECT * FROM "{table}"'))]
    finally:
        engine.dispose()
    return "\n".join(repr(tuple(row)) for row in rows).encode()
