"""The size of a picture and a small one of it, in bounded memory."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PIL.Image import Transpose

from tracker_desktop.errors import Refused

THUMBNAIL = 256
"""Pixels of the longer side."""
MOST_WHOLE = 50_000_000
"""Pixels of a picture that is decoded whole: 200 MB. A JPEG is decoded at an eighth of its size and may have more."""
MOST_PARTLY = 1_000_000_000
QUALITY = 85
_TURNED = 5
"""From this Exif orientation on the picture lies on its side."""
_ORIENTATION = 0x0112
_UPRIGHT: Mapping[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What sets a picture upright, by its Exif orientation."""
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, TypeError),
    *(LookupError, ArithmeticError, AttributeError, struct.error),
)
"""What Pillow raises where the bytes are not what they should be."""

Image.MAX_IMAGE_PIXELS = None  # the limits are those above: Pillow's own is one for all and says so by a warning


@dataclass(frozen=True)
class Picture:
    """Width and height in pixels as it is looked at, and a small JPEG; None where it is too large to make one."""

    width: int
    height: int
    small: bytes | None


def look(path: Path, name: str) -> Picture:
    """Look at a picture. Raises Refused: file_broken where it cannot be read to its end, file_too_many_pixels."""
    try:
        with Image.open(path) as picture:
            return _looked(picture, name)
    except Refused:
        raise
    except _BROKEN as error:
        raise Refused("file_broken", name=name) from error


def _looked(picture: Image.Image, name: str) -> Picture:
    width, height = picture.size
    if width * height > MOST_PARTLY:
        raise Refused("file_too_many_pixels", name=name)
    in_parts = picture.format == "JPEG" and not picture.info.get("progressive")
    if in_parts:
        picture.draft("RGB", (THUMBNAIL * 2, THUMBNAIL * 2))
    elif width * height > MOST_WHOLE:
        picture.verify()
        return Picture(width, height, None)
    orientation = _orientation(picture)
    size = (height, width) if orientation >= _TURNED else (width, height)
    picture.load()
    return Picture(*size, _small(picture, orientation))


def _orientation(picture: Image.Image) -> int:
    """How it is to be turned; 1, as it is, where what the camera wrote beside it cannot be read."""
    try:
        found = picture.getexif().get(_ORIENTATION)
    except _BROKEN:
        return 1
    return found if isinstance(found, int) and found in _UPRIGHT else 1


def _small(picture: Image.Image, orientation: int) -> bytes:
    picture.thumbnail((THUMBNAIL, THUMBNAIL))
    upright = picture.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else picture
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright.convert("RGBA"))
    made = io.BytesIO()
    upright.convert("RGB").save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
