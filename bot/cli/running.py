"""`hailong run`: the bots, delivery and jobs, until a signal or a fault that only a person can mend."""

import asyncio
import signal
import sys

import typer
import uvloop

from bot import logs
from bot.app import App
from bot.botapi import TokenRevoked
from bot.cli.ending import sentence_of, spoken
from bot.clock import SystemClock
from bot.opening import open_database
from bot.polling import AnotherPoller
from bot.settings import SettingsProblem, read_settings
from bot.usecases import admin_setup
from storage.database import StorageBroken

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

EXIT_CONFIGURATION = 78  # as services are told by sysexits: trying again without a person is in vain
EXIT_STORAGE = 74


@app.callback()
def _commands() -> None:
    """Vận hành."""


@app.command()
def run() -> None:
    """Chạy hai bot, việc gửi tin và các việc theo lịch, cho tới khi nhận tín hiệu dừng."""
    settings = read_settings()
    settings.require_tokens()
    logs.configure(settings.log_level)
    try:
        uvloop.run(_serve())
    except* TokenRevoked:
        _end(spoken().text("run-token-refused"), EXIT_CONFIGURATION)
    except* AnotherPoller:
        _end(spoken().text("run-another-poller"), EXIT_CONFIGURATION)
    except* StorageBroken as broken:
        _end(sentence_of(_first(broken)), EXIT_STORAGE)


async def _serve() -> None:
    settings = read_settings()
    database = open_database(settings, service=True)
    try:
        if await database.run(admin_setup.is_rehearsal):
            raise SettingsProblem("settings-rehearsal")
        app = App(settings, database, SystemClock())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, app.stop.set)
        await app.run(lambda: print("ready", flush=True))
    finally:
        database.close()


def _first(group: BaseExceptionGroup[StorageBroken]) -> StorageBroken:
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found


def _end(sentence: str, status: int) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(status)
