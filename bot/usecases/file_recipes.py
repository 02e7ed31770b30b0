"""What a file in the staff chat is made of: frozen figures, signed links, dossiers, as JSON that `bot.making` reads."""

from dataclasses import dataclass
from datetime import date

from analytics.apology import LateDossier
from analytics.formats import Format
from analytics.statutory import Statutory
from bot.usecases.admin_setup import LinkedDesk

REPORT, POSTER, LETTERS = "report", "poster", "letters"


@dataclass(frozen=True, slots=True)
class ReportRecipe:
    figures: Statutory
    form: Format
    zone: str
    kind: str = REPORT


@dataclass(frozen=True, slots=True)
class PosterRecipe:
    desks: tuple[LinkedDesk, ...]
    citizen_bot: str
    zone: str
    kind: str = POSTER


@dataclass(frozen=True, slots=True)
class LettersRecipe:
    """DOCX or PDF."""

    dossiers: tuple[LateDossier, ...]
    today: date
    form: Format
    simulated: bool
    zone: str
    kind: str = LETTERS
