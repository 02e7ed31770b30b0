"""A picture that a stranger sent becomes a plain JPEG: nothing of the old file but its pixels. Runs in a child only."""

import io
import warnings

from PIL import Image, ImageOps

from survey.files import Refusal

MOST_PIXELS = 25_000_000
LONGEST_SIDE = 2560
STEEPEST_RATIO = 20  # of the sides; the platform takes no photo beyond it
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP")


class Unusable(Exception):
    """The file is not taken."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(str(why))
        self.why = why


def clean_photo(content: bytes) -> bytes:
    """Upright, at most 2,560 pixels long, without metadata. Raises Unusable before anything large is decoded."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than it is needed
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _as_jpeg(_within_ratio(_opaque(upright)))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Unusable(Refusal.TOO_MANY_PIXELS) from None
    except (MemoryError, OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, ArithmeticError):
        raise Unusable(Refusal.DAMAGED) from None  # what decoders raise on bytes that lie


def _opaque(picture: Image.Image) -> Image.Image:
    """On white where it was see-through."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        under = Image.new("RGB", over.size, "white")
        under.paste(over, mask=over.getchannel("A"))
        return under
    return picture.convert("RGB")


def _within_ratio(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    least = -(-max(width, height) // STEEPEST_RATIO)
    if min(width, height) >= least:
        return picture
    wide = Image.new("RGB", (max(width, least), max(height, least)), "white")
    wide.paste(picture)
    return wide


def _as_jpeg(picture: Image.Image) -> bytes:
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)  # the pixels only: `info` of the old one would be written along
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
