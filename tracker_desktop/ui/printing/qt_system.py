"""The printers of a system without CUPS, through Qt: each page drawn at exactly the printer's resolution."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from tracker_desktop.errors import Refused
from tracker_desktop.paper.units import INCH
from tracker_desktop.printing.job import PrintJob, Queues, Sent
from tracker_desktop.store.watch import Watch

FINEST = 600
"""Dots an inch beyond which nobody sees a difference; a page of A4 in them takes 140 MB."""


class QtSystem:
    """The printers that Qt knows. May be used from any thread."""

    has_raw = False

    def queues(self, watch: Watch) -> Queues:
        """The printers of this PC."""
        watch.check()
        names = sorted(QPrinterInfo.availablePrinterNames(), key=str.casefold)
        return Queues(tuple(names), QPrinterInfo.defaultPrinterName())

    def send(self, job: PrintJob, document: Path, watch: Watch) -> Sent:
        """Draw a PDF on a printer. Raises Refused: printer_gone, printer_not_drawn, job_damaged; Stopped."""
        name = job.printer.address
        if name not in QPrinterInfo.availablePrinterNames():
            raise Refused("printer_gone", printer=job.printer.name)
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job.title)
        draw_on(printer, job, document, watch)
        return Sent()


def draw_on(printer: QPrinter, job: PrintJob, document: Path, watch: Watch) -> None:
    """Draw each page in its true size from the very edge of the paper, moved by the offset of the job's printer. A
    printer that makes no copies by itself gets every page as often.

    Raises Refused: printer_not_drawn, job_damaged; Stopped.
    """
    pdf = QPdfDocument()
    if pdf.load(str(document)) != QPdfDocument.Error.None_ or not pdf.pageCount():
        raise Refused("job_damaged", title=job.title)
    by_itself = printer.supportsMultipleCopies()
    printer.setCopyCount(job.copies if by_itself else 1)
    pages = [*range(pdf.pageCount())] * (1 if by_itself else job.copies)
    watch.begin(len(pages))
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setFullPage(True)
    _set_page(printer, pdf.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("printer_not_drawn", printer=job.printer.name, page=1)
    try:
        for drawn, number in enumerate(pages):
            if drawn:
                _set_page(printer, pdf.pagePointSize(number))
                if not printer.newPage():
                    raise Refused("printer_not_drawn", printer=job.printer.name, page=drawn + 1)
            _draw(painter, printer, pdf, number, job.offset)
            watch.add(1)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        pdf.close()


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    """The paper of a page, upright or on its side as the page is, without margins."""
    lies = points.width() > points.height()
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF(), QPageLayout.Unit.Point, QMarginsF()))


def _draw(painter: QPainter, printer: QPrinter, pdf: QPdfDocument, number: int, offset: tuple[float, float]) -> None:
    dots = printer.resolution()
    points = pdf.pagePointSize(number)
    size = QSize(*(round(side * dots / 72) for side in (points.width(), points.height())))
    right, down = (round(millimetres * dots / INCH) for millimetres in offset)
    painter.drawImage(QRect(right, down, size.width(), size.height()), pdf.render(number, size))
