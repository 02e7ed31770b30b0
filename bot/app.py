"""The composition root: settings → database → channels → delivery → jobs; starts everything and stops it in order."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from aiohttp import web

from bot.botapi import BotApi, TokenRevoked
from bot.citizen.send import CitizenChannel
from bot.citizen.updates import CitizenUpdates
from bot.clock import Clock, chance, fresh_id, random_bytes
from bot.delivery import Delivery
from bot.drawing import Drawings
from bot.greeting import introduce
from bot.jobs import Jobs
from bot.lanes import Handle, Lanes
from bot.media import Media
from bot.polling import Poller
from bot.settings import Settings, SettingsProblem
from bot.staff import cards, commands
from bot.staff.send import StaffChannel
from bot.staff.updates import StaffUpdates
from bot.usecases import admin_setup, delivery_trouble
from bot.usecases.citizen_turn import receive
from bot.web.form import Form
from bot.web.metrics import BotNumbers, MetricsPage
from bot.web.server import Health, application, host_and_port
from storage import claims
from storage.blobs import Blobs
from storage.database import Database
from storage.failures import name_of
from storage.inbox import UpdateRef
from survey.messages import CITIZEN_BOT, STAFF_BOT, ChannelName

log = logging.getLogger(__name__)

FRESH_LETTERS = 32
QUIET_LOOK_SECONDS = 0.02
RED_AFTER = timedelta(seconds=60)  # of storage that does not answer
GC_THRESHOLD = 50_000  # the start makes 220,000 objects that live for ever; looking at them again stalls everybody


@dataclass(slots=True)
class _Bot:
    """One of the two bots with all its parts."""

    name: ChannelName
    api: BotApi
    lanes: Lanes
    poller: Poller
    delivery: Delivery
    media: Media
    close: Callable[[], Awaitable[None]]


class App:
    """The whole program on one database and one Bot API. `stop` may be set from anywhere."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        citizen_token, staff_token = settings.require_tokens()
        self.stop = asyncio.Event()
        self.database = database
        self._settings = settings
        self._clock = clock
        self._drawings = Drawings()
        self._blobs = Blobs(settings.data_dir / "blobs", database.keys)
        self._usernames: dict[ChannelName, str] = {}
        self.citizen = self._citizen_bot(citizen_token)
        self.staff = self._staff_bot(staff_token)
        self.jobs = Jobs(database, clock, self._wake)

    async def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until `stop` is set or a part cannot go on. Raises TokenRevoked, AnotherPoller or StorageBroken."""
        await self.database.run(admin_setup.open_office, self._clock.now())
        await self.database.run(admin_setup.remember_public_url, self._settings.public_url)
        if self.database.is_sqlite:  # nobody else writes beside this process
            await asyncio.to_thread(self._blobs.clear_halves)
        runner = await self._serve()
        self.jobs.watch(lambda: {bot.name: bot.poller.last_contact for bot in (self.citizen, self.staff)})
        self.jobs.start()
        gc.collect()
        gc.freeze()
        gc.set_threshold(GC_THRESHOLD)
        try:
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self._introduce())
                parts.create_task(self.jobs.tick())
                for bot in (self.citizen, self.staff):
                    parts.create_task(self._ending_all(bot.poller.run(self.stop)))
                    parts.create_task(self._ending_all(bot.delivery.run(self.stop)))
                    parts.create_task(self._ending_all(bot.media.run(self.stop)))
                ready()
        except* TokenRevoked as revoked:
            raise revoked.exceptions[0] from None
        finally:
            self.jobs.stop()
            for bot in (self.citizen, self.staff):
                await bot.close()
                await bot.api.close()
            await self._drawings.close()
            if runner is not None:
                await runner.cleanup()

    async def quiet(self) -> None:
        """Waits until nothing is owed now: before a clock moves, what is on its way must have arrived."""
        bots = (self.citizen, self.staff)
        while not self.stop.is_set():
            now = self._clock.now()
            due = [await self.database.run(claims.next_due, bot.name, now) for bot in bots]
            if all(bot.delivery.is_idle for bot in bots) and all(at is None or at > now for at in due):
                return
            self._wake()
            await asyncio.sleep(QUIET_LOOK_SECONDS)

    async def _ending_all(self, part: Awaitable[None]) -> None:
        """One part that ends, ends all: a bot that hears and cannot speak helps nobody."""
        try:
            await part
        finally:
            self.stop.set()

    async def _introduce(self) -> None:
        """Names and commands, as soon as the platform answers; until then everything else runs."""
        for bot in (self.citizen, self.staff):
            name = await introduce(bot.api, bot.name, self.database, self._clock, self.stop)
            if name is not None:
                self._usernames[bot.name] = name

    def _citizen_bot(self, token: str) -> _Bot:
        api = self._api(token)
        delivery = self._delivery(CITIZEN_BOT, CitizenChannel(api))
        updates = CitizenUpdates(
            self.database,
            api,
            receive,
            delivery_trouble.note_reachability,
            self._clock,
            partial(fresh_id, FRESH_LETTERS),
            delivery,
        )
        lanes = self._lanes(CITIZEN_BOT, updates.handle)
        poller = Poller(api, lanes, self._clock, CITIZEN_BOT)
        return _Bot(CITIZEN_BOT, api, lanes, poller, delivery, self._media(CITIZEN_BOT, api), updates.close)

    def _staff_bot(self, token: str) -> _Bot:
        api = self._api(token)
        updates = StaffUpdates(self.database, api, self._clock)
        commands.register(
            updates, delivery_trouble.note_reachability, lambda: self._usernames.get(STAFF_BOT, ""), fresh_id
        )
        cards.register(updates, fresh_id)
        delivery = self._delivery(STAFF_BOT, StaffChannel(api))
        lanes = self._lanes(STAFF_BOT, updates.handle)
        poller = Poller(api, lanes, self._clock, STAFF_BOT)
        return _Bot(STAFF_BOT, api, lanes, poller, delivery, self._media(STAFF_BOT, api), updates.close)

    def _api(self, token: str) -> BotApi:
        return BotApi(self._settings.telegram_api_url, token, proxy=self._settings.proxy_url or None)

    def _lanes(self, name: ChannelName, handle: Handle) -> Lanes:
        async def handled(update: dict[str, object], ref: UpdateRef) -> None:
            await handle(update, ref)
            self._wake()

        return Lanes(
            self.database,
            name,
            self.database.keys.lane,
            handled,
            self._clock,
            lambda tx, ref, chat: delivery_trouble.apologise(tx, ref, chat, self._clock.now()),
            delivery_trouble.slow_down,
            delivery_trouble.report_dead,
        )

    def _delivery(self, name: ChannelName, channel: CitizenChannel | StaffChannel) -> Delivery:
        return Delivery(
            self.database,
            name,
            channel,
            self._clock,
            chance,
            delivery_trouble.set_aside,
            self._drawings.draw,
            self._open_blob,
            alone=self.database.is_sqlite,
        )

    def _media(self, name: ChannelName, api: BotApi) -> Media:
        return Media(self.database, name, api, self._blobs, self._clock)

    async def _open_blob(self, name: str) -> bytes | None:
        return await asyncio.to_thread(self._blobs.read, name)

    def _wake(self) -> None:
        self.citizen.delivery.wake()
        self.staff.delivery.wake()

    async def _serve(self) -> web.AppRunner | None:
        if not self._settings.http_address:
            return None
        host, port = host_and_port(self._settings.http_address)
        runner = web.AppRunner(application(self._health, MetricsPage(self._numbers), *self._form()), access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as taken:
            await runner.cleanup()
            raise SettingsProblem(
                "settings-http-taken", address=self._settings.http_address, why=name_of(taken)
            ) from None
        return runner

    def _form(self) -> list[Form]:
        """The way in without any app, where it has an address."""
        url = self._settings.public_url
        return [Form(self.database, self._clock, url, fresh_id, random_bytes, self._wake)] if url else []

    async def _health(self) -> Health:
        citizen, staff = await self._numbers()
        away = [bot.lanes.away_since for bot in (self.citizen, self.staff) if bot.lanes.away_since is not None]
        return Health(
            ok=not self.stop.is_set() and all(self._clock.now() - since < RED_AFTER for since in away),
            citizen_contact=citizen.contact.isoformat() if citizen.contact else "",
            staff_contact=staff.contact.isoformat() if staff.contact else "",
            waiting_messages=citizen.waiting + staff.waiting,
        )

    async def _numbers(self) -> list[BotNumbers]:
        return [
            BotNumbers(
                bot.name,
                await self.database.run(claims.pending, bot.name),
                dict(bot.delivery.outcomes),
                bot.poller.last_contact,
            )
            for bot in (self.citizen, self.staff)
        ]
