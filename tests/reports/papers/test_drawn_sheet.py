"""Where things come to stand: nothing over the foot of a page, nothing split, nobody signs on a page without rows."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest

from tracker_desktop.paper.pages import Frame, Pages
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.symbols import code128
from tracker_desktop.paper.units import MM, PAPERS
from tracker_desktop.reports.papers.drawn_sheet import DrawnSheet
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
COLUMNS = (
    Column("Tag", 25.0, lines=6),
    Column("Asset"),
    Column("With it", 38.0, lines=6),
    Column("Cost", 25.0, "right"),
)
Words = list[tuple[float, float, float, float, str]]


def sheet_of(dice: random.Random, rows: int) -> Sheet:
    """A sheet of so many rows, each as high as chance wants it."""
    made = [
        (
            Cell(f"ROW{number}"),
            Cell("word " * dice.randint(1, 40), ("Serial number",) * dice.randint(0, 2)),
            Cell("thing, " * dice.randint(0, 30), strong="Missing: lamp" * dice.randint(0, 1)),
            Cell("$1.00"),
        )
        for number in range(rows)
    ]
    return Sheet(
        boxes=(Box("Received by", "Maria " * dice.randint(1, 30), "Badge"), Box("Handed over by", "Leo")),
        facts=(("Used at", "place " * dice.randint(1, 60)),) * dice.randint(0, 3),
        text_title="Circumstances" * dice.randint(0, 1),
        text="It fell. " * dice.choice([0, 10, 400, 900]),
        tables=(Table(COLUMNS, made, total="Total $9.00" * dice.randint(0, 1), empty="Nothing is held."),),
        closing=("CLOSING " + "terms " * dice.choice([1, 160]),),
        signatures=(Signature("SIGNS", "Maria"), Signature("SIGNS")),
    )


def drawn(path: Path, sheet: Sheet, size: str) -> list[Words]:
    """The words of each page with their places in millimetres: left, top, right, bottom."""
    with PdfFile(path, PAPERS[size], "Sheet") as file:
        DrawnSheet(Pages(file, Frame("Office", "Sheet", code=code128("HR-2026-00001"))), sheet).draw()
    told = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, encoding="utf-8")
    return [
        [(*(float(at) / MM for at in found[:4]), found[4]) for found in WORD.findall(page)]
        for page in told.stdout.split("<page ")[1:]
    ]


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_split_or_alone(tmp_path: Path, seed: int, size: str) -> None:
    dice = random.Random(seed)
    rows = dice.choice([0, 1, 2, 3, 9, 14, 15, 16, 40])
    pages = drawn(tmp_path / "sheet.pdf", sheet_of(dice, rows), size)
    wide, high = PAPERS[size]
    numbers = []
    for page in pages:
        body = [word for word in page if word[1] < high - 15 - 5]
        assert all(word[3] <= high - 15 - 5 for word in body)
        assert all(word[0] >= 14 and word[2] <= wide - 14 for word in page)
        numbers += [int(word[4][3:]) for word in body if word[4].startswith("ROW")]
    assert numbers == list(range(rows))
    last = [word[4] for word in pages[-1]]
    assert last.count("SIGNS") == 2
    assert "CLOSING" in last
    assert f"ROW{rows - 1}" in last or "Nothing" in last
    assert not [word for page in pages[:-1] for word in page if word[4] in ("SIGNS", "CLOSING")]
    texts = [(word[1], word[4]) for word in pages[-1]]
    assert min(top for top, text in texts if text == "SIGNS") > max(
        top for top, text in texts if text.startswith("ROW") or text == "Nothing"
    )
