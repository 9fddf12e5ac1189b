"""Small pictures to attach."""

from __future__ import annotations

import io

from PIL import Image


def picture(width: int = 8, height: int = 6, colour: str = "red", *, form: str = "PNG", turned: bool = False) -> bytes:
    """The bytes of a picture of one colour; `turned` says by Exif that it lies on its side."""
    made = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    Image.new("RGB", (width, height), colour).save(made, form, exif=exif)
    return made.getvalue()
