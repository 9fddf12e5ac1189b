"""The calibration page: the cross lies where the form says it belongs, and what is kept puts it right."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.printing.jobs import HOSTILE, LASER
from tests.printing.pictures import dark_box, page_picture
from tracker_desktop.printing.calibration_page import (
    ASIDE,
    CROSS,
    cross_of,
    offset_of,
    write_calibration_page,
)
from tracker_desktop.printing.pdf_pages import moved, read_pages
from tracker_desktop.printing.printer import Printer
from tracker_desktop.scanning.learning import TEST_CODES, Sample, learn

ZEBRA = Printer("Labels", "network", "labels.local")


def middle(path: Path, x: float, y: float) -> tuple[float, float]:
    """Where a cross near x, y has its middle."""
    picture = page_picture(path)
    left, _, right, _ = dark_box(picture, (x - 10, y - 2.5, x + 10, y + 2.5))
    _, top, _, bottom = dark_box(picture, (x - 2.5, y - 10, x + 2.5, y + 10))
    return (left + right) / 2, (top + bottom) / 2


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_crosses_lie_where_the_form_says(qapp: object, tmp_path: Path, paper: str) -> None:
    path = tmp_path / "a.pdf"
    write_calibration_page(path, replace(LASER, offset_x=0.8, offset_y=-1.2), paper)
    x, y = CROSS["pdf"]
    assert middle(path, x, y) == pytest.approx((x, y), abs=0.1)
    assert middle(path, x + ASIDE["pdf"], y) == pytest.approx((x + ASIDE["pdf"] + 0.8, y - 1.2), abs=0.1)
    assert read_pages(path).count == 1


def test_what_was_measured_puts_a_printer_right_that_is_out(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_calibration_page(path, LASER)
    out = tmp_path / "out.pdf"
    out.write_bytes(moved(path.read_bytes(), -1.3, 0.9))
    measured = middle(out, *CROSS["pdf"])
    offset = offset_of("pdf", *(round(side, 1) for side in measured))
    assert offset == pytest.approx((1.3, -0.9), abs=0.11)
    kept = replace(LASER, offset_x=offset[0], offset_y=offset[1])
    write_calibration_page(path, kept)
    out.write_bytes(moved(path.read_bytes(), -1.3, 0.9))
    x, y = CROSS["pdf"]
    assert middle(out, x + ASIDE["pdf"], y) == pytest.approx((x + ASIDE["pdf"], y), abs=0.15)
    assert cross_of(kept) == pytest.approx(measured, abs=0.11)


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_cross_of_a_label_in_dots(tmp_path: Path, dpi: int) -> None:
    path = tmp_path / "a.zpl"
    printer = replace(ZEBRA, dpi=dpi, offset_x=1.0)
    write_calibration_page(path, printer)
    text = path.read_text("ascii")
    lines = [tuple(map(int, found)) for found in re.findall(r"\^FO(\d+),(\d+)\^GB(\d+),(\d+),2\^FS", text)]
    (left, across, long, _), (down, top, _, tall), (beside, *_), _ = lines
    assert (left + long / 2) / printer.dots(1000) * 1000 == pytest.approx(CROSS["zpl"][0], abs=0.15)
    assert (down + 1, across + 1) == (printer.dots(10), printer.dots(10))
    assert (top + tall / 2) / printer.dots(1000) * 1000 == pytest.approx(CROSS["zpl"][1], abs=0.15)
    assert beside - left == pytest.approx(printer.dots(ASIDE["zpl"] + 1), abs=1)
    assert text.startswith("^XA")
    assert text.endswith("^XZ\n")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_stays_on_the_page(qapp: object, tmp_path: Path, name: str) -> None:
    for printer in (replace(LASER, name=name), replace(ZEBRA, name=name)):
        path = tmp_path / f"a.{printer.language}"
        write_calibration_page(path, printer)
        if printer.language == "pdf":
            picture = page_picture(path)
            assert dark_box(picture, (0, 48, 210, 66))[2] < 185
        else:
            assert name not in path.read_text("utf-8")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_codes_that_teach_a_scanner_can_be_read(qapp: object, tmp_path: Path, paper: str) -> None:
    path = tmp_path / "a.pdf"
    write_calibration_page(path, LASER, paper)
    drawn = page_picture(path)
    picture = Image.frombytes(
        "L", (drawn.width(), drawn.height()), bytes(drawn.constBits()), "raw", "L", drawn.bytesPerLine()
    )
    found = sorted(zxingcpp.read_barcodes(picture), key=lambda code: code.position.top_left.y)
    assert [code.bytes.decode() for code in found] == list(TEST_CODES)
    assert [code.symbology_identifier for code in found] == ["]C0", "]C0", "]C0", "]C1"]
    profile = learn([Sample(code.symbology_identifier + code.bytes.decode() + "\r") for code in found])
    assert (profile.sends_aim, profile.gs) == (True, "char")
