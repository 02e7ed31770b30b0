"""The list of units or desks, a page at a time; long names are cut so that they can be told apart."""

from collections.abc import Sequence
from itertools import takewhile

from survey.conversation.buttons import At, To, button
from survey.conversation.states import ChoosingDesk
from survey.conversation.words import LABEL_LIMIT, Row, nav, page_ways, said, talk_message
from survey.messages import Message
from survey.text import ELLIPSIS
from survey.typed_answer import label_of
from survey.wording import Wording

PLACES_ON_A_PAGE = 8
_ROOM = LABEL_LIMIT - len("999 – ")
_LONG_BEGINNING = 12  # characters; a shorter one ("Quầy số") helps to read what follows


def places_screen(state: ChoosingDesk, step: str, places: Sequence[tuple[str, str]], words: Wording) -> Message:
    """`places` are (code, name), all of them; `step` is "unit" or "desk" and comes back with the chosen code."""
    pages = max(1, -(-len(places) // PLACES_ON_A_PAGE))
    page = min(state.page, pages - 1)
    first = page * PLACES_ON_A_PAGE
    # the number in a name would be mistaken for the number in the list
    named_by_number = any(label_of(name).number is not None for _, name in places)
    rows: list[Row] = []
    labels = _told_apart([name for _, name in places])
    for place in range(first, min(first + PLACES_ON_A_PAGE, len(places))):
        label = labels[place] if named_by_number else f"{place + 1} – {labels[place]}"
        rows.append((button(label, state.talk, step, places[place][0]),))
    rows += nav(words, state.talk, At.PLACES, page_ways(page, pages))
    away = [("button-all-places", str(To.BACK))] if state.unit or state.query else []
    rows += nav(words, state.talk, At.PLACES, [*away, ("button-leave", str(To.STOP))])
    if not places:
        sentence = "places-none"
    elif state.query:
        sentence = "places-found"
    else:
        sentence = f"choose-{step}-{state.purpose}"
    return talk_message(said(words, sentence), rows)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names that fit a button: of long ones a long beginning that all share is left out, then each is cut.

    Whichever cut leaves no two alike: the end, for a name is known by its beginning; the front; the middle.
    """
    if all(len(name) <= _ROOM for name in names):
        return list(names)
    words = [name.split() for name in names]
    columns = zip(*(of_one[:-1] for of_one in words), strict=False)  # the last word always stays
    shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns)) if len(words) > 1 else 0
    ends = [" ".join(of_one[shared:]) for of_one in words]
    if all(len(end) <= _ROOM for end in ends):
        return ends
    if len(" ".join(words[0][:shared])) < _LONG_BEGINNING:
        ends = [" ".join(of_one) for of_one in words]
    for cut in (_without_end, _without_front, _without_middle) if len(names) > 1 else ():
        labels = [cut(end) for end in ends]
        if len(set(labels)) == len(labels):
            return labels
    return [_without_middle(end) for end in ends]


def _without_end(name: str) -> str:
    return name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip() + ELLIPSIS


def _without_front(name: str) -> str:
    return name if len(name) <= _ROOM else ELLIPSIS + name[1 - _ROOM :].lstrip()


def _without_middle(name: str) -> str:
    half = (_ROOM - 1) // 2
    return name if len(name) <= _ROOM else name[:half].rstrip() + ELLIPSIS + name[-half:].lstrip()
