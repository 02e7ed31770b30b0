"""What a citizen may ask about the own data: consent, what is kept, erasure."""

from datetime import datetime

from storage import complaints, consents, responses
from storage.conversations import Conversation
from storage.database import Transaction
from survey.conversation import effects as made
from survey.conversation.states import Interviewing, Reviewing, State
from survey.messages import Message
from survey.wording import Wording

CONSENT_VERSION = "1"  # of the sentences `consent-survey` and `consent-complaint` in locale/


def keep_consent(tx: Transaction, talk: Conversation, effect: made.RecordConsent, at: datetime) -> list[Message]:
    """To which words, for which purpose, when; destroyed with the link to what was sent."""
    consents.record(tx, talk.lane, str(effect.purpose), CONSENT_VERSION, at)
    return []


def keep_erasure(tx: Transaction, lane: str, before: State, words: Wording) -> list[Message]:
    """Whatever is still linked to the account is withdrawn; what is not cannot be found any more, and that is said."""
    ids = [interview.id for interview in responses.open_or_linked(tx, lane)]
    if isinstance(before, Interviewing | Reviewing):
        ids.append(before.talk)
    erased = [responses.withdraw(tx, interview_id) for interview_id in ids]
    return [Message(words.text("erased" if any(erased) else "nothing-to-erase"))]


def keep_listing(tx: Transaction, talk: Conversation, words: Wording) -> list[Message]:
    """What is kept of this account, in plain words, and how long."""
    interviews = responses.open_or_linked(tx, talk.lane)
    cases = complaints.of_lane(tx, talk.lane)
    lines = [words.text("my-data-intro")]
    if interviews:
        lines.append(words.text("my-data-answers", count=words.count(len(interviews))))
    if cases:
        lines.append(words.text("my-data-cases", codes=", ".join(case.code for case in cases)))
    if not interviews and not cases:
        lines.append(words.text("my-data-nothing"))
    lines.append(words.text("my-data-clocks"))
    return [Message("\n".join(lines))]
