"""What a pen draws lies where it was told, in millimetres from the top left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageChops
from PIL.Image import Image

from tests.paper.render import codes, pages
from tracker_desktop.paper.line import width
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import Align, Pen
from tracker_desktop.paper.symbols import code128, qr
from tracker_desktop.paper.units import INCH

SIZE = (100.0, 60.0)
DPI = 254
"""Ten dots a millimetre."""


def drawn(path: Path, draw: object) -> Image:
    with PdfFile(path, SIZE, "Page") as file:
        draw(file.next_page())  # type: ignore[operator]
    (picture,) = pages(path, DPI)
    return picture


def box_of(picture: Image) -> tuple[float, float, float, float]:
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    left, top, right, bottom = (side * INCH / DPI for side in box)
    return left, top, right, bottom


@pytest.mark.parametrize(("align", "left"), [("left", 50.0), ("right", 50.0 - 1), ("centre", 50.0 - 0.5)])
@pytest.mark.parametrize("text", ["Hamburg", "\u0645\u062d\u0645\u062f", "\u5b9e\u9a8c\u5ba4 LT-1"])
def test_a_line_stands_at_its_place(align: Align, left: float, text: str, tmp_path: Path) -> None:
    wide = width(text, 12)
    start = 50.0 - (50.0 - left) * wide
    picture = drawn(tmp_path / "a.pdf", lambda pen: pen.text(50, 30, text, 12, align=align))
    found = box_of(picture)
    assert found[0] == pytest.approx(start, abs=0.8)
    assert found[2] == pytest.approx(start + wide, abs=0.8)
    assert 25 < found[1] < 30 < found[3] + 0.3 < 33


@pytest.mark.parametrize("text", ["x" * 2000, "W W " * 500, "\u0645\u062d\u0645\u062f " * 300, "\U0001f9ec" * 100])
def test_a_line_with_room_ends_there(text: str, tmp_path: Path) -> None:
    found = box_of(drawn(tmp_path / "a.pdf", lambda pen: pen.text(10, 30, text, 12, room=40)))
    assert found[0] > 9.5
    assert found[2] < 50.5


def test_a_block_stays_in_its_box(tmp_path: Path) -> None:
    found = box_of(
        drawn(tmp_path / "a.pdf", lambda pen: pen.block(10, 10, "Words of all kinds " * 30, 40, 20, 14, lines=9))
    )
    assert found[0] > 9.5
    assert found[1] > 9.5
    assert found[2] < 50.5
    assert found[3] < 30.5


def test_codes_stand_at_their_place_and_are_read(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        pen.symbol(code128("LT-00142"), 5, 5, 0.3, 12)
        pen.symbol(qr("LT-00142"), 60, 20, 0.7)

    picture = drawn(tmp_path / "a.pdf", draw)
    assert [code.text for code in codes(picture, DPI)] == ["LT-00142"] * 2
    left, top, _, _ = box_of(picture)
    assert left == pytest.approx(5 + 10 * 0.3, abs=0.15)
    assert top == pytest.approx(5, abs=0.15)
