"""What the administrator of a rehearsed office does: slips and paper forms, lists, imports, what units ask."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

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
SHEETS_PRINTED = 20
DOSSIER_DAYS = timedelta(days=10)


class Administration:
    def __init__(self, database: Database, clock: HandMovedClock) -> None:
        self._database = database
        self._clock = clock
        self._slips: dict[str, list[str]] = {}
        self._sheets: dict[str, int] = {}  # the first number of each desk's paper forms

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
            now, run = self._clock.now(), self._database.run
            planned = await run(admin_slips.plan, desk, SLIPS_PRINTED, SLIP_DAYS, now)
            chance = bytes(SLIPS_PRINTED * RANDOM_BYTES)
            self._slips[desk] = admin_slips.payloads(planned, chance, self._database.keys.signing)
            await run(admin_slips.issue, planned, now)
        return self._slips[desk][number - 1]

    async def sheet(self, desk: str, number: int) -> str:
        """The number on a printed paper form; a batch for the desk is printed when the first one is asked for."""
        if desk not in self._sheets:
            planned = await self._database.run(admin_forms.plan_forms, desk, SHEETS_PRINTED)
            await self._database.run(admin_forms.note_printed, planned, self._clock.now())
            self._sheets[desk] = planned.first_number
        return sheet_number.written(self._sheets[desk] + number - 1)

    async def lists_procedures(self, *, survey_asks: bool) -> None:
        await self._database.run(sample.list_procedures, self._clock.now(), survey_asks=survey_asks)


def _change_unit(tx: Transaction, code: str, *, surveys: str = "", safe_zone: bool | None = None) -> None:
    unit = places.unit(tx, code)
    if unit is None:
        raise LookupError(f"there is no unit {code!r}; there are {', '.join(one.code for one in places.units(tx))}")
    asked = instruments.current(tx, surveys or unit.surveys).id.key
    places.put_unit(tx, replace(unit, surveys=asked, safe_zone=unit.safe_zone if safe_zone is None else safe_zone))
