"""Summing up one desk, and all desks of a leader, for one period: whole closed blocks only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.block import Block, OpenBlock, Stream, closed_in
from analytics.dossiers import DossierFigures
from analytics.outage import Outage
from analytics.period import ONE_DAY, Period
from analytics.publication import (
    APOLOGY,
    OVERALL,
    Change,
    ComplaintFigures,
    DeskSummary,
    FieldFigures,
    Figures,
    Overview,
    QuestionFigures,
    StreamAnswers,
    joined,
)


@dataclass(frozen=True, slots=True)
class Desk:
    code: str
    name: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as summaries name it: short label for people, SIPAS factor or None."""

    question: str
    label: str
    factor: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One question, stream and field of a desk: closed blocks (others than the period's are ignored), the open one."""

    question: str
    stream: Stream
    blocks: tuple[Block, ...]
    open: OpenBlock
    field: str = ""  # of the procedure; "" where none was chosen


def summarise(
    desk: Desk,
    period: Period,
    asked: Sequence[Asked],
    series: Sequence[Series],
    *,
    published_on: date,
    previous: Figures | None = None,
    questions_before: Mapping[str, Figures] = {},
    invited_by_day: Mapping[date, int] | None = None,
    complaints: ComplaintFigures = ComplaintFigures(),
    target: Fraction | None = None,
    chain_head: str = "",
    simulated: bool = False,
    late: bool = False,
    dossiers: DossierFigures | None = None,
    outages: tuple[Outage, ...] = (),
    instrument: str = "",
) -> DeskSummary:
    """Sum the blocks whose last day lies in the period; what staff entered for others stays apart.

    `asked` are the scale questions besides the headline.

    `invited_by_day` counts visits given a slip or an invitation, also of days before the period that its blocks
    cover; None when only a wall QR invites. The change is marked later, over all desks together (changes.py).
    """
    closed: dict[str, list[Block]] = {}
    overall: list[tuple[Series, tuple[Block, ...]]] = []
    for one in series:
        in_period = closed_in(one.blocks, period)
        if one.question == OVERALL:
            overall.append((one, in_period))
        if one.stream is not Stream.ASSISTED:
            closed.setdefault(one.question, []).extend(in_period)
    own = [(one, blocks) for one, blocks in overall if one.stream is not Stream.ASSISTED]
    held = [one.open for one, _ in own if one.open.counts.answered]
    by_staff = [block for one, blocks in overall if one.stream is Stream.ASSISTED for block in blocks]
    verified = [block for one, blocks in overall if one.stream is Stream.VERIFIED for block in blocks]
    return DeskSummary(
        desk=desk.code,
        desk_name=desk.name,
        unit_name=desk.unit_name,
        period=period.key,
        published_on=published_on,
        headline=joined(closed.get(OVERALL, ())),
        previous=previous,
        change=Change.NOT_COMPARED,
        open_answers=sum(one.counts.answered for one in held),
        open_since=min((one.since for one in held if one.since), default=None),
        questions=tuple(
            QuestionFigures(
                one.question,
                one.label,
                one.factor,
                joined(closed.get(one.question, ())),
                questions_before.get(one.question),
            )
            for one in asked
        ),
        apology=joined(closed.get(APOLOGY, ())),
        streams=tuple(
            _answers_of(stream, [each for each in overall if each[0].stream is stream])
            for stream in dict.fromkeys([one.stream for one, _ in overall])
        ),
        invited=None if invited_by_day is None else _invited(invited_by_day, verified, period),
        complaints=complaints,
        target=target,
        chain_head=chain_head,
        simulated=simulated,
        late=late,
        dossiers=dossiers,
        assisted=joined(by_staff),
        fields=_fields(own),
        outages=outages,
        instrument=instrument,
    )


def _fields(headline: Sequence[tuple[Series, Sequence[Block]]]) -> tuple[FieldFigures, ...]:
    closed: dict[str, list[Block]] = {}
    for one, blocks in headline:
        if one.field:
            closed.setdefault(one.field, []).extend(blocks)
    return tuple(FieldFigures(field, whole) for field, of in sorted(closed.items()) if (whole := joined(of)))


def _answers_of(stream: Stream, series: Sequence[tuple[Series, Sequence[Block]]]) -> StreamAnswers:
    """Of all fields and meanings of the stream together."""
    closed = sum(block.counts.answered for _, blocks in series for block in blocks)
    return StreamAnswers(stream, closed, sum(one.open.counts.answered for one, _ in series))


def overview(
    unit_name: str,
    period: Period,
    desks: Sequence[DeskSummary],
    *,
    published_on: date,
    complaints: ComplaintFigures = ComplaintFigures(),
    target: Fraction | None = None,
    chain_head: str = "",
    simulated: bool = False,
    late: bool = False,
    dossiers: DossierFigures | None = None,
    outages: tuple[Outage, ...] = (),
) -> Overview:
    """`complaints` are the unit's own totals, which may hold cases that no desk's group sees."""
    return Overview(
        unit_name=unit_name,
        period=period.key,
        published_on=published_on,
        desks=tuple(desks),
        total=joined([desk.headline for desk in desks if desk.headline]),
        complaints=complaints,
        target=target,
        chain_head=chain_head,
        simulated=simulated,
        late=late,
        dossiers=dossiers,
        outages=outages,
    )


def _invited(by_day: Mapping[date, int], verified: Sequence[Block], period: Period) -> int:
    """Invited on the days that the verified answers cover; without such answers, in the period."""
    first = min((block.first_day for block in verified), default=period.start)
    last = max((block.last_day for block in verified), default=period.end - ONE_DAY)
    return sum(number for day, number in by_day.items() if first <= day <= last)
