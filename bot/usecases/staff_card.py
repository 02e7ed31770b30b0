"""A press on a card: which use case it means. What the platform hands back is untrusted; unknown acts do nothing."""

from datetime import datetime

from bot.usecases import case_drafts, staff_case, staff_decisions, staff_duplicates, staff_queue, staff_sealed
from bot.usecases.access import Action
from bot.usecases.case_card import Menu, card
from bot.usecases.case_moves import case_for, over
from bot.usecases.staff_turn import Person, Refused
from storage import outbox
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from survey.messages import Address

LAST_PAGE = 99


def press_card(
    tx: Transaction, code: str, act: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """`fresh` are random letters for a card that turns a page."""
    kind, _, rest = act.partition("-")
    match kind, rest:
        case "claim", "":
            return staff_case.claim_complaint(tx, code, person, at)
        case "start", "":
            return staff_case.start_work(tx, code, person, at)
        case "ask", "":
            return staff_case.want_line(tx, code, case_drafts.ASK_WANTED, person, at)
        case "agency", "":
            return staff_case.want_line(tx, code, case_drafts.AGENCY_WANTED, person, at)
        case "close", "":
            return staff_decisions.close_forwarded(tx, code, person, at)
        case "guide", "ok":
            return staff_decisions.confirm_guidance(tx, code, person, at)
        case "guide", "no":
            return staff_decisions.decline_guidance(tx, code, person, at)
        case "original", "":
            return staff_sealed.open_original(tx, code, person, fresh, at)
        case "canned", str(number) if number:
            return staff_case.draft_canned(tx, code, _number(number), chat, person, fresh, at)
        case "show", "":
            return staff_queue.show_card(tx, code, chat, person, fresh, at)
        case "refuse", str(reason) if reason:
            return staff_decisions.refuse(tx, code, reason, person, at)
        case "guide", str(sign) if sign:
            return staff_decisions.propose_guidance(tx, code, sign, person, at)
        case "unit", str(unit) if unit:
            return staff_decisions.transfer_inside(tx, code, unit, person, at)
        case str(menu), str(page) if menu in set(Menu):
            return show_menu(tx, code, Menu(menu), _number(page), chat, person, fresh, at)
        case _:
            raise Refused("staff-not-understood")


def press_draft(tx: Transaction, draft: str, act: str, chat: Address, person: Person, at: datetime) -> str | None:
    """Where a line that was written below a card goes."""
    match act:
        case "send":
            return staff_case.send_reply(tx, draft, chat, person, at)
        case "ask":
            return staff_case.ask_citizen(tx, draft, chat, person, at)
        case "note":
            return staff_case.keep_note(tx, draft, chat, person, at)
        case "merge":
            return staff_duplicates.merge(tx, draft, chat, person, at)
        case "agency":
            return staff_case.forward_outside(tx, draft, chat, person, at)
        case _:
            raise Refused("staff-not-understood")


def show_menu(
    tx: Transaction, code: str, menu: Menu, page: int, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """Another page of the card's buttons, in this chat only; the status it shows is that of now."""
    complaint, _ = case_for(tx, code, person, Action.HANDLE)
    if menu is not Menu.MAIN and not case_drafts.may_move(complaint):
        raise over(tx, complaint)  # an old card: no page behind it fits any more
    message = card(tx, complaint, chat.chat, menu=menu, now=at, page=page)
    outbox.enqueue(tx, Entry(key=f"menu:{fresh}", to=chat, message=message, repeat=Repeat.IDEMPOTENT), at)
    return None


def _number(page: str) -> int:
    return min(int(page), LAST_PAGE) if page.isdecimal() and len(page) <= 2 else 0
