"""Cases 1, 3 and 4: people talk while the program is killed, stopped, or handed every update three times."""

import asyncio
import itertools
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from storage.database import Transaction
from tests.faults.checker import Findings, check
from tests.faults.nursery import Nursery
from tests.faults.office import Office, fresh_office
from tests.faults.people import Crowd
from tests.faults.table import Line

SEED = 20261120
AT_ONCE = 40
REST_SECONDS = 90.0
LEASE_SECONDS = 150.0  # on PostgreSQL another deliverer may hold what was being sent, so its time must pass
LIFE_SECONDS = 2.5  # from `ready` to the kill, at most
CHANCE_OF_DYING_YOUNG = 0.2  # before `ready`
STOP_SECONDS = 10.0
# every n-th call but getUpdates fails so: together 4 %; no common factor, or they would come in rows
FAULTS = {"429": 97, "500": 101, "cut_before": 103, "cut_after": 99}
EVERY_POLL = 41


@dataclass(slots=True)
class Ends:
    """How often the program was ended, and how long each took to fetch again after it."""

    number: int = 0
    recoveries: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)


async def killed(nursery: Nursery, updates: int, kills: int, *, faulty: bool, url: str = "", seed: int = SEED) -> Line:
    """Case 1."""
    chance = random.Random(seed)
    async with fresh_office(nursery, url) as office:
        if faulty:
            make_faulty(office)
        crowd = Crowd(office, chance, at_once=AT_ONCE)
        crowd.patience += 2 * LEASE_SECONDS if url else 0.0
        ends = Ends()
        async with talking(crowd, lambda: crowd.updates >= updates and ends.number >= kills):
            for _ in range(kills):
                await _one_life(office, chance, ends)
            began = time.monotonic()
            async with office.running() as program:
                await program.says("ready")
                recovery = time.monotonic() - began
                await at_rest(office, crowd)
                await program.stop()
        found = check(office, crowd.people)
    told = f"{_told(found, crowd)}; {kills} kills, {found.repeats} repeats"
    told += f", {found.cut} cut answers" if faulty else ""
    return Line(
        f"1 `kill -9` under load{', 4 % API faults' if faulty else ''}",
        f"0 lost, double, out of order; repeats ≤ kills{' + cut answers' if faulty else ''}",
        f"{told}; fetches again after {median(ends.recoveries):.2f} s and the imports, {recovery:.1f} s in all",
        found.is_clean and found.repeats <= kills + found.cut,
    )


async def stopped(nursery: Nursery, stops: int, url: str = "") -> Line:
    """Case 3."""
    chance = random.Random(SEED + 3)
    async with fresh_office(nursery, url) as office:
        crowd = Crowd(office, chance, at_once=AT_ONCE)
        crowd.patience += 2 * LEASE_SECONDS if url else 0.0
        ends = Ends()
        async with talking(crowd, lambda: ends.number >= stops):
            for _ in range(stops):
                async with office.living() as life:
                    await life.says("ready")
                    await asyncio.sleep(chance.uniform(0.2, LIFE_SECONDS))
                    began = time.monotonic()
                    await life.stop()
                    ends.stops.append(time.monotonic() - began)
                    ends.number += 1
            async with office.living() as program:
                await program.says("ready")
                await at_rest(office, crowd)
                await program.stop()
        found = check(office, crowd.people)
        statuses = set(office.statuses)
    return Line(
        "3 SIGTERM under load",
        "stops < 10 s with status 0; 0 lost, 0 repeats",
        f"{_told(found, crowd)}; {stops} stops, {max(ends.stops):.1f} s at most, {found.repeats} repeats"
        + ("" if statuses == {0} else f", statuses {statuses}"),
        found.is_clean and not found.repeats and max(ends.stops) < STOP_SECONDS and statuses == {0},
    )


async def handed_over_thrice(nursery: Nursery, people: int) -> Line:
    """Case 4."""
    chance = random.Random(SEED + 4)
    async with fresh_office(nursery) as office:
        office.queue.chance = chance
        crowd = Crowd(office, chance, at_once=people, manners=("presses",))
        crowd.pause = 2.0  # or three times as many presses would be taken for a flood
        async with office.living() as program:
            await program.says("ready")
            await crowd.come(lambda: len(crowd.people) >= people)
            await at_rest(office, crowd)
            await program.stop()
        found = check(office, crowd.people)
    return Line(
        "4 every update three times, shuffled",
        "one effect each, in order of ids",
        f"{_told(found, crowd)}; {found.repeats} repeats",
        found.is_clean and not found.repeats,
    )


def make_faulty(office: Office) -> None:
    for kind, every in FAULTS.items():
        office.simulator.fail(kind, times=10**9, every=every)
    for kind in ("500", "cut_after"):
        office.simulator.fail(kind, "getUpdates", times=10**9, every=EVERY_POLL)


@asynccontextmanager
async def talking(crowd: Crowd, enough: Callable[[], bool]) -> AsyncIterator[None]:
    """People come while the block runs; it must see them out itself (`at_rest`)."""
    coming = asyncio.ensure_future(crowd.come(enough))
    crowd.coming = coming
    try:
        yield
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def at_rest(office: Office, crowd: Crowd) -> None:
    """Everybody is through, nothing is owed, nothing waits; gives up after a while, and the checker tells."""
    if crowd.coming is not None:
        await asyncio.wait([crowd.coming])
    until = time.monotonic() + max(REST_SECONDS, crowd.patience)
    while time.monotonic() < until:
        waiting = office.queue.pending(datetime.now(UTC))
        with office.looked_into() as database:
            if not waiting and not database.run_now(_owed):
                return
        await asyncio.sleep(0.5)


def _owed(tx: Transaction) -> int:
    tx.cursor.execute("SELECT count(*) FROM outbox WHERE settled_at IS NULL")
    return int(tx.cursor.fetchone()[0])


async def _one_life(office: Office, chance: random.Random, ends: Ends) -> None:
    record = office.simulator.record
    began, seen = time.monotonic(), record.total
    async with office.living() as life:
        if chance.random() < CHANCE_OF_DYING_YOUNG:
            await asyncio.sleep(chance.uniform(0.0, 0.5))
        else:
            await life.says("ready")
            await asyncio.sleep(chance.uniform(0.0, LIFE_SECONDS))
        await life.kill()
    ends.number += 1
    newest = itertools.takewhile(lambda request: request.number > seen, reversed(record.requests))
    polls = [request.began - began for request in newest if request.method == "getUpdates"]
    if polls:
        ends.recoveries.append(min(polls))


def _told(found: Findings, crowd: Crowd) -> str:
    return f"{found.updates} updates of {len(crowd.people)} people: {found}"
