"""What an administrator does before the first citizen comes: places, holidays, invitations, links of desks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from analytics.period import local_day
from storage import chain, holidays, instruments, places, settings
from storage.database import Transaction
from storage.folding import folded_code
from storage.places import DeskRow, Procedure, Unit
from survey import definition, invitation, visit
from survey.invitation import InvitedRole
from survey.messages import ChannelName
from survey.working_time import DayKind, Holiday

SIMULATED = "simulated"  # set: all that is stored was made up
OFFICE_OPENED = "office_opened"  # the local day of the first start

CHUNK_LINES = 1_000  # some 30 ms of SQLite's only lock, below the 200 ms that a running service may wait


class Kind(StrEnum):
    UNITS = "units"
    DESKS = "desks"
    PROCEDURES = "procedures"
    HOLIDAYS = "holidays"
    DOSSIERS = "dossiers"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`surveys` is the key of the instrument its desks ask, `safe_zone` whether they ask later.

    `ask_procedure`: also what the visit was for. The days are working days in which cases are classified, forwarded,
    answered. Where the list says nothing of them, what stands stays.
    """

    code: str
    name: str
    parent: str | None
    address: str
    hotline: str
    reception_hours: str
    surveys: str = ""
    safe_zone: bool | None = None
    ask_procedure: bool | None = None
    classify_days: int | None = None
    forward_days: int | None = None
    answer_days: int | None = None


@dataclass(frozen=True, slots=True)
class DeskLine:
    code: str
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    code: str
    field: str
    name: str


Line = UnitLine | DeskLine | ProcedureLine | Holiday


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that stand already; `parents` has every unit, with "" for one without a parent."""

    parents: Mapping[str, str]
    desks: tuple[str, ...]
    procedures: tuple[str, ...]
    surveys: tuple[str, ...] = definition.released_keys()

    def codes(self, kind: Kind) -> tuple[str, ...]:
        match kind:
            case Kind.UNITS:
                return tuple(self.parents)
            case Kind.DESKS:
                return self.desks
            case Kind.PROCEDURES:
                return self.procedures
            case Kind.HOLIDAYS | Kind.DOSSIERS:
                return ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Lines of an import against what stands: only the new and the changed ones would be written."""

    new: tuple[Line, ...]
    changed: tuple[Line, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class LinkedDesk:
    """One desk and the signed link that leads to it."""

    code: str
    name: str
    unit: str
    hotline: str
    link: str
    web_link: str = ""  # to the web form, where there is one


class SetupRefused(Exception):
    """A command cannot be done as it was given: a catalog id and its values make the sentence."""

    def __init__(self, wording: str, **values: str) -> None:
        super().__init__(wording)
        self.wording, self.values = wording, values


def known_codes(tx: Transaction) -> Known:
    return Known(
        parents={unit.code: unit.parent or "" for unit in places.units(tx)},
        desks=tuple(desk.code for desk in places.desks(tx)),
        procedures=tuple(procedure.code for procedure in places.procedures(tx)),
        surveys=tuple(instruments.known(tx)),
    )


def reads_like(text: str) -> str:
    """What remains of a code or a heading when case, diacritics and separators do not count: QUẦY-3 → quay3."""
    return folded_code(text)


def compare(tx: Transaction, lines: Sequence[Line]) -> Compared:
    """Writes nothing."""
    units = {unit.code: unit for unit in places.units(tx)}
    desks = {desk.code: DeskLine(desk.code, desk.unit, desk.name) for desk in places.desks(tx)}
    procedures = {known.code: ProcedureLine(known.code, known.field, known.name) for known in places.procedures(tx)}
    days = {row.day: _holiday(row) for row in holidays.load(tx)}
    new, changed, unchanged = [], [], 0
    for line in lines:
        standing: Line | None
        match line:
            case UnitLine():
                standing = _unit_line(units[line.code]) if line.code in units else None
                line = _whole(line, units.get(line.code))
            case DeskLine():
                standing = desks.get(line.code)
            case ProcedureLine():
                standing = procedures.get(line.code)
            case Holiday():
                standing = days.get(line.day)
        if standing is None:
            new.append(line)
        elif standing != line:
            changed.append(line)
        else:
            unchanged += 1
    return Compared(tuple(new), tuple(changed), unchanged)


def apply_import(tx: Transaction, kind: Kind, lines: Sequence[Line], at: datetime) -> None:
    """Writes lines that `compare` found new or changed; they are seen all at once, with the commit.

    More than CHUNK_LINES are applied chunk by chunk. Each chunk is whole in itself, and an import that was cut off is
    taken up by running it again: what stands is unchanged then.
    """
    for line in lines:
        match line:
            case UnitLine():
                _put_unit(tx, line)
            case DeskLine():
                places.put_desk(tx, code=line.code, name=line.name, unit=line.unit)
            case ProcedureLine():
                places.put_procedure(tx, Procedure(line.code, line.field, line.name))
            case Holiday():
                row = holidays.Holiday(line.day, line.kind is DayKind.OFF, line.name, line.confirmed)
                holidays.put(tx, row)
    if lines:
        chain.append(tx, "places_imported", f"{kind}:{len(lines)}", at)


def invite(tx: Transaction, role: InvitedRole, unit: str, desk: str, nonce: bytes, at: datetime) -> str:
    """The payload of a single-use link. Only signs; the invitation is known to nobody until it is accepted.

    Raises SetupRefused: a leader needs a unit, a head or officer a desk, an owner neither; and it must be there.
    """
    match role:
        case InvitedRole.OWNER if unit or desk:
            raise SetupRefused("invite-owner-everywhere")
        case InvitedRole.LEADER if desk or not unit:
            raise SetupRefused("invite-needs-unit", role=role)
        case InvitedRole.HEAD | InvitedRole.OFFICER if unit or not desk:
            raise SetupRefused("invite-needs-desk", role=role)
        case _:
            at_unit = _unit(tx, unit).code if unit else ""
            at_desk = _desk(tx, desk).code if desk else ""
            return invitation.make(role, at_unit, at_desk, at + role.lifetime, nonce, tx.keys.signing)


def desk_links(tx: Transaction, desk: str | None, citizen_bot: str, public_url: str = "") -> list[LinkedDesk]:
    """The present links of one desk or of all. Raises SetupRefused for a desk that is not there, or when none is."""
    chosen = [_desk(tx, desk)] if desk is not None else places.desks(tx)
    if not chosen:
        raise SetupRefused("links-no-desks")
    units = {unit.code: unit for unit in places.units(tx)}
    payloads = {each.code: visit.desk_link(each.number, each.link_generation, tx.keys.signing) for each in chosen}
    return [
        LinkedDesk(
            code=each.code,
            name=each.name,
            unit=units[each.unit].name,
            hotline=_hotline(units[each.unit], units),
            link=start_link(citizen_bot, payloads[each.code]),
            web_link=web_link(public_url, payloads[each.code]) if public_url else "",
        )
        for each in chosen
    ]


def revoke_links(tx: Transaction, desk: str, at: datetime) -> DeskRow:
    """Everything printed for this desk leads nowhere from now on; the next links are good. Raises SetupRefused."""
    revoked = _desk(tx, desk)
    places.revoke_links(tx, revoked.code)
    chain.append(tx, "links_revoked", revoked.code, at)
    return revoked


def start_link(bot: str, payload: str) -> str:
    return f"https://t.me/{bot}?start={payload}"


def web_link(public_url: str, entry: str) -> str:
    """Where the web form begins for this payload, or for a typed desk code."""
    return f"{public_url}/d/{entry}"


def open_office(tx: Transaction, now: datetime) -> None:
    """The first start: weeks before this day are nobody's to publish."""
    if settings.get(tx, OFFICE_OPENED) is None:
        settings.put(tx, OFFICE_OPENED, local_day(now, tx.zone).isoformat())


def is_rehearsal(tx: Transaction) -> bool:
    """Whether this database was filled by a simulation."""
    return settings.get(tx, SIMULATED) is not None


def bot_name(tx: Transaction, bot: ChannelName) -> str | None:
    """The bot's user name without @, as its platform said once; None when it was never asked."""
    return settings.get(tx, f"{bot}_bot_username")


def remember_bot_name(tx: Transaction, bot: ChannelName, name: str) -> None:
    settings.put(tx, f"{bot}_bot_username", name)


def public_url(tx: Transaction) -> str:
    """Where citizens reach the web form, as the service was last started with; empty: there is none."""
    return settings.get(tx, "public_url") or ""


def remember_public_url(tx: Transaction, url: str) -> None:
    settings.put(tx, "public_url", url)


def _put_unit(tx: Transaction, line: UnitLine) -> None:
    standing = places.unit(tx, line.code)
    said = asdict(_whole(line, standing))
    places.put_unit(tx, replace(standing or Unit(line.code, line.name), **said))


def _unit_line(unit: Unit) -> UnitLine:
    return UnitLine(**asdict(unit))


def _whole(line: UnitLine, standing: Unit | None) -> UnitLine:
    """With what the list says nothing about: as it stands, or as every new unit begins."""
    known = asdict(standing or Unit(line.code, line.name))
    silent = [name for name, said in asdict(line).items() if said is None or (name == "surveys" and not said)]
    return replace(line, **{name: known[name] for name in silent if name != "parent"})


def _holiday(row: holidays.Holiday) -> Holiday:
    return Holiday(row.day, DayKind.OFF if row.off else DayKind.WORK, row.name, row.confirmed)


def _unit(tx: Transaction, code: str) -> Unit:
    typed = reads_like(code)
    found = [unit for unit in places.units(tx) if reads_like(unit.code) == typed]
    if len(found) != 1:
        raise SetupRefused("setup-unknown-unit", code=code[:40])
    return found[0]


def _desk(tx: Transaction, code: str) -> DeskRow:
    found = places.desk_by_code_typed(tx, code)
    if found is None:
        raise SetupRefused("setup-unknown-desk", code=code[:40])
    return found


def _hotline(unit: Unit, units: Mapping[str, Unit]) -> str:
    """The unit's own, else the nearest one above it: a poster should not hang without one."""
    seen = set[str]()
    while not unit.hotline and unit.parent is not None and unit.parent in units and unit.code not in seen:
        seen.add(unit.code)
        unit = units[unit.parent]
    return unit.hotline
