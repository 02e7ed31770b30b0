"""What a copy of the database loses before it is put away, and what a restored one must not do by itself."""

from datetime import datetime

from bot.usecases.citizen_answers import CHANGE_WINDOW
from bot.usecases.clock_interviews import finalise_answers
from storage import files, outbox, responses, ties
from storage.database import Transaction


def let_go_of_accounts(tx: Transaction, now: datetime, fresh: str) -> int:
    """In a copy: sent answers become final as they would within the day, what was under way is left out.

    Afterwards nothing ties an account or a slip to answers. Returns how many became final. Each is counted under the
    day its 24 hours end, as if it had waited for it; `fresh` are random letters.
    """
    end, final = now + 2 * CHANGE_WINDOW, 0  # all of them, whatever the clock did meanwhile
    while responses.is_any_due(tx, end):
        final += finalise_answers(tx, end, f"{fresh}:{final}")
    ties.cut(tx)
    return final


def kept_blobs(tx: Transaction) -> list[str]:
    """Names of the blobs that belong to what the database tells of, in their order."""
    return sorted(files.kept(tx))


def begin_after_restore(tx: Transaction, now: datetime) -> int:
    """What was owed when the copy was made waits for a person: it may have been sent since. How many messages."""
    return outbox.hold_all(tx, now)
