"""Opens the sample office: a database, its people and groups with their chats, and the links of its desks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import HandMovedClock
from bot.rehearsal import sample
from bot.rehearsal.office import Office
from bot.rehearsal.story import CITIZEN
from bot.usecases import admin_setup
from bot.usecases.staff_turn import Person
from storage.database import Database, Transaction
from survey.messages import CITIZEN_BOT, STAFF_BOT

CITIZEN_ACCOUNT = "6001"
PRIVATE_CHATS = {"Quản trị": sample.OWNER, "Lãnh đạo": sample.LEADER, "Phụ trách": sample.HEAD}


async def open_sample_office(database: Database, start: datetime, zone: ZoneInfo) -> Office:
    """An empty database becomes the sample office at `start`; on one that is it already, only the chats are made."""
    clock = HandMovedClock(start)
    await database.run(_set_up_once, start)
    office = Office(database, clock, zone)
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


def _set_up_once(tx: Transaction, at: datetime) -> None:
    if not admin_setup.is_rehearsal(tx):
        sample.set_up(tx, at)
