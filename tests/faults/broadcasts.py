"""Cases 20 and 21: the program ends amid a broadcast, killed or because its token was revoked, and goes on later."""

import asyncio
import random
from collections import Counter

from bot.clock import SystemClock
from storage import outbox
from storage.database import Transaction
from storage.outbox import Entry, Urgency
from survey.messages import CITIZEN_BOT, Address, Message
from tests.faults.checker import is_accepted
from tests.faults.nursery import Nursery
from tests.faults.office import CITIZEN_NAME, CITIZEN_TOKEN, Office, fresh_office
from tests.faults.people import Crowd
from tests.faults.table import Line
from tests.faults.under_load import at_rest

FIRST_READER = 7_300_500_001
MOST_PER_SECOND = 30
EXIT_CONFIGURATION = 78
NEW_TOKEN = CITIZEN_TOKEN.replace("Canary", "Renewd")
SEED = 21


async def interrupted(nursery: Nursery, readers: int, kills: int) -> Line:
    """Case 21, at a platform that answers 429 to who sends too much."""
    chance = random.Random(SEED)
    async with fresh_office(nursery, limits=True) as office:
        with office.changed() as database:
            database.run_now(_owe, office, readers)
        for _ in range(kills):
            async with office.living() as program:
                await program.says("ready")
                await asyncio.sleep(chance.uniform(0.5, 3.0))
        async with office.living() as program:
            await at_rest(office, Crowd(office, chance, at_once=0))
            await program.stop()
        seen, fastest = _seen(office), _fastest(office)
        refused = sum(request.code == 429 for request in office.simulator.record.requests)
    repeats = seen.total() - len(seen)
    return Line(
        f"21 broadcast to {readers}, killed {kills} times",
        "each once, ≤ 1 repeat per kill, never > 30 in any second",
        f"{len(seen)} reached, {repeats} repeats, at most {fastest} in a second, {refused} × 429",
        len(seen) == readers and repeats <= kills and fastest <= MOST_PER_SECOND and not refused,
    )


async def revoked(nursery: Nursery, readers: int) -> Line:
    """Case 20."""
    async with fresh_office(nursery) as office:
        with office.changed() as database:
            database.run_now(_owe, office, readers)
        async with office.living() as program:
            await office.simulator.until(lambda: len(_seen(office)) >= readers // 3, 60)
            office.simulator.revoke_token(CITIZEN_NAME)
            status = await program.ends()
        before = len(_seen(office))
        office.simulator.add_bot(NEW_TOKEN, CITIZEN_NAME, "Hài Lòng")
        async with office.living(CITIZEN_BOT_TOKEN=NEW_TOKEN) as program:
            await at_rest(office, Crowd(office, random.Random(SEED), at_once=0))
            await program.stop()
        seen = _seen(office)
        leaked = any(CITIZEN_TOKEN[10:] in line or NEW_TOKEN[10:] in line for line in office.output)
    repeats = seen.total() - len(seen)
    return Line(
        "20 token revoked amid a broadcast",
        "exit 78, queue kept; with the new token it goes on, 0 repeats",
        f"status {status}, {before} of {readers} before, {len(seen)} in the end, {repeats} repeats"
        + (", token in a log" if leaked else ""),
        status == EXIT_CONFIGURATION and len(seen) == readers and not repeats and not leaked,
    )


def _owe(tx: Transaction, office: Office, readers: int) -> None:
    now = SystemClock().now()
    for number in range(readers):
        account = FIRST_READER + number
        office.add_person(account)
        message = Message(f"Thông báo số {number}")
        entry = Entry(f"notice:{number}", Address(CITIZEN_BOT, str(account)), message, urgency=Urgency.BULK)
        outbox.enqueue(tx, entry, now)


def _seen(office: Office) -> Counter[str]:
    return Counter(
        str(request.parameters["chat_id"])
        for request in office.simulator.record.requests
        if request.method == "sendMessage" and is_accepted(request) and request.bot == CITIZEN_NAME
    )


def _fastest(office: Office) -> int:
    """The most messages within any second."""
    times = [one.began for one in office.simulator.record.requests if one.method == "sendMessage"]
    first, most = 0, 0
    for last, began in enumerate(times):
        while times[first] <= began - 1:
            first += 1
        most = max(most, last - first + 1)
    return most
