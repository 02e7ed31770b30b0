"""What people wrote beside their answers, masked, for head and leader: by closed block, in no order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from analytics.period import Period, label
from analytics.raw_rows import Origin
from analytics.shortening import one_line, shorten
from bot.usecases import access, admin_responses, case_files_told
from bot.usecases.admin_responses import Remark
from bot.usecases.report_places import ALL_UNITS, Place
from bot.usecases.staff_turn import Refused, staff_words
from storage import files, places
from storage.database import Transaction
from storage.files import Owner, State, StoredFile
from storage.people import Staff
from storage.places import DeskRow
from survey.messages import Message, utf16_length
from survey.wording import Wording

LONGEST_MESSAGE = 4096  # UTF-16 units that a chat takes
LONGEST_COMMENT = 2000
MOST_MESSAGES, MOST_FILES = 8, 20  # at one press; the platform takes one message a second in a chat


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    remark: Remark
    kept: tuple[StoredFile, ...]


def may_read(tx: Transaction, staff: Staff, place: Place) -> bool:
    return bool(_readable(tx, staff, place))


def comments(tx: Transaction, staff: Staff, place: Place, period: Period) -> list[Message]:
    """Lists that nobody can forward or save, then the photos and voice notes that came along.

    Raises Refused for whoever may not read them, and where there are none.
    """
    desks, words = _readable(tx, staff, place), staff_words(tx)
    if not desks:
        raise Refused("staff-not-allowed")
    found = [
        remark for desk in desks for remark in admin_responses.remarks_of_desk(tx, desk, period.start, period.last_day)
    ]
    if not found:
        raise Refused("comments-none", place=place.name, period=label(period, words))
    found.sort(key=_block)  # the ids behind them are random, and within a block their order stays
    numbered = [_Numbered(number, one, _kept(tx, one)) for number, one in enumerate(found, start=1)]
    heading = words.text("comments-heading", place=one_line(place.name), period=label(period, words))
    texts = _texts(heading, numbered, words)
    shown, left_out = texts[:MOST_MESSAGES], texts[MOST_MESSAGES:]
    if left_out:
        shown.append(words.text("comments-more"))
    enclosed = [(one, file) for one in numbered for file in one.kept]
    if len(enclosed) > MOST_FILES:
        shown.append(words.text("comments-more-files", shown=words.count(MOST_FILES), of=words.count(len(enclosed))))
    return [Message(text, protected=True) for text in shown] + [
        case_files_told.enclosing(file, file.kind, words.text("comments-file", number=words.count(one.number)), words)
        for one, file in enclosed[:MOST_FILES]
    ]


def _readable(tx: Transaction, staff: Staff, place: Place) -> list[DeskRow]:
    if place.is_desk:
        desk = places.desk(tx, place.code)
        desks = [desk] if desk else []
    else:
        desks = places.desks(tx) if place.code == ALL_UNITS else places.desks(tx, place.code)
    return [desk for desk in desks if access.reads_comments(tx, staff, desk)]


def _block(remark: Remark) -> tuple[str, str, str]:
    origin = remark.origin
    return origin.desk_name, origin.first_day.isoformat(), origin.last_day.isoformat()


def _kept(tx: Transaction, remark: Remark) -> tuple[StoredFile, ...]:
    if not remark.has_files:
        return ()
    return tuple(one for one in files.of(tx, Owner.COMMENT, remark.response) if one.state is State.KEPT)


def _texts(heading: str, numbered: Sequence[_Numbered], words: Wording) -> list[str]:
    """Each begins anew before it gets too long, never within a comment."""
    texts, text = [], heading
    for _, group in groupby(numbered, key=lambda one: _block(one.remark)):
        of_block = list(group)
        for place, one in enumerate(of_block):
            line = _line(one, words)
            if place == 0:
                line = f"\n{_block_heading(one.remark.origin, words)}\n{line}"
            if utf16_length(text) + 1 + utf16_length(line) > LONGEST_MESSAGE:
                texts.append(text)
                text = line.lstrip("\n")
            else:
                text = f"{text}\n{line}"
    return [*texts, text]


def _block_heading(origin: Origin, words: Wording) -> str:
    days = {"first": words.day(origin.first_day), "last": words.day(origin.last_day)}
    return words.text("comments-block", desk=shorten(origin.desk_name, 120), **days)


def _line(one: _Numbered, words: Wording) -> str:
    said = shorten(one.remark.text, LONGEST_COMMENT) or words.text("comments-wordless")
    number = words.count(one.number)
    if not one.kept:
        return words.text("comments-line", number=number, text=said)
    return words.text("comments-line-files", number=number, text=said, files=words.count(len(one.kept)))
