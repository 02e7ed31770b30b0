"""Replies that are needed again and again, by category: drafts for an officer, never sent without a look."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from survey.routing import Category

ANY = "any"  # the heading of what fits every category


@dataclass(frozen=True, slots=True)
class Canned:
    """`title` fits a button."""

    title: str
    text: str


def replies(category: Category) -> tuple[Canned, ...]:
    """Those of the category first."""
    by_category = _read()
    return (*by_category.get(category, ()), *by_category.get(ANY, ()))


@cache
def _read() -> dict[str, tuple[Canned, ...]]:
    content = tomllib.loads(files("survey").joinpath("canned_replies.toml").read_text("utf-8"))
    return {heading: tuple(Canned(one["title"], one["text"]) for one in listed) for heading, listed in content.items()}
