"""The HTTP side: /health for whoever watches the service."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Protocol

from aiohttp import web

from bot.settings import SettingsProblem


@dataclass(frozen=True, slots=True)
class Health:
    """What can be said without asking anybody: `ok` False turns the light red."""

    ok: bool
    citizen_contact: str  # when the platform last answered, "" if never
    staff_contact: str
    waiting_messages: int


class Pages(Protocol):
    def add_to(self, app: web.Application) -> None: ...


def application(health: Callable[[], Awaitable[Health]], *more: Pages) -> web.Application:
    """/health, and the pages of whatever else is served."""

    async def answer(_: web.Request) -> web.Response:
        state = await health()
        return web.json_response(asdict(state), status=200 if state.ok else 503)

    app = web.Application(client_max_size=1024 * 1024)
    app.router.add_get("/health", answer)
    for pages in more:
        pages.add_to(app)
    return app


def host_and_port(address: str) -> tuple[str, int]:
    """127.0.0.1:8080 → its two parts. Raises SettingsProblem."""
    host, colon, port = address.rpartition(":")
    if not (colon and host and port.isdigit() and int(port) < 65536):
        raise SettingsProblem("settings-http-address", address=address)
    return host.strip("[]"), int(port)
