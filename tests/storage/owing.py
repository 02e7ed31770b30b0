"""The clock, the chats and the shortest way to owe and claim, for the tests of outbox and claims."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage import claims, outbox
from storage.claims import Claimed
from storage.database import Database
from storage.outbox import Entry
from survey.messages import CITIZEN_BOT, STAFF_BOT, TALK, Address, ChannelName, Message, Option, Placement

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
LEASE = timedelta(seconds=40)
SECOND = timedelta(seconds=1)
LAN = Address(CITIZEN_BOT, "900100200")
MINH = Address(CITIZEN_BOT, "900100300")
GROUP = Address(STAFF_BOT, "-4001")
SCREEN = Message("Câu 1/5", rows=((Option("Hài lòng", "t:overall:4"),),), slot=TALK)
EDIT = replace(SCREEN, text="Câu 2/5", placement=Placement.IN_PLACE)


def owe(database: Database, *entries: Entry, at: datetime = NOW) -> list[bool]:
    return [database.run_now(outbox.enqueue, entry, at) for entry in entries]


def claim(database: Database, now: datetime = NOW, channel: ChannelName = CITIZEN_BOT) -> list[Claimed]:
    return database.run_now(claims.claim_due, channel, now, 100, LEASE)


def keys(claimed: list[Claimed]) -> list[str]:
    return [entry.key for entry in claimed]
