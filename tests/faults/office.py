"""An office in a folder of its own, the simulator it talks to, and `hailong run` as an administrator starts it."""

import random
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.clock import SystemClock
from bot.opening import open_database, read_keys
from bot.rehearsal import sample
from bot.rehearsal.opening import desk_payloads
from bot.settings import Settings
from bot.simulator.queue import UpdateQueue
from bot.simulator.simulator import Simulator
from bot.simulator.world import Json
from bot.usecases import admin_setup
from storage import migrate, people, places, settings
from storage.database import Database, Transaction
from storage.people import Role
from tests.faults.nursery import Life, Nursery
from tests.together.program import Program, started

CITIZEN_NAME, STAFF_NAME = "FaultsCitizenBot", "FaultsStaffBot"
CITIZEN_TOKEN = "710000001:AAFaultsCitizenTokenCanary00000000000"
STAFF_TOKEN = "710000002:AAFaultsStaffTokenCanary0000000000000"
SMALL_GROUP, SMALL_GROUP_DESK = -4_242, "quay-7"  # no supergroup yet
MEMORY = 1_000_000


class WatchedQueue(UpdateQueue):
    """A bot's queue that remembers its ids; with `chance` it hands each update over three times, shuffled."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.given: list[int] = []
        self.chance: random.Random | None = None

    def push(self, kind: str, body: Json, date: datetime, now: datetime) -> int | None:
        number = super().push(kind, body, date, now)
        if number is None:
            raise AssertionError("the platform would have dropped this update")
        self.given.append(number)
        return number

    def take(self, offset: int, limit: int, now: datetime) -> list[Json]:
        taken = super().take(offset, limit, now)
        if self.chance is not None:
            taken = taken * 3
            self.chance.shuffle(taken)
        return taken


@dataclass(slots=True)
class Office:
    """`output` is all that any process of this office ever wrote, `statuses` how each ended."""

    folder: Path
    nursery: Nursery
    simulator: Simulator
    settings: Settings
    environment: dict[str, str]
    payloads: dict[str, str]
    output: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    @property
    def queue(self) -> WatchedQueue:
        queue = self.simulator.world.bots[CITIZEN_NAME].queue
        assert isinstance(queue, WatchedQueue)
        return queue

    @asynccontextmanager
    async def running(self, **changes: str) -> AsyncIterator[Program]:
        """`hailong run`; killed when the block ends and it still runs."""
        program: Program | None = None
        try:
            async with started("run", folder=self.folder, settings=self.environment | changes) as program:
                yield program
        finally:
            if program is not None:
                self.output += [*program.lines, *program.errors]
                self.statuses.append(program.process.returncode or 0)

    @asynccontextmanager
    async def living(self, **changes: str) -> AsyncIterator[Life]:
        """The same from the nursery, without the imports."""
        life = await self.nursery.born(self.folder, self.environment | changes)
        try:
            yield life
        finally:
            await life.kill()
            self.output += life.lines
            self.statuses.append(life.status or 0)

    @contextmanager
    def looked_into(self) -> Iterator[Database]:
        """The database beside the running program, to be read only."""
        url = self.settings.effective_database_url
        database = Database.open(url, read_keys(self.settings), self.settings.zone, read_only=True)
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def changed(self) -> Iterator[Database]:
        """The database while no program runs."""
        database = open_database(self.settings)
        try:
            yield database
        finally:
            database.close()

    def add_person(self, account: int) -> None:
        self.simulator.add_person(account, "Người dân")
        self.simulator.world.people[account].started.add(CITIZEN_NAME)
        self.simulator.world.private(account, CITIZEN_NAME)


@asynccontextmanager
async def fresh_office(nursery: Nursery, database_url: str = "", *, limits: bool = False) -> AsyncIterator[Office]:
    """With `limits` the platform answers 429 to who sends too much, as in Telegram."""
    folder = Path(tempfile.mkdtemp(prefix="hailong-faults-"))
    simulator = Simulator(now=lambda: datetime.now(UTC), limits=limits, memory=MEMORY)
    address = await simulator.start()
    environment = {
        "CITIZEN_BOT_TOKEN": CITIZEN_TOKEN,
        "STAFF_BOT_TOKEN": STAFF_TOKEN,
        "TELEGRAM_API_URL": address,
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "HTTP_ADDRESS": f"127.0.0.1:{_free_port()}",
        "LOG_LEVEL": "DEBUG",
    }
    values = Settings(
        _env_file=None,
        citizen_bot_token=SecretStr(CITIZEN_TOKEN),
        staff_bot_token=SecretStr(STAFF_TOKEN),
        telegram_api_url=address,
        database_url=database_url,
        data_dir=folder,
    )
    try:
        migrate.upgrade(values.effective_database_url)
        database = open_database(values)
        try:
            await database.run(_furnish, SystemClock().now())
            payloads = await desk_payloads(database)
        finally:
            database.close()
        office = Office(folder, nursery, simulator, values, environment, payloads)
        _populate(simulator)
        yield office
    finally:
        await simulator.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _furnish(tx: Transaction, at: datetime) -> None:
    sample.set_up(tx, at)
    settings.drop(tx, admin_setup.SIMULATED)  # `run` refuses a rehearsal's database
    places.bind_group(tx, SMALL_GROUP_DESK, str(SMALL_GROUP))
    people.accept(tx, "faults", Role.HEAD, None, SMALL_GROUP_DESK, str(sample.HEAD.account), sample.HEAD.name, at)


def _populate(simulator: Simulator) -> None:
    staff_bot = int(STAFF_TOKEN.partition(":")[0])
    for token, username in ((CITIZEN_TOKEN, CITIZEN_NAME), (STAFF_TOKEN, STAFF_NAME)):
        simulator.add_bot(token, username, "Hài Lòng")
        simulator.world.bots[username].queue = WatchedQueue(int(token.partition(":")[0]))
    for member in (sample.OWNER, sample.LEADER, sample.LEADER_2, sample.HEAD, *sample.OFFICERS.values()):
        simulator.add_person(member.account, member.name)
        simulator.world.people[member.account].started.add(STAFF_NAME)
        simulator.world.private(member.account, STAFF_NAME)
    for group in sample.GROUPS:
        chat = SMALL_GROUP if group.desk == SMALL_GROUP_DESK else group.chat
        simulator.add_group(chat, group.title, (*group.members, staff_bot))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
