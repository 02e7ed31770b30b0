"""Released instruments: faultless, and never edited."""

from hashlib import sha256
from pathlib import Path

import pytest

from survey.definition_file import check

FOLDER = Path(__file__).parents[2] / "survey" / "definitions"

# A change of what is asked is a new file with the next version, and one more line here.
RELEASED = {
    "desk-evaluation.v1.toml": "b5f874595c4a73301967b0511ff3821bfa4ed264008e6889ffe30d13b1f43504",
    "quick.v1.toml": "563fe477e8f40bbef435900c60d38ae875b2d26c1519c556e02436c2208511d3",
    "sipas.v1.toml": "83873a779db7f1926d30b4af763d4002ab165718a6017fc2029c9673f65e672f",
}


def test_every_file_is_listed_as_released() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == RELEASED.keys()


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_file_is_unchanged(name: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == RELEASED[name]


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_file_is_faultless(name: str) -> None:
    assert check((FOLDER / name).read_text("utf-8"), name) == []


@pytest.mark.parametrize("name", RELEASED)
def test_a_file_is_called_by_its_key_and_version(name: str) -> None:
    key, version, _ = name.split(".")
    text = (FOLDER / name).read_text("utf-8")

    assert f'key = "{key}"\nversion = {version.removeprefix("v")}\n' in text
