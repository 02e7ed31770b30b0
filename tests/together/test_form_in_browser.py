"""The web form as somebody with a narrow phone sees it: a real browser in which pages run no script."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from bot.clock import HandMovedClock
from bot.rehearsal import sample
from bot.usecases import admin_instruments
from storage import places
from storage.database import Database, Transaction
from survey import definition_file
from tests.bot.browsing import Site
from tests.together.chromium import Tab, found_browser, opened_tab
from tests.together.pictures import PICTURES, side_by_side

WEDNESDAY = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # 09:00 in Viet Nam
OWN_INSTRUMENT = Path("tests/stories/mau-rieng.v1.toml")
WIDTH, HEIGHT = 360, 740
FIELD = "document.querySelector('main input:not([type=hidden]), main textarea')"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOWEST_TARGET = (
    "Math.min(...[...document.querySelectorAll('main button, main input:not([type=hidden])')]"
    ".map(one => one.getBoundingClientRect().height))"
)


@pytest.fixture
async def phone(sqlite_database: Database, tmp_path: Path) -> AsyncIterator["Phone"]:
    browser = found_browser()
    if browser is None:
        pytest.skip("No browser was found (chromium, google-chrome): the form was not looked at.")
    sqlite_database.run_now(sample.set_up, WEDNESDAY)
    sqlite_database.run_now(sample.list_procedures, WEDNESDAY, survey_asks=True)
    port = unused_port()
    site = Site(sqlite_database, HandMovedClock(WEDNESDAY))
    await site.start(address := f"http://127.0.0.1:{port}", port)
    try:
        async with opened_tab(browser, tmp_path / "profile") as tab:
            await tab.size(WIDTH, HEIGHT)
            await tab.without_scripts()
            yield Phone(tab, address, sqlite_database)
            assert tab.faults == []
    finally:
        await site.stop()


class Phone:
    """Every page it comes to is held against what a phone needs."""

    def __init__(self, tab: Tab, address: str, database: Database) -> None:
        self._tab, self._address, self.database = tab, address, database
        self.pictures: list[bytes] = []

    async def open(self, path: str, words: str) -> None:
        await self._tab.load(self._address + path, shows(words))
        await self._suits_a_phone()

    async def press(self, label: str, words: str) -> None:
        """The button that reads so; then a page with these words comes."""
        await self._tab.leaves()
        await self._tab.click(
            "[...document.querySelectorAll('main button, header .language')]"
            f".find(one => one.innerText.replace(/\\s+/g, ' ').trim().startsWith('{label}'))"
        )
        await self._comes(words)

    async def write(self, text: str, words: str) -> None:
        """In the place of what stands in the field; then its button."""
        await self._tab.click(FIELD)
        await self._tab.evaluate(f"{FIELD}.select()")
        await self._tab.type(text)
        await self._tab.leaves()
        await self._tab.click(f"{FIELD}.form.querySelector('button')")
        await self._comes(words)

    async def keep(self) -> None:
        if PICTURES:
            await self._tab.rest()
            self.pictures.append(await self._tab.picture())

    async def _comes(self, words: str) -> None:
        await self._tab.comes(shows(words))
        await self._suits_a_phone()

    async def _suits_a_phone(self) -> None:
        assert await self._tab.evaluate(SIDEWAYS) <= 0, "nobody scrolls sideways"
        assert await self._tab.evaluate(LOWEST_TARGET) >= 44, "a finger finds every button"
        assert await self._tab.evaluate("document.scripts.length") == 0


def shows(words: str) -> str:
    return f"document.querySelector('main').innerText.includes('{words}')"


async def test_a_visit_is_rated_with_its_procedure_and_changed_on_a_narrow_phone(phone: Phone) -> None:
    await phone.open("/d/quay-3", "Đồng ý")
    await phone.keep()
    await phone.press("Đồng ý", "Về thủ tục nào?")
    await phone.write("khai sinh", "Thủ tục nào dưới đây?")
    await phone.keep()
    await phone.press("1", "hài lòng ở mức nào")
    await phone.keep()
    await phone.press("2", "thái độ")
    await phone.press("4", "chờ đợi")
    await phone.press("3", "Phiếu hẹn")
    await phone.press("2", "thư xin lỗi")
    await phone.press("4", "muốn nói thêm")
    await phone.write("Phải chờ lâu.", "Xem lại câu trả lời")
    await phone.keep()
    await phone.press("Gửi", "24 giờ")
    await phone.keep()
    await phone.press("Sửa câu trả lời", "đã gửi")
    await phone.press("Sửa câu 1", "hài lòng ở mức nào")
    await phone.press("3", "đã gửi")
    await phone.press("Gửi", "vừa sửa")
    if PICTURES:
        side_by_side("form", phone.pictures)


async def test_every_kind_of_question_of_an_own_instrument_fits_a_narrow_phone_in_english_too(phone: Phone) -> None:
    phone.database.run_now(_ask_the_own_instrument)
    await phone.open("/d/quay-3", "Đồng ý")
    await phone.press("English", "I agree")
    await phone.press("I agree", "Which procedure")
    await phone.press("Skip", "How satisfied")
    await phone.press("5", "hand in your papers")
    await phone.press("1", "How many times")
    await phone.write("hai", "only a number")
    await phone.write("2", "What was good")
    await phone.press("2", "What was good")
    await phone.press("Done", "Anything")
    await phone.write("Fine.", "Look through your answers")


def _ask_the_own_instrument(tx: Transaction) -> None:
    text = OWN_INSTRUMENT.read_text("utf-8")
    own = definition_file.read(text, OWN_INSTRUMENT.name)
    admin_instruments.add_instrument(tx, own, text, WEDNESDAY)
    desk = places.desk(tx, "quay-3")
    assert desk is not None
    unit = places.unit(tx, desk.unit)
    assert unit is not None
    places.put_unit(tx, replace(unit, surveys=own.id.key))
