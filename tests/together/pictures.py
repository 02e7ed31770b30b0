"""The README's pictures, small enough for a repository."""

import io
import os
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

PICTURES = os.environ.get("PICTURES", "")
LARGEST_PICTURE = 300_000
GAP, BETWEEN = 24, "#d9dee6"


def keep(name: str, content: bytes) -> None:
    """256 colours are enough for a page."""
    _keep(name, Image.open(io.BytesIO(content)))


def side_by_side(name: str, pictures: Sequence[bytes]) -> None:
    """Several screens of a phone as one picture."""
    screens = [Image.open(io.BytesIO(one)) for one in pictures]
    width = sum(one.width for one in screens) + GAP * (len(screens) - 1)
    together = Image.new("RGB", (width, max(one.height for one in screens)), BETWEEN)
    left = 0
    for one in screens:
        together.paste(one, (left, 0))
        left += one.width + GAP
    _keep(name, together)


def _keep(name: str, picture: Image.Image) -> None:
    kept = io.BytesIO()
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    assert len(kept.getvalue()) < LARGEST_PICTURE
    Path(PICTURES, f"{name}.png").write_bytes(kept.getvalue())
