"""Files under the data directory: sealed, private, whole or not there."""

from pathlib import Path

import pytest

from storage.blobs import Blobs
from storage.keys import Keys, SealBroken

NAME = "a1" * 16


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


def test_what_is_kept_is_read_back_and_is_not_to_be_read_on_the_disk(folder: Path, keys: Keys) -> None:
    blobs = Blobs(folder, keys)

    blobs.keep(NAME, b"CANARY of a photo")

    assert blobs.read(NAME) == b"CANARY of a photo"
    on_disk = folder / NAME
    assert b"CANARY" not in on_disk.read_bytes()
    assert on_disk.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert on_disk.stat().st_mtime == 0  # when somebody wrote is nobody's business


def test_what_was_removed_is_gone_and_removing_twice_is_no_fault(folder: Path, keys: Keys) -> None:
    blobs = Blobs(folder, keys)
    blobs.keep(NAME, b"x")

    blobs.remove(NAME)
    blobs.remove(NAME)

    assert blobs.read(NAME) is None
    assert blobs.names() == set()


def test_half_a_file_is_none(folder: Path, keys: Keys) -> None:
    blobs = Blobs(folder, keys)
    blobs.keep(NAME, b"x")
    (folder / f"{'b2' * 16}.part").write_bytes(b"half")  # the process ended while it was written

    assert blobs.names() == {NAME}
    blobs.clear_halves()

    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize("name", ["../../etc/passwd", "A1" * 16, "", "a1" * 16 + "/x"])
def test_only_names_of_our_own_lead_to_a_file(name: str, folder: Path, keys: Keys) -> None:
    with pytest.raises(ValueError, match="no name"):
        Blobs(folder, keys).read(name)


def test_another_key_opens_nothing(folder: Path, keys: Keys) -> None:
    Blobs(folder, keys).keep(NAME, b"x")

    with pytest.raises(SealBroken):
        Blobs(folder, Keys(keys.signing, (b"o" * 32,))).read(NAME)
