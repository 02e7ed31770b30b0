"""Slips that citizens open: what one proves to whom, and the interview that has it until its answer is final.

Slips are handed out in the order of their numbers, and nobody tells us of the handing out. So a number that comes back
shows that all before it were handed out: that many are *invited*, raised in whole tens so that no count names a slip.
They count under the day on which an answer sent now becomes final, the day that the answer itself will count under.
More than what was printed can never be invited, nor fewer than were opened: the response rate stays within 100 %. A
slip that an officer keeps back from somebody displeased counts as an invitation without an answer.
"""

from collections.abc import Sequence
from datetime import datetime

from analytics.block import Stream
from analytics.period import local_day
from bot.usecases.citizen_answers import CHANGE_WINDOW
from storage import counts, responses, visits
from storage.conversations import Conversation
from storage.database import Transaction
from storage.places import DeskRow
from storage.visits import Refusal
from survey import visit
from survey.conversation import effects as made
from survey.messages import Message
from survey.wording import Wording

OTHER_DESK = "slip-other-desk"
REMARKS = {Refusal.USED: "slip-used", Refusal.EXPIRED: "slip-expired", Refusal.REVOKED: "slip-revoked"}


def open_slip(
    tx: Transaction, slip: visit.Slip, desk: DeskRow, lane: str, open_talks: Sequence[str], at: datetime
) -> tuple[str, str]:
    """(name of the slip, "") when it proves a visit at this desk to this account, else ("", why not).

    Whoever comes with a slip to another desk than its own (a form that was opened for one) proves nothing there.
    """
    if slip.desk_number != desk.number:
        return "", OTHER_DESK
    is_first = not visits.is_opened(tx, slip)
    name, refused = visits.open_slip(tx, slip, desk.code, lane, at, local_day(at, tx.zone))
    if refused is None:
        _count_invited(tx, slip, desk, at, opened=int(is_first))
        return name, ""
    if refused is Refusal.USED and any(visits.holds(tx, name, talk) for talk in open_talks):
        return "", ""  # by the very interview that is open or waits: it goes on
    return "", REMARKS[refused]


def keep_proof(
    tx: Transaction, talk: Conversation, effect: made.ProveVisit, words: Wording, at: datetime
) -> list[Message]:
    """The interview counts among the verified ones, if the slip is still this account's and unanswered.

    Where the open interview has another slip, this one is of another visit, and can be opened again once it is sent.
    """
    if visits.is_proven(tx, effect.talk):
        return [Message(words.text("slip-of-another-visit"))]
    if visits.prove(tx, effect.slip, talk.lane, effect.talk, at):
        responses.put_in_stream(tx, effect.talk, Stream.VERIFIED)
    return []


def _count_invited(tx: Transaction, slip: visit.Slip, desk: DeskRow, at: datetime, opened: int) -> None:
    printed = visits.batch_of(tx, desk.code, slip)
    assert printed is not None, "a slip that proves a visit was printed"
    more = visits.newly_invited(tx, printed, slip.number)
    if more or opened:
        counts.add_invited(tx, desk.code, local_day(at + CHANGE_WINDOW, tx.zone), more, opened)
