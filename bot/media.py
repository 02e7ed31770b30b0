"""Fetches what people sent along, once the database says that it is meant: checked, cleaned, sealed, kept as a blob."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.botapi import ApiFault, ApiRefusal, BotApi, FileTooLarge, UnsafePath
from bot.cleaning import Cleaned, NotCleaned, cleaned, kind_of
from bot.clock import Clock
from bot.logs import place_of
from bot.usecases import delivery_files
from storage.blobs import Blobs
from storage.database import Database
from storage.failures import StorageAway, StorageBroken
from storage.files import DueFile
from survey.files import MOST_BYTES, Refusal
from survey.messages import ChannelName

LOOK_SECONDS = 2.0
LEASE = timedelta(minutes=5)  # longer than a download and its child may take together
FIRST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 3600.0
GIVEN_UP_AFTER_TRIES = 6  # of what the platform or the child refuses; an outage gives nothing up
LARGEST = max(MOST_BYTES.values())

log = logging.getLogger(__name__)


class Media:
    """One bot's files, one after the other, so that no more than one lies in memory."""

    def __init__(self, database: Database, name: ChannelName, api: BotApi, blobs: Blobs, clock: Clock) -> None:
        self._database = database
        self._name = name
        self._api = api
        self._blobs = blobs
        self._clock = clock

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises StorageBroken."""
        begun = False
        while not stop.is_set():
            try:
                if not begun:
                    await self.begin()
                    begun = True
                await self.work(stop)
            except StorageBroken:
                raise
            except StorageAway:
                log.warning("media waits for the database", extra={"action": "media_waits", "channel": self._name})
            except Exception as fault:  # the loop must survive one file
                log.error("media failed", extra={"action": "media_failed", "why": place_of(fault)})
            await self._pause(stop)

    async def begin(self) -> None:
        """After a stop, however hard: what was under way is due again, and what nobody knows of goes."""
        if not self._database.is_sqlite:  # others may be fetching beside this one; a lease tells who
            return
        await self._database.run(delivery_files.release_files, self._name, self._clock.now())
        there = await asyncio.to_thread(self._blobs.names)
        known = await self._database.run(delivery_files.known_files)
        for name in there - known:
            await asyncio.to_thread(self._blobs.remove, name)

    async def work(self, stop: asyncio.Event) -> None:
        """Fetches all that is due, and lets go of what was erased."""
        run = self._database.run
        while not stop.is_set():
            due = await run(delivery_files.claim_files, self._name, self._clock.now(), LEASE)
            for file in due:
                if not stop.is_set():
                    await self._fetch(file)
            if not due:
                break
        while names := await run(delivery_files.erased_files):
            for name in names:
                await asyncio.to_thread(self._blobs.remove, name)
            await run(delivery_files.forget_files, names)

    async def _pause(self, stop: asyncio.Event) -> None:
        waiting = [asyncio.ensure_future(one) for one in (stop.wait(), self._clock.sleep(LOOK_SECONDS))]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()

    async def _fetch(self, file: DueFile) -> None:
        try:
            kept = await asyncio.to_thread(self._blobs.read, file.id)  # an earlier process ended before it said so
            verdict = Cleaned(kind_of(kept) or file.kind, kept) if kept is not None else await self._obtained(file)
            if kept is None and isinstance(verdict, Cleaned):
                await asyncio.to_thread(self._blobs.keep, file.id, verdict.content)
        except FileTooLarge:
            verdict = Refusal.TOO_LARGE
        except (ApiFault, NotCleaned, OSError) as fault:
            await self._failed(file, fault)
            return
        now = self._clock.now()
        if isinstance(verdict, Refusal):
            log.info("file refused", extra={"action": "file_refused", "file": file.id, "why": str(verdict)})
            await self._database.run(delivery_files.refuse_file, file.id, verdict, now)
        else:
            await self._database.run(delivery_files.keep_file, file.id, verdict.kind, len(verdict.content), now)

    async def _obtained(self, file: DueFile) -> Cleaned | Refusal:
        """Limits first: what is too large is not even asked for."""
        most = MOST_BYTES.get(file.kind, LARGEST)
        if file.size > most:
            return Refusal.TOO_LARGE
        told = await self._api.call("getFile", {"file_id": file.file})
        path, size = (told.get("file_path"), told.get("file_size")) if isinstance(told, dict) else (None, None)
        if isinstance(size, int) and size > most:
            return Refusal.TOO_LARGE
        if not isinstance(path, str):
            raise UnsafePath
        return await cleaned(await self._api.download(path, most))

    async def _failed(self, file: DueFile, fault: Exception) -> None:
        """Again, ever later; what only an outage keeps from us is never given up."""
        log.warning(
            "file not fetched", extra={"action": "file_not_fetched", "file": file.id, "why": type(fault).__name__}
        )
        now = self._clock.now()
        if file.tries >= GIVEN_UP_AFTER_TRIES and not _is_outage(fault):
            why = Refusal.DAMAGED if isinstance(fault, NotCleaned) else Refusal.UNREACHABLE
            await self._database.run(delivery_files.refuse_file, file.id, why, now)
        else:
            await self._database.run(delivery_files.put_off_file, file.id, _again(file, fault, now))


def _is_outage(fault: Exception) -> bool:
    if isinstance(fault, ApiRefusal):
        return fault.error_code == 429 or fault.error_code >= 500
    return not isinstance(fault, NotCleaned | UnsafePath)


def _again(file: DueFile, fault: Exception, now: datetime) -> datetime:
    pause = min(FIRST_PAUSE_SECONDS * 3 ** min(file.tries - 1, 10), LONGEST_PAUSE_SECONDS)
    told = fault.retry_after if isinstance(fault, ApiRefusal) else None
    return now + timedelta(seconds=max(pause, told or 0))
