"""Signed links of desks and slips of visits: make, read, refuse with a reason. The keys are arguments."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

MAX_DESK_NUMBER = 2**24 - 1
MAX_GENERATION = 2**16 - 1
MAX_SLIP_NUMBER = 2**24 - 1
RANDOM_BYTES = 4

_MAC_BYTES = 16
_LINK_BYTES = 1 + 3 + 2 + _MAC_BYTES  # header, desk, generation: 30 characters
_SLIP_BYTES = 1 + 3 + 2 + 3 + RANDOM_BYTES + _MAC_BYTES  # header, desk, day, number: 39 characters
_LINK_LENGTH = (_LINK_BYTES * 8 + 5) // 6
_SLIP_LENGTH = (_SLIP_BYTES * 8 + 5) // 6
_LINK_PADDING = b"=" * (-_LINK_LENGTH % 4)
_SLIP_PADDING = b"=" * (-_SLIP_LENGTH % 4)

# The header: three bits of version, one bit that says link or slip, four bits of key id.
_VERSION = 1
_LINK_HEADER = _VERSION << 5
_SLIP_HEADER = _VERSION << 5 | 1 << 4
_FIRST_DAY = date(2020, 1, 1)
_CONTEXT = b"hailong visit\x00"  # the same key signs nothing else under this name


@dataclass(frozen=True, slots=True)
class DeskLink:
    """Leads to a desk. It proves no visit; it is valid while its generation is the desk's present one."""

    desk_number: int
    generation: int


@dataclass(frozen=True, slots=True)
class Slip:
    """Proves one visit, whose is not said. `day` is the local day it was printed for."""

    desk_number: int
    day: date
    number: int
    random: bytes


class Reason(StrEnum):
    NOT_OURS = "not_ours"  # has not the shape of anything we print
    OTHER_VERSION = "other_version"
    UNKNOWN_KEY = "unknown_key"  # signed with a key that is no longer, or never was, ours
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Reason


def desk_link(desk_number: int, generation: int, keys: Sequence[bytes]) -> str:
    """30 characters of [A-Za-z0-9_-]; the first key signs. Raises ValueError when a number does not fit."""
    _require("desk number", desk_number, MAX_DESK_NUMBER)
    _require("generation", generation, MAX_GENERATION)
    return _signed(_LINK_HEADER, desk_number.to_bytes(3) + generation.to_bytes(2), keys)


def slip(desk_number: int, day: date, number: int, random: bytes, keys: Sequence[bytes]) -> str:
    """39 characters of [A-Za-z0-9_-]; `random` is four bytes of the caller's. ValueError when a part does not fit."""
    _require("desk number", desk_number, MAX_DESK_NUMBER)
    _require("day", days := (day - _FIRST_DAY).days, 2**16 - 1)
    _require("slip number", number, MAX_SLIP_NUMBER)
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"a slip takes {RANDOM_BYTES} random bytes, not {len(random)}")
    return _signed(_SLIP_HEADER, desk_number.to_bytes(3) + days.to_bytes(2) + number.to_bytes(3) + random, keys)


def read(payload: str, keys: Sequence[bytes]) -> DeskLink | Slip | Refused:
    """What a payload says, if one of `keys` signed it. Total over any text.

    Whether it was revoked or used is not known here.
    """
    if len(payload) == _LINK_LENGTH:
        padding = _LINK_PADDING
    elif len(payload) == _SLIP_LENGTH:
        padding = _SLIP_PADDING
    else:
        return Refused(Reason.NOT_OURS)
    try:
        written = payload.encode("ascii")
        raw = urlsafe_b64decode(written + padding)
    except ValueError:
        return Refused(Reason.NOT_OURS)
    # other letters for the same bytes (spare bits, dropped signs) are not what we printed
    if urlsafe_b64encode(raw) != written + padding:
        return Refused(Reason.NOT_OURS)
    header, body, mac = raw[0], raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if header >> 5 != _VERSION:
        return Refused(Reason.OTHER_VERSION)
    candidates = [key for key in keys if _key_id(key) == header & 0x0F]
    if not candidates:
        return Refused(Reason.UNKNOWN_KEY)
    if not any(hmac.compare_digest(_mac(key, body), mac) for key in candidates):
        return Refused(Reason.FORGED)
    return _parts(header, body)


def _parts(header: int, body: bytes) -> DeskLink | Slip | Refused:
    desk_number = int.from_bytes(body[1:4])
    match header & 0xF0, len(body) + _MAC_BYTES:
        case (0x20, 22):
            return DeskLink(desk_number, int.from_bytes(body[4:6]))
        case (0x30, 29):
            day = _FIRST_DAY + timedelta(days=int.from_bytes(body[4:6]))
            return Slip(desk_number, day, int.from_bytes(body[6:9]), body[9:])
        case _:
            return Refused(Reason.FORGED)


def _signed(header: int, parts: bytes, keys: Sequence[bytes]) -> str:
    if not keys:
        raise ValueError("a link needs a key to be signed with")
    body = bytes([header | _key_id(keys[0])]) + parts
    return urlsafe_b64encode(body + _mac(keys[0], body)).rstrip(b"=").decode()


@lru_cache(maxsize=16)
def _key_id(key: bytes) -> int:
    """Four bits that tell keys apart without trying each; two keys may share them."""
    return sha256(_CONTEXT + key).digest()[0] & 0x0F


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, _CONTEXT + body, "sha256")[:_MAC_BYTES]


def _require(what: str, value: int, largest: int) -> None:
    if not 0 <= value <= largest:
        raise ValueError(f"the {what} of a link lies between 0 and {largest}, not at {value}")
