"""How a bot receives: long polls that truly wait, one poller at a time, or a webhook."""

import asyncio
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.simulator import limits
from bot.simulator.call import Call
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.world import DEFAULT_UPDATES, Json, Webhook, World

SECRET = re.compile(r"[A-Za-z0-9_-]*")
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Receiving:
    """getUpdates, setWebhook, deleteWebhook. `pushes` is told the bot whose webhook was set."""

    def __init__(self, world: World, pushes: Callable[[str], None]) -> None:
        self._world = world
        self._pushes = pushes
        self._wakes: dict[str, asyncio.Event] = {}
        self._is_stopping = False
        world.listeners.append(self._on_event)

    def stop(self) -> None:
        self._is_stopping = True
        for wake in self._wakes.values():
            wake.set()

    def wake(self, bot: str) -> asyncio.Event:
        return self._wakes.setdefault(bot, asyncio.Event())

    async def get_updates(self, call: Call) -> list[Json]:
        bot, parameters = call.bot, call.parameters
        if bot.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self._read_allowed(call)
        offset = parameters.integer("offset")
        asked = parameters.integer("limit", limits.UPDATES_PER_ANSWER), parameters.integer("timeout")
        limit, timeout = bot.polls.adjusted(offset, *asked, call.tick)
        bot.poll_number += 1
        number, wake = bot.poll_number, self.wake(bot.username)
        wake.set()
        wake.clear()  # whoever waited before is awake now and finds a newer poll
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        taken = bot.queue.take(offset, limit, self._world.now())
        while not taken and loop.time() < deadline and not self._is_stopping:
            try:
                await asyncio.wait_for(wake.wait(), deadline - loop.time())
            except TimeoutError:
                break
            if bot.revoked:
                raise ApiError(401, "Unauthorized")
            if bot.webhook:
                raise ApiError(409, "Conflict: terminated by setWebhook request")
            if bot.poll_number != number:
                raise ApiError(409, OTHER_POLLER)
            wake.clear()
            taken = bot.queue.take(0, limit, self._world.now())  # the offset has done its work above
        return taken

    def set_webhook(self, call: Call) -> bool:
        parameters, bot = call.parameters, call.bot
        url, secret = parameters.text("url"), parameters.text("secret_token")
        if not url:
            return self.delete_webhook(call)
        parts = urlsplit(url)
        is_local = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if parts.scheme not in ("http", "https") or (parts.scheme == "http" and not is_local):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not is_local and (parts.port or 443) not in limits.WEBHOOK_PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if len(secret) > limits.WEBHOOK_SECRET_CHARACTERS or not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self._read_allowed(call)
        if parameters.boolean("drop_pending_updates"):
            bot.queue.forget_all()
        bot.webhook = Webhook(url, secret, parameters.integer("max_connections", limits.WEBHOOK_CONNECTIONS))
        self.wake(bot.username).set()
        self._pushes(bot.username)
        return True

    def delete_webhook(self, call: Call) -> bool:
        call.bot.webhook = None
        if call.parameters.boolean("drop_pending_updates"):
            call.bot.queue.forget_all()
        self.wake(call.bot.username).set()
        return True

    def _read_allowed(self, call: Call) -> None:
        """Left out, the last list stays; an empty one means the default."""
        allowed = call.parameters.json("allowed_updates")
        if isinstance(allowed, list):
            call.bot.allowed = tuple(str(kind) for kind in allowed) or DEFAULT_UPDATES

    def _on_event(self, event: Json) -> None:
        if event["kind"] == "update":
            self.wake(event["bot"]).set()
