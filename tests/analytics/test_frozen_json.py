"""Values come back from JSON as they went in, or not at all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import frozen_json


class Colour(StrEnum):
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    pair: tuple[int, str]
    share: float


@dataclass(frozen=True, slots=True)
class Outer:
    day: date
    exact: Fraction
    colour: Colour
    inner: tuple[Inner, ...]
    maybe: Inner | None = None
    flag: bool = False


@given(st.from_type(Outer).filter(lambda outer: all(inner.share == inner.share for inner in outer.inner)))
def test_what_was_written_is_read(outer: Outer) -> None:
    read = frozen_json.load(Outer, frozen_json.dump(outer))

    assert read == outer or (outer.maybe is not None and outer.maybe.share != outer.maybe.share)


def test_the_text_is_plain() -> None:
    written = frozen_json.dump(Outer(date(2026, 11, 9), Fraction(95, 100), Colour.BLUE, (Inner((1, "Quầy"), 0.5),)))

    assert written == (
        '{"day":"2026-11-09","exact":"19/20","colour":"blue","inner":[{"pair":[1,"Quầy"],"share":0.5}],'
        '"maybe":null,"flag":false}'
    )


@pytest.mark.parametrize(
    "change",
    [
        ('"2026-11-09"', '"9/11"'),
        ('"2026-11-09"', "5"),
        ('"blue"', '"red"'),
        ('[1,"Quầy"]', '[1,"Quầy",2]'),
        ('[1,"Quầy"]', '["1","Quầy"]'),
        ("false", "0"),
        ('"flag"', '"flags"'),
        ('"day":"2026-11-09",', ""),
    ],
)
def test_what_does_not_fit_is_refused(change: tuple[str, str]) -> None:
    written = frozen_json.dump(Outer(date(2026, 11, 9), Fraction(1), Colour.BLUE, (Inner((1, "Quầy"), 0.5),)))
    assert change[0] in written

    with pytest.raises(ValueError, match=r"."):
        frozen_json.load(Outer, written.replace(*change))


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="object cannot be frozen"):
        frozen_json.dump(object())
