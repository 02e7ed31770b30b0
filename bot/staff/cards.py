"""What staff do with a card: press its buttons, or reply to it."""

from collections.abc import Callable

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.staff.commands import refuse_anonymous
from bot.staff.updates import Context, StaffUpdates, address_of, file_of, person_of
from bot.usecases import (
    staff_card,
    staff_case,
    staff_dossiers,
    staff_entry,
    staff_periods,
    staff_queue,
    staff_subscriptions,
)
from bot.usecases.staff_turn import Person
from survey.messages import STAFF_BOT, Address
from survey.text import clean

REPLIES = filters.UpdateType.MESSAGE & filters.REPLY & ~filters.COMMAND & ~filters.StatusUpdate.ALL
CARD = r"^case:(?P<id>[^:]{1,40}):(?P<act>[^:]{1,60})$"
QUEUE = r"^queue:(?P<page>\d{1,2}):(?P<query>[^:]{0,40})$"
DOSSIERS = r"^dossier:(?P<place>[du][0-9a-f]{12}):(?P<act>[a-z]{1,12})$"
REPORT = r"^report:(?P<act>[a-z]{1,12}):(?P<period>[0-9A-Z-]{1,10}):(?P<place>[du][0-9a-f]{12}):(?P<page>\d{1,3})$"
ENTRY = r"^(?P<id>[0-9a-z]{8}):(?P<step>[^:]{1,40}):(?P<choice>[^:]{1,40})$"
PREFER = r"^prefer:(?P<what>[a-z0-9-]{4,20})$"
DRAFT = r"^draft:(?P<id>[^:]{1,40}):(?P<act>[^:]{1,20})$"


def register(staff: StaffUpdates, fresh: Callable[[], str]) -> None:
    """`fresh` gives random letters for drafts that come into being and cards that turn a page."""
    cards = _Cards(staff, fresh)
    add = staff.application.add_handler
    add(CallbackQueryHandler(cards.on_card, pattern=CARD))
    add(CallbackQueryHandler(cards.on_draft, pattern=DRAFT))
    add(CallbackQueryHandler(cards.on_queue, pattern=QUEUE))
    add(CallbackQueryHandler(cards.on_report, pattern=REPORT))
    add(CallbackQueryHandler(cards.on_entry, pattern=ENTRY))
    add(CallbackQueryHandler(cards.on_preference, pattern=PREFER))
    add(CallbackQueryHandler(cards.on_dossiers, pattern=DOSSIERS))
    add(CallbackQueryHandler(cards.on_old_button))
    add(MessageHandler(REPLIES, cards.on_reply))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE, cards.on_edit))


class _Cards:
    def __init__(self, staff: StaffUpdates, fresh: Callable[[], str]) -> None:
        self._staff = staff
        self._fresh = fresh

    async def on_card(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            what = (_part(context, "id"), _part(context, "act"), _chat(press, person), person, self._fresh(), at)
            done = await self._staff.hear(update, at, None, staff_card.press_card, *what)
            self._staff.acknowledge(press, done)

    async def on_draft(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            what = (_part(context, "id"), _part(context, "act"), _chat(press, person), person, at)
            done = await self._staff.hear(update, at, None, staff_card.press_draft, *what)
            self._staff.acknowledge(press, done)

    async def on_queue(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            where = (_part(context, "query"), int(_part(context, "page")), _chat(press, person), person)
            done = await self._staff.hear(update, at, None, staff_queue.show_queue, *where, self._fresh(), at)
            self._staff.acknowledge(press, done)

    async def on_dossiers(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            what = (_part(context, "place"), _part(context, "act"), _chat(press, person), person, self._fresh(), at)
            done = await self._staff.hear(update, at, None, staff_dossiers.press_dossiers, *what)
            self._staff.acknowledge(press, done)

    async def on_report(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            which = (_part(context, "act"), _part(context, "period"), _part(context, "place"))
            what = (*which, int(_part(context, "page")), _chat(press, person), person, self._fresh(), at)
            done = await self._staff.hear(update, at, None, staff_periods.press_report, *what)
            self._staff.acknowledge(press, done)

    async def on_entry(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            parts = (_part(context, "id"), _part(context, "step"), _part(context, "choice"))
            what = (*parts, _chat(press, person), person, self._fresh(), at)
            done = await self._staff.hear(update, at, None, staff_entry.press_entry, *what)
            self._staff.acknowledge(press, done)

    async def on_preference(self, update: Update, context: Context) -> None:
        press, person, at = update.callback_query, person_of(update), self._staff.clock.now()
        if press is not None and person is not None:
            what = (_part(context, "what"), _chat(press, person), person, self._fresh(), at)
            done = await self._staff.hear(update, at, None, staff_subscriptions.press_subscription, *what)
            self._staff.acknowledge(press, done)

    async def on_old_button(self, update: Update, context: Context) -> None:
        if update.callback_query is not None:
            self._staff.acknowledge(update.callback_query, None)

    async def on_reply(self, update: Update, context: Context) -> None:
        message = update.message
        card = message.reply_to_message if message is not None else None
        if message is None or card is None or card.from_user is None or not card.from_user.is_bot:
            return
        chat, person, at = address_of(message), person_of(update), message.date
        text = clean(message.text or message.caption or "")
        if person is None and message.sender_chat is not None:
            await self._staff.hear(update, at, chat, refuse_anonymous)
        elif person is not None:
            draft = (chat, card.message_id, message.message_id, text, person, self._fresh(), at, file_of(message))
            quoted = card.text or card.caption or ""
            await self._staff.hear(update, at, chat, staff_case.draft_reply, *draft, quoted=quoted)

    async def on_edit(self, update: Update, context: Context) -> None:
        message, person = update.edited_message, person_of(update)
        if message is not None and person is not None and message.sender_chat is None:
            chat, at = address_of(message), message.edit_date or message.date
            text = clean(message.text or message.caption or "")
            line = (chat, message.message_id, text, person, self._fresh(), at)
            await self._staff.hear(update, at, chat, staff_case.edit_line, *line)


def _chat(press: CallbackQuery, person: Person) -> Address:
    """Where the button stands; without its message the platform tells only who pressed."""
    return Address(STAFF_BOT, str(press.message.chat.id) if press.message is not None else person.account)


def _part(context: Context, name: str) -> str:
    """Untrusted: the use case looks it up."""
    match = context.match
    return match.group(name) if match is not None else ""
