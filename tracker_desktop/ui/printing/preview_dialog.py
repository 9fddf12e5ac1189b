"""The preview: the very document that is printed, where it goes, and how often."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from tracker_desktop.errors import Refused
from tracker_desktop.paper.units import USUAL_DPI
from tracker_desktop.printing.job import PrintJob
from tracker_desktop.printing.pdf_pages import read_pages
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.pick_file import pick_target
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.printing.pdf_pane import PdfPane
from tracker_desktop.ui.printing.print_work import PrintWork, copy_to
from tracker_desktop.ui.printing.printable import Make, Printable
from tracker_desktop.ui.printing.printers_dialog import PrintersDialog
from tracker_desktop.ui.progress_line import ProgressLine

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Desk, Progress

MOST_COPIES = 999


class PreviewDialog(DialogFrame):
    """Begins to make the document at once; Esc stops that. It closes as soon as the job is kept at this desk.
    Signals: saved(): its document was written to a file."""

    saved = Signal()

    def __init__(self, desk: Desk, work: PrintWork, printable: Printable, parent: QWidget | None = None) -> None:
        super().__init__(printable.title, parent=parent)
        self._desk, self._work = desk, work
        self._printable = printable
        self._drawn: Make | None = None
        self._draft = work.draft()
        self._ready = False
        self._busy = False
        self.printer = ChoiceField(self.tr("Printer"))
        self.copies = QuantityField(self.tr("Copies"), whole=True)
        self.copies.most = Decimal(MOST_COPIES)
        self.copies.set_value(Decimal(printable.copies))
        self.add_fields(self.printer, self.copies, stretch=(4, 1))
        self.line = ProgressLine(self.tr("The pages are being made…"))
        self.pane = PdfPane()
        self.pane.hide()
        self.line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(self.line)
        self.body.addWidget(self.pane, 1)
        self.body.addStretch(0)
        self.set_buttons(
            [
                Button(self.tr("Save as PDF…"), self.save_as),
                Button(self.tr("Printers…"), lambda: show_dialog(PrintersDialog(self._work, self))),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Print  {0}").format(PRINT), self.print_it, primary=True),
            ]
        )
        self.resize(940, 900)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self.print_it)
        self.finished.connect(self._left)
        work.printers_changed.connect(self._show_printers)
        desk.crashed.connect(lambda _: self.line.hide())
        self._show_printers()
        self._stop = desk.work(
            self._make, self._made, progress=self.line.show_progress, refused=self._not_made, owner=self
        )
        work.look_for_queues()

    @property
    def is_ready(self) -> bool:
        """Whether the pages are there."""
        return self._ready

    def print_it(self) -> None:
        """Keep the job at this desk and send it."""
        printer = self.printer.value()
        if not self._ready or self._busy or not isinstance(printer, Printer):
            return
        if not self.copies.check():
            self.copies.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        copies = int(self.copies.value() or 1)
        self._enter(lambda: self._print_on(printer, copies))

    def _print_on(self, printer: Printer, copies: int) -> None:
        self._set_working(True, slow=printer.language == "zpl")
        self._work.remember(self._printable.use, printer)
        work, printable, draft = self._work, self._printable, self._draft

        def make(progress: Progress, cancelled: threading.Event) -> PrintJob:
            return make_job(work, printable, draft, printer, copies, progress, cancelled)

        self._stop = work.add(make, self.accept, refused=self._not_kept, progress=self.line.show_progress, owner=self)

    def save_as(self) -> None:
        """Ask where to write the PDF, and write it there."""
        if self._ready:
            name = f"{self._printable.file(dt.date.today())}.pdf"
            pick_target(self, self.tr("Save as PDF"), name, self.tr("PDF (*.pdf)"), "pdf", self._save)

    def _enter(self, then: Callable[[], object]) -> None:
        """What must be in the journal first goes there once, however often this is printed or saved; what says more
        after it, as its number, is made anew."""
        enter = self._printable.enter
        if enter is not None:
            self._set_working(True)
            enter(lambda entered: self._entered(entered, then), self._not_entered)
        elif self._drawn is not self._printable.make:
            self._set_working(True)
            made = partial(self._made_anew, then)
            self._stop = self._desk.work(self._make, made, refused=self._not_kept, owner=self)
        else:
            then()

    def _entered(self, entered: Printable, then: Callable[[], object]) -> None:
        if self._is_open():
            self._set_working(False)
            self._printable = entered
            self.set_title(entered.title)
            self._enter(then)

    def _not_entered(self, refused: Refused) -> None:
        if self._is_open():
            self._not_kept(refused)

    def _is_open(self) -> bool:
        """Whether it still shows its pages: what is entered is entered, but who has closed it prints nothing."""
        return isValid(self) and self._ready

    def _made_anew(self, then: Callable[[], object], data: bytes) -> None:
        self._set_working(False)
        self._made(data)
        then()

    # --- making

    def _make(self, progress: Progress, cancelled: threading.Event) -> bytes:
        self._work.folder()
        self._printable.make(self._draft, progress, cancelled)
        return self._draft.read_bytes()

    def _made(self, data: bytes) -> None:
        self._drawn = self._printable.make
        self.line.hide()
        self.pane.show()
        self.pane.show_pdf(data)
        if self.pane.lacks_letters:
            words = self.tr(
                "� stands for each letter that no font of this program has. All others are as they were written."
            )
            self.banner.show_answer("warning", self.tr("Some letters cannot be printed."), words, sound=False)
        self._ready = True
        self._show_buttons()
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_made(self, refused: Refused) -> None:
        self.line.hide()
        self.banner.show_answer("refused", str(refused))

    def _not_kept(self, refused: Refused) -> None:
        self._set_working(False)
        self.banner.show_answer("refused", str(refused))

    def _left(self) -> None:
        """Nothing is made any more; the document goes with the dialog."""
        self._stop.set()
        self._ready = False
        self.pane.close_document()
        self._work.forget(self._draft)

    # --- saving

    def _save(self, target: Path) -> None:
        self._enter(lambda: self._save_to(target))

    def _save_to(self, target: Path) -> None:
        draft = self._draft

        def saved(_: None) -> None:
            self._printable = replace(self._printable, entry="")  # it is there, whatever becomes of a job
            self.strip.show_text(self.tr("Saved."), str(target))
            self.saved.emit()

        self._desk.work(
            lambda *_: copy_to(draft, target, self._desk.store),
            saved,
            refused=lambda no: self.banner.show_answer("refused", str(no)),
            owner=self,
        )

    # --- showing

    def _show_printers(self) -> None:
        found = self._work.choices(self._printable.languages)
        before = self.printer.value()
        self.printer.set_choices([(printer, printer.name) for printer in found])
        if before not in found:
            self.printer.set_value(self._work.first_choice(self._printable.use, found))
        self.printer.setEnabled(bool(found))
        self._say_why_none(found)
        self._show_buttons()

    def _say_why_none(self, found: list[Printer]) -> None:
        if found:
            self.strip.clear()
        elif self._work.queues is not None:
            why = self._work.no_queues
            none = self.tr("There is no printer at this desk.")
            if self._work.printers:
                none = self.tr("No printer of this desk prints whole pages: label printers only print rolls.")
            headline = str(why) if why is not None else none
            self.strip.show_text(headline, self.tr("Save it as PDF, or set one up under Printers…"), tone="warn")

    def _show_buttons(self) -> None:
        save, printers, _, print_it = self._buttons
        save.setEnabled(self._ready and not self._busy)
        printers.setEnabled(not self._busy)
        print_it.setEnabled(self._ready and not self._busy and self.printer.value() is not None)

    def _set_working(self, busy: bool, *, slow: bool = False) -> None:
        self._busy = busy
        self.line.begin(self.tr("The labels are made for this printer…"))
        self.line.setVisible(busy and slow)
        self._show_buttons()


def make_job(
    work: PrintWork,
    printable: Printable,
    draft: Path,
    printer: Printer,
    copies: int,
    progress: Progress,
    cancelled: threading.Event,
) -> PrintJob:
    """Take the document in for this printer, made anew where its language is another or its dots are no multiple of
    those that the preview was drawn for. Raises Refused, Stopped."""
    folder = work.folder()
    if printable.make_labels is None or (printer.language == "pdf" and printer.dpi % USUAL_DPI == 0):
        pages = read_pages(draft).count
        return folder.add(draft, printable.name, printer, copies=copies, pages=pages, entry=printable.entry)
    labels = work.draft(printer.language)
    try:
        printable.make_labels(labels, printer, progress, cancelled)
        pages = read_pages(labels).count if printer.language == "pdf" else 0
        return folder.add(labels, printable.name, printer, copies=copies, pages=pages, entry=printable.entry)
    finally:
        labels.unlink(missing_ok=True)
