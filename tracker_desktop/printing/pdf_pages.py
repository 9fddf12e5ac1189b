"""What printing has to know of a PDF that this program drew: its pages, and how to move them on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.paper.units import MM

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n")
_PAGE = re.compile(rb"/Type /Page\b")
_BOX = re.compile(rb"/MediaBox \[ ?([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ?\]")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = {key: re.compile(rb"/%s (\d+(?: 0 R)?)" % key) for key in (b"Size", b"Root", b"Info")}


@dataclass(frozen=True, slots=True)
class PdfPages:
    """How many pages, and the size of the first in millimetres."""

    count: int
    width: float = 0.0
    height: float = 0.0


def read_pages(document: Path) -> PdfPages:
    """The pages of a PDF."""
    count, first = 0, (0.0, 0.0)
    for _, _, box in _pages(document.read_bytes()):
        left, bottom, right, top = map(float, box.groups())
        first = first if count else ((right - left) / MM, (top - bottom) / MM)
        count += 1
    return PdfPages(count, *first)


def moved(data: bytes, right: float, down: float) -> bytes:
    """The PDF with what is on its pages moved, in millimetres; the pages keep their size.

    Another corner for each page's box, added at the end as an incremental update (ISO 32000-1, 7.5.6). Raises
    ValueError where the data is no PDF of ReportLab.
    """
    start = _START.search(data)
    if start is None:
        raise ValueError("not a PDF of this program")
    trailer = data[data.rindex(b"trailer", 0, start.start()) :]
    parts = [data if data.endswith(b"\n") else data + b"\n"]
    at = len(parts[0])
    table: list[bytes] = []
    for number, page, box in _pages(data):
        new = page[: box.start()] + _moved_box(box, right, down) + page[box.end() :]
        part = b"%d 0 obj\n%sendobj\n" % (number, new)
        table.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        parts.append(part)
        at += len(part)
    entries = b" ".join(b"/%s %s" % (key, found.group(1)) for key, found in _found(trailer))
    end = (b"trailer\n<< ", entries, b" /Prev ", start.group(1), b" >>\nstartxref\n%d\n%%%%EOF\n" % at)
    return b"".join((*parts, b"xref\n", *table, *end))


def _pages(data: bytes) -> Iterator[tuple[int, bytes, re.Match[bytes]]]:
    """Number, words between `obj` and `endobj`, and the box of every page object."""
    for found in _OBJECT.finditer(data):
        page = data[found.end() : data.find(b"endobj", found.end())]
        box = _BOX.search(page)
        if box is not None and _PAGE.search(page):
            yield int(found.group(1)), page, box


def _moved_box(box: re.Match[bytes], right: float, down: float) -> bytes:
    left, bottom, far, top = map(float, box.groups())
    x, y = -right * MM, down * MM
    return b"/MediaBox [ %.4f %.4f %.4f %.4f ]" % (left + x, bottom + y, far + x, top + y)


def _found(trailer: bytes) -> Iterator[tuple[bytes, re.Match[bytes]]]:
    for key, pattern in _TRAILER.items():
        found = pattern.search(trailer)
        if found is not None:
            yield key, found
