"""Rows for others to calculate with: final responses of closed blocks, and what people wrote beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.block import Block, series_key
from analytics.flags import Flag
from analytics.publication import OVERALL
from analytics.raw_rows import Comment, Origin, Response
from bot.usecases import responsible
from bot.usecases.admin_setup import SetupRefused
from bot.usecases.staff_turn import staff_words
from storage import blocks, instruments, places, responses
from storage.counts import Series
from storage.database import Transaction
from storage.places import DeskRow
from storage.responses import InterviewRow
from survey.comparability import series_of
from survey.definition import Chosen, ChosenSeveral, Counted, Kind, NotApplicable, Question, Skipped, Survey, Written
from survey.masking import labels, mask
from survey.messages import Language
from survey.wording import Wording


@dataclass(frozen=True, slots=True)
class Exported:
    """`questions` are (key, label) of all that were asked, in the order of the instruments."""

    responses: list[Response]
    comments: list[Comment]
    questions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote, masked, and whether files came along. `response` is a random id."""

    origin: Origin
    response: str
    text: str
    has_files: bool


def closed_responses(tx: Transaction, first: date, last: date) -> Exported:
    """Responses of the headline's blocks that closed from `first` to `last`; SetupRefused when `last` is earlier.

    They come in the order of their random ids, which no time stands behind.
    """
    if last < first:
        raise SetupRefused("export-backwards", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
    found = Exported([], [], [])
    for desk in places.desks(tx):
        of_desk = closed_responses_of_desk(tx, desk, first, last)
        found.responses.extend(of_desk.responses)
        found.comments.extend(of_desk.comments)
        found.questions.extend(one for one in of_desk.questions if one not in found.questions)
    return found


def closed_responses_of_desk(tx: Transaction, desk: DeskRow, first: date, last: date) -> Exported:
    """Of another question an answer is told only where its own block lies within the headline's.

    A block of it that reaches into the next one would be cut by the rows into parts below the threshold.
    """
    words = staff_words(tx)
    roster = [person.name for person in responsible.roster(tx, desk.code)]
    rows, by_series = _rows_of_blocks(tx, desk, first, last)
    made = Exported([], [], [])
    for row, block, origin in rows:
        versions = instruments.versions_until(tx, row.survey)
        survey = versions[-1]
        whole = {
            question.key
            for question in survey.questions
            if (own := _holding(row, _series(row, question.key, versions), by_series))
            and block.first_day <= own.first_day
            and own.last_day <= block.last_day
        }
        made.responses.append(Response(origin, _cells(row, survey, whole, words)))
        made.comments.extend(
            Comment(origin, _label(survey, answer.question), mask(answer.text, labels(words), roster).text)
            for answer in row.answers
            if isinstance(answer, Written) and answer.text.strip()
        )
        asked = [(question.key, _label(survey, question.key)) for question in survey.questions if _is_counted(question)]
        made.questions.extend(one for one in asked if one not in made.questions)
    return replace(made, comments=sorted(made.comments, key=lambda one: (one.origin.last_day, one.text)))


def remarks_of_desk(tx: Transaction, desk: DeskRow, first: date, last: date) -> list[Remark]:
    """What was written beside the responses of these blocks, in the order of their random ids."""
    words = staff_words(tx)
    roster = [person.name for person in responsible.roster(tx, desk.code)]
    return [
        Remark(origin, row.id, mask(answer.text, labels(words), roster).text, bool(answer.files))
        for row, _, origin in _rows_of_blocks(tx, desk, first, last)[0]
        for answer in row.answers
        if isinstance(answer, Written) and (answer.text.strip() or answer.files)
    ]


def all_best_of_desk(tx: Transaction, desk: DeskRow, first: date, last: date) -> int:
    """How many of the same responses got the best level throughout. Like a level, it is told of whole blocks only."""
    return sum(Flag.ALL_BEST in row.flags for row, *_ in _rows_of_blocks(tx, desk, first, last)[0])


def _rows_of_blocks(
    tx: Transaction, desk: DeskRow, first: date, last: date
) -> tuple[list[tuple[InterviewRow, Block, Origin]], Mapping[Series, list[Block]]]:
    """Responses whose block of the headline closed from `first` to `last`, and all blocks of those days by series."""
    closed = blocks.closed_between(tx, desk.code, first, last)
    headline = [one for one in closed if one.of.question == OVERALL]
    if not headline:
        return [], {}
    unit = places.unit(tx, desk.unit)
    since = min(one.block.first_day for one in headline)
    by_series: dict[Series, list[Block]] = {}
    for one in blocks.closed_between(tx, desk.code, since, last):
        by_series.setdefault(one.of, []).append(one.block)
    rows = []
    for row in responses.final_between(tx, desk.code, since, last):
        block = _holding(row, _series(row, OVERALL, instruments.versions_until(tx, row.survey)), by_series)
        if block is None or not first <= block.last_day <= last or not _counts(row):
            continue
        days = (block.first_day, block.last_day)
        rows.append((row, block, Origin(unit.name if unit else desk.unit, desk.name, *days, row.stream, row.field)))
    return rows, by_series


def _series(row: InterviewRow, question: str, versions: Sequence[Survey]) -> Series:
    return Series(question, row.stream, series_key(series_of(versions, question), row.field))


def _holding(row: InterviewRow, of: Series, closed: Mapping[Series, Iterable[Block]]) -> Block | None:
    """The block that the row's day was counted in."""
    assert row.final_day is not None, "only final responses are exported"
    return next((one for one in closed.get(of, ()) if one.first_day <= row.final_day <= one.last_day), None)


def _counts(row: InterviewRow) -> bool:
    """Like `tally`: an interview without the headline counts nowhere."""
    return any(isinstance(answer, Chosen) and answer.question == OVERALL for answer in row.answers)


def _cells(row: InterviewRow, survey: Survey, whole: set[str], words: Wording) -> dict[str, str | int]:
    """By question, of those whose block is wholly in this one; "" for what was not asked or not reached."""
    cells: dict[str, str | int] = {question.key: "" for question in survey.questions if question.key in whole}
    for answer in row.answers:
        if answer.question not in whole:
            continue
        match answer:
            case Chosen(choice=choice):
                cells[answer.question] = int(choice)
            case NotApplicable():
                cells[answer.question] = words.text("responses-not-applicable")
            case Skipped():
                cells[answer.question] = words.text("responses-skipped")
            case ChosenSeveral() | Written() | Counted():
                pass  # in no block, hence never in a row
    return cells


def _is_counted(question: Question) -> bool:
    return question.kind in (Kind.SCALE, Kind.SINGLE)


def _label(survey: Survey, question: str) -> str:
    return next((one.short[Language.VI] for one in survey.questions if one.key == question), question)
