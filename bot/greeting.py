"""What a bot tells the platform about itself at start: who it is, its commands, its description."""

import asyncio
import logging
from datetime import tzinfo

from bot.botapi import ApiFault, ApiRefusal, BotApi
from bot.clock import Clock
from bot.usecases import admin_setup
from storage.database import Database
from survey.messages import CITIZEN_BOT, ChannelName, Language
from survey.wording import wording

log = logging.getLogger(__name__)

PAUSES = (1.0, 5.0, 15.0, 60.0)  # seconds between tries while the platform is away
CITIZEN_COMMANDS = ("start", "phan_anh", "tra_cuu", "du_lieu_cua_toi", "ngon_ngu", "lien_he", "gioi_thieu", "help")
STAFF_COMMANDS = (
    "hang_doi",
    "tuan",
    "thang",
    "quy",
    "bao_cao",
    "dang_ky",
    "nhap_phieu",
    "vao_so",
    "ho_so_tre",
    "da_xin_loi",
    "vang_mat",
    "gan_quay",
    "help",
)
FORBIDDEN_MODES = ("can_connect_to_business", "supports_inline_queries")


async def introduce(
    api: BotApi, name: ChannelName, database: Database, clock: Clock, stop: asyncio.Event
) -> str | None:
    """Asks who we are, keeps the name for links, sets the commands. → the user name, None when stopped before."""
    tries = 0
    while not stop.is_set():
        try:
            me = await api.call("getMe")
            await _describe(api, name, database.zone)
        except ApiRefusal as refused:
            log.warning("greeting refused", extra={"action": "greeting_refused", "bot": name, "why": str(refused)[:80]})
            return None
        except ApiFault as away:
            if tries == 0:
                log.warning("platform away", extra={"action": "platform_away", "bot": name, "why": type(away).__name__})
            await clock.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
            continue
        username = str(me.get("username", ""))
        modes = [mode for mode in FORBIDDEN_MODES if me.get(mode)]
        if modes:
            log.warning("forbidden mode", extra={"action": "forbidden_mode", "bot": name, "modes": ",".join(modes)})
        await database.run(admin_setup.remember_bot_name, name, username)
        log.info("bot introduced", extra={"action": "introduced", "bot": name})
        return username
    return None


async def _describe(api: BotApi, name: ChannelName, zone: tzinfo) -> None:
    kind, commands = ("citizen", CITIZEN_COMMANDS) if name == CITIZEN_BOT else ("staff", STAFF_COMMANDS)
    for language in Language:
        words = wording(language, zone)
        # Vietnamese is what everybody sees whose own language we do not have
        spoken = {} if language is Language.VI else {"language_code": str(language)}
        described = [
            {"command": command, "description": words.text(f"command-{kind}-{command}")} for command in commands
        ]
        await api.call("setMyCommands", {"commands": described, **spoken})
        await api.call("setMyDescription", {"description": words.text(f"description-{kind}"), **spoken})
