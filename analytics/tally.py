"""One interview's final answers become counts, question by question."""

from collections.abc import Sequence

from analytics.publication import OVERALL
from analytics.rates import LevelCounts, Levels
from survey.definition import Answer, Chosen, Kind, NotApplicable, Skipped, Survey


def tally(survey: Survey, answers: Sequence[Answer], *, partial: bool) -> dict[str, LevelCounts]:
    """Counts of one interview for each scale and single choice question of its instrument.

    An interview without the headline counts nowhere (AAPOR: a break-off). What a partial did not come to is
    unreached; what was not asked because of an earlier answer has no count at all.
    """
    given = {answer.question: answer for answer in answers}
    if not isinstance(given.get(OVERALL), Chosen):
        return {}
    counts: dict[str, LevelCounts] = {}
    for question in survey.questions:
        if question.kind not in (Kind.SCALE, Kind.SINGLE):
            continue
        match given.get(question.key):
            case Chosen(choice=choice):
                counts[question.key] = LevelCounts(_one_at(int(choice)))
            case NotApplicable():
                counts[question.key] = LevelCounts(not_applicable=1)
            case Skipped():
                counts[question.key] = LevelCounts(skipped=1)
            case _ if partial and question.ask_if is None:
                counts[question.key] = LevelCounts(unreached=1)
            case _:
                pass
    return counts


def _one_at(number: int) -> Levels:
    one, two, three, four, five = (int(level == number) for level in range(1, 6))
    return (one, two, three, four, five)
