"""What a file in the staff chat is made of: frozen figures or signed links, as JSON that `bot.making` reads."""

from dataclasses import dataclass

from analytics.formats import Format
from analytics.statutory import Statutory
from bot.usecases.admin_setup import LinkedDesk

REPORT, POSTER = "report", "poster"


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
