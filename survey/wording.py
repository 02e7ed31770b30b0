"""Ids and values become sentences: the catalogs, and numbers and dates as Vietnamese officials write them."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

from survey.messages import Language

Value = str | int


class MissingWording(LookupError):
    """A sentence is not in the catalog, or one of its values was not given."""


class Wording:
    """The catalog of one language; local times are written in `zone`.

    Where a channel has a sentence of its own ("web-stopped"), it is said there instead of the common one ("stopped").
    """

    def __init__(self, language: Language, zone: tzinfo, channel: str = "") -> None:
        self.language = language
        self.zone = zone
        self._bundle = _bundle(language)
        self._channel = channel

    def text(self, message: str, /, **values: Value) -> str:
        """The whole sentence `message` with its values; counts are given as text by `count`."""
        if self._bundle.has_message(own := f"{self._channel}-{message}"):
            message = own
        pattern = self._bundle.get_message(message).value if self._bundle.has_message(message) else None
        if pattern is None:
            raise MissingWording(f"no wording {message!r} in {self.language}")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingWording(f"wording {message!r} in {self.language}: {errors[0]}")
        return str(text)

    def count(self, number: int) -> str:
        """21196 → 21.196 (vi), 21,196 (en)."""
        return format_decimal(number, "#,##0", locale=self.language)

    def decimal(self, value: Fraction, places: int = 1) -> str:
        """Rounded half-up, as official reports round: 7/8 with 2 places → 0,88. (Babel alone would round half-even.)"""
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        return format_decimal(rounded, "0" + "." * (places > 0) + "0" * places, locale=self.language)

    def percent(self, part: int, whole: int, places: int = 1) -> str:
        """11 of 12 → 91,7%. Raises ZeroDivisionError when whole is 0: no data is not 0 %."""
        return self.decimal(Fraction(100 * part, whole), places) + "%"

    def day(self, day: date) -> str:
        return day.strftime("%d/%m/%Y")

    def moment(self, at: datetime) -> str:
        """14:30 ngày 09/11/2026, in local time."""
        local = at.astimezone(self.zone)
        return self.text("moment", time=local.strftime("%H:%M"), day=self.day(local.date()))


@cache
def wording(language: Language, zone: tzinfo, channel: str = "") -> Wording:
    return Wording(language, zone, channel)


@cache
def _bundle(language: Language) -> FluentBundle:
    # isolating marks would travel with a copied tracking code
    bundle = FluentBundle([str(language)], use_isolating=False)
    for name, content in _catalogs(language).items():
        resource = FluentResource(content)
        for entry in resource.body:
            if isinstance(entry, Junk):
                raise MissingWording(f"{language}/{name}: cannot be read: {str(entry.content)[:80]!r}")
        bundle.add_resource(resource)
    return bundle


def _catalogs(language: Language) -> Mapping[str, str]:
    folder = files("survey").joinpath("locale", str(language))
    return {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".ftl")
    }
