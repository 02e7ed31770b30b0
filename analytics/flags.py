"""What is odd about an answer: flags that are kept with it and counted, and never a reason to drop it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum

from survey.definition import Answer, Chosen, Kind, Survey

FASTEST = timedelta(seconds=5)  # xã Hàm Thuận's rule, see domain.md §10
BURST_SPAN = timedelta(minutes=2)
MOST_IN_BURST_SPAN = 5
BEST = "5"


class Flag(StrEnum):
    FAST = "fast"  # sent less than five seconds after it was begun
    BURST = "burst"  # more than five had been sent at this desk within two minutes, this one among them
    ALL_BEST = "all_best"  # every scale question got the best level, and there were at least two
    NO_VISIT = "no_visit"  # no slip proves a visit
    OWN_DESK = "own_desk"  # entered for somebody else by staff of the very desk
    STAFF = "staff"  # from an account of staff, about a unit that is not the own one


def flags_of_sent(
    survey: Survey, answers: Sequence[Answer], *, took: timedelta, sent_before_in_span: int, is_unproved: bool
) -> tuple[Flag, ...]:
    """Of an interview that is sent now. `sent_before_in_span`: others of the desk in the last two minutes."""
    found = {
        Flag.FAST: took < FASTEST,
        Flag.BURST: sent_before_in_span >= MOST_IN_BURST_SPAN,
        Flag.ALL_BEST: is_all_best(survey, answers),
        Flag.NO_VISIT: is_unproved,
    }
    return tuple(flag for flag, is_so in found.items() if is_so)


def flags_after_change(survey: Survey, answers: Sequence[Answer], before: Iterable[str]) -> tuple[str, ...]:
    """How and when it was sent first stays as it was; what the answers themselves show is looked at again."""
    kept = tuple(flag for flag in before if flag != Flag.ALL_BEST)
    return (*kept, Flag.ALL_BEST) if is_all_best(survey, answers) else kept


def is_all_best(survey: Survey, answers: Iterable[Answer]) -> bool:
    """Scale questions that were skipped or did not apply say nothing; one answer alone is no run."""
    given = {answer.question: answer.choice for answer in answers if isinstance(answer, Chosen)}
    levels = [given[one.key] for one in survey.questions if one.kind is Kind.SCALE and one.key in given]
    return len(levels) > 1 and set(levels) == {BEST}
