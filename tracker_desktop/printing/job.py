"""A print job, and what came of sending one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tracker_desktop.errors import Refused
from tracker_desktop.printing.printer import Language, Printer
from tracker_desktop.store.watch import Watch


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A document that is to be printed. `pages` is that of one copy, 0 where nobody counted; `made_at` is in UTC.

    `size` in bytes and `digest` (SHA-256) tell a damaged document. `why` says why it was not printed the last time it
    was tried, `damage` why it never can be. `as_is`: it is not moved by the printer's offset.
    `entry` is the uid of the entry of the journal that says that it was printed, "" where none does.
    """

    uid: str
    title: str
    printer: Printer
    language: Language
    copies: int
    pages: int
    made_at: dt.datetime
    size: int = 0
    digest: str = ""
    why: str = ""
    damage: str = ""
    as_is: bool = False
    entry: str = ""

    @property
    def offset(self) -> tuple[float, float]:
        """How far it has to be moved right and down, in millimetres."""
        return (0.0, 0.0) if self.as_is else (self.printer.offset_x, self.printer.offset_y)


@dataclass(frozen=True, slots=True)
class Sent:
    """The printer has the job. `notice` says why it nevertheless does not print now."""

    notice: Refused | None = None


class Target(Protocol):
    """A way to a printer."""

    def __call__(self, job: PrintJob, document: Path, watch: Watch) -> Sent:
        """Send `document` to `job.printer`. Raises Refused where it cannot, Stopped where somebody stopped it."""


@dataclass(frozen=True, slots=True)
class Queues:
    """The printers of this PC by name, and which of them it prints to by itself."""

    names: tuple[str, ...] = ()
    default: str = ""


class PrintSystem(Protocol):
    """What the operating system knows of printers."""

    has_raw: bool
    """Whether it takes ZPL past a driver."""

    def queues(self, watch: Watch) -> Queues:
        """The printers of this PC. Raises Refused: print_system_down."""

    def send(self, job: PrintJob, document: Path, watch: Watch) -> Sent:
        """Hand a document to one of them."""
