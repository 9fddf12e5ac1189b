"""Things to print, and what there is to ask of a preview."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from tests.printing.jobs import write_pdf
from tracker_desktop.errors import Refused
from tracker_desktop.printing.printer import Printer
from tracker_desktop.store.watch import Stopped
from tracker_desktop.ui.desk import Progress
from tracker_desktop.ui.printing.printable import Printable

TITLE = "Hand receipt HR-2026-00012"


@dataclass
class Maker:
    """Writes a PDF of `pages`; waits for `gate` first, telling how far it is; raises `error` instead where given."""

    pages: int = 3
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    made: list[bytes] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    for_printers: list[Printer] = field(default_factory=list)

    def make(self, path: Path, progress: Progress, cancelled: threading.Event) -> None:
        progress(1, 3)
        while not self.gate.wait(0.01):
            if cancelled.is_set():
                self.stopped.set()
                raise Stopped
        if self.error is not None:
            raise self.error
        self.made.append(write_pdf(path, self.pages).read_bytes())

    def make_labels(self, path: Path, printer: Printer, _progress: Progress, _cancelled: threading.Event) -> None:
        self.for_printers.append(printer)
        path.write_bytes(b"^XA^FDLT-00142^FS^XZ\n")


def printable(maker: Maker | None = None, *, copies: int = 1, labels: bool = False) -> Printable:
    """One that is made at once, unless its maker waits."""
    if maker is None:
        maker = Maker()
        maker.gate.set()
    return Printable(TITLE, maker.make, copies, labels, maker.make_labels if labels else None)


def at_once(pages: int = 3, error: Refused | Exception | None = None) -> Maker:
    """A maker that does not wait."""
    maker = Maker(pages, error=error)
    maker.gate.set()
    return maker
