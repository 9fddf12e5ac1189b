"""What can be printed: its title, and how its document is made."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.printing.printer import Language, Printer
from tracker_desktop.printing.to_folder import file_name
from tracker_desktop.ui.desk import Progress, Refuse

Make = Callable[[Path, Progress, threading.Event], None]
"""Writes a PDF to a path, away from the window's thread. It says how far it is, and raises Stopped (of store.watch)
soon after the event is set, or Refused."""
MakeLabels = Callable[[Path, Printer, Progress, threading.Event], None]
"""The same in the language of a printer and for its dots per inch; ZPL is moved by its offset, a PDF is when it is
sent."""
Enter = Callable[[Callable[["Printable"], object], Refuse], object]
"""Puts into the journal what must be there first, then hands over what is printed from then on, or says why not."""


@dataclass(frozen=True)
class Printable:
    """`make` writes what is shown, saved and sent to usual printers; `make_labels` what is made for one printer alone,
    where that can be. `for_labels`: its printer is remembered apart from that of papers. `enter` is done once, before
    it is printed or saved: who only looks leaves nothing behind. `called` is what its job and its file are called
    where that is not its title; `dated`: the day belongs to the file's name. `entry` is the uid of the entry that says
    that it was printed, where that is taken back with a job that is thrown away."""

    title: str
    make: Make
    copies: int = 1
    for_labels: bool = False
    make_labels: MakeLabels | None = None
    enter: Enter | None = None
    called: str = ""
    dated: bool = True
    entry: str = ""

    @property
    def name(self) -> str:
        """What is printed: Tags, Hand receipt HR-2026-00012."""
        return self.called or self.title

    def file(self, day: dt.date) -> str:
        """What a file of it is called, without its ending: Tags 2026-11-30."""
        return file_name(self.name) + (f" {day:%Y-%m-%d}" if self.dated else "")

    @property
    def languages(self) -> frozenset[Language]:
        """What printers may be sent."""
        return frozenset({"pdf", "zpl"} if self.make_labels is not None else {"pdf"})

    @property
    def use(self) -> str:
        """What its printer is remembered for."""
        return "labels" if self.for_labels else "paper"
