"""A short, silent voice note to send when a person has none at hand: Ogg with Opus, as phones record it."""

import struct

SAMPLES_A_SECOND = 48_000
SILENCE = b"\xf8\xff\xfe"  # one packet of 20 milliseconds
PACKETS_A_SECOND = 50
_FIRST, _LAST = 2, 4


def sample_voice(seconds: int) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, SAMPLES_A_SECOND, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 9) + b"simulator" + struct.pack("<I", 0)
    pages = [_page(_FIRST, 0, 0, [head]), _page(0, 0, 1, [tags])]
    for second in range(1, seconds + 1):
        flags = _LAST if second == seconds else 0
        pages.append(_page(flags, second * SAMPLES_A_SECOND, second + 1, [SILENCE] * PACKETS_A_SECOND))
    return b"".join(pages)


def _page(flags: int, position: int, number: int, packets: list[bytes]) -> bytes:
    lengths, content = bytes(map(len, packets)), b"".join(packets)

    def with_checksum(checksum: int) -> bytes:
        head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 1, number, checksum, len(lengths))
        return head + lengths + content

    return with_checksum(_checksum(with_checksum(0)))


def _checksum(content: bytes) -> int:
    """CRC-32 as Ogg has it: polynomial 0x04C11DB7, neither reflected nor inverted."""
    crc = 0
    for byte in content:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 & 0xFFFFFFFF) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
    return crc
