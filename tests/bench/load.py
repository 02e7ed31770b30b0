"""A fast local Bot API with simulated people behind it, in a process of its own: starts, drives and measures a program.

`python -m tests.bench.load` reads one scenario as JSON on its input and writes one result as JSON on its output.
"""

import asyncio
import contextlib
import gc
import os
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import msgspec
import psutil
import uvloop

from tests.bench.people import Person, Strategy
from tests.bench.wire import ClientConnection, Params, ServerConnection

TRUE = b'{"ok":true,"result":true}'
WEBHOOK_INFO = b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
FIRST_CHAT = 10_000_000
SILENT_IS_STUCK = 6.0  # seconds after which nobody waits for a reply any more
READY_WITHIN = 60.0


@dataclass
class Scenario:
    """What is started and how it is driven; `mode` is closed, open, drain, cards, idle or http."""

    name: str
    argv: list[str]
    mode: str
    token: str
    start: str
    turns: int
    prefer: list[str]
    env: dict[str, str] = field(default_factory=dict)
    people: int = 64  # closed, http: how many at the same time
    rate: float = 20.0  # open: updates a second
    seconds: float = 3.0
    warm: float = 1.0
    count: int = 0  # drain: waiting updates; cards: expected messages
    first: int = 1000  # chats and updates are numbered from here: another run on one database needs other numbers
    says: dict[int, str] = field(default_factory=dict)  # typed at a turn instead of a press
    alerts: bool = False  # open: the other bot's message about what a person sent last is awaited by their name
    kill_after: float = 0.0  # closed: kill -9 after so many seconds, start again, let everybody finish


@dataclass
class Result:
    """Times in milliseconds where named so; CPU is the program's and its children's."""

    name: str
    turns: int = 0
    seconds: float = 0.0
    per_second: float = 0.0
    cpu_us: float = 0.0  # per turn
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    max_ms: float = 0.0
    finished: int = 0
    accepted_answers: int = 0  # to scale questions, replied to
    stuck: int = 0  # people whose update was taken and never answered
    ready_s: float = 0.0  # from the start of the process to its first getUpdates
    rss_mb: float = 0.0
    requests_per_s: dict[str, float] = field(default_factory=dict)
    alerts: int = 0  # that arrived, of those sent; their times from the delivery of what caused them
    alerts_missing: int = 0
    alert_p50_ms: float = 0.0
    alert_p99_ms: float = 0.0
    busiest_second: int = 0  # cards: most messages within any one second
    errors: list[str] = field(default_factory=list)


@dataclass
class Queue:
    """The updates one bot has not confirmed, and its open long poll."""

    waiting: deque[tuple[int, bytes, Person | None]] = field(default_factory=deque)
    poll: ServerConnection | None = None
    limit: int = 100
    expiry: asyncio.TimerHandle | None = None
    due: bool = False
    requests: int = 0


class Load:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.strategy = Strategy(scenario.start, scenario.turns, tuple(scenario.prefer), scenario.says)
        self.loop = asyncio.get_running_loop()
        self.queues: dict[str, Queue] = {}
        self.people: dict[int, Person] = {}
        self.next_chat = FIRST_CHAT + scenario.first
        self.next_update = scenario.first
        self.next_message = 10
        self.date = int(time.time())
        self.latencies: list[float] = []
        self.turns = self.finished = self.stuck = self.accepted = 0
        self.admitting = True  # whether a new person follows one who has finished
        self.idle: deque[Person] = deque()
        self.alerts_owed: dict[str, float] = {}
        self.alerted: list[float] = []
        self.cards: list[float] = []
        self.polled = asyncio.Event()
        self.result = Result(scenario.name)
        self.process: subprocess.Popen[bytes] | None = None
        self.last_reply = 0.0

    # --- the Bot API ---

    def answer(self, connection: ServerConnection, token: str, method: str, params: Params) -> bytes | None:
        queue = self.queues.get(token)
        if queue is None:
            queue = self.queues[token] = Queue()
        queue.requests += 1
        match method:
            case "getupdates":
                return self._updates(connection, token, queue, params)
            case "sendmessage" | "editmessagetext" | "sendphoto":
                return self._message(token, method, params)
            case "editmessagereplymarkup" | "editmessagecaption":
                return _sent(params.get("chat_id", 1), int(params.get("message_id", 1)), self.date)
            case "getme":
                number = token.split(":")[0]
                return (
                    b'{"ok":true,"result":{"id":%s,"is_bot":true,"first_name":"Bench","username":"bench%s_bot",'
                    b'"can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false,'
                    b'"can_connect_to_business":false,"has_main_web_app":false}}' % (number.encode(), number.encode())
                )
            case "getwebhookinfo":
                return WEBHOOK_INFO
            case "getmycommands":
                return b'{"ok":true,"result":[]}'
            case _:
                return TRUE

    def _updates(self, connection: ServerConnection, token: str, queue: Queue, params: Params) -> bytes | None:
        offset = int(params.get("offset") or 0)
        while queue.waiting and queue.waiting[0][0] < offset:
            queue.waiting.popleft()
        queue.limit = min(100, int(params.get("limit") or 100))
        if token == self.scenario.token:
            self.polled.set()
        if queue.waiting:
            return self._batch(queue)
        timeout = float(params.get("timeout") or 0)
        if not timeout:
            return b'{"ok":true,"result":[]}'
        queue.poll = connection
        queue.expiry = self.loop.call_later(min(timeout, 50), self._expire, queue, connection)
        return None

    def _expire(self, queue: Queue, connection: ServerConnection) -> None:
        if queue.poll is connection:
            queue.poll = None
            connection.reply(b'{"ok":true,"result":[]}')

    def _batch(self, queue: Queue) -> bytes:
        now = time.perf_counter()
        chosen = []
        for update_id, body, person in queue.waiting:
            if len(chosen) == queue.limit:
                break
            chosen.append(body)
            if person is not None and person.waiting_for == update_id and not person.handed_over:
                person.handed_over = now
                if self.scenario.alerts and person.turn + 1 >= self.strategy.turns:
                    self.alerts_owed[person.name] = now
        return b'{"ok":true,"result":[' + b",".join(chosen) + b"]}"

    def _hand_over(self, queue: Queue) -> None:
        queue.due = False
        if queue.poll is not None and queue.waiting:
            connection, queue.poll = queue.poll, None
            if queue.expiry is not None:
                queue.expiry.cancel()
            connection.reply(self._batch(queue))

    def _message(self, token: str, method: str, params: Params) -> bytes:
        chat = int(params.get("chat_id", 0))
        if method == "editmessagetext":
            message_id = int(params.get("message_id", 0))
        else:
            message_id = self.next_message = self.next_message + 1
            if self.scenario.mode == "cards":
                self.cards.append(time.perf_counter())
        if self.scenario.alerts and token != self.scenario.token:
            self._alerted(str(params.get("text", "")))
        person = self.people.get(chat)
        if person is not None and token == self.scenario.token:
            self._shown(person, message_id, str(params.get("text", "")), params.get("reply_markup"))
        return _sent(chat, message_id, self.date)

    def _alerted(self, text: str) -> None:
        for word in text.split():
            sent = self.alerts_owed.pop(word, None)
            if sent is not None:
                self.alerted.append(time.perf_counter() - sent)

    # --- the people ---

    def _shown(self, person: Person, message_id: int, text: str, markup: Any) -> None:
        if not person.waiting_for or not person.handed_over:
            return
        data = self.strategy.press(markup)
        last = person.turn + 1 >= self.strategy.turns
        if data is None and not last and person.turn + 1 not in self.strategy.says:
            return  # a sentence before the screen
        now = time.perf_counter()
        self.latencies.append(now - person.handed_over)
        self.last_reply = now
        self.turns += 1
        person.turn += 1
        person.waiting_for, person.handed_over, person.replied = 0, 0.0, now
        person.data, person.message_id, person.text, person.markup = data, message_id, text, markup
        if 3 <= person.turn <= 6:
            self.accepted += 1  # /start, consent, then four scale questions
        if last:
            self.finished += 1
            del self.people[person.chat]
            if self.scenario.mode == "closed" and self.admitting:
                self._speak(self._newcomer())
        elif self.scenario.mode == "closed":
            self._speak(person)
        else:
            self.idle.append(person)

    def _newcomer(self) -> Person:
        self.next_chat += 1
        person = self.people[self.next_chat] = Person(self.next_chat)
        return person

    def _speak(self, person: Person) -> None:
        self.next_update += 1
        person.waiting_for, person.asked = self.next_update, time.perf_counter()
        queue = self.queues.setdefault(self.scenario.token, Queue())
        queue.waiting.append((self.next_update, person.update(self.next_update, self.strategy, self.date), person))
        if queue.poll is not None and not queue.due:
            queue.due = True
            self.loop.call_soon(self._hand_over, queue)

    def _bury_the_silent(self) -> None:
        """People who were handed over long ago and never answered make room, so that the load stays what it was."""
        now = time.perf_counter()
        silent = [p for p in self.people.values() if p.handed_over and now - p.handed_over > SILENT_IS_STUCK]
        for person in silent:
            self.stuck += 1
            del self.people[person.chat]
            if self.scenario.mode == "closed" and self.admitting:
                self._speak(self._newcomer())

    # --- the program under test ---

    def start_program(self, port: int) -> None:
        environment = os.environ | self.scenario.env | {"TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}
        log = environment.get("BENCH_LOG", os.devnull)
        with open(log, "ab") as errors:
            self.process = subprocess.Popen(
                self.scenario.argv, env=environment, stdout=errors, stderr=errors, preexec_fn=_on_first_core
            )

    def stop_program(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(8)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def cpu_seconds(self) -> float:
        total = 0.0
        for process in self._family():
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    def rss_mb(self) -> float:
        total = 0
        for process in self._family():
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        return total / 1e6

    def _family(self) -> list[psutil.Process]:
        assert self.process is not None
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(self.process.pid)
            return [first, *first.children(recursive=True)]
        return []

    async def wait_until_polled(self) -> None:
        started = time.perf_counter()
        while not self.polled.is_set():
            assert self.process is not None
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.scenario.name} ended at once with status {self.process.returncode}")
            if time.perf_counter() - started > READY_WITHIN:
                raise RuntimeError(f"{self.scenario.name} did not ask for updates within {READY_WITHIN:.0f} s")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.polled.wait(), 0.2)

    # --- the ways of driving ---

    async def run(self) -> Result:
        scenario = self.scenario
        if scenario.mode == "http":
            return await self._http()
        server = await self.loop.create_server(lambda: ServerConnection(self.answer), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        if scenario.mode == "drain":
            for _ in range(scenario.count):
                self._speak(self._newcomer())
        gc.collect()
        gc.freeze()
        gc.disable()
        began = time.perf_counter()
        self.start_program(port)
        try:
            await self.wait_until_polled()
            self.result.ready_s = time.perf_counter() - began
            match scenario.mode:
                case "closed":
                    await self._closed(port)
                case "open":
                    await self._open()
                case "drain":
                    await self._drain()
                case "cards":
                    await self._cards(began)
                case "idle":
                    await self._idle()
        except RuntimeError as fault:
            self.result.errors.append(str(fault))
        finally:
            self.stop_program()
            server.close()
        return self.result

    async def _closed(self, port: int) -> None:
        for _ in range(self.scenario.people):
            self._speak(self._newcomer())
        await self._live(self.scenario.warm)
        before = self._begin()
        if self.scenario.kill_after:
            await self._live(self.scenario.kill_after)
            assert self.process is not None
            self.process.kill()
            self.process.wait()
            self.admitting = False
            for queue in self.queues.values():
                queue.poll = None
            self.polled.clear()
            self.start_program(port)
            await self.wait_until_polled()
            self.last_reply = time.perf_counter()
            for person in self.people.values():  # patience counts from the restart, however long a start takes here
                person.handed_over = self.last_reply if person.handed_over else 0.0
            while self.people and time.perf_counter() - self.last_reply < SILENT_IS_STUCK:
                await self._live(0.2)
            self._report(0.0, time.perf_counter() - self.last_reply)
            self.result.stuck = self.stuck + len(self.people)
            return
        spent = await self._live(self.scenario.seconds)
        self._report(before, spent)
        self.admitting = False  # let everybody finish, so that what is stored can be counted
        until = time.perf_counter() + SILENT_IS_STUCK
        while self.people and time.perf_counter() < until:
            await self._live(0.1)
        self.result.finished, self.result.accepted_answers = self.finished, self.accepted
        self.result.stuck = self.stuck + len(self.people)

    async def _live(self, seconds: float) -> float:
        began = time.perf_counter()
        while (spent := time.perf_counter() - began) < seconds:
            await asyncio.sleep(min(0.5, seconds - spent))
            self._bury_the_silent()
        return time.perf_counter() - began

    async def _open(self) -> None:
        """Updates at a fixed rate; nobody speaks more than once in 1.2 s, as one person does not."""
        warm_until = time.perf_counter() + self.scenario.warm
        before, began = 0.0, 0.0
        due = time.perf_counter()
        until = warm_until + self.scenario.seconds
        while (now := time.perf_counter()) < until:
            if not began and now >= warm_until:
                before, began = self._begin(), now
            while due <= now:
                ready = self.idle and now - self.idle[0].replied >= 1.2
                self._speak(self.idle.popleft() if ready else self._newcomer())
                due += 1 / self.scenario.rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        self._report(before, time.perf_counter() - began)
        await asyncio.sleep(0.5)
        self.result.stuck = sum(1 for person in self.people.values() if person.waiting_for)
        waited = sorted(self.alerted)
        self.result.alerts, self.result.alerts_missing = len(waited), len(self.alerts_owed)
        if waited:
            self.result.alert_p50_ms = waited[len(waited) // 2] * 1e3
            self.result.alert_p99_ms = waited[min(len(waited) - 1, int(len(waited) * 0.99))] * 1e3

    async def _drain(self) -> None:
        before = self._begin()
        began = self.last_reply = time.perf_counter()
        largest = self.rss_mb()
        while self.turns < self.scenario.count and time.perf_counter() - self.last_reply < SILENT_IS_STUCK:
            await asyncio.sleep(0.1)
            largest = max(largest, self.rss_mb())
        self._report(before, self.last_reply - began)
        self.result.rss_mb = largest
        self.result.stuck = self.scenario.count - self.turns

    async def _cards(self, began: float) -> None:
        before = self.cpu_seconds() if self.cards else 0.0
        last = time.perf_counter()
        seen = 0
        while len(self.cards) < self.scenario.count and time.perf_counter() - last < 15:
            await asyncio.sleep(0.2)
            if len(self.cards) > seen:
                if not seen:
                    before = self.cpu_seconds()
                seen, last = len(self.cards), time.perf_counter()
        spent = self.cards[-1] - self.cards[0] if len(self.cards) > 1 else 0.0
        self.result.turns, self.result.seconds = len(self.cards), spent
        self.result.per_second = (len(self.cards) - 1) / spent if spent else 0.0
        self.result.cpu_us = (self.cpu_seconds() - before) / max(1, len(self.cards)) * 1e6
        self.result.busiest_second = _busiest(self.cards)
        self.result.rss_mb = self.rss_mb()

    async def _idle(self) -> None:
        await asyncio.sleep(self.scenario.warm)
        for queue in self.queues.values():
            queue.requests = 0
        before = self.cpu_seconds()
        await asyncio.sleep(self.scenario.seconds)
        self.result.seconds = self.scenario.seconds
        self.result.requests_per_s = {
            token.split(":")[0]: queue.requests / self.scenario.seconds for token, queue in self.queues.items()
        }
        self.result.cpu_us = (self.cpu_seconds() - before) / self.scenario.seconds * 1e6
        self.result.rss_mb = self.rss_mb()

    async def _http(self) -> Result:
        """The program is the server; each of the people posts the next update as soon as the last is answered."""
        scenario = self.scenario
        port = int(scenario.env["PORT"])
        body = Person(FIRST_CHAT).update(1, self.strategy, self.date)
        self.start_program(port)
        try:
            connections = await self._connect(port, scenario.people if not scenario.rate else 8)
            free: deque[ClientConnection] = deque(connections)
            self._on_echo = None if scenario.rate else body
            self._free = free
            if scenario.rate:
                await self._http_open(free, body)
            else:
                for connection in connections:
                    connection.sent_at = time.perf_counter()
                    connection.post("/", body)
                await asyncio.sleep(scenario.warm)
                before = self._begin()
                began = time.perf_counter()
                await asyncio.sleep(scenario.seconds)
                self._report(before, time.perf_counter() - began)
        except RuntimeError as fault:
            self.result.errors.append(str(fault))
        finally:
            self.stop_program()
        return self.result

    async def _http_open(self, free: deque[ClientConnection], body: bytes) -> None:
        due = time.perf_counter()
        warm_until = due + self.scenario.warm
        until = warm_until + self.scenario.seconds
        before, began = 0.0, 0.0
        while (now := time.perf_counter()) < until:
            if not began and now >= warm_until:
                before, began = self._begin(), now
            while due <= now:
                if free:
                    connection = free.popleft()
                    connection.sent_at = time.perf_counter()
                    connection.post("/", body)
                due += 1 / self.scenario.rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        self._report(before, time.perf_counter() - began)

    async def _connect(self, port: int, number: int) -> list[ClientConnection]:
        began = time.perf_counter()
        while True:
            try:
                made = [
                    (await self.loop.create_connection(lambda: ClientConnection(self._echoed), "127.0.0.1", port))[1]
                    for _ in range(number)
                ]
            except OSError:
                if time.perf_counter() - began > READY_WITHIN:
                    raise RuntimeError(f"{self.scenario.name} does not listen") from None
                await asyncio.sleep(0.1)
            else:
                return made

    def _echoed(self, connection: ClientConnection, body: bytes) -> None:
        now = time.perf_counter()
        self.latencies.append(now - connection.sent_at)
        self.turns += 1
        if self._on_echo is None:
            self._free.append(connection)
        else:
            connection.sent_at = now
            connection.post("/", self._on_echo)

    def _begin(self) -> float:
        self.latencies.clear()
        self._turns_before = self.turns
        return self.cpu_seconds()

    def _report(self, cpu_before: float, seconds: float) -> None:
        result, ordered = self.result, sorted(self.latencies)
        result.turns = self.turns - self._turns_before
        result.seconds = seconds
        result.per_second = result.turns / seconds if seconds else 0.0
        result.cpu_us = (self.cpu_seconds() - cpu_before) / max(1, result.turns) * 1e6
        result.rss_mb = self.rss_mb()
        if ordered:
            result.p50_ms = ordered[len(ordered) // 2] * 1e3
            result.p99_ms = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1e3
            result.max_ms = ordered[-1] * 1e3
        result.finished, result.accepted_answers = self.finished, self.accepted


def _busiest(moments: list[float]) -> int:
    most = first = 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def _sent(chat: int | str, message_id: int, date: int) -> bytes:
    return (
        b'{"ok":true,"result":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private","first_name":"Lan"},'
        b'"from":{"id":7,"is_bot":true,"first_name":"Bench","username":"bench_bot"},"text":"ok"}}'
        % (message_id, date, int(chat))
    )


def _on_first_core() -> None:
    if len(os.sched_getaffinity(0)) > 1 or (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {0})


def main() -> None:
    scenario = msgspec.json.decode(sys.stdin.buffer.read(), type=Scenario)
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        result = runner.run(_measure(scenario))
    sys.stdout.buffer.write(msgspec.json.encode(result))


async def _measure(scenario: Scenario) -> Result:
    return await Load(scenario).run()


if __name__ == "__main__":
    main()
