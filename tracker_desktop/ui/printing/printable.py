"""What can be printed: its title, and how its document is made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.printing.printer import Language, Printer
from tracker_desktop.ui.desk import Progress

Make = Callable[[Path, Progress, threading.Event], None]
"""Writes a PDF to a path, away from the window's thread. It says how far it is, and raises Stopped (of store.watch)
soon after the event is set, or Refused."""
MakeLabels = Callable[[Path, Printer, Progress, threading.Event], None]
"""The same in the language of a label printer, at its dots per inch and moved by its offset."""


@dataclass(frozen=True)
class Printable:
    """`make` writes what is shown, saved and sent to usual printers; `make_zpl` what label printers get, where it can
    be printed on them. `for_labels`: its printer is remembered apart from that of papers."""

    title: str
    make: Make
    copies: int = 1
    for_labels: bool = False
    make_zpl: MakeLabels | None = None

    @property
    def languages(self) -> frozenset[Language]:
        """What printers may be sent."""
        return frozenset({"pdf", "zpl"} if self.make_zpl is not None else {"pdf"})

    @property
    def use(self) -> str:
        """What its printer is remembered for."""
        return "labels" if self.for_labels else "paper"
