"""What staff do in a rehearsed office: each command, press and reply runs the use case that the staff bot would run."""

from collections.abc import Callable, Iterator

from analytics.period import PeriodKind
from bot.clock import HandMovedClock, fresh_id
from bot.rehearsal.chats import Chat, Shown
from bot.usecases import (
    announce,
    staff_absence,
    staff_card,
    staff_case,
    staff_dossiers,
    staff_entry,
    staff_people,
    staff_periods,
    staff_queue,
    staff_subscriptions,
)
from bot.usecases.staff_turn import Refusal, once
from storage.database import Database
from storage.inbox import UpdateRef
from survey.files import SentFile
from survey.messages import Address
from survey.text import clean


class StaffSide:
    """`update` names the next update of a chat, `numbers` are those of messages."""

    def __init__(
        self,
        database: Database,
        clock: HandMovedClock,
        update: Callable[[Address], UpdateRef],
        numbers: Iterator[int],
    ) -> None:
        self._database = database
        self._clock = clock
        self._update = update
        self._numbers = numbers

    async def says(self, chat: Chat, text: str, reply_to: Shown | None) -> None:
        """A command, a line of what is being entered, or a reply to a card: the newest unless another is named."""
        command, _, argument = text.partition(" ")
        at = self._clock.now()
        match command:
            case "/start":
                await self._runs(chat, staff_people.accept_invitation, argument, chat.person, chat.address, at)
            case "/gan_quay":
                await self._runs(chat, staff_people.bind_group, argument, chat.address, chat.person, at)
            case "/hang_doi":
                where = (argument, 0, chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_queue.show_queue, *where)
            case "/vang_mat":
                await self._runs(chat, staff_absence.set_absence, argument, chat.address, chat.person, fresh_id(), at)
            case "/tuan" | "/thang" | "/quy":
                kind = {"/tuan": PeriodKind.WEEK, "/thang": PeriodKind.MONTH, "/quy": PeriodKind.QUARTER}[command]
                asked = (kind, argument, chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_periods.show_period, *asked)
            case "/bao_cao":
                await self._runs(chat, staff_periods.show_report, argument, chat.address, chat.person, fresh_id(), at)
            case "/vao_so":
                await self._runs(chat, staff_entry.begin_case, chat.address, chat.person, fresh_id(), at)
            case "/nhap_phieu":
                await self._runs(chat, staff_entry.begin_entry, chat.address, chat.person, fresh_id(), at)
            case "/dang_ky":
                await self._runs(
                    chat, staff_subscriptions.show_subscriptions, argument, chat.address, chat.person, fresh_id(), at
                )
            case "/ho_so_tre":
                await self._runs(chat, staff_dossiers.show_late, argument, chat.address, chat.person, fresh_id(), at)
            case "/da_xin_loi":
                what = (argument, chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_dossiers.note_apology, *what)
            case "/help":
                await self._runs(chat, staff_people.show_help, chat.address, chat.person, at)
            case _ if chat.shown and (chat.shown[-1].slot or "").startswith("entry:"):
                await self._runs(chat, staff_entry.hear_line, clean(text), chat.address, chat.person, fresh_id(), at)
            case _:
                await self.replies(chat, text, reply_to)

    async def replies(self, chat: Chat, text: str, reply_to: Shown | None, file: SentFile | None = None) -> None:
        cards = [shown for shown in chat.shown if (shown.slot or "").startswith(announce.CARD)]
        replied = reply_to.id if reply_to else cards[-1].id if cards else 0
        own, at = next(self._numbers), self._clock.now()
        written = (chat.address, replied, own, text, chat.person, fresh_id(), at, file)
        await self._runs(chat, staff_case.draft_reply, *written)

    async def presses(self, chat: Chat, data: str) -> None:
        """`data` is what the button carries."""
        kind, ref, action = (*data.split(":", 2), "")[:3]
        at = self._clock.now()
        match kind:
            case "case":
                await self._runs(chat, staff_card.press_card, ref, action, chat.address, chat.person, fresh_id(), at)
            case "queue":
                where = (action, int(ref), chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_queue.show_queue, *where)
            case "draft":
                await self._runs(chat, staff_card.press_draft, ref, action, chat.address, chat.person, at)
            case "prefer":
                await self._runs(
                    chat, staff_subscriptions.press_subscription, ref, chat.address, chat.person, fresh_id(), at
                )
            case "report":
                period, place, page = action.split(":")
                what = (ref, period, place, int(page), chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_periods.press_report, *what)
            case "dossier":
                asked = (ref, action, chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_dossiers.press_dossiers, *asked)
            case _:
                pressed = (kind, ref, action, chat.address, chat.person, fresh_id(), at)
                await self._runs(chat, staff_entry.press_entry, *pressed)

    async def _runs(self, chat: Chat, use_case: Callable[..., str | None], *args: object) -> None:
        done = await self._database.run(once, self._update(chat.address), self._clock.now(), None, use_case, *args)
        if isinstance(done, Refusal):
            chat.toasts.append(done.text)
        elif done is not None and done.notice:
            chat.toasts.append(done.notice)
