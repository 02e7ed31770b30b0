"""Compares what the platform recorded with what the database holds and with what people pressed."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.record import Request
from storage import complaints, responses
from storage.answers_json import dump_answers
from storage.database import Transaction
from survey.messages import CITIZEN_BOT
from tests.faults.office import CITIZEN_NAME, CITIZEN_TOKEN, STAFF_NAME, STAFF_TOKEN, Office
from tests.faults.people import FIRST_ACCOUNT, PHONE, Person, stage_of

POSTS = ("sendMessage", "sendPhoto")
SHOWS = (*POSTS, "editMessageText")
WRITTEN = (PHONE, "Zacharias", "qwzx")  # parts of what people typed
NAMES_OF_LISTS = ("lost", "doubled", "disordered", "wrong", "stuck", "unsent", "leaks", "failures")


@dataclass(slots=True)
class Findings:
    """Each list names what is wrong; `repeats` and `cut` are counts that are compared with each other."""

    updates: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    repeats: int = 0
    cut: int = 0

    @property
    def is_clean(self) -> bool:
        return not any(getattr(self, name) for name in NAMES_OF_LISTS)

    def __str__(self) -> str:
        found = [(name, getattr(self, name)) for name in NAMES_OF_LISTS]
        told = [f"{len(one)} {name} ({'; '.join(one[:3])})" for name, one in found if one]
        return ", ".join(told) or "0 lost, doubled, disordered, wrong, stuck, leaked"


def check(office: Office, people: Iterable[Person]) -> Findings:
    """Of an office at rest: nothing waits at the platform, nothing that may go is owed."""
    crowd = list(people)
    found = Findings(updates=len(office.queue.given))
    requests = list(office.simulator.record.requests)
    found.cut = sum(request.fault == "cut_after" and request.method in POSTS for request in requests)
    found.failures = [f"{what} × {times}" for what, times in office.simulator.failures.items()]
    with office.looked_into() as database:
        database.run_now(_received, office, found)
        database.run_now(_kept, crowd, found)
        database.run_now(_owed, crowd, requests, found)
    _shown(crowd, requests, found)
    _leaked(office, requests, found)
    return found


def is_accepted(request: Request) -> bool:
    """It had its effect, whether or not the answer arrived."""
    return request.code == 200 or request.fault == "cut_after"


def _received(tx: Transaction, office: Office, found: Findings) -> None:
    rows = _rows(tx, "SELECT update_id, state FROM inbox WHERE bot = 'citizen'")
    states: dict[int, str] = dict(rows)
    found.lost += [f"update {number}" for number in office.queue.given if states.get(number) != "done"]


def _kept(tx: Transaction, crowd: list[Person], found: Findings) -> None:
    idle = {lane for (lane,) in _rows(tx, "SELECT lane FROM conversations WHERE sealed_state IS NULL")}
    for person in crowd:
        if not person.done:
            found.stuck.append(f"{person.account} who {person.manner}")
            continue
        lane = tx.keys.lane(CITIZEN_BOT, str(person.account))
        kept = responses.open_or_linked(tx, lane)
        if len(kept) != 1:
            (found.doubled if kept else found.lost).append(f"{len(kept)} interviews of {person.account}")
        elif (told := json.loads(dump_answers(kept[0].answers))) != person.answers or kept[0].desk != person.desk:
            found.wrong.append(f"{person.account} said {person.answers}, {told} is kept")
        cases = complaints.of_lane(tx, lane)
        if len(cases) != int(person.complains):
            (found.doubled if cases else found.lost).append(f"{len(cases)} complaints of {person.account}")
        if lane not in idle:
            found.wrong.append(f"the talk of {person.account} is open")
    [(interviews,)] = _rows(tx, "SELECT count(*) FROM interviews")
    [(filed,)] = _rows(tx, "SELECT count(*) FROM complaints")
    [(entered,)] = _rows(tx, "SELECT count(*) FROM chain WHERE kind = 'complaint_opened'")
    [(turns,)] = _rows(tx, "SELECT count(*) FROM inbox WHERE bot = 'citizen' AND state = 'done'")
    acts = sum(person.acts + person.echoes for person in crowd)
    if interviews != len(crowd) or filed != entered:
        found.doubled.append(f"{interviews} interviews of {len(crowd)}; {filed} complaints, {entered} log entries")
    if turns > acts:
        found.doubled.append(f"{turns} turns for {acts} acts")
    elif turns < acts and not found.stuck:
        found.lost.append(f"{turns} turns for {acts} acts")


def _owed(tx: Transaction, crowd: list[Person], requests: list[Request], found: Findings) -> None:
    for outcome, why, number in _rows(tx, "SELECT outcome, why, count(*) FROM outbox GROUP BY outcome, why"):
        if outcome not in ("sent", "replaced"):
            found.unsent.append(f"{number} {outcome or 'owed'} {why}".strip())
    said = "\n".join(str(request.parameters.get("text")) for request in requests if is_accepted(request))
    for (code,) in _rows(tx, "SELECT code FROM complaints"):
        if f"Mã tra cứu: {code}" not in said:
            found.lost.append(f"the receipt of {code}")
        if f"PHẢN ÁNH, KIẾN NGHỊ {code}" not in said:
            found.lost.append(f"the card of {code}")


def _shown(crowd: list[Person], requests: list[Request], found: Findings) -> None:
    """Order and repetition of what each chat was shown."""
    reached: dict[str, int] = {}
    posted: Counter[tuple[str, str, str]] = Counter()
    for request in requests:
        if request.method not in SHOWS or not is_accepted(request):
            continue
        chat = str(request.parameters.get("chat_id"))
        text = str(request.parameters.get("text", request.parameters.get("caption", "")))
        if request.method in POSTS:
            posted[(request.bot, chat, text)] += 1
        stage = stage_of(text) if request.bot == CITIZEN_NAME else None
        if stage is None:
            continue
        if stage < reached.get(chat, 0):
            found.disordered.append(f"{chat} saw {stage} after {reached[chat]}")
        reached[chat] = stage
    found.repeats = sum(times - 1 for times in posted.values())


def _leaked(office: Office, requests: list[Request], found: Findings) -> None:
    output = "".join(office.output)
    for canary in (*WRITTEN, CITIZEN_TOKEN, STAFF_TOKEN, CITIZEN_TOKEN[10:], STAFF_TOKEN[10:], str(FIRST_ACCOUNT)[:7]):
        if canary in output:
            line = next(line for line in output.splitlines() if canary in line)
            found.leaks.append(f"{canary} in a log: {line[:160]}")
    for request in requests:
        is_group = request.bot == STAFF_NAME and str(request.parameters.get("chat_id", "")).startswith("-")
        if is_group and any(canary in str(request.parameters) for canary in WRITTEN):
            found.leaks.append(f"what somebody wrote, in group {request.parameters['chat_id']}")


def _rows(tx: Transaction, sql: str) -> list[tuple[Any, ...]]:
    tx.cursor.execute(sql)
    rows: list[tuple[Any, ...]] = [tuple(row) for row in tx.cursor.fetchall()]
    return rows
