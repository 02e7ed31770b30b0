"""A voice note that a stranger sent: Ogg with Opus, rebuilt page by page without its comments. Runs in a child only."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from bot.photos import Unusable
from survey.files import VOICE_SECONDS, Refusal

CAPTURE = b"OggS"
HEAD, TAGS = b"OpusHead", b"OpusTags"
NO_COMMENTS = TAGS + struct.pack("<II", 0, 0)  # an empty vendor, no comment
SAMPLES_A_SECOND = 48_000  # of an Opus stream's positions, whatever it was recorded at
_PAGE = struct.Struct("<4sBBqIIIB")  # capture, version, flags, position, serial, number, checksum, segments
_CONTINUED, _FIRST, _LAST = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Page:
    flags: int
    position: int
    serial: int
    lengths: bytes
    content: bytes

    @property
    def ends_packet(self) -> bool:
        return bool(self.lengths) and self.lengths[-1] < 255


def clean_recording(content: bytes) -> bytes:
    """The one Opus stream of the file, from its first page to its last; what is hidden around it is left out."""
    pages = list(_pages(content))
    if len(pages) < 3 or not pages[0].content.startswith(HEAD) or not pages[0].flags & _FIRST:
        raise Unusable(Refusal.DAMAGED)
    if not pages[1].content.startswith(TAGS):
        raise Unusable(Refusal.DAMAGED)
    tags_end = next((place for place, page in enumerate(pages[1:], start=1) if page.ends_packet), len(pages))
    sound = pages[tags_end + 1 :]
    if not sound:
        raise Unusable(Refusal.DAMAGED)
    if max(page.position for page in sound) > VOICE_SECONDS * SAMPLES_A_SECOND:
        raise Unusable(Refusal.TOO_LONG)
    serial = pages[0].serial
    tags = Page(0, 0, serial, bytes([len(NO_COMMENTS)]), NO_COMMENTS)
    return b"".join(_written(page, number) for number, page in enumerate([pages[0], tags, *sound]))


def _pages(content: bytes) -> Iterator[Page]:
    """As many pages as follow each other without a gap and belong to the first one's stream."""
    place, serial = 0, None
    while content.startswith(CAPTURE, place) and len(content) >= place + _PAGE.size:
        _, version, flags, position, of_stream, _, _, segments = _PAGE.unpack_from(content, place)
        start = place + _PAGE.size + segments
        lengths = content[place + _PAGE.size : start]
        end = start + sum(lengths)
        if version != 0 or len(content) < end or (serial is not None and of_stream != serial):
            return
        serial = of_stream
        yield Page(flags, position, of_stream, lengths, content[start:end])
        place = end
        if flags & _LAST:
            return


def _written(page: Page, number: int) -> bytes:
    def head(checksum: int) -> bytes:
        flags = page.flags & (_CONTINUED | _FIRST | _LAST)
        return _PAGE.pack(CAPTURE, 0, flags, page.position, page.serial, number, checksum, len(page.lengths))

    return head(_checksum(head(0) + page.lengths + page.content)) + page.lengths + page.content


def _checksum(content: bytes) -> int:
    """Ogg's: CRC-32 with the polynomial 0x04C11DB7, neither reflected nor inverted."""
    crc = 0
    for byte in content:
        crc = (crc << 8 & 0xFFFFFFFF) ^ _TABLE[crc >> 24 ^ byte]
    return crc


def _entry(byte: int) -> int:
    crc = byte << 24
    for _ in range(8):
        crc = (crc << 1 & 0xFFFFFFFF) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
    return crc


_TABLE = [_entry(byte) for byte in range(256)]
