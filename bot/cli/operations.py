"""`hailong verify` and `doctor`: what an administrator asks when something has to be proven or goes wrong."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from bot import clock
from bot.botapi import ApiFault, BotApi, TokenRevoked
from bot.cli.ending import sentence_of
from bot.opening import open_database
from bot.settings import Settings, SettingsProblem, read_settings
from bot.usecases import admin_operations
from storage.database import Database, StorageRefused
from storage.keys import SealBroken
from survey.messages import Language
from survey.wording import Wording, wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

ASK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is as it should be, and what to do when it is not."""

    good: bool
    sentence: str


@app.command("verify")
def verify() -> None:
    """Kiểm tra nhật ký móc xích: có dòng nào bị sửa, bị xóa hay không."""
    settings = read_settings()
    words = wording(Language.VI, settings.zone)
    database = open_database(settings, read_only=True)
    try:
        problems = database.run_now(admin_operations.log_problems)
        head, entries = database.run_now(admin_operations.log_head)
    finally:
        database.close()
    for problem in problems:
        typer.echo(words.text("verify-problem", problem=words.text(problem.wording, **problem.values)), err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo(words.text("verify-sound", entries=words.count(entries), head=head[: admin_operations.PRINTED_HEAD]))


@app.command("doctor")
def doctor() -> None:
    """Xem xét từng phần, nói điều gì sai và cách sửa."""
    settings = read_settings()
    words = wording(Language.VI, settings.zone)
    findings = [*_of_settings(settings, words), *_of_platform(settings, words), *_of_database(settings, words)]
    for finding in findings:
        typer.echo(("✔ " if finding.good else "✘ ") + finding.sentence)
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


def _of_settings(settings: Settings, words: Wording) -> Iterator[Finding]:
    try:
        settings.require_tokens()
        yield Finding(True, words.text("doctor-tokens"))
    except SettingsProblem as problem:
        yield Finding(False, sentence_of(problem))
    env = Path(".env")
    if env.exists() and env.stat().st_mode & 0o077:
        yield Finding(False, words.text("doctor-env-open"))


def _of_platform(settings: Settings, words: Wording) -> Iterator[Finding]:
    tokens = (settings.citizen_bot_token.get_secret_value(), settings.staff_bot_token.get_secret_value())
    for variable, token in zip(("CITIZEN_BOT_TOKEN", "STAFF_BOT_TOKEN"), tokens, strict=True):
        if not token:
            continue
        try:
            name = asyncio.run(_name_of(settings, token))
            yield Finding(True, words.text("doctor-bot", variable=variable, name=name))
        except TokenRevoked:
            yield Finding(False, words.text("doctor-token-refused", variable=variable))
        except ApiFault:
            yield Finding(False, words.text("doctor-platform-away", url=settings.telegram_api_url))


def _of_database(settings: Settings, words: Wording) -> Iterator[Finding]:
    try:
        database = open_database(settings, read_only=True)
    except (StorageRefused, SettingsProblem) as refused:
        yield Finding(False, sentence_of(refused))
        return
    try:
        counted = database.run_now(admin_operations.counted)
        problems = database.run_now(admin_operations.log_problems)
        kept = list(_of_what_is_kept(database, words))
    except SealBroken:
        yield Finding(False, words.text("doctor-sealing-key"))
        return
    finally:
        database.close()
    yield Finding(
        True, words.text("doctor-database", units=words.count(counted.units), desks=words.count(counted.desks))
    )
    if database.is_sqlite and not settings.backup_public_key:
        yield Finding(True, words.text("doctor-backup-unsealed"))
    yield Finding(not problems, words.text("doctor-log-sound" if not problems else "doctor-log-broken"))
    if not counted.leaders:
        yield Finding(False, words.text("doctor-no-leader"))
    for desk in counted.desks_without_readers:
        yield Finding(False, words.text("doctor-nobody-reads", desk=desk))
    yield from kept


def _of_what_is_kept(database: Database, words: Wording) -> Iterator[Finding]:
    """What grows old or stands open in the database, and what nobody would notice by itself."""
    now = clock.SystemClock().now()
    for unit, day in database.run_now(admin_operations.old_imports, now):
        yield Finding(False, words.text("doctor-dossiers-old", unit=unit, day=words.day(day)))
    for own in database.run_now(admin_operations.unreadable_instruments):
        yield Finding(False, words.text("doctor-instrument", key=own.key, version=str(own.version)))
    if days := database.run_now(admin_operations.unconfirmed_holidays, now):
        yield Finding(True, words.text("doctor-holidays", days=", ".join(map(words.day, days))))


async def _name_of(settings: Settings, token: str) -> str:
    api = BotApi(settings.telegram_api_url, token, proxy=settings.proxy_url or None)
    try:
        me = await api.call("getMe", timeout=ASK_SECONDS)
    finally:
        await api.close()
    return str(me.get("username", "?"))
