"""A desk that prints: its office, its work, and the dialogs of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.printing.fake_cups import cups, no_cups
from tests.ui.dialogs.office import DeskOffice, desk
from tests.ui.printing.printables import printable
from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.printing.jobs import NAME
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog
from tracker_desktop.ui.printing.print_work import PrintWork
from tracker_desktop.ui.printing.printable import Printable

__all__ = ["cups", "desk", "no_cups", "printing"]


class PrintDesk:
    """The desk with its print work, and what that said."""

    def __init__(self, desk: DeskOffice, folder: Path) -> None:
        self.desk = desk
        self.folder = folder / NAME
        self.work = PrintWork(desk.desk, desk.window)
        self.sent: list[tuple[PrintJob, Sent]] = []
        self.refused: list[tuple[PrintJob, Refused]] = []
        self.work.sent.connect(lambda job, sent: self.sent.append((job, sent)))
        self.work.not_sent.connect(lambda job, no: self.refused.append((job, no)))
        self.work.start()

    def settle(self) -> None:
        """Wait until all is answered."""
        self.desk.wait(lambda: self.desk.desk.is_idle)
        self.desk.bot.wait(30)
        self.desk.wait(lambda: self.desk.desk.is_idle)

    def printers(self, *printers: Printer) -> None:
        """These are the printers of the desk."""
        self.work.keep_printers(printers, lambda: None, self.desk.crashes.append, self.desk.window)
        self.settle()

    def preview(self, what: Printable | None = None) -> PreviewDialog:
        """The preview, with its pages."""
        dialog = PreviewDialog(self.desk.desk, self.work, what or printable(), self.desk.window)
        self.desk.shown(dialog)
        self.desk.wait(lambda: dialog.is_ready)
        self.settle()
        return dialog

    def files(self) -> list[str]:
        """What lies in the folder of the jobs."""
        return sorted(path.suffix for path in self.folder.iterdir())


@pytest.fixture
def printing(desk: DeskOffice, tmp_path: Path) -> Iterator[PrintDesk]:
    made = PrintDesk(desk, tmp_path)
    made.settle()
    yield made
    made.work.stop()
