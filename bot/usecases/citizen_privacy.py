"""What a citizen may ask about the own data: consent, what is kept, erasure."""

from datetime import datetime

from bot.usecases import citizen_changes, citizen_later
from storage import askings, complaints, consents, responses, sealed, traces, visits
from storage.conversations import Conversation
from storage.database import Transaction
from survey.complaint import Complaint
from survey.conversation import effects as made
from survey.conversation.states import Purpose, State, open_draft, open_interview
from survey.messages import RECEIPT, Message
from survey.wording import Wording

CONSENT_VERSION = "1"  # of the sentences `consent-survey` and `consent-complaint` in locale/


def keep_consent(tx: Transaction, talk: Conversation, effect: made.RecordConsent, at: datetime) -> list[Message]:
    """To which words, for which purpose, when; destroyed with the link to what was sent."""
    consents.record(tx, talk.lane, str(effect.purpose), CONSENT_VERSION, at)
    return []


def keep_erasure(tx: Transaction, lane: str, before: State, words: Wording, at: datetime) -> list[Message]:
    """Whatever is still linked to the account is withdrawn, and today's cap with it: one may answer again.

    What is not linked any more cannot be found, and that is said.
    """
    waiting = [one.talk for one in askings.of_lane(tx, lane)]
    for visit in waiting:
        citizen_later.drop_visit(tx, visit)
    erased = [citizen_changes.withdraw(tx, one, lane, at) for one in responses.open_or_linked(tx, lane)]
    being_answered = open_interview(before)
    if being_answered is not None:
        visits.release(tx, being_answered)
        erased.append(responses.withdraw(tx, being_answered))
    consents.forget(tx, lane, Purpose.SURVEY, given_until=at)
    traces.note(tx, at)
    done = [
        *(["complaint-cancelled"] if open_draft(before) is not None else []),  # a draft is held by the talk alone
        *(["erased"] if any(erased) else []),
        *(["waiting-cancelled"] if waiting else []),
    ]
    return [Message("\n\n".join(words.text(one) for one in done or ["nothing-to-erase"]))]


def keep_listing(tx: Transaction, talk: Conversation, words: Wording, at: datetime) -> list[Message]:
    """What is kept of this account, in plain words, and how long; what was sent can be changed or withdrawn here."""
    # what is being answered or written is held by the talk itself until it is sent
    interviews = len(responses.open_or_linked(tx, talk.lane)) + (open_interview(talk.state) is not None)
    rows = citizen_changes.sent_rows(tx, talk.lane, words, at)
    cases = complaints.of_lane(tx, talk.lane)
    lines = [words.text("my-data-intro")]
    if interviews:
        lines.append(words.text("my-data-answers", count=words.count(interviews)))
    if waiting := askings.of_lane(tx, talk.lane):
        lines.append(words.text("my-data-waiting", count=words.count(len(waiting))))
    if open_draft(talk.state) is not None:
        lines.append(words.text("my-data-draft"))
    if cases:
        lines.append(words.text("my-data-cases", codes=", ".join(case.code for case in cases)))
        lines += _openings(tx, cases, words)
    if len(lines) == 1:
        lines.append(words.text("my-data-nothing"))
    lines.append(words.text("my-data-clocks"))
    # in the receipts' place, so that the buttons stay when an open screen is shown again below
    return [Message("\n".join(lines), rows, slot=RECEIPT if rows else None)]


def _openings(tx: Transaction, cases: list[Complaint], words: Wording) -> list[str]:
    """How often somebody looked at what was written and at the contact, and when last."""
    lines = []
    for case in cases:
        times = sorted({opening.at for opening in sealed.openings(tx, case.code)})
        if times:
            values = {"code": case.code, "count": words.count(len(times)), "last": words.moment(times[-1])}
            lines.append(words.text("my-data-openings", **values))
    return lines
