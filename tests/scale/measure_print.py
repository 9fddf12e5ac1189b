"""What is printed: an asset register of 10,000 and of all assets as PDF, workbook and plain text, and 1,000 asset tags,
from the question to the file on the disk; beside ReportLab's own table of the same rows, and python-barcode's pictures.

Each is measured in a process of its own, so that its memory is its own. Open for more lines: one row in WORKS.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.scale.measure_line import Job, Line
from tests.scale.tell import peak, rss

FEW = 10_000
FEW_S, ALL_S, GROWTH_MB = 5, 60, 100
TAGS, BARS_S, BOTH_S = 1_000, 1, 4
PLAIN = "ReportLab platypus LongTable"
PLAIN_TAGS = "python-barcode ImageWriter"
KEY = "asset-register"
Spent = tuple[float, float, int]
"""Seconds, megabytes that the process grew by at its highest, rows."""


def measure(job: Job) -> list[Line]:
    """One run of each, they take seconds."""
    few = _apart("ours", job, FEW, ".pdf")
    whole = _apart("ours", job, job.assets, ".pdf")
    book = _apart("ours", job, job.assets, ".xlsx")
    text = _apart("ours", job, job.assets, ".csv")
    plain = _apart("plain", job, FEW, ".pdf")
    both = _apart("tags", job, TAGS, ".pdf")
    bars = _apart("tags, bars alone", job, TAGS, ".pdf")
    pictures = _apart("tags, plain", job, TAGS, ".pdf")
    budget = ALL_S if job.assets <= 100_000 else None
    growth = GROWTH_MB if job.assets <= 100_000 else None
    return [
        Line(f"report of {few[2]:,} assets as PDF", "s", FEW_S, [few[0]], [plain[0]], PLAIN),
        Line(f"report of {few[2]:,} assets as PDF: memory", "MB", GROWTH_MB, [few[1]], [plain[1]], PLAIN),
        Line(f"report of {whole[2]:,} assets as PDF", "s", budget, [whole[0]]),
        Line(f"report of {whole[2]:,} assets as PDF: memory", "MB", growth, [whole[1]]),
        Line(f"report of {book[2]:,} assets as workbook", "s", budget, [book[0]]),
        Line(f"report of {book[2]:,} assets as workbook: memory", "MB", growth, [book[1]]),
        Line(f"report of {text[2]:,} assets as plain text", "s", budget, [text[0]]),
        Line(f"{both[2]:,} tags with Code 128 and QR", "s", BOTH_S, [both[0]], [pictures[0]], PLAIN_TAGS),
        Line(f"{bars[2]:,} tags with Code 128", "s", BARS_S, [bars[0]], [pictures[0]], PLAIN_TAGS),
    ]


def _apart(work: str, job: Job, rows: int, ending: str) -> Spent:
    """What a work takes in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as own_process:
        return own_process.submit(spend, work, job.register, job.folder / f"report{ending}", rows).result()


def spend(work: str, register: Path, file: Path, rows: int) -> Spent:
    """Do it in this process, whose memory before counts as nothing."""
    before, begun = rss(), time.perf_counter()
    done = WORKS[work](register, file, rows)
    return time.perf_counter() - begun, peak() - before, done


def _ours(register: Path, file: Path, rows: int) -> int:
    from tracker_desktop.models.assets import Asset
    from tracker_desktop.reports.registry import REPORTS
    from tracker_desktop.reports.running import run_report
    from tracker_desktop.reports.saving import save
    from tracker_desktop.store.store import Store

    REPORTS[KEY] = replace(REPORTS[KEY], where=lambda _: [Asset.id <= rows])
    store = Store(register, read_only=True)
    with run_report(store, KEY, by="Rita Osei") as result:
        save(result, file, store.url)
        read = len(result)
    store.close()
    return read


def _plain(register: Path, file: Path, rows: int) -> int:
    import sqlite3

    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

    connection = sqlite3.connect(register)
    query = """SELECT tag, description, serial, category.name, readiness, holder.name, place.path, department.name,
    purchased, cost / 10000.0 FROM asset LEFT JOIN category ON category.id = category_id
    LEFT JOIN holder ON holder.id = asset.holder_id LEFT JOIN place ON place.id = asset.place_id
    LEFT JOIN department ON department.id = department_id WHERE asset.id <= ? ORDER BY tag_sort"""
    cells = [[str(value or "") for value in row] for row in connection.execute(query, (rows,))]
    connection.close()
    heads = ["Tag", "Description", "Serial", "Category", "State", "Held by", "Location", "Department", "Bought", "Cost"]
    style = TableStyle([("FONTSIZE", (0, 0), (-1, -1), 6), ("LINEBELOW", (0, 0), (-1, -1), 0.2, colors.grey)])
    SimpleDocTemplate(str(file), pagesize=landscape(A4)).build([LongTable([heads, *cells], repeatRows=1, style=style)])
    return len(cells)


def _tags(register: Path, file: Path, count: int, codes: str = "both") -> int:
    from tracker_desktop.labels.formats import FORMATS, Codes
    from tracker_desktop.labels.order import Line as Tag
    from tracker_desktop.labels.order import Order, write
    from tracker_desktop.store.store import Store

    store = Store(register, read_only=True)
    form = replace(FORMATS[0], codes=Codes(codes))
    drawn = write(store, Order(form, tuple(Tag("assets", number) for number in range(1, count + 1))), file)
    store.close()
    return drawn


def _plain_tags(register: Path, file: Path, count: int) -> int:
    import sqlite3

    from barcode.codex import Code128  # type: ignore[import-untyped]
    from barcode.writer import ImageWriter  # type: ignore[import-untyped]
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    connection = sqlite3.connect(register)
    tags = connection.execute("SELECT tag, description FROM asset WHERE id <= ? ORDER BY id", (count,)).fetchall()
    connection.close()
    canvas = Canvas(str(file), pagesize=(612, 792))
    for number, (tag, description) in enumerate(tags):
        if number and number % 30 == 0:
            canvas.showPage()
        row, column = divmod(number % 30, 3)
        x, y = 14 + column * 198, 792 - 36 - (row + 1) * 72
        picture = Code128(tag, writer=ImageWriter()).render({"dpi": 300, "write_text": False})
        canvas.drawImage(ImageReader(picture), x, y + 4, 130, 34)
        canvas.drawString(x, y + 58, tag)
        canvas.drawString(x, y + 44, description[:30])
    canvas.save()
    return len(tags)


WORKS: Mapping[str, Callable[[Path, Path, int], int]] = {
    "ours": _ours,
    "plain": _plain,
    "tags": _tags,
    "tags, bars alone": partial(_tags, codes="bars"),
    "tags, plain": _plain_tags,
}
"""What is measured, by its name."""
