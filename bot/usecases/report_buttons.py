"""The screens of /bao_cao and the buttons below a card: which period, which place, in which form."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from analytics.formats import Format
from analytics.period import Period, PeriodKind, label, parse
from analytics.typed_period import last_closed, running
from bot.usecases.report_places import Place
from survey.messages import Message, Option
from survey.wording import Wording

PLACES_ON_A_PAGE = 8
NO_PERIOD = "-"
_LONGEST_LABEL = 60
Row = tuple[Option, ...]


class Act(StrEnum):
    """What a button asks for; the formats of files are acts too."""

    PERIODS = "periods"
    PLACES = "places"
    FORMS = "forms"
    CARD = "card"
    TEXT = "text"
    POSTER = "poster"
    CHARTS = "charts"
    COMMENTS = "comments"


def button(words: Wording, sentence: str, act: str, period: Period | None, place: Place, page: int = 0) -> Option:
    return Option(words.text(sentence), data(act, period, place, page))


def data(act: str, period: Period | None, place: Place, page: int = 0) -> str:
    """At most 55 bytes."""
    return f"report:{act}:{period.key if period else NO_PERIOD}:{place.token}:{page}"


def periods(place: Place, today: date, several: bool, words: Wording) -> Message:
    """Closed ones, and what runs "đến thời điểm báo cáo"."""
    closed = [last_closed(kind, today) for kind in (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER)]
    reform = [running(kind, today) for kind in (PeriodKind.QUARTER, PeriodKind.SIX_MONTHS, PeriodKind.NINE_MONTHS)]
    reform += [running(PeriodKind.YEAR, today), last_closed(PeriodKind.YEAR, today)]
    offered = list(dict.fromkeys([*closed, *reform]))
    options = [Option(_named(period, today, words), data(Act.FORMS, period, place)) for period in offered]
    rows: list[Row] = [tuple(options[start : start + 2]) for start in range(0, len(options), 2)]
    if several:
        rows.append((button(words, "period-other-place", Act.PLACES, None, place),))
    return Message(words.text("period-which", place=place.name), tuple(rows))


def forms(
    place: Place, period: Period, today: date, several: bool, words: Wording, *, with_comments: bool = False
) -> Message:
    """In which form the figures are wanted; whether files are allowed is checked when one is asked for."""
    rows: list[Row] = [
        (
            button(words, "period-card", Act.CARD, period, place),
            button(words, "period-text", Act.TEXT, period, place),
        ),
        details(place, period, words, with_comments=with_comments),
        files(place, period, words),
        (button(words, "period-other-period", Act.PERIODS, None, place),),
    ]
    if several:
        rows.append((button(words, "period-other-place", Act.PLACES, period, place),))
    return Message(words.text("period-form", place=place.name, period=_named(period, today, words)), tuple(rows))


def places(found: Sequence[Place], period: Period | None, page: int, words: Wording) -> Message:
    """A page of desks and units; pressing one asks for the period, or shows its card where that is known."""
    pages = max(1, -(-len(found) // PLACES_ON_A_PAGE))
    page = min(page, pages - 1)
    shown = found[page * PLACES_ON_A_PAGE : (page + 1) * PLACES_ON_A_PAGE]
    act = Act.PERIODS if period is None else Act.CARD
    rows: list[Row] = [(Option(place.name[:_LONGEST_LABEL], data(act, period, place)),) for place in shown]
    turns = []
    if page:
        turns.append(button(words, "button-page-before", Act.PLACES, period, found[0], page - 1))
    if page + 1 < pages:
        turns.append(button(words, "button-page-next", Act.PLACES, period, found[0], page + 1))
    if turns:
        rows.append(tuple(turns))
    return Message(words.text("period-where", page=words.count(page + 1), pages=words.count(pages)), tuple(rows))


def files(place: Place, period: Period, words: Wording) -> Row:
    return tuple(Option(form.upper(), data(form, period, place)) for form in Format)


def details(place: Place, period: Period, words: Wording, *, with_comments: bool) -> Row:
    charts = button(words, "period-charts", Act.CHARTS, period, place)
    return (charts, button(words, "period-comments", Act.COMMENTS, period, place)) if with_comments else (charts,)


def poster(words: Wording, place: Place) -> Row:
    return (button(words, "period-posters", Act.POSTER, None, place),)


def chosen(key: str) -> Period | None:
    """Raises ValueError for what is no period."""
    return None if key == NO_PERIOD else parse(key)


def _named(period: Period, today: date, words: Wording) -> str:
    name = label(period, words).partition(" (")[0]
    return name if period.is_over(today) else words.text("period-until-now", period=name)
