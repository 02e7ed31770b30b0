"""What is left of those who answered: every byte of the database searched for accounts, lanes, talks and slips.

`python -m tests.proofs.traces` lets a few hundred people answer, lets time pass and looks after it; each time it also
makes a backup and searches that.
"""

import asyncio
import random
import sys
import tempfile
from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backups import make_backup
from bot.clock import fresh_id, seeded
from bot.rehearsal.administration import SLIPS_PRINTED
from bot.rehearsal.office import Office
from bot.rehearsal.opening import temporary_office
from bot.settings import Settings
from survey import definition
from survey.conversation.buttons import At, To
from survey.conversation.events import Command, Commanded, Event, Pressed, Started
from survey.messages import CITIZEN_BOT, Address

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DESKS = 7
FIRST_ACCOUNT, NEXT_ACCOUNT = 7_777_000_013, 7_919
MANNERS = ("sends", "sends", "sends", "stops", "leaves", "lingers")
LEFT_AT = "waiting"  # the question at which some go away
SEED, PEOPLE = 77, 400
LATER = (timedelta(0), timedelta(hours=25), timedelta(hours=49), timedelta(days=9))


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who answered, and everything that could tell so."""

    address: Address
    lane: str
    talk: str
    slip: str | None  # the payload that the printed slip shows
    manner: str

    @property
    def is_talking(self) -> bool:
        """Has something open, and is asked about it within seven days: until then we must know whom."""
        return self.manner in ("leaves", "lingers")

    def marks(self) -> Iterator[tuple[str, bytes]]:
        number = int(self.address.chat)
        yield "account as text", self.address.chat.encode()
        yield "account as a number", number.to_bytes(8, "big")
        # as SQLite's records hold a number of this size
        yield "account as a number", number.to_bytes(6, "big")
        yield "account as a number", number.to_bytes(8, "little")
        yield "lane", self.lane.encode()
        yield "lane", bytes.fromhex(self.lane)
        yield "talk", self.talk.encode()
        if self.slip is not None:
            yield "slip", self.slip.encode()
            yield "slip", urlsafe_b64decode(self.slip + "=")


async def answers(office: Office, account: int, desk: str, number: int | None, level: str, manner: str) -> Witness:
    """One person comes with that slip or with none, rates, and sends, leaves, stops or lingers."""
    address, talk = Address(CITIZEN_BOT, str(account)), fresh_id()
    slip = None if number is None else await office.admin.slip(desk, number)
    await office.turn(address, Started(slip or office.links[desk], talk), talk)
    for event in _said(talk, level, manner):
        await office.turn(address, event)
    return Witness(address, office.database.keys.lane(CITIZEN_BOT, address.chat), talk, slip, manner)


def _said(talk: str, level: str, manner: str) -> Iterator[Event]:
    yield Pressed(talk, At.CONSENT, To.YES)
    given: dict[str, str] = {}
    for question in definition.current("quick").questions:
        if question.ask_if and given.get(question.ask_if.question) not in question.ask_if.choices:
            continue
        if question.key == LEFT_AT and manner == "leaves":
            return
        if question.key == LEFT_AT and manner == "stops":
            yield Pressed(talk, question.key, To.STOP)
            return
        choices = [choice.key for choice in question.choices]
        given[question.key] = level if level in choices else (choices or [str(To.SKIP)])[0]
        yield Pressed(talk, question.key, given[question.key])
    yield Pressed(talk, At.REVIEW, To.SEND)
    if manner == "lingers":  # opens another screen before the offer that a low answer leads to
        yield Commanded(Command.LANGUAGE, talk[::-1])


def found(witnesses: Iterable[Witness], within: bytes) -> Counter[str]:
    """By kind of mark, of how many people one is there."""
    return Counter(kind for witness in witnesses for kind in {kind for kind, mark in witness.marks() if mark in within})


def bytes_of(folder: Path) -> bytes:
    """The database, its journal and whatever else lies beside it."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


async def rated_by(office: Office, people: int, chance: random.Random) -> list[Witness]:
    """So many people at all desks, every second one with a slip as long as there are some."""
    witnesses = []
    for one in range(people):
        number = 1 + one // DESKS // 2
        has_slip = one // DESKS % 2 == 0 and number <= SLIPS_PRINTED
        account, desk = FIRST_ACCOUNT + one * NEXT_ACCOUNT, f"quay-{1 + one % DESKS}"
        level, manner = str(chance.randint(1, 5)), chance.choice(MANNERS)
        witnesses.append(await answers(office, account, desk, number if has_slip else None, level, manner))
        if one % 10 == 9:
            await office.deliver()
    await office.deliver()
    return witnesses


async def backed_up(office: Office, place: Path, file: Path) -> bytes:
    """What `hailong backup` puts there; both files of its work lay in that folder too."""
    settings = Settings(data_dir=place)
    await asyncio.to_thread(make_backup, office.database, settings, file, office.clock.now())
    return bytes_of(file.parent)


async def _look(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
        place, file = Path(folder), Path(elsewhere) / "hailong.backup"
        async with temporary_office(place, ZONE) as office:
            witnesses = await rated_by(office, people, seeded(SEED))
            sent = office.clock.now()
            for later in LATER:
                await office.live_until(sent + later)
                stored = bytes_of(place)
                done = found((one for one in witnesses if not one.is_talking), stored)
                talking = found((one for one in witnesses if one.is_talking), stored)
                copied = await backed_up(office, place, file)
                print(
                    f"{later}: {len(stored):,} bytes; of those who are done {dict(done)}, of the others {dict(talking)}"
                    f"; a backup, {len(copied):,} bytes, of all {dict(found(witnesses, copied))}"
                )


if __name__ == "__main__":
    asyncio.run(_look(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
