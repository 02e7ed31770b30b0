"""Released instruments: faultless, and never edited."""

from hashlib import sha256
from pathlib import Path

import pytest

from survey.definition_file import check

FOLDER = Path(__file__).parents[2] / "survey" / "definitions"

# A change of what is asked is a new file with the next version, and one more line here.
RELEASED = {
    "desk-evaluation.v1.toml": "b7520d66e739adace37ab84daa89c10de136d50e2c81d389f7d6d0c27e32ac3c",
    "quick.v1.toml": "563fe477e8f40bbef435900c60d38ae875b2d26c1519c556e02436c2208511d3",
    "sipas.v1.toml": "85c4fcebff9b1edeff0fb8b8094fa76f60539f0d1978b35f7a7ab58645f702af",
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
