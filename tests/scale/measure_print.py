"""What is printed: an asset register of 10,000 and of all assets as PDF, workbook and plain text, from the question to
the file on the disk; beside ReportLab's own table of the same rows.

Each is measured in a process of its own, so that its memory is its own. Open for more lines: one row in WORKS.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.scale.measure_line import Job, Line
from tests.scale.tell import peak, rss

FEW = 10_000
FEW_S, ALL_S, GROWTH_MB = 5, 60, 100
PLAIN = "ReportLab platypus LongTable"
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


WORKS: Mapping[str, Callable[[Path, Path, int], int]] = {"ours": _ours, "plain": _plain}
"""What is measured, by its name."""
