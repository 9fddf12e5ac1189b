"""The page of a label format as it is printed, drawn anew soon after each change."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.labels.known_formats import KnownFormats, format_from
from tracker_desktop.labels.sample_page import SampleLabels, write_sample_page
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields
from tracker_desktop.ui.printing.pdf_pane import PdfPane
from tracker_desktop.ui.progress_line import ProgressLine
from tracker_desktop.ui.text import plain_label

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Desk, Progress
    from tracker_desktop.ui.printing.print_work import PrintWork

SOON_MS = 300
SLOW_MS = 500


class FormatPreview(QWidget):
    """Signals: drawn(): the page shown is that of the newest format. The newest wins: one that is still being drawn is
    stopped. `close_preview` ends it."""

    drawn = Signal()

    def __init__(self, desk: Desk, work: PrintWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        self._draft = work.draft()
        self._wanted: LabelFormatFields | None = None
        self._stop = threading.Event()
        self._turn = 0
        self.pane = PdfPane()
        self.line = ProgressLine(self.tr("The page is being drawn…"))
        self.line.hide()
        self._said = plain_label(role="muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line)
        box.addWidget(self.pane, 1)
        box.addWidget(self._said)
        self._soon, self._slow = self._timer(SOON_MS), self._timer(SLOW_MS)
        self._soon.timeout.connect(self._draw)
        self._slow.timeout.connect(self.line.show)

    def said(self) -> str:
        """What is said under the page."""
        return self._said.text()

    def show_format(self, fields: LabelFormatFields | None) -> None:
        """Draw this one soon; None: nothing can be drawn as it stands, and the last page stays."""
        self._drop()
        self._wanted = fields
        if fields is None:
            self._said.setText(self.tr("The page is drawn again as soon as nothing is wrong in the form."))
        else:
            self._soon.start()

    def close_preview(self) -> None:
        """Nothing is drawn any more."""
        self._drop()
        self._wanted = None
        self.pane.close_document()
        self._work.forget(self._draft)

    def _draw(self) -> None:
        fields = self._wanted
        if fields is None:
            return
        form, work, store, draft = format_from(fields), self._work, self._desk.store, self._draft

        def make(progress: Progress, cancelled: threading.Event) -> tuple[bytes, Refused | None]:
            watch = Watch(progress, cancelled)
            watch.check()
            work.folder()
            labels, known = store.read(SampleLabels()), store.read(KnownFormats())
            why = write_sample_page(draft, form, labels, known=known, office=store.url, watch=watch)
            return draft.read_bytes(), why

        self._slow.start()
        self.line.begin(self.tr("The page is being drawn…"))
        turn = self._turn

        def is_newest() -> bool:
            return turn == self._turn

        self._stop = self._desk.work(
            make,
            lambda made: self._show(*made) if is_newest() else None,
            progress=lambda done, of: self.line.show_progress(done, of) if is_newest() else None,
            refused=lambda no: self._cannot(no) if is_newest() else None,
            owner=self,
        )

    def _show(self, data: bytes, why: Refused | None) -> None:
        self._rest()
        self.pane.close_document()
        self.pane.show_pdf(data)
        self._said.setText(str(why) if why is not None else "")
        self.drawn.emit()

    def _cannot(self, refused: Refused) -> None:
        self._rest()
        self._said.setText(str(refused))

    def _drop(self) -> None:
        """What is being drawn is not wanted any more."""
        self._turn += 1
        self._stop.set()
        self._soon.stop()
        self._rest()

    def _rest(self) -> None:
        self._slow.stop()
        self.line.hide()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
