"""The frame of a paper: nothing of it lies over anything else, whatever its texts; its file is whole or not there."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest

from tests.paper.render import codes, pages, text_of
from tracker_desktop.errors import Refused
from tracker_desktop.paper.pages import MARGIN, Frame, Pages
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.symbols import code128
from tracker_desktop.paper.units import MM, PAPERS

A4 = PAPERS["A4"]
LONG = "Office of the Registrar and of Everything Else " * 20
TEXTS = ["<b>bold</b> & co", "=1+1", "../../etc/passwd", "%s {0} ${{x}}", "(paren \\ ) ) (", "&#x41; _x0041_"]


def framed(path: Path, frame: Frame, count: int = 1) -> Path:
    with PdfFile(path, A4, frame.title) as file:
        made = Pages(file, frame)
        for _ in range(count):
            made.next_page()
    return path


def words(pdf: Path) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every word with its box: left, top, right, bottom in millimetres."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    found = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', told.stdout)
    return [(html.unescape(word), tuple(float(side) / MM for side in box)) for *box, word in found]  # type: ignore[misc]


def test_long_texts_stay_beside_each_other_and_between_the_margins(tmp_path: Path) -> None:
    frame = Frame(LONG, LONG, (LONG, LONG), LONG, code128("HR-2026-00012"), "Holder's copy")
    found = words(framed(tmp_path / "long.pdf", frame))
    assert {"Holder's", "copy"} <= {word for word, _ in found}
    for number, (word, (left, top, right, bottom)) in enumerate(found):
        assert left >= MARGIN - 0.1
        assert right <= A4[0] - MARGIN + 0.1, word
        for other, (x, y, to_x, to_y) in found[number + 1 :]:
            across, down = min(right, to_x) - max(left, x), min(bottom, to_y) - max(top, y)
            assert across < 0.1 or down < 1.0, (word, other)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_printed_as_they_are(text: str, tmp_path: Path) -> None:
    said = text_of(framed(tmp_path / "text.pdf", Frame(text, f"T {text}", (f"B {text}",), f"F {text}")))
    assert said.count(text) == 4


@pytest.mark.parametrize("text", ["a\x00b", "a\nb", "\ud800", "\x1b[31m", "\u202eabc", "a\u2028b", "\x85"])
def test_what_cannot_be_seen_breaks_nothing(text: str, tmp_path: Path) -> None:
    said = text_of(framed(tmp_path / "odd.pdf", Frame(text, text, (text,), text, None, text)))
    assert "Page 1 of 1" in said


def test_void_is_across_and_the_number_is_still_read(tmp_path: Path) -> None:
    frame = Frame("Stockroom", "Hand receipt", code=code128("HR-2026-00012"), void=True)
    path = framed(tmp_path / "void.pdf", frame, 2)
    for picture in pages(path, 203):
        assert [code.text for code in codes(picture, 203)] == ["HR-2026-00012"]
    assert "Page 2 of 2" in text_of(path)


@pytest.mark.parametrize("count", [1, 12, 1001])
def test_the_number_of_a_page_ends_at_the_margin(count: int, tmp_path: Path) -> None:
    found = words(framed(tmp_path / "many.pdf", Frame("Stockroom", "Many"), count))
    ends = [box for word, box in found if word == f"{count:,}"][-count:]
    assert len(ends) == count
    assert all(abs(right - (A4[0] - MARGIN)) < 0.2 for _, _, right, _ in ends)
    said = re.findall(r"Page (\d+) of ([\d,]+)", text_of(tmp_path / "many.pdf"))
    assert said == [(str(number), f"{count:,}") for number in range(1, count + 1)]


def test_where_drawing_fails_no_file_is_left(tmp_path: Path) -> None:
    with pytest.raises(AttributeError), PdfFile(tmp_path / "half.pdf", A4, "Half") as file:
        Pages(file, Frame("Stockroom", None)).next_page()  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_where_drawing_fails(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_text("old")
    with pytest.raises(ZeroDivisionError), PdfFile(tmp_path / "old.pdf", A4, "New"):
        raise ZeroDivisionError
    assert (tmp_path / "old.pdf").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("where", ["", "none/x.pdf", f"{'n' * 300}.pdf"])
def test_a_place_that_cannot_be_written_is_said(where: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        framed(tmp_path / where, Frame("Stockroom", "Nowhere"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(Refused, match="no space left"):
        framed(Path("/dev/full"), Frame("Stockroom", "Full"))
