"""A headless browser over the Chrome DevTools Protocol: as much of it as a person with a mouse and a keyboard needs."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_SECONDS = 240.0  # a slow machine that runs other tests beside this one
BETWEEN_LOOKS_SECONDS = 0.04
CHANGES_OF_PAGE = 20
PAGE_CHANGED = ("navigated", "context was destroyed", "Cannot find context")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-port=0",
)


class BrowserFault(AssertionError):
    """A script failed in the page, or what should be clicked is not there or lies under something else."""


def found_browser() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Tab:
    """One page. Everything it does is done as by a person: real clicks where the element is, real keys."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._session = ""
        self._number = 0
        self.faults: list[str] = []  # uncaught errors of the page's own scripts

    async def attach(self) -> None:
        target = await self._call("Target.createTarget", url="about:blank")
        attached = await self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        await self._call("Page.enable")
        await self._call("Runtime.enable")
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        await self._call("Emulation.setEmulatedMedia", features=still)

    async def size(self, width: int, height: int) -> None:
        await self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def without_scripts(self) -> None:
        """Pages run no script from here on; what is asked here of them still is."""
        await self._call("Emulation.setScriptExecutionDisabled", value=True)

    async def open(self, address: str) -> None:
        await self._call("Page.navigate", url=address)
        await self.until("document.documentElement.dataset.ready === 'true'")

    async def evaluate(self, script: str) -> Any:
        """The value of an expression in the page; promises are awaited."""
        answer = await self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise BrowserFault(f"{script[:300]}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    async def until(self, condition: str, seconds: float = PATIENCE_SECONDS) -> Any:
        """Asks the page until the expression is true, from outside: its own timers rest where scripts are off."""
        script = f"(() => {{ try {{ return {condition}; }} catch {{ return undefined; }} }})()"
        try:
            async with asyncio.timeout(seconds):
                # a page tells nobody when it has changed
                while not (value := await self.evaluate(script)):  # noqa: ASYNC110
                    await asyncio.sleep(BETWEEN_LOOKS_SECONDS)
        except TimeoutError:
            raise BrowserFault(f"waited in vain for {condition}") from None
        return value

    async def load(self, address: str, condition: str) -> None:
        """A page that needs no script; see `comes`."""
        await self.leaves()
        await self._call("Page.navigate", url=address)
        await self.comes(condition)

    async def leaves(self) -> None:
        """What is done next leads to another page; `comes` waits for that one and is not content with this."""
        await self.evaluate("window.isLeft = true")

    async def comes(self, condition: str) -> None:
        """Waits until the next page is loaded and the expression is true on it."""
        for _ in range(CHANGES_OF_PAGE):
            try:
                await self.until(f"!window.isLeft && document.readyState === 'complete' && ({condition})")
            except BrowserFault as fault:
                if not any(sign in str(fault) for sign in PAGE_CHANGED):
                    raise
            else:
                return
        raise BrowserFault(f"one page after the other, and on none {condition}")

    async def click(self, element: str) -> None:
        """Clicks the element that the expression gives, in its middle, once it rests there and nothing covers it.

        A page may move or redraw what is clicked between looking and clicking; whoever misses clicks again.
        """
        for _ in range(CHANGES_OF_PAGE):
            x, y = await self.until(f"""(() => {{
                const element = {element};
                if (!element || element.disabled) return null;
                element.scrollIntoView({{ block: "nearest", inline: "nearest" }});
                const box = element.getBoundingClientRect();
                const at = [box.x + box.width / 2, box.y + box.height / 2];
                const top = document.elementFromPoint(...at);
                const rests = String(at) === window.wasAt;
                window.wasAt = String(at);
                return rests && top && element.contains(top) ? at : null;
            }})()""")
            await self.evaluate(f"""(() => {{
                window.wasAt = window.wasHit = undefined;
                const look = (event) => {{ window.wasHit = Boolean({element}?.contains(event.target)); }};
                document.addEventListener("click", look, {{ capture: true, once: true }});
            }})()""")
            for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
                await self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
            if await self._was_hit():
                return
        raise BrowserFault(f"{element} never rests long enough to be clicked")

    async def _was_hit(self) -> bool:
        """Whether the last click met its aim; one that leads to another page takes its witness along, and did."""
        try:
            return bool(await self.evaluate("window.wasHit !== false"))
        except BrowserFault as fault:
            if any(sign in str(fault) for sign in PAGE_CHANGED):
                return True
            raise

    async def rest(self) -> None:
        """Moves the pointer where it hovers over nothing."""
        await self._call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)

    async def type(self, text: str) -> None:
        await self._call("Input.insertText", text=text)

    async def enter(self) -> None:
        for kind in ("keyDown", "keyUp"):
            await self._call(
                "Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
            )

    async def picture(self) -> bytes:
        answer = await self._call("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])

    async def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        session = {"sessionId": self._session} if self._session else {}
        await self._socket.send_json({"id": number, "method": method, "params": parameters, **session})
        async with asyncio.timeout(2 * PATIENCE_SECONDS):
            while True:
                told = json.loads(await self._socket.receive_str())
                if told.get("method") == "Runtime.exceptionThrown":
                    self.faults.append(str(told["params"]["exceptionDetails"].get("exception", {}).get("description")))
                if told.get("id") == number:
                    break
        if "error" in told:
            raise BrowserFault(f"{method}: {told['error']}")
        answer: dict[str, Any] = told["result"]
        return answer


@asynccontextmanager
async def opened_tab(program: str, profile: Path) -> AsyncIterator[Tab]:
    """A browser with one empty page, and a profile of its own; both end with the block."""
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    reading: asyncio.Task[None] | None = None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            address = await _address(process)
        reading = asyncio.create_task(_drained(process))
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, max_msg_size=0) as socket,
        ):
            tab = Tab(socket)
            await tab.attach()
            yield tab
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        if reading is not None:
            await reading


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    while line := await process.stderr.readline():
        _, found, address = line.decode(errors="replace").partition("DevTools listening on ")
        if found:
            return address.strip()
    raise BrowserFault("the browser ended before it listened")


async def _drained(process: asyncio.subprocess.Process) -> None:
    assert process.stderr is not None
    while await process.stderr.read(65536):
        pass
