"""What keeps the form to the people it is for: tokens of forms, own origin, floods. All in memory."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address

MOST_FROM_ONE = 240  # requests at once: many people share the address of a waiting room or of a mobile network
PER_SECOND = 4.0
FORGET_ABOVE = 10_000  # addresses or browsers remembered before those that owe nothing are forgotten
PREFIX_V6 = 64  # one household or phone has as many addresses below it as it likes
TOKEN_HEX = 32


class Tokens:
    """A form carries what it was made for, signed for one browser: another site can make no such form."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.digest(key, b"hailong form", "sha256")

    def make(self, browser: str, stand: str) -> str:
        return f"{stand}.{self._mac(browser, stand)}"

    def read(self, browser: str, token: str) -> str | None:
        """What the form was made for; None: it is not this browser's form, or none of ours."""
        stand, dot, mac = token.partition(".")
        is_ours = dot == "." and mac.isascii() and hmac.compare_digest(mac, self._mac(browser, stand))
        return stand if is_ours else None

    def _mac(self, browser: str, stand: str) -> str:
        text = f"{browser}\0{stand}".encode(errors="replace")
        return hmac.digest(self._key, text, "sha256").hex()[:TOKEN_HEX]


def is_from(origin: str, given_origin: str | None, fetch_site: str | None) -> bool:
    """Whether a form was sent from our own pages, as far as the browser says; old ones say nothing."""
    if given_origin is not None:
        return given_origin == origin
    return fetch_site in (None, "same-origin")


def address_of(peer: str | None, forwarded_for: str | None) -> str:
    """Whose request it is: only a proxy on this machine is believed, and only the address it added itself."""
    said = (forwarded_for or "").rpartition(",")[2].strip()
    here = _address(peer or "")
    if said and (here is None or here.is_loopback):
        here = _address(said) or here
    if isinstance(here, IPv6Address) and here.ipv4_mapped is None:
        return str(int(here) >> (128 - PREFIX_V6))
    return str(here)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


class Flood:
    """A bucket of requests for each address; the addresses are in memory only and never logged."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket] = {}

    def is_over(self, address: str, now: datetime) -> bool:
        bucket = self._buckets.get(address)
        if bucket is None:
            if len(self._buckets) >= FORGET_ABOVE:
                self._forget_full(now)
            bucket = self._buckets[address] = _Bucket(MOST_FROM_ONE, now)
        bucket.left, bucket.at = self._left(bucket, now), now
        if bucket.left < 1:
            return True
        bucket.left -= 1
        return False

    def _left(self, bucket: _Bucket, now: datetime) -> float:
        elapsed = max(0.0, (now - bucket.at).total_seconds())
        return min(float(MOST_FROM_ONE), bucket.left + elapsed * PER_SECOND)

    def _forget_full(self, now: datetime) -> None:
        kept = {key: one for key, one in self._buckets.items() if self._left(one, now) < MOST_FROM_ONE}
        # so many at once is no crowd; whoever was full of patience begins anew
        self._buckets = kept if len(kept) < FORGET_ABOVE else {}
