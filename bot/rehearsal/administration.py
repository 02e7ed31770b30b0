"""What the administrator of a rehearsed office does: slips and paper forms, lists, imports, what units ask."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.clock import HandMovedClock, fresh_id
from bot.rehearsal import sample
from bot.usecases import admin_dossiers, admin_forms, admin_instruments, admin_slips
from bot.usecases.admin_setup import reads_like
from storage import instruments, places
from storage.database import Database, Transaction
from storage.dossiers import Dossier
from survey import definition_file, sheet_number
from survey.visit import RANDOM_BYTES

SLIPS_PRINTED, SLIP_DAYS = 100, 90  # of each desk that a story needs slips of
PILE = 300  # slips printed at a time where they are handed out one after the other
SHEETS_PRINTED = 20
DOSSIER_DAYS = timedelta(days=10)


@dataclass(slots=True)
class Pile:
    """Slips that are handed out one after the other, the next one last."""

    slips: list[str]
    valid_until: datetime


class Administration:
    def __init__(self, database: Database, clock: HandMovedClock) -> None:
        self._database = database
        self._clock = clock
        self._slips: dict[str, list[str]] = {}
        self._sheets: dict[str, int] = {}  # the first number of each desk's paper forms
        self._piles: dict[str, Pile] = {}
        self._at_the_printer = asyncio.Lock()
        self._blank: dict[str, list[int]] = {}  # numbers of forms that nobody has filled in, the next one last

    async def unit_asks(self, unit: str, instrument: str) -> None:
        """By its key, or by the text of an own one's file. Raises LookupError, ValueError or SetupRefused."""
        key = instrument
        if "\n" in instrument:
            own = definition_file.read(instrument, "the own instrument")
            await self._database.run(admin_instruments.add_instrument, own, instrument, self._clock.now())
            key = own.id.key
        await self._database.run(_change_unit, unit, surveys=key)

    async def unit_asks_later(self, unit: str, *, later: bool) -> None:
        """Raises LookupError for a unit that is not there."""
        await self._database.run(_change_unit, unit, safe_zone=later)

    async def unit_asks_procedure(self, unit: str) -> None:
        """Before the first question; a list of procedures is there. Raises LookupError for a unit that is not."""
        await self._database.run(_change_unit, unit, asks_procedure=True)

    async def imports(self, desk: str, due: Mapping[str, date]) -> None:
        """An export of the one-stop software with these dossiers, by code, handed in days ago and not returned yet."""
        now, run = self._clock.now(), self._database.run
        unit = next(one.unit for one in await run(places.desks) if one.code == desk)
        rows = [
            Dossier(reads_like(code), code, unit, desk, "", day - DOSSIER_DAYS, day, None, None)
            for code, day in due.items()
        ]
        digest = fresh_id()
        number = await run(admin_dossiers.begin, digest, now)
        await run(admin_dossiers.stage, digest, number, rows, frozenset({"code", "received", "due", "returned"}), now)
        await run(admin_dossiers.show, digest, number, {unit}, len(rows), now)

    async def slip(self, desk: str, number: int) -> str:
        """The start payload of a printed slip; a batch for the desk is printed when the first one is asked for."""
        if desk not in self._slips:
            self._slips[desk] = await self._print_slips(desk, SLIPS_PRINTED)
        return self._slips[desk][number - 1]

    async def next_slip(self, desk: str, passed_over: int = 0) -> str:
        """Off the pile, after some that nobody brings back; a new pile is printed while the old one is still valid."""
        async with self._at_the_printer:  # several visitors at once find the pile used up
            pile, now = self._piles.get(desk), self._clock.now()
            if pile is None or len(pile.slips) <= passed_over or now >= pile.valid_until:
                slips = await self._print_slips(desk, PILE)
                pile = self._piles[desk] = Pile(slips[::-1], now + timedelta(days=SLIP_DAYS))
            del pile.slips[len(pile.slips) - passed_over :]
            return pile.slips.pop()

    async def _print_slips(self, desk: str, number: int) -> list[str]:
        now, run = self._clock.now(), self._database.run
        planned = await run(admin_slips.plan, desk, number, SLIP_DAYS, now)
        await run(admin_slips.issue, planned, now)
        return admin_slips.payloads(planned, bytes(number * RANDOM_BYTES), self._database.keys.signing)

    async def sheet(self, desk: str, number: int) -> str:
        """The number on a printed paper form; a batch for the desk is printed when the first one is asked for."""
        if desk not in self._sheets:
            self._sheets[desk] = await self._print_sheets(desk)
        return sheet_number.written(self._sheets[desk] + number - 1)

    async def next_sheet(self, desk: str) -> str:
        """The number on the next form of the pile."""
        if not self._blank.get(desk):
            first = await self._print_sheets(desk)
            self._blank[desk] = [first + place for place in reversed(range(SHEETS_PRINTED))]
        return sheet_number.written(self._blank[desk].pop())

    async def _print_sheets(self, desk: str) -> int:
        planned = await self._database.run(admin_forms.plan_forms, desk, SHEETS_PRINTED)
        await self._database.run(admin_forms.note_printed, planned, self._clock.now())
        return planned.first_number

    async def lists_procedures(self, *, survey_asks: bool) -> None:
        await self._database.run(sample.list_procedures, self._clock.now(), survey_asks=survey_asks)


def _change_unit(
    tx: Transaction, code: str, *, surveys: str = "", safe_zone: bool | None = None, asks_procedure: bool | None = None
) -> None:
    unit = places.unit(tx, code)
    if unit is None:
        raise LookupError(f"there is no unit {code!r}; there are {', '.join(one.code for one in places.units(tx))}")
    asked = instruments.current(tx, surveys or unit.surveys).id.key
    places.put_unit(
        tx,
        replace(
            unit,
            surveys=asked,
            safe_zone=unit.safe_zone if safe_zone is None else safe_zone,
            ask_procedure=unit.ask_procedure if asks_procedure is None else asks_procedure,
        ),
    )
