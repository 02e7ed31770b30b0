"""The Bot API over HTTP: one call, its result or its typed failure. The token is in no exception and no log line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson
from yarl import URL

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 30.0
UPLOAD_SECONDS = 60.0
POLL_MARGIN_SECONDS = 10.0  # an answer to getUpdates may come this much later than its long poll ends
CONNECTIONS = 100
KEEP_ALIVE_SECONDS = 30.0
_JSON = {"Content-Type": "application/json"}
LONGEST_PATH = 512
CHUNK_BYTES = 64 * 1024
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,16})')


class ApiFault(Exception):
    """A call that has no result. The text names the method and what happened, never the address or the token."""


class ApiRefusal(ApiFault):
    """The Bot API answered ok = false."""

    def __init__(self, method: str, error_code: int, description: str, parameters: Mapping[str, Any]) -> None:
        super().__init__(f"{method}: {error_code} {description}")
        self.error_code = error_code
        self.description = description
        self.retry_after = _whole(parameters.get("retry_after"))
        self.migrate_to = _whole(parameters.get("migrate_to_chat_id"))


class NeverWritten(ApiFault):
    """Refused connection, unknown host, TLS, time-out while connecting: the request did not leave this machine."""


class MaybeWritten(ApiFault):
    """Cut, timed out or answered unreadably after the request was written: it may have had its effect."""


class TokenRevoked(ApiFault):
    """401, or 404 on the method: this token opens nothing any more. A person must renew it."""


class Undecodable(ApiFault):
    """The answer to getUpdates is not JSON that can be read; `update_id` is the first that its bytes show."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(f"getUpdates: {len(answer)} bytes cannot be decoded")
        found = _UPDATE_ID.search(answer)
        self.update_id = int(found[1]) if found else None
        self.size = len(answer)


class FileTooLarge(ApiFault):
    """The file is larger than it may be; nothing of it was kept."""


class UnsafePath(ApiFault):
    """The platform named a place that is not below its own address, as its server does with --local."""

    def __init__(self) -> None:
        super().__init__("the file's path is not relative; a Bot API server of your own must run without --local")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that travels with the call, under the parameter `attach://<name>` or its own name."""

    name: str
    content: bytes
    mime: str = "image/png"


class BotApi:
    """One bot's calls over one keep-alive client. Opened by the first call, closed by `close`."""

    def __init__(self, base_url: str, token: str, *, proxy: str | None = None) -> None:
        self._root = f"{base_url.rstrip('/')}/bot{token}/"
        self._files = f"{base_url.rstrip('/')}/file/bot{token}/"
        self._proxy = proxy or None
        self._urls: dict[str, URL] = {}
        self._client: aiohttp.ClientSession | None = None
        self._limits: dict[float, aiohttp.ClientTimeout] = {}

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """The call's `result`. Raises ApiRefusal, NeverWritten, MaybeWritten or TokenRevoked."""
        seconds = timeout or (UPLOAD_SECONDS if files else ANSWER_SECONDS)
        _, answer = await self._post(method, parameters or {}, files, seconds)
        return _result(method, _decoded(method, answer))

    async def get_updates(
        self, offset: int, limit: int, seconds: int, allowed: tuple[str, ...]
    ) -> list[dict[str, Any]]:
        """The waiting updates, parsed once. Raises Undecodable besides what `call` raises."""
        parameters: dict[str, Any] = {"limit": limit, "timeout": seconds, "allowed_updates": allowed}
        if offset:
            parameters["offset"] = offset
        status, answer = await self._post("getUpdates", parameters, None, seconds + POLL_MARGIN_SECONDS)
        try:
            body = orjson.loads(answer)
        except orjson.JSONDecodeError:
            if status == 200:
                raise Undecodable(answer) from None
            raise MaybeWritten(f"getUpdates: {status} without JSON") from None
        updates = _result("getUpdates", body)
        if isinstance(updates, list) and all(
            isinstance(update, dict) and isinstance(update.get("update_id"), int) for update in updates
        ):
            return updates
        raise Undecodable(answer)

    async def download(self, path: str, most: int) -> bytes:
        """A file that getFile named, from the API's own host only. Raises FileTooLarge, UnsafePath or as `call`."""
        if not _is_relative(path):
            raise UnsafePath
        content = bytearray()
        try:
            async with self._session().get(
                URL(self._files + quote(path), encoded=True),
                headers={"Accept-Encoding": "identity"},
                timeout=self._limit(UPLOAD_SECONDS),
                allow_redirects=False,
                proxy=self._proxy,
            ) as answer:
                if answer.status != 200 or "Content-Encoding" in answer.headers:
                    raise ApiRefusal("file", answer.status, "not handed out", {})
                if (answer.content_length or 0) > most:
                    raise FileTooLarge("file: declared too large")
                async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
                    content += chunk
                    if len(content) > most:
                        raise FileTooLarge("file: larger than declared")
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise MaybeWritten(f"file: {type(fault).__name__}") from None
        return bytes(content)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _post(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload] | None, seconds: float
    ) -> tuple[int, bytes]:
        body: aiohttp.FormData | bytes = _form(parameters, files) if files else orjson.dumps(parameters)
        try:
            async with self._session().post(
                self._url(method),
                data=body,
                headers=None if files else _JSON,
                timeout=self._limit(seconds),
                allow_redirects=False,
                proxy=self._proxy,
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError) as fault:
            raise NeverWritten(f"{method}: {type(fault).__name__}") from None
        except (aiohttp.InvalidURL, aiohttp.ServerFingerprintMismatch) as fault:
            raise NeverWritten(f"{method}: {type(fault).__name__}") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise MaybeWritten(f"{method}: {type(fault).__name__}") from None

    def _session(self) -> aiohttp.ClientSession:
        if self._client is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
            self._client = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._client

    def _url(self, method: str) -> URL:
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = URL(self._root + method)
        return url

    def _limit(self, seconds: float) -> aiohttp.ClientTimeout:
        limit = self._limits.get(seconds)
        if limit is None:
            limit = self._limits[seconds] = aiohttp.ClientTimeout(
                total=CONNECT_SECONDS + seconds, sock_connect=CONNECT_SECONDS, sock_read=seconds
            )
        return limit


def _decoded(method: str, answer: bytes) -> Any:
    try:
        return orjson.loads(answer)
    except orjson.JSONDecodeError:
        raise MaybeWritten(f"{method}: answer without JSON") from None


def _result(method: str, body: Any) -> Any:
    if not isinstance(body, dict) or "ok" not in body:
        raise MaybeWritten(f"{method}: answer that is none of the Bot API's")
    if body["ok"] is True:
        return body.get("result")
    code = _whole(body.get("error_code")) or 500
    if code in (401, 404):
        raise TokenRevoked(f"{method}: {code}")
    given = body.get("parameters")
    parameters: Mapping[str, Any] = given if isinstance(given, dict) else {}
    raise ApiRefusal(method, code, str(body.get("description", ""))[:200], parameters)


def _form(parameters: Mapping[str, Any], files: Mapping[str, Upload]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, upload in files.items():
        form.add_field(name, upload.content, filename=upload.name, content_type=upload.mime)
    return form


def _is_relative(path: str) -> bool:
    """Below the address and nowhere else; what a server may have called it is not ours to like."""
    parts = path.split("/")
    return len(path) <= LONGEST_PATH and not any(part in ("", ".", "..") or "\\" in part for part in parts)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
