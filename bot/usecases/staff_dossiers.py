"""Late dossiers in the staff chat: the list, the drafts of apologies, and that one was sent."""

from datetime import datetime

from analytics.formats import Format
from analytics.period import local_day
from bot.usecases import access, late_dossiers, report_places
from bot.usecases.admin_setup import reads_like
from bot.usecases.report_places import Place
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import chain, dossiers, outbox
from storage.database import Transaction
from storage.outbox import Entry, Repeat
from storage.people import Staff
from survey.messages import STAFF_BOT, Address, Message

DRAFT = "draft"


def show_late(tx: Transaction, query: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """Of the chat's desks or the person's places; `query` may name one. Raises Refused."""
    staff = access.require_staff(tx, person.account)
    found = report_places.places_for(tx, staff, chat)
    chosen = report_places.typed(found, query) if query else (found if found[0].is_desk else found[:1])
    for place in chosen:
        message = late_dossiers.message(tx, late_dossiers.late(tx, place, at))
        _owe(tx, f"late:{place.token}:{fresh}", chat, message, at)
    return None


def press_dossiers(
    tx: Transaction, token: str, act: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """Drafts for all that are late now, into the private chat of who pressed. Raises Refused."""
    if act != DRAFT:
        raise Refused("staff-not-understood")
    staff = access.require_staff(tx, person.account)
    place = report_places.with_token(_own_places(tx, staff, person), token)
    found = late_dossiers.late(tx, place, at)
    if not found.both:
        raise Refused("dossiers-all-apologised")
    words = staff_words(tx)
    caption = words.text(
        "dossiers-letters",
        place=place.name,
        count=words.count(min(len(found.both), late_dossiers.MOST_LETTERS)),
        all=words.count(len(found.both)),
    )
    own = Address(STAFF_BOT, person.account)
    document = late_dossiers.letters(tx, found, Format.DOCX)
    _owe(tx, f"file:{fresh}", own, Message(caption, document=document), at)
    return "file-sent" if chat != own else "file-coming"


def note_apology(tx: Transaction, codes: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """The apologies of these dossiers were sent; they leave the list. Raises Refused, and then nothing is noted."""
    staff = access.require_staff(tx, person.account)
    own = _own_places(tx, staff, person)
    desks, units = ({place.code for place in own if place.is_desk is kind} for kind in (True, False))
    asked = codes.replace(",", " ").split()
    if not asked:
        raise Refused("dossiers-which")
    noted = []
    for code in asked:
        known = dossiers.dossier(tx, reads_like(code))
        if known is None or (known.desk not in desks and known.unit not in units):
            raise Refused("dossiers-unknown", code=code[:40])
        dossiers.apologise(tx, known.key, local_day(at, tx.zone))
        noted.append(known.code)
    chain.append(tx, "apologies_noted", f"{staff.id}:{len(noted)}", at)
    words = staff_words(tx)
    _owe(tx, f"apologised:{fresh}", chat, Message(words.text("dossiers-noted", codes=", ".join(noted))), at)
    return None


def _own_places(tx: Transaction, staff: Staff, person: Person) -> list[Place]:
    return report_places.places_for(tx, staff, Address(STAFF_BOT, person.account))


def _owe(tx: Transaction, key: str, to: Address, message: Message, at: datetime) -> None:
    outbox.enqueue(tx, Entry(key=key, to=to, message=message, repeat=Repeat.REPEAT), at)
