"""Recipes become files. Imported in a child process alone: the libraries are heavy, and a hung one can be ended."""

import json
from zoneinfo import ZoneInfo

from analytics import documents, frozen_json
from analytics.apology import letters
from analytics.documents import letters_written
from bot.posters import desk_posters
from bot.usecases.file_recipes import LETTERS, POSTER, LettersRecipe, PosterRecipe, ReportRecipe
from survey.messages import Language
from survey.wording import Wording, wording


def file_made(recipe: str) -> bytes:
    """Raises ValueError for what is no recipe."""
    kind = json.loads(recipe)["kind"]
    if kind == LETTERS:
        late = frozen_json.load(LettersRecipe, recipe)
        words = _words(late.zone)
        return letters_written(letters(late.dossiers, late.today, words, simulated=late.simulated), late.form)
    if kind == POSTER:
        posters = frozen_json.load(PosterRecipe, recipe)
        return desk_posters(posters.desks, posters.citizen_bot, _words(posters.zone))
    report = frozen_json.load(ReportRecipe, recipe)
    return documents.written(report.figures, report.form, _words(report.zone))


def _words(zone: str) -> Wording:
    return wording(Language.VI, ZoneInfo(zone))
