"""Whether rows were erased whose bytes may still lie in the file: SQLite's pages pass rows on to each other and keep
the place they stood in as it was, which `secure_delete` does not reach. A sweep of the file ends that."""

from datetime import datetime, timedelta

from storage import settings
from storage.transaction import Transaction

BETWEEN_SWEEPS = timedelta(minutes=30)
SMALL_BYTES = 64_000_000  # rewritten in a second; a larger file is swept at night
BETWEEN_NIGHTS = timedelta(hours=12)
NIGHT = range(1, 5)  # hours, local time

_LEFT, _SWEPT = "traces_left", "traces_swept"


def note(tx: Transaction, now: datetime) -> None:
    """Something that told of a person was erased."""
    settings.put(tx, _LEFT, now.isoformat())


def to_sweep(tx: Transaction, now: datetime, size: int) -> str | None:
    """What `note_swept` is to be given once the file of `size` bytes is swept; None when it is not time."""
    left, swept = settings.get(tx, _LEFT), settings.get(tx, _SWEPT)
    since = now - datetime.fromisoformat(swept) if swept else None
    if left is None or (since is not None and timedelta(0) <= since < BETWEEN_SWEEPS):
        return None
    is_night = now.astimezone(tx.zone).hour in NIGHT and (since is None or since >= BETWEEN_NIGHTS)
    return left if size <= SMALL_BYTES or is_night else None


def note_swept(tx: Transaction, left: str, now: datetime) -> None:
    """What was erased meanwhile waits for the next sweep."""
    settings.put(tx, _SWEPT, now.isoformat())
    if settings.get(tx, _LEFT) == left:
        settings.drop(tx, _LEFT)
