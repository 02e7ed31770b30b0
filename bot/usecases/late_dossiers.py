"""Dossiers that are late or about to be, without an apology: which, how a chat is told, what a letter needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from analytics import frozen_json
from analytics.apology import LateDossier
from analytics.formats import Format
from analytics.period import local_day
from analytics.shortening import shorten
from bot.usecases import admin_setup
from bot.usecases.file_recipes import LettersRecipe
from bot.usecases.office_time import office_calendar
from bot.usecases.report_places import Place
from bot.usecases.staff_turn import staff_words
from storage import dossiers, places
from storage.database import Transaction
from storage.dossiers import Dossier
from storage.places import Unit
from survey.messages import Document, Message, Option

MOST_NAMED = 10
MOST_LETTERS = 100  # in one file
_LONGEST_PROCEDURE = 60


@dataclass(frozen=True, slots=True)
class Late:
    """Of one place. `overdue` are past their day, `soon` are due from today to `until`, the next working day.

    `unsure` became due since the newest import: nobody has told us which of them were returned.
    """

    place: Place
    today: date
    until: date
    told: date | None  # the day of the newest import
    overdue: tuple[Dossier, ...]
    soon: tuple[Dossier, ...]
    unsure: tuple[Dossier, ...]

    @property
    def both(self) -> tuple[Dossier, ...]:
        return self.overdue + self.soon


def late(tx: Transaction, place: Place, now: datetime) -> Late:
    """An apology is due a day before the result: so what is due on the next working day belongs here too."""
    today = local_day(now, tx.zone)
    until = office_calendar(tx).add_working_days(today, 1)
    units = [unit for unit, _ in _asked(tx, place)]
    found = [one for unit, desk in _asked(tx, place) for one in dossiers.unapologised(tx, unit, desk, until)]
    found.sort(key=lambda one: (one.due or until, one.key))
    told = {unit: day for unit in units if (day := dossiers.told_on(tx, unit)) is not None}
    dated = [(one, one.due) for one in found if one.due is not None]
    return Late(
        place,
        today,
        until,
        max(told.values(), default=None),
        overdue=tuple(one for one, due in dated if due < min(today, told.get(one.unit, today))),
        soon=tuple(one for one, due in dated if due >= today),
        unsure=tuple(one for one, due in dated if told.get(one.unit, today) <= due < today),
    )


def message(tx: Transaction, found: Late) -> Message:
    """Codes and days, at most MOST_NAMED of each; the button drafts letters for all of them."""
    words = staff_words(tx)
    parts = [words.text("dossiers-late-title", place=found.place.name)]
    for heading, some in (("dossiers-overdue", found.overdue), ("dossiers-due-soon", found.soon)):
        if some:
            parts.append(words.text(heading, count=words.count(len(some)), until=words.day(found.until)))
            parts += _lines(tx, some)
    if found.unsure:
        parts.append(words.text("dossiers-unsure", count=words.count(len(found.unsure))))
    elif not found.both:
        parts.append(words.text("dossiers-none-late", until=words.day(found.until)))
    if found.told is not None:
        parts.append(words.text("dossiers-told", day=words.day(found.told)))
    if not found.both:
        return Message("\n".join(parts))
    button = Option(words.text("dossiers-draft"), f"dossier:{found.place.token}:draft")
    return Message("\n".join([*parts, words.text("dossiers-then")]), ((button,),))


def letters(tx: Transaction, found: Late, form: Format) -> Document:
    """A draft for each, the longest overdue first, at most MOST_LETTERS."""
    words = staff_words(tx)
    recipe = LettersRecipe(
        dossiers=known_of(tx, found.both[:MOST_LETTERS]),
        today=found.today,
        form=form,
        simulated=admin_setup.is_rehearsal(tx),
        zone=str(tx.zone),
    )
    return Document(
        f"van-ban-xin-loi_{found.place.code}_{found.today:%Y-%m-%d}.{form}",
        frozen_json.dump(recipe),
        words.text("file-not-made", what=words.text("dossiers-letters-named")),
    )


def known_of(tx: Transaction, some: Iterable[Dossier]) -> tuple[LateDossier, ...]:
    """What a letter says of each, with the unit's own address, or the nearest one above it."""
    units = {unit.code: unit for unit in places.units(tx)}
    return tuple(
        LateDossier(
            code=one.code,
            procedure=one.procedure,
            received=one.received,
            due=one.due,
            unit=units[one.unit].name,
            superior=units[parent].name if (parent := units[one.unit].parent) in units else None,
            address=_nearest(units[one.unit], units, "address"),
            hotline=_nearest(units[one.unit], units, "hotline"),
        )
        for one in some
        if one.due is not None and one.unit in units
    )


def _asked(tx: Transaction, place: Place) -> list[tuple[str, str | None]]:
    """Unit and desk of each list that makes up the place."""
    if place.is_desk:
        desk = places.desk(tx, place.code)
        return [] if desk is None else [(desk.unit, desk.code)]
    units = {unit.code: unit for unit in places.units(tx)}
    return [(code, None) for code in units if place.code in ("", *_lineage(code, units))]


def _lines(tx: Transaction, some: Sequence[Dossier]) -> list[str]:
    words = staff_words(tx)
    named = [
        words.text(
            "dossiers-line",
            code=one.code,
            day=words.day(one.due) if one.due else "",
            procedure=shorten(one.procedure, _LONGEST_PROCEDURE) or words.text("dossiers-no-procedure"),
        )
        for one in some[:MOST_NAMED]
    ]
    left_out = len(some) - MOST_NAMED
    return named if left_out <= 0 else [*named, words.text("dossiers-and-others", count=words.count(left_out))]


def _nearest(unit: Unit, units: dict[str, Unit], what: str) -> str:
    return next((value for code in _lineage(unit.code, units) if (value := str(getattr(units[code], what)))), "")


def _lineage(code: str, units: dict[str, Unit]) -> list[str]:
    codes: list[str] = []
    while code in units and code not in codes:
        codes.append(code)
        code = units[code].parent or ""
    return codes
