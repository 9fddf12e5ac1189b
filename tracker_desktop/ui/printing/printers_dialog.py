"""The printers of this desk: add, edit, try and remove them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.printing.calibration_page import write_calibration_page
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.printing.printer import BY_KEY, Printer, moved_words
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.lines_table import LineColumn, LinesTable
from tracker_desktop.ui.printing.print_work import PrintWork, kept_words
from tracker_desktop.ui.printing.printer_dialog import PrinterDialog

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress


@dataclass(frozen=True)
class _Row:
    """A printer as a line of the table."""

    printer: Printer
    problem: str = ""


class PrintersDialog(DialogFrame):
    """They belong to this desk; another desk has its own."""

    def __init__(self, work: PrintWork, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Printers of this desk"),
            self.tr(
                "A printer of this PC can be used without being listed here; listed, it can be measured and named."
            ),
            parent=parent,
        )
        self._work = work
        self.table = LinesTable(
            (
                LineColumn(self.tr("Name"), lambda row: row.printer.name, 220, elastic=True),
                LineColumn(self.tr("Kind"), lambda row: BY_KEY[row.printer.kind].title, 255),
                LineColumn(self.tr("Where"), lambda row: row.printer.address, 150, elastic=True),
                LineColumn(self.tr("Moved by"), lambda row: moved_words(row.printer), 200),
            ),
            self.tr("Printers of this desk"),
        )
        self.table.opened.connect(lambda _: self.edit())
        self.table.removed.connect(lambda _: self.remove())
        self.table.currentCellChanged.connect(lambda *_: self._show_buttons())
        self.body.addWidget(self.table, 1)
        self.set_buttons(
            [
                Button(self.tr("New printer…"), self.new),
                Button(self.tr("Edit…"), self.edit),
                Button(self.tr("Remove…"), self.remove),
                Button(self.tr("Print a calibration page"), self.try_it),
                Button(self.tr("Close  Esc"), self.accept, primary=True),
            ]
        )
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new)
        self.resize(980, 460)
        work.printers_changed.connect(self._show)
        work.sent.connect(self._sent)
        work.not_sent.connect(self._not_sent)
        self._show()
        work.look_for_queues()

    def current(self) -> Printer | None:
        """The printer chosen in the table."""
        row = self.table.currentRow()
        return self._work.printers[row] if 0 <= row < len(self._work.printers) else None

    def new(self) -> None:
        """Ask for another printer."""
        self._open(None)

    def edit(self) -> None:
        """Change the printer chosen."""
        printer = self.current()
        if printer is not None:
            self._open(printer)

    def remove(self) -> None:
        """Take the printer off this desk, after asking."""
        printer = self.current()
        if printer is None:
            return
        rest = [other for other in self._work.printers if other != printer]
        said = self.tr("{0} is removed").format(printer.name)
        ask(
            self,
            self.tr("Remove a printer"),
            self.tr("{0} is taken off the printers of this desk. Jobs that wait for it stay.").format(printer.name),
            [("remove", self.tr("Remove it")), (None, self.tr("Leave it"))],
            lambda key: self._keep(rest, said) if key == "remove" else None,
        )

    def try_it(self) -> None:
        """Print the page with the cross that is measured."""
        printer = self.current()
        if printer is None:
            return
        work, title = self._work, self.tr("Calibration page: {0}").format(printer.name)

        def make(_progress: Progress, _cancelled: threading.Event) -> PrintJob:
            draft = work.draft(printer.language)
            folder = work.folder()
            try:
                write_calibration_page(draft, printer, work.paper_size())
                return folder.add(draft, title, printer, copies=1, pages=1, as_is=True)
            finally:
                draft.unlink(missing_ok=True)

        self.banner.show_answer("info", self.tr("On its way to {0}.").format(printer.name), sound=False)
        work.add(make, lambda: None, refused=self._refused, owner=self)

    def _sent(self, job: PrintJob, _sent: Sent) -> None:
        self.banner.show_answer("done", self.tr("Sent to {0}: {1}").format(job.printer.name, job.title), sound=False)

    def _not_sent(self, job: PrintJob, refused: Refused) -> None:
        kept = kept_words(self.tr("“{0}” is kept: Office > Print jobs.").format(job.title), refused)
        self.banner.show_answer("refused", str(refused), kept)

    def _open(self, printer: Printer | None) -> None:
        others = [other for other in self._work.printers if other != printer]
        dialog = PrinterDialog(self._work, printer, others, self)
        dialog.saved.connect(lambda made: self._keep([*others, made], self.tr("{0} is saved").format(made.name)))
        show_dialog(dialog)

    def _keep(self, printers: Sequence[Printer], said: str) -> None:
        def kept() -> None:
            self.banner.show_answer("done", said)

        self._work.keep_printers(printers, kept, self._refused, self)

    def _refused(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))

    def _show(self) -> None:
        row = max(self.table.currentRow(), 0)
        self.table.show_lines([_Row(printer) for printer in self._work.printers])
        if self.table.rowCount():
            self.table.setCurrentCell(min(row, self.table.rowCount() - 1), 0)
        self._say_what_else()
        self._show_buttons()

    def _say_what_else(self) -> None:
        """Where none is listed: which there are all the same."""
        queues = self._work.queues
        if self._work.printers or queues is None:
            self.strip.clear()
            return
        why = self._work.no_queues
        if why is not None:
            self.strip.show_text(str(why), tone="warn")
        elif queues.names:
            self.strip.show_text(self.tr("Printers of this PC:"), ", ".join(queues.names))
        else:
            self.strip.show_text(self.tr("This PC has no printer."), self.tr("A label printer can be added here."))

    def _show_buttons(self) -> None:
        for made in self._buttons[1:4]:
            made.setEnabled(self.current() is not None)
