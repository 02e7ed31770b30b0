"""Signed single-use invitations to the staff bot: make, read, refuse with a reason (the keys are arguments).

An invitation names its place by code, not by number: units have codes only, and 20 characters fit.
48 bytes at most, so 64 characters: head (version, role, scope), expiry, nonce, code, signature.
"""

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

LONGEST_PAYLOAD = 64  # what a start link of the chat platform carries
LONGEST_CODE = 20
NONCE_BYTES = 7
OWNER_LIFETIME = timedelta(minutes=10)
OTHERS_LIFETIME = timedelta(days=7)

_VERSION = 1
_SIGNATURE_BYTES = 16
_EXPIRY_BYTES = 4  # seconds since 1970, enough until 2106
_HEAD_BYTES = 1 + _EXPIRY_BYTES + NONCE_BYTES
_CODE = re.compile(rb"[A-Za-z0-9-]*")


class InvitedRole(StrEnum):
    OWNER = "owner"
    LEADER = "leader"
    HEAD = "head"
    OFFICER = "officer"

    @property
    def lifetime(self) -> timedelta:
        return OWNER_LIFETIME if self is InvitedRole.OWNER else OTHERS_LIFETIME


class Refused(StrEnum):
    """Why a payload opens nothing. The person is told one neutral sentence for both."""

    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """`unit` and `desk` are codes, "" for none, never both: a desk's unit is known. `nonce` is hex, spent once."""

    role: InvitedRole
    unit: str
    desk: str
    expires: datetime
    nonce: str


_ROLES = tuple(InvitedRole)  # a role's place is part of the format: append only


def make(role: InvitedRole, unit: str, desk: str, expires: datetime, nonce: bytes, keys: Sequence[bytes]) -> str:
    """A payload of [A-Za-z0-9_-], at most 64 characters, signed with the first key.

    Raises ValueError for both a unit and a desk, a code that imports would refuse, or a nonce of another length.
    """
    if unit and desk:
        raise ValueError("an invitation is for a unit or for a desk, not for both")
    code = (unit or desk).encode()
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        raise ValueError(f"a code has letters, digits and hyphens, at most {LONGEST_CODE}")
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"the nonce has {NONCE_BYTES} bytes")
    scope = 1 if unit else 2 if desk else 0
    head = bytes([_VERSION << 4 | _ROLES.index(role) << 2 | scope])
    body = head + int(expires.timestamp()).to_bytes(_EXPIRY_BYTES, "big") + nonce + code
    return _text(body + _signature(body, keys[0]))


def read(payload: str, keys: Sequence[bytes], now: datetime) -> Invitation | Refused:
    """What an untrusted payload invites to. Total: any text gives an answer, and only signed bytes are looked at."""
    raw = _bytes(payload)
    if raw is None or not _HEAD_BYTES <= len(raw) - _SIGNATURE_BYTES <= _HEAD_BYTES + LONGEST_CODE:
        return Refused.FORGED
    body, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
    genuine = [hmac.compare_digest(_signature(body, key), signature) for key in keys]
    version, role, scope = body[0] >> 4, body[0] >> 2 & 3, body[0] & 3
    code = body[_HEAD_BYTES:]
    if not any(genuine) or version != _VERSION or scope == 3 or bool(code) != bool(scope) or not _CODE.fullmatch(code):
        return Refused.FORGED
    expires = datetime.fromtimestamp(int.from_bytes(body[1 : 1 + _EXPIRY_BYTES], "big"), UTC)
    if now >= expires:
        return Refused.EXPIRED
    return Invitation(
        role=_ROLES[role],
        unit=code.decode() if scope == 1 else "",
        desk=code.decode() if scope == 2 else "",
        expires=expires,
        nonce=body[1 + _EXPIRY_BYTES : _HEAD_BYTES].hex(),
    )


def _signature(body: bytes, key: bytes) -> bytes:
    # the purpose is signed too: a desk link or a slip can never be read as an invitation
    return hmac.digest(key, b"hailong invitation\0" + body, "sha256")[:_SIGNATURE_BYTES]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(payload: str) -> bytes | None:
    """None unless the text is exactly what `_text` writes: spare bits must not make a second spelling."""
    if not payload.isascii() or len(payload) > LONGEST_PAYLOAD or len(payload) % 4 == 1:
        return None
    try:
        raw = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    except ValueError:
        return None
    return raw if _text(raw) == payload else None
