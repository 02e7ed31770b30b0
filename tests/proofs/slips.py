"""Slips that nobody printed, and a thousand people with the same one: what is accepted.

`python -m tests.proofs.slips` tries a million forgeries, then lets a thousand accounts race through the real turns.
"""

import random
import sys
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import fresh_id, seeded
from bot.rehearsal import sample
from bot.usecases import admin_slips, citizen_turn
from bot.usecases.citizen_turn import Inbound
from storage import migrate, responses
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.keys import Keys
from survey import visit
from survey.conversation.buttons import At, To
from survey.conversation.events import Event, Pressed, Started
from survey.messages import CITIZEN_BOT, Address

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
SEED, FORGERIES, RACERS, THREADS = 31, 1_000_000, 1_000, 32
FIRST_RACER = 8_000_000_000
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
OURS, REMOVED, THEIRS = b"o" * 32, b"r" * 32, b"t" * 32


def printed(chance: random.Random, keys: Sequence[bytes], number: int = 200) -> list[str]:
    """Slips and links as they hang and lie in an office."""
    slips = [
        visit.slip(chance.randint(1, 40), DAY - timedelta(days=n % 90), n + 1, chance.randbytes(4), keys)
        for n in range(number)
    ]
    return [*slips, *(visit.desk_link(desk, 0, keys) for desk in range(1, 41))]


def forgeries(real: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """(how, payload) without end; each is like something printed, and was not."""
    known = set(real)
    signed_by_others = printed(chance, (THEIRS,)) + printed(chance, (REMOVED,))
    while True:
        payload, other = chance.choice(real), chance.choice(real)
        place = chance.randrange(len(payload))
        raw = bytearray(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        match chance.randrange(11):
            case 0:
                how, forged = "one letter", payload[:place] + chance.choice(LETTERS) + payload[place + 1 :]
            case 1:
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
                how, forged = "one bit", _written(raw)
            case 2:
                how, forged = "cut", payload[:place]
            case 3:
                how, forged = "longer", payload + "".join(chance.choices(LETTERS, k=chance.randint(1, 25)))
            case 4:
                raw[1:4] = chance.randint(0, 2**24 - 1).to_bytes(3, "big")
                how, forged = "another desk", _written(raw)
            case 5 if len(raw) > 22:
                raw[6:9] = chance.randint(0, 2**24 - 1).to_bytes(3, "big")
                how, forged = "another number", _written(raw)
            case 6:
                raw[0] = chance.randrange(256)
                how, forged = "another version, kind or key", _written(raw)
            case 7:
                # the same bytes in other letters: spare bits, padding, the other alphabet, blanks
                forged = chance.choice(
                    (
                        payload + "=",
                        payload[:-1] + LETTERS[LETTERS.index(payload[-1]) ^ 1],
                        f" {payload}",
                        payload.swapcase(),
                    )
                )
                how = "other letters"
            case 8:
                half = len(payload) // 2
                how, forged = "two halves", payload[:half] + other[half:]
            case 9:
                how, forged = "signed by others", chance.choice(signed_by_others)
            case _:
                how, forged = "chance", "".join(chance.choices(LETTERS, k=len(payload)))
        if forged not in known:
            yield how, forged


def accepted(real: Sequence[str], keys: Sequence[bytes], tries: int, chance: random.Random) -> dict[str, Counter[str]]:
    """By kind of forgery: how they were refused, or "accepted"."""
    found: dict[str, Counter[str]] = {}
    source = forgeries(real, chance)
    for _ in range(tries):
        how, forged = next(source)
        shown = visit.read(forged, keys)
        found.setdefault(how, Counter())[str(shown.reason) if isinstance(shown, visit.Refused) else "accepted"] += 1
    return found


def verified_racers(database: Database, racers: int, threads: int) -> tuple[int, int]:
    """Everybody opens the same slip, agrees and answers at once: (verified interviews, unverified ones)."""
    database.run_now(sample.set_up, AT)
    planned = database.run_now(admin_slips.plan, "quay-3", 10, 90, AT)
    [slip, *_] = admin_slips.payloads(planned, bytes(40), database.keys.signing)
    database.run_now(admin_slips.issue, planned, AT)
    talks = [fresh_id() for _ in range(racers)]

    def answers(number: int) -> None:
        address, talk = Address(CITIZEN_BOT, str(FIRST_RACER + number)), talks[number]
        said: tuple[Event, ...] = (
            Started(slip, talk), Pressed(talk, At.CONSENT, To.YES), Pressed(talk, "overall", "5"),
        )  # fmt: skip
        lane = database.keys.lane(address.channel, address.chat)
        for step, event in enumerate(said):
            update = UpdateRef(CITIZEN_BOT, number * 10 + step, lane)
            database.run_now(citizen_turn.receive, Inbound(update, address, event, AT, talk + fresh_id(24)))

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(answers, range(racers)))

    def streams(tx: Transaction) -> Counter[str]:
        found = (responses.interview(tx, talk) for talk in talks)
        return Counter(one.stream for one in found if one is not None and one.answers)

    counted = database.run_now(streams)
    return counted["verified"], counted["unverified"]


def _written(raw: bytes | bytearray) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def main(tries: int) -> None:
    chance = seeded(SEED)
    found = accepted(printed(chance, (OURS,)), (OURS,), tries, chance)
    for how, ended in sorted(found.items()):
        print(f"{how}: {ended.total():,} tried, {ended['accepted']} accepted; {dict(ended)}", flush=True)
    print(f"{tries:,} forgeries, {sum(one['accepted'] for one in found.values())} accepted", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'race.db'}"
        migrate.upgrade(url)
        database = Database.open(url, Keys(signing=(OURS,), sealing=(b"e" * 32,)), ZONE)
        try:
            verified, unverified = verified_racers(database, RACERS, THREADS)
        finally:
            database.close()
    print(f"{RACERS:,} accounts with one slip: {verified} verified, {unverified} unverified")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FORGERIES)
