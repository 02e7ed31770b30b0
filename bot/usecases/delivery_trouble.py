"""What went wrong on the way in or out becomes words to a person: an apology, a request, a task for an owner."""

from datetime import datetime, timedelta

from bot.usecases import announce, recipients
from bot.usecases.staff_turn import staff_words
from storage import complaints, conversations, inbox, outbox
from storage.claims import Claimed
from storage.database import Transaction
from storage.inbox import UpdateRef
from storage.outbox import Entry, Repeat, Urgency
from survey import tracking_code
from survey.complaint import Complaint
from survey.messages import CITIZEN_BOT, Address, ChannelName, Language, Message
from survey.wording import wording

APOLOGY_EXPIRES = timedelta(hours=24)
NOTICE_EXPIRES = timedelta(minutes=10)
ONE_REPORT_EVERY = timedelta(hours=1)
SLOWED_DOWN = ChannelName("slowed down")  # no bot: keyed hashes of a kind of their own


def apologise(tx: Transaction, update: UpdateRef, chat: str, at: datetime) -> None:
    """What somebody wrote could not be handled: once and plainly, please send it again."""
    to = Address(update.bot, chat)
    text = wording(_language(tx, to, at), tx.zone).text("could-not-handle")
    entry = Entry(
        key=f"apology:{update.bot}:{update.update_id}",
        to=to,
        message=Message(text),
        expires_at=at + APOLOGY_EXPIRES,
    )
    outbox.enqueue(tx, entry, at)


def slow_down(tx: Transaction, to: Address, at: datetime) -> None:
    """Too much was sent at once; at most said once a minute."""
    text = wording(_language(tx, to, at), tx.zone).text("too-fast")
    # the key is kept for weeks: it is another one each minute, and no lane
    minute = tx.keys.lane(SLOWED_DOWN, f"{to.channel}:{to.chat}:{int(at.timestamp()) // 60}")
    entry = Entry(
        key=f"slow-down:{minute}",
        to=to,
        message=Message(text),
        repeat=Repeat.ONCE,
        expires_at=at + NOTICE_EXPIRES,
    )
    outbox.enqueue(tx, entry, at)


def note_reachability(tx: Transaction, update: UpdateRef, to: Address, reachable: bool, at: datetime) -> None:
    """The platform said that a person stopped or started the bot, or that a group let it go."""
    if not inbox.first_time(tx, update, at):
        return
    if reachable:
        outbox.mark_reachable(tx, to)
    else:
        outbox.mark_unreachable(tx, to, at)


def report_dead(tx: Transaction, update: UpdateRef, why: str, at: datetime) -> None:
    """An update was given up: the owner hears where the fault is, once per place and hour, never the content."""
    words = staff_words(tx)
    text = words.text("alert-update-dead", bot=update.bot, where=why[:120])
    _tell_owners(tx, f"dead:{update.bot}:{why[:80]}", text, at)


def set_aside(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    """A message will not be sent any more. Staff alerts go on to whoever hears next; the rest the owner is told of."""
    if claimed.to.channel == CITIZEN_BOT and (answered := _case_told(tx, claimed.message)) is not None:
        announce.staff_told(tx, answered, "case-undelivered", f"undelivered:{claimed.id}", at)
    if ending == "expired" and claimed.urgency is Urgency.REPLY:
        return  # a screen nobody waited for
    if ending == "rejected":
        text = staff_words(tx).text("alert-rejected", bot=claimed.to.channel)
        _tell_owners(tx, f"rejected:{claimed.to.channel}", text, at)
    elif claimed.to.channel != CITIZEN_BOT:
        if claimed.urgency is Urgency.ALERT and (complaint := _complaint_of(tx, claimed.message)) is not None:
            announce.passed_on(tx, complaint, claimed.to, at)
        words = staff_words(tx)
        text = words.text("alert-undelivered", count=words.count(1))
        _tell_owners(tx, f"lost:{claimed.id}", text, at, but=claimed.to)


def _case_told(tx: Transaction, message: Message) -> Complaint | None:
    """The case of which this message would have told the citizen."""
    slot = message.slot or ""
    code = tracking_code.read(slot.removeprefix(announce.CASE)) if slot.startswith(announce.CASE) else None
    return complaints.load(tx, code) if code is not None else None


def _complaint_of(tx: Transaction, message: Message) -> Complaint | None:
    """The case whose card this is and that nobody has: new, sent here or reopened; None for everything else."""
    slot = message.slot or ""
    code = tracking_code.read(slot.removeprefix(announce.CARD)) if slot.startswith(announce.CARD) else None
    complaint = complaints.load(tx, code) if code is not None else None
    return complaint if complaint is not None and complaint.handler is None and complaint.is_running else None


def _tell_owners(tx: Transaction, cause: str, text: str, at: datetime, but: Address | None = None) -> None:
    hour = int(at.timestamp() // ONE_REPORT_EVERY.total_seconds())
    for owner in recipients.owners(tx):
        if owner != but:
            entry = Entry(key=f"{cause}:{hour}:{owner.chat}", to=owner, message=Message(text), urgency=Urgency.BULK)
            outbox.enqueue(tx, entry, at)


def _language(tx: Transaction, to: Address, at: datetime) -> Language:
    return conversations.load_locked(tx, to, at, "").language if to.channel == CITIZEN_BOT else Language.VI
