"""Whatever is sent to the form over real HTTP, a sentence comes back, nothing breaks and no word reaches the log."""

import logging
import random
import string
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import ClientError

from bot.clock import HandMovedClock, seeded
from bot.rehearsal import sample
from storage import complaints, responses
from storage.database import Database, Transaction
from survey.messages import WEB
from tests.bot.browsing import ORIGIN, Browser, Site

WEDNESDAY = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # 09:00 in Viet Nam
SEED, REQUESTS = 4, 250
KIND = {"Content-Type": "application/x-www-form-urlencoded"}
CANARY = "MatKhauCuaToi"
# what a server may say to nonsense; 500 and 503 would be our fault
KIND_STATUSES = {200, 303, 400, 403, 404, 405, 413, 415, 422}
PATHS = ("/t", "/c", "/d", "/d/quay-3", "/d/" + "A" * 39, "/d/../../etc/passwd", "/d/%00", "/d/%F0%9F%98%80", "/")
NASTY = (
    "", "\x00", "\r\nSet-Cookie: hailong=x", "%0d%0aX: y", "'; DROP TABLE interviews; --", "{{7*7}}", "\ud7ff",
    "\u202e", "<script>", "a" * 5_000, "overall", "-1", "9" * 30, "summary:send", ":", "::::", "é" * 70, "../..",
    CANARY,
)  # fmt: skip


@pytest.fixture
async def site(sqlite_database: Database) -> AsyncIterator[Site]:
    sqlite_database.run_now(sample.set_up, WEDNESDAY)
    one = Site(sqlite_database, HandMovedClock(WEDNESDAY))
    await one.start()
    yield one
    await one.stop()


def mutated(text: str, chance: random.Random) -> str:
    """Something like it: a letter changed, cut, doubled, or another thing altogether."""
    place = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            text,
            text[:place] + chance.choice(string.printable) + text[place + 1 :],
            text[:place],
            text + text,
            chance.choice(NASTY),
            text[:place] + chance.choice(NASTY) + text[place:],
        )
    )


async def test_mutated_forms_never_break_it_and_never_reach_the_log(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chance, browser = seeded(SEED), site.browser()
    seen: dict[int, int] = {}
    for number in range(REQUESTS):
        if number % 25 == 0:
            await browser.open("/d/quay-3")  # a fresh form to be bent
        form = chance.choice(browser.page.forms) if browser.page.forms else None
        fields = {**form.hidden, **form.fields} if form else {"token": "x.y"}
        if form and form.buttons:
            button = chance.choice(form.buttons)
            fields |= {button.name: button.value} if button.name else {}
        for name in chance.sample(sorted(fields), min(len(fields), chance.choice((0, 1, 1, 2)))):
            fields[name] = mutated(fields[name], chance)
        if chance.random() < 0.3:
            fields[chance.choice(("press", "do", "text", "stand", "verdict", "code", "key", "lang"))] = chance.choice(
                NASTY
            )
        path = form.action if form and chance.random() < 0.7 else chance.choice(PATHS)
        headers = {"X-Forwarded-For": f"203.0.113.{number % 200}"}
        if chance.random() < 0.1:
            headers |= {"Accept-Language": "x" * 300, "Origin": chance.choice((ORIGIN, "null", "https://evil.example"))}
        if chance.random() < 0.1:
            browser.cookies |= {"hailong": chance.choice(("x", "0" * 26, "é")).encode("ascii", "ignore").decode()}
        if chance.random() < 0.1:
            browser.cookies |= {"receipt": chance.choice(("x", "A" * 100, "===="))}
        await browser.post(
            path, {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}, **headers
        )
        seen[browser.status] = seen.get(browser.status, 0) + 1
        assert browser.status in KIND_STATUSES, (path, browser.status)
        assert "Traceback" not in browser.page.source

    assert {200, 403} <= set(seen)  # some got through, some were turned away
    assert CANARY not in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\xfd", b"&&&===&", b"token", b"token=%", b"a=b&" * 200, b"text=%ED%A0%80", b"{}", b""],
)
async def test_bodies_that_are_no_form_are_turned_away(site: Site, body: bytes) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")

    await browser.post("/d/quay-3", body, **KIND)

    assert browser.status in (400, 403)


async def test_a_header_cannot_be_smuggled_into_the_answer(site: Site) -> None:
    browser = site.browser()
    try:
        await browser.open("/d/quay-3%0d%0aSet-Cookie:%20hailong=stolen?lang=vi%0d%0aX-Evil:%201")
    except ClientError:
        return  # not even asked

    assert "X-Evil" not in browser.headers
    assert browser.cookies.get("hailong") != "stolen"


async def test_the_cookie_of_somebody_else_is_a_browser_and_no_key_to_what_another_wrote(site: Site) -> None:
    victim, thief = site.browser(), site.browser()
    await _complained(victim)
    code, key = victim.page.codes
    await thief.open("/c")
    thief.cookies |= {"hailong": victim.cookies["hailong"]}

    await thief.open("/c")
    form = thief.page.forms[0]
    await thief.send(form, {"code": code, "key": "0" * 13})

    assert CANARY not in thief.page.source
    assert key not in thief.page.source


async def test_a_form_of_one_desk_proves_and_answers_nothing_at_another(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    form, button = browser.find("Đồng ý")

    await browser.post("/d/quay-4", {**form.hidden, button.name: button.value})

    assert browser.status in KIND_STATUSES
    lane = site.database.keys.lane(WEB, browser.cookies["hailong"])
    assert [one.desk for one in site.database.run_now(responses.open_or_linked, lane) if one.desk != "quay-3"] == []
    assert site.database.run_now(_cases) == 0


def _cases(tx: Transaction) -> int:
    return len(complaints.open_cases(tx))


async def _complained(browser: Browser) -> None:
    await browser.open("/")
    await browser.press("Gửi phản ánh")
    await browser.write("quay-3")
    await browser.press("3")
    await browser.write(f"Chờ lâu. {CANARY}")
    if "Góp ý ẩn danh" not in browser.page.buttons:
        await browser.press("Xong")
    await browser.press("Góp ý ẩn danh")
    await browser.press("Gửi")
