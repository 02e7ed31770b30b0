"""Programs that start at once: a process that has imported everything forks into `hailong run` again and again.

Most of a start are imports. With hundreds of kills they would be most of the run, and the load would stand still.
"""

import asyncio
import contextlib
import importlib
import json
import os
import re
import signal
import sys
import traceback
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

HOUSE = Path(__file__).parents[2]
PATIENCE_SECONDS = 90.0
LONGEST_LINE = 2**20
ENDED = re.compile(r"ended (\d+) (-?\d+)")


class Nursery:
    """One for all offices; it raises one program at a time."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.heard = asyncio.Event()
        self._process: Process | None = None
        self._reading: asyncio.Future[None] | None = None

    async def open(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.nursery"),
            cwd=HOUSE,
            env=kept | {"PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"},
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            limit=LONGEST_LINE,
        )
        self._reading = asyncio.ensure_future(self._read())
        await self.says("nursery open", 0)

    async def born(self, folder: Path, environment: Mapping[str, str]) -> "Life":
        """A new program in this folder is on its way."""
        assert self._process is not None
        assert self._process.stdin is not None
        begin = len(self.lines)
        self._process.stdin.write(json.dumps([str(folder), dict(environment)]).encode() + b"\n")
        line = await self.says("born ", begin)
        return Life(self, begin, int(line.split()[1]))

    async def says(self, words: str, begin: int) -> str:
        """The first line from `begin` on that holds these words."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                self.heard.clear()
                for line in self.lines[begin:]:
                    if words in line:
                        return line
                await self.heard.wait()

    async def close(self) -> None:
        if self._process is not None and self._reading is not None:
            self._process.kill()
            await self._process.wait()
            await self._reading

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            self.lines.append(line.decode("utf-8", "replace"))
            self.heard.set()


@dataclass(slots=True)
class Life:
    """One program, from fork to end."""

    nursery: Nursery
    begin: int
    pid: int
    status: int | None = None

    @property
    def lines(self) -> list[str]:
        return self.nursery.lines[self.begin :]

    async def says(self, words: str) -> str:
        return await self.nursery.says(words, self.begin)

    async def kill(self) -> int:
        return await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        return await self._end(signal.SIGTERM)

    async def ends(self) -> int:
        """Its exit status, when it ends by itself; negative when a signal ended it."""
        if self.status is None:
            found = ENDED.search(await self.says(f"ended {self.pid} "))
            assert found is not None
            self.status = int(found[2])
        return self.status

    async def _end(self, by: signal.Signals) -> int:
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, by)
        return await self.ends()


def serve() -> None:
    """The process itself: for each line on its input one program, and its end is told."""
    for room in ("bot.cli.running", "uvloop", "aiogram.types", "telegram.ext"):
        importlib.import_module(room)
    cli = importlib.import_module("bot.cli")
    print("nursery open", flush=True)
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            _live(cli.main, *json.loads(line))
        print(f"born {child}", flush=True)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(f"\nended {child} {status}", flush=True)


def _live(main: Callable[[], None], folder: str, environment: dict[str, str]) -> NoReturn:
    os.chdir(folder)
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["hailong", "run"]
    status = 1
    try:
        main()
        status = 0
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    serve()
