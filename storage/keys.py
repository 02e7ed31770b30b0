"""The office's secret keys: what signs links, what seals originals, and names of chats that tell no account."""

import hmac
from dataclasses import dataclass
from functools import lru_cache

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

KEY_BYTES = 32
LANE_HEX = 32  # 128 bits: no two chats of one office share a lane
RECENT_CHATS = 4096  # remembered in memory only; a turn asks for its lane several times


class SealBroken(Exception):
    """No sealing key opens this; the key was removed from SEALING_KEY, or the bytes were changed."""


@dataclass(frozen=True)
class Keys:
    """Of each kind the first key makes, all are accepted.

    Lanes come from the last sealing key: a new key put before it changes no lane, so nobody's conversation is lost.
    """

    signing: tuple[bytes, ...]
    sealing: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if not self.signing or not self.sealing:
            raise ValueError("at least one signing and one sealing key are needed")
        if any(len(key) != KEY_BYTES for key in self.signing + self.sealing):
            raise ValueError(f"each key has {KEY_BYTES} bytes")
        object.__setattr__(self, "_boxes", tuple(SecretBox(_derived(key, b"seal")) for key in self.sealing))
        lane_key = _derived(self.sealing[-1], b"lane")
        object.__setattr__(self, "_lane", lru_cache(RECENT_CHATS)(lambda channel, chat: _lane(lane_key, channel, chat)))

    def lane(self, channel: str, chat: str) -> str:
        """The keyed hash that stands for one chat wherever its account must not be read."""
        lane: str = self._lane(channel, chat)  # type: ignore[attr-defined]
        return lane

    def seal(self, plain: bytes) -> bytes:
        boxes: tuple[SecretBox, ...] = self._boxes  # type: ignore[attr-defined]
        return bytes(boxes[0].encrypt(plain))

    def open(self, sealed: bytes) -> bytes:
        boxes: tuple[SecretBox, ...] = self._boxes  # type: ignore[attr-defined]
        for box in boxes:
            try:
                return box.decrypt(sealed)
            except CryptoError:
                continue
        raise SealBroken("no key in SEALING_KEY opens this; put the key it was sealed with back behind the new one")


def _lane(lane_key: bytes, channel: str, chat: str) -> str:
    return hmac.digest(lane_key, f"{channel}\0{chat}".encode(), "sha256").hex()[:LANE_HEX]


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, b"hailong " + purpose, "sha256")
