"""The pictures beside a card: what stands behind a rate, and how complaints stand, of one place and period."""

from analytics.details import MOST_PERIODS, answers_drawing, complaints_drawing
from analytics.period import Period, before, label
from analytics.publication import DeskSummary, Overview, load_overview
from bot.usecases import clock_summaries, recipients
from bot.usecases.report_places import Place
from bot.usecases.staff_turn import staff_words
from storage import summaries
from storage.database import Transaction
from survey.messages import Address, Message


def charts(
    tx: Transaction, place: Place, made: DeskSummary | Overview, period: Period, reader: Address
) -> list[Message]:
    """Two pictures, each as high as a phone.

    How old open cases are everybody may know of the cases that a desk's card counts; a unit's hold some that only its
    leaders hear of.
    """
    with_ages = place.is_desk or reader in recipients.leaders(tx, place.code)
    words = staff_words(tx)
    values = {"place": place.name, "period": label(period, words)}
    return [
        Message(words.text("charts-answers", **values), drawing=answers(tx, made)),
        Message(
            words.text("charts-complaints", **values),
            drawing=complaints(tx, place.code, made, period, with_ages=with_ages),
        ),
    ]


def answers(tx: Transaction, made: DeskSummary | Overview) -> str:
    return answers_drawing(made, staff_words(tx))


def complaints(tx: Transaction, code: str, made: DeskSummary | Overview, period: Period, *, with_ages: bool) -> str:
    """`code` is the desk's or the unit's."""
    match made:
        case DeskSummary():
            earlier: list[DeskSummary] | list[Overview] = clock_summaries.history(tx, code, period)[::-1]
        case Overview():
            earlier = _overviews_before(tx, code, period)
    return complaints_drawing(made, earlier, staff_words(tx), with_ages=with_ages)


def _overviews_before(tx: Transaction, unit: str, period: Period) -> list[Overview]:
    """As they were published, oldest first; several units together were never published as one."""
    found: list[Overview] = []
    for _ in range(MOST_PERIODS - 1):
        period = before(period)
        frozen = summaries.overview(tx, unit, period.key)
        if frozen:
            found.insert(0, load_overview(frozen))
    return found
