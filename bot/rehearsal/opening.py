"""Opens the sample office: a database, its people and groups with their chats, and the links of its desks."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import HandMovedClock
from bot.rehearsal import sample
from bot.rehearsal.office import CITIZEN, Office
from bot.usecases import admin_setup
from bot.usecases.staff_turn import Person
from storage import migrate, settings
from storage.database import Database, Transaction
from storage.keys import Keys
from survey.messages import CITIZEN_BOT, STAFF_BOT

CITIZEN_ACCOUNT = "6001"
LIVED_UNTIL = "rehearsed_until"
STORY_BEGINS = datetime(2026, 11, 11, 9, 0)  # noqa: DTZ001  (a Wednesday, in the office's zone)
STORY_KEYS = Keys(signing=(b"story, not a secret, 32 letters.",), sealing=(b"story, not a secret, 32 letters!",))
PRIVATE_CHATS = {"Quản trị": sample.OWNER, "Lãnh đạo": sample.LEADER, "Phụ trách": sample.HEAD}


async def open_sample_office(database: Database, start: datetime, zone: ZoneInfo) -> Office:
    """An empty database becomes the sample office at `start`; on one that is it already, only the chats are made."""
    clock = HandMovedClock(start)
    await database.run(_set_up_once, start)
    office = Office(database, clock, zone, await desk_payloads(database))
    office.add_chat(CITIZEN, CITIZEN_BOT, CITIZEN_ACCOUNT, Person(CITIZEN_ACCOUNT, "Người dân"))
    for name, member in PRIVATE_CHATS.items():
        office.add_chat(name, STAFF_BOT, str(member.account), Person(str(member.account), member.name))
    for group in sample.GROUPS:
        officer = sample.OFFICERS[group.desk]
        office.add_chat(group.title, STAFF_BOT, str(group.chat), Person(str(officer.account), officer.name))
    return office


async def desk_payloads(database: Database) -> dict[str, str]:
    """Start payloads by desk code."""
    links = await database.run(admin_setup.desk_links, None, "bot")
    return {linked.code: linked.link.partition("start=")[2] for linked in links}


def lived_until(tx: Transaction) -> datetime | None:
    """Where an earlier rehearsal in this database ended."""
    stored = settings.get(tx, LIVED_UNTIL)
    return datetime.fromisoformat(stored) if stored else None


def note_lived(tx: Transaction, until: datetime) -> None:
    settings.put(tx, LIVED_UNTIL, until.isoformat())


def _set_up_once(tx: Transaction, at: datetime) -> None:
    if not admin_setup.is_rehearsal(tx):
        sample.set_up(tx, at)


@asynccontextmanager
async def temporary_office(folder: Path, zone: ZoneInfo) -> AsyncIterator[Office]:
    """The sample office on a Wednesday morning, in a new file of `folder`; one folder may hold many, one by one."""
    blank, file = folder / "blank.db", folder / "office.db"
    if not blank.exists():
        migrate.upgrade(f"sqlite:///{blank}")
    shutil.copyfile(blank, file)
    database = Database.open(f"sqlite:///{file}", STORY_KEYS, zone)
    try:
        office = await open_sample_office(database, STORY_BEGINS.replace(tzinfo=zone), zone)
        yield office
    finally:
        database.close()
