"""Files that a citizen sends, as the door meets them: weighed against what is stored already."""

from dataclasses import replace
from datetime import datetime

from storage import files
from storage.conversations import Conversation
from storage.database import Transaction
from storage.files import Owner
from survey.conversation import effects as made
from survey.conversation.events import Attached
from survey.conversation.states import AboutCase
from survey.messages import Message


def weighed(tx: Transaction, talk: Conversation, event: Attached) -> Attached:
    """With what this account's cases hold; the talk refuses what would be too much."""
    if event.file is None:
        return event
    code = talk.state.codes[0] if isinstance(talk.state, AboutCase) and talk.state.codes else ""
    others = len(files.of(tx, Owner.CASE, code)) if code else 0
    return replace(event, others=others, held_bytes=files.bytes_of_lane(tx, talk.lane))


def keep_with_comment(
    tx: Transaction, talk: Conversation, effect: made.AttachToComment, fresh: str, at: datetime
) -> list[Message]:
    """Held until the answers are final: what is withdrawn in its 24 hours was never fetched."""
    files.add(tx, Owner.COMMENT, effect.talk, [effect.file], talk.address.channel, fresh, at, held=True)
    return []


def keep_drop(tx: Transaction, effect: made.DropCommentFiles) -> list[Message]:
    files.erase(tx, Owner.COMMENT, effect.talk)
    return []
