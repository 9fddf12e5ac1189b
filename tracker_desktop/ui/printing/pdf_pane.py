"""The pages of a PDF on the screen, one at a time, with the way from page to page and the zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker_desktop.paper.fonts import LACKING
from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.fields.choice_field import Combo
from tracker_desktop.ui.text import named, plain_label

WHOLE, WIDE, TRUE = "whole", "wide", "true"
MODES: dict[str, QPdfView.ZoomMode] = {
    WHOLE: QPdfView.ZoomMode.FitInView,
    WIDE: QPdfView.ZoomMode.FitToWidth,
    TRUE: QPdfView.ZoomMode.Custom,
}


class PdfPane(QWidget):
    """Signals: page_shown(int): number of the page, counted from 0.

    `close_document` ends it; afterwards nothing reads the document any more.
    """

    page_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document, self._nothing = QPdfDocument(self), QPdfDocument(self)
        self.view = named(QPdfView(self), self.tr("Page"))
        self.view.setPageMode(QPdfView.PageMode.SinglePage)
        self._label = plain_label(role="strong")
        self._zoom = named(Combo(), self.tr("Zoom"))
        named(self._zoom.view(), self.tr("Zoom"))
        self._back = self._arrow("◀", self.tr("Page back"), -1)
        self._forward = self._arrow("▶", self.tr("Page forward"), 1)
        self._zoom.addItems([self.tr("Whole page"), self.tr("Fit width"), self.tr("100 %")])
        self._zoom.activated.connect(lambda number: self.zoom(list(MODES)[number]))
        self._lay_out()
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(self._stepper(step))
        self.zoom(WHOLE)
        self._show_page()

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """Number of the page shown, counted from 0."""
        return self.view.pageNavigator().currentPage()

    @property
    def lacks_letters(self) -> bool:
        """Whether the document has signs in place of letters that no font has."""
        return LACKING in str(self._document.metaData(QPdfDocument.MetaDataField.Keywords))

    def label(self) -> str:
        """Page 1 of 7."""
        return self._label.text()

    def show_pdf(self, data: bytes) -> None:
        """Show a document from its first page on. Raises ValueError where it is none."""
        self.close_document()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            raise ValueError("not a PDF")
        self.view.setDocument(self._document)
        self._show_page()

    def close_document(self) -> None:
        """Let the document go: first what draws it, then what reads it."""
        self.view.setDocument(self._nothing)
        self._document.close()
        self._buffer.close()

    def step(self, pages: int) -> None:
        """Go forward, or back with a number below zero."""
        wanted = min(max(self.page + pages, 0), self.pages - 1)
        if self.pages and wanted != self.page:
            self.view.pageNavigator().jump(wanted, QPointF())
            self._show_page()

    def zoom(self, mode: str) -> None:
        """Show the whole page, its whole width, or its true size."""
        self._zoom.setCurrentIndex(list(MODES).index(mode))
        self.view.setZoomFactor(1.0)
        self.view.setZoomMode(MODES[mode])
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if mode == WHOLE else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.view.setVerticalScrollBarPolicy(bars)
        self.view.setHorizontalScrollBarPolicy(bars)

    def _show_page(self) -> None:
        locale = QLocale()
        at, of = (locale.toString(number) for number in (self.page + 1, self.pages))
        self._label.setText(self.tr("Page {0} of {1}").format(at, of) if self.pages else "")
        self._back.setEnabled(self.page > 0)
        self._forward.setEnabled(self.page + 1 < self.pages)
        self.page_shown.emit(self.page)

    def _arrow(self, text: str, name: str, step: int) -> QPushButton:
        made = push_button(Button(text, self._stepper(step)))
        made.setToolTip(name)
        return named(made, name)

    def _stepper(self, step: int) -> Callable[[], None]:
        return lambda: self.step(step)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        zoom_label = plain_label(self.tr("Zoom"), "muted")
        zoom_label.setBuddy(self._zoom)
        for widget in (self._back, self._label, self._forward):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(zoom_label)
        row.addWidget(self._zoom)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.view, 1)
        box.addLayout(row)
        self.view.setMinimumSize(300, 200)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
