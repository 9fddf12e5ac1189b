"""Reads PDFs as a printer and a scanner do: rendered by poppler, decoded by zxing-cpp."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image

from tracker_desktop.paper.units import INCH


@dataclass(frozen=True)
class Read:
    """A code as it was read: its text, its AIM identifier, whether it is GS1, and its left top in millimetres."""

    text: str
    aim: str
    is_gs1: bool
    x: float
    y: float


def pages(pdf: Path, dpi: int, first: int = 1, last: int = 0) -> list[Image.Image]:
    """The pages as grey pictures."""
    stem = pdf.with_suffix("")
    chosen = ["-f", str(first), *(["-l", str(last)] if last else [])]
    command = ["pdftoppm", "-r", str(dpi), "-gray", *chosen, str(pdf), str(stem)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)  # whose end is seen at once
    found = sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))
    pictures = []
    for path in found:
        with Image.open(path) as picture:
            pictures.append(picture.copy())
        path.unlink()
    return pictures


def text_of(pdf: Path) -> str:
    """The words of a PDF as they stand on its pages."""
    told = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, timeout=120, capture_output=True, encoding="utf-8"
    )
    return told.stdout


def codes(picture: Image.Image, dpi: int) -> list[Read]:
    """Every code on a picture."""
    found: list[Any] = zxingcpp.read_barcodes(picture)
    unit = INCH / dpi
    return [
        Read(
            code.text,
            code.symbology_identifier,
            code.content_type == zxingcpp.ContentType.GS1,
            min(code.position.top_left.x, code.position.bottom_right.x) * unit,
            min(code.position.top_left.y, code.position.bottom_right.y) * unit,
        )
        for code in found
    ]
