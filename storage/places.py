"""Units, desks and procedures: what the office is made of."""

from dataclasses import dataclass

from sqlalchemy import bindparam, or_, update
from sqlmodel import col

from storage.folding import folded, folded_code
from storage.tables.places import DeskRecord, ProcedureRow, UnitRow
from storage.transaction import Row, Transaction, changing, reading, upsert

MOST_FOUND = 50
ESCAPE = "/"
SHORTEST_CODE = 3  # digits; fewer are in every code
_PUNCTUATION = '.,;:!?()"“”'


@dataclass(frozen=True, slots=True)
class Unit:
    """`surveys` is the key of the instrument its desks ask; in the safe zone, after people have left.

    With `ask_procedure` they first ask what the visit was for. The days are working days: see survey.deadlines.Policy.
    """

    code: str
    name: str
    parent: str | None = None
    address: str = ""
    hotline: str = ""
    reception_hours: str = ""
    surveys: str = "quick"
    safe_zone: bool = False
    ask_procedure: bool = False
    classify_days: int = 2
    forward_days: int = 5
    answer_days: int = 10


@dataclass(frozen=True, slots=True)
class DeskRow:
    """`number` is given by the database and stands in slips; links of an older generation than this are revoked."""

    number: int
    code: str
    name: str
    unit: str
    group_chat: str | None = None
    link_generation: int = 0


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    field: str
    name: str


_UNIT_COLUMNS = (
    "code",
    "name",
    "parent",
    "address",
    "hotline",
    "reception_hours",
    "surveys",
    "safe_zone",
    "ask_procedure",
    "classify_days",
    "forward_days",
    "answer_days",
)
_DESK_COLUMNS = ("number", "code", "name", "unit", "group_chat", "link_generation")
_units = reading(UnitRow, *_UNIT_COLUMNS).order_by(col(UnitRow.name), col(UnitRow.code))
_desks = reading(DeskRecord, *_DESK_COLUMNS).order_by(col(DeskRecord.number))
_the_code = col(DeskRecord.code) == bindparam("the_code")

_PUT_UNIT = upsert(UnitRow, ["code"], replaced=[*_UNIT_COLUMNS[1:], "active"])
_PUT_DESK = upsert(
    DeskRecord, ["code"], replaced=["name", "unit", "folded_code", "folded_name", "link_generation", "active"]
)
_RENAME_DESK = changing(update(DeskRecord).where(_the_code), "name", "unit", "folded_code", "folded_name")
_PUT_PROCEDURE = upsert(ProcedureRow, ["code"], replaced=["field", "name", "folded_name"])
_UNIT = _units.where(col(UnitRow.code) == bindparam("the_code"))
_UNITS = _units.where(col(UnitRow.active))
_DESK = _desks.where(_the_code)
_DESK_BY_NUMBER = _desks.where(col(DeskRecord.number) == bindparam("the_number"))
_DESK_BY_TYPED = _desks.where(col(DeskRecord.folded_code) == bindparam("typed"))
_DESKS = _desks.where(col(DeskRecord.active))
_DESKS_OF_UNIT = _DESKS.where(col(DeskRecord.unit) == bindparam("the_unit"))
_DESKS_NUMBERED = _DESKS.where(col(DeskRecord.number).between(bindparam("first"), bindparam("last")))
_DESKS_OF_GROUP = _desks.where(col(DeskRecord.group_chat) == bindparam("the_chat"))
_SEARCH = _DESKS.where(
    or_(
        col(DeskRecord.folded_name).contains(bindparam("words"), escape=ESCAPE),
        col(DeskRecord.folded_code).contains(bindparam("typed"), escape=ESCAPE),
    )
).limit(MOST_FOUND)
_BIND = changing(update(DeskRecord).where(_the_code), "group_chat")
_REVOKE = update(DeskRecord).where(_the_code).values(link_generation=DeskRecord.link_generation + 1)
_PROCEDURES = reading(ProcedureRow, "code", "field", "name").order_by(col(ProcedureRow.field), col(ProcedureRow.name))
_PROCEDURE = _PROCEDURES.where(col(ProcedureRow.code) == bindparam("the_code"))
_PROCEDURES_FOLDED = reading(ProcedureRow, "code", "field", "name", "folded_name").order_by(
    col(ProcedureRow.field), col(ProcedureRow.name)
)
_ANY_PROCEDURE = reading(ProcedureRow, "code").limit(1)


def put_unit(tx: Transaction, unit: Unit) -> None:
    """A new unit, or the new data of one with this code."""
    values = {name: getattr(unit, name) for name in _UNIT_COLUMNS}
    tx.execute(_PUT_UNIT, **values, active=True)


def put_desk(tx: Transaction, code: str, name: str, unit: str) -> DeskRow:
    """A new desk with the next number, or another name or unit for one with this code; group and links stay."""
    values = {"name": name, "unit": unit, "folded_code": folded_code(code), "folded_name": folded(name)}
    if tx.execute(_RENAME_DESK, the_code=code, **values) == 0:
        tx.execute(_PUT_DESK, code=code, **values, link_generation=0, active=True)
    found = desk(tx, code)
    assert found is not None
    return found


def put_procedure(tx: Transaction, procedure: Procedure) -> None:
    tx.execute(
        _PUT_PROCEDURE,
        code=procedure.code,
        field=procedure.field,
        name=procedure.name,
        folded_name=folded(f"{procedure.name} {procedure.code}"),
    )


def unit(tx: Transaction, code: str) -> Unit | None:
    row = tx.one(_UNIT, the_code=code)
    return None if row is None else Unit(*row)


def units(tx: Transaction) -> list[Unit]:
    """By name."""
    return [Unit(*row) for row in tx.all(_UNITS)]


def desk(tx: Transaction, code: str) -> DeskRow | None:
    return _one_desk(tx.one(_DESK, the_code=code))


def desk_by_number(tx: Transaction, number: int) -> DeskRow | None:
    return _one_desk(tx.one(_DESK_BY_NUMBER, the_number=number))


def desk_by_code_typed(tx: Transaction, text: str) -> DeskRow | None:
    """The desk whose code this is, however it is written; None also when two codes read alike."""
    typed = folded_code(text)
    found = tx.all(_DESK_BY_TYPED, typed=typed) if typed else []
    return _one_desk(found[0]) if len(found) == 1 else None


def desks(tx: Transaction, unit: str | None = None) -> list[DeskRow]:
    """All desks, or those of one unit, by number."""
    rows = tx.all(_DESKS) if unit is None else tx.all(_DESKS_OF_UNIT, the_unit=unit)
    return [DeskRow(*row) for row in rows]


def desks_numbered(tx: Transaction, numbers: range) -> list[DeskRow]:
    return [DeskRow(*row) for row in tx.all(_DESKS_NUMBERED, first=numbers.start, last=numbers.stop - 1)]


def search_desks(tx: Transaction, query: str) -> list[DeskRow]:
    """Desks whose name or code contains the words, without regard to case and diacritics; at most MOST_FOUND."""
    words, typed = folded(query), folded_code(query)
    if not typed:
        return []
    return [DeskRow(*row) for row in tx.all(_SEARCH, words=_literal(words), typed=_literal(typed))]


def bind_group(tx: Transaction, code: str, chat: str | None) -> None:
    """The desk's cards go to this chat from now on; None: to nobody's group."""
    tx.execute(_BIND, the_code=code, group_chat=chat)


def desk_of_group(tx: Transaction, chat: str) -> list[DeskRow]:
    """The desks whose cards this chat gets; one group may serve several."""
    return [DeskRow(*row) for row in tx.all(_DESKS_OF_GROUP, the_chat=chat)]


def revoke_links(tx: Transaction, code: str) -> None:
    """Posters and links printed so far lead nowhere any more."""
    tx.execute(_REVOKE, the_code=code)


def procedures(tx: Transaction) -> list[Procedure]:
    """By field, then name."""
    return [Procedure(*row) for row in tx.all(_PROCEDURES)]


def procedure(tx: Transaction, code: str) -> Procedure | None:
    row = tx.one(_PROCEDURE, the_code=code)
    return None if row is None else Procedure(*row)


def are_procedures_known(tx: Transaction) -> bool:
    return tx.one(_ANY_PROCEDURE) is not None


def search_procedures(tx: Transaction, query: str) -> list[Procedure]:
    """Those that have all the words in their name, or these digits in their code; at most MOST_FOUND.

    Case, diacritics and the order of the words do not count, but who has them in this order comes first,
    and of these the shortest: what is nothing else.
    """
    words = [word for part in folded(query).split() if (word := part.strip(_PUNCTUATION))]
    phrase, digits = " ".join(words), folded_code(query)
    is_code = digits.isdecimal() and len(digits) >= SHORTEST_CODE
    found = [
        ((phrase not in folded_name, len(name)), Procedure(code, field, name))
        for code, field, name, folded_name in (tx.all(_PROCEDURES_FOLDED) if words else [])
        if all(word in folded_name for word in words) or (is_code and digits in folded_code(code))
    ]
    return [procedure for _, procedure in sorted(found, key=lambda one: one[0])[:MOST_FOUND]]


def _one_desk(row: Row | None) -> DeskRow | None:
    return None if row is None else DeskRow(*row)


def _literal(words: str) -> str:
    """As LIKE reads it, without any pattern in it."""
    for special in (ESCAPE, "%", "_"):
        words = words.replace(special, ESCAPE + special)
    return words
