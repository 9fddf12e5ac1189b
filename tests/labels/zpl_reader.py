"""Reads ZPL as a thermal printer does: fields of dots at their places, on a label of its own size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

_LABEL = re.compile(r"\^XA\^PW(\d+)\^LL(\d+)\^LH0,0\n(.*?)\^PQ(\d+)\^XZ\n", re.DOTALL)
_FIELD = re.compile(r"\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),([^^]*)\^FS\n")


@dataclass(frozen=True)
class Printed:
    """One label as it comes out, and how many of it."""

    picture: Image.Image
    copies: int


def printed(zpl: str) -> list[Printed]:
    """Every label of a file. Raises AssertionError for what is no such ZPL."""
    rest = _LABEL.sub("", zpl)
    assert not rest, rest[:100]
    return [Printed(_picture(int(found[1]), int(found[2]), found[3]), int(found[4])) for found in _LABEL.finditer(zpl)]


def _picture(wide: int, high: int, body: str) -> Image.Image:
    label = Image.new("L", (wide, high), 255)
    assert not _FIELD.sub("", body)
    for field in _FIELD.finditer(body):
        x, y, sent, total, a_row = (int(value) for value in field.groups()[:5])
        data = b"".join(bytes.fromhex(row) for row in _rows(field[6], a_row * 2))
        assert len(data) == sent == total
        dots = Image.frombytes("1", (a_row * 8, total // a_row), data)
        assert x + dots.width <= wide + 7
        assert y + dots.height <= high
        label.paste(0, (x, y), dots)
    return label


def _rows(packed: str, digits: int) -> Iterator[str]:
    row, before, times = "", "", 0
    for sign in packed:
        if sign == ":":
            assert not row
            yield before
        elif sign == ",":
            row = row.ljust(digits, "0")
        elif sign in "0123456789ABCDEF":
            row += sign * (times or 1)
            times = 0
        else:
            times += (ord(sign) - ord("f")) * 20 if sign > "f" else ord(sign) - ord("F")
        if len(row) == digits:
            yield row
            row, before = "", row
    assert not row
    assert not times
