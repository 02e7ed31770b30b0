"""The form: a way in without any app. Requests become visits, pages come back; no rule of the talk is here."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web

from bot.clock import Clock
from bot.guesses import Guesses
from bot.logs import place_of
from bot.usecases import citizen_web
from bot.usecases.citizen_web import CaseSeen, Page, Visit
from bot.web import pages
from bot.web.cookies import Cookies, Visitor
from bot.web.guard import Flood, Tokens, address_of, is_from
from bot.web.pages import Frame, Receipt
from bot.web.repeats import Repeats
from storage.database import Database, StorageAway
from survey import read_key
from survey.conversation.buttons import To, pressed
from survey.conversation.effects import Verdict
from survey.conversation.events import Attached, Attachment, Command, Commanded, Event, Pressed, Typed
from survey.conversation.states import ComplaintStep, Idle
from survey.messages import WEB
from survey.text import clean
from survey.tracking_code import Code
from survey.wording import wording

FRESH_LETTERS = 32
TALK_LETTERS = 8
LONGEST_TYPED = 20_000  # characters that are looked at; the talk refuses far shorter ones
MOST_FIELDS = 20
LOOK_UP = "look-up"  # what the look-up's form is made for
JUDGE = "judge-"  # what the form below an answered case is made for, with its code
NO_LINK = "_"  # leads nowhere, and is told so kindly
STYLE_LIVES = 3600

_COMMANDS = (Command.COMPLAIN, Command.ERASE, Command.MY_DATA)
_LINK_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # not "no-referrer": browsers then hide where a form came from from ourselves too
    "Referrer-Policy": "same-origin",
    "Server": "hailong",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

log = logging.getLogger(__name__)

Handler = Callable[[web.Request, Visitor], Awaitable[web.Response]]


class _Refused(Exception):
    """The request goes no further: a status and a sentence of the catalog."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


class Form:
    """`after_commit` wakes delivery: a complaint's card is owed to staff."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        public_url: str,
        fresh: Callable[[int], str],
        random_bytes: Callable[[int], bytes],
        after_commit: Callable[[], None],
    ) -> None:
        parts = urlsplit(public_url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._base = parts.path.rstrip("/")
        self._database = database
        self._clock = clock
        self._fresh = fresh
        self._random_bytes = random_bytes
        self._after_commit = after_commit
        self._cookies = Cookies(self._base, parts.scheme == "https", database.keys, fresh)
        self._tokens = Tokens(database.keys.signing[0])
        self._flood = Flood()
        self._guesses = Guesses()
        self._repeats = Repeats()
        self._is_simulated = False  # as the last page of a talk said

    def add_to(self, app: web.Application) -> None:
        router, base = app.router, self._base
        router.add_get(f"{base}/form.css", self._style)
        router.add_get(f"{base}/", self._guarded(self._home))
        router.add_get(f"{base}/t", self._guarded(self._talk))
        router.add_post(f"{base}/t", self._guarded(self._sent))
        router.add_get(f"{base}/c", self._guarded(self._look_up))
        router.add_post(f"{base}/c", self._guarded(self._looked_up))
        for path in ("/d", "/d/{link:.*}"):
            router.add_get(base + path, self._guarded(self._entered))
            router.add_post(base + path, self._guarded(self._sent))
        app.middlewares.append(self._strays)

    @web.middleware
    async def _strays(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Whoever mistypes an address reads a sentence and finds the way back, and no bare line of the server."""
        try:
            return await handler(request)
        except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as stray:
            response = await self._guarded(self._nowhere)(request)
            if isinstance(stray, web.HTTPMethodNotAllowed) and response.status == 404:
                response.set_status(stray.status)
                response.headers["Allow"] = stray.headers["Allow"]
            return response

    async def _nowhere(self, _: web.Request, visitor: Visitor) -> web.Response:
        raise _Refused(404, "web-not-found")

    def _guarded(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            visitor = self._cookies.visitor(request)
            try:
                address = address_of(request.remote, request.headers.get("X-Forwarded-For"))
                if self._flood.is_over(address, self._clock.now()):
                    raise _Refused(429, "web-too-many")
                response = await handler(request, visitor)
            except _Refused as refused:
                response = self._page(visitor, pages.sorry_page(self._frame(visitor), refused.sentence))
                response.set_status(refused.status)
            except web.HTTPRequestEntityTooLarge:
                response = self._page(visitor, pages.sorry_page(self._frame(visitor), "web-too-large"))
                response.set_status(413)
            except web.HTTPException:
                raise
            except Exception as fault:
                # whatever it is, a person reads a sentence and the log no word of theirs
                is_away = isinstance(fault, StorageAway)
                level = logging.WARNING if is_away else logging.ERROR
                log.log(level, "form failed", extra={"action": "form_failed", "why": place_of(fault)})
                response = self._page(visitor, pages.sorry_page(self._frame(visitor), "web-away"))
                response.set_status(503)
            if response.status in (429, 503):
                response.headers["Retry-After"] = "60"
            return response

        return handle

    async def _style(self, _: web.Request) -> web.Response:
        headers = {**_HEADERS, "Cache-Control": f"public, max-age={STYLE_LIVES}"}
        return web.Response(text=pages.style(), content_type="text/css", headers=headers)

    async def _home(self, request: web.Request, visitor: Visitor) -> web.Response:
        page = await self._database.run(citizen_web.look, self._visit(visitor))
        frame = self._frame(visitor, page)
        return self._page(visitor, pages.home_page(frame, page, self._token(visitor, page), None))

    async def _entered(self, request: web.Request, visitor: Visitor) -> web.Response:
        page = await self._database.run(citizen_web.look, self._visit(visitor, entry=_link(request)))
        return self._page(visitor, self._written(visitor, page, Receipt()))

    async def _talk(self, request: web.Request, visitor: Visitor) -> web.Response:
        page = await self._database.run(citizen_web.look, self._visit(visitor))
        receipt = self._cookies.receipt(request, visitor)
        if page.screen is None and receipt is None:
            raise web.HTTPSeeOther(f"{self._base}/")
        return self._page(visitor, self._written(visitor, page, receipt or Receipt()))

    async def _sent(self, request: web.Request, visitor: Visitor) -> web.Response:
        fields = await self._fields(request, visitor)
        act = _act(fields, self._fresh(TALK_LETTERS))
        key = self._fresh(read_key.LETTERS)
        hashed = None
        if isinstance(act, Pressed) and (act.step, act.choice) == (ComplaintStep.SUMMARY, To.SEND):
            hashed = await asyncio.to_thread(read_key.hashed, key, self._random_bytes(read_key.SALT_BYTES))
        entry = _link(request) if request.path.startswith(f"{self._base}/d") else None
        visit = self._visit(visitor, entry=entry, act=act, stand=fields["stand"], read_key_hash=hashed)
        page = await self._database.run(citizen_web.answer, visit)
        self._after_commit()
        if page.is_refused and isinstance(act, Typed):
            # shown at once, with what was typed, which nothing keeps
            refused = self._written(visitor, page, Receipt(), typed=act.text)
            return self._page(visitor, refused, status=422)
        receipt = self._receipt_for(visitor, fields, page, key)
        answered = web.Response(status=303, headers={**_HEADERS, "Location": f"{self._base}/t"})
        self._cookies.keep_browser(answered, visitor)
        self._cookies.keep_receipt(answered, visitor, receipt)
        return answered

    def _receipt_for(self, visitor: Visitor, fields: dict[str, str], page: Page, key: str) -> Receipt:
        """A form that was pressed twice is answered as the first time, or its code and key would never be seen."""
        now = self._clock.now()
        if page.is_stale:
            again = self._repeats.receipt(visitor.browser, fields, page.stand, now)
            return again or Receipt(page.said)
        opened = (page.opened, read_key.grouped(key)) if page.opened else ("", "")
        receipt = Receipt(page.said, *opened)
        self._repeats.note(visitor.browser, fields, page.stand, receipt, now)
        return receipt

    async def _look_up(self, request: web.Request, visitor: Visitor) -> web.Response:
        token = self._tokens.make(visitor.browser, LOOK_UP)
        return self._page(visitor, pages.look_up_page(self._frame(visitor), token))

    async def _looked_up(self, request: web.Request, visitor: Visitor) -> web.Response:
        fields = await self._fields(request, visitor)
        if fields["stand"].startswith(JUDGE):
            return await self._judged(visitor, fields)
        if fields["stand"] != LOOK_UP:
            raise _Refused(403, "web-refused")
        code, typed_key = clean(fields.get("code", ""))[:40], clean(fields.get("key", ""))[:80]
        now = self._clock.now()
        if self._guesses.is_locked(visitor.browser, now):
            return self._asked_again(visitor, code, "web-look-up-locked", 429)
        seen: CaseSeen | None = await self._database.run(citizen_web.look_up, code, visitor.speaks)
        is_open = False
        if typed_key:
            # an unknown code and a case without a key cost the same as a wrong key
            key = read_key.read(typed_key) or ""
            kept = (seen.read_key_hash if seen else None) or read_key.NOBODYS
            is_open = await asyncio.to_thread(read_key.opens, key, kept)
        if seen is None or (typed_key and not is_open):
            self._guesses.note_wrong(visitor.browser, now)
            if self._guesses.are_many(now):
                log.warning("codes are being guessed", extra={"action": "codes_guessed"})
            return self._asked_again(visitor, code, "web-look-up-not-found", 404)
        token = self._tokens.make(visitor.browser, JUDGE + seen.code) if is_open else None
        return self._page(visitor, pages.case_page(self._frame(visitor), seen, token))

    async def _judged(self, visitor: Visitor, fields: dict[str, str]) -> web.Response:
        """The form was made for who had shown the read key of this case."""
        if fields.get("verdict") not in set(Verdict):
            raise _Refused(400, "web-refused")
        said = await self._database.run(
            citizen_web.judge,
            Code(fields["stand"].removeprefix(JUDGE)),
            Verdict(fields["verdict"]),
            visitor.speaks,
            self._fresh(FRESH_LETTERS),
            self._clock.now(),
        )
        self._after_commit()
        return self._page(visitor, pages.verdict_page(self._frame(visitor), said))

    def _asked_again(self, visitor: Visitor, code: str, sentence: str, status: int) -> web.Response:
        token, frame = self._tokens.make(visitor.browser, LOOK_UP), self._frame(visitor)
        text = pages.look_up_page(frame, token, code=code, wrong=frame.words.text(sentence))
        return self._page(visitor, text, status=status)

    def _visit(
        self,
        visitor: Visitor,
        *,
        entry: str | None = None,
        act: Event | None = None,
        stand: str = "",
        read_key_hash: str | None = None,
    ) -> Visit:
        now, fresh = self._clock.now(), self._fresh(FRESH_LETTERS)
        return Visit(visitor.browser, now, fresh, visitor.language, entry, act, stand, read_key_hash)

    async def _fields(self, request: web.Request, visitor: Visitor) -> dict[str, str]:
        """What the form holds, and under "stand" what it was made for. Raises _Refused when it is not ours."""
        if not is_from(self._origin, request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")):
            raise _Refused(403, "web-refused")
        if request.content_type != "application/x-www-form-urlencoded":
            raise _Refused(415, "web-refused")
        body = (await request.read()).decode("utf-8", "replace")
        try:
            fields = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError:
            raise _Refused(400, "web-refused") from None
        stand = self._tokens.read(visitor.browser, fields.get("token", ""))
        if stand is None:
            raise _Refused(403, "web-refused")
        return {**fields, "stand": stand}

    def _frame(self, visitor: Visitor, page: Page | None = None) -> Frame:
        language = page.language if page else visitor.speaks
        self._is_simulated = page.is_simulated if page else self._is_simulated
        return Frame(self._base, wording(language, self._database.zone, WEB), self._is_simulated)

    def _token(self, visitor: Visitor, page: Page) -> str:
        return self._tokens.make(visitor.browser, page.stand)

    def _written(self, visitor: Visitor, page: Page, receipt: Receipt, typed: str = "") -> str:
        frame, token = self._frame(visitor, page), self._token(visitor, page)
        if isinstance(page.state, Idle):
            return pages.home_page(
                frame, page, token, Receipt((*receipt.said, *page.said), receipt.code, receipt.read_key)
            )
        return pages.talk_page(frame, page, token, receipt, typed)

    def _page(self, visitor: Visitor, text: str, *, status: int = 200) -> web.Response:
        response = web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)
        self._cookies.keep_browser(response, visitor)
        return response


def _link(request: web.Request) -> str:
    link = request.match_info.get("link", "")
    return link if not link or _LINK_SHAPE.fullmatch(link) else NO_LINK


def _act(fields: dict[str, str], talk: str) -> Event | None:
    """What the form says: a press, a command or a text. None: nothing a form of ours can say."""
    if "press" in fields:
        return pressed(clean(fields["press"][:LONGEST_TYPED]))
    if "do" in fields:
        return Commanded(Command(fields["do"]), talk) if fields["do"] in _COMMANDS else None
    if "text" in fields:
        text = clean(fields["text"][:LONGEST_TYPED])
        return Typed(text) if text else Attached(Attachment.OTHER)
    return None
