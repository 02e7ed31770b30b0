"""The size of an image from its first bytes, and a small picture to send when a person has none at hand."""

import struct
import zlib


def image_size(content: bytes) -> tuple[int, int] | None:
    """(width, height) of a PNG or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if not content.startswith(b"\xff\xd8"):
        return None
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        marker, length = content[position + 1], int.from_bytes(content[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None


def sample_picture(number: int = 0, width: int = 480, height: int = 320) -> bytes:
    """A calm PNG (a desk in front of a wall), a little different for each number."""
    wall = [(214, 224, 228), (226, 220, 208), (210, 222, 210)][number % 3]
    desk = [(150, 116, 84), (118, 98, 82), (140, 124, 100)][number % 3]
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            paper = (x - width // 3) % (width // 3) < width // 5 and height * 45 // 100 < y < height * 58 // 100
            shade = 246 if paper and y < height * 62 // 100 else 0
            red, green, blue = (shade, shade, shade - 6) if shade else (wall if y < height * 6 // 10 else desk)
            rows += bytes((red, green, blue))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
