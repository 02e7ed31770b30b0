"""`hailong …` as an administrator starts it: a process of its own, with an environment of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

HAILONG = Path(sys.executable).with_name("hailong")
PATIENCE_SECONDS = 240.0  # a slow machine that runs other tests beside this one


@dataclass(slots=True)
class Program:
    """One running command. What it writes is kept."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def stderr(self) -> str:
        return "".join(self.errors)

    @property
    def stdout(self) -> str:
        return "".join(self.lines)

    async def says(self, words: str) -> str:
        """The first line, on either stream, that holds these words. Fails when the program ends without it."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                self._heard.clear()
                for line in (*self.lines, *self.errors):
                    if words in line:
                        return line
                assert not all(task.done() for task in self._reading), f"ended without {words!r}: {self.stderr}"
                await self._heard.wait()

    async def ends(self) -> int:
        """The exit status, and all that was written is read."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*self._reading)
            return await self.process.wait()

    async def stop(self) -> int:
        """As a service manager stops it."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def kill(self) -> None:
        """As a power cut stops it."""
        self.process.kill()
        await self.ends()

    def read(self, stream: asyncio.StreamReader, into: list[str]) -> None:
        self._reading.append(asyncio.create_task(self._read(stream, into)))

    async def _read(self, stream: asyncio.StreamReader, into: list[str]) -> None:
        while line := await stream.readline():
            into.append(line.decode("utf-8", "replace"))
            self._heard.set()
        await asyncio.sleep(0)
        self._heard.set()


@asynccontextmanager
async def started(*arguments: str, folder: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Program]:
    """`hailong` with these arguments in `folder`, where it finds no .env; what is left of it ends with the block."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "PYTHONPATH") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        str(HAILONG),
        *arguments,
        cwd=folder,
        env=kept | {"PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"} | dict(settings or {}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    program = Program(process)
    assert process.stdout is not None
    assert process.stderr is not None
    program.read(process.stdout, program.lines)
    program.read(process.stderr, program.errors)
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await program.ends()


async def done(*arguments: str, folder: Path, settings: Mapping[str, str] | None = None) -> Program:
    """A command that ends by itself; succeeded."""
    async with started(*arguments, folder=folder, settings=settings) as program:
        status = await program.ends()
    assert status == 0, program.stderr
    return program
