"""The Bot API over HTTP: one call, its result or its typed failure. The token is in no exception and no log line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import orjson
from yarl import URL

from bot.channel import Gone, Later, Outcome, Rejected, Sent

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 30.0
UPLOAD_SECONDS = 60.0
POLL_MARGIN_SECONDS = 10.0  # an answer to getUpdates may come this much later than its long poll ends
FIRST_PAUSE = timedelta(seconds=0.5)
CONNECTIONS = 100
KEEP_ALIVE_SECONDS = 30.0
_JSON = {"Content-Type": "application/json"}
_LOST_EDITS = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
    "no media in the message to edit",
)
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


def outcome_of(fault: ApiFault) -> Outcome:
    """What a failed send means for its message: code first, words second. Raises TokenRevoked."""
    match fault:
        case TokenRevoked():
            raise fault
        case NeverWritten():
            return Later(FIRST_PAUSE, why=str(fault))
        case ApiRefusal():
            return _outcome_of_refusal(fault)
        case _:
            return Later(FIRST_PAUSE, maybe_sent=True, why=str(fault))


def is_flood(fault: ApiFault) -> bool:
    return isinstance(fault, ApiRefusal) and fault.error_code == 429


def is_lost_edit(fault: ApiFault) -> bool:
    """The message to edit is gone or may not be edited: the screen must be sent anew."""
    return _is_400(fault, *_LOST_EDITS)


def is_refused_picture(fault: ApiFault) -> bool:
    """The platform does not take the picture; the words alone may still go."""
    if isinstance(fault, ApiRefusal) and fault.error_code == 413:
        return True
    return _is_400(fault, "photo", "image", "file", "media", "caption is too long")


def _outcome_of_refusal(refusal: ApiRefusal) -> Outcome:
    words = refusal.description.lower()
    why = f"{refusal.error_code} {refusal.description}"
    match refusal.error_code:
        case 429:
            return Later(timedelta(seconds=max(1, refusal.retry_after or 1)), flooded=True, why=why)
        case 403:
            return Gone(why=why)
        case 400 if refusal.migrate_to is not None:
            return Gone(moved_to=str(refusal.migrate_to), why=why)
        case 400 if "message is not modified" in words or "query is too old" in words:
            return Sent()
        case 400 if "chat not found" in words or "not enough rights" in words:
            return Gone(why=why)
        case code if code >= 500:
            return Later(FIRST_PAUSE, why=why)
        case _:
            return Rejected(why)


def _is_400(fault: ApiFault, *words: str) -> bool:
    if not isinstance(fault, ApiRefusal) or fault.error_code != 400 or fault.migrate_to is not None:
        return False
    return any(word in fault.description.lower() for word in words)


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


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
