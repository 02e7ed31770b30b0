"""From blocks to what is frozen: sums of whole closed blocks, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.block import Block, OpenBlock, Stream
from analytics.changes import mark_changes
from analytics.publication import Change, DeskSummary, Figures, Overview, StreamAnswers, dump, load, load_overview
from analytics.rates import LevelCounts
from analytics.summary import Series, summarise
from tests.analytics.samples import (
    ASKED,
    DESK,
    FIRST,
    LAST,
    PUBLISHED,
    WEEK,
    desk_week,
    figures,
    series,
    silent_week,
    unit_week,
)

EARLIER = date(2026, 11, 2)


def summary_of(*parts: Series, **given: object) -> DeskSummary:
    return summarise(DESK, WEEK, ASKED, parts, published_on=PUBLISHED, **given)  # type: ignore[arg-type]


def test_the_headline_sums_the_streams_and_names_the_days_really_covered() -> None:
    summary = summary_of(
        series("overall", (0, 1, 0, 5, 6)), series("overall", (2, 2, 2, 2, 2), Stream.UNVERIFIED, first=EARLIER)
    )

    assert summary.headline == Figures(LevelCounts((2, 3, 2, 7, 8)), EARLIER, LAST)
    assert summary.streams == (StreamAnswers(Stream.VERIFIED, 12, 0), StreamAnswers(Stream.UNVERIFIED, 10, 0))


def test_fields_are_summed_for_the_desk_and_its_streams() -> None:
    land, civil = LevelCounts((0, 0, 2, 4, 4)), LevelCounts((0, 0, 0, 5, 6))  # 10 + 11 = 21 answers
    parts = [
        Series("overall", Stream.VERIFIED, (Block(FIRST, LAST, counts),), OpenBlock(FIRST, LevelCounts()), field)
        for field, counts in (("Đất đai", land), ("Hộ tịch", civil))
    ]
    passed_over = Series("overall", Stream.VERIFIED, (), OpenBlock(FIRST, LevelCounts((0, 0, 0, 0, 3))))

    summary = summary_of(*parts, passed_over)

    assert summary.headline == Figures(LevelCounts((0, 0, 2, 9, 10)), FIRST, LAST)
    assert summary.streams == (StreamAnswers(Stream.VERIFIED, 21, 3),)


def test_a_block_of_another_week_and_open_answers_are_in_no_figure() -> None:
    other = Block(EARLIER, date(2026, 11, 8), LevelCounts((9, 9, 9, 9, 9)))
    opened = OpenBlock(FIRST, LevelCounts((0, 0, 3, 3, 1)))

    summary = summary_of(Series("overall", Stream.VERIFIED, (other,), opened))

    assert summary.headline is None
    assert (summary.open_answers, summary.open_since) == (7, FIRST)


def test_open_answers_of_all_streams_count_from_the_oldest() -> None:
    # 2 since 2 November, 3 since 9 November; an empty open block says nothing
    summary = summary_of(
        Series("overall", Stream.VERIFIED, (), OpenBlock(FIRST, LevelCounts((0, 0, 0, 0, 3)))),
        Series("overall", Stream.UNVERIFIED, (), OpenBlock(EARLIER, LevelCounts((0, 0, 0, 2, 0)))),
        Series("overall", Stream.ASSISTED, (), OpenBlock(date(2026, 1, 1))),
    )

    assert (summary.open_answers, summary.open_since) == (5, EARLIER)


def test_a_question_below_the_threshold_has_no_figures_while_the_headline_has() -> None:
    summary = summary_of(
        series("overall", (0, 1, 0, 5, 6)),
        Series("ontime", Stream.VERIFIED, (), OpenBlock(FIRST, LevelCounts((0, 0, 0, 1, 3)))),
    )

    assert summary.headline is not None
    assert summary.on_time is None


def test_the_weakest_question_has_the_lowest_rate() -> None:
    # attitude 10/10, waiting 5/10, ontime 7/10
    weakest = desk_week().weakest

    assert weakest is not None
    assert weakest.label == "Thời gian chờ"


def test_of_equally_weak_questions_the_first_asked_is_named() -> None:
    summary = summary_of(series("ontime", (5, 0, 0, 0, 5)), series("attitude", (5, 0, 0, 5, 0)))

    assert summary.weakest is not None
    assert summary.weakest.question == "attitude"


def test_invitations_are_counted_over_the_days_that_the_verified_answers_cover() -> None:
    # the block runs from 2 to 15 November: 4 + 15 + 25, not the 8 of 1 November and the 9 of the 16th
    invited = {date(2026, 11, 1): 8, EARLIER: 4, FIRST: 15, LAST: 25, PUBLISHED: 9}

    summary = summary_of(series("overall", (0, 1, 0, 5, 6), first=EARLIER), invited_by_day=invited)

    assert summary.invited == 44
    assert summary.verified == 12


def test_with_only_a_wall_qr_the_number_invited_is_unknown() -> None:
    assert summary_of(series("overall", (0, 1, 0, 5, 6))).invited is None


def test_a_change_is_marked_only_when_it_exceeds_chance() -> None:
    # 11/12 against 2/12: p = 0,0006; 11/12 against 9/12: p = 0,59
    clear = desk_week(previous=figures((5, 5, 0, 1, 1)))
    small = desk_week(previous=figures((1, 2, 0, 4, 5)))
    fallen = desk_week(headline=figures((5, 5, 0, 1, 1)), previous=figures((0, 1, 0, 5, 6)))

    marked = mark_changes([clear, small, fallen, silent_week(), desk_week()])

    assert [one.change for one in marked] == [
        Change.ROSE,
        Change.WITHIN_CHANCE,
        Change.FELL,
        Change.NOT_COMPARED,
        Change.NOT_COMPARED,
    ]


def test_among_many_desks_a_change_must_be_clearer() -> None:
    # 11/12 against 5/12: p = 0,027, enough alone; among twenty desks without change it would need 0,05 ÷ 21
    changed = desk_week(previous=figures((3, 4, 0, 3, 2)))
    steady = desk_week(previous=figures((0, 1, 0, 5, 6)))

    assert mark_changes([changed])[0].change is Change.ROSE
    assert mark_changes([changed, *[steady] * 20])[0].change is Change.WITHIN_CHANCE


def test_a_unit_sums_only_what_its_desks_published() -> None:
    # 11/12 and 10/20; the seven open answers of the third desk are in no total
    unit = unit_week(desk_week(), desk_week(desk="quay-2", headline=figures((5, 5, 0, 5, 5))), silent_week())

    assert unit.total == figures((5, 6, 0, 10, 11))
    assert [desk.desk for desk in unit.published] == ["quay-3", "quay-2"]


@pytest.mark.parametrize(("second", "expected"), [(desk_week(invited=7), 47), (desk_week(invited=None), None)])
def test_a_unit_knows_its_invitations_only_when_each_desk_does(second: DeskSummary, expected: int | None) -> None:
    assert unit_week(desk_week(), second, silent_week(invited=None)).invited == expected


COUNTS = st.builds(LevelCounts, st.tuples(*[st.integers(0, 10**6)] * 5), st.integers(0, 9), st.integers(0, 9))
FIGURES = st.builds(Figures, COUNTS, st.dates(), st.dates())
SUMMARIES = st.builds(DeskSummary, desk=st.text(), headline=st.none() | FIGURES, target=st.none() | st.fractions())


@given(st.from_type(DeskSummary) | SUMMARIES)
def test_a_frozen_desk_is_read_back_exactly(summary: DeskSummary) -> None:
    assert load(dump(summary)) == summary


@given(st.from_type(Overview))
@settings(max_examples=30)  # each holds many desks
def test_a_frozen_overview_is_read_back_exactly(whole: Overview) -> None:
    assert load_overview(dump(whole)) == whole


@pytest.mark.parametrize("broken", ["", "{}", "[]", "null", '{"desk": 3}', '{"unknown": 1}', '"text"'])
def test_what_was_not_frozen_here_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(broken)


def test_an_older_frozen_summary_without_newer_fields_takes_their_defaults() -> None:
    frozen = dump(desk_week()).replace(',"simulated":false,"late":false', "")

    assert "late" not in frozen
    assert load(frozen) == desk_week()


def test_fields_of_procedures_are_parts_of_the_headline_and_in_it() -> None:
    blocks = [
        replace(series("overall", levels), field=field)
        for levels, field in (((1, 0, 0, 5, 5), "Hộ tịch"), ((0, 2, 0, 4, 4), "Đất đai"), ((0, 0, 0, 6, 6), ""))
    ]

    made = summarise(DESK, WEEK, ASKED, blocks, published_on=PUBLISHED)

    assert {one.field: one.figures.counts.answered for one in made.fields} == {"Hộ tịch": 11, "Đất đai": 10}
    assert made.headline
    assert made.headline.counts.answered == 33  # 11 + 10 + 12
