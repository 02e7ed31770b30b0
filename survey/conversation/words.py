"""Sentences and rows of buttons for the screens; a sentence without new values is made once."""

from collections.abc import Sequence
from functools import lru_cache

from survey.conversation.buttons import button
from survey.messages import TALK, Message, Option
from survey.wording import Wording

Row = tuple[Option, ...]
LABEL_LIMIT = 40  # characters of a button that a narrow phone shows whole


def said(words: Wording, message: str, **values: str) -> str:
    return _said(words, message, tuple(values.items()))


@lru_cache(maxsize=4096)
def _said(words: Wording, message: str, values: tuple[tuple[str, str], ...]) -> str:
    return words.text(message, **dict(values))


def nav(words: Wording, talk: str, step: str, ways: Sequence[tuple[str, str]]) -> list[Row]:
    """One row of (sentence of the label, choice), or none."""
    row = tuple(button(said(words, label), talk, step, choice) for label, choice in ways)
    return [row] if row else []


def page_ways(page: int, pages: int) -> list[tuple[str, str]]:
    """To the page before and the next one, where there are any."""
    before = [("button-page-before", str(page - 1))] if page > 0 else []
    return before + ([("button-page-next", str(page + 1))] if page + 1 < pages else [])


def talk_message(text: str, rows: Sequence[Row]) -> Message:
    return Message(text, tuple(rows), slot=TALK)
