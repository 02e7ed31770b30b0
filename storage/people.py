"""Staff: who they are, what each may do where, and which invitations are spent. Accounts are sealed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, bindparam, delete, update
from sqlmodel import col

from storage.tables.people import GrantRow, SpentInvitationRow, StaffRow
from storage.transaction import Row, Transaction, changing, insert_new, reading
from survey.complaint_events import StaffId as StaffId
from survey.messages import STAFF_BOT


class Role(StrEnum):
    OWNER = "owner"  # quản trị
    LEADER = "leader"  # lãnh đạo: every desk of the unit
    HEAD = "head"  # phụ trách: the own desks
    OFFICER = "officer"  # công chức


@dataclass(frozen=True, slots=True)
class Staff:
    id: StaffId
    account: str  # the staff bot's name for the person; also the chat for private messages
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somewhere; without unit and desk it holds for the whole office."""

    staff: StaffId
    role: Role
    unit: str | None = None
    desk: str | None = None


_COLUMNS = ("id", "sealed_account", "name", "active")
_staff = reading(StaffRow, *_COLUMNS).order_by(col(StaffRow.id))
_the_staff = col(StaffRow.id) == bindparam("the_id")
_holders: Select[tuple[int, bytes, str, bool]] = (
    _staff.join(GrantRow, col(GrantRow.staff) == col(StaffRow.id))
    .where(col(StaffRow.active), col(GrantRow.role) == bindparam("the_role"))
    .distinct()
)

_SPEND = insert_new(SpentInvitationRow, "nonce", "spent_at")
_ADD = insert_new(StaffRow, "account_hash", "sealed_account", "name", "active", "joined_at")
_RETURN = changing(
    update(StaffRow).where(col(StaffRow.account_hash) == bindparam("the_hash")).values(active=True), "name"
)
_GRANT = insert_new(GrantRow, "staff", "role", "unit", "desk")
_BY_ID = _staff.where(_the_staff)
_BY_ACCOUNT = _staff.where(col(StaffRow.account_hash) == bindparam("the_hash"))
_ALL = _staff.where(col(StaffRow.active))
_GRANTS = reading(GrantRow, "staff", "role", "unit", "desk").order_by(col(GrantRow.id))
_GRANTS_OF = _GRANTS.where(col(GrantRow.staff) == bindparam("the_id"))
_HOLDERS = _holders
_HOLDERS_OF_UNIT = _holders.where(col(GrantRow.unit) == bindparam("the_unit"))
_HOLDERS_OF_DESK = _holders.where(col(GrantRow.desk) == bindparam("the_desk"))
_HOLDERS_OF_BOTH = _HOLDERS_OF_UNIT.where(col(GrantRow.desk) == bindparam("the_desk"))
_REMOVE = update(StaffRow).where(_the_staff).values(active=False)
_REVOKE_ALL = delete(GrantRow).where(col(GrantRow.staff) == bindparam("the_id"))
_REVOKE_ONE = _REVOKE_ALL.where(
    col(GrantRow.role) == bindparam("the_role"),
    col(GrantRow.unit) == bindparam("the_unit"),
    col(GrantRow.desk) == bindparam("the_desk"),
)
_ROSTER = (
    reading(StaffRow, "name")
    .join(GrantRow, col(GrantRow.staff) == col(StaffRow.id))
    .where(col(StaffRow.active), col(GrantRow.desk) == bindparam("the_desk"))
    .distinct()
    .order_by(col(StaffRow.name))
)


def accept(
    tx: Transaction,
    nonce: str,
    role: Role,
    unit: str | None,
    desk: str | None,
    account: str,
    name: str,
    at: datetime,
) -> Staff | None:
    """Spends the invitation and gives its role to this account; None when it is spent.

    Who is staff already gets one more role; who was removed returns with this role only.
    """
    if tx.execute(_SPEND, nonce=nonce, spent_at=at) == 0:
        return None
    account_hash = tx.keys.lane(STAFF_BOT, account)
    added = tx.execute(
        _ADD,
        account_hash=account_hash,
        sealed_account=tx.keys.seal(account.encode()),
        name=name,
        active=True,
        joined_at=at,
    )
    if not added:
        tx.execute(_RETURN, the_hash=account_hash, name=name)
    staff = by_account(tx, account)
    assert staff is not None
    grant(tx, Grant(staff.id, role, unit, desk))
    return staff


def grant(tx: Transaction, given: Grant) -> bool:
    """False when the person has it already."""
    return tx.execute(_GRANT, staff=given.staff, role=given.role, unit=given.unit or "", desk=given.desk or "") == 1


def revoke(tx: Transaction, taken: Grant) -> bool:
    """False when the person has no such role."""
    return (
        tx.execute(
            _REVOKE_ONE,
            the_id=taken.staff,
            the_role=taken.role,
            the_unit=taken.unit or "",
            the_desk=taken.desk or "",
        )
        == 1
    )


def remove(tx: Transaction, staff_id: StaffId) -> None:
    """The person is staff no longer, at once; what was done under this id keeps its name."""
    tx.execute(_REVOKE_ALL, the_id=staff_id)
    tx.execute(_REMOVE, the_id=staff_id)


def by_id(tx: Transaction, staff_id: StaffId) -> Staff | None:
    return _one(tx, tx.one(_BY_ID, the_id=staff_id))


def by_account(tx: Transaction, account: str) -> Staff | None:
    """Also who was removed; `active` says so."""
    return _one(tx, tx.one(_BY_ACCOUNT, the_hash=tx.keys.lane(STAFF_BOT, account)))


def everyone(tx: Transaction) -> list[Staff]:
    """All who are active."""
    return _many(tx, tx.all(_ALL))


def grants(tx: Transaction, staff_id: StaffId) -> list[Grant]:
    return [_grant_of(row) for row in tx.all(_GRANTS_OF, the_id=staff_id)]


def all_grants(tx: Transaction) -> list[Grant]:
    return [_grant_of(row) for row in tx.all(_GRANTS)]


def holders(tx: Transaction, role: Role, *, unit: str | None = None, desk: str | None = None) -> list[Staff]:
    """Active people with this role, of any place, or of exactly this unit or desk."""
    if unit is not None and desk is not None:
        return _many(tx, tx.all(_HOLDERS_OF_BOTH, the_role=role, the_unit=unit, the_desk=desk))
    if unit is not None:
        return _many(tx, tx.all(_HOLDERS_OF_UNIT, the_role=role, the_unit=unit))
    if desk is not None:
        return _many(tx, tx.all(_HOLDERS_OF_DESK, the_role=role, the_desk=desk))
    return _many(tx, tx.all(_HOLDERS, the_role=role))


def names(tx: Transaction, desk: str) -> list[str]:
    """The desk's roster, to find out whether a text is about one of them."""
    return [name for (name,) in tx.all(_ROSTER, the_desk=desk)]


def _one(tx: Transaction, row: Row | None) -> Staff | None:
    return None if row is None else _many(tx, [row])[0]


def _many(tx: Transaction, rows: list[Row]) -> list[Staff]:
    return [
        Staff(StaffId(staff_id), tx.keys.open(sealed).decode(), name, bool(active))
        for staff_id, sealed, name, active in rows
    ]


def _grant_of(row: Row) -> Grant:
    staff, role, unit, desk = row
    return Grant(StaffId(staff), Role(role), unit or None, desk or None)
