"""What staff write after a slash, and what happens to their groups."""

from collections.abc import Callable
from datetime import datetime

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from analytics.period import PeriodKind
from bot.staff.updates import Context, NoteReachability, StaffUpdates, address_of, person_of
from bot.usecases import (
    staff_absence,
    staff_dossiers,
    staff_entry,
    staff_people,
    staff_periods,
    staff_queue,
    staff_subscriptions,
)
from bot.usecases.staff_turn import Refused
from storage.database import Transaction
from survey.messages import STAFF_BOT, Address
from survey.text import clean

ARGUMENT_CHARACTERS = 128
SMALL_TALK = (
    filters.UpdateType.MESSAGE
    & filters.ChatType.PRIVATE
    & ~filters.COMMAND
    & ~filters.REPLY
    & ~filters.StatusUpdate.ALL
)
START, BIND, QUEUE, AWAY, HELP = "start", "gan_quay", "hang_doi", "vang_mat", "help"
PERIODS = {"tuan": PeriodKind.WEEK, "thang": PeriodKind.MONTH, "quy": PeriodKind.QUARTER}
REPORT, SUBSCRIBE = "bao_cao", "dang_ky"
ENTER, REGISTER = "nhap_phieu", "vao_so"
LATE_DOSSIERS, APOLOGISED = "ho_so_tre", "da_xin_loi"


def register(
    staff: StaffUpdates, note_reachability: NoteReachability, username: Callable[[], str], fresh: Callable[[], str]
) -> None:
    """`username` is the staff bot's once it is known, else empty: a command for another bot is not ours.

    `fresh` gives random letters for what is entered.
    """
    commands = _Commands(staff, note_reachability, username, fresh)
    add = staff.application.add_handler
    add(MessageHandler(filters.StatusUpdate.MIGRATE & filters.UpdateType.MESSAGE, commands.on_migration))
    add(MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, commands.on_command))
    add(MessageHandler(SMALL_TALK, commands.on_small_talk))
    add(ChatMemberHandler(commands.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))


def refuse_anonymous(tx: Transaction) -> str | None:
    """Nobody acts for an office from behind a group or a channel."""
    raise Refused("staff-anonymous")


class _Commands:
    def __init__(
        self,
        staff: StaffUpdates,
        note_reachability: NoteReachability,
        username: Callable[[], str],
        fresh: Callable[[], str],
    ) -> None:
        self._staff = staff
        self._fresh = fresh
        self._note_reachability = note_reachability
        self._username = username

    async def on_command(self, update: Update, context: Context) -> None:
        message = update.message
        if message is None or message.text is None:
            return
        name, argument = self._read(message.text)
        chat, at, person = address_of(message), message.date, person_of(update)
        hear = self._staff.hear
        if person is None:
            if name and message.sender_chat is not None:
                await hear(update, at, chat, refuse_anonymous)
        elif name == START:
            await hear(update, at, chat, staff_people.accept_invitation, argument, person, chat, at)
        elif name == BIND:
            await hear(update, at, chat, staff_people.bind_group, argument, chat, person, at)
        elif name == QUEUE:
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            await hear(update, at, chat, staff_queue.show_queue, argument, 0, chat, person, fresh, at)
        elif name == AWAY:
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            await hear(update, at, chat, staff_absence.set_absence, argument, chat, person, fresh, at)
        elif name in PERIODS:
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            await hear(update, at, chat, staff_periods.show_period, PERIODS[name], argument, chat, person, fresh, at)
        elif name == REPORT:
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            await hear(update, at, chat, staff_periods.show_report, argument, chat, person, fresh, at)
        elif name == ENTER:
            await hear(update, at, chat, staff_entry.begin_entry, chat, person, self._fresh(), at)
        elif name == SUBSCRIBE:
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            await hear(update, at, chat, staff_subscriptions.show_subscriptions, argument, chat, person, fresh, at)
        elif name == REGISTER:
            await hear(update, at, chat, staff_entry.begin_case, chat, person, self._fresh(), at)
        elif name in (LATE_DOSSIERS, APOLOGISED):
            fresh = f"{chat.chat}:{message.message_id}:{int(at.timestamp())}"
            use_case = staff_dossiers.show_late if name == LATE_DOSSIERS else staff_dossiers.note_apology
            await hear(update, at, chat, use_case, argument, chat, person, fresh, at)
        elif name == HELP or (name and message.chat.type == ChatType.PRIVATE):
            await hear(update, at, chat, staff_people.show_help, chat, person, at)

    async def on_small_talk(self, update: Update, context: Context) -> None:
        """What somebody says to the bot alone goes to what is being entered; in a group nobody spoke to it."""
        message, person = update.message, person_of(update)
        if message is not None and person is not None:
            chat, at = address_of(message), message.date
            line = (clean(message.text or ""), chat, person, self._fresh(), at)
            await self._staff.hear(update, at, chat, staff_entry.hear_line, *line)

    async def on_migration(self, update: Update, context: Context) -> None:
        message = update.message
        if message is not None:
            old, new = _moved(message)
            await self._staff.hear(update, message.date, None, staff_people.move_group, old, new, message.date)

    async def on_membership(self, update: Update, context: Context) -> None:
        member = update.my_chat_member
        if member is not None:
            to = Address(STAFF_BOT, str(member.chat.id))
            reachable = member.new_chat_member.status not in ("kicked", "left")
            at: datetime = member.date
            await self._staff.note(update, self._note_reachability, to, reachable, at)

    def _read(self, text: str) -> tuple[str, str]:
        """The command's name, empty when it is another bot's, and what follows it."""
        word, _, argument = clean(text).removeprefix("/").partition(" ")
        name, _, addressed = word.partition("@")
        ours = self._username()
        if addressed and ours and addressed.casefold() != ours.casefold():
            return "", ""
        return name.casefold(), argument.strip()[:ARGUMENT_CHARACTERS]


def _moved(message: Message) -> tuple[Address, Address]:
    here = message.chat.id
    old, new = (
        (here, message.migrate_to_chat_id) if message.migrate_to_chat_id else (message.migrate_from_chat_id, here)
    )
    return Address(STAFF_BOT, str(old)), Address(STAFF_BOT, str(new))
