"""The programs that go through the survey: how each is started, and how many answers it stored."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from tests.bench.load import Result, Scenario

CITIZEN_TOKEN = "111111:benchmark-citizen"
STAFF_TOKEN = "222222:benchmark-staff"
HOUSE = Path(__file__).parents[2]
SCALES = "('overall', 'attitude', 'waiting', 'ontime')"


@dataclass(frozen=True)
class Program:
    """`start` is what a person writes first, `turns` the updates of one survey, `prefer` the labels to press."""

    name: str
    argv: list[str]
    folder: Path
    env: dict[str, str]
    start: str = "/start quay-1"
    turns: int = 8
    prefer: list[str] = field(default_factory=list)
    token: str = CITIZEN_TOKEN
    stored: Callable[[Path], int] | None = None  # answers to the four scale questions in its database


def peer(module: str) -> Program:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    return Program(
        module,
        [sys.executable, "-m", f"tests.bench.peers.{module}"],
        folder,
        {"CITIZEN_BOT_TOKEN": CITIZEN_TOKEN, "BENCH_DB": str(folder / "peer.db"), "PORT": str(free_port())},
        stored=_stored_by_peer,
    )


def _stored_by_peer(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "peer.db")) as store:
        [count] = store.execute(f"SELECT count(*) FROM answer WHERE question IN {SCALES}").fetchone()
    return int(count)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measure(program: Program, mode: str, **how: object) -> Result:
    """One run in a load process of its own. What was accepted and is not stored counts as an error."""
    scenario = Scenario(
        program.name,
        program.argv,
        mode,
        program.token,
        program.start,
        program.turns,
        program.prefer,
        program.env,
    )
    given = msgspec.to_builtins(scenario) | how
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load"],
        input=json.dumps(given).encode(),
        stdout=subprocess.PIPE,
        cwd=HOUSE,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
        check=False,
    )
    if done.returncode:
        return Result(program.name, errors=[f"the load generator ended with status {done.returncode}"])
    result = msgspec.json.decode(done.stdout, type=Result)
    if program.stored is not None and mode == "closed" and not result.errors:
        missing = result.accepted_answers - program.stored(program.folder)
        if missing > 0:
            result.errors.append(f"{missing} accepted answers are not stored")
    return result
