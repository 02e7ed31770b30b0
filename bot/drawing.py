"""Draws charts and writes files in child processes: a hung one is ended and the message goes without it."""

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process

DRAWING_SECONDS = 20.0
FILES = ("report", "poster", "letters")  # kinds of bot.usecases.file_recipes, named again: reading it loads storage
YIELDING = 10  # niceness: citizens are answered first where children draw on every core
_LENGTH = 4  # bytes that say how many follow; 0 in an answer: it could not be drawn

log = logging.getLogger(__name__)


class Drawings:
    """At most one child per core, started when first needed, each drawing one chart after the other."""

    def __init__(self, most: int | None = None, seconds: float = DRAWING_SECONDS) -> None:
        self._seconds = seconds
        self._free: asyncio.LifoQueue[Process | None] = asyncio.LifoQueue()
        for _ in range(most or os.cpu_count() or 1):
            self._free.put_nowait(None)

    async def draw(self, drawing: str) -> bytes | None:
        """The bytes of what `drawing` (JSON) describes; None when they cannot be made in time."""
        child = await self._free.get()
        try:
            async with asyncio.timeout(self._seconds):
                if child is None or child.returncode is not None:
                    child = await _started()
                return await _asked(child, drawing.encode())
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.CancelledError) as fault:
            log.error("chart not drawn", extra={"action": "chart_not_drawn", "why": type(fault).__name__})
            _end(child)
            child = None
            if isinstance(fault, asyncio.CancelledError):
                raise
            return None
        finally:
            self._free.put_nowait(child)

    async def close(self) -> None:
        while not self._free.empty():
            child = self._free.get_nowait()
            if child is not None and child.returncode is None:
                child.kill()
                await child.wait()


async def _started() -> Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.drawing", stdin=PIPE, stdout=PIPE)


async def _asked(child: Process, drawing: bytes) -> bytes | None:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(len(drawing).to_bytes(_LENGTH, "big") + drawing)
    await child.stdin.drain()
    size = int.from_bytes(await child.stdout.readexactly(_LENGTH), "big")
    return await child.stdout.readexactly(size) if size else None


def _end(child: Process | None) -> None:
    if child is not None and child.returncode is None:
        child.kill()


def serve() -> None:
    """The child: reads drawings and recipes until the parent is gone, answers each with its picture or file."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(YIELDING)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while len(header := source.read(_LENGTH)) == _LENGTH:
        drawing = source.read(int.from_bytes(header, "big"))
        try:
            picture = _made(drawing.decode())
        except Exception as fault:  # one chart that cannot be drawn must not cost the others theirs
            print(f"chart not drawn: {type(fault).__name__}", file=sys.stderr, flush=True)
            picture = b""
        sink.write(len(picture).to_bytes(_LENGTH, "big") + picture)
        sink.flush()


def _made(recipe: str) -> bytes:
    """Each kind loads its libraries when first asked for: a child that only draws charts needs matplotlib alone."""
    if json.loads(recipe)["kind"] in FILES:
        from bot.making import file_made  # noqa: PLC0415

        return file_made(recipe)
    from analytics.chart import draw  # noqa: PLC0415

    return draw(recipe)


if __name__ == "__main__":
    serve()
