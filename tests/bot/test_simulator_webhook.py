"""Webhooks: pushed with the secret, repeated until 2xx, in order within a lane."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from bot.simulator.simulator import Simulator
from bot.simulator.webhook import pause_after

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
TOKEN = "1000001:" + "A" * 35


class Receiver:
    """Answers as told, then 200; keeps what came."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.texts: list[str] = []
        self.secrets: set[str] = set()

    async def handle(self, request: web.Request) -> web.Response:
        self.texts.append((await request.json())["message"]["text"])
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        status = self.answers.pop(0) if self.answers else 200
        return web.Response(status=status, headers={"Retry-After": "7"} if status == 503 else {})


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield receiver, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest.mark.parametrize(
    ("failures", "retry_after", "seconds"),
    [(1, "", 0), (2, "", 2), (3, "", 4), (4, "", 8), (9, "", 60), (1, "5", 5), (3, "9999", 3600), (2, "soon", 2)],
)
def test_the_pause_before_the_next_try(failures: int, retry_after: str, seconds: float) -> None:
    assert pause_after(failures, retry_after) == seconds


async def test_a_refused_update_is_repeated_before_the_next_of_its_chat(receiver: tuple[Receiver, str]) -> None:
    received, url = receiver
    received.answers = [500, 503]
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    simulator = Simulator(now=lambda: NOW, pause=pause)
    simulator.add_bot(TOKEN, "hailong_bot", "Hài Lòng")
    simulator.add_person(501, "Nguyễn Văn An")
    simulator.start_bot(501, "hailong_bot")
    simulator.say(501, "hailong_bot", "Chờ lâu")
    address = await simulator.start()
    async with aiohttp.ClientSession() as session:
        await session.post(f"{address}/bot{TOKEN}/setWebhook", json={"url": url, "secret_token": "s3cret"})
        queue = simulator.world.bots["hailong_bot"].queue
        await simulator.until(lambda: queue.pending(NOW) == 0)
        simulator.say(501, "hailong_bot", "Còn nữa")
        await simulator.until(lambda: queue.pending(NOW) == 0)
    await simulator.stop()

    assert received.texts == ["/start", "/start", "/start", "Chờ lâu", "Còn nữa"]
    assert received.secrets == {"s3cret"}
    assert pauses == [0.0, 7.0]
