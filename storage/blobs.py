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
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = self._path(name).with_suffix(HALF_WRITTEN)
        with open(half, "wb", opener=_private) as file:
            file.write(self._keys.seal(content))
            file.flush()
            os.utime(file.fileno(), (0, 0))
            os.fsync(file.fileno())
        half.replace(self._path(name))
        self._flush_folder()

    def read(self, name: str) -> bytes | None:
        """None when it is not there. Raises keys.SealBroken."""
        try:
            return self._keys.open(self._path(name).read_bytes())
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

    def _flush_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
