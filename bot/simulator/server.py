"""The HTTP face of the Bot API: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.simulator import limits
from bot.simulator.call import Call
from bot.simulator.errors import ApiError, bad_request, too_many
from bot.simulator.faults import Fault, FaultKind, Faults
from bot.simulator.methods import GET_UPDATES, METHODS, NAMES, SET_WEBHOOK
from bot.simulator.parameters import Parameters, Upload
from bot.simulator.record import Record, Request
from bot.simulator.updates import Receiving
from bot.simulator.world import Bot, World

DROP_PENDING = frozenset({"drop_pending_updates"})
UNAUTHORIZED = ApiError(401, "Unauthorized")


class BotApi:
    """Answers as the Bot API does; what it does not know, it reports as a failure."""

    def __init__(
        self, world: World, record: Record, faults: Faults, receiving: Receiving, *, limits_on: bool,
        tick: Callable[[], float],
    ) -> None:  # fmt: skip
        self._world = world
        self._record = record
        self._faults = faults
        self._receiving = receiving
        self._limits_on = limits_on
        self._tick = tick
        self._in_flight: dict[tuple[str, str], int] = {}
        self._stopping = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token}/{method}", self._method),
            web.get(r"/file/bot{token}/{path:.+}", self._file),
        ]

    def stop(self) -> None:
        self._stopping.set()
        self._receiving.stop()

    async def _method(self, request: web.Request) -> web.StreamResponse:
        bot = self._bot(request)
        given = request.match_info["method"]
        name = NAMES.get(given.lower(), given)
        try:
            parameters = await read_parameters(request)
        except ApiError as error:
            return _answer(error)
        username = bot.username if bot else "?"
        entry = self._record.begin(username, name, parameters.recordable(), self._world.now().isoformat(), self._tick())
        if bot is None:
            return _finish(entry, UNAUTHORIZED, self._tick())
        chat = parameters.text("chat_id")
        fault = self._faults.next(bot.username, name, chat)
        entry.fault = fault.kind if fault else ""
        key = (bot.username, chat)
        self._in_flight[key] = self._in_flight.get(key, 0) + 1
        try:
            if fault and fault.kind is not FaultKind.CUT_AFTER:
                return await self._failed(request, entry, fault)
            if chat and self._in_flight[key] > limits.IN_FLIGHT_PER_CHAT:
                raise too_many(limits.IN_FLIGHT_RETRY_SECONDS)
            call = Call(self._world, bot, parameters, self._tick())
            result = await self._run(call, name)
        except ApiError as error:
            return _finish(entry, error, self._tick())
        finally:
            self._in_flight[key] -= 1
            if not self._in_flight[key]:
                del self._in_flight[key]
        if fault:
            return _cut(request)
        return _finish(entry, {"ok": True, "result": result}, self._tick())

    async def _run(self, call: Call, name: str) -> Any:
        match name:
            case "getUpdates":
                self._check_names(name, call.parameters, GET_UPDATES)
                return await self._receiving.get_updates(call)
            case "setWebhook":
                self._check_names(name, call.parameters, SET_WEBHOOK)
                return self._receiving.set_webhook(call)
            case "deleteWebhook":
                self._check_names(name, call.parameters, DROP_PENDING)
                return self._receiving.delete_webhook(call)
        if name not in METHODS:
            self._record.fail(f"unknown method {name}")
            raise ApiError(404, "Not Found: method not found")
        method = METHODS[name]
        self._check_names(name, call.parameters, method.parameters)
        if method.messages and self._limits_on:
            self._check_rate(call, name, method.messages)
        return method.run(call)

    def _check_names(self, method: str, parameters: Parameters, known: frozenset[str]) -> None:
        for name in sorted(parameters.names() - known):
            self._record.fail(f"unknown parameter {name} of {method}")

    def _check_rate(self, call: Call, name: str, messages: int) -> None:
        media = call.parameters.json("media")
        cost = len(media) if name == "sendMediaGroup" and isinstance(media, list) else messages
        chat = call.parameters.text("chat_id")
        if chat.lstrip("-").isdigit():
            wait = call.bot.rates.retry_after(int(chat), cost, call.tick)
            if wait:
                raise too_many(wait)

    async def _failed(self, request: web.Request, entry: Request, fault: Fault) -> web.StreamResponse:
        """A call that fails before it has any effect."""
        now = self._tick()
        match fault.kind:
            case FaultKind.TOO_MANY:
                return _finish(entry, too_many(fault.retry_after), now)
            case FaultKind.SERVER_ERROR:
                return _finish(entry, ApiError(500, "Internal Server Error: restart"), now)
            case FaultKind.REFUSED:
                return _finish(entry, ApiError(fault.code, fault.description), now)
            case FaultKind.NO_JSON:
                entry.code, entry.ended = 502, now
                return web.Response(status=502, text="<html><body>Bad Gateway</body></html>", content_type="text/html")
            case FaultKind.HANG:
                with contextlib.suppress(asyncio.CancelledError):
                    await self._stopping.wait()
        return _cut(request)

    async def _file(self, request: web.Request) -> web.Response:
        bot, path = self._bot(request), request.match_info["path"]
        valid_until = self._world.links.get(path)
        if bot is None or valid_until is None or self._world.now() >= valid_until:
            return _answer(ApiError(404, "Not Found"))
        media = self._world.media[path.rpartition("/")[2].partition(".")[0]]
        return web.Response(body=media.content, content_type="application/octet-stream")

    def _bot(self, request: web.Request) -> Bot | None:
        token = request.match_info["token"]
        return next((bot for bot in self._world.bots.values() if bot.token == token and not bot.revoked), None)


async def read_parameters(request: web.Request) -> Parameters:
    """From the query string and the body, whatever its type. Raises 400 for a body that cannot be read."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json" and request.can_read_body:
        try:
            body = await request.json()
        except ValueError as wrong:
            raise bad_request("can't parse request body as JSON") from wrong
        if not isinstance(body, dict):
            raise bad_request("can't parse request body: an Object is expected")
        values |= {name: value for name, value in body.items() if value is not None}
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                content = await asyncio.to_thread(value.file.read)
                uploads[name] = Upload(value.filename, content, value.content_type)
            else:
                values[name] = value
    return Parameters(values, uploads)


def _answer(error: ApiError) -> web.Response:
    headers = {"Retry-After": str(error.parameters["retry_after"])} if "retry_after" in error.parameters else {}
    return web.json_response(error.json(), status=error.code, headers=headers)


def _finish(entry: Request, answer: ApiError | dict[str, Any], tick: float) -> web.Response:
    entry.ended = tick
    if isinstance(answer, ApiError):
        entry.code, entry.description = answer.code, answer.description
        return _answer(answer)
    entry.code = 200
    return web.json_response(answer)


def _cut(request: web.Request) -> web.Response:
    """Ends the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()
