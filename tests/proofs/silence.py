"""What whoever a complaint is about, and everybody else it is kept from, can notice of it: nothing.

The same weeks are lived twice in random offices, once with a complaint more. All that a chat receives whose people may
not know of it must be the same. Who may is written here a second time, from the rules and not from `access`.
`python -m tests.proofs.silence` does so for a thousand offices.
"""

import asyncio
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

from analytics.period import local_day
from bot.clock import HandMovedClock, seeded
from bot.jobs import Jobs
from bot.usecases import citizen_complaints, staff_absence, staff_card, staff_case, staff_queue
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from bot.usecases.staff_turn import Person, Refused
from storage import claims, migrate, people, places, responses, settings
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.keys import Keys
from storage.people import Role
from storage.places import Unit
from survey.complaint import Source
from survey.conversation.states import Contact, Desk, Draft, Idle
from survey.definition import Chosen, SurveyId
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language
from survey.tracking_code import Code

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KEYS = Keys(signing=(b"s" * 32,), sealing=(b"e" * 32,))
AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # a Wednesday, 09:00 in Ha Noi
DAYS = (0, 2, 5, 9, 13, 20)  # with two Mondays and the end of a month
# begins when the cards are out, some before the case is handled and some after; all are back before the end
LEAVE = ((timedelta(0), timedelta(days=10)), (timedelta(days=4), timedelta(days=10)), (timedelta(days=7),) * 2)
SEED, OFFICES = 35, 1_000
UNITS, DESKS = ("an-phuoc", "tan-hoa"), ("quay-1", "quay-2", "quay-3")  # the last desk is the other unit's
UNIT_OF = dict(zip(DESKS, (UNITS[0], UNITS[0], UNITS[1]), strict=True))
NAMES = ("Nguyễn Thị Hoa", "Đỗ Văn Nam", "Võ Thị Mai", "Bùi Văn Sơn", "Lê Thị Bình", "Phạm Văn Chính", "Trần Văn Phúc")
# no group and no officer hears of these, and no head who serves at the desk
ABOUT_PEOPLE = ("attitude", "extra_papers", "extra_money", "fees")
FOR_THE_GROUP = ("procedure", "late", "online", "facilities")
MARK = "cửa phía tây"  # words that stand in no other case
# what somebody did, as the citizen says it: the first is the work's matter, the others are somebody's conduct
PLAIN = ("hướng dẫn không rõ", "yêu cầu bản sao", "chậm trả kết quả")
UNKIND = ("gắt gỏng", "quát người già", "tỏ thái độ", "hach dich", "thai do kem", "hay nat", "nhũng nhiễu", "was rude")
PRINTED_HEAD = re.compile(r"^.*sổ ghi.*$\n?", re.MULTILINE)  # a hash of the log, another one after any entry

Seat = tuple[Role, str | None]  # a desk for heads and officers, a unit or none for leaders
Received = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Office:
    """Who sits where, which desks have a group, who is away with which stand-in; and the complaint."""

    seats: tuple[frozenset[Seat], ...]  # of each person by number
    groups: frozenset[str]
    away: dict[int, int | None]
    desk: str
    category: str
    named: frozenset[int]
    did: str
    says_head: bool = False  # by the office, not by a name

    def holders(self, role: Role, *of: str | None) -> frozenset[int]:
        return frozenset(n for n, seats in enumerate(self.seats) if any((role, one) in seats for one in of))

    @property
    def is_about_people(self) -> bool:
        return self.category in ABOUT_PEOPLE or self.did in UNKIND or bool(self.named)

    @property
    def meant(self) -> frozenset[int]:
        """Whom it is about: who is named, and the head where conduct of the head is spoken of."""
        speaks_of_conduct = self.category in ABOUT_PEOPLE or self.did in UNKIND
        heads = self.holders(Role.HEAD, self.desk) if self.says_head and speaks_of_conduct else frozenset()
        return self.named | heads

    @property
    def text(self) -> str:
        names = [NAMES[one] for one in sorted(self.named)]
        about = " và ".join((["Trưởng quầy"] if self.says_head else []) + names) or "Người ở quầy"
        return f"{about} {self.did} ở {MARK}."


def random_office(chance: random.Random) -> Office:
    # most sit at one desk, where one person easily is several things
    seats: list[Seat] = [(role, desk) for role in (Role.OFFICER, Role.HEAD) for desk in (*DESKS, DESKS[0], DESKS[0])]
    seats += [(Role.LEADER, UNITS[0]), (Role.LEADER, UNITS[1]), (Role.LEADER, None)]
    held = tuple(frozenset(chance.sample(seats, chance.choice((0, 1, 1, 1, 2, 3)))) for _ in NAMES)
    desk, away, free = chance.choice((*DESKS, DESKS[0], DESKS[0])), dict[int, int | None](), set(range(len(NAMES)))
    for one in chance.sample(range(len(NAMES)), chance.choice((0, 0, 1, 2))):
        stand_in = chance.choice([None, *sorted(free - {one} - set(away))])
        away[one] = stand_in
        free -= {stand_in if stand_in is not None else one}
    category = chance.choice((*ABOUT_PEOPLE, *FOR_THE_GROUP, "other"))
    here = [n for n, mine in enumerate(held) if any(place in (desk, UNIT_OF[desk], None) for _, place in mine)]
    named = frozenset(chance.sample(here, min(len(here), chance.choice((0, 1, 1, 2)))))
    groups = frozenset(one for one in DESKS if chance.random() < 0.7)
    did, says_head = chance.choice((*PLAIN, *UNKIND)), chance.random() < 0.2
    return Office(held, groups, away, desk, category, named, did, says_head)


def may_know(office: Office) -> frozenset[str]:
    """The chats that may hear of the complaint, by the rules: in doubt upwards, never whom it is about."""
    desk, unit = office.desk, UNIT_OF[office.desk]
    officers, heads = office.holders(Role.OFFICER, desk), office.holders(Role.HEAD, desk)
    leaders = office.holders(Role.LEADER, unit, None)
    for_group = office.category in FOR_THE_GROUP and not office.is_about_people
    superiors = office.holders(Role.HEAD, *DESKS) | office.holders(Role.LEADER, *UNITS, None)
    for_heads = (
        office.category != "extra_money"
        and not office.meant & superiors
        and not (office.is_about_people and heads & officers)
    )
    may = leaders | (heads if for_heads else frozenset()) | (officers if for_group else frozenset())
    stand_ins = {
        other
        for one, other in office.away.items()
        # who serves at the desk may be the one it is about, whosever place is taken
        if other is not None and one in may - office.meant and (for_group or other not in officers)
    }
    chats = {account(one) for one in (may | stand_ins) - office.meant}
    return frozenset(chats | ({group(desk)} if for_group else set()))


def account(person: int) -> str:
    return str(7100 + person)


def group(desk: str) -> str:
    return f"-100{DESKS.index(desk) + 1}"


def differing(office: Office, template: Path, folder: Path) -> list[str]:
    """The chats that should notice nothing and yet receive something else."""
    without = asyncio.run(lived(office, template, folder, with_complaint=False))
    with_it = asyncio.run(lived(office, template, folder, with_complaint=True))
    kept_from = {account(one) for one in range(len(NAMES))} | {group(desk) for desk in DESKS}
    kept_from -= may_know(office)
    return sorted(
        chat
        for chat in kept_from
        if _comparable(with_it, chat, office) != _comparable(without, chat, office)
        or any(MARK in text for text in with_it.get(chat, []))
    )


def _comparable(received: Received, chat: str, office: Office) -> list[str]:
    texts = [PRINTED_HEAD.sub("", text) for text in received.get(chat, [])]
    leads = office.holders(Role.LEADER, *UNITS, None)
    if any(chat == account(one) for one in leads & office.meant):
        # the unit's statutory totals stay whole, as the README says: a leader who is named can see them rise by one
        texts = [text for text in texts if not text.startswith(OVERVIEWS)]
    return texts


OVERVIEWS = ("Tổng hợp", "TỔNG HỢP")


async def lived(office: Office, template: Path, folder: Path, *, with_complaint: bool) -> Received:
    """All that every staff chat receives in three weeks."""
    file = folder / "office.db"
    copyfile(template, file)
    database = Database.open(f"sqlite:///{file}", KEYS, ZONE)
    try:
        database.run_now(_open, office)
        clock, received = HandMovedClock(AT), Received()
        jobs = Jobs(database, clock, after_commit=lambda: None)
        for number, desk in enumerate(DESKS):
            database.run_now(_complain, desk, "procedure", "Biểu mẫu khó hiểu.", f"before {number}", AT)
        about = ""
        if with_complaint:
            about = database.run_now(_complain, office.desk, office.category, office.text, "about people", AT)
        for number, desk in enumerate(DESKS):
            database.run_now(_complain, desk, "facilities", "Thiếu ghế.", f"after {number}", AT)
        for days in DAYS:
            clock.move_to(AT + timedelta(days=days, hours=9))
            await jobs.tick()
            if about and days == DAYS[2]:
                database.run_now(_is_handled, Code(about), clock.now())
            database.run_now(_everybody_looks, office, about, clock.now())
            await _deliver(database, clock.now(), received)
        return received
    finally:
        database.close()


def _open(tx: Transaction, office: Office) -> None:
    for unit in UNITS:
        places.put_unit(tx, Unit(unit, f"Trung tâm {unit}"))
    for number, desk in enumerate(DESKS):
        places.put_desk(tx, desk, f"Quầy {number + 1}", UNIT_OF[desk])
        if desk in office.groups:
            places.bind_group(tx, desk, group(desk))
    for number, seats in enumerate(office.seats):
        for place, (role, of) in enumerate(sorted(seats, key=str)):
            unit, desk_of = (of, None) if role is Role.LEADER else (None, of)
            people.accept(tx, f"{number}-{place}", role, unit, desk_of, account(number), NAMES[number], AT)
    people.accept(tx, "owner", Role.OWNER, None, None, "7999", "Quản Trị Viên", AT)
    ids = {number: _id(tx, account(number)) for number in range(len(NAMES))}
    for one, other in office.away.items():
        if (mine := ids[one]) is not None:
            first, last = (local_day(AT + after, ZONE).isoformat() for after in LEAVE[one % len(LEAVE)])
            kept = {"first": first, "last": last, "stand_in": ids[other] if other is not None else None}
            settings.put(tx, staff_absence._key(mine), json.dumps(kept))
    for number, desk in enumerate(DESKS):
        for guest in range(12):
            talk = f"guest {number} {guest}"
            responses.start(tx, talk, desk, SurveyId("quick", 1), Language.VI, "chat", "unverified", "1", AT)
            responses.keep_answer(tx, talk, Chosen("overall", str(1 + guest % 5)))
            responses.send(tx, talk, None, AT + timedelta(hours=24))


def _complain(tx: Transaction, desk: str, category: str, text: str, fresh: str, at: datetime) -> str:
    unit = UNIT_OF[desk]
    draft = Draft(
        Desk(desk, "Quầy", unit, "Trung tâm", SurveyId("quick", 1)), category, text, named=False, contact=Contact()
    )
    citizen = Address(CITIZEN_BOT, "6001")
    talk = Conversation(tx.keys.lane(CITIZEN_BOT, citizen.chat), citizen, Language.VI, Idle(), at)
    return citizen_complaints.open_case(tx, talk, draft, Source.CHAT, fresh, at, address=citizen).code


def _is_handled(tx: Transaction, code: Code, at: datetime) -> None:
    """Whoever may takes it, writes a note, asks, and answers: each move edits cards."""
    for one in range(len(NAMES)):
        if _succeeds(tx, staff_card.press_card, code, "claim", *_from(one), "f", at):
            for act in ("note", "ask", "send"):
                _succeeds(tx, staff_case.draft_canned, code, 0, *_from(one), act, at)
                _succeeds(tx, staff_card.press_draft, act, act, *_from(one), at)
            return


def _everybody_looks(tx: Transaction, office: Office, about: str, at: datetime) -> None:
    """In private and in the desk's group: the queue, a search for the words, and the case itself by its code."""
    code = about or "PA-00000000"
    for one in range(len(NAMES)):
        for chat in (account(one), *({group(office.desk)} if office.desk in office.groups else ())):
            where = (Address(STAFF_BOT, chat), Person(account(one), NAMES[one]))
            for kind, query in (("all", ""), ("words", MARK), ("code", code)):
                _succeeds(tx, staff_queue.show_queue, query, 0, *where, f"{kind}{one}{chat}{at}", at)
            _succeeds(tx, staff_card.press_card, code, "show", *where, f"show{one}{chat}{at}", at)


def _from(one: int) -> tuple[Address, Person]:
    return Address(STAFF_BOT, account(one)), Person(account(one), NAMES[one])


def _succeeds(tx: Transaction, use_case: Callable[..., object], *args: object) -> bool:
    try:
        with tx.savepoint():
            use_case(tx, *args)
    except Refused:
        return False
    return True


async def _deliver(database: Database, now: datetime, received: Received) -> None:
    tried: list[Tried] = []
    while claimed := await database.run(
        settle_and_claim, tried, STAFF_BOT, now, limit=100, lease=timedelta(seconds=60), set_aside=_ignore
    ):
        for one in claimed:
            labels = " ".join(option.label for row in one.message.rows for option in row)
            received.setdefault(one.to.chat, []).append(f"{one.message.text}\n[{labels}]")
        tried = [Tried(one, "sent", message_id=one.id) for one in claimed]


def _ignore(tx: Transaction, claimed: claims.Claimed, ending: str, why: str, at: datetime) -> None:
    raise AssertionError("nothing is set aside here")


def _id(tx: Transaction, of: str) -> people.StaffId | None:
    found = people.by_account(tx, of)
    return found.id if found is not None else None


def main(offices: int) -> None:
    chance, failed, chats = seeded(SEED), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        migrate.upgrade(f"sqlite:///{template}")
        for number in range(offices):
            office = random_office(chance)
            chats += len(NAMES) + len(DESKS) - len(may_know(office))
            for chat in differing(office, template, Path(folder)):
                failed[office.category] += 1
                print(f"office {number}: {chat} notices something of {office}", flush=True)
    print(f"{offices:,} offices, {chats:,} chats that may not know: {failed.total():,} received something else")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else OFFICES)
