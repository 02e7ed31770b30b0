"""Cases 6, 8, 13 and 16 to 19: what the platform does to a program that lives on."""

import asyncio
import itertools
import random
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from bot.rehearsal import sample
from bot.simulator.record import Request
from bot.simulator.world import Json
from tests.faults.checker import POSTS, check, is_accepted
from tests.faults.nursery import Nursery
from tests.faults.office import CITIZEN_NAME, SMALL_GROUP, SMALL_GROUP_DESK, STAFF_NAME, Office, fresh_office
from tests.faults.people import COMMENT, Crowd
from tests.faults.table import Line
from tests.faults.under_load import at_rest, talking

SEED = 6
STRANGER = 7_300_900_001  # people who are no part of a crowd
POLL_PAUSE_SECONDS = 30.0  # the longest that a poller waits before it asks again
CALM_SECONDS = 60.0


async def poisoned(nursery: Nursery) -> Line:
    """Case 6, and 5: what cannot be read stands between what can."""
    async with fresh_office(nursery) as office:
        crowd = Crowd(office, random.Random(SEED), at_once=10)
        async with office.living() as program:
            await program.says("ready")
            async with talking(crowd, lambda: len(crowd.people) >= 20):
                poison = [await _inject(office, kind, body) for kind, body in _poison()]
                await at_rest(office, crowd)
            dead = [line for line in program.lines if '"update_dead"' in line]
            await program.stop()
        found = check(office, crowd.people)
        states = Counter(_inbox(office, number) for number in poison)
        apologies = _said(office, "chưa xử lý được tin nhắn vừa rồi")
        told = _said(office, "Có một tin nhắn không xử lý được")
    return Line(
        "5, 6 updates that cannot be read among others",
        "others handled; each `dead`, one log line, no content; the sender and an owner hear of it",
        f"{found}; {len(poison)} poisoned: {dict(states)}, {len(dead)} lines, {apologies} apologies, {told} reports",
        found.is_clean and states == {"dead": len(poison)} and len(dead) == len(poison) and apologies > 0 and told > 0,
    )


async def outage(nursery: Nursery, seconds: float) -> Line:
    """Case 8, shorter: presses would be dropped by the platform after 150 s."""
    async with fresh_office(nursery) as office:
        crowd = Crowd(office, random.Random(SEED + 8), at_once=20)
        async with office.living() as program:
            await program.says("ready")
            async with talking(crowd, lambda: len(crowd.people) >= 40):
                await asyncio.sleep(2)
                for method in ("", "getUpdates"):
                    office.simulator.fail("cut_before", method, times=10**9)
                late = [crowd.newcomer("quay-3", "types", complains=False) for _ in range(10)]
                writing = asyncio.gather(*(crowd.live(person) for person in late))
                await asyncio.sleep(seconds)
                waiting = office.queue.pending(datetime.now(UTC))
                office.simulator.heal()
                healed = time.monotonic()
                await office.simulator.until(lambda: office.queue.pending(datetime.now(UTC)) < waiting, CALM_SECONDS)
                back = time.monotonic() - healed
                await writing
                await at_rest(office, crowd)
            await program.stop()
        found = check(office, crowd.people)
    return Line(
        f"8 outage of the Bot API, {seconds:.0f} s",
        "all recovered; 0 repeats but for answers on their way",
        f"{found}; {waiting} updates waited, heard {back:.1f} s after the end, {found.repeats} repeats",
        found.is_clean and back <= POLL_PAUSE_SECONDS + 1 and not found.repeats,
    )


async def second_instance(nursery: Nursery) -> Line:
    """Case 13 on one SQLite."""
    async with fresh_office(nursery) as office, office.living() as program:
        await program.says("ready")
        async with office.running() as second:
            status = await second.ends()
        named = f"pid {program.pid} " in second.stderr
        await program.stop()
    return Line(
        "13 a second instance on one SQLite",
        "ends by itself, the holder is named",
        f"status {status}, holder {'named' if named else 'not named'}: {second.stderr.strip()[-80:]}",
        status != 0 and named,
    )


async def one_chat_flooded(nursery: Nursery, seconds: tuple[int, ...]) -> list[Line]:
    """Case 16."""
    lines = []
    async with fresh_office(nursery) as office:
        crowd = Crowd(office, random.Random(SEED + 16), at_once=8, manners=("presses",))
        async with office.living() as program:
            await program.says("ready")
            for retry_after in seconds:
                before = len(crowd.people)
                async with talking(crowd, lambda before=before: len(crowd.people) >= before + 20):  # type: ignore[misc]
                    chosen = crowd.newcomer("quay-1", "presses", complains=False)
                    office.simulator.fail("429", chat=chosen.account, retry_after=retry_after)
                    await crowd.live(chosen)
                    await at_rest(office, crowd)
                calls = [one for one in office.simulator.record.requests if one.bot == CITIZEN_NAME]
                lines.append(_patience(calls, chosen.account, retry_after))
            await program.stop()
        found = check(office, crowd.people)
    return [replace(line, measured=f"{line.measured}; {found}", holds=line.holds and found.is_clean) for line in lines]


async def answers_cut(nursery: Nursery) -> Line:
    """Case 17: accepted, but the answer was lost."""
    async with fresh_office(nursery) as office:
        crowd = Crowd(office, random.Random(SEED + 17), at_once=3, manners=("presses",))
        edited = crowd.newcomer("quay-1", "presses", complains=False)
        posted = crowd.newcomer("quay-2", "presses", complains=True)
        noticed = STRANGER
        office.add_person(noticed)
        office.simulator.fail("cut_after", "editMessageText", chat=edited.account, times=10**9, every=2)
        office.simulator.fail("cut_after", "sendMessage", chat=posted.account, times=10**9, every=2)
        office.simulator.fail("cut_after", "sendMessage", chat=noticed)
        async with office.living() as program:
            await asyncio.gather(crowd.live(edited), crowd.live(posted))
            begin = len(office.queue.given)
            for _ in range(25):
                office.simulator.say(noticed, CITIZEN_NAME, "/help")
            await at_rest(office, crowd)
            await program.stop()
        del office.queue.given[begin:]
        found = check(office, crowd.people)
        twice = Counter(text for chat, text in _posts(office) if chat == str(posted.account))
        once = Counter(text for chat, text in _posts(office) if chat == str(edited.account))
        notices = _said(office, "gửi tin nhanh quá")
        receipts = {text for text in twice if "Mã tra cứu: PA-" in text}
        cut = sum(request.fault == "cut_after" for request in office.simulator.record.requests)
    holds = not (found.stuck or found.wrong or found.disordered or found.leaks or found.failures)
    holds = holds and max(twice.values()) == 2 and len(receipts) == 1 and max(once.values()) == 1 and notices == 1
    return Line(
        "17 accepted, the answer cut",
        "edits: nothing visible; `repeat`: once more, same number; `once`: none",
        f"{cut} cut: edits in place {max(once.values()) - 1} repeats, posts at most {max(twice.values())} ×, "
        f"{len(receipts)} number, flood notice {notices} ×; {len(found.stuck)} stuck, {len(found.wrong)} wrong",
        holds,
    )


async def group_changes(nursery: Nursery) -> list[Line]:
    """Cases 18 and 19."""
    async with fresh_office(nursery) as office:
        crowd = Crowd(office, random.Random(SEED + 18), at_once=1, manners=("presses",))
        simulator = office.simulator
        async with office.living() as program:
            await program.says("ready")
            new_chat = simulator.migrate(SMALL_GROUP)
            simulator.world.bots[STAFF_NAME].queue.forget_all()  # so that the 400 on the alert is the first word of it
            await crowd.one(SMALL_GROUP_DESK, complains=True)
            await at_rest(office, crowd)
            moved = Counter(chat for chat, text in _posts(office) if "PHẢN ÁNH, KIẾN NGHỊ PA-" in text)
            desk = sample.GROUPS[0]
            simulator.kick(desk.members[0], desk.chat, STAFF_NAME)
            await crowd.one(desk.desk, complains=True, category="Thủ tục hành chính")
            await at_rest(office, crowd)
            await program.stop()
        found = check(office, crowd.people)
        head = [text for chat, text in _posts(office) if chat == str(sample.HEAD.account)]
        owner = [text for chat, text in _posts(office) if chat == str(sample.OWNER.account)]
        group = _group_of(office, SMALL_GROUP_DESK)
    head_told = sum("PHẢN ÁNH, KIẾN NGHỊ PA-" in text and "Thủ tục hành chính" in text for text in head)
    owner_told = sum("chưa gửi được" in text for text in owner)
    calm = not (found.stuck or found.wrong or found.doubled or found.disordered or found.leaks or found.failures)
    return [
        Line(
            "18 a group becomes a supergroup (400 on an alert)",
            "one mapping, the alert once in the new group",
            f"{moved[str(new_chat)]} alert in the new group, desk bound to {'it' if group == str(new_chat) else group}",
            moved[str(new_chat)] == 1 and group == str(new_chat) and calm,
        ),
        Line(
            "19 bot kicked from the staff group",
            "head told in private, owner told",
            f"head {head_told} ×, owner {owner_told} ×; {found.repeats} repeats",
            head_told == 1 and owner_told == 1 and calm,
        ),
    ]


def _patience(calls: list[Request], chat: int, retry_after: int) -> Line:
    mine = [call for call in calls if str(call.parameters.get("chat_id")) == str(chat)]
    refused = next(number for number, call in enumerate(mine) if call.code == 429)
    began, again = mine[refused].began, mine[refused + 1].began
    others = [
        call.began
        for call in calls
        if call.code == 200 and began < call.began < again and str(call.parameters.get("chat_id")) != str(chat)
    ]
    longest = max((after - before for before, after in itertools.pairwise(others)), default=0.0)
    return Line(
        f"16 429 with {retry_after} s for one chat",
        f"0 requests to it for {retry_after} s; others are served",
        f"asked again after {again - began:.2f} s; {len(others)} to others meanwhile, {longest:.1f} s apart at most",
        again - began >= retry_after and len(others) > 0,
    )


def _poison() -> list[tuple[str, Json]]:
    def message(number: int, **changes: object) -> Json:
        who = {"id": STRANGER + number, "is_bot": False, "first_name": COMMENT}
        chat = {"id": STRANGER + number, "type": "private", "first_name": COMMENT}
        return {"message_id": 1, "date": 1_795_000_000, "from": who, "chat": chat, "text": COMMENT} | changes

    nested: object = COMMENT
    for _ in range(400):
        nested = [nested]
    without_date = message(2)
    del without_date["date"]
    return [
        ("message", message(1, text={"words": COMMENT})),
        ("message", without_date),
        ("message", message(3, text=f"{COMMENT} \ud800")),
        ("message", message(4, text=nested)),
        ("callback_query", {"id": [COMMENT], "data": COMMENT, "from": {"id": "nobody"}}),
        ("message", message(6, entities=COMMENT)),
    ]


async def _inject(office: Office, kind: str, body: Json) -> int:
    await asyncio.sleep(0.3)
    office.add_person(body.get("chat", {"id": STRANGER})["id"])
    number = office.simulator.inject(CITIZEN_NAME, kind, body)
    assert number is not None
    office.queue.given.remove(number)
    return number


def _posts(office: Office) -> list[tuple[str, str]]:
    """Chat and text of every new message that was accepted."""
    return [
        (str(request.parameters["chat_id"]), str(request.parameters.get("text", request.parameters.get("caption"))))
        for request in office.simulator.record.requests
        if request.method in POSTS and is_accepted(request)
    ]


def _said(office: Office, words: str) -> int:
    return sum(words in text for _, text in _posts(office))


def _inbox(office: Office, update: int) -> str:
    return _value(office, f"SELECT state FROM inbox WHERE bot = 'citizen' AND update_id = {update}")


def _group_of(office: Office, desk: str) -> str:
    return _value(office, f"SELECT group_chat FROM desks WHERE code = '{desk}'")


def _value(office: Office, sql: str) -> str:
    with office.looked_into() as database:
        row = database.run_now(lambda tx: tx.cursor.execute(sql) and tx.cursor.fetchone())
    return str(row[0]) if row else "none"
