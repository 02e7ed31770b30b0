"""Files that people send along: what is taken, and how much of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
MOST_FILES = 10  # with one case; the sentence "files-too-many" names it too
MOST_WITH_COMMENT = 3
PERSON_BYTES = 50 * MEGABYTE  # of one account over all its cases
VOICE_SECONDS = 180


class FileKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"
    LOCATION = "location"


# the sentences "file-too-large-…" name them too
MOST_BYTES = {FileKind.PHOTO: 10 * MEGABYTE, FileKind.VOICE: 5 * MEGABYTE, FileKind.DOCUMENT: 10 * MEGABYTE}


class Refusal(StrEnum):
    """Why a file that was sent cannot be taken; each has a sentence for its sender."""

    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"  # a voice note
    TOO_MANY_PIXELS = "too-many-pixels"
    DAMAGED = "damaged"
    WRONG_KIND = "wrong-kind"
    UNREACHABLE = "unreachable"  # the platform does not hand it out any more


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file as somebody sent it. `file` is the platform's id of it, or the place's latitude and longitude.

    `size` is in bytes and `seconds` long, both as the sender's side declares them.
    """

    kind: FileKind
    file: str
    caption: str = ""
    size: int = 0
    seconds: int = 0


def declared_fault(sent: SentFile) -> Refusal | None:
    """What can be refused before a byte of it was seen."""
    if sent.size > MOST_BYTES.get(sent.kind, 0) and sent.kind is not FileKind.LOCATION:
        return Refusal.TOO_LARGE
    if sent.kind is FileKind.VOICE and sent.seconds > VOICE_SECONDS:
        return Refusal.TOO_LONG
    return None


def counted(kinds: Iterable[FileKind]) -> dict[FileKind, int]:
    """How many of each kind there is at least one of, in a fixed order."""
    found = Counter(kinds)
    return {kind: found[kind] for kind in FileKind if found[kind]}
