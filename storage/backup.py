"""The file of a backup: a tar of database, sealed files and a last page that says what must be there.

With a public key the whole is sealed to it, in pieces, so that a large one needs no memory; only who has the private
half, which is kept elsewhere, opens it.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from storage.blobs import NAME, Blobs, private, put
from storage.failures import StorageRefused

DATABASE, LAST_PAGE, BLOBS = "hailong.db", "backup.json", "blobs/"
SEALED = b"Hai Long, sealed backup 1\n"
PIECE = 1 << 20  # bytes sealed at once
LARGEST_BLOB = LARGEST_PAGE = 64 << 20
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_KEY = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_SEALED_KEY = _KEY + bindings.crypto_box_SEALBYTES


@dataclass(frozen=True, slots=True)
class LastPage:
    """`proof` is what only the office's keys make; `keys` are they themselves, by file name: in a sealed one alone."""

    made_at: str
    database: str  # SHA-256
    blobs: int
    proof: str
    keys: dict[str, str] = field(default_factory=dict)


def write(file: "IO[bytes] | Sealing", database: Path, names: Iterable[str], blobs: Blobs, page: LastPage) -> LastPage:
    """Everything into an open file; the last page as it was written, with digest and number of what is there."""
    digest, number = hashlib.sha256(), 0
    with tarfile.open(fileobj=file, mode="w|") as tar:
        with open(database, "rb") as content:
            tar.addfile(_member(DATABASE, database.stat().st_size), _Hashed(content, digest))
        for name in names:
            sealed = blobs.read_sealed(name)
            if sealed is not None:  # else it was erased since
                number += 1
                _add(tar, BLOBS + name, sealed)
        page = LastPage(page.made_at, digest.hexdigest(), number, page.proof, page.keys)
        _add(tar, LAST_PAGE, json.dumps(asdict(page)).encode())
    return page


def read(file: "IO[bytes] | Opening", database: Path, folder: Path) -> LastPage:
    """Puts the database there, into the folder the blobs that it lacks. Raises StorageRefused unless it is whole."""
    digest, number, page = hashlib.sha256(), 0, None
    try:
        with tarfile.open(fileobj=file, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None or page is not None:
                    raise _NotWhole
                if member.name == DATABASE:
                    with open(database, "wb", opener=private) as target:
                        while piece := content.read(PIECE):
                            digest.update(piece)
                            target.write(piece)
                elif member.name == LAST_PAGE and member.size <= LARGEST_PAGE:
                    page = LastPage(**json.loads(content.read()))
                    datetime.fromisoformat(page.made_at)
                elif NAME.fullmatch(name := member.name.removeprefix(BLOBS)) and member.size <= LARGEST_BLOB:
                    number += 1
                    sealed = content.read()
                    if not (folder / name).exists():
                        put(folder, name, sealed)
                else:
                    raise _NotWhole
    except (tarfile.TarError, EOFError, ValueError, TypeError, _NotWhole):
        page = None
    if page is None or (page.database, page.blobs) != (digest.hexdigest(), number):
        raise StorageRefused("storage-backup-not-whole")
    return page


def new_key_pair() -> tuple[str, str]:
    """Private and public half, as they are written into files and settings."""
    made = PrivateKey.generate()
    return bytes(made).hex(), bytes(made.public_key).hex()


class Sealing(io.BufferedIOBase):
    """What is written here arrives in `file` sealed; whole only after `end`."""

    def __init__(self, file: IO[bytes], public_key: str) -> None:
        self._file, self._waiting = file, bytearray()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        key = bindings.crypto_secretstream_xchacha20poly1305_keygen()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        sealed_key = SealedBox(PublicKey(bytes.fromhex(public_key))).encrypt(key)
        file.write(SEALED + sealed_key + header)

    def write(self, content: bytes, /) -> int:  # type: ignore[override]
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._push(bytes(self._waiting[:PIECE]), 0)
            del self._waiting[:PIECE]
        return len(content)

    def end(self) -> None:
        self._push(bytes(self._waiting), _LAST)

    def _push(self, piece: bytes, tag: int) -> None:
        self._file.write(bindings.crypto_secretstream_xchacha20poly1305_push(self._state, piece, None, tag))


class Opening(io.BufferedIOBase):
    """What was sealed, readable. Raises StorageRefused for another key, and for what was changed or cut off."""

    def __init__(self, file: IO[bytes], private_key: str) -> None:
        self._file, self._ready, self._is_over = file, bytearray(), False
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        file.seek(len(SEALED))
        try:
            key = SealedBox(PrivateKey(bytes.fromhex(private_key))).decrypt(file.read(_SEALED_KEY))
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(self._state, file.read(_HEADER), key)
        except (CryptoError, ValueError, TypeError):
            raise StorageRefused("storage-backup-other-key") from None

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = -1 if size is None else size
        while not self._is_over and (wanted < 0 or len(self._ready) < wanted):
            try:
                piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(
                    self._state, self._file.read(PIECE + _MORE)
                )
            except (CryptoError, ValueError, TypeError, RuntimeError):
                raise StorageRefused("storage-backup-changed") from None
            self._ready += piece
            self._is_over = tag == _LAST
        taken = bytes(self._ready if wanted < 0 else self._ready[:wanted])
        del self._ready[: len(taken)]
        return taken


def is_backup(path: Path) -> bool:
    """By its first bytes: whether one may be written over it."""
    with open(path, "rb") as file:
        begins = file.read(len(SEALED))
    return begins == SEALED or begins.startswith(DATABASE.encode() + b"\0")


def is_sealed(file: IO[bytes]) -> bool:
    """Leaves the file at its beginning."""
    file.seek(0)
    begins = file.read(len(SEALED))
    file.seek(0)
    return begins == SEALED


class _NotWhole(Exception):
    """Something that no backup of ours holds."""


class _Hashed:
    def __init__(self, file: IO[bytes], digest: "hashlib._Hash") -> None:
        self._file, self._digest = file, digest

    def read(self, size: int = -1, /) -> bytes:
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_member(name, len(content)), io.BytesIO(content))


def _member(name: str, size: int) -> tarfile.TarInfo:
    """Without dates and owners."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member
