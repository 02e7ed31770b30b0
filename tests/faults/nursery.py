"""Programs that start at once: a process that has imported everything forks into `hailong run` again and again.

Most of a start are imports. With hundreds of kills they would be most of the run, and the load would stand still.
"""

import asyncio
import importlib
import os
import re
import signal
import sys
import traceback
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

HOUSE = Path(__file__).parents[2]
PATIENCE_SECONDS = 90.0
ENDED = re.compile(r"ended (\d+) (-?\d+)")


class Nursery:
    """`lines` is all that any of its programs ever wrote."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.lines: list[str] = []
        self._folder = folder
        self._environment = environment
        self._process: Process | None = None
        self._reading: asyncio.Future[None] | None = None
        self._heard = asyncio.Event()
        self._begin = 0
        self._pid = 0

    async def open(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.nursery",
            cwd=self._folder,
            env=kept | {"PYTHONPATH": str(HOUSE), "PYTHONUNBUFFERED": "1"} | dict(self._environment),
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            limit=2**20,
        )
        self._reading = asyncio.ensure_future(self._read())
        await self.says("nursery open")

    async def born(self) -> None:
        """A new program is on its way."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._begin = len(self.lines)
        self._process.stdin.write(b"one more\n")
        self._pid = int((await self.says("born ")).split()[1])

    async def says(self, words: str) -> str:
        """The first line of the newest program that holds these words."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                self._heard.clear()
                for line in self.lines[self._begin :]:
                    if words in line:
                        return line
                await self._heard.wait()

    async def end(self, by: signal.Signals) -> int:
        """Its exit status; negative when a signal ended it."""
        os.kill(self._pid, by)
        found = ENDED.search(await self.says(f"ended {self._pid} "))
        assert found is not None
        return int(found[2])

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
            self._heard.set()


def serve() -> None:
    """The process itself: for each line on its input one program, and its end is told."""
    for room in ("bot.cli.running", "uvloop", "aiogram.types", "telegram.ext"):
        importlib.import_module(room)
    cli = importlib.import_module("bot.cli")
    print("nursery open", flush=True)
    while sys.stdin.readline():
        child = os.fork()
        if not child:
            _live(cli.main)
        print(f"born {child}", flush=True)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(f"\nended {child} {status}", flush=True)


def _live(main: Callable[[], None]) -> NoReturn:
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
