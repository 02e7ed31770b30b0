"""All tables, gathered for the migrations."""

from sqlmodel import SQLModel

from storage.tables.askings import AskingRow
from storage.tables.complaints import CaseEntryRow, ComplaintRow, DraftReplyRow, RedirectRow
from storage.tables.conversations import ConsentRow, ConversationRow
from storage.tables.counts import BlockRow, CountRow, FlagCountRow, InvitedRow, OverviewRow, SummaryRow
from storage.tables.dossiers import DossierRow
from storage.tables.entries import EntryCountRow, ModeCountRow, SheetBatchRow, SheetRow
from storage.tables.files import FileRow
from storage.tables.inbox import InboxRow
from storage.tables.instruments import InstrumentRow
from storage.tables.outbox import OutboxRow, PostedRow, UnreachableRow
from storage.tables.people import GrantRow, SpentInvitationRow, StaffRow
from storage.tables.places import DeskRecord, ProcedureRow, UnitRow
from storage.tables.records import ChainHeadRow, ChainRow, HolidayRow, OpeningRow, SealedRow
from storage.tables.responses import CapKeyRow, CapRow, InterviewRecord, LinkRow, ResponseRow
from storage.tables.settings import OutageRow, SettingRow
from storage.tables.visits import SlipBatchRow, SlipRow

ALL: tuple[type[SQLModel], ...] = (
    AskingRow,
    BlockRow,
    CapKeyRow,
    CapRow,
    CaseEntryRow,
    ChainHeadRow,
    ChainRow,
    ComplaintRow,
    ConsentRow,
    ConversationRow,
    CountRow,
    DeskRecord,
    DossierRow,
    DraftReplyRow,
    EntryCountRow,
    FileRow,
    FlagCountRow,
    GrantRow,
    HolidayRow,
    InboxRow,
    InstrumentRow,
    InterviewRecord,
    InvitedRow,
    LinkRow,
    ModeCountRow,
    OpeningRow,
    OutageRow,
    OutboxRow,
    OverviewRow,
    PostedRow,
    ProcedureRow,
    RedirectRow,
    ResponseRow,
    SealedRow,
    SettingRow,
    SheetBatchRow,
    SheetRow,
    SlipBatchRow,
    SlipRow,
    SpentInvitationRow,
    StaffRow,
    SummaryRow,
    UnitRow,
    UnreachableRow,
)
