"""Documents and jobs to print with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.printing.job import PrintJob
from tracker_desktop.printing.printer import Printer

A4 = (210.0, 297.0)
LASER = Printer("Laser", "queue", "laser")
HOSTILE = ("<b>bold</b> & co", "=1+1", "../../etc/passwd", "x" * 2_000, "🖨 émoji", "two\nlines\x00", "-o raw")
"""Texts as users type them."""


def write_pdf(path: Path, pages: int = 1, size: tuple[float, float] = A4) -> Path:
    """A PDF of this program with a small black square 50 mm from the left and 40 mm from the top of each page."""
    with PdfFile(path, size, "Test") as file:
        for number in range(pages):
            pen = file.next_page()
            pen.box(50, 40, 5, 5, fill=0)
            pen.text(20, 20, f"Sheet {number + 1}", 12)
    return path


def job(printer: Printer, **values: Any) -> PrintJob:
    """A job of one page for a printer."""
    made = dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC)
    plain = PrintJob("0" * 32, "Hand receipt HR-2026-00012", printer, printer.language, 1, 1, made)
    return replace(plain, **values)
