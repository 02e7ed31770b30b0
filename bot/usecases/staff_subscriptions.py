"""Which cards a member of staff wants, and in which hours without sound; complaints come in any case and at once."""

import re
from dataclasses import replace
from datetime import datetime

from analytics.period import PeriodKind
from bot.usecases import access, preferences
from bot.usecases.preferences import QUIET_HOURS, Preferences
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import outbox
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from survey.messages import Address, Message, Option, Placement, Slot
from survey.text import fold
from survey.wording import Wording

SCREEN = Slot("preferences")
_CARDS = {PeriodKind.WEEK: "prefer-week", PeriodKind.MONTH: "prefer-month", PeriodKind.QUARTER: "prefer-quarter"}
OFFERED = (QUIET_HOURS, (22, 6), (18, 8), None)
_HOURS = re.compile(r"(\d{1,2})(?::00|h)?\s*(?:-|–|den)\s*(\d{1,2})(?::00|h)?")  # folded
_NONE = ("tat", "khong", "off")


def show_subscriptions(
    tx: Transaction, text: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """/dang_ky, also with own quiet hours: "21-6", "tắt"."""
    if chat.chat.startswith("-"):
        raise Refused("prefer-private")
    access.require_staff(tx, person.account)
    chosen = preferences.of(tx, chat)
    if text.strip():
        chosen = replace(chosen, quiet=_typed_hours(text))
        preferences.keep(tx, chat, chosen)
    _show(tx, chosen, Placement.BELOW, chat, fresh, at)
    return None


def press_subscription(
    tx: Transaction, what: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """A card on or off, or other quiet hours."""
    if chat.chat != person.account:
        raise Refused("prefer-private")
    access.require_staff(tx, person.account)
    chosen = preferences.of(tx, chat)
    if what in _CARDS:
        chosen = replace(chosen, off=chosen.off ^ {PeriodKind(what)})
    else:
        quiet = {_data_of(hours): hours for hours in OFFERED}
        if what not in quiet:
            raise Refused("staff-not-understood")
        chosen = replace(chosen, quiet=quiet[what])
    preferences.keep(tx, chat, chosen)
    _show(tx, chosen, Placement.IN_PLACE, chat, fresh, at)
    return None


def _typed_hours(text: str) -> tuple[int, int] | None:
    if fold(text.strip()) in _NONE:
        return None
    found = _HOURS.fullmatch(fold(text.strip()))
    hours = (int(found[1]), int(found[2])) if found else (0, 0)
    if max(hours) > 23 or hours[0] == hours[1]:
        raise Refused("prefer-how")
    return hours


def _show(tx: Transaction, chosen: Preferences, placement: Placement, chat: Address, fresh: str, at: datetime) -> None:
    words = staff_words(tx)
    cards = [(_marked(words, words.text(name), chosen.want(kind)), str(kind)) for kind, name in _CARDS.items()]
    hours = [(_marked(words, _hours_named(hours, words), chosen.quiet == hours), _data_of(hours)) for hours in OFFERED]
    rows = tuple((Option(label, f"prefer:{data}"),) for label, data in (*cards, *hours))
    text = words.text("prefer-screen", quiet=_hours_named(chosen.quiet, words))
    message = Message(text, rows, slot=SCREEN, placement=placement)
    outbox.enqueue(tx, Entry(key=f"preferences:{fresh}", to=chat, message=message, repeat=Repeat.REPEAT), at)


def _marked(words: Wording, label: str, is_on: bool) -> str:
    return words.text("prefer-on" if is_on else "prefer-off", label=label)


def _hours_named(hours: tuple[int, int] | None, words: Wording) -> str:
    if hours is None:
        return words.text("prefer-no-quiet")
    return words.text("prefer-quiet", first=f"{hours[0]:02}:00", last=f"{hours[1]:02}:00")


def _data_of(hours: tuple[int, int] | None) -> str:
    return "sound" if hours is None else f"quiet-{hours[0]}-{hours[1]}"
