"""What a citizen's button carries: "talk:step:choice", at most 64 bytes, checked when it is made."""

from enum import StrEnum

from survey.conversation.events import Pressed
from survey.messages import Option

LONGEST_DATA = 64  # bytes; the narrowest platform
LAST_PAGE = 1000  # of a list


class At(StrEnum):
    """The screens that are no question and no step of a complaint."""

    CONSENT = "consent"
    LATER = "later"  # the questions are still to come
    REVIEW = "review"
    OFFER = "offer"
    LANGUAGE = "language"
    UNIT = "unit"  # its choice is the code of a unit, looked up by the caller
    DESK = "desk"  # its choice is the code of a desk, looked up by the caller
    PLACES = "places"  # how to go about the list of places
    PROCEDURE = "procedure"  # its choice is the code of a procedure, looked up by the caller
    PROCEDURES = "procedures"  # how to go about the list of procedures
    SENT = "sent"  # below answers that were sent, which the talk names
    ENTRY = "entry"  # how it is entered, and what can follow a sheet that was entered
    CASE = "rate"  # on messages about a case, whose code stands in the place of the talk
    INFO = "info"  # these three too: the screens of `AboutCase`
    WHICH = "which"
    WITHDRAW = "withdraw"


class To(StrEnum):
    """What can be chosen besides the choices of a question, the categories and the places."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "0"
    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    DONE = "done"  # with a multiple choice, or with sending files
    SEND = "send"
    KEEP = "keep"  # what was typed before
    NO_FILES = "no-files"  # the complaint goes without those that were sent
    ALL = "all"  # the whole list instead of what was searched
    NAMED = "named"
    ANONYMOUS = "anonymous"
    ASSISTED = "assisted"
    PAPER = "paper"
    NEXT = "next"
    TODAY = "today"
    CONCERN = "pakn"  # a phản ánh, kiến nghị; the other two are `RedirectTo`
    ADD_INFO = "add"  # below a case, as the next two
    GIVE_UP = "withdraw"  # below sent answers too, as the next one
    CHANGE = "change"
    SHOW = "show"


RESERVED = frozenset(To) | frozenset(At)  # no question may be called so


def button(label: str, talk: str, step: str, choice: str) -> Option:
    """Raises ValueError when a part is empty or holds a colon, or when all is too long for a button."""
    data = f"{talk}:{step}:{choice}"
    if len(data.encode()) > LONGEST_DATA or data.count(":") != 2 or not (talk and step and choice):
        raise ValueError(f"no data of a button (3 parts, at most {LONGEST_DATA} bytes): {step}:{choice}")
    return Option(label, data)


def pressed(data: str) -> Pressed | None:
    """What a button of ours says when it is pressed; None: it is none of ours."""
    parts = data.split(":")
    return Pressed(*parts) if len(parts) == 3 and all(parts) else None
