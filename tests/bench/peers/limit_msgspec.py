"""A limit: typed msgspec decoding, one SQLite thread with group commit at FULL, raw connections; no product."""

import asyncio
import queue
import sqlite3
import threading
from collections import deque
from typing import cast
from urllib.parse import urlsplit

import msgspec
import uvloop

from tests.bench.peers import survey_text as survey
from tests.bench.peers.sqlite_store import open_store


class Who(msgspec.Struct):
    id: int


class Shown(msgspec.Struct):
    message_id: int
    chat: Who


class Press(msgspec.Struct):
    id: str
    data: str
    message: Shown


class Update(msgspec.Struct):
    update_id: int
    message: Shown | None = None
    callback_query: Press | None = None


class Batch(msgspec.Struct):
    result: list[Update]


class Connection(asyncio.Protocol):
    """One request at a time; whoever waits gets the body."""

    def __init__(self, pool: "Pool") -> None:
        self.pool = pool
        self.buffer = b""
        self.waiter: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        at = self.buffer.find(b"Content-Length:")
        length = int(self.buffer[at + 15 : self.buffer.find(b"\r\n", at)])
        if len(self.buffer) < end + 4 + length:
            return
        body, self.buffer = self.buffer[end + 4 : end + 4 + length], b""
        waiter, self.waiter = self.waiter, None
        self.pool.give_back(self)
        if waiter is not None:
            waiter.set_result(body)


class Pool:
    def __init__(self, size: int) -> None:
        address = urlsplit(survey.API_URL)
        self.host, self.port, self.size = address.hostname, address.port, size
        self.free: deque[Connection] = deque()
        self.backlog: deque[bytes] = deque()
        self.poller: Connection | None = None

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(self.size):
            _, connection = await loop.create_connection(lambda: Connection(self), self.host, self.port)
            self.free.append(connection)
        self.poller = self.free.popleft()

    def give_back(self, connection: Connection) -> None:
        if connection is self.poller:
            return
        if self.backlog:
            connection.transport.write(self.backlog.popleft())
        else:
            self.free.append(connection)

    def post(self, method: str, body: bytes) -> None:
        request = _request(method, body)
        if self.free:
            self.free.popleft().transport.write(request)
        else:
            self.backlog.append(request)

    async def poll(self, body: bytes) -> bytes:
        assert self.poller is not None
        self.poller.waiter = asyncio.get_running_loop().create_future()
        self.poller.transport.write(_request("getUpdates", body))
        return await self.poller.waiter


def _request(method: str, body: bytes) -> bytes:
    return (
        b"POST /bot%b/%b HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        % (survey.TOKEN.encode(), method.encode(), len(body))
        + body
    )


def keyboard(buttons: list[tuple[str, str]]) -> bytes:
    return msgspec.json.encode(
        {"inline_keyboard": [[{"text": label, "callback_data": data}] for label, data in buttons]}
    )


def screen(text: str, buttons: list[tuple[str, str]]) -> bytes:
    markup = b',"reply_markup":' + keyboard(buttons) if buttons else b""
    return b'"text":' + msgspec.json.encode(text) + markup + b"}"


CONSENT = screen(survey.CONSENT, [(survey.AGREE, "consent")])
SCREENS = [screen(survey.question_text(place), survey.buttons(place)) for place in range(len(survey.QUESTIONS))]
SCREENS.append(screen(survey.review_text({}), [(survey.SEND, "send")]))
THANKS = screen(survey.THANKS, [])

# a group of updates goes to the storage thread, what to send comes back after its one commit
Row = tuple[int, str, int]
Group = tuple[list[Row], asyncio.Future[None]]


def write_groups(
    store: sqlite3.Connection, groups: "queue.SimpleQueue[Group]", loop: asyncio.AbstractEventLoop
) -> None:
    while True:
        taken = [groups.get()]
        while not groups.empty():
            taken.append(groups.get())
        store.execute("BEGIN IMMEDIATE")
        for rows, _ in taken:
            store.executemany("INSERT INTO answer (interview, question, value) VALUES (?, ?, ?)", rows)
        store.execute("COMMIT")
        for _, done in taken:
            loop.call_soon_threadsafe(done.set_result, None)


async def main() -> None:
    store = open_store(survey.DATABASE)
    store.isolation_level = None
    store.execute("PRAGMA journal_mode=TRUNCATE")
    store.execute("PRAGMA synchronous=FULL")
    loop = asyncio.get_running_loop()
    groups: queue.SimpleQueue[Group] = queue.SimpleQueue()
    threading.Thread(target=write_groups, args=(store, groups, loop), daemon=True).start()
    pool = Pool(32)
    await pool.open()
    decoder = msgspec.json.Decoder(Batch)
    offset = 0
    while True:
        body = await pool.poll(b'{"offset":%d,"limit":100,"timeout":30}' % offset)
        updates = decoder.decode(body).result
        if not updates:
            continue
        rows: list[Row] = []
        replies: list[tuple[str, bytes]] = []
        for update in updates:
            if update.message is not None:
                rows.append((update.message.chat.id, "start", 0))
                replies.append(("sendMessage", b'{"chat_id":%d,' % update.message.chat.id + CONSENT))
            elif update.callback_query is not None:
                press = update.callback_query
                shown, data = press.message, press.data
                if data.startswith("a:"):
                    _, place, value = data.split(":")
                    rows.append((shown.chat.id, survey.QUESTIONS[int(place)][0], int(value)))
                    reply = SCREENS[int(place) + 1]
                else:
                    rows.append((shown.chat.id, data, 0))
                    reply = SCREENS[0] if data == "consent" else THANKS
                to = b'{"chat_id":%d,"message_id":%d,' % (shown.chat.id, shown.message_id)
                replies.append(("answerCallbackQuery", b'{"callback_query_id":"%b"}' % press.id.encode()))
                replies.append(("editMessageText", to + reply))
        done: asyncio.Future[None] = loop.create_future()
        groups.put((rows, done))
        await done
        for method, reply in replies:
            pool.post(method, reply)
        offset = updates[-1].update_id + 1


if __name__ == "__main__":
    uvloop.run(main())
