"""The key to the text of a case filed without an account: 13 of Crockford's letters, kept only as a scrypt hash."""

import hmac
import re
from hashlib import scrypt

LETTERS = 13  # five bits each: 65 bits
SALT_BYTES = 16

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ALIKE = str.maketrans("oil", "011")  # how Crockford's letters are misread
_IGNORED = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_SHAPE = re.compile(f"[{_ALPHABET}]{{{LETTERS}}}")
_LONGEST_TEXT = 60
_COST = 2**14  # 16 MiB and about 50 ms
NOBODYS = "00" * SALT_BYTES + "$" + "00" * 32  # opens to no key; compared with where there is no hash, to take as long


def grouped(key: str) -> str:
    """As it is shown: 7K2M-9QXP-4T8WZ."""
    return f"{key[:4]}-{key[4:8]}-{key[8:]}".upper()


def read(text: str) -> str | None:
    """The key that was typed: any case, spaces, hyphens, O for 0, I and L for 1. None: it is none."""
    if len(text) > _LONGEST_TEXT:
        return None
    bare = _IGNORED.sub("", text).lower().translate(_ALIKE)
    return bare if _SHAPE.fullmatch(bare) else None


def hashed(key: str, salt: bytes) -> str:
    """Slow on purpose: never inside a transaction."""
    return f"{salt.hex()}${_digest(key, salt).hex()}"


def opens(key: str, hash_kept: str) -> bool:
    """Whether this is the key; takes as long for every key and every hash."""
    salt, _, digest = hash_kept.partition("$")
    return hmac.compare_digest(_digest(key, bytes.fromhex(salt)).hex(), digest)


def _digest(key: str, salt: bytes) -> bytes:
    return scrypt(key.encode(), salt=salt, n=_COST, r=8, p=1, dklen=32)
