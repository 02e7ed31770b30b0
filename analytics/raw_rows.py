"""Final answers row by row, as far as their blocks are closed: for those who want to calculate for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.block import Stream
from analytics.register import Cell, Sheet, Table
from analytics.shortening import one_line, shorten
from survey.wording import Wording

_STREAMS = {
    Stream.VERIFIED: "responses-verified",
    Stream.UNVERIFIED: "responses-unverified",
    Stream.ASSISTED: "responses-assisted",
}
LONGEST_COMMENT = 8_000  # UTF-16 units in a cell


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows lie: a desk, one of its closed blocks, and how the answers came in."""

    unit_name: str
    desk_name: str
    first_day: date
    last_day: date
    stream: str
    field: str


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answers by question; a question whose own block does not lie in this one has none here."""

    origin: Origin
    answers: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, masked; with the block it belongs to and nothing that leads to the row of its writer."""

    origin: Origin
    question: str
    text: str


def rows_of_responses(
    responses: Sequence[Response],
    comments: Sequence[Comment],
    questions: Sequence[tuple[str, str]],
    first: date,
    last: date,
    words: Wording,
    *,
    simulated: bool = False,
) -> Sheet:
    """Two tables: a row for each response, with a column for each of `questions` (key, label); and the comments.

    The order handed in is kept, so hand in a shuffled one. The words people wrote stand in a table of their own:
    beside their ratings they would tell an official who knows the hand also what its owner ticked.
    """
    origin = ("responses-unit", "responses-desk", "responses-from", "responses-to", "responses-stream")
    heads, widths = [words.text(head) for head in (*origin, "responses-field")], [24, 18, 12, 12, 14, 18]
    closed = words.text("responses-still-open")
    answers = Table(
        (*heads, *(one_line(label) for _, label in questions)),
        (*widths, *(16 for _ in questions)),
        tuple(
            (*_origin(one.origin, words), *(one.answers.get(key, closed) for key, _ in questions)) for one in responses
        ),
    )
    written = Table(
        (*heads, words.text("responses-question"), words.text("responses-comment")),
        (*widths, 20, 60),
        tuple(
            (*_origin(one.origin, words), one_line(one.question), shorten(one.text, LONGEST_COMMENT))
            for one in comments
        ),
    )
    span = {"first": words.day(first), "last": words.day(last)}
    return Sheet(
        words.text("responses-name"),
        words.text("responses-title"),
        words.text("responses-span", count=words.count(len(responses)), **span),
        words.text("report-simulated") if simulated else "",
        (answers, written),
        (words.text("responses-note"), words.text("report-not-sipas")),
    )


def _origin(of: Origin, words: Wording) -> tuple[Cell, ...]:
    stream = words.text(_STREAMS[Stream(of.stream)])
    return one_line(of.unit_name), one_line(of.desk_name), of.first_day, of.last_day, stream, one_line(of.field)
