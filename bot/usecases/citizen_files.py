"""Files that a citizen sends, as the door meets them: weighed against what is stored already."""

from dataclasses import replace

from storage import files
from storage.conversations import Conversation
from storage.database import Transaction
from storage.files import Owner
from survey.conversation.events import Attached
from survey.conversation.states import AboutCase


def weighed(tx: Transaction, talk: Conversation, event: Attached) -> Attached:
    """With what this account's cases hold; the talk refuses what would be too much."""
    if event.file is None:
        return event
    code = talk.state.codes[0] if isinstance(talk.state, AboutCase) and talk.state.codes else ""
    others = len(files.of(tx, Owner.CASE, code)) if code else 0
    return replace(event, others=others, held_bytes=files.bytes_of_lane(tx, talk.lane))
