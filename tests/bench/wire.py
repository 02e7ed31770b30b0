"""HTTP/1.1 as the load generator needs it: requests in, short answers out, as little work as Python allows."""

import asyncio
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

import msgspec

Params = dict[str, Any]
# (connection, token, method in lower case, parameters) -> the body of the answer; None: `reply` is called later
Answer = Callable[["ServerConnection", str, str, Params], bytes | None]


class ServerConnection(asyncio.Protocol):
    """One connection of the program under test. Requests of one connection are answered one after another."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while self._buffer:
            split = split_message(self._buffer)
            if split is None:
                return
            head, body, used = split
            self._buffer = self._buffer[used:]
            token, method, params = _request(head, body)
            answered = self._answer(self, token, method, params)
            if answered is not None:
                self.reply(answered)

    def reply(self, body: bytes) -> None:
        if self.open and self._transport is not None:
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )


class ClientConnection(asyncio.Protocol):
    """One keep-alive connection to a program that is a server itself; `on_body` hears each answer."""

    def __init__(self, on_body: Callable[["ClientConnection", bytes], None]) -> None:
        self._on_body = on_body
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self.sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def post(self, path: str, body: bytes) -> None:
        assert self._transport is not None
        self._transport.write(
            b"POST %s HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            % (path.encode(), len(body))
            + body
        )

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while self._buffer:
            split = split_message(self._buffer)
            if split is None:
                return
            _, body, used = split
            self._buffer = self._buffer[used:]
            self._on_body(self, body)


def split_message(buffer: bytes) -> tuple[bytes, bytes, int] | None:
    """(head, body, bytes used) of the first whole HTTP message, None while it is not whole."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = buffer[:end]
    lowered = head.lower()
    start = end + 4
    at = lowered.find(b"content-length:")
    if at >= 0:
        stop = lowered.find(b"\r\n", at)
        length = int(lowered[at + 15 : stop if stop >= 0 else None])
        if len(buffer) < start + length:
            return None
        return head, buffer[start : start + length], start + length
    if b"transfer-encoding:" in lowered and b"chunked" in lowered:
        return _chunked(head, buffer, start)
    return head, b"", start


def _chunked(head: bytes, buffer: bytes, start: int) -> tuple[bytes, bytes, int] | None:
    parts = []
    while True:
        line = buffer.find(b"\r\n", start)
        if line < 0:
            return None
        length = int(buffer[start:line].split(b";")[0], 16)
        start = line + 2
        if len(buffer) < start + length + 2:
            return None
        parts.append(buffer[start : start + length])
        start += length + 2
        if length == 0:
            return head, b"".join(parts), start


def _request(head: bytes, body: bytes) -> tuple[str, str, Params]:
    path = head[: head.find(b"\r\n")].split(b" ", 2)[1].decode()
    path, _, query = path.partition("?")
    _, _, rest = path.partition("/bot")
    token, _, method = rest.rpartition("/")
    params: Params = dict(parse_qsl(query)) if query else {}
    if body:
        params.update(_parameters(head, body))
    return unquote(token), method.lower(), params


def _parameters(head: bytes, body: bytes) -> Params:
    if body[0] == 0x7B:  # {
        decoded = msgspec.json.decode(body)
        return decoded if isinstance(decoded, dict) else {}
    at = head.find(b"boundary=")
    if at < 0:
        return dict(parse_qsl(body.decode("utf-8", "replace")))
    stop = head.find(b"\r\n", at)
    boundary = b"--" + head[at + 9 : stop if stop >= 0 else None].split(b";")[0].strip(b'"')
    params: Params = {}
    for part in body.split(boundary)[1:-1]:
        described, _, value = part.partition(b"\r\n\r\n")
        name = described.find(b"name=")
        if name < 0:
            continue
        field = described[name + 5 :].split(b"\r\n")[0].split(b";")[0].strip(b'"').decode()
        # a file (a chart) is counted, not read
        params[field] = len(value) - 2 if b"filename=" in described else value[:-2].decode("utf-8", "replace")
    return params
