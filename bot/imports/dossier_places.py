"""Where a dossier belongs: its unit and, if it can be told, its desk; by code or name, as exports write them."""

from collections.abc import Collection, Iterable

from bot.imports.texts import quoted
from bot.usecases.admin_setup import reads_like
from storage.places import DeskRow, Unit


class Wrong(Exception):
    """One cell cannot be taken; caught where its row is read, so that all of them are listed."""

    def __init__(self, column: str, wording: str, **values: str) -> None:
        super().__init__(wording)
        self.column, self.wording, self.values = column, wording, values


class Places:
    """The office's units and desks. `unit` and `desk` hold for rows that do not say theirs."""

    def __init__(self, units: Iterable[Unit], desks: Iterable[DeskRow], unit: str | None, desk: DeskRow | None) -> None:
        self._units: dict[str, list[Unit]] = {}
        for place in units:
            for spelling in {reads_like(place.code), reads_like(place.name)}:
                self._units.setdefault(spelling, []).append(place)
        self._desks: dict[str, list[DeskRow]] = {}
        self._of_unit: dict[str, list[DeskRow]] = {}
        for each in desks:
            self._of_unit.setdefault(each.unit, []).append(each)
            for spelling in {reads_like(each.code), reads_like(each.name)}:
                self._desks.setdefault(spelling, []).append(each)
        self._unit = desk.unit if desk else unit
        self._desk = desk
        if self._unit is None and len(self._of_unit) == 1:
            self._unit = next(iter(self._of_unit))  # the only unit with desks
        self._known: dict[tuple[str, str], tuple[str, str | None]] = {}

    def missing(self, columns: Collection[str]) -> Wrong | None:
        """What is wrong when neither the sheet nor the command says whose the dossiers are."""
        if self._unit is None and "unit" not in columns and "desk" not in columns:
            return Wrong("unit", "import-dossiers-whose")
        return None

    def place(self, unit: str, desk: str) -> tuple[str, str | None]:
        """Unit and desk; without a word of the desk, the unit's only one or none. Raises Wrong."""
        try:
            return self._known[unit, desk]
        except KeyError:
            found = self._known[unit, desk] = self._found(unit.strip(), desk.strip())
            return found

    def _found(self, unit: str, desk: str) -> tuple[str, str | None]:
        at_unit = self._named_unit(unit) if unit else None
        if desk:
            at_desk = self._named_desk(desk, at_unit)
            return at_desk.unit, at_desk.code
        whose = at_unit or self._unit
        if whose is None:
            raise Wrong("unit", "import-dossier-no-unit")
        if self._desk is not None and self._desk.unit == whose:
            return whose, self._desk.code
        desks = self._of_unit.get(whose, [])
        return whose, desks[0].code if len(desks) == 1 else None

    def _named_unit(self, text: str) -> str:
        found = self._units.get(reads_like(text), [])
        if len(found) != 1:
            raise Wrong("unit", "import-dossier-unknown-unit", text=quoted(text))
        return found[0].code

    def _named_desk(self, text: str, unit: str | None) -> DeskRow:
        whose = unit or self._unit
        found = [desk for desk in self._desks.get(reads_like(text), []) if whose in (None, desk.unit)]
        if len(found) != 1:
            raise Wrong("desk", "import-dossier-unknown-desk", text=quoted(text))
        return found[0]
