"""Pages drawn on a printer of Qt: their true size, from the very edge, moved as far as was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.printing.jobs import LASER, job, write_pdf
from tests.printing.pictures import dark_box, page_picture
from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import Queues
from tracker_desktop.printing.pdf_pages import read_pages
from tracker_desktop.printing.printer import Printer
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.ui.printing.qt_system import QtSystem, draw_on


def paper(path: Path, dots: int = 300) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    return printer


@pytest.mark.parametrize(
    ("size", "dots"),
    [((210.0, 297.0), 300), ((297.0, 210.0), 300), ((215.9, 279.4), 300), ((100.0, 60.0), 300), ((100.0, 60.0), 600)],
)
def test_what_is_printed_stands_where_it_was_drawn(
    qapp: object, tmp_path: Path, size: tuple[float, float], dots: int
) -> None:
    document = write_pdf(tmp_path / "a.pdf", 2, size)
    printed = tmp_path / "printed.pdf"
    seen: list[int] = []
    draw_on(paper(printed, dots), job(LASER), document, Watch(lambda done, _of: seen.append(done)))
    assert seen == [0, 1, 2]
    for page in range(2):
        picture = page_picture(printed, page)
        assert (picture.width() / 20, picture.height() / 20) == pytest.approx(size, abs=0.4)
        assert dark_box(picture, (45, 35, 60, 50)) == pytest.approx((50, 40, 55, 45), abs=0.15)


def test_it_is_moved_by_what_the_printer_is_out(qapp: object, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    for as_is, wanted in ((False, (52.5, 38.5, 57.5, 43.5)), (True, (50, 40, 55, 45))):
        printed = tmp_path / f"{as_is}.pdf"
        printer = Printer("Laser", "queue", "laser", offset_x=2.5, offset_y=-1.5)
        draw_on(paper(printed), job(printer, as_is=as_is), document, Watch())
        assert dark_box(page_picture(printed), (45, 35, 60, 50)) == pytest.approx(wanted, abs=0.15)


def test_copies_that_a_printer_does_not_make_are_drawn(qapp: object, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf", 2)
    printed = tmp_path / "printed.pdf"
    printer = paper(printed)
    assert not printer.supportsMultipleCopies()
    draw_on(printer, job(LASER, copies=3), document, Watch())
    for page in range(6):
        assert dark_box(page_picture(printed, page), (45, 35, 60, 50)) == pytest.approx((50, 40, 55, 45), abs=0.15)


def test_it_can_be_stopped_between_two_pages(qapp: object, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf", 5)
    watch = Watch()
    watch.report = lambda done, _of: watch.cancelled.set() if done == 2 else None
    with pytest.raises(Stopped):
        draw_on(paper(tmp_path / "printed.pdf"), job(LASER), document, watch)


def test_a_document_that_is_none_is_refused(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"no pages")
    with pytest.raises(Refused) as caught:
        draw_on(paper(tmp_path / "printed.pdf"), job(LASER), path, Watch())
    assert caught.value.code == "job_damaged"


def test_a_printer_that_is_gone_is_named(qapp: object, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    assert QtSystem().queues(Watch()) == Queues()
    with pytest.raises(Refused) as caught:
        QtSystem().send(job(LASER), document, Watch())
    assert caught.value.code == "printer_gone"
    assert read_pages(document).count == 1
