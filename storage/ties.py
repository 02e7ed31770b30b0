"""What ties an account or a slip to answers, and how a copy that leaves the house loses it.

In the database itself time does the same, 24 hours after an answer. A copy that is put away cannot wait for that.
"""

from sqlalchemy import delete, exists, not_, or_, select, update
from sqlmodel import col

from storage.inbox import DEAD, PARKED
from storage.outbox import is_of_talk
from storage.tables.askings import AskingRow
from storage.tables.complaints import ComplaintRow
from storage.tables.conversations import ConsentRow, ConversationRow
from storage.tables.entries import SheetRow
from storage.tables.files import FileRow
from storage.tables.inbox import InboxRow
from storage.tables.outbox import OutboxRow, PostedRow, UnreachableRow
from storage.tables.responses import CapKeyRow, CapRow, InterviewRecord, LinkRow
from storage.tables.visits import SlipRow
from storage.transaction import Transaction
from survey.conversation.states import Purpose
from survey.messages import CITIZEN_BOT

# of tables that name chats, accounts or slips these rows stay: staff's, and what a case needs to be answered
KEPT = {
    "complaints": "the way to who complained",
    "staff": "who may do what",
    "desks": "the group of each desk",
    "outbox": "what is owed to staff, and told of a case",
    "posted": "what shows a case, and what staff see",
    "consents": "to a case that is known by its account",
    "files": "of cases, and of answers that are nobody's any more",
    "slips": "that a slip was used, not by whom or for which answers",
    "sheets": "that a sheet was entered, not for which answers",
    "inbox": "that an update was handled, not whose",
}

EMPTIED = frozenset({"links", "interviews", "askings", "conversations", "cap_keys", "caps", "unreachable"})


_has_a_case = exists().where(col(ComplaintRow.lane) == col(ConsentRow.lane))
_CUT = (
    # comments of open interviews before the interviews that they belong to
    delete(FileRow).where(col(FileRow.owner) == "comment", col(FileRow.ref).in_(select(col(InterviewRecord.id)))),
    delete(LinkRow),
    delete(InterviewRecord),
    delete(AskingRow),
    delete(ConversationRow),
    delete(ConsentRow).where(or_(col(ConsentRow.purpose) != Purpose.COMPLAINT, not_(_has_a_case))),
    delete(CapKeyRow),
    delete(CapRow),
    # opened and not answered: as if nobody had opened it, so that its holder can still answer
    delete(SlipRow).where(or_(col(SlipRow.interview).is_not(None), col(SlipRow.answer_until).is_not(None))),
    delete(SheetRow).where(col(SheetRow.interview).is_not(None)),
    delete(OutboxRow).where(col(OutboxRow.channel) == CITIZEN_BOT, is_of_talk(col(OutboxRow.slot))),
    delete(PostedRow).where(is_of_talk(col(PostedRow.slot))),
    delete(UnreachableRow),  # noted anew with the next message that does not reach them
    update(InboxRow)
    .where(col(InboxRow.state) == PARKED)
    .values(state=DEAD, sealed_update=None, not_before=None, why="left out of a copy"),
    update(InboxRow).values(lane=""),
)


def cut(tx: Transaction) -> None:
    """In a copy, once its sent answers are final: afterwards no answer and no slip leads to an account.

    What was under way goes too: open interviews, talks, drafts, invitations to be asked later.
    """
    for statement in _CUT:
        tx.execute(statement)
