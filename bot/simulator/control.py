"""The control API: everything people do, faults, the record and the clock, as JSON over HTTP under /control/."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.names import names
from bot.simulator.page_data import new_citizen, stage_view
from bot.simulator.view import decoded, message_view, world_view

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

ACTS = names(
    "add_bot revoke_token add_person add_group start_bot say press press_label send_photo send_document send_voice "
    "send_sticker send_location share_contact edit_message block unblock deactivate invite_bot kick join leave migrate "
    "inject fail heal"
)
BYTES = ("image", "content")  # arguments that arrive as base64
PAGE_FILES = {"": "text/html", "page.css": "text/css"} | dict.fromkeys(
    ["page.js", "phone.js", "message.js", "sheets.js"], "text/javascript"
)
CLOCK_SECONDS = 1.0


class Control:
    def __init__(self, simulator: "Simulator") -> None:
        self._simulator = simulator
        self._move: asyncio.Future[None] | None = None
        self._span: dict[str, str] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            *(web.post(f"/control/{name}", self._act(getattr(self._simulator, name))) for name in sorted(ACTS)),
            web.get("/control/world", self._world),
            web.get("/control/messages", self._messages),
            web.get("/control/record", self._record),
            web.get("/control/failures", self._failures),
            web.get("/control/events", self._events),
            web.get("/control/stream", self._stream),
            web.get("/control/media/{key}", self._media),
            web.get("/control/clock", self._clock),
            web.post("/control/clock", self._move_clock),
            web.get("/control/stage", self._stage),
            web.post("/control/new_citizen", self._new_citizen),
            *(web.get(f"/{name}", self._page) for name in PAGE_FILES),
        ]

    def _act(self, act: Callable[..., Any]) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.Response:
            try:
                arguments = await request.json() if request.can_read_body else {}
                arguments |= {name: decoded(arguments[name]) for name in BYTES if name in arguments}
                return web.json_response({"result": act(**arguments)})
            except (KeyError, LookupError, TypeError, ValueError) as wrong:
                return web.json_response({"error": f"{type(wrong).__name__}: {wrong}"}, status=400)

        return handle

    async def _world(self, _: web.Request) -> web.Response:
        return web.json_response(world_view(self._simulator.world))

    async def _messages(self, request: web.Request) -> web.Response:
        """?chat=…&person=…; with &after=EVENT&wait=SECONDS it waits for an event beyond that number first."""
        wait = float(request.query.get("wait", 0))
        if wait:
            await self._simulator.feed.wait(int(request.query.get("after", 0)), wait)
        try:
            shown = self._simulator.chat_messages(request.query["chat"], int(request.query.get("person", 0)))
        except (KeyError, ValueError) as wrong:
            return web.json_response({"error": f"no such chat: {wrong}"}, status=404)
        return web.json_response({"messages": shown, "number": self._simulator.feed.number})

    async def _record(self, request: web.Request) -> web.Response:
        """?after=NUMBER&limit=…&bot=…&method=…: requests numbered above `after`."""
        query, record = request.query, self._simulator.record
        after, limit = int(query.get("after", 0)), int(query.get("limit", 1000))
        page = record.page(after, limit, query.get("bot", ""), query.get("method", ""))
        return web.json_response({"requests": page, "total": record.total})

    async def _failures(self, _: web.Request) -> web.Response:
        return web.json_response({"failures": self._simulator.failures})

    async def _events(self, request: web.Request) -> web.Response:
        after, wait = int(request.query.get("after", 0)), float(request.query.get("wait", 0))
        return web.json_response({"events": await self._simulator.feed.wait(after, wait)})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: messages in full, and the clock every second."""
        feed = self._simulator.feed
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        number, is_open = feed.number, True
        while is_open:
            events = await feed.wait(number, CLOCK_SECONDS)
            lines = [{"kind": "clock", **self._clock_view()}]
            for event in events:
                number, is_open = event["number"], is_open and event["kind"] != "end"
                lines.append(self._with_message(event))
            try:
                await response.write(b"".join(f"data: {json.dumps(line)}\n\n".encode() for line in lines))
            except ConnectionError:
                break
        return response

    async def _media(self, request: web.Request) -> web.Response:
        media = self._simulator.world.media.get(request.match_info["key"])
        if media is None:
            raise web.HTTPNotFound
        kind = media.mime if media.kind != "photo" else "image/png" if media.content[:4] == b"\x89PNG" else "image/jpeg"
        return web.Response(body=media.content, content_type=kind or "application/octet-stream")

    async def _clock(self, _: web.Request) -> web.Response:
        return web.json_response(self._clock_view())

    async def _move_clock(self, request: web.Request) -> web.Response:
        """{"to": ISO 8601}; answers when the time has been lived through."""
        stage = self._simulator.stage
        if stage is None:
            return web.json_response({"error": "this clock cannot be moved"}, status=409)
        if self._move and not self._move.done():
            return web.json_response({"error": "the clock is moving already"}, status=409)
        try:
            target = datetime.fromisoformat((await request.json())["to"])
        except (KeyError, ValueError) as wrong:
            return web.json_response({"error": f"to: {wrong}"}, status=400)
        if target.tzinfo is None or target < self._simulator.world.now():
            return web.json_response({"error": "to: an instant with its zone, not before now"}, status=400)
        self._span = {"from": self._simulator.world.now().isoformat(), "to": target.isoformat()}
        self._move = asyncio.ensure_future(stage.move_clock(target))
        await asyncio.shield(self._move)
        return web.json_response(self._clock_view())

    async def _stage(self, _: web.Request) -> web.Response:
        return web.json_response(stage_view(self._simulator))

    async def _new_citizen(self, _: web.Request) -> web.Response:
        return web.json_response(new_citizen(self._simulator))

    async def _page(self, request: web.Request) -> web.Response:
        name = request.path.lstrip("/")
        text = files("bot.simulator").joinpath("page", name or "index.html").read_text("utf-8")
        return web.Response(text=text, content_type=PAGE_FILES[name], headers={"Cache-Control": "no-cache"})

    def _clock_view(self) -> dict[str, Any]:
        is_moving = self._move is not None and not self._move.done()
        return {"now": self._simulator.world.now().isoformat(), "moving": self._span if is_moving else None}

    def _with_message(self, event: dict[str, Any]) -> dict[str, Any]:
        """A message event carries the message as it is now; one that is gone already is left to its deletion."""
        world = self._simulator.world
        room = world.rooms.get(event.get("room", ""))
        message = room.messages.get(event.get("message", 0)) if room else None
        if room is None or message is None or event["kind"] not in ("message", "edited"):
            return event
        return event | {"message": message_view(world, room, message)}
