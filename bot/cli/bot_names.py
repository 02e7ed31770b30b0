"""The bots' user names: asked of the platform once, afterwards from the database."""

import asyncio
import re
from collections.abc import Callable

from bot.botapi import ApiFault, BotApi, TokenRevoked
from bot.settings import Settings
from bot.usecases.admin_setup import SetupRefused, bot_name, remember_bot_name
from storage.database import Database
from survey.messages import CITIZEN_BOT, ChannelName

_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")


def name_of(bot: ChannelName, database: Database, ask: Callable[[ChannelName], str]) -> str:
    """The name without @. Raises what `ask` raises, which is called only when the name was never learned."""
    known = database.run_now(bot_name, bot)
    if known is None:
        known = ask(bot)
        database.run_now(remember_bot_name, bot, known)
    return known


def asked_of_platform(bot: ChannelName, settings: Settings) -> str:
    """One getMe. Raises SettingsProblem without tokens, SetupRefused when the platform is away or refuses the token."""
    citizen, staff = settings.require_tokens()
    token, variable = (citizen, "CITIZEN_BOT_TOKEN") if bot == CITIZEN_BOT else (staff, "STAFF_BOT_TOKEN")
    try:
        name = asyncio.run(_username(settings, token))
    except TokenRevoked:
        raise SetupRefused("setup-bot-refused", variable=variable) from None
    except ApiFault:
        raise SetupRefused("setup-bot-unreachable", variable=variable) from None
    if not _USERNAME.fullmatch(name):
        raise SetupRefused("setup-bot-unreachable", variable=variable)
    return name


async def _username(settings: Settings, token: str) -> str:
    api = BotApi(settings.telegram_api_url, token, proxy=settings.proxy_url or None)
    try:
        me = await api.call("getMe")
    finally:
        await api.close()
    return str(me.get("username", "")) if isinstance(me, dict) else ""
