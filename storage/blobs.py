"""Kept files under the data directory: sealed, under names of our own, whole or not there at all."""

import contextlib
import os
import re
from pathlib import Path

from storage.keys import Keys

NAME = re.compile(r"[0-9a-f]{32}")
HALF_WRITTEN = ".part"


class Blobs:
    """One folder; several processes may use it. What is asked for touches the disk: not for the event loop's thread."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self._folder = folder
        self._keys = keys

    def keep(self, name: str, content: bytes) -> None:
        """On the disk when it returns. The file's dates are those of 1970: they would say when somebody wrote."""
        put(self._folder, name, self._keys.seal(content))

    def read(self, name: str) -> bytes | None:
        """None when it is not there. Raises keys.SealBroken."""
        sealed = self.read_sealed(name)
        return None if sealed is None else self._keys.open(sealed)

    def read_sealed(self, name: str) -> bytes | None:
        """As it lies there, to be put elsewhere."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def remove(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Of what is kept whole."""
        with contextlib.suppress(FileNotFoundError):
            return {path.name for path in self._folder.iterdir() if NAME.fullmatch(path.name)}
        return set()

    def clear_halves(self) -> None:
        """What an earlier process was writing when it ended; only while nobody else writes."""
        for half in self._folder.glob(f"*{HALF_WRITTEN}"):
            half.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError("no name of a blob")
        return self._folder / name


def put(folder: Path, name: str, sealed: bytes) -> None:
    """The same of what `read_sealed` gave."""
    if not NAME.fullmatch(name):
        raise ValueError("no name of a blob")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = (folder / name).with_suffix(HALF_WRITTEN)
    with open(half, "wb", opener=private) as file:
        file.write(sealed)
        file.flush()
        os.utime(file.fileno(), (0, 0))
        os.fsync(file.fileno())
    half.replace(folder / name)
    flush(folder)


def flush(path: Path) -> None:
    """A file or a folder is on the disk when it returns."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
