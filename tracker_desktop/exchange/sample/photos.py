"""Pictures for the sample office, drawn here so that none has to be shipped."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1200)
Colour = tuple[int, int, int]


def laptop_photo() -> bytes:
    """A laptop on a table, with a tag on its lid."""
    picture, draw = _table((203, 190, 170), (168, 150, 126))
    draw.polygon([(380, 250), (1220, 250), (1290, 830), (310, 830)], (58, 62, 70))
    draw.polygon([(392, 262), (1208, 262), (1276, 818), (324, 818)], (74, 79, 88))
    draw.polygon([(310, 830), (1290, 830), (1380, 905), (220, 905)], (40, 43, 48))
    draw.ellipse((770, 500, 830, 560), (150, 155, 163))
    draw.rectangle((960, 700, 1210, 785), (245, 245, 240))
    for bar in range(22):
        if bar % 3 != 1:
            draw.rectangle((975 + bar * 10, 712, 979 + bar * 10 + bar % 2 * 3, 755), (20, 20, 20))
    draw.rectangle((975, 763, 1120, 775), (40, 40, 40))
    return _jpeg(picture)


def lens_photo() -> bytes:
    """A lens from the front."""
    picture, draw = _table((120, 128, 136), (84, 92, 100))
    rings: tuple[tuple[int, Colour], ...] = (
        *((430, (24, 25, 28)), (395, (44, 46, 50)), (350, (16, 17, 20)), (300, (36, 40, 60))),
        *((230, (20, 24, 44)), (150, (52, 44, 84)), (80, (12, 12, 24))),
    )
    for radius, colour in rings:
        draw.ellipse((800 - radius, 620 - radius, 800 + radius, 620 + radius), colour)
    draw.ellipse((650, 450, 760, 540), (150, 140, 190))
    return _jpeg(picture)


def _table(far: Colour, near: Colour) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", SIZE, far)
    draw = ImageDraw.Draw(picture)
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        shade = tuple(round(a + (b - a) * share) for a, b in zip(far, near, strict=True))
        draw.line((0, y, SIZE[0], y), shade)
    return picture, draw


def _jpeg(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(2)).save(made, "JPEG", quality=82)
    return made.getvalue()
