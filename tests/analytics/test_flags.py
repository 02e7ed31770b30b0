"""Flags say what is odd about an answer; none of them drops it."""

from datetime import timedelta

import pytest

from analytics.flags import Flag, flags_of_sent, is_all_best
from survey.definition import Answer, Chosen, NotApplicable, Skipped, current

QUICK = current("quick")
ORDINARY = (Chosen("overall", "4"), Chosen("attitude", "5"), Chosen("waiting", "5"))
ALL_FIVES = (Chosen("overall", "5"), Chosen("attitude", "5"), NotApplicable("ontime"), Skipped("comment"))


def flags(
    answers: tuple[Answer, ...] = ORDINARY, seconds: float = 60, before: int = 0, verified: bool = True
) -> tuple[Flag, ...]:
    took = timedelta(seconds=seconds)
    return flags_of_sent(QUICK, answers, took=took, sent_before_in_span=before, is_unproved=not verified)


def test_an_ordinary_answer_with_a_slip_has_none() -> None:
    assert flags() == ()


@pytest.mark.parametrize(("seconds", "is_fast"), [(0, True), (4.999, True), (5, False)])
def test_less_than_five_seconds_is_fast(seconds: float, is_fast: bool) -> None:
    assert (Flag.FAST in flags(seconds=seconds)) is is_fast


@pytest.mark.parametrize(("before", "is_burst"), [(4, False), (5, True)])
def test_the_sixth_within_two_minutes_is_a_burst(before: int, is_burst: bool) -> None:
    assert (Flag.BURST in flags(before=before)) is is_burst


def test_without_a_slip_no_visit_is_proved() -> None:
    assert flags(verified=False) == (Flag.NO_VISIT,)


def test_all_best_needs_two_scale_answers_and_no_lower_one() -> None:
    assert flags(ALL_FIVES) == (Flag.ALL_BEST,)
    assert not is_all_best(QUICK, [Chosen("overall", "5")])
    assert not is_all_best(QUICK, [*ALL_FIVES, Chosen("waiting", "4")])
    assert not is_all_best(QUICK, [])
