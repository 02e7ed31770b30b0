"""All tables, gathered for the migrations."""

from sqlmodel import SQLModel

from storage.tables.conversations import ConsentRow, ConversationRow
from storage.tables.inbox import InboxRow
from storage.tables.outbox import OutboxRow, PostedRow, UnreachableRow
from storage.tables.people import GrantRow, SpentInvitationRow, StaffRow
from storage.tables.places import DeskRecord, ProcedureRow, UnitRow
from storage.tables.settings import SettingRow

ALL: tuple[type[SQLModel], ...] = (
    ConsentRow,
    ConversationRow,
    DeskRecord,
    GrantRow,
    InboxRow,
    OutboxRow,
    PostedRow,
    ProcedureRow,
    SettingRow,
    SpentInvitationRow,
    StaffRow,
    UnitRow,
    UnreachableRow,
)
