"""What printing reads of a PDF, and pages moved on their paper, measured in the picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.printing.jobs import write_pdf
from tests.printing.pictures import dark_box, page_picture
from tracker_desktop.printing.pdf_pages import moved, read_pages

SQUARE = (50.0, 40.0, 55.0, 45.0)
"""Where the square of `write_pdf` is."""
AROUND = (40, 30, 70, 60)


@pytest.mark.parametrize(("pages", "size"), [(1, (210.0, 297.0)), (12, (100.0, 50.0)), (300, (279.4, 215.9))])
def test_pages_and_their_size(tmp_path: Path, pages: int, size: tuple[float, float]) -> None:
    found = read_pages(write_pdf(tmp_path / "a.pdf", pages, size))
    assert found.count == pages
    assert (found.width, found.height) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("by", [(0.0, 0.0), (1.5, 0.0), (0.0, 2.0), (-3.2, -1.4), (10.0, -7.7)])
def test_pages_are_moved_as_far_as_was_said(qapp: object, tmp_path: Path, by: tuple[float, float]) -> None:
    document = write_pdf(tmp_path / "a.pdf", 2)
    other = tmp_path / "moved.pdf"
    other.write_bytes(moved(document.read_bytes(), *by))
    wanted = tuple(side + by[number % 2] for number, side in enumerate(SQUARE))
    for page in range(2):
        assert dark_box(page_picture(other, page), AROUND) == pytest.approx(wanted, abs=0.11)
    assert read_pages(document).count * 2 == read_pages(other).count
    assert page_picture(other).size() == page_picture(document).size()


def test_twice_moved_is_moved_by_both(qapp: object, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    back = tmp_path / "back.pdf"
    back.write_bytes(moved(moved(document.read_bytes(), 5, 5), -5, -5))
    assert dark_box(page_picture(back), AROUND) == pytest.approx(SQUARE, abs=0.11)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nstartxref\n", b"^XA^XZ"])
def test_what_is_no_pdf_is_a_bug(data: bytes) -> None:
    with pytest.raises(ValueError, match="no"):
        moved(data, 1, 1)
