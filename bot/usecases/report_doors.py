"""By which doors the answers of a desk came in a period and what was odd, as numbers alone. Reads only."""

from analytics.block import Mode, Stream
from analytics.doors import Doors
from analytics.flags import Flag
from analytics.period import Period
from analytics.publication import OVERALL
from bot.usecases import admin_responses
from bot.usecases.staff_turn import staff_words
from storage import counts, instruments, places, visits
from storage.database import Transaction
from survey.definition import SurveyId
from survey.messages import Language


def doors_of(tx: Transaction, desk: str, period: Period) -> Doors:
    """Of the days of the period, also what no closed block holds yet: a number of answers may always be told.

    That somebody chose the best level throughout is an answer, and comes of closed blocks only.
    """
    found = places.desk(tx, desk)
    assert found is not None, "a desk with answers is never deleted"
    days = (period.start, period.end)
    return Doors(
        {Stream(name): number for name, number in counts.answered_by_stream(tx, desk, OVERALL, *days).items()},
        {Mode(name): number for name, number in counts.modes_between(tx, desk, *days).items()},
        {_named(tx, of): number for of, number in counts.answered_by_version(tx, desk, OVERALL, *days).items()},
        visits.printed_between(tx, desk, *days),
        counts.opened_between(tx, desk, *days),
        {Flag(name): number for name, number in counts.flags_between(tx, desk, *days).items()}
        | {Flag.ALL_BEST: admin_responses.all_best_of_desk(tx, found, period.start, period.last_day)},
    )


def _named(tx: Transaction, of: SurveyId) -> str:
    title = instruments.survey(tx, of).title[Language.VI]
    return staff_words(tx).text("report-doors-version", title=title, version=str(of.version))
