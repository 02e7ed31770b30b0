"""Questions that come after the safe-zone delay. Each function keeps one effect of a talk."""

from datetime import datetime

from storage import askings, instruments, responses, visits
from storage.conversations import Conversation
from storage.database import Transaction
from survey.conversation import effects as made
from survey.conversation.states import Waiting
from survey.messages import Message
from survey.safe_zone import asking_moment


def keep_delay(tx: Transaction, talk: Conversation, effect: made.AskLater, fresh: str, at: datetime) -> list[Message]:
    """The moment is drawn now and told to nobody."""
    delay = instruments.survey(tx, effect.desk.survey).safe_zone
    waiting = Waiting(effect.talk, effect.desk)
    askings.put(tx, talk.lane, talk.address, waiting, at, asking_moment(at, delay, fresh, tx.zone))
    return []


def keep_beginning(tx: Transaction, effect: made.BeginQuestions, at: datetime) -> list[Message]:
    """How long the answers took counts from now."""
    askings.drop(tx, effect.talk)
    responses.begin_questions(tx, effect.talk, at, after_delay=effect.after_delay)
    return []


def keep_dropping(tx: Transaction, effect: made.DropVisit) -> list[Message]:
    drop_visit(tx, effect.talk)
    return []


def drop_visit(tx: Transaction, talk: str) -> None:
    """Nothing was asked, so nothing stays; who holds the slip may use it again."""
    askings.drop(tx, talk)
    visits.release(tx, talk)
    responses.withdraw(tx, talk)
