"""Figures on demand in the staff chat: the card of a period, a paragraph to paste, a file or a poster in private."""

from dataclasses import dataclass
from datetime import datetime

from analytics import frozen_json, publication, report, text_report
from analytics.drawing import overview_drawing, weekly_drawing
from analytics.formats import Format
from analytics.period import Period, PeriodKind, label, local_day
from analytics.publication import DeskSummary, Overview
from analytics.typed_period import last_closed, read_period
from bot.usecases import (
    access,
    admin_setup,
    clock_summaries,
    dossier_figures,
    recipients,
    report_buttons,
    report_comments,
    report_details,
    report_places,
    staff_documents,
)
from bot.usecases.file_recipes import PosterRecipe, ReportRecipe
from bot.usecases.report_buttons import Act
from bot.usecases.report_places import FILES_FOR, Place
from bot.usecases.staff_turn import Person, Refused, staff_words
from storage import chain, outbox, places, summaries
from storage.database import Transaction
from storage.folding import folded_code
from storage.outbox import Entry, Repeat, Urgency
from storage.people import Staff
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Document, Message, Placement, Slot

SCREEN = Slot("report")
MOST_POSTERS = 40  # of one unit in one file; more are printed by the command


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks what of which place, in which chat."""

    staff: Staff
    person: Person
    place: Place
    chat: Address
    fresh: str
    at: datetime


def show_period(
    tx: Transaction, kind: PeriodKind, text: str, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """/tuan, /thang, /quy: "46", "11/2026 quay-3", "quý 4 an-phuoc"; without a period the last one that is over.

    Several desks and no unit above them: which one is asked first.
    """
    staff = access.require_staff(tx, person.account)
    period, meant = _typed(tx, kind, text, chat, staff, at)
    period = period or last_closed(kind, local_day(at, tx.zone))
    if len(meant) > 1:
        _show(tx, report_buttons.places(meant, period, 0, staff_words(tx)), Placement.BELOW, chat, fresh, at)
        return None
    _send_card(tx, period, _Asked(staff, person, meant[0], chat, fresh, at))
    return None


def show_report(tx: Transaction, text: str, chat: Address, person: Person, fresh: str, at: datetime) -> str | None:
    """/bao_cao: from period to form by buttons; what is typed after it is not asked for any more."""
    staff = access.require_staff(tx, person.account)
    period, meant = _typed(tx, None, text, chat, staff, at)
    words, today = staff_words(tx), local_day(at, tx.zone)
    if len(meant) > 1:
        screen = report_buttons.places(meant, period, 0, words)
    else:
        several = len(report_places.places_for(tx, staff, chat)) > 1
        screen = (
            _forms(tx, period, _Asked(staff, person, meant[0], chat, fresh, at), several)
            if period
            else report_buttons.periods(meant[0], today, several, words)
        )
    _show(tx, screen, Placement.BELOW, chat, fresh, at)
    return None


def press_report(
    tx: Transaction, act: str, key: str, token: str, page: int, chat: Address, person: Person, fresh: str, at: datetime
) -> str | None:
    """A press on one of these screens or below a card; who may see the place is looked up again."""
    staff = access.require_staff(tx, person.account)
    found = report_places.places_for(tx, staff, chat)
    place = report_places.with_token(found, token)
    try:
        period = report_buttons.chosen(key)
    except ValueError:
        raise Refused("staff-not-understood") from None
    words, today = staff_words(tx), local_day(at, tx.zone)
    asked = _Asked(staff, person, place, chat, fresh, at)
    match act, period:
        case Act.PLACES, _:
            _show(tx, report_buttons.places(found, period, page, words), Placement.IN_PLACE, chat, fresh, at)
        case Act.PERIODS, _:
            screen = report_buttons.periods(place, today, len(found) > 1, words)
            _show(tx, screen, Placement.IN_PLACE, chat, fresh, at)
        case Act.POSTER, _:
            return _send_posters(tx, asked)
        case Act.FORMS, Period():
            screen = _forms(tx, period, asked, len(found) > 1)
            _show(tx, screen, Placement.IN_PLACE, chat, fresh, at)
        case Act.CARD, Period():
            _send_card(tx, period, asked)
        case Act.CHARTS, Period():
            made = _figures(tx, place, period, at)
            reader = Address(STAFF_BOT, person.account)
            for number, picture in enumerate(report_details.charts(tx, place, made, period, reader)):
                _owe(tx, f"charts:{fresh}:{number}", chat, picture, at)
        case Act.COMMENTS, Period():
            _send_comments(tx, period, asked)
        case Act.TEXT, Period():
            made = _figures(tx, place, period, at)
            _owe(tx, f"paragraph:{fresh}", chat, Message(text_report.paragraph(made, words)), at)
        case str(form), Period() if form in set(Format):
            return _send_file(tx, Format(form), period, asked)
        case _:
            raise Refused("staff-not-understood")
    return None


def _typed(
    tx: Transaction, kind: PeriodKind | None, text: str, chat: Address, staff: Staff, at: datetime
) -> tuple[Period | None, list[Place]]:
    """The period, if one was named, and the places meant: the unit above all where there is one, else every desk."""
    found = report_places.places_for(tx, staff, chat)
    try:
        period, rest = read_period(text, kind, local_day(at, tx.zone))
    except ValueError:
        raise Refused("report-bad-period", period=text[:40]) from None
    if rest:
        return period, report_places.typed(found, rest)
    return period, found if found[0].is_desk else found[:1]


def _forms(tx: Transaction, period: Period, asked: _Asked, several: bool) -> Message:
    words, today = staff_words(tx), local_day(asked.at, tx.zone)
    with_comments = _offers_comments(tx, asked)
    return report_buttons.forms(asked.place, period, today, several, words, with_comments=with_comments)


def _offers_comments(tx: Transaction, asked: _Asked) -> bool:
    """A group never gets them."""
    return not asked.chat.chat.startswith("-") and report_comments.may_read(tx, asked.staff, asked.place)


def _send_comments(tx: Transaction, period: Period, asked: _Asked) -> None:
    """The log has who read those of which place and period."""
    if not _offers_comments(tx, asked):
        raise Refused("staff-not-allowed")
    for number, message in enumerate(report_comments.comments(tx, asked.staff, asked.place, period)):
        _owe(tx, f"comments:{asked.fresh}:{number}", asked.chat, message, asked.at)
    chain.append(tx, "comments_read", f"{asked.staff.id}:{asked.place.code}:{period.key}", asked.at)


def _send_card(tx: Transaction, period: Period, asked: _Asked) -> None:
    """As it was published, or as the closed blocks say; below it what else can be had of the same figures."""
    words, place = staff_words(tx), asked.place
    made = _figures(tx, place, period, asked.at)
    rows: list[report_buttons.Row] = [
        (report_buttons.button(words, "period-text", Act.TEXT, period, place),),
        report_buttons.details(place, period, words, with_comments=_offers_comments(tx, asked)),
    ]
    if not asked.chat.chat.startswith("-"):
        rows.append(report_buttons.files(place, period, words))
    if report.wants_posters(made):
        rows.append(report_buttons.poster(words, place))
    if isinstance(made, DeskSummary):
        before = clock_summaries.history(tx, made.desk, period)[::-1]
        card = Message(report.desk_card(made, words), tuple(rows), drawing=weekly_drawing(made, before, words))
    else:
        card = Message(report.overview_card(made, words), tuple(rows), drawing=overview_drawing(made, words))
    _owe(tx, f"asked-card:{asked.fresh}", asked.chat, card, asked.at)


def _figures(tx: Transaction, place: Place, period: Period, at: datetime) -> DeskSummary | Overview:
    """Raises Refused for a period that has not begun, or of which there is nothing to tell and was nothing told."""
    if place.is_desk:
        frozen, desk = summaries.frozen(tx, place.code, period.key), places.desk(tx, place.code)
        if frozen and desk:
            return dossier_figures.beside_one(tx, publication.load(frozen), desk.unit, period, at)
        return staff_documents.desk_figures(tx, place.code, period, at).whole.desks[0]
    frozen = summaries.overview(tx, place.code, period.key)
    if frozen and not any(unit.parent == place.code for unit in places.units(tx)):
        return dossier_figures.beside_all(tx, publication.load_overview(frozen), place.code, period, at)
    return staff_documents.unit_figures(tx, place.code, period, at).whole


def _send_file(tx: Transaction, form: Format, period: Period, asked: _Asked) -> str:
    """Into the private chat of a head, leader or owner; the log has it, and owners and leaders hear of it."""
    place, at = asked.place, asked.at
    may = report_places.places_for(tx, asked.staff, Address(STAFF_BOT, asked.person.account), FILES_FOR)
    if place not in may:
        raise Refused("staff-not-allowed")
    figures = (
        staff_documents.desk_figures(tx, place.code, period, at)
        if place.is_desk
        else staff_documents.unit_figures(tx, place.code, period, at)
    )
    words = staff_words(tx)
    name = label(period, words)
    recipe = frozen_json.dump(ReportRecipe(figures, form, str(tx.zone)))
    document = Document(
        f"bao-cao_{folded_code(place.code) or 'toan-bo'}_{period.key}.{form}",
        recipe,
        words.text("file-not-made", what=name),
    )
    caption = words.text("file-report" if figures.is_over else "file-report-today", period=name, place=place.name)
    _send_privately(tx, Message(caption, document=document, protected=False), asked)
    chain.append(tx, "report_exported", f"{asked.staff.id}:{place.code}:{period.key}:{form}", at)
    told = words.text("file-told-others", name=asked.staff.name, period=name, place=place.name, form=form.upper())
    for other in dict.fromkeys((*recipients.owners(tx), *recipients.leaders(tx, _unit_of(tx, place)))):
        if other.chat != asked.person.account:
            entry = Entry(f"exported:{asked.fresh}:{other.chat}", other, Message(told, quiet=True), Urgency.BULK)
            outbox.enqueue(tx, entry, at)
    return "file-sent" if asked.chat.chat.startswith("-") else "file-coming"


def _unit_of(tx: Transaction, place: Place) -> str:
    """Whose leaders it concerns; of everything together those of the whole office."""
    desk = places.desk(tx, place.code) if place.is_desk else None
    return desk.unit if desk else place.code


def _send_posters(tx: Transaction, asked: _Asked) -> str:
    """The notices of a desk, or of all desks below a unit, ready to print."""
    bot = admin_setup.bot_name(tx, CITIZEN_BOT)
    if bot is None:
        raise Refused("poster-no-bot")
    place, words = asked.place, staff_words(tx)
    codes = [place.code] if place.is_desk else [desk.code for desk in places.desks(tx, place.code)]
    if not 0 < len(codes) <= MOST_POSTERS:
        raise Refused("poster-too-many", most=words.count(MOST_POSTERS))
    url = admin_setup.public_url(tx)
    desks = tuple(linked for code in codes for linked in admin_setup.desk_links(tx, code, bot, url))
    recipe = frozen_json.dump(PosterRecipe(desks, bot, str(tx.zone)))
    document = Document(
        f"ap-phich_{folded_code(place.code)}.pdf", recipe, words.text("file-not-made", what=words.text("poster-named"))
    )
    _send_privately(tx, Message(words.text("file-poster", place=place.name), document=document), asked)
    return "file-sent" if asked.chat.chat.startswith("-") else "file-coming"


def _send_privately(tx: Transaction, message: Message, asked: _Asked) -> None:
    _owe(tx, f"file:{asked.fresh}", Address(STAFF_BOT, asked.person.account), message, asked.at)


def _show(tx: Transaction, screen: Message, placement: Placement, chat: Address, fresh: str, at: datetime) -> None:
    shown = Message(screen.text, screen.rows, slot=SCREEN, placement=placement)
    _owe(tx, f"report-screen:{fresh}", chat, shown, at)


def _owe(tx: Transaction, key: str, to: Address, message: Message, at: datetime) -> None:
    outbox.enqueue(tx, Entry(key=key, to=to, message=message, repeat=Repeat.REPEAT), at)
