"""A browser without scripts: reads pages, fills in their forms, keeps its cookies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from bot.clock import HandMovedClock
from bot.web.form import Form
from bot.web.server import Health, application
from storage.database import Database

ORIGIN = "https://gopy.example.vn"
_VOID = ("input", "meta", "link", "br")


@dataclass(slots=True)
class Button:
    label: str
    name: str
    value: str


@dataclass(slots=True)
class PageForm:
    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)


class Page(HTMLParser):
    """What a person finds on a page: heading, text, links and forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.language = ""
        self.title = ""
        self.heading = ""
        self.text = ""
        self.codes: list[str] = []
        self.links: dict[str, str] = {}
        self.forms: list[PageForm] = []
        self.labelled: set[str] = set()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self._link = ""
        self._textarea = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "html":
            self.language = given["lang"]
        elif tag == "form":
            assert given["method"] == "post"
            self.forms.append(PageForm(given["action"]))
        elif tag == "label":
            self.labelled.add(given["for"])
        elif tag == "input" and given.get("type") == "hidden":
            self.forms[-1].hidden[given["name"]] = given["value"]
        elif tag in ("input", "textarea"):
            assert given["id"] in self.labelled, "a field without a label"
            self.forms[-1].fields[given["name"]] = given.get("value", "")
            self._textarea = given["name"] if tag == "textarea" else ""
        elif tag == "button":
            self.forms[-1].buttons.append(Button("", given.get("name", ""), given.get("value", "")))
        elif tag == "a":
            self._link = given["href"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.title += data
            return
        self.text += data
        if "h1" in self._open:
            self.heading += data
        if "dd" in self._open:
            self.codes.append(data)
        if "button" in self._open:
            self.forms[-1].buttons[-1].label += data
        elif "textarea" in self._open:
            self.forms[-1].fields[self._textarea] += data.removeprefix("\n")
        elif "a" in self._open:
            self.links[data] = self._link

    @property
    def buttons(self) -> list[str]:
        return [button.label for form in self.forms for button in form.buttons]


class Browser:
    def __init__(self, session: ClientSession, address: str, origin: str = ORIGIN) -> None:
        self._session, self._address, self._origin = session, address, origin
        self.cookies: dict[str, str] = {}
        self.flags: dict[str, Any] = {}
        self.status = 0
        self.headers: dict[str, str] = {}
        self.path = ""
        self.page = Page("<html lang=''></html>")

    async def open(self, path: str, **headers: str) -> Page:
        return await self._ask("GET", path, None, headers)

    async def ask(self, method: str, path: str, **headers: str) -> Page:
        return await self._ask(method, path, None, headers)

    async def press(self, label: str) -> Page:
        """The button whose label begins so."""
        form, button = self.find(label)
        return await self.send(form, {button.name: button.value} if button.name else {})

    async def write(self, text: str, field_name: str = "text") -> Page:
        form = next(form for form in self.page.forms if field_name in form.fields)
        return await self.send(form, {field_name: text})

    async def send(self, form: PageForm, filled: dict[str, str], **headers: str) -> Page:
        return await self.post(form.action, {**form.hidden, **form.fields, **filled}, **headers)

    async def post(self, path: str, fields: dict[str, str] | str | bytes, **headers: str) -> Page:
        return await self._ask("POST", path, fields, {"Origin": self._origin, **headers})

    def find(self, label: str) -> tuple[PageForm, Button]:
        found = [(form, one) for form in self.page.forms for one in form.buttons if one.label.startswith(label)]
        assert found, f"no button {label!r} among {self.page.buttons}"
        return found[0]

    async def _ask(self, method: str, path: str, fields: Any, headers: dict[str, str]) -> Page:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Cookie": cookies, **headers} if cookies else headers
        async with self._session.request(
            method, self._address + path, data=fields, headers=given, allow_redirects=False
        ) as answer:
            text = await answer.text()
            self.status, self.headers, self.path = answer.status, dict(answer.headers), path
            for name, morsel in answer.cookies.items():
                self.flags[name] = morsel
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        if self.status == 303:
            return await self._ask("GET", self.headers["Location"], None, {})
        self.page = Page(text) if text.startswith("<!doctype") else self.page
        return self.page


class Site:
    """The form on a real server; every letter of chance is counted, so that a test repeats itself."""

    def __init__(self, database: Database, clock: HandMovedClock) -> None:
        self.database, self.clock = database, clock
        self.woken = 0
        self._drawn = 0

    async def start(self, public_url: str = ORIGIN, port: int | None = None) -> None:
        form = Form(self.database, self.clock, public_url, self._fresh, self._random, self._wake)
        self._server = TestServer(application(self._health, form), port=port)
        await self._server.start_server()
        self._session = ClientSession(auto_decompress=True)

    async def stop(self) -> None:
        await self._session.close()
        await self._server.close()

    def browser(self, origin: str = ORIGIN) -> Browser:
        return Browser(self._session, str(self._server.make_url("")).rstrip("/"), origin)

    def _fresh(self, length: int) -> str:
        self._drawn += 1
        return f"{self._drawn:0{length}d}"[-length:]

    def _random(self, length: int) -> bytes:
        return bytes(length)

    def _wake(self) -> None:
        self.woken += 1

    async def _health(self) -> Health:
        return Health(True, "", "", 0)


MakeSite = Callable[[Database], Site]
