"""Files as attackers, and honest phones, make them; built here so that no bomb lies in the repository."""

import io
import struct
import zipfile
import zlib

from PIL import Image

from bot.recordings import CAPTURE, NO_COMMENTS, Page, _written

EXIF_ORIENTATION, EXIF_MAKER, EXIF_GPS, UPSIDE_DOWN = 0x0112, 0x010F, 0x8825, 3


def photo(width: int = 64, height: int = 48, *, form: str = "JPEG") -> bytes:
    """Left half red, right half blue."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return _saved(picture, form)


def photo_of_a_phone() -> bytes:
    """With a maker, a place and a comment, and turned upside down as phones do: the pixels are stored blue first."""
    exif = Image.Exif()
    exif[EXIF_MAKER] = "CANARY-MAKER"
    exif[EXIF_ORIENTATION] = UPSIDE_DOWN
    exif.get_ifd(EXIF_GPS).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 48.0, 0.0)})
    picture = Image.open(io.BytesIO(photo())).rotate(180)
    return _saved(picture, "JPEG", exif=exif, comment=b"CANARY-COMMENT")


def see_through() -> bytes:
    return _saved(Image.new("RGBA", (40, 40), (255, 0, 0, 0)), "PNG")


def strip_of_paper() -> bytes:
    return _saved(Image.new("RGB", (2000, 10), "red"), "PNG")


def png_bomb(side: int = 30_000) -> bytes:
    """A PNG of side × side grey pixels, all alike: 900 million of them in less than a megabyte."""
    row = b"\0" * (side + 1)
    deflate = zlib.compressobj(9)
    rows = b"".join([deflate.compress(row) for _ in range(side)] + [deflate.flush()])
    return png(side, side, rows)


def png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + b"".join(more) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def lying_png() -> bytes:
    """The header says 8 × 8, the rows are hundreds of megabytes of zeros."""
    return png(8, 8, zlib.compress(bytes(300_000_000), 1))


def text_bomb() -> bytes:
    """A small picture whose comment unpacks to hundreds of megabytes."""
    comment = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(300_000_000), 1))
    return png(8, 8, zlib.compress(b"\0" * 72), comment)


def with_a_zip_behind(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("CANARY.html", "<script>alert(1)</script>")
    return content + packed.getvalue()


def mp4() -> bytes:
    return struct.pack(">I", 24) + b"ftypisom" + b"\0\0\2\0isommp41" + bytes(2000)


def pdf(inside: bytes = b"") -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog" + inside + b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def voice(seconds: int = 2, comments: bytes = b"CANARY-TITLE", *, tags_size: int = 0) -> bytes:
    """Ogg with Opus: one page a second, each of silent packets; `tags_size` makes the comments that long."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48_000, 0, 0)
    tags = NO_COMMENTS[:12] + struct.pack("<II", 1, len(comments)) + comments + bytes(tags_size)
    pages = [Page(2, 0, 77, bytes([len(head)]), head)]
    while len(tags) >= 255 * 255:  # a packet as long as this goes on in the next page
        pages.append(Page(0, 0, 77, b"\xff" * 255, tags[: 255 * 255]))
        tags = tags[255 * 255 :]
    pages.append(Page(0, 0, 77, b"\xff" * (len(tags) // 255) + bytes([len(tags) % 255]), tags))
    for second in range(1, seconds + 1):
        flags = 4 if second == seconds else 0
        pages.append(Page(flags, second * 48_000, 77, b"\3" * 50, b"\xf8\xff\xfe" * 50))
    return b"".join(_written(page, number) for number, page in enumerate(pages))


def pages_of(content: bytes) -> int:
    return content.count(CAPTURE)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _saved(picture: Image.Image, form: str, **more: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **more)
    return written.getvalue()
