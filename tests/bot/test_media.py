"""Fetching over real HTTP: once, within limits, from nowhere else, and again after any stop."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from bot.botapi import ApiFault, BotApi, FileTooLarge, UnsafePath
from bot.media import LEASE, Media
from bot.simulator.simulator import Simulator
from storage import files
from storage.blobs import Blobs
from storage.database import Database
from storage.files import Owner, State, StoredFile
from survey.files import FileKind, Refusal, SentFile
from survey.messages import CITIZEN_BOT
from tests.bot import hostile
from tests.bot.hand import HandClock

TOKEN = "1000001:" + "A" * 35
BOT, LAN = "citizen_bot", 501
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


@dataclass
class Office:
    simulator: Simulator
    database: Database
    blobs: Blobs
    media: Media
    clock: HandClock

    def sent(self, kind: FileKind, content: bytes, size: int = 0) -> None:
        """A file that the platform holds, and that a response's comment has."""
        media = self.simulator.world.store(kind, content, name="x.bin")
        sent = SentFile(kind, f"{media.key}.{TOKEN.partition(':')[0]}", size=size)
        self.database.run_now(files.add, Owner.COMMENT, "r1", [sent], CITIZEN_BOT, "f" * 32, START)

    async def works(self) -> list[StoredFile]:
        await self.media.work(asyncio.Event())
        return self.database.run_now(files.of, Owner.COMMENT, "r1")

    def asked(self) -> list[str]:
        return [one.method for one in self.simulator.record.requests]


@pytest_asyncio.fixture
async def office(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Office]:
    simulator = Simulator(now=lambda: START)
    simulator.add_bot(TOKEN, BOT, "Hài Lòng")
    api = BotApi(await simulator.start(), TOKEN)
    blobs, clock = Blobs(tmp_path / "blobs", sqlite_database.keys), HandClock(START)
    media = Media(sqlite_database, CITIZEN_BOT, api, blobs, clock)
    yield Office(simulator, sqlite_database, blobs, media, clock)
    await api.close()
    await simulator.stop()
    assert simulator.failures == {}


async def test_a_file_is_fetched_once_cleaned_and_sealed(office: Office) -> None:
    office.sent(FileKind.DOCUMENT, hostile.photo_of_a_phone())

    [photo] = await office.works()
    await office.works()

    assert (photo.state, photo.kind) == (State.KEPT, FileKind.PHOTO)  # by its bytes, not by how it was sent
    content = office.blobs.read(photo.id)
    assert content is not None
    assert content.startswith(b"\xff\xd8\xff")
    assert b"CANARY" not in content
    assert office.asked() == ["getFile"]


async def test_what_is_declared_too_large_is_not_even_asked_for(office: Office) -> None:
    office.sent(FileKind.VOICE, hostile.voice(), size=6_000_000)

    [voice] = await office.works()

    assert (voice.state, voice.why) == (State.REFUSED, Refusal.TOO_LARGE)
    assert office.asked() == []


async def test_what_the_platform_knows_to_be_too_large_is_not_downloaded(office: Office) -> None:
    office.sent(FileKind.VOICE, bytes(6_000_000))

    [voice] = await office.works()

    assert voice.why is Refusal.TOO_LARGE
    assert office.asked() == ["getFile"]
    assert office.blobs.names() == set()


async def test_what_an_earlier_process_had_kept_when_it_was_killed_is_not_fetched_again(office: Office) -> None:
    office.sent(FileKind.PHOTO, hostile.photo())
    [waiting] = office.database.run_now(files.of, Owner.COMMENT, "r1")
    office.database.run_now(files.claim_due, CITIZEN_BOT, START, LEASE, 1)
    office.blobs.keep(waiting.id, hostile.photo())  # killed between the blob and the commit
    office.blobs.keep("ab" * 16, b"nobody's")

    await office.media.begin()
    [photo] = await office.works()

    assert photo.state is State.KEPT
    assert office.asked() == []
    assert office.blobs.names() == {photo.id}


async def test_an_outage_gives_nothing_up(office: Office) -> None:
    office.sent(FileKind.PHOTO, hostile.photo())
    office.simulator.fail("500", method="getFile", times=8)

    for _ in range(8):
        [photo] = await office.works()
        assert photo.state is State.WAITING
        await office.clock.pass_time(3600)
    [photo] = await office.works()

    assert photo.state is State.KEPT


async def test_what_the_platform_has_forgotten_is_given_up_after_some_tries(office: Office) -> None:
    office.sent(FileKind.PHOTO, hostile.photo())
    office.simulator.world.media.clear()

    for _ in range(6):
        [photo] = await office.works()
        await office.clock.pass_time(3600)

    assert photo.why is Refusal.UNREACHABLE
    assert office.asked() == ["getFile"] * 6


async def test_an_erased_file_loses_its_blob_and_is_forgotten(office: Office) -> None:
    office.sent(FileKind.PHOTO, hostile.photo())
    [photo] = await office.works()

    office.database.run_now(files.erase, Owner.COMMENT, "r1")
    await office.works()

    assert office.blobs.read(photo.id) is None
    assert office.database.run_now(files.ids) == set()


@dataclass
class Elsewhere:
    """A Bot API host that is not to be trusted."""

    api: BotApi
    taken: list[str]

    async def fault_of(self, path: str, most: int = 1000) -> type[Exception] | None:
        try:
            await self.api.download(path, most)
        except (ApiFault, UnsafePath) as fault:
            return type(fault)
        return None


@pytest_asyncio.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    taken: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        taken.append(request.path)
        match request.path.rpartition("/")[2]:
            case "away":
                raise web.HTTPFound("/elsewhere/secret")
            case "packed":
                return web.Response(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
            case "endless":
                response = web.StreamResponse()
                await response.prepare(request)
                for _ in range(50):
                    await response.write(bytes(1000))
                return response
        return web.Response(body=b"fine")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = BotApi(f"http://127.0.0.1:{runner.addresses[0][1]}", TOKEN)
    yield Elsewhere(api, taken)
    await api.close()
    await runner.cleanup()


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../secret", "photos/../../x", "http://a.vn/x", "a//b", "", "..\\x", "x" * 600]
)
async def test_a_path_that_leads_elsewhere_is_not_followed(path: str, elsewhere: Elsewhere) -> None:
    assert await elsewhere.fault_of(path) is UnsafePath
    assert elsewhere.taken == []


async def test_only_what_is_asked_for_is_taken_and_no_more_than_allowed(elsewhere: Elsewhere) -> None:
    assert await elsewhere.fault_of("photos/file 1?x#y%2e.jpg") is None  # odd, but below the address
    assert await elsewhere.fault_of("away") is not None
    assert await elsewhere.fault_of("packed") is not None
    assert await elsewhere.fault_of("endless") is FileTooLarge

    assert all(path.startswith("/file/bot") for path in elsewhere.taken)  # no redirect was followed
